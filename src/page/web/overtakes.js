// Which share of one criterion's weight would turn the order of two companies; the engine's compare says the same.

import { pathDifference, shareOf, sharePath, signChanges } from "./share_path.js";

/** The nearest change on the way from share `from` to `end`; null where there is none.
 * @param {number} end @param {number} from @param {number[]} changes @param {boolean} levelAtEnd
 * @returns {OvertakeWay | null} */
function overtakeTowards(end, from, changes, levelAtEnd) {
  const onTheWay = changes.filter((share) => (end < from ? share < from : share > from));
  if (end < from) onTheWay.reverse();
  if (onTheWay.length === 0) return levelAtEnd ? { from, to: end, levelOnly: true, until: null } : null;
  return { from, to: onTheWay[0], levelOnly: false, until: onTheWay.length > 1 ? onTheWay[1] : null };
}

/** @param {number} criterion @param {SharePath} a @param {SharePath} b @param {number} weight
 * @param {Missing} missing */
function overtakesBy(criterion, a, b, weight, missing) {
  const polynomial = pathDifference(a, b, missing);
  const changes = signChanges(polynomial).map(shareOf);
  const levelAtNone = a.known > 0 && b.known > 0 && polynomial[0] === 0;
  const levelAtAll = a.counts > 0 && b.counts > 0 && a.score === b.score;
  return [
    weight > 0 ? overtakeTowards(0, weight, changes, levelAtNone) : null,
    overtakeTowards(1, weight, changes, levelAtAll),
  ]
    .flatMap((overtake) => (overtake === null ? [] : [{ criterion, ...overtake }]));
}

/** Least change first, then in the model's order.
 * @param {Columns} columns @param {number} rowA @param {number} rowB @param {Float64Array} weights
 * @param {Missing} missing */
export function findOvertakes(columns, rowA, rowB, weights, missing) {
  /** @type {Overtake[]} */
  const found = [];
  for (let criterion = 0; criterion < weights.length; ++criterion) {
    if (!(weights[criterion] < 1)) continue;
    const a = sharePath(columns, rowA, criterion, weights, missing);
    const b = sharePath(columns, rowB, criterion, weights, missing);
    found.push(...overtakesBy(criterion, a, b, weights[criterion], missing));
  }
  return found.sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
}
