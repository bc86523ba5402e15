// What to find out next, on screen and on paper: the questions of `fitrank brief` in their order.

import { swatch } from "./colours.js";
import { companies, data, model, nameOf } from "./data.js";
import { el, exact, foreign } from "./dom.js";
import { openQuestions, unknownsOfCompany } from "./unknowns.js";
import { clipped, groupedText, listText, shortText } from "./words.js";

/** As many as the brief shows. */
export const kFindNext = 8;
const kNamedCompanies = 5;

/** The engine's words for what is unknown.
 * @param {UnknownItem} unknown */
function unknownText({ criterion, signal }) {
  const { label } = model.criteria[criterion];
  return signal === null ? label : `${label}: ${model.signals[signal].label}`;
}

/** @param {UnknownItem} unknown */
function questionText({ criterion, signal }) {
  if (signal === null) return `What is known of ${model.criteria[criterion].label}?`;
  const { question, label } = model.signals[signal];
  return question || `What is known of this: ${label}?`;
}

/** "1.3 points", "<0.1 points"
 * @param {number} value */
function worthText(value) {
  const text = shortText(value);
  const shown = value > 0 && text === "0" ? "<0.1" : text;
  return `${shown} ${shown === "1" ? "point" : "points"}`;
}

/** The names of the companies to ask, the one most worth asking first.
 * @param {AnyScene} scene @param {UnknownWorth[]} values */
function unknownOfText(scene, values) {
  const all = allowedCount(scene);
  if (values.length === all && all > 1) return `all ${groupedText(all)}`;
  const names = values.slice(0, kNamedCompanies).map(({ company }) => clipped(nameOf(company), 40));
  const more = values.length - names.length;
  return listText(more > 0 ? [...names, `${groupedText(more)} more`] : names);
}

/** Companies that no deal-breaker excludes, ranked or not.
 * @param {AnyScene} scene */
function allowedCount(scene) {
  let count = 0;
  for (let row = 0; row < companies.length; ++row) count += scene.allows(row) ? 1 : 0;
  return count;
}

/** @param {AnyScene} scene @param {OpenQuestion} question */
function questionItem(scene, question) {
  const { criterion, signal, values } = question;
  const item = el(
    "li",
    {},
    swatch(criterion),
    " ",
    el("strong", {}, foreign(unknownText(question))),
    ", worth ",
    exact(question.value, worthText(question.value)),
    "; unknown of ",
    foreign(unknownOfText(scene, values)),
    el("p", { class: "question" }, foreign(clipped(questionText(question), 160))),
  );
  item.dataset.criterion = model.criteria[criterion].id;
  item.dataset.signal = signal === null ? "" : model.signals[signal].id;
  return item;
}

/** The first `count` questions under a heading; nothing where nothing is open.
 * @param {AnyScene} scene @param {number} count */
export function questionsPart(scene, count) {
  const questions = openQuestions(scene);
  if (questions.length === 0) return null;
  const among = data.exact_top ? ` Among the ${groupedText(companies.length)} companies in this page.` : "";
  return el(
    "section",
    { class: "find-out" },
    el("h3", {}, "What to find out next"),
    el(
      "p",
      { class: "hint" },
      "A question is worth as many points as you can expect to gain by asking it before you choose." + among,
    ),
    el("ol", { class: "asks" }, ...questions.slice(0, count).map((question) => questionItem(scene, question))),
  );
}

/** All that is unknown of a company, most worth asking first; a criterion by its signals where it has some.
 * @param {AnyScene} scene @param {number} row @param {Explanation | null} explanation @returns {UnknownItem[]} */
export function unknownItems(scene, row, explanation) {
  const lines = explanation ? explanation.criteria.filter(({ weight }) => weight > 0) : [];
  /** @param {CriterionLine} line @returns {UnknownItem[]} */
  const signalsOf = (line) => line.unknown.map((signal) => ({ criterion: line.criterion, signal }));
  const valued = unknownsOfCompany(scene, row).flatMap((unknown) => {
    const line = lines.find(({ criterion }) => criterion === unknown.criterion);
    return unknown.signal === null && line && line.unknown.length > 0 ? signalsOf(line) : [unknown];
  });
  const seen = new Set(valued.map(({ signal }) => signal));
  const bare = lines.filter(
    (line) =>
      line.score === null && line.unknown.length === 0 && !valued.some(({ criterion }) => criterion === line.criterion),
  );
  return [
    ...valued,
    ...lines.flatMap(signalsOf).filter(({ signal }) => !seen.has(signal)),
    ...bare.map(({ criterion }) => ({ criterion, signal: null })),
  ];
}
