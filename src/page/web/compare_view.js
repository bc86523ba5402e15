// Two companies side by side, line by line, in points that add up to the gap, and which weight would turn their order.

import { pushAddress } from "./address.js";
import { hundredthsOf, hundredthsText, toHundredths } from "./apportion.js";
import { colourOf, swatch } from "./colours.js";
import { compareCompanies } from "./contributions.js";
import { companies, model, nameOf, rowOfId } from "./data.js";
import { el, exact, foreign, valueText } from "./dom.js";
import { requestFrame } from "./frame.js";
import { scrollable } from "./parts.js";
import { headText } from "./scene_words.js";
import { state } from "./state.js";
import { briefName, percentText, shortText } from "./words.js";

/** How many companies a choice lists: any others are found by the search. */
const kChoices = 100;

export class CompareView {
  constructor() {
    this.choices = [0, 1].map((side) =>
      el("select", { id: `pair-${side}`, onchange: (event) => this.onChoose(side, event.target.value) }),
    );
    const fields = this.choices.map((select, side) =>
      el(
        "div",
        { class: "field" },
        el("label", { for: `pair-${side}` }, side === 0 ? "This company" : "with this one"),
        select,
      ),
    );
    const swap = el("button", { type: "button", class: "quiet", onclick: () => this.onSwap() }, "Swap");
    this.body = el("div", {});
    this.root = el("div", { class: "compare-view" }, el("div", { class: "pairing" }, ...fields, swap), this.body);
  }

  /** @param {number} side @param {string} id */
  onChoose(side, id) {
    state.pair[side] = rowOfId.get(id) ?? null;
    pushAddress();
    requestFrame();
  }

  onSwap() {
    state.pair.reverse();
    pushAddress();
    requestFrame();
  }

  /** @param {AnyScene} scene */
  update(scene) {
    this.choices.forEach((select, side) => fillChoices(select, scene, state.pair[side]));
    const [a, b] = state.pair;
    if (!scene.weights) return this.body.replaceChildren(el("p", { class: "panel-note" }, headText(scene)));
    if (a === null || b === null || a === b) {
      return this.body.replaceChildren(
        el("p", { class: "panel-note" }, "Choose two companies to see them line by line."),
      );
    }
    const comparison = compareCompanies(scene, a, b);
    this.body.replaceChildren(
      gapSentence(comparison),
      gapTable(scene, comparison),
      ...overtakeParts(scene, comparison),
    );
  }

  updateLater() {}
}

/** @param {HTMLSelectElement} select @param {AnyScene} scene @param {number | null} chosen */
function fillChoices(select, scene, chosen) {
  const rows = scene.rows.slice(0, kChoices);
  for (const row of state.pair) {
    if (row !== null && !rows.includes(row)) rows.push(row);
  }
  for (let row = 0; row < companies.length && companies.length <= kChoices; ++row) {
    if (!rows.includes(row)) rows.push(row);
  }
  const ids = ["", ...rows.map((row) => companies[row].id)];
  if (ids.length !== select.options.length || ids.some((id, i) => select.options[i].value !== id)) {
    const options = rows.map((row) => el("option", { value: companies[row].id, dir: "auto" }, briefName(nameOf(row))));
    select.replaceChildren(el("option", { value: "" }, "Choose…"), ...options);
  }
  select.value = chosen === null ? "" : companies[chosen].id;
}

/** @param {Comparison} comparison */
function gapSentence({ a, b, gap, level }) {
  /** @param {Explanation} company */
  const name = ({ row }) => foreign(briefName(nameOf(row)));
  if (!(a.fit.coverage > 0) || !(b.fit.coverage > 0)) {
    return el(
      "p",
      { class: "verdict" },
      "Nothing that weighs anything is known of ",
      name(a.fit.coverage > 0 ? b : a),
      ".",
    );
  }
  if (level)
    return el(
      "p",
      { class: "verdict" },
      name(a),
      " and ",
      name(b),
      " are level at ",
      exact(a.fit.score, shortText(a.fit.score), { class: "big" }),
      ".",
    );
  const [ahead, behind] = gap > 0 ? [a, b] : [b, a];
  const hundredths = Math.abs(toHundredths(a.fit.score) - toHundredths(b.fit.score));
  return el(
    "p",
    { class: "verdict" },
    name(ahead),
    " is ",
    exact(gap, hundredthsText(hundredths), { class: "big" }),
    " points ahead of ",
    name(behind),
    ".",
  );
}

/** Lines in hundredths that add up: signals to their criterion, criteria to the gap of the shown scores.
 * @param {Scene} scene @param {Comparison} comparison */
function gapTable(scene, { a, b, criteria }) {
  const totals = [a, b].map(({ fit }) => toHundredths(fit.score));
  const sides = [a, b].map((side, i) =>
    hundredthsOf(
      side.criteria.map(({ contribution }) => contribution),
      totals[i],
    ),
  );
  const widest = Math.max(1, ...criteria.map(({ gap }) => Math.abs(gap)));
  const bodies = criteria.map((line, c) => gapBody(scene, a.row, b.row, line, sides[0][c], sides[1][c], widest));
  const head = el(
    "tr",
    {},
    el("th", { scope: "col" }, "Points"),
    ...[a, b].map(({ row }) => el("th", { scope: "col", class: "number" }, foreign(briefName(nameOf(row))))),
    el("th", { scope: "col", class: "number" }, "Gap"),
    el("td", { class: "wide" }),
  );
  const foot = el(
    "tr",
    { class: "sum" },
    el("th", { scope: "row" }, "Fit"),
    ...[a, b].map(({ fit }, i) => el("td", { class: "number" }, exact(fit.score, hundredthsText(totals[i])))),
    el("td", { class: "number" }, exact(a.fit.score - b.fit.score, hundredthsText(totals[0] - totals[1], true))),
    el("td", { class: "wide" }),
  );
  return scrollable("Two companies, line by line", el("thead", {}, head), ...bodies, el("tfoot", {}, foot));
}

/** @param {Scene} scene @param {number} rowA @param {number} rowB @param {ComparedLine} line @param {number} pointsA
 * @param {number} pointsB @param {number} widest */
function gapBody(scene, rowA, rowB, line, pointsA, pointsB, widest) {
  const criterion = el(
    "tr",
    { class: `criterion-line ${colourOf(line.criterion)}` },
    el("th", { scope: "row" }, swatch(line.criterion), foreign(model.criteria[line.criterion].label)),
    el("td", { class: "number" }, sidePoints(line.a, pointsA)),
    el("td", { class: "number" }, sidePoints(line.b, pointsB)),
    el("td", { class: "number" }, exact(line.gap, hundredthsText(pointsA - pointsB, true))),
    el("td", { class: "wide" }, gapBar(line.gap, widest)),
  );
  const partsA = signalHundredths(line, "a", pointsA);
  const partsB = signalHundredths(line, "b", pointsB);
  const signals = line.signals.map((gap, i) => signalRow(rowA, rowB, gap, partsA[i], partsB[i]));
  return el("tbody", {}, criterion, ...signals);
}

/** An unknown criterion says so, though it may count as something.
 * @param {CriterionLine} side @param {number} hundredths */
function sidePoints(side, hundredths) {
  return exact(
    side.contribution,
    side.score === null
      ? `${hundredths === 0 ? "" : `${hundredthsText(hundredths)} `}unknown`
      : hundredthsText(hundredths),
  );
}

/** @param {ComparedLine} line @param {"a" | "b"} side @param {number} total */
function signalHundredths(line, side, total) {
  const points = line.signals.map((gap) => gap[side]?.contribution ?? 0);
  return points.some((value) => value > 0) ? keepZeros(points, total) : points.map(() => 0);
}

/** What is unknown of one side stays at nothing: only what carries points takes part in the rounding.
 * @param {number[]} points @param {number} total */
function keepZeros(points, total) {
  const carrying = points.map((_, i) => i).filter((i) => points[i] !== 0);
  const rounded = hundredthsOf(
    carrying.map((i) => points[i]),
    total,
  );
  const all = points.map(() => 0);
  carrying.forEach((i, n) => (all[i] = rounded[n]));
  return all;
}

/** @param {number} rowA @param {number} rowB @param {SignalGap} gap @param {number} pointsA @param {number} pointsB */
function signalRow(rowA, rowB, { signal, a, b, gap }, pointsA, pointsB) {
  return el(
    "tr",
    { class: "signal-line" },
    el("th", { scope: "row" }, foreign(model.signals[signal].label)),
    el("td", { class: "number" }, signalCell(rowA, a, pointsA)),
    el("td", { class: "number" }, signalCell(rowB, b, pointsB)),
    el("td", { class: "number" }, exact(gap, hundredthsText(pointsA - pointsB, true))),
    el("td", { class: "wide" }),
  );
}

/** @param {number} row @param {SignalLine | null} line @param {number} points */
function signalCell(row, line, points) {
  if (!line) return el("span", { class: "hint" }, "unknown");
  const { value, tier, as_of } = companies[row].observations[line.chosen];
  const known = tier === null || tier === undefined ? "" : `, ${model.tiers[tier].id}`;
  const firmness = `${known}, ${as_of || "undated"}`;
  return [
    exact(line.contribution, hundredthsText(points)),
    el("span", { class: "hint under" }, valueText(value), firmness),
  ];
}

/** To the left for A, to the right for B.
 * @param {number} gap @param {number} widest */
function gapBar(gap, widest) {
  const fill = el("span", { class: gap >= 0 ? "fill left" : "fill right" });
  fill.style.width = `${(Math.abs(gap) / widest) * 50}%`;
  return el("div", { class: "gap-bar", "aria-hidden": "true" }, fill);
}

/** @param {Scene} scene @param {Comparison} comparison */
function overtakeParts(scene, { a, b, gap, level, overtakes }) {
  if (level || !(a.fit.coverage > 0) || !(b.fit.coverage > 0)) return [];
  const behind = gap > 0 ? b.row : a.row;
  const title = el("h3", {}, "What would turn their order");
  if (overtakes.length === 0)
    return [title, el("p", {}, "No single weight does, the others keeping their proportions.")];
  return [title, el("ul", { class: "overtakes" }, ...overtakes.map((overtake) => overtakeItem(overtake, behind)))];
}

/** @param {Overtake} overtake @param {number} behind */
function overtakeItem({ criterion, from, to, levelOnly, until }, behind) {
  const way = to > from ? "up" : "down";
  const name = foreign(briefName(nameOf(behind)));
  const end = levelOnly ? [", where they draw level"] : [", where ", name, " overtakes"];
  const beyond = until === null ? [] : [", but only as far as ", exact(until, percentText(until))];
  return el(
    "li",
    { class: colourOf(criterion) },
    swatch(criterion),
    foreign(model.criteria[criterion].label),
    ` ${way} from `,
    exact(from, percentText(from)),
    " to ",
    exact(to, percentText(to)),
    ...end,
    ...beyond,
    ".",
  );
}
