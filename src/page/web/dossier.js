// A company's dossier: every point back to its observations, what contradicts, what is unknown and who to ask.

import { swatch } from "./colours.js";
import { explain } from "./contributions.js";
import { companies, dossierOf, model, nameOf } from "./data.js";
import { el, exact, foreign, partsOf } from "./dom.js";
import { pointSections } from "./dossier_points.js";
import { sourceText } from "./links.js";
import { choosePair } from "./navigation.js";
import { observationLines, staleLines } from "./observations.js";
import { breakerLine } from "./parts.js";
import { unknownItems } from "./questions.js";
import { checklistOf, flagsOf, kAsk, kFail, verdictsThat } from "./rules.js";
import { isExactPlace } from "./scene.js";
import { flagWords, headText } from "./scene_words.js";
import { state } from "./state.js";
import { groupedText, percentText, scoreText, shortText } from "./words.js";

export class DossierView {
  constructor() {
    this.root = el("article", { class: "dossier", "aria-labelledby": "dossier-title" });
  }

  /** @param {AnyScene} scene */
  update(scene) {
    const row = state.open;
    if (row === null) return;
    const explanation = scene.weights ? explain(scene, row) : null;
    this.root.replaceChildren(
      dossierHead(scene, row, explanation),
      ...partsOf([breakerSection(scene, row), flagSection(scene, row)]),
      ...(scene.weights && explanation
        ? pointSections(scene, explanation)
        : [el("p", { class: "panel-note" }, headText(scene))]),
      ...partsOf([
        askSection(scene, row, explanation),
        checklistSection(scene, row),
        claimSection(scene, row),
        laterSection(scene, row),
      ]),
    );
  }

  updateLater() {}
}

/** @param {AnyScene} scene @param {number} row @param {Explanation | null} explanation */
function dossierHead(scene, row, explanation) {
  const company = companies[row];
  const facts = [];
  if (company.ticker) facts.push(foreign(company.ticker));
  if (company.cik) facts.push(`CIK ${company.cik}`);
  if (company.layer !== undefined && company.layer !== null) facts.push(foreign(model.layers[company.layer].label));
  if (company.market) facts.push(foreign(company.market));
  return el(
    "header",
    { class: "dossier-head" },
    el("h2", { id: "dossier-title", tabIndex: -1 }, foreign(nameOf(row))),
    el("p", { class: "sub" }, ...facts.map((fact) => el("span", {}, fact))),
    scene.weights && explanation ? fitSentence(scene, explanation) : null,
    el(
      "p",
      { class: "buttons" },
      el("button", { type: "button", onclick: () => choosePair(row, true) }, "Compare with another"),
    ),
  );
}

/** @param {Scene} scene @param {Explanation} explanation */
function fitSentence(scene, { row, fit }) {
  if (!(fit.coverage > 0))
    return el("p", { class: "verdict" }, "Not ranked: nothing that weighs anything is known of it.");
  const rank = scene.ranks_of.rankOf(row);
  return el(
    "p",
    { class: "verdict" },
    `${placeWords(scene, rank)}, fit `,
    exact(fit.score, shortText(fit.score), { class: "big" }),
    `, between ${scoreText(fit.low)} and ${scoreText(fit.high)} whatever the unknown turns out to be; `,
    `${percentText(fit.coverage)} of the weighted signals is known.`,
  );
}

/** Where only candidates are embedded, how many are ranked in all is not known.
 * @param {Scene} scene @param {number | null} rank */
function placeWords({ behind }, rank) {
  if (rank === null) return "Excluded";
  if (!isExactPlace(rank)) return "After the places that this page has";
  return behind === null ? `Rank ${groupedText(rank)}` : `Rank ${groupedText(rank)} of ${groupedText(behind)}`;
}

/** @param {AnyScene} scene @param {number} row */
function breakerSection(scene, row) {
  const failed = verdictsThat(scene, row, kFail);
  if (failed.length === 0) return null;
  return el(
    "section",
    { class: "alert" },
    el("h3", {}, "Excluded by"),
    ...failed.map((hit) => breakerLine(scene, hit)),
  );
}

/** @param {AnyScene} scene @param {number} row */
function flagSection(scene, row) {
  const flags = flagsOf(scene, row);
  if (flags.length === 0) return null;
  const items = flags.map((hit) =>
    el("li", {}, foreign(flagWords(hit)), hit.reason ? [": ", foreign(hit.reason)] : null),
  );
  return el("section", { class: "flags" }, el("h3", {}, "Warnings"), el("ul", {}, ...items));
}

/** Deal-breakers that only asking decides, then what is unknown, each with its question.
 * @param {AnyScene} scene @param {number} row @param {Explanation | null} explanation */
function askSection(scene, row, explanation) {
  const asks = verdictsThat(scene, row, kAsk).map(({ breaker, why }) => {
    const { text, question } = scene.persona.deal_breakers[breaker];
    return el(
      "li",
      {},
      el("span", { class: "tag" }, "deal-breaker"),
      " ",
      foreign(text),
      why ? [": ", foreign(why)] : null,
      question ? el("p", { class: "question" }, foreign(question)) : null,
    );
  });
  const items = unknownItems(scene, row, explanation).map((unknown) => {
    const { criterion, signal } = unknown;
    if (signal === null) return el("li", {}, swatch(criterion), " ", foreign(model.criteria[criterion].label));
    const { label, question } = model.signals[signal];
    return el(
      "li",
      {},
      swatch(criterion),
      " ",
      foreign(label),
      question ? el("p", { class: "question" }, foreign(question)) : null,
      ...staleLines(scene, row, signal),
    );
  });
  if (asks.length + items.length === 0) return null;
  return el(
    "section",
    {},
    el("h3", {}, "What is unknown, and what to ask"),
    el("ul", { class: "asks" }, ...asks, ...items),
  );
}

/** @type {Record<string, string>} */
export const kCheckMarks = { met: "✓", "not met": "✗", unknown: "?", ask: "?" };

/** @param {AnyScene} scene @param {number} row */
function checklistSection(scene, row) {
  const lines = checklistOf(scene, row);
  if (lines.length === 0) return null;
  const items = lines.map(({ item, check, why }) =>
    el(
      "li",
      { class: `check ${check.replace(" ", "-")}` },
      el("span", { class: "check-mark", "aria-hidden": "true" }, kCheckMarks[check] || "?"),
      el(
        "p",
        {},
        el("strong", {}, check === "ask" ? "ask them" : check),
        " ",
        foreign(item.question),
        why ? el("span", { class: "hint" }, " ", foreign(why)) : null,
      ),
    ),
  );
  return el("section", {}, el("h3", {}, "Checklist"), el("ul", { class: "checks" }, ...items));
}

/** @param {AnyScene} scene @param {number} row */
function claimSection({ persona }, row) {
  const dossier = dossierOf(persona, row);
  const claims = (dossier && dossier.claims) || [];
  if (claims.length === 0) return null;
  const items = claims.map((check) => {
    const claim = companies[row].claims[check.claim];
    const standing = check.backed ? "backed" : check.contradicted ? "contradicted" : "nothing firmer backs it";
    const tier = claim.tier === null || claim.tier === undefined ? null : model.tiers[claim.tier].id;
    return el(
      "li",
      {},
      foreign(claim.text),
      el(
        "p",
        { class: "facts" },
        ...[el("strong", {}, standing), tier, claim.as_of || "undated", model.signals[claim.signal].label]
          .filter(Boolean)
          .map((fact) => el("span", {}, fact)),
      ),
      claim.source ? el("p", { class: "from" }, "Source: ", sourceText(claim.source, claim.title)) : null,
    );
  });
  return el("section", {}, el("h3", {}, "Claims"), el("ul", { class: "claims" }, ...items));
}

/** @param {AnyScene} scene @param {number} row */
function laterSection({ persona }, row) {
  const dossier = dossierOf(persona, row);
  const later = (dossier && dossier.later) || [];
  if (later.length === 0) return null;
  const items = later.map((index) =>
    el(
      "li",
      {},
      foreign(model.signals[companies[row].observations[index].signal].label),
      observationLines(row, index, null),
    ),
  );
  return el(
    "section",
    {},
    el("h3", {}, `Left out: dated after ${persona.as_of}`),
    el("ul", { class: "signals" }, ...items),
  );
}
