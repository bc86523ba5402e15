// The one order, and the first few of many by it.
//
// Fit score descending, then coverage, then the criterion scores one by one (higher first, unknown last), then id by
// bytes. Equal unrounded scores share a rank (1, 2, 2, 4). While a slider moves only the rows that are shown are
// selected: O(companies log shown), no sort of all.

import { idPlaces } from "./data.js";

/** Negative where row `a` comes before row `b`.
 * @param {Columns} columns @param {Fits} fits @param {number} a @param {number} b */
export function compareRows(columns, fits, a, b) {
  if (fits.score[a] !== fits.score[b]) return fits.score[b] - fits.score[a];
  if (fits.coverage[a] !== fits.coverage[b]) return fits.coverage[b] - fits.coverage[a];
  for (const column of columns) {
    const scoreA = column[a];
    const scoreB = column[b];
    if (scoreA > scoreB) return -1;
    if (scoreA < scoreB) return 1;
    if (Number.isNaN(scoreA) !== Number.isNaN(scoreB)) return Number.isNaN(scoreA) ? 1 : -1;
  }
  return idPlaces[a] - idPlaces[b];
}

/** Keeps the first `size` rows it is told of: a heap with the last of them on top, which turns most away at once. */
export class FirstRows {
  /** @param {number} size @param {(a: number, b: number) => number} compare */
  constructor(size, compare) {
    this.size = size;
    this.compare = compare;
    /** @type {number[]} */
    this.rows = [];
  }

  /** @param {number} row */
  see(row) {
    if (this.rows.length < this.size) {
      this.rows.push(row);
      this.rise(this.rows.length - 1);
    } else if (this.size > 0 && this.compare(row, this.rows[0]) < 0) {
      this.rows[0] = row;
      this.sink(0);
    }
  }

  sorted() {
    return this.rows.slice().sort(this.compare);
  }

  /** @param {number} place */
  rise(place) {
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.compare(this.rows[place], this.rows[parent]) <= 0) return;
      this.swap(place, parent);
      place = parent;
    }
  }

  /** @param {number} place */
  sink(place) {
    for (;;) {
      let last = place;
      for (const child of [2 * place + 1, 2 * place + 2]) {
        if (child < this.rows.length && this.compare(this.rows[child], this.rows[last]) > 0) last = child;
      }
      if (last === place) return;
      this.swap(place, last);
      place = last;
    }
  }

  /** @param {number} a @param {number} b */
  swap(a, b) {
    [this.rows[a], this.rows[b]] = [this.rows[b], this.rows[a]];
  }
}

/** The first `count` rows that `allows` and are ranked, best first, and how many rows are ranked at all.
 * @param {Columns} columns @param {Fits} fits @param {(row: number) => boolean} allows @param {number} count */
export function rankRows(columns, fits, allows, count) {
  const first = new FirstRows(count, (a, b) => compareRows(columns, fits, a, b));
  let ranked = 0;
  for (let row = 0; row < fits.score.length; ++row) {
    if (!(fits.coverage[row] > 0) || !allows(row)) continue;
    ++ranked;
    first.see(row);
  }
  return { rows: first.sorted(), ranked };
}

/** Competition ranks of rows that come first, in their order.
 * @param {number[]} rows @param {Fits} fits */
export function competitionRanks(rows, fits) {
  /** @type {number[]} */
  const ranks = [];
  rows.forEach((row, place) => {
    const level = place > 0 && fits.score[row] === fits.score[rows[place - 1]];
    ranks.push(level ? ranks[place - 1] : place + 1);
  });
  return ranks;
}

/** Ranks by score alone of any ranked row, from all scores sorted once. */
export class RankTable {
  /** @param {Fits} fits @param {(row: number) => boolean} allows */
  constructor(fits, allows) {
    this.fits = fits;
    this.allows = allows;
    const scores = [];
    for (let row = 0; row < fits.score.length; ++row) {
      if (fits.coverage[row] > 0 && allows(row)) scores.push(fits.score[row]);
    }
    this.sorted = Float64Array.from(scores).sort();
  }

  /** null: not ranked.
   * @param {number} row */
  rankOf(row) {
    if (!(this.fits.coverage[row] > 0) || !this.allows(row)) return null;
    return 1 + countAbove(this.sorted, this.fits.score[row]);
  }
}

/** How many of ascending numbers are greater than `number`.
 * @param {Float64Array} sorted @param {number} number */
export function countAbove(sorted, number) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] > number) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
}
