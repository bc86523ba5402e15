// Rounding parts so that what is shown adds up to the shown total: the largest-remainder method, as the engine's own
// pages do.

/** Whole numbers near `parts` that add up to exactly `total`.
 * @param {number[]} parts @param {number} total */
export function apportion(parts, total) {
  const whole = parts.map(Math.floor);
  let missing = total - whole.reduce((sum, part) => sum + part, 0);
  const order = parts.map((_, i) => i).sort((a, b) => parts[b] - whole[b] - (parts[a] - whole[a]) || a - b);
  for (let i = 0; missing > 0 && order.length > 0; i = (i + 1) % order.length, --missing) ++whole[order[i]];
  for (let i = order.length - 1; missing < 0 && i >= 0; --i, ++missing) --whole[order[i]];
  return whole;
}

/** Parts in hundredths, shown as points, that add up to `total`, itself in hundredths.
 * @param {number[]} parts @param {number} total */
export function hundredthsOf(parts, total) {
  return apportion(
    parts.map((part) => part * 100),
    total,
  );
}

/** @param {number} points */
export function toHundredths(points) {
  return Math.floor(points * 100 + 0.5);
}

/** "29.20", of 2920; with a sign where asked.
 * @param {number} hundredths @param {boolean} [signed] */
export function hundredthsText(hundredths, signed = false) {
  const text = (Math.abs(hundredths) / 100).toFixed(2);
  if (hundredths < 0) return "−" + text;
  return signed && hundredths > 0 ? "+" + text : text;
}
