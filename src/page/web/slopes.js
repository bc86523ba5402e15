// What the charts share: how companies are distinguished, labels that do not cover each other.
//
// Colours belong to criteria. Companies differ by dashes and by the label at the line's end; the leader and the company
// looked at are highlighted.

import { nameOf } from "./data.js";
import { svg } from "./dom.js";
import { state } from "./state.js";

const kDashes = [null, "7 3", "2 3", "9 3 2 3", "14 4", "1 5", "5 2 5 6", "3 1"];

/** All that shows one company in a chart, so that pointing at a part lights the whole.
 * @param {Scene} scene @param {number} row @param {number} n @param {...ElementChild} parts */
export function series(scene, row, n, ...parts) {
  const looked = row === state.open || state.pair.includes(row);
  const kind = row === scene.rows[0] ? "series ahead" : looked ? "series looked" : "series";
  return svg("g", { class: kind, "stroke-dasharray": kDashes[n % kDashes.length] }, ...parts);
}

/** The tens that enclose some scores, with a little room; the axis of a chart of lines need not begin at 0.
 * @param {number[]} scores @returns {[number, number]} */
export function scoreRange(scores) {
  const known = scores.filter((score) => !Number.isNaN(score));
  const least = Math.max(0, Math.floor((Math.min(...known, 100) - 3) / 10) * 10);
  const most = Math.min(100, Math.ceil((Math.max(...known, 0) + 3) / 10) * 10);
  return most - least >= 20 ? [least, most] : [Math.max(0, most - 20), Math.max(20, most)];
}

/** Separates labels until they are `gap` from each other, in order and within `low` to `high`.
 * @param {number[]} wanted @param {number} gap @param {number} low @param {number} high */
export function spreadLabels(wanted, gap, low, high) {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const placed = [];
  let least = low;
  for (const i of order) {
    placed[i] = Math.max(wanted[i], least);
    least = placed[i] + gap;
  }
  let most = high;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i], most);
    most = placed[i] - gap;
  }
  return placed;
}

/** A name cut to about `letters`, for a label in a chart.
 * @param {number} row @param {number} letters */
export function labelText(row, letters) {
  const all = Array.from(nameOf(row));
  return all.length > letters ? all.slice(0, letters - 1).join("") + "…" : all.join("");
}

/** A chart's text, isolated so that its direction stays its own.
 * @param {string} text @param {SvgAttributes} attributes */
export function chartText(text, attributes) {
  return svg("text", { ...attributes, direction: "ltr" }, "\u2068" + text + "\u2069");
}

/** The best of the ranking, and whichever company is looked at.
 * @param {Scene} scene @param {number} count */
export function chartRows(scene, count) {
  const rows = scene.rows.slice(0, count);
  for (const row of [state.open, ...state.pair]) {
    if (row !== null && scene.fits.coverage[row] > 0 && !rows.includes(row)) rows.push(row);
  }
  return rows;
}

/** The room for a chart, in pixels.
 * @param {Element} element */
export function chartWidth(element) {
  return Math.max(280, Math.min(element.clientWidth || 640, 900));
}
