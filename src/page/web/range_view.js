// Which ranks each company can still have, whatever the unknown turns out to be.

import { UnknownBounds } from "./bounds.js";
import { data } from "./data.js";
import { el, exact, partsOf } from "./dom.js";
import { companyButton, moreText, scrollable } from "./parts.js";
import { shownLimit } from "./scene.js";
import { headText } from "./scene_words.js";
import { groupedText, rangeText } from "./words.js";

export class RangeView {
  constructor() {
    this.root = el("div", { class: "range-view" });
  }

  /** @param {AnyScene} scene */
  update(scene) {
    if (!scene.weights || scene.rows.length === 0) {
      return this.root.replaceChildren(el("p", { class: "panel-note" }, headText(scene)));
    }
    const bounds = new UnknownBounds(
      scene.columns,
      scene.weights,
      (row) => scene.allows(row) && scene.fits.coverage[row] > 0,
    );
    const most = bounds.lows.length;
    const shown = scene.rows.map((row, place) => ({ row, rank: scene.ranks[place], bound: bounds.at(row) }));
    const end = Math.max(...shown.map(({ bound }) => bound.worst), 2);
    this.root.replaceChildren(
      el("p", { class: "panel-note" }, rangeNote(most)),
      rangeTable(shown, end),
      ...partsOf([moreText(shownLimit(scene) - shown.length)]),
    );
  }

  updateLater() {}
}

/** @param {number} most */
function rangeNote(most) {
  const among = data.exact_top ? ` Counted among the ${groupedText(most)} companies in this page.` : "";
  return (
    "Every unknown signal may turn out anything from its worst to its best score. These are the ranks that each " +
    `company can then have, under any policy.${among}`
  );
}

/** @typedef {ReturnType<UnknownBounds["at"]>} Bound */

/** @param {{ row: number, rank: number, bound: Bound }[]} shown @param {number} end */
function rangeTable(shown, end) {
  const head = el(
    "tr",
    {},
    el("th", { scope: "col" }, "Company"),
    el("th", { scope: "col", class: "number" }, "Now"),
    el("th", { scope: "col", class: "number" }, "Best"),
    el("th", { scope: "col", class: "number" }, "Worst"),
    el("th", { scope: "col", class: "span-head" }, el("span", {}, "rank 1"), el("span", {}, groupedText(end))),
    el("th", { scope: "col", class: "number" }, "Fit"),
  );
  const rows = shown.map(({ row, rank, bound }) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, companyButton(row)),
      el("td", { class: "number now" }, String(rank)),
      el("td", { class: "number best" }, String(bound.best)),
      el("td", { class: "number worst" }, String(bound.worst)),
      el("td", {}, rankSpan(rank, bound, end)),
      el("td", { class: "number" }, exact(`${bound.low} ${bound.high}`, rangeText(bound.low, bound.high))),
    ),
  );
  return scrollable("Ranks that are still possible", el("thead", {}, head), el("tbody", {}, ...rows));
}

/** From the best to the worst rank, with the present one on it.
 * @param {number} rank @param {Bound} bound @param {number} end */
function rankSpan(rank, bound, end) {
  /** @param {number} value */
  const place = (value) => ((Math.min(value, end) - 1) / (end - 1)) * 100;
  const bar = el("span", { class: "span-bar" });
  bar.style.left = `${place(bound.best)}%`;
  bar.style.width = `${place(bound.worst) - place(bound.best)}%`;
  const now = el("span", { class: "span-now" });
  now.style.left = `${place(rank)}%`;
  return el("div", { class: "span", "aria-hidden": "true" }, bar, now);
}
