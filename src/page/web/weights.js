// The weights under the sliders.
//
// They are kept as the profile writes them, so that an untouched persona ranks to the bit as it does for the engine and
// the saved file says what was shown. A slider runs from 0 to 100 over the next power of ten: 35 is at 35, and so
// does 0.35. Independent sliders move alone. While proportions are kept, a slider is its share in per cent: the others
// give way in proportion, locked ones keep theirs.

import { scaleWeights } from "./score.js";

export const kSliderEnd = 100;

/** The least power of ten that no weight exceeds: what the end of a slider means.
 * @param {number[]} raw */
export function scaleOfWeights(raw) {
  const most = Math.max(...raw, 0);
  if (!(most > 0)) return kSliderEnd;
  let scale = 1;
  while (scale < most) scale *= 10;
  while (scale / 10 >= most && scale > 1e-12) scale /= 10;
  return scale;
}

/** @param {number} weight @param {number} scale */
export function positionOf(weight, scale) {
  return Math.min(kSliderEnd, (weight * kSliderEnd) / scale);
}

/** @param {number} position @param {number} scale */
export function weightAt(position, scale) {
  return (position * scale) / kSliderEnd;
}

/** Shares in hundredths of a per cent, so that the saved file is readable and still says exactly what was shown.
 * @param {number} share @param {number} scale */
function weightOfShare(share, scale) {
  return weightAt(Math.round(share * 10000) / 100, scale);
}

/** The others' shares while `moved` has `share`: unlocked ones in the proportions they had in `base`.
 * @param {number[]} base @param {number} moved @param {number} share @param {Set<number>} locked */
function sharesAround(base, moved, share, locked) {
  const held = base.reduce((sum, part, c) => sum + (c !== moved && locked.has(c) ? part : 0), 0);
  const free = base.map((_, c) => c).filter((c) => c !== moved && !locked.has(c));
  const freeSum = free.reduce((sum, c) => sum + base[c], 0);
  const taken = free.length === 0 ? Math.max(0, 1 - held) : Math.min(share, Math.max(0, 1 - held));
  const rest = Math.max(0, 1 - held - taken);
  return base.map((part, c) => {
    if (c === moved) return taken;
    if (locked.has(c)) return part;
    return freeSum > 0 ? (part / freeSum) * rest : rest / free.length;
  });
}

/** Remembers the proportions from which a slider was taken, so that dragging to the end and back restores them. */
export class KeptProportions {
  constructor() {
    /** @type {number | null} */
    this.moved = null;
    /** @type {number[]} */
    this.base = [];
  }

  forget() {
    this.moved = null;
    this.base = [];
  }

  /** All weights, with slider `moved` at `position`.
   * @param {number[]} raw @param {number} moved @param {number} position @param {number} scale
   * @param {Set<number>} locked */
  move(raw, moved, position, scale, locked) {
    if (this.moved !== moved) {
      this.moved = moved;
      this.base = Array.from(scaleWeights(raw) || raw.map(() => 1 / raw.length));
    }
    const shares = sharesAround(this.base, moved, position / kSliderEnd, locked);
    return shares.map((share) => weightOfShare(share, scale));
  }
}

/** The same shares as slider positions.
 * @param {number[]} raw @param {number} scale @returns {number[]} */
export function asShares(raw, scale) {
  const shares = scaleWeights(raw);
  return shares ? Array.from(shares, (share) => weightOfShare(share, scale)) : raw;
}
