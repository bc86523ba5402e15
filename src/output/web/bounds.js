// Which ranks each company can still have, over everything that is unknown.
//
// Every unknown criterion may turn out anything from 0 to 100, independently. The best rank of a company is its place
// with its own unknowns at 100 and all others' at 0, the worst the reverse; counted by sorting, as the engine does.

/** The fit score once every unknown criterion has turned out to be `unknown`. */
function completedScore(columns, row, weights, unknown) {
  let points = 0;
  for (let c = 0; c < weights.length; ++c) {
    const score = columns[c][row];
    points += weights[c] * (Number.isNaN(score) ? unknown : score);
  }
  return points;
}

/** Of any allowed row. Unranked companies compete too: their unknowns may turn out to be anything. */
class UnknownBounds {
  constructor(columns, weights, allows) {
    this.columns = columns;
    this.weights = weights;
    const lows = [];
    const highs = [];
    for (let row = 0; row < companies.length; ++row) {
      if (!allows(row)) continue;
      lows.push(completedScore(columns, row, weights, 0));
      highs.push(completedScore(columns, row, weights, 100));
    }
    this.lows = Float64Array.from(lows).sort();
    this.highs = Float64Array.from(highs).sort();
  }

  at(row) {
    const low = completedScore(this.columns, row, this.weights, 0);
    const high = completedScore(this.columns, row, this.weights, 100);
    const itself = high > low ? 1 : 0;
    return { low, high, best: 1 + countAbove(this.lows, high), worst: 1 + countAbove(this.highs, low) - itself };
  }
}
