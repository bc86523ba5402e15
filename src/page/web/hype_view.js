// Face value against discounted evidence, as a slope graph and line by line.

import { apportion } from "./apportion.js";
import { companies, model } from "./data.js";
import { el, exact, partsOf, svg, valueText } from "./dom.js";
import { findHype } from "./hype.js";
import { companyButton, moreText, scrollable } from "./parts.js";
import { headText } from "./scene_words.js";
import { chartText, chartWidth, labelText, scoreRange, series, spreadLabels } from "./slopes.js";
import { kRowsAtOnce, state } from "./state.js";
import { countText, pointsText, scoreText } from "./words.js";

const kSlopes = 12;

export class HypeView {
  constructor() {
    this.root = el("div", { class: "hype-view" });
  }

  /** @param {AnyScene} scene */
  update(scene) {
    if (!scene.weights) return this.root.replaceChildren(el("p", { class: "panel-note" }, headText(scene)));
    const { entries, ranked } = findHype(scene, Math.max(state.shown, kRowsAtOnce));
    if (entries.length === 0) return this.root.replaceChildren(el("p", { class: "panel-note" }, "Nobody is ranked."));
    this.root.replaceChildren(
      el(
        "p",
        { class: "panel-note" },
        "What each company's fit owes to weak evidence: at face value, then discounted by how far each kind of " +
          "evidence is trusted. Deal-breakers are not looked at.",
      ),
      el("figure", {}, drawSlopes(scene, entries.slice(0, kSlopes), chartWidth(this.root))),
      hypeTable(entries),
      ...partsOf([moreText(ranked - entries.length)]),
    );
  }

  updateLater() {}
}

/** @param {Scene} scene @param {HypeEntry[]} entries @param {number} width */
function drawSlopes(scene, entries, width) {
  const [least, most] = scoreRange(entries.flatMap(({ face, discounted }) => [face.score, discounted.score]));
  const height = Math.max(260, entries.length * 22 + 70);
  const labels = Math.min(190, width * 0.33);
  const frame = { left: labels, right: width - labels, top: 34, bottom: height - 14 };
  /** @param {number} score */
  const y = (score) => frame.bottom - ((score - least) / (most - least)) * (frame.bottom - frame.top);
  const letters = Math.floor((labels - 40) / 7.4);
  const shown = countText(entries.length, "company", "companies");
  const words = `Slope graph of ${shown}: fit at face value and discounted, as in the table below.`;
  return svg(
    "svg",
    { class: "plot", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": words },
    svg("line", { class: "grid", x1: frame.left, x2: frame.left, y1: frame.top - 8, y2: frame.bottom + 6 }),
    svg("line", { class: "grid", x1: frame.right, x2: frame.right, y1: frame.top - 8, y2: frame.bottom + 6 }),
    chartText("Face value", { class: "axis-title", x: frame.left, y: 16, "text-anchor": "end" }),
    chartText("Discounted", { class: "axis-title", x: frame.right, y: 16 }),
    slopeLines(scene, entries, frame, y, letters),
  );
}

/** @param {Scene} scene @param {HypeEntry[]} entries @param {ChartFrame} frame @param {Axis} y
 * @param {number} letters */
function slopeLines(scene, entries, frame, y, letters) {
  const lefts = spreadLabels(
    entries.map(({ face }) => y(face.score)),
    16,
    frame.top,
    frame.bottom,
  );
  const rights = spreadLabels(
    entries.map(({ discounted }) => y(discounted.score)),
    16,
    frame.top,
    frame.bottom,
  );
  return entries.map(({ row, face, discounted }, n) => {
    const from = y(face.score).toFixed(1);
    const to = y(discounted.score).toFixed(1);
    return series(
      scene,
      row,
      n,
      svg("path", { class: "line", d: `M${frame.left} ${from}L${frame.right} ${to}` }),
      svg("circle", { class: "dot", cx: frame.left, cy: from, r: 3.5 }),
      svg("circle", { class: "dot", cx: frame.right, cy: to, r: 3.5 }),
      chartText(`${labelText(row, letters)}  ${scoreText(face.score)}`, {
        class: "label",
        x: frame.left - 10,
        y: lefts[n] + 4,
        "text-anchor": "end",
      }),
      chartText(`${scoreText(discounted.score)}  ${labelText(row, letters)}`, {
        class: "label",
        x: frame.right + 10,
        y: rights[n] + 4,
      }),
    );
  });
}

/** @param {HypeEntry[]} entries */
function hypeTable(entries) {
  const rows = entries.map(({ row, face, discounted, gap, parts, ofOthers = 0 }) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, companyButton(row)),
      el("td", { class: "number" }, exact(face.score, scoreText(face.score))),
      el("td", { class: "number" }, exact(discounted.score, scoreText(discounted.score))),
      el("td", { class: "number" }, exact(gap, pointsText(gap))),
      el("td", {}, hypePartList(row, parts, ofOthers)),
    ),
  );
  const head = ["Company", "Face value", "Discounted", "Gap", "What makes it"].map((title, i) =>
    el("th", { scope: "col", class: i > 0 && i < 4 ? "number" : "" }, title),
  );
  return scrollable("Hype gaps", el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows));
}

/** @param {number} row @param {HypePart[]} own @param {number} ofOthers */
function hypePartList(row, own, ofOthers) {
  /** @type {(HypePart | { points: number, chosen?: undefined })[]} */
  const others = ofOthers === 0 ? [] : [{ points: ofOthers }];
  const parts = [...own, ...others];
  if (parts.length === 0) return el("span", { class: "hint" }, "no weak evidence");
  const tenths = apportion(
    parts.map(({ points }) => points * 10),
    Math.round(parts.reduce((sum, { points }) => sum + points, 0) * 10),
  );
  const items = parts.map((part, i) => {
    const points = exact(part.points, pointsText(tenths[i] / 10));
    if (part.chosen === undefined) {
      return el("li", {}, points, " what is expected of its unknown signals, as the others are discounted too");
    }
    const observation = companies[row].observations[part.chosen];
    const tier =
      observation.tier === null || observation.tier === undefined ? "" : ` (${model.tiers[observation.tier].id})`;
    return el(
      "li",
      {},
      points,
      ` ${model.signals[part.signal].label} `,
      valueText(observation.value),
      tier,
    );
  });
  return el("ul", { class: "parts" }, ...items);
}
