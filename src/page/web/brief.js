// What is printed: two pages. The ranking and its reasons on the first; on the second what to ask, the checklist, and
// who is excluded.

import { leadWords } from "./announce.js";
import { colourOf } from "./colours.js";
import { contributionOf, explain } from "./contributions.js";
import { companies, model, nameOf } from "./data.js";
import { byId, el, foreign, valueText } from "./dom.js";
import { kCheckMarks } from "./dossier.js";
import { questionsPart } from "./questions.js";
import { checklistOf, flagsOf, kAsk, kFail, verdictsThat } from "./rules.js";
import { currentScene, ranksSomebody } from "./scene.js";
import { flagWords, markedRank } from "./scene_words.js";
import { verdictOn } from "./verdict.js";
import { levelNote } from "./verdict_words.js";
import { briefName, clipped, percentText, pointsText, policyWords, rangeText, scoreText } from "./words.js";

const kBriefCompanies = 5;
const kBriefQuestions = 5;
const kBriefAsks = 3;
const kBriefChecks = 10;

export function buildBrief() {
  const fill = () => byId("brief").replaceChildren(...briefParts(currentScene()));
  window.addEventListener("beforeprint", fill);
  window.matchMedia("print").addEventListener("change", (event) => event.matches && fill());
}

/** @param {AnyScene} scene */
function briefParts(scene) {
  const { persona } = scene;
  const head = [
    el("h1", {}, foreign(briefName(persona.title || persona.id))),
    el("p", { class: "brief-lead" }, ...leadWords(scene, ranksSomebody(scene) ? verdictOn(scene) : null)),
  ];
  if (!ranksSomebody(scene)) return head;
  const rows = scene.rows.slice(0, kBriefCompanies);
  const note = levelNote(verdictOn(scene), rows);
  return [
    el(
      "section",
      { class: "sheet" },
      ...head,
      briefWeights(scene),
      briefTable(scene, rows),
      ...(note ? [el("p", { class: "brief-note" }, note)] : []),
      ...rows.map((row) => briefReasons(scene, row)),
    ),
    el(
      "section",
      { class: "sheet" },
      el("h2", {}, "What to ask"),
      ...[questionsPart(scene, kBriefQuestions)].filter(Boolean),
      ...rows.map((row) => briefAsks(scene, row)).filter(Boolean),
      ...briefChecklist(scene, rows),
      ...briefExcluded(scene),
      briefFoot(),
    ),
  ];
}

/** @param {Scene} scene */
function briefWeights(scene) {
  const weights = model.criteria.map(({ label }, c) => `${label} ${percentText(scene.weights[c])}`);
  return el("p", {}, foreign(`Weights: ${weights.slice(0, 12).join(", ")}. ${policyWords(scene)}`));
}

/** @param {Scene} scene @param {number[]} rows */
function briefTable(scene, rows) {
  const body = rows.map((row, place) => {
    const fit = scene.fits.at(row);
    const cells = [
      markedRank(scene, row, place),
      foreign(briefName(nameOf(row))),
      scoreText(fit.score),
      rangeText(fit.low, fit.high),
      percentText(fit.coverage),
    ];
    return el(
      "tr",
      {},
      ...[...cells, briefBar(scene, row)].map((cell) => el("td", {}, cell)),
    );
  });
  const head = ["#", "Company", "Fit", "Range", "Known", "Points"].map((title) => el("th", { scope: "col" }, title));
  return el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...body));
}

/** @param {Scene} scene @param {number} row */
function briefBar(scene, row) {
  const segments = model.criteria.map((_, c) => {
    const segment = el("span", { class: `segment ${colourOf(c)}` });
    const { columns, weights, missing, fits } = scene;
    segment.style.width = `${contributionOf(columns, row, c, weights, missing, fits.known[row])}%`;
    return segment;
  });
  return el("div", { class: "bar" }, ...segments);
}

/** @param {Scene} scene @param {number} row */
function briefReasons(scene, row) {
  const { criteria } = explain(scene, row);
  const lines = criteria
    .flatMap((line) => line.signals)
    .sort((a, b) => b.contribution - a.contribution || a.signal - b.signal);
  const items = lines.slice(0, 3).map((line) => {
    const { value, tier, as_of } = companies[row].observations[line.chosen];
    const firmness = [tier === null || tier === undefined ? null : model.tiers[tier].id, as_of || "undated"]
      .filter(Boolean)
      .join(", ");
    return el(
      "li",
      {},
      `${pointsText(line.contribution)} ${model.signals[line.signal].label} `,
      valueText(value),
      firmness ? ` (${firmness})` : "",
    );
  });
  const flags = flagsOf(scene, row)
    .slice(0, 2)
    .map((hit) => el("li", {}, "Warning: ", foreign(clipped(flagWords(hit), 140))));
  return el(
    "div",
    { class: "brief-company" },
    el("h2", {}, foreign(briefName(nameOf(row)))),
    el("ul", {}, ...items, ...flags),
  );
}

/** What only asking decides of a company's deal-breakers; nothing where all are decided.
 * @param {Scene} scene @param {number} row */
function briefAsks(scene, row) {
  const asks = verdictsThat(scene, row, kAsk)
    .map(({ breaker }) => scene.persona.deal_breakers[breaker])
    .map(({ text, question }) => question || text);
  if (asks.length === 0) return null;
  const items = [...new Set(asks)]
    .slice(0, kBriefAsks)
    .map((question) => el("li", {}, foreign(clipped(question, 160))));
  return el("div", { class: "brief-company" }, el("h3", {}, foreign(briefName(nameOf(row)))), el("ul", {}, ...items));
}

/** Questions down, companies across.
 * @param {Scene} scene @param {number[]} rows */
function briefChecklist(scene, rows) {
  if (scene.persona.checklist.length === 0) return [];
  const answers = rows.map((row) => checklistOf(scene, row));
  const lines = scene.persona.checklist.slice(0, kBriefChecks).map(({ question }, item) => {
    const marks = answers.map((list) => el("td", {}, `${kCheckMarks[list[item].check] || "?"} ${list[item].check}`));
    return el("tr", {}, el("th", { scope: "row" }, foreign(clipped(question, 110))), ...marks);
  });
  const head = [
    el("th", { scope: "col" }, "Checklist"),
    ...rows.map((row) => el("th", { scope: "col" }, foreign(clipped(nameOf(row), 18)))),
  ];
  return [el("table", { class: "brief-checks" }, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...lines))];
}

/** @param {Scene} scene */
function briefExcluded(scene) {
  const items = [];
  for (let row = 0; row < companies.length && items.length < 6; ++row) {
    if (scene.allows(row)) continue;
    const [hit] = verdictsThat(scene, row, kFail);
    items.push(
      el(
        "li",
        {},
        foreign(briefName(nameOf(row))),
        hit ? [": ", foreign(clipped(scene.persona.deal_breakers[hit.breaker].text, 120))] : null,
      ),
    );
  }
  return items.length > 0 ? [el("h2", {}, "Excluded by deal-breakers"), el("ul", {}, ...items)] : [];
}

function briefFoot() {
  return el("p", { class: "brief-foot" }, byId("behind").textContent);
}
