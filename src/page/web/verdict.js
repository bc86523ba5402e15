// How firm the order is: who might be first, and which cannot be distinguished, as the engine's verdict has it
// (rank_verdict.hpp): by the same draws, so that the page and `fitrank rank` say the same sentence.
//
// It takes some milliseconds for a handful of companies and up to some hundred for a hundred, so that it is found once
// the hand rests, and kept for as long as nothing changes that it hangs on.

import { companies, data } from "./data.js";
import { DrawnScores } from "./drawn_scores.js";
import { drawWeights } from "./draws.js";
import { rankRows } from "./ranking.js";
import { isThin } from "./rules.js";

export const kVerdictDraws = 1000;
const kVerdictCompanies = 100;
export const kFirm = 0.9;
/** Who is first less often than this is not named as one that might be. */
const kContends = 0.05;
const kVerdictSeed = 1;

/** Every draw's scores, company by company.
 * @param {Scene} scene @param {number[]} rows */
function drawSums(scene, rows) {
  const scores = new DrawnScores(scene, rows);
  const sums = rows.map(() => new Float64Array(kVerdictDraws));
  for (let number = 0; number < kVerdictDraws; ++number) {
    const weights = drawWeights(scene.weights, kVerdictSeed, number);
    scores.draw(kVerdictSeed, number);
    for (let place = 0; place < rows.length; ++place) sums[place][number] = scores.sumOf(place, weights);
  }
  return sums;
}

/** The share of the draws in which each is first; who ties for it shares the draw.
 * @param {Float64Array[]} sums */
function firstShares(sums) {
  const first = sums.map(() => 0);
  for (let number = 0; number < kVerdictDraws; ++number) {
    let most = -Infinity;
    let tied = 0;
    for (const sum of sums) {
      if (sum[number] > most) {
        most = sum[number];
        tied = 1;
      } else if (sum[number] === most) ++tied;
    }
    for (let place = 0; place < sums.length; ++place) {
      if (sums[place][number] === most) first[place] += 1 / tied;
    }
  }
  return first.map((count) => count / kVerdictDraws);
}

/** The share of the draws in which one is ahead of another, a tie half.
 * @param {Float64Array} sums @param {Float64Array} other */
function aheadShare(sums, other) {
  let ahead = 0;
  for (let number = 0; number < kVerdictDraws; ++number) {
    if (sums[number] > other[number]) ++ahead;
    else if (sums[number] === other[number]) ahead += 0.5;
  }
  return ahead / kVerdictDraws;
}

/** For each place the place of the head of its group: the next that the head is ahead of in kFirm of the draws leads
 * another.
 * @param {Float64Array[]} sums */
function groupHeads(sums) {
  let head = 0;
  return sums.map((other, place) => {
    if (place > 0 && aheadShare(sums[head], other) >= kFirm) head = place;
    return head;
  });
}

/** Of candidates for the first places, only these are sure to have the place that the engine gives.
 * @param {Scene} scene */
function verdictRows(scene) {
  const most = data.exact_top ? Math.min(kVerdictCompanies, data.exact_top) : kVerdictCompanies;
  return rankRows(scene.columns, scene.fits, scene.allows, most);
}

/** {drawn, allRanked, contenders: [{row, score, first}], heads: row -> the row that it is level with, thin}.
 * @param {Scene} scene @returns {Verdict} */
function findVerdict(scene) {
  const { rows, ranked } = verdictRows(scene);
  const sums = drawSums(scene, rows);
  const first = firstShares(sums);
  const contenders = rows
    .map((row, place) => ({ row, score: scene.fits.score[row], first: first[place] }))
    .filter(({ first: share }, place) => place === 0 || share >= kContends);
  const heads = new Map();
  groupHeads(sums).forEach((head, place) => head !== place && heads.set(rows[place], rows[head]));
  const allRanked = !data.exact_top && rows.length === ranked;
  return { drawn: rows.length, allRanked, contenders, heads, thin: countThin(scene) };
}

/** How many are left out only since too little is known of them. Companies that the page leaves out are not counted.
 * @param {Scene} scene */
function countThin(scene) {
  if (data.exact_top) return 0;
  let thin = 0;
  for (let row = 0; row < companies.length; ++row) {
    if (!scene.allows(row) && isThin(scene, row)) ++thin;
  }
  return thin;
}

/** @type {{ key: string, verdict: Verdict } | null} */
let keptVerdict = null;

/** @param {Scene} scene */
function verdictKey({ personaIndex, weights, missing, evidence, off }) {
  return JSON.stringify([personaIndex, Array.from(weights), missing, evidence, [...off].sort()]);
}

/** The verdict of a scene if it is known already; null: it has to be found.
 * @param {AnyScene} scene @returns {Verdict | null} */
export function knownVerdict(scene) {
  return scene.weights && keptVerdict?.key === verdictKey(scene) ? keptVerdict.verdict : null;
}

/** The verdict of a scene that ranks somebody.
 * @param {Scene} scene @returns {Verdict} */
export function verdictOn(scene) {
  const key = verdictKey(scene);
  if (keptVerdict?.key !== key) keptVerdict = { key, verdict: findVerdict(scene) };
  return keptVerdict.verdict;
}
