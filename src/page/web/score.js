// The one definition of a fit score, the engine's own to the last bit.
//
// Weights w are scaled to sum 1. K is the sum of w over the known criteria and P that of w times score, both in
// double and in criterion order. The policy for the unknown gives the score: zero P, renormalize P / K, neutral
// P + 50 (1 - K); expected is P over the columns that hold what is expected (data.js). Coverage and range go down to the signal: the sums of w times the share of importance that is
// known, exactly 1 where everything with a weight is known, and of w times the criterion's low and high. The range is
// widened to hold the score itself and what one more observation can make of it.
// Score and range are settled to a multiple of 2^-36, so that equal sums tie whatever their last bits.

const SCORE_STEPS = 2 ** 36;

/** @param {number} points */
export function settled(points) {
  return Math.floor(points * SCORE_STEPS + 0.5) / SCORE_STEPS;
}

/** Weights scaled to sum 1; null where there is nothing to scale.
 * @param {ArrayLike<number> & Iterable<number>} raw */
export function scaleWeights(raw) {
  let sum = 0;
  for (const weight of raw) sum += weight;
  if (!(sum > 0) || !Number.isFinite(sum)) return null;
  return Float64Array.from(raw, (weight) => weight / sum);
}

/** @param {Missing} missing @param {number} points @param {number} known */
export function applyPolicy(missing, points, known) {
  if (missing === "zero" || missing === "expected") return points;
  if (missing === "renormalize") return known > 0 ? points / known : 0;
  return points + 50 * (1 - known);
}

/** Writes score, low, high, coverage and known weight into `fit`; known 0: no data for any weighted criterion.
 * @param {Columns} columns @param {number} row @param {Float64Array} weights @param {Missing} missing
 * @param {Fit} fit */
export function fitScore(columns, row, weights, missing, fit) {
  let points = 0;
  let most = 0;
  let known = 0;
  let all = true;
  for (let c = 0; c < weights.length; ++c) {
    const score = columns[c][row];
    most += weights[c] * (score === score ? score : 100);
    if (score !== score) {
      if (weights[c] > 0) all = false;
    } else {
      points += weights[c] * score;
      known += weights[c];
    }
  }
  fit.known = all ? 1 : Math.min(known, 1);
  fit.score = settled(applyPolicy(missing, points, fit.known));
  if (columns.open[row] === 0) {
    // A score that nothing can change, or that can become anything: the same sums, with less to look up.
    fit.low = settled(points);
    fit.high = settled(most);
    fit.coverage = fit.known;
    return fit;
  }
  addRange(columns, row, weights, fit);
  if (missing === "expected") {
    // What is expected lies between worst and best; a company with no data for any weighted criterion has no score.
    fit.known = fit.coverage > 0 ? 1 : 0;
    return fit;
  }
  if (fit.coverage < 1) widenRange(columns, row, weights, missing, points, known, fit);
  return fit;
}

/** @param {Columns} columns @param {number} row @param {Float64Array} weights @param {Fit} fit */
function addRange(columns, row, weights, fit) {
  let low = 0;
  let high = 0;
  let coverage = 0;
  let complete = true;
  for (let c = 0; c < weights.length; ++c) {
    if (!(weights[c] > 0)) continue;
    low += weights[c] * columns.low[c][row];
    high += weights[c] * columns.high[c][row];
    coverage += weights[c] * columns.coverage[c][row];
    if (columns.coverage[c][row] < 1) complete = false;
  }
  fit.low = settled(low);
  fit.high = settled(high);
  fit.coverage = complete ? 1 : Math.min(coverage, 1);
}

/** By the score itself, and by what an observation of one unknown signal alone can make of it.
 * @param {Columns} columns @param {number} row @param {Float64Array} weights @param {Missing} missing
 * @param {number} points @param {number} known @param {Fit} fit */
function widenRange(columns, row, weights, missing, points, known, fit) {
  /** @param {number} points */
  const widen = (points) => {
    const score = settled(points);
    if (score < fit.low) fit.low = score;
    if (score > fit.high) fit.high = score;
  };
  if (fit.known > 0) widen(fit.score);
  for (let c = 0; c < weights.length; ++c) {
    if (!(weights[c] > 0) || !(columns.coverage[c][row] < 1)) continue;
    const score = columns[c][row];
    const isKnown = score === score;
    const others = isKnown ? points - weights[c] * score : points;
    const share = isKnown ? fit.known : Math.min(known + weights[c], 1);
    widen(applyPolicy(missing, others + weights[c] * columns.nextLow[c][row], share));
    widen(applyPolicy(missing, others + weights[c] * columns.nextHigh[c][row], share));
  }
}

/** The fits of all companies, in columns. */
export class Fits {
  /** @param {number} count */
  constructor(count) {
    this.score = new Float64Array(count);
    this.low = new Float64Array(count);
    this.high = new Float64Array(count);
    this.coverage = new Float64Array(count);
    this.known = new Float64Array(count);
  }

  /** @param {Columns} columns @param {Float64Array} weights @param {Missing} missing */
  fill(columns, weights, missing) {
    const fit = { score: 0.5, low: 0.5, high: 0.5, coverage: 0.5, known: 0.5 };
    for (let row = 0; row < this.score.length; ++row) {
      fitScore(columns, row, weights, missing, fit);
      this.score[row] = fit.score;
      this.low[row] = fit.low;
      this.high[row] = fit.high;
      this.coverage[row] = fit.coverage;
      this.known[row] = fit.known;
    }
    return this;
  }

  /** @param {number} row */
  at(row) {
    const [score, low, high] = [this.score[row], this.low[row], this.high[row]];
    return { score, low, high, coverage: this.coverage[row], known: this.known[row] };
  }
}
