// All that the choices make of the data.

import { companies, countedColumns, data } from "./data.js";
import { RankTable, competitionRanks, rankRows } from "./ranking.js";
import { allowedRows } from "./rules.js";
import { Fits, scaleWeights } from "./score.js";
import { state } from "./state.js";

const fits = new Fits(companies.length);

const baselines = new Map();

/** @type {AnyScene | null} */
let scene = null;

/** All that the choices make of the data.
 * @returns {AnyScene} */
function makeScene() {
  const persona = data.personas[state.persona];
  const weights = scaleWeights(state.raw);
  const base = {
    persona,
    personaIndex: state.persona,
    evidence: state.evidence,
    missing: state.missing,
    off: state.off,
    columns: countedColumns(persona, state.evidence, state.missing),
    fits,
  };
  if (!weights) return { ...base, weights, allows: () => true, rows: [], ranks: [], ranked: 0, behind: 0 };
  fits.fill(base.columns, weights, base.missing);
  const allowed = allowedRows(base);
  /** @type {(row: number) => boolean} */
  const allows = allowed ? (row) => allowed[row] === 1 : () => true;
  const limit = data.exact_top ? Math.min(state.shown, data.exact_top) : state.shown;
  const { rows, ranked } = rankRows(base.columns, fits, allows, limit);
  return {
    ...base,
    weights,
    allows,
    rows,
    ranked,
    ranks: competitionRanks(rows, fits),
    baseline: baselineOf(state.persona),
    ...standings(allows, ranked),
  };
}

/** The rank of any row, made only when somebody asks.
 * @param {(row: number) => boolean} allows @param {number} ranked */
function standings(allows, ranked) {
  /** @type {RankTable | null} */
  let table = null;
  return {
    behind: data.exact_top ? null : ranked,
    ranks_of: { rankOf: (/** @type {number} */ row) => (table = table || new RankTable(fits, allows)).rankOf(row) },
  };
}

/** Ranks for the persona as written, against which moves are shown.
 * @param {number} index @returns {Ranks} */
function baselineOf(index) {
  if (!baselines.has(index)) baselines.set(index, makeBaseline(index));
  return baselines.get(index);
}

/** @param {number} index @returns {Ranks} */
function makeBaseline(index) {
  const persona = data.personas[index];
  const weights = scaleWeights(persona.weights);
  if (!weights) return { rankOf: () => null };
  const columns = countedColumns(persona, persona.evidence, persona.missing);
  const own = new Fits(companies.length).fill(columns, weights, persona.missing);
  const written = { persona, personaIndex: index, evidence: persona.evidence, off: new Set(), fits: own };
  const allowed = allowedRows(written);
  return new RankTable(own, allowed ? (row) => allowed[row] === 1 : () => true);
}

/** What was shown last; there is a scene from the first frame on.
 * @returns {AnyScene} */
export function currentScene() {
  return /** @type {AnyScene} */ (scene);
}

export function renewScene() {
  scene = makeScene();
  return scene;
}

/** @param {AnyScene} scene @returns {scene is Scene} */
export function ranksSomebody(scene) {
  return scene.weights !== null && scene.rows.length > 0;
}

/** How many rows may be shown: all that are ranked, or, of candidates, those that are exact.
 * @param {AnyScene} scene */
export function shownLimit(scene) {
  return data.exact_top ? Math.min(data.exact_top, scene.ranked) : scene.ranked;
}

/** Where only candidates are embedded, places after the exact ones are not known.
 * @param {number | null} rank */
export function isExactPlace(rank) {
  return data.exact_top === null || data.exact_top === undefined || rank === null || rank <= data.exact_top;
}
