// What is said of a scene as a whole.

import { companies, model } from "./data.js";
import { isAsWritten } from "./state.js";
import { verdictOn } from "./verdict.js";
import { policyWords } from "./words.js";

/** @param {AnyScene} scene */
export function headText(scene) {
  if (companies.length === 0) return "There is no company to rank. Add one, and make the page again.";
  if (!scene.weights) return "All weights are 0, so there is nothing to rank by. Raise one.";
  if (scene.ranked === 0) return "Nobody is ranked: see below.";
  const moves = isAsWritten() ? "" : " Arrows show the move against the persona as written.";
  return policyWords(scene) + moves;
}

/** @param {FlagHit} hit */
export function flagWords({ flag }) {
  return model.risk_flags[flag].text;
}

/** "2 ≈", as the table has it.
 * @param {Scene} scene @param {number} row @param {number} place */
export function markedRank(scene, row, place) {
  return `${scene.ranks[place]}${verdictOn(scene).heads.has(row) ? " ≈" : ""}`;
}
