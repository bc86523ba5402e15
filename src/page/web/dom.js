// Elements, made without markup: whatever comes from a file is set as text, so that it can never become anything else.

import { briefName } from "./words.js";

/** An element with properties, attributes (those with a dash, and `role`), and children: nodes, text, or null.
 * @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {ElementProperties} [properties]
 * @param {...ElementChild} children @returns {HTMLElementTagNameMap[K]} */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) set(element, name, value);
  element.append(...partsOf(children));
  return element;
}

/** What is there of them, in one list.
 * @param {ElementChild[]} children @returns {(Node | string)[]} */
export function partsOf(children) {
  return /** @type {(Node | string)[]} */ (children.flat().filter((child) => child !== null && child !== undefined));
}

/** @param {HTMLElement} element @param {string} name @param {ElementProperties[string]} value */
function set(element, name, value) {
  if (value === null || value === undefined) return;
  if (typeof value === "function") element.addEventListener(name.slice(2), value);
  else if (name.includes("-") || name === "role" || name === "for" || name === "list")
    element.setAttribute(name, String(value));
  else if (name === "class") element.className = String(value);
  else /** @type {any} */ (element)[name] = value;
}

const kSvg = "http://www.w3.org/2000/svg";

/** An SVG element; attributes only.
 * @template {keyof SVGElementTagNameMap} K @param {K} tag @param {SvgAttributes} [attributes]
 * @param {...ElementChild} children @returns {SVGElementTagNameMap[K]} */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(kSvg, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...partsOf(children));
  return element;
}

/** An element of page.html, or of a view that is shown.
 * @template {string} K @param {K} id @returns {K extends keyof PageElements ? PageElements[K] : HTMLElement} */
export function byId(id) {
  return /** @type {any} */ (document.getElementById(id));
}

/** Text of a file's own: its direction is its own, and does not change what is beside it.
 * @param {string} text @param {ElementProperties} [properties] */
export function foreign(text, properties = {}) {
  return el("bdi", { dir: "auto", ...properties }, text);
}

/** An observed value, which may break behind the underscores of a level's label.
 * @param {string} value */
export function valueText(value) {
  const parts = briefName(value).split(/(?<=_)/);
  return el(
    "bdi",
    { dir: "auto" },
    parts.flatMap((part, i) => (i > 0 ? [el("wbr"), part] : [part])),
  );
}

/** A shown number with its exact value behind it.
 * @param {number | string} value @param {string} text @param {ElementProperties} [properties] */
export function exact(value, text, properties = {}) {
  return el("data", { value: String(value), ...properties }, text);
}

/** Writes only what changed: an untouched text node costs no layout.
 * @param {Element} element @param {string} text */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function prefersReducedMotion() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
