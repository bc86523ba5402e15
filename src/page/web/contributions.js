// A fit score in points: criterion by criterion, signal by signal, adding up to it; the engine's explain and compare.

import { dossierOf, expectedOf, isStated, model } from "./data.js";
import { findOvertakes } from "./overtakes.js";
import { fitScore } from "./score.js";

/** Whether a score is only expected, and nothing of the criterion known.
 * @param {Columns} columns @param {number} criterion @param {number} row */
export function isOnlyExpected(columns, criterion, row) {
  return Boolean(columns.only && columns.only[criterion][row]);
}

/** Whether anything of the criterion is known.
 * @param {Columns} columns @param {number} criterion @param {number} row */
export function isKnownCell(columns, criterion, row) {
  return !Number.isNaN(columns[criterion][row]) && !isOnlyExpected(columns, criterion, row);
}

/** Points that one criterion gives.
 * @param {Columns} columns @param {number} row @param {number} criterion @param {Float64Array} weights
 * @param {Missing} missing @param {number} known */
export function contributionOf(columns, row, criterion, weights, missing, known) {
  const score = columns[criterion][row];
  if (Number.isNaN(score)) return missing === "neutral" ? weights[criterion] * 50 : 0;
  const points = weights[criterion] * score;
  return missing === "renormalize" && known > 0 ? points / known : points;
}

/** The lines of a criterion's known signals.
 * @param {Persona} persona @param {Evidence} evidence @param {number} row @param {number} criterion
 * @returns {SignalLine[]} */
function signalLines(persona, evidence, row, criterion) {
  const dossier = dossierOf(persona, row);
  if (!dossier || isStated(row, criterion)) return [];
  const lines = dossier.signals
    .filter((line) => model.signals[line.signal].criterion === criterion)
    .map((line) => ({ ...line, used: evidence === "discounted" ? line.discounted : line.face, contribution: 0 }));
  return lines;
}

/** What is expected of a criterion's unknown signals; `signal` null: of a criterion that a table leaves open.
 * @param {Scene} scene @param {number} row @param {number} criterion @returns {ExpectedLine[]} */
function expectedLines(scene, row, criterion) {
  if (scene.missing !== "expected") return [];
  return expectedOf(scene.persona, scene.evidence, row)
    .filter((line) => line.criterion === criterion)
    .map((line) => ({ ...line, used: line.mean, contribution: 0 }));
}

/** Shares a criterion's points among what makes it up, by importance times score.
 * @param {(Counted & { signal: number | null })[]} lines @param {number} contribution */
function shareOut(lines, contribution) {
  /** @param {Counted & { signal: number | null }} line */
  const part = ({ signal, used }) => (signal === null ? 1 : model.signals[signal].importance) * used;
  let total = 0;
  for (const line of lines) total += part(line);
  if (!(total > 0)) return;
  for (const line of lines) line.contribution = contribution * (part(line) / total);
}

/** Signals of a criterion of which nothing is known.
 * @param {Persona} persona @param {number} row @param {number} criterion */
function unknownSignals(persona, row, criterion) {
  const dossier = dossierOf(persona, row);
  if (!dossier || isStated(row, criterion)) return [];
  const known = new Set(dossier.signals.map((line) => line.signal));
  return model.signals
    .map((_, signal) => signal)
    .filter((s) => model.signals[s].criterion === criterion && !known.has(s));
}

/** All criteria of one company, in the model's order.
 * @param {Scene} scene @param {number} row @returns {Explanation} */
export function explain(scene, row) {
  const { columns, weights, missing, persona, evidence } = scene;
  const fit = fitScore(columns, row, weights, missing, /** @type {Fit} */ ({}));
  const criteria = model.criteria.map((_, criterion) => {
    const contribution = contributionOf(columns, row, criterion, weights, missing, fit.known);
    const score = columns[criterion][row];
    const signals = signalLines(persona, evidence, row, criterion);
    const expected = expectedLines(scene, row, criterion);
    shareOut([...signals, ...expected], contribution);
    return {
      criterion,
      weight: weights[criterion],
      score: Number.isNaN(score) ? null : score,
      stated: isStated(row, criterion),
      contribution,
      onlyExpected: isOnlyExpected(columns, criterion, row),
      signals,
      expected,
      unknown: unknownSignals(persona, row, criterion),
    };
  });
  return { row, fit, criteria };
}

/** Known of either company, in the model's order, A's points less B's.
 * @param {SignalLine[]} a @param {SignalLine[]} b @returns {SignalGap[]} */
function signalGaps(a, b) {
  const signals = [...new Set([...a, ...b].map((line) => line.signal))].sort((x, y) => x - y);
  return signals.map((signal) => {
    const ofA = a.find((line) => line.signal === signal) || null;
    const ofB = b.find((line) => line.signal === signal) || null;
    return { signal, a: ofA, b: ofB, gap: (ofA ? ofA.contribution : 0) - (ofB ? ofB.contribution : 0) };
  });
}

/** Of a criterion's points, what no known signal carries.
 * @param {CriterionLine} line @param {boolean} hasDossier */
function unsignalled(line, hasDossier) {
  if (line.expected.length > 0) return line.expected.reduce((sum, { contribution }) => sum + contribution, 0);
  return line.score !== null && !line.stated && hasDossier ? 0 : line.contribution;
}

/** @param {Scene} scene @param {number} rowA @param {number} rowB @returns {Comparison} */
export function compareCompanies(scene, rowA, rowB) {
  const a = explain(scene, rowA);
  const b = explain(scene, rowB);
  const gap = a.fit.score - b.fit.score;
  const level = Math.abs(gap) < 1e-8;
  const criteria = a.criteria.map((line, c) => ({
    criterion: c,
    weight: line.weight,
    a: line,
    b: b.criteria[c],
    restA: unsignalled(line, dossierOf(scene.persona, rowA) !== null),
    restB: unsignalled(b.criteria[c], dossierOf(scene.persona, rowB) !== null),
    gap: line.contribution - b.criteria[c].contribution,
    signals: signalGaps(line.signals, b.criteria[c].signals),
  }));
  const ranked = a.fit.coverage > 0 && b.fit.coverage > 0;
  const overtakes = level || !ranked ? [] : findOvertakes(scene.columns, rowA, rowB, scene.weights, scene.missing);
  return { a, b, gap, level, criteria, overtakes };
}
