// What each unknown is worth: the engine's outcomes.hpp and unknowns.hpp, with the same arithmetic in the same order.
//
// The value of knowing is the mean, over all that the unknown can be, of the best fit score then less the fit score then
// of today's first. The order of all questions, on screen and on paper, follows it.

import { companies, data, dossierOf, expectedOf, model } from "./data.js";
import { rankRows } from "./ranking.js";
import { applyPolicy, settled } from "./score.js";

/** Where the persona does not say. */
const kPlaces = 5;

/** How far a fit uniform between two ends lies above `limit` on average.
 * @param {number} least @param {number} greatest @param {number} limit */
function meanOfLine(least, greatest, limit) {
  if (!(greatest > limit)) return 0;
  if (!(least < limit)) return (least + greatest) / 2 - limit;
  const over = greatest - limit;
  return (over * over) / (2 * (greatest - least));
}

/** The scores that a signal can come to have, rising: its levels', or the two ends of a stretch.
 * @param {Signal} signal @returns {number[]} */
function outcomesOf({ levels, worst = 0, best = 0 }) {
  return levels ? [...levels].sort((a, b) => a - b) : [worst, best];
}

/** @param {number[]} scores @param {number} limit @param {number} sign */
function meanOfLevels(scores, limit, sign) {
  let sum = 0;
  for (const score of scores) sum += Math.max(0, sign * (score - limit));
  return sum / scores.length;
}

/** Fit scores, rising, and whether they are those of levels.
 * @typedef {{ scores: number[], levels: boolean }} Outcomes */

/** @param {Outcomes} outcomes @param {number} limit */
function shareAbove({ scores, levels }, limit) {
  if (levels) return scores.filter((score) => score > limit).length / scores.length;
  const greatest = scores[scores.length - 1];
  return Math.min(Math.max((greatest - limit) / (greatest - scores[0]), 0), 1);
}

/** @param {Outcomes} outcomes @param {number} limit */
function shareBelow(outcomes, limit) {
  if (!outcomes.levels) return 1 - shareAbove(outcomes, limit);
  return outcomes.scores.filter((score) => score < limit).length / outcomes.scores.length;
}

/** The first places of a ranking, and what it takes to get in or to fall out. */
class FirstPlaces {
  /** @param {number[]} rows @param {Fits} fits @param {number} places */
  constructor(rows, fits, places) {
    const inside = Math.min(places, rows.length);
    this.inside = new Set(rows.slice(0, inside));
    this.lastInside = inside === places && inside > 0 ? fits.score[rows[inside - 1]] : -Infinity;
    this.firstOutside = rows.length > inside ? fits.score[rows[inside]] : -Infinity;
  }

  /** @param {number} row @param {Outcomes} outcomes */
  chance(row, outcomes) {
    return this.inside.has(row) ? shareBelow(outcomes, this.firstOutside) : shareAbove(outcomes, this.lastInside);
  }

  /** How far a company falls behind, or rises above, on average; nothing where there is nobody to pass.
   * @param {number} row @param {Outcomes} outcomes */
  meanPassed(row, { scores, levels }) {
    const inside = this.inside.has(row);
    const limit = inside ? this.firstOutside : this.lastInside;
    if (!Number.isFinite(limit)) return 0;
    if (levels) return meanOfLevels(scores, limit, inside ? -1 : 1);
    const greatest = scores[scores.length - 1];
    return inside ? meanOfLine(-greatest, -scores[0], -limit) : meanOfLine(scores[0], greatest, limit);
  }
}

/** The fit score if one criterion had this score.
 * @param {Scene} scene @param {number} row @param {number} criterion @param {number} score */
function scoreWith({ columns, weights, missing }, row, criterion, score) {
  let points = 0;
  let known = 0;
  let all = true;
  for (let c = 0; c < weights.length; ++c) {
    const used = c === criterion ? Math.fround(score) : columns[c][row];
    if (used === used) {
      points += weights[c] * used;
      known += weights[c];
    } else if (weights[c] > 0) all = false;
  }
  return settled(applyPolicy(missing, points, all ? 1 : Math.min(known, 1)));
}

class UnknownValues {
  /** @param {Scene} scene */
  constructor(scene) {
    this.scene = scene;
    const { columns, fits, allows, ranked, persona } = scene;
    const places = Math.min(Math.max(persona.top ?? kPlaces, 1), Math.max(ranked, 2) - 1);
    const { rows } = rankRows(columns, fits, allows, places + 1);
    this.top = new FirstPlaces(rows, fits, places);
    this.leader = new FirstPlaces(rows.slice(0, 2), fits, 1);
    /** @type {UnknownWorth[]} */
    this.found = [];
  }

  all() {
    for (let row = 0; row < companies.length; ++row) {
      if (!this.scene.allows(row)) continue;
      if (row >= data.first_of_tables || companies[row].stated) this.addCriteria(row);
      else if (this.scene.missing === "expected") this.addExpected(row);
      else this.addSignals(row);
    }
    return this.found.sort(compareUnknowns);
  }

  /** @param {number} row */
  addSignals(row) {
    const { persona, evidence } = this.scene;
    const dossier = dossierOf(persona, row);
    const importance = model.criteria.map(() => 0);
    const total = model.criteria.map(() => 0);
    const known = new Set();
    for (const line of dossier ? dossier.signals : []) {
      const signal = model.signals[line.signal];
      importance[signal.criterion] += signal.importance;
      total[signal.criterion] += signal.importance * (evidence === "discounted" ? line.discounted : line.face);
      known.add(line.signal);
    }
    model.signals.forEach((signal, s) => {
      if (known.has(s)) return;
      const c = signal.criterion;
      const scores = outcomesOf(signal).map(
        (score) => (total[c] + signal.importance * score) / (importance[c] + signal.importance),
      );
      this.add(row, c, s, scores, Boolean(signal.levels));
    });
  }

  /** What is expected of the other signals stays as it is.
   * @param {number} row */
  addExpected(row) {
    const { persona, evidence, columns } = this.scene;
    const all = model.criteria.map(() => 0);
    for (const signal of model.signals) all[signal.criterion] += signal.importance;
    for (const { signal: s, mean } of expectedOf(persona, evidence, row)) {
      if (s === null) continue;
      const signal = model.signals[s];
      const filled = columns[signal.criterion][row];
      const part = signal.importance / all[signal.criterion];
      const scores = outcomesOf(signal).map((score) => Math.min(Math.max(filled + part * (score - mean), 0), 100));
      this.add(row, signal.criterion, s, scores, Boolean(signal.levels));
    }
  }

  /** Of a table's company, unless nothing that may become known brings it in.
   * @param {number} row */
  addCriteria(row) {
    const { columns, fits, weights } = this.scene;
    if (!this.top.inside.has(row) && fits.high[row] < this.top.lastInside) return;
    for (let c = 0; c < weights.length; ++c) {
      if (columns.coverage[c][row] < 1)
        this.add(row, c, null, [columns.low[c][row], columns.high[c][row]], false);
    }
  }

  /** @param {number} company @param {number} criterion @param {number | null} signal
   * @param {number[]} criterionScores @param {boolean} levels */
  add(company, criterion, signal, criterionScores, levels) {
    if (!(this.scene.weights[criterion] > 0)) return;
    const scores = criterionScores.map((score) => scoreWith(this.scene, company, criterion, score));
    const points = scores[scores.length - 1] - scores[0];
    if (!(points > 0)) return;
    const outcomes = { scores, levels };
    this.found.push({
      company,
      criterion,
      signal,
      value: settled(this.leader.meanPassed(company, outcomes)),
      changesTop: this.top.chance(company, outcomes),
      changesFirst: this.leader.chance(company, outcomes),
      points,
    });
  }
}

/** @param {UnknownWorth} a @param {UnknownWorth} b */
function compareUnknowns(a, b) {
  return (
    b.value - a.value ||
    b.changesTop - a.changesTop ||
    b.changesFirst - a.changesFirst ||
    b.points - a.points ||
    a.company - b.company ||
    a.criterion - b.criterion ||
    (a.signal ?? -1) - (b.signal ?? -1)
  );
}

/** Most worth finding out first; worked out once for a scene.
 * @param {AnyScene} scene @returns {UnknownWorth[]} */
function unknownsOf(scene) {
  if (!scene.weights) return [];
  if (!scene.unknowns) scene.unknowns = new UnknownValues(scene).all();
  return scene.unknowns;
}

/** The same as questions to ask, each with every company of which it is open.
 * @param {AnyScene} scene @returns {OpenQuestion[]} */
export function openQuestions(scene) {
  const questions = new Map();
  for (const unknown of unknownsOf(scene)) {
    const key = `${unknown.criterion} ${unknown.signal}`;
    if (!questions.has(key)) questions.set(key, { ...unknown, values: [] });
    questions.get(key).values.push(unknown);
  }
  return [...questions.values()];
}

/** Of one company, in the same order.
 * @param {AnyScene} scene @param {number} row */
export function unknownsOfCompany(scene, row) {
  return unknownsOf(scene).filter(({ company }) => company === row);
}
