// Where a company's points come from: criteria with their signals, what is expected of the unknown ones.

import { hundredthsOf, hundredthsText, toHundredths } from "./apportion.js";
import { colourOf, swatch } from "./colours.js";
import { model } from "./data.js";
import { el, exact, foreign } from "./dom.js";
import { conflictLines, observationLines, staleLines } from "./observations.js";
import { kMissingWords, percentText, shortText } from "./words.js";

/** Criteria with their signals; what is shown in hundredths adds up to the shown fit.
 * @param {Scene} scene @param {Explanation} explanation */
export function pointSections(scene, { row, criteria, fit }) {
  const total = toHundredths(fit.score);
  const points = hundredthsOf(
    criteria.map(({ contribution }) => contribution),
    total,
  );
  return [
    el("h3", {}, "Where the points come from"),
    ...criteria.map((line, c) => criterionSection(scene, row, line, points[c])),
    el("p", { class: "total" }, el("span", {}, "Fit"), exact(fit.score, hundredthsText(total))),
  ];
}

/** @param {Scene} scene @param {number} row @param {CriterionLine} line @param {number} points */
function criterionSection(scene, row, line, points) {
  const { label } = model.criteria[line.criterion];
  const number = line.score === null ? "" : shortText(line.score);
  const unknown = line.score === null || line.onlyExpected;
  const known = line.onlyExpected ? `, ${number}` : "";
  const score = unknown ? `unknown, ${kMissingWords[scene.missing]}${known}` : `score ${number}`;
  const head = el(
    "h4",
    {},
    swatch(line.criterion),
    foreign(label),
    el("span", { class: "hint" }, `${score}, weight ${percentText(line.weight)}`),
    exact(line.contribution, hundredthsText(points), { class: "points" }),
  );
  const parts = [...line.signals, ...line.expected].map(({ contribution }) => contribution);
  const shares = hundredthsOf(parts, parts.some((part) => part > 0) ? points : 0);
  const items = line.signals.map((signal, i) => signalItem(scene, row, signal, shares[i]));
  line.expected.forEach((one, i) => items.push(expectedItem(one, shares[line.signals.length + i])));
  if (line.stated) items.push(el("li", { class: "hint" }, "Stated outright in a table, without observations."));
  return el(
    "section",
    { class: `criterion ${colourOf(line.criterion)}` },
    head,
    meter(line.score),
    items.length > 0 ? el("ul", { class: "signals" }, ...items) : null,
  );
}

/** An unknown signal at what is expected of it, and from which employers.
 * @param {ExpectedLine} line @param {number} hundredths */
function expectedItem(line, hundredths) {
  const from = line.seen > 0 ? `expected of ${line.seen} ${line.ofLayer ? "of its layer" : "employers"}` : "too few are known";
  const given = line.givenOthers ? ", given what is known of this one" : "";
  return el(
    "li",
    { class: "expected" },
    el(
      "p",
      { class: "signal-head" },
      foreign(line.signal === null ? "Left open by the table" : model.signals[line.signal].label),
      exact(line.contribution, hundredthsText(hundredths), { class: "points" }),
    ),
    el("p", { class: "hint" }, `Unknown: ≈ ${shortText(line.mean)} ± ${shortText(line.deviation)}, ${from}${given}`),
  );
}

/** The criterion's score on its scale.
 * @param {number | null} score */
function meter(score) {
  const fill = el("span", { class: "fill" });
  fill.style.width = `${score === null ? 0 : score}%`;
  return el("div", { class: "meter", "aria-hidden": "true" }, fill);
}

/** @param {Scene} scene @param {number} row @param {SignalLine} line @param {number} hundredths */
function signalItem(scene, row, line, hundredths) {
  const signal = model.signals[line.signal];
  const discounted = scene.evidence === "discounted" && line.face !== line.discounted;
  const score = discounted
    ? `score ${shortText(line.discounted)}, at face value ${shortText(line.face)}`
    : `score ${shortText(line.used)}`;
  return el(
    "li",
    {},
    el(
      "p",
      { class: "signal-head" },
      foreign(signal.label),
      exact(line.contribution, hundredthsText(hundredths), { class: "points" }),
    ),
    observationLines(row, line.chosen, score),
    ...line.conflicting.map((other, i) => conflictLines(row, other, line.set_aside && line.set_aside[i])),
    ...staleLines(scene, row, line.signal),
  );
}
