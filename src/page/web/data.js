// What the page was made from, as the report wrote it, with its scores in columns.
//
// A score is the engine's float32; parsed and narrowed again by Math.fround it is that very number. Unknown is NaN.

import { byId } from "./dom.js";
import { settled } from "./score.js";

/** Before or after by the bytes of UTF-8, as the engine orders ids: by code points, which UTF-16 units are not.
 * @param {string} a @param {string} b */
function compareIds(a, b) {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; ++i) {
    const unitA = a.charCodeAt(i);
    const unitB = b.charCodeAt(i);
    if (unitA !== unitB) return codePointOrder(unitA) - codePointOrder(unitB);
  }
  return a.length - b.length;
}

/** Surrogates mean code points above all others.
 * @param {number} unit */
function codePointOrder(unit) {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** One Float64Array per criterion, of one score per company.
 * @param {DataScores} rows @param {number} criteria */
function toColumns(rows, criteria) {
  const columns = /** @type {Columns} */ (
    Array.from({ length: criteria }, () => new Float64Array(rows.length).fill(NaN))
  );
  rows.forEach((scores, row) => {
    for (let c = 0; c < criteria; ++c) {
      const score = scores[c];
      if (score !== null) columns[c][row] = Math.fround(score);
    }
  });
  return columns;
}

/** For each row its place among all ids.
 * @param {DataCompany[]} companies */
function placesOfIds(companies) {
  const rows = companies.map((_, row) => row).sort((a, b) => compareIds(companies[a].id, companies[b].id));
  const places = new Uint32Array(companies.length);
  rows.forEach((row, place) => (places[row] = place));
  return places;
}

/** What the scores can become where some of their signals are unknown, as columns beside them (`low`, `high`, ...); `open`: which rows
 * have any but exact ones.
 * @param {Columns} columns @param {DataExtents | null} rows */
function addExtents(columns, rows) {
  const kinds = /** @type {const} */ (["low", "high", "nextLow", "nextHigh", "coverage"]);
  columns.open = Uint8Array.from({ length: columns[0].length }, (_, row) => (rows && rows[row] ? 1 : 0));
  for (const kind of kinds) columns[kind] = columns.map((column) => new Float64Array(column.length));
  columns.forEach((column, c) => {
    for (let row = 0; row < column.length; ++row) {
      const extent = rows?.[row]?.[c] || exactExtent(column[row]);
      kinds.forEach((kind, i) => (columns[kind][c][row] = i < 4 ? Math.fround(extent[i]) : extent[i]));
    }
  });
  return columns;
}

/** The same companies with what is expected of all that is unknown; `only`: of which cells nothing is known.
 * @param {Columns} columns @param {DataScores} rows */
function expectedColumns(columns, rows) {
  const expected = toColumns(rows, model.criteria.length);
  expected.open = new Uint8Array(rows.length).fill(1);
  expected.low = expected.nextLow = columns.low;
  expected.high = expected.nextHigh = columns.high;
  expected.coverage = columns.coverage;
  expected.only = columns.map((column) => Uint8Array.from(column, (score) => (Number.isNaN(score) ? 1 : 0)));
  return expected;
}

/** The columns that a policy for the unknown scores.
 * @param {Persona} persona @param {Evidence} evidence @param {Missing} missing */
export function countedColumns(persona, evidence, missing) {
  const columns = views[persona.view][evidence];
  return missing === "expected" && columns.expected ? columns.expected : columns;
}

/** Of a score that no signal can change, and of one that can become anything.
 * @param {number} score @returns {DataExtent} */
function exactExtent(score) {
  return Number.isNaN(score) ? [0, 100, 0, 100, 0] : [score, score, score, score, 1];
}

/** @type {PageData} */
export const data = JSON.parse(byId("data").textContent || "");
export const model = data.model;
export const companies = data.companies;
const views = data.views.map((view) => {
  /** @param {DataScores} scores @param {DataExtents | null} extents @param {DataExpected | null} expected */
  const columns = (scores, extents, expected) => {
    const made = addExtents(toColumns(scores, model.criteria.length), extents);
    if (expected) made.expected = expectedColumns(made, expected.scores);
    return made;
  };
  const face = columns(view.face, view.face_extents, view.face_expected);
  if (!view.discounted && !view.discounted_extents) return { face_value: face, discounted: face };
  const discounted = columns(
    view.discounted || view.face,
    view.discounted_extents || view.face_extents,
    view.discounted_expected || view.face_expected,
  );
  return { face_value: face, discounted };
});
export const idPlaces = placesOfIds(companies);
export const rowOfId = new Map(companies.map((company, row) => [company.id, row]));

/** What a company is called: its name, or its id where it has none.
 * @param {number} row */
export function nameOf(row) {
  return companies[row].name || companies[row].id;
}

/** Whether a criterion of a company was stated outright by a table, without signals.
 * @param {number} row @param {number} criterion */
export function isStated(row, criterion) {
  return Boolean(companies[row].stated?.[criterion]);
}

/** Whether the page knows what is expected of the unknown. */
export const canExpect = data.views.every((view) => view.face_expected);

/** What is expected of a company's unknown signals, and with which deviation; empty where nothing is known.
 * @param {Persona} persona @param {Evidence} evidence @param {number} row @returns {ExpectedScore[]} */
export function expectedOf(persona, evidence, row) {
  const view = data.views[persona.view];
  const expected = (evidence === "discounted" && view.discounted_expected) || view.face_expected;
  const unusual = expected && expected.signals[row];
  if (!unusual) return [];
  const of = new Map(unusual.map((entry) => [entry[0], entry]));
  const dossier = dossierOf(persona, row);
  if (dossier && !companies[row].stated) {
    const known = new Set(dossier.signals.map(({ signal }) => signal));
    expected.usual.forEach((entry, s) => known.has(s) || of.has(s) || (entry && of.set(s, entry)));
  }
  const all = [...of.values()].map(expectedScore);
  return all.sort((a, b) => a.criterion - b.criterion || (a.signal ?? 0) - (b.signal ?? 0));
}

/** @param {ExpectedEntry} entry @returns {ExpectedScore} */
function expectedScore([signal, mean, deviation, seen, ofLayer, givenOthers, criterion]) {
  return { signal, mean, deviation, seen, ofLayer, givenOthers, criterion };
}

/** The variance of weights times errors, by the lower half of the covariances.
 * @param {Float64Array} weights @param {number[]} covariance */
function spreadAlong(weights, covariance) {
  let variance = 0;
  let i = 0;
  for (let a = 0; a < weights.length; ++a) {
    for (let b = 0; b <= a; ++b) variance += (a === b ? 1 : 2) * weights[a] * weights[b] * covariance[i++];
  }
  return variance;
}

/** Where the score probably lies, as [low, high]; null where nothing is expected.
 * @param {Scene} scene @param {number} row @returns {[number, number] | null} */
export function likelyRange(scene, row) {
  const { persona, evidence, missing, weights, fits } = scene;
  const view = data.views[persona.view];
  const expected = (evidence === "discounted" && view.discounted_expected) || view.face_expected;
  if (missing !== "expected" || !expected) return null;
  const kind = expected.kinds[row];
  const factor = persona.factor[evidence];
  const variance =
    factor * factor * spreadAlong(weights, expected.covariances[kind]) + spreadAlong(weights, expected.supposed[kind]);
  const off = persona.reach * Math.sqrt(Math.max(0, variance));
  const fit = fits.at(row);
  /** @param {number} score */
  const within = (score) => Math.min(Math.max(settled(score), fit.low), fit.high);
  return [within(fit.score - off), within(fit.score + off)];
}

/** A company's dossier as of the persona's date; null where only scores are known of it.
 * @param {Persona} persona @param {number} row @returns {Dossier | null} */
export function dossierOf(persona, row) {
  const dossiers = data.dossiers && data.dossiers[persona.view];
  return (dossiers && dossiers[row]) || null;
}
