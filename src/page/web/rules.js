// Deal-breakers: who leaves the ranking, why, and what to ask of those who stay.
//
// What hangs on observations was decided by the engine, under each kind of evidence; coverage and range hang on the
// weights, so that the page decides them, by the engine's own rule: compared after rounding to 12 decimals.

import { companies, data, dossierOf, model } from "./data.js";
import { percentText, shortText } from "./words.js";

const kPass = "p";
export const kFail = "f";
export const kAsk = "a";

/** @param {LiveRule} rule @param {number} number */
function holdsLimits(rule, number) {
  if (rule.above !== undefined && !(number > rule.above)) return false;
  if (rule.below !== undefined && !(number < rule.below)) return false;
  if (rule.at_least !== undefined && !(number >= rule.at_least)) return false;
  return rule.at_most === undefined || number <= rule.at_most;
}

/** @param {number} number */
function rounded12(number) {
  return Math.round(number * 1e12) / 1e12;
}

/** The number that a live rule looks at.
 * @param {LiveRule} rule @param {Fits} fits @param {number} row */
function liveNumber(rule, fits, row) {
  return rounded12(rule.subject === "coverage" ? fits.coverage[row] : fits.high[row] - fits.low[row]);
}

/** What is said of ranked companies alone holds of the others.
 * @param {LiveRule} rule @param {Fits} fits @param {number} row */
function holdsLive(rule, fits, row) {
  if (rule.of_ranked && !(fits.coverage[row] > 0)) return true;
  return holdsLimits(rule, liveNumber(rule, fits, row));
}

/** @param {LiveRule} rule @param {Fits} fits @param {number} row */
function liveWhy(rule, fits, row) {
  const number = liveNumber(rule, fits, row);
  return rule.subject === "coverage"
    ? `coverage is ${percentText(number)}`
    : `the range is ${shortText(number)} points`;
}

/** What one deal-breaker says of one company: [verdict, why].
 * @param {RuledScene} scene @param {number} row @param {number} breaker @returns {[string, string]} */
function verdictOf({ persona, personaIndex, evidence, fits }, row, breaker) {
  const live = persona.deal_breakers[breaker].live;
  if (live) {
    const holds = holdsLive(live, fits, row);
    return [holds ? kPass : kFail, liveWhy(live, fits, row)];
  }
  const verdicts = verdictsOf(personaIndex, evidence, row);
  if (!verdicts) return [kPass, ""];
  return [verdicts.rules[breaker] || kPass, (verdicts.why && verdicts.why[breaker]) || ""];
}

/** What was decided of a company; null where it passes everything.
 * @param {number} personaIndex @param {Evidence} evidence @param {number} row @returns {DataVerdict | null} */
function verdictsOf(personaIndex, evidence, row) {
  const verdicts = data.verdicts && data.verdicts[personaIndex];
  if (!verdicts) return null;
  const list = evidence === "discounted" ? verdicts.discounted || verdicts.face : verdicts.face;
  return (list && list[row]) || null;
}

/** The deal-breakers that are on and say `wanted` of a company: [{breaker, why}].
 * @param {RuledScene} scene @param {number} row @param {string} wanted @returns {BreakerHit[]} */
export function verdictsThat(scene, row, wanted) {
  /** @type {BreakerHit[]} */
  const found = [];
  scene.persona.deal_breakers.forEach((_, breaker) => {
    if (scene.off.has(breaker)) return;
    const [verdict, why] = verdictOf(scene, row, breaker);
    if (verdict === wanted) found.push({ breaker, why });
  });
  return found;
}

/** Which rows no deal-breaker that is on excludes; null: all.
 * @param {RuledScene} scene */
export function allowedRows(scene) {
  const on = scene.persona.deal_breakers.map((_, breaker) => breaker).filter((breaker) => !scene.off.has(breaker));
  if (on.length === 0) return null;
  const allowed = new Uint8Array(companies.length).fill(1);
  for (const breaker of on) {
    for (let row = 0; row < allowed.length; ++row) {
      if (allowed[row] === 1 && fails(scene, row, breaker)) allowed[row] = 0;
    }
  }
  return allowed;
}

/** @param {RuledScene} scene @param {number} row @param {number} breaker */
function fails({ persona, personaIndex, evidence, fits }, row, breaker) {
  const live = persona.deal_breakers[breaker].live;
  if (live) return !holdsLive(live, fits, row);
  const verdicts = verdictsOf(personaIndex, evidence, row);
  return verdicts !== null && verdicts.rules[breaker] === kFail;
}

/** The warnings that a company's evidence raises: [{flag, reason}], in the model's order.
 * @param {RuledScene} scene @param {number} row @returns {FlagHit[]} */
export function flagsOf({ persona, evidence, fits }, row) {
  const dossier = dossierOf(persona, row);
  const flags = dossier ? dossier.flags : { face: [], discounted: null };
  const raised = (evidence === "discounted" && flags.discounted) || flags.face;
  /** @type {FlagHit[]} */
  const live = [];
  model.risk_flags.forEach(({ live: rule }, flag) => {
    if (rule && holdsLimits(rule, liveNumber(rule, fits, row))) live.push({ flag, reason: liveWhy(rule, fits, row) });
  });
  return [...raised, ...live].sort((a, b) => a.flag - b.flag);
}

/** The persona's checklist answered for one company: [{item, check, why}].
 * @param {RuledScene} scene @param {number} row @returns {CheckLine[]} */
export function checklistOf(scene, row) {
  const verdicts = verdictsOf(scene.personaIndex, scene.evidence, row);
  return scene.persona.checklist.map((item, index) => {
    if (item.live) {
      const met = holdsLimits(item.live, liveNumber(item.live, scene.fits, row));
      return { item, check: met ? "met" : "not met", why: liveWhy(item.live, scene.fits, row) };
    }
    const check = (verdicts && verdicts.checks && verdicts.checks[index]) || (item.has_rule ? "unknown" : "ask");
    return { item, check, why: (verdicts && verdicts.check_why && verdicts.check_why[index]) || "" };
  });
}

/** Whether nothing is wrong with a company but that too little is known of it.
 * @param {RuledScene} scene @param {number} row */
export function isThin(scene, row) {
  return verdictsThat(scene, row, kFail).every(({ breaker }) => {
    const { live } = scene.persona.deal_breakers[breaker];
    return live && live.of_ranked;
  });
}
