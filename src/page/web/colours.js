// The colour of each criterion.

import { el } from "./dom.js";

/** The class that gives a criterion its colour; past the eighth, the colours come again, hatched.
 * @param {number} criterion */
export function colourOf(criterion) {
  return `c${criterion % 8}${criterion >= 8 ? " hatched" : ""}`;
}

/** @param {number} criterion */
export function swatch(criterion) {
  return el("span", { class: `swatch ${colourOf(criterion)}`, "aria-hidden": "true" });
}
