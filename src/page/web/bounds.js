// Which ranks each company can still have, over everything that is unknown.
//
// Every unknown signal may turn out anything from its worst to its best score, independently. The best rank of a company
// is its place with its own unknowns at their best and all others' at their worst, the worst the reverse; counted by
// sorting, as the engine does.

import { companies } from "./data.js";
import { countAbove } from "./ranking.js";
import { settled } from "./score.js";

/** The fit score once every unknown signal has turned out at its worst (`ends`: columns.low), or at its best.
 * @param {Float64Array[]} ends @param {number} row @param {Float64Array} weights */
function completedScore(ends, row, weights) {
  let points = 0;
  for (let c = 0; c < weights.length; ++c) {
    if (weights[c] > 0) points += weights[c] * ends[c][row];
  }
  return settled(points);
}

/** Of any row that `ranks`: a company with no data for any weighted criterion pushes no other down. */
export class UnknownBounds {
  /** @param {Columns} columns @param {Float64Array} weights @param {(row: number) => boolean} ranks */
  constructor(columns, weights, ranks) {
    this.columns = columns;
    this.weights = weights;
    const lows = [];
    const highs = [];
    for (let row = 0; row < companies.length; ++row) {
      if (!ranks(row)) continue;
      lows.push(completedScore(columns.low, row, weights));
      highs.push(completedScore(columns.high, row, weights));
    }
    this.lows = Float64Array.from(lows).sort();
    this.highs = Float64Array.from(highs).sort();
  }

  /** @param {number} row */
  at(row) {
    const low = completedScore(this.columns.low, row, this.weights);
    const high = completedScore(this.columns.high, row, this.weights);
    const itself = high > low ? 1 : 0;
    return { low, high, best: 1 + countAbove(this.lows, high), worst: 1 + countAbove(this.highs, low) - itself };
  }
}
