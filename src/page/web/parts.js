// Parts that several views have: a company to open, what is not listed, a table that scrolls.

import { nameOf } from "./data.js";
import { el, foreign } from "./dom.js";
import { openDossier } from "./navigation.js";
import { countText } from "./words.js";

export const kListedApart = 50;

/** @param {number} row */
export function companyButton(row) {
  return el("button", { type: "button", class: "name", onclick: () => openDossier(row) }, foreign(nameOf(row)));
}

/** @param {number} count */
export function moreText(count) {
  return count > 0 ? el("p", { class: "hint" }, `and ${countText(count, "more", "more")}`) : null;
}

/** @param {AnyScene} scene @param {BreakerHit} hit */
export function breakerLine(scene, { breaker, why }) {
  return el(
    "p",
    { class: "why" },
    foreign(scene.persona.deal_breakers[breaker].text),
    why ? [": ", foreign(why)] : null,
  );
}

/** A table that scrolls by itself where the window is narrow, by keyboard too.
 * @param {string} name @param {...HTMLElement} parts */
export function scrollable(name, ...parts) {
  const table = el("table", {}, el("caption", { class: "unseen" }, name), ...parts);
  return el("div", { class: "scroll", tabIndex: 0, role: "region", "aria-label": name }, table);
}
