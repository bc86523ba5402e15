// Scores drawn where they are not certain, each cell by itself, as the engine draws them (score_draws.hpp,
// signal_draws.hpp, evidence_spread.hpp).
//
// Unknown signals are drawn one by one: of points uniformly between the worst and the best score that the value function
// gives, of levels one of them. What is known is uniform over its score and how far its tiers may be off.

import { isOnlyExpected } from "./contributions.js";
import { companies, dossierOf, isStated, model } from "./data.js";
import { Counter, CounterDraws } from "./draws.js";
import { settled } from "./score.js";

const kScoreStream = 2;
/** Upper half of the first counter of signals, above those of cells. */
const kSignalCounters = 0x10000;

/** @typedef {{ signal: number, used: number, trust: number }} KnownSignal */
/** @typedef {{ known: number, all: number, unknown: UnknownSignal[] }} SignalCell */

/** The known signals of a row under a policy: [{signal, used, trust}], in the model's order.
 * @param {Scene} scene @param {number} row @returns {KnownSignal[]} */
function knownSignals({ persona, evidence }, row) {
  const dossier = dossierOf(persona, row);
  const { observations } = companies[row];
  return (dossier ? dossier.signals : []).map((line) => {
    const { tier } = observations[line.chosen];
    const trust = tier === null || tier === undefined ? 1 : model.tiers[tier].trust;
    return { signal: line.signal, used: evidence === "discounted" ? line.discounted : line.face, trust };
  });
}

/** Half-width of a cell by the tiers behind it: nothing where a table states it.
 * @param {KnownSignal[]} lines @param {number} row @param {number} criterion */
function spreadOf(lines, row, criterion) {
  let sum = 0;
  let importance = 0;
  for (const { signal, trust } of lines) {
    if (model.signals[signal].criterion !== criterion) continue;
    sum += model.signals[signal].importance * (50 * (1 - trust));
    importance += model.signals[signal].importance;
  }
  return importance > 0 && !isStated(row, criterion) ? Math.fround(sum / importance) : 0;
}

/** What signals make up a cell: sums over the known, and the unknown with their counters; null: none do.
 * @param {KnownSignal[]} lines @param {number} row @param {number} place @param {number} criterion
 * @param {boolean} isUnknown @returns {SignalCell | null} */
function cellOfSignals(lines, row, place, criterion, isUnknown) {
  if (companies[row].stated && (isStated(row, criterion) || isUnknown)) return null;
  /** @type {SignalCell} */
  const cell = { known: 0, all: 0, unknown: [] };
  model.signals.forEach((signal, i) => {
    if (signal.criterion !== criterion) return;
    cell.all += signal.importance;
    const line = lines.find((known) => known.signal === i);
    if (line) cell.known += signal.importance * line.used;
    else cell.unknown.push(new UnknownSignal(signal, place * model.signals.length + i));
  });
  return cell.all > 0 ? cell : null;
}

/** A signal of one company that is drawn. */
class UnknownSignal {
  /** @param {Signal} signal @param {number} counter */
  constructor({ importance, levels, worst = 0, best = 0 }, counter) {
    this.counter = new Counter(kSignalCounters, counter);
    this.importance = importance;
    this.levels = levels ? Float64Array.from(levels) : null;
    this.worst = worst;
    this.span = best - worst;
  }

  /** What it adds to its criterion's sum.
   * @param {CounterDraws} numbers */
  points(numbers) {
    const unit = numbers.unit(this.counter);
    const { levels } = this;
    if (levels === null) return this.importance * (this.worst + this.span * unit);
    return this.importance * levels[Math.min(Math.floor(unit * levels.length), levels.length - 1)];
  }
}

/** One cell that is not certain. */
class UncertainCell {
  /** @param {Columns} columns @param {number} row @param {number} criterion @param {number} at @param {number} spread
   * @param {SignalCell | null} signals */
  constructor(columns, row, criterion, at, spread, signals) {
    const score = columns[criterion][row];
    const isKnown = score === score;
    this.at = at;
    this.counter = new Counter(0, at);
    this.coverage = columns.coverage[criterion][row];
    this.least = isKnown ? -Math.min(score, spread) : 0;
    this.noise = (isKnown ? Math.min(100 - score, spread) : 0) - this.least;
    this.low = Math.max(0, columns.low[criterion][row] + this.coverage * this.least);
    const greatest = isKnown ? Math.min(100 - score, spread) : 0;
    this.width = Math.min(100, columns.high[criterion][row] + this.coverage * greatest) - this.low;
    this.signals = this.coverage < 1 ? signals : null;
  }

  /** @param {CounterDraws} numbers */
  score(numbers) {
    if (this.signals === null) return this.low + this.width * numbers.unit(this.counter);
    const { known, all, unknown } = this.signals;
    let sum = known;
    for (let i = 0; i < unknown.length; ++i) sum += unknown[i].points(numbers);
    const unit = this.noise > 0 ? numbers.unit(this.counter) : 0;
    return sum / all + this.coverage * (this.least + this.noise * unit);
  }
}

/** The cells of `rows`, whose places are their numbers; what weighs nothing is not drawn. */
export class DrawnScores {
  /** @param {Scene} scene @param {number[]} rows */
  constructor(scene, rows) {
    const { columns, weights } = scene;
    this.criteria = weights.length;
    this.scores = new Float64Array(rows.length * this.criteria);
    /** @type {UncertainCell[]} */
    this.uncertain = [];
    rows.forEach((row, place) => {
      const lines = knownSignals(scene, row);
      for (let c = 0; c < this.criteria; ++c) {
        if (weights[c] > 0) this.add(columns, row, place, c, lines);
      }
    });
  }

  /** @param {Columns} columns @param {number} row @param {number} place @param {number} criterion
   * @param {KnownSignal[]} lines */
  add(columns, row, place, criterion, lines) {
    const at = place * this.criteria + criterion;
    const spread = spreadOf(lines, row, criterion);
    const score = columns[criterion][row];
    if (!(columns.coverage[criterion][row] < 1) && !(spread > 0)) {
      this.scores[at] = score;
      return;
    }
    const isUnknown = score !== score || isOnlyExpected(columns, criterion, row);
    const signals = cellOfSignals(lines, row, place, criterion, isUnknown);
    this.uncertain.push(new UncertainCell(columns, row, criterion, at, spread, signals));
  }

  /** @param {number} seed @param {number} number */
  draw(seed, number) {
    const numbers = new CounterDraws(seed, kScoreStream, number);
    for (const cell of this.uncertain) this.scores[cell.at] = cell.score(numbers);
  }

  /** One company's weighted sum in this draw.
   * @param {number} place @param {Float64Array} weights */
  sumOf(place, weights) {
    let sum = 0;
    for (let c = 0; c < weights.length; ++c) {
      if (weights[c] > 0) sum += weights[c] * this.scores[place * this.criteria + c];
    }
    return settled(sum);
  }
}
