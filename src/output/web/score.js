// The one definition of a fit score, the engine's own to the last bit.
//
// Weights w are scaled to sum 1. K is the sum of w over the known criteria and P that of w times score, both in
// double and in criterion order. The policy for the unknown gives the score: zero P, renormalize P / K, neutral
// P + 50 (1 - K). The range is P to P + 100 (1 - K), the coverage K, exactly 1 where all that is weighed is known.
// Score and range are settled to a multiple of 2^-36, so that equal sums tie whatever their last bits.

const SCORE_STEPS = 2 ** 36;

function settled(points) {
  return Math.floor(points * SCORE_STEPS + 0.5) / SCORE_STEPS;
}

/** Weights scaled to sum 1; null where there is nothing to scale. */
function scaleWeights(raw) {
  let sum = 0;
  for (const weight of raw) sum += weight;
  if (!(sum > 0) || !Number.isFinite(sum)) return null;
  return Float64Array.from(raw, (weight) => weight / sum);
}

function applyPolicy(missing, points, coverage) {
  if (missing === "zero") return points;
  if (missing === "renormalize") return coverage > 0 ? points / coverage : 0;
  return points + 50 * (1 - coverage);
}

/** Writes one company's score, low, high and coverage into `fit`; coverage 0: nothing weighed is known. */
function fitScore(columns, row, weights, missing, fit) {
  let points = 0;
  let known = 0;
  let complete = true;
  for (let c = 0; c < weights.length; ++c) {
    const score = columns[c][row];
    if (score !== score) {
      if (weights[c] > 0) complete = false;
    } else {
      points += weights[c] * score;
      known += weights[c];
    }
  }
  const coverage = complete ? 1 : Math.min(known, 1);
  fit.coverage = coverage;
  fit.low = settled(points);
  fit.high = settled(points + 100 * (1 - coverage));
  fit.score = settled(applyPolicy(missing, points, coverage));
  return fit;
}

/** The fits of all companies, in columns. */
class Fits {
  constructor(count) {
    this.score = new Float64Array(count);
    this.low = new Float64Array(count);
    this.high = new Float64Array(count);
    this.coverage = new Float64Array(count);
  }

  fill(columns, weights, missing) {
    const fit = { score: 0.5, low: 0.5, high: 0.5, coverage: 0.5 };
    for (let row = 0; row < this.score.length; ++row) {
      fitScore(columns, row, weights, missing, fit);
      this.score[row] = fit.score;
      this.low[row] = fit.low;
      this.high[row] = fit.high;
      this.coverage[row] = fit.coverage;
    }
    return this;
  }

  at(row) {
    return { score: this.score[row], low: this.low[row], high: this.high[row], coverage: this.coverage[row] };
  }
}
