// Under each slider: the shares over which the first place holds, and who takes over at each end.
//
// As the engine's stability has it: one criterion's share moves, the others keep their proportions; the first place
// falls at the nearest turn between the first and anybody. Cost: O(criteria^2 companies).

import { companies } from "./data.js";
import { compareRows } from "./ranking.js";
import { pathDifference, shareOf, sharePath, turnsAt, xOf } from "./share_path.js";

/** A limit on one side: the nearest turn it is told of, of equally near ones the one that `before` puts first. */
class Limit {
  /** @param {number} from @param {boolean} up @param {(a: number, b: number) => boolean} before */
  constructor(from, up, before) {
    this.from = from;
    this.up = up;
    this.before = before;
    /** @type {number | null} */
    this.x = null;
    this.rising = 0;
  }

  /** @param {Polynomial} difference @param {number} row */
  see(difference, row) {
    if (!this.up && !(this.from > 0)) return; // no way down
    const x = turnsAt(difference, this.from, this.up);
    if (x === null || !this.isNearer(x, row)) return;
    this.x = x;
    this.rising = row;
  }

  /** @param {number} x @param {number} row */
  isNearer(x, row) {
    if (this.x === null) return true;
    if (x === this.x) return this.before(row, this.rising);
    return this.up ? x < this.x : x > this.x;
  }

  /** null: it holds to the end of the scale.
   * @returns {Turn | null} */
  turn() {
    return this.x === null ? null : { share: shareOf(this.x), x: this.x, rising: this.rising };
  }
}

/** Over which shares of `criterion` the row `first` stays first; null where the criterion has all the weight.
 * @param {Scene} scene @param {number} first @param {number} criterion @returns {Stretch | null} */
export function firstStretch({ columns, fits, weights, missing, allows }, first, criterion) {
  if (!(weights[criterion] < 1)) return null;
  const from = xOf(weights[criterion]);
  /** @param {number} a @param {number} b */
  const before = (a, b) => standsBefore(columns, fits, a, b);
  const down = new Limit(from, false, before);
  const up = new Limit(from, true, before);
  const ahead = sharePath(columns, first, criterion, weights, missing);
  for (let row = 0; row < companies.length; ++row) {
    if (row === first || !allows(row)) continue;
    const behind = sharePath(columns, row, criterion, weights, missing);
    if (!(behind.known > 0) && !(behind.counts > 0)) continue;
    const difference = pathDifference(ahead, behind, missing);
    down.see(difference, row);
    up.see(difference, row);
  }
  return { share: weights[criterion], low: down.turn(), high: up.turn() };
}

/** Ranked rows by the one order, then those without a rank as they are listed.
 * @param {Columns} columns @param {Fits} fits @param {number} a @param {number} b */
function standsBefore(columns, fits, a, b) {
  const rankedA = fits.coverage[a] > 0;
  const rankedB = fits.coverage[b] > 0;
  if (rankedA !== rankedB) return rankedA;
  return rankedA ? compareRows(columns, fits, a, b) < 0 : a < b;
}
