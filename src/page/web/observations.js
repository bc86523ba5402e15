// Observations as a dossier shows them: those that count, those that conflict, and those that are too old.

import { companies, dossierOf, model } from "./data.js";
import { el, foreign } from "./dom.js";
import { sourceText } from "./links.js";

/** What was observed of a signal and is too old to count on the ranking's day.
 * @param {AnyScene} scene @param {number} row @param {number | null} signal */
export function staleLines({ persona }, row, signal) {
  const dossier = dossierOf(persona, row);
  const stale = (dossier && dossier.stale) || [];
  return stale
    .filter((index) => companies[row].observations[index].signal === signal)
    .map((index) =>
      el(
        "div",
        { class: "conflict" },
        el("p", {}, el("span", { class: "tag" }, "too old to count")),
        observationLines(row, index, null),
      ),
    );
}

/** @param {number} row @param {number} observation @param {string | undefined} reason */
export function conflictLines(row, observation, reason) {
  return el(
    "div",
    { class: "conflict" },
    el("p", {}, el("span", { class: "tag" }, "conflicting"), reason ? foreign(` set aside: ${reason}`) : null),
    observationLines(row, observation, null),
  );
}

/** Value, tier, date, source and note of one observation.
 * @param {number} row @param {number} index @param {string | null} score */
export function observationLines(row, index, score) {
  const { value, tier, as_of, source, title, note } = companies[row].observations[index];
  /** @type {ElementPart[]} */
  const facts = [foreign(value, { class: "value" })];
  if (score) facts.push(score);
  facts.push(tier === null || tier === undefined ? "no tier" : model.tiers[tier].id, as_of || "undated");
  return el(
    "div",
    { class: "observation" },
    el("p", { class: "facts" }, ...facts.map((fact) => el("span", {}, fact))),
    source ? el("p", { class: "from" }, "Source: ", sourceText(source, title)) : null,
    note ? el("p", { class: "note" }, foreign(note)) : null,
  );
}
