// One company's row in the ranking: place, bar of points, range, coverage, marks.
//
// A row is made once and then only changed, so that a slider's step touches what moved and nothing else.

import { colourOf } from "./colours.js";
import { contributionOf, explain, isKnownCell } from "./contributions.js";
import { companies, likelyRange, model, nameOf } from "./data.js";
import { el, foreign, setText, valueText } from "./dom.js";
import { choosePair, openDossier } from "./navigation.js";
import { flagsOf, kAsk, verdictsThat } from "./rules.js";
import { isExactPlace } from "./scene.js";
import { flagWords } from "./scene_words.js";
import { state } from "./state.js";
import { levelWords } from "./verdict_words.js";
import {
  briefName,
  countText,
  kMissingWords,
  listText,
  percentText,
  rangeText,
  scoreText,
  shortText,
} from "./words.js";

/** @typedef {ReturnType<typeof buildRow>} RowParts */

/** @param {number} row */
export function buildRow(row) {
  const rank = el("span", { class: "rank" });
  const level = el("span", { class: "level" });
  const name = el("button", { type: "button", class: "name", onclick: () => openDossier(row) }, foreign(nameOf(row)));
  const sub = el("p", { class: "sub" });
  const segments = model.criteria.map((_, c) => el("span", { class: `segment ${colourOf(c)}` }));
  const bar = el("div", { class: "bar", role: "img" }, ...segments);
  const whisker = el("span", { class: "whisker", "aria-hidden": "true" });
  const reason = el("p", { class: "reason" });
  const fit = el("data", { class: "fit" });
  const spread = el("span", { class: "spread" });
  const known = el("span", { class: "known" });
  const move = el("span", { class: "move" });
  const pair = el("button", { type: "button", class: "pair quiet", onclick: () => choosePair(row) }, "Compare");
  const who = el("div", { class: "who" }, name, sub);
  const chart = el("div", { class: "chart" }, bar, whisker, reason);
  const numbers = el("div", { class: "numbers" }, fit, spread, known);
  const place = el("div", { class: "place" }, rank, level);
  const root = el("li", { class: "row" }, place, move, who, chart, numbers, pair);
  root.dataset.id = companies[row].id;
  return { root, rank, level, name, sub, segments, bar, whisker, reason, fit, spread, known, move, pair };
}

/** @param {RowParts} parts @param {Scene} scene @param {number} row @param {number} rank */
export function updateRow(parts, scene, row, rank) {
  const { fits } = scene;
  const low = fits.low[row];
  const high = fits.high[row];
  setText(parts.rank, String(rank));
  parts.fit.value = String(fits.score[row]);
  setText(parts.fit, scoreText(fits.score[row]));
  setText(parts.spread, rangeText(low, high));
  const likely = likelyRange(scene, row);
  const probably = likely ? `; ${percentText(scene.persona.interval)} interval ${rangeText(...likely)}` : "";
  parts.spread.title = `Between ${shortText(low)} and ${shortText(high)}, whatever the unknown turns out to be${probably}`;
  setText(parts.known, `${percentText(fits.coverage[row])} known`);
  parts.whisker.style.left = `${low}%`;
  parts.whisker.style.width = `${Math.max(0, high - low)}%`;
  parts.whisker.hidden = !(high - low > 0);
  updateBar(parts, scene, row);
  updateMove(parts.move, scene, row, rank);
  const chosen = state.pair.includes(row);
  parts.pair.setAttribute("aria-pressed", String(chosen));
  parts.pair.setAttribute("aria-label", `Compare ${briefName(nameOf(row))}`);
}

/** The mark of the table behind the rank of a company that cannot be told from its group's first; no verdict yet: none.
 * @param {RowParts} parts @param {Verdict | null} verdict @param {number} row */
export function updateLevel({ level }, verdict, row) {
  const words = levelWords(verdict, row);
  if (level.title === words) return;
  level.title = words;
  level.replaceChildren(...(words ? [el("span", { "aria-hidden": "true" }, "≈"), hidden(words)] : []));
}

/** @param {string} words */
function hidden(words) {
  return el("span", { class: "unseen" }, foreign(words));
}

/** Points of each criterion, one after the other; what an unknown criterion is taken for is hatched.
 * @param {RowParts} parts @param {Scene} scene @param {number} row */
function updateBar(parts, scene, row) {
  const { columns, weights, missing, fits } = scene;
  /** @type {string[]} */
  const words = [];
  parts.segments.forEach((segment, c) => {
    const points = contributionOf(columns, row, c, weights, missing, fits.known[row]);
    const unknown = !isKnownCell(columns, c, row);
    segment.style.width = `${points}%`;
    segment.classList.toggle("assumed", unknown);
    setText(segment, points >= 7 ? scoreText(points) : "");
    const label = model.criteria[c].label;
    words.push(unknown ? `${label} unknown` : `${label} ${shortText(points)}`);
    segment.title = unknown ? `${label}: unknown, ${kMissingWords[missing]}` : `${label}: ${shortText(points)} points`;
  });
  parts.bar.setAttribute("aria-label", `Points: ${words.join(", ")}`);
}

/** Places gained or lost against the persona as written.
 * @param {HTMLElement} element @param {Scene} scene @param {number} row @param {number} rank */
function updateMove(element, scene, row, rank) {
  const before = scene.baseline.rankOf(row);
  const gained = before === null ? null : before - rank;
  const known = isExactPlace(before);
  let text = "";
  let words = "";
  if (gained === null) [text, words] = ["new", "not ranked for the persona as written"];
  else if (gained !== 0 && known) {
    text = `${gained > 0 ? "▲" : "▼"} ${Math.abs(gained)}`;
    words = `${gained > 0 ? "up" : "down"} ${Math.abs(gained)}, from rank ${before} for the persona as written`;
  }
  setText(element, text);
  const way = gained ?? 0;
  element.className = `move ${way > 0 ? "up" : way < 0 ? "down" : ""}`;
  element.title = words;
  if (words) element.setAttribute("aria-label", words);
  else element.removeAttribute("aria-label");
  element.setAttribute("role", words ? "img" : "presentation");
}

/** Below the name: the layer, warnings, what to ask; below the bar: what carries and what drags.
 * @param {RowParts} parts @param {Scene} scene @param {number} row */
export function updateReasons(parts, scene, row) {
  const company = companies[row];
  const marks = [];
  if (company.layer !== undefined && company.layer !== null)
    marks.push(el("span", {}, foreign(model.layers[company.layer].label)));
  const flags = flagsOf(scene, row);
  const asks = verdictsThat(scene, row, kAsk);
  if (flags.length > 0)
    marks.push(mark("flag", `⚑ ${countText(flags.length, "warning", "warnings")}`, flags.map(flagWords)));
  if (asks.length > 0)
    marks.push(
      mark(
        "ask",
        `? ${asks.length} to ask`,
        asks.map(({ breaker }) => scene.persona.deal_breakers[breaker].text),
      ),
    );
  parts.sub.replaceChildren(...marks);
  parts.reason.replaceChildren(...reasonWords(scene, row));
}

/** @param {string} kind @param {string} text @param {string[]} titles */
function mark(kind, text, titles) {
  return el("span", { class: `mark ${kind}`, title: titles.join("\n") }, text);
}

/** "+ Revenue growth 142 % · − Export-control charges · ? Pay"
 * @param {Scene} scene @param {number} row */
function reasonWords(scene, row) {
  const { criteria } = explain(scene, row);
  const lines = criteria.filter(({ weight }) => weight > 0).flatMap((line) => line.signals);
  const best = lines
    .filter(({ used }) => used >= 50)
    .sort((a, b) => b.contribution - a.contribution || a.signal - b.signal)[0];
  const worst = lines.slice().sort((a, b) => a.used - b.used || b.contribution - a.contribution)[0];
  const unknown = criteria
    .filter(({ weight, score }) => weight > 0 && score === null)
    .map(({ criterion }) => model.criteria[criterion].label);
  const words = [];
  if (best) words.push(reasonPart("+", row, best));
  if (worst && worst !== best && worst.used < 50) words.push(reasonPart("−", row, worst));
  if (unknown.length > 0) words.push(el("span", {}, `? ${listText(unknown)}`));
  return words;
}

/** @param {string} sign @param {number} row @param {SignalLine} line */
function reasonPart(sign, row, line) {
  const { label } = model.signals[line.signal];
  const observation = companies[row].observations[line.chosen];
  return el("span", {}, `${sign} ${label} `, valueText(observation.value));
}
