// Sources as links: http and https alone, opened separately and without a way back to this page.

import { el } from "./dom.js";

/** The address, if the text is a web address and nothing else; null otherwise.
 * @param {string} text @returns {string | null} */
function webAddress(text) {
  if (!/^https?:\/\/\S+$/i.test(text)) return null;
  try {
    const url = new URL(text);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

/** A source's title, which tells the source itself when pointed at; without one, its words, with whichever of them are
 * web addresses as links.
 * @param {string} source @param {string | undefined} title */
export function sourceText(source, title) {
  if (title) {
    const href = webAddress(source);
    const words = href ? el("a", { href, target: "_blank", rel: "noopener noreferrer" }, title) : title;
    return el("bdi", { dir: "auto", class: "source", title: source }, words);
  }
  const parts = source.split(/(\s+)/).map((word) => {
    const bare = word.replace(/[).,;:]+$/, "");
    const href = webAddress(bare);
    if (!href) return word;
    return [el("a", { href, target: "_blank", rel: "noopener noreferrer" }, bare), word.slice(bare.length)];
  });
  return el("bdi", { dir: "auto", class: "source" }, parts.flat());
}
