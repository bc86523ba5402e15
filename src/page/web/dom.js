// Elements, made without markup: whatever comes from a file is set as text, so that it can never become anything else.

import { briefName } from "./words.js";

/** An element with properties, attributes (those with a dash, and `role`), and children: nodes, text, or null. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) set(element, name, value);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

function set(element, name, value) {
  if (value === null || value === undefined) return;
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (name.includes("-") || name === "role" || name === "for" || name === "list")
    element.setAttribute(name, value);
  else if (name === "class") element.className = value;
  else element[name] = value;
}

const kSvg = "http://www.w3.org/2000/svg";

/** An SVG element; attributes only. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(kSvg, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export function byId(id) {
  return document.getElementById(id);
}

/** Text of a file's own: its direction is its own, and does not change what is beside it. */
export function foreign(text, properties = {}) {
  return el("bdi", { dir: "auto", ...properties }, text);
}

/** An observed value, which may break behind the underscores of a level's label. */
export function valueText(value) {
  const parts = briefName(value).split(/(?<=_)/);
  return el(
    "bdi",
    { dir: "auto" },
    parts.flatMap((part, i) => (i > 0 ? [el("wbr"), part] : [part])),
  );
}

/** A shown number with its exact value behind it. */
export function exact(value, text, properties = {}) {
  return el("data", { value: String(value), ...properties }, text);
}

/** Writes only what changed: an untouched text node costs no layout. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function prefersReducedMotion() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
