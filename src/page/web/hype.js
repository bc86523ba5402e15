// What a score owes to weak evidence: fit at face value less fit discounted by trust, split over the signals that make
// it.

import { companies, countedColumns, dossierOf, idPlaces, isStated, model } from "./data.js";
import { FirstRows } from "./ranking.js";
import { Fits } from "./score.js";

/** Adds to the parts what is left of `points`, in proportion to their size.
 * @param {HypePart[]} parts @param {number} points */
function spreadRest(parts, points) {
  let size = 0;
  for (const part of parts) {
    points -= part.points;
    size += Math.abs(part.points);
  }
  if (!(size > 0)) return;
  for (const part of parts) part.points += points * (Math.abs(part.points) / size);
}

/** Where the unknown is expected, all signals make up a criterion, and what else moves it is shown separately.
 * @param {Dossier} dossier @param {number} criterion @param {number} weight @param {number} points
 * @param {boolean} expects @returns {HypePart[]} */
function hypePartsOf(dossier, criterion, weight, points, expects) {
  const lines = dossier.signals.filter((line) => model.signals[line.signal].criterion === criterion);
  let importance = 0;
  if (expects) for (const signal of model.signals) importance += signal.criterion === criterion ? signal.importance : 0;
  else for (const line of lines) importance += model.signals[line.signal].importance;
  const parts = lines
    .filter((line) => line.face !== line.discounted)
    .map((line) => ({
      ...line,
      points: weight * (model.signals[line.signal].importance / importance) * (line.face - line.discounted),
    }));
  if (!expects) spreadRest(parts, points);
  return parts;
}

/** Greatest first, then in the model's order.
 * @param {Persona} persona @param {number} row @param {Float64Array} weights @param {number} divisor
 * @param {Missing} missing @returns {HypePart[]} */
function hypeParts(persona, row, weights, divisor, missing) {
  const dossier = dossierOf(persona, row);
  if (!dossier) return [];
  const face = countedColumns(persona, "face_value", missing);
  const discounted = countedColumns(persona, "discounted", missing);
  const parts = [];
  for (let c = 0; c < weights.length; ++c) {
    if (Number.isNaN(face[c][row]) || isStated(row, c) || !(weights[c] > 0)) continue;
    const weight = weights[c] / divisor;
    parts.push(...hypePartsOf(dossier, c, weight, weight * (face[c][row] - discounted[c][row]), missing === "expected"));
  }
  return parts.sort((a, b) => b.points - a.points || a.signal - b.signal);
}

/** One entry per company with data for a weighted criterion: greatest gap first, then by id. The first `count`.
 * @param {Scene} scene @param {number} count @returns {{ entries: HypeEntry[], ranked: number }} */
export function findHype({ persona, weights, missing }, count) {
  const faceValue = countedColumns(persona, "face_value", missing);
  const discounted = countedColumns(persona, "discounted", missing);
  const face = new Fits(companies.length).fill(faceValue, weights, missing);
  const used = faceValue === discounted ? face : new Fits(companies.length).fill(discounted, weights, missing);
  /** @param {number} row */
  const gap = (row) => face.score[row] - used.score[row];
  const first = new FirstRows(count, (a, b) => gap(b) - gap(a) || idPlaces[a] - idPlaces[b]);
  let ranked = 0;
  for (let row = 0; row < companies.length; ++row) {
    if (!(face.coverage[row] > 0)) continue;
    ++ranked;
    first.see(row);
  }
  /** @type {HypeEntry[]} */
  const entries = first.sorted().map((row) => ({
    row,
    face: face.at(row),
    discounted: used.at(row),
    gap: gap(row),
    parts: hypeParts(persona, row, weights, missing === "renormalize" ? face.known[row] : 1, missing),
  }));
  for (const entry of missing === "expected" ? entries : []) {
    entry.ofOthers = entry.gap - entry.parts.reduce((sum, { points }) => sum + points, 0);
  }
  return { entries, ranked };
}
