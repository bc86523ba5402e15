// How two fit scores compare while one criterion's share of the weight moves, in closed form.
//
// With share t on the criterion and the others in their proportions, a fit score is a line in t (zero, neutral) or a
// quotient of two lines (renormalize). In x = t / (1 - t) the sign of the difference is that of a polynomial of degree
// 2 at most; where it changes, the two change places.

/** Scores go to 100, so that a coefficient this small is nothing but roundings. */
const kNothing = 1e-11;

/** @param {number} x */
export function shareOf(x) {
  return x / (1 + x);
}

/** @param {number} share */
export function xOf(share) {
  return share / (1 - share);
}

/** With x = t / (1 - t) the score is (x score + points) / (x counts + known); the divisor matters under renormalize.
 * @param {Columns} columns @param {number} row @param {number} criterion @param {Float64Array} weights
 * @param {Missing} missing @returns {SharePath} */
export function sharePath(columns, row, criterion, weights, missing) {
  const path = { score: 0, counts: 0, points: 0, known: 0 };
  let others = 0;
  for (let c = 0; c < weights.length; ++c) {
    const score = columns[c][row];
    const known = !Number.isNaN(score);
    const taken = known ? score : missing === "neutral" ? 50 : 0;
    if (c === criterion) {
      path.score = taken;
      path.counts = known ? 1 : 0;
      continue;
    }
    others += weights[c];
    path.points += weights[c] * taken;
    if (known) path.known += weights[c];
  }
  path.points /= others;
  path.known /= others;
  return path;
}

/** The score at share t, 0..1; NaN where there are no data for a weighted criterion.
 * @param {SharePath} path @param {number} share @param {Missing} missing */
export function scoreAt(path, share, missing) {
  const points = share * path.score + (1 - share) * path.points;
  const known = share * path.counts + (1 - share) * path.known;
  if (!(known > 0)) return NaN;
  return missing === "renormalize" ? points / known : points;
}

/** a[0] + a[1] x + a[2] x^2, with the sign of A's score less B's.
 * @param {SharePath} a @param {SharePath} b @param {Missing} missing @returns {Polynomial} */
export function pathDifference(a, b, missing) {
  const result =
    missing === "renormalize"
      ? [
          a.points * b.known - b.points * a.known,
          a.score * b.known + a.points * b.counts - b.score * a.known - b.points * a.counts,
          a.score * b.counts - b.score * a.counts,
        ]
      : [a.points - b.points, a.score - b.score, 0];
  return result.map((coefficient) => (Math.abs(coefficient) < kNothing ? 0 : coefficient));
}

/** The x > 0 where the polynomial changes its sign, ascending; one that it only touches is none.
 * @param {Polynomial} polynomial */
export function signChanges([a0, a1, a2]) {
  const roots = [];
  if (a2 === 0) {
    if (a1 !== 0) roots.push(-a0 / a1);
  } else {
    const discriminant = a1 * a1 - 4 * a0 * a2;
    if (discriminant > 0) {
      // Of the two textbook forms the one that adds what has the same sign; the other cancels.
      const q = -(a1 + (a1 < 0 || Object.is(a1, -0) ? -1 : 1) * Math.sqrt(discriminant)) / 2;
      roots.push(q / a2, a0 / q);
    }
  }
  return roots.filter((x) => x > 0).sort((x, y) => x - y);
}

/** Whether the polynomial, which is 0 at x up to roundings, is negative just after x on that way.
 * @param {Polynomial} polynomial @param {number} x @param {boolean} up */
export function fallsBeyond([, a1, a2], x, up) {
  const slope = a1 + 2 * a2 * x;
  const scale = Math.abs(a1) + 2 * Math.abs(a2) * x;
  if (Math.abs(slope) > kNothing * scale) return up ? slope < 0 : slope > 0;
  return a2 < 0;
}

/** Where B, which does not score more than A at `from`, begins to on the way up or down; null: nowhere.
 * @param {Polynomial} difference @param {number} from @param {boolean} up */
export function turnsAt(difference, from, up) {
  const [a0, a1, a2] = difference;
  const scale = Math.abs(a0) + from * (Math.abs(a1) + from * Math.abs(a2));
  const level = Math.abs(a0 + from * (a1 + from * a2)) <= kNothing * Math.max(scale, 1);
  if (level && fallsBeyond(difference, from, up)) return from;
  const changes = signChanges(difference);
  if (!up) changes.reverse();
  for (const x of changes) {
    const onTheWay = up ? x > from : x < from;
    // Level at the start and rising from it: the root there is not one on the way.
    const isStart = level && Math.abs(x - from) <= 1e-9 * Math.max(from, 1);
    if (onTheWay && !isStart) return x;
  }
  return null;
}
