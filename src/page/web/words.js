// Numbers and short phrases as they are shown. The engine's pages say them the same way.

/** "76": rounded half up.
 * @param {number} score */
export function scoreText(score) {
  return String(Math.floor(score + 0.5));
}

/** "76.4", "76.0". A tie goes to the even digit: of all ties in tenths a quarter is the one that toFixed takes up.
 * @param {number} number */
export function tenthsText(number) {
  const size = Math.abs(number);
  const text = ((4 * size) % 4 === 1 ? size - 0.05 : size).toFixed(1);
  return number < 0 && text !== "0.0" ? `-${text}` : text;
}

/** "76.4", or "76" where the decimal is 0.
 * @param {number} number */
export function shortText(number) {
  return tenthsText(number).replace(/\.0$/, "");
}

/** What summing shares may add or lose. */
const kNoise = 1e-9;

/** "35 %", "37.5 %"; what is neither nothing nor all never reads so.
 * @param {number} share */
export function percentText(share) {
  const text = shortText(100 * share);
  if (text === "0" && share > kNoise) return "<0.1 %";
  if (text === "100" && share < 1 - kNoise) return ">99.9 %";
  return text + " %";
}

/** "+29.2", "−3.0"
 * @param {number} points */
export function pointsText(points) {
  const text = Math.abs(points).toFixed(1);
  if (text === "0.0") return "0.0";
  return (points < 0 ? "−" : "+") + text;
}

/** "69–89", or "76" where both ends read the same.
 * @param {number} low @param {number} high */
export function rangeText(low, high) {
  const from = scoreText(low);
  const to = scoreText(high);
  return from === to ? from : `${from}–${to}`;
}

/** "1 company", "3 companies"; thousands separated.
 * @param {number} count @param {string} one @param {string} many */
export function countText(count, one, many) {
  return `${groupedText(count)} ${count === 1 ? one : many}`;
}

/** @param {number} count */
export function groupedText(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "a", "a and b", "a, b and c"
 * @param {string[]} words */
export function listText(words) {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

/** A name cut to what fits in a sentence; the whole name is where the company is.
 * @param {string} name */
export function briefName(name) {
  const letters = Array.from(name);
  return letters.length > 60 ? letters.slice(0, 59).join("") + "…" : name;
}

export const kMissingWords = {
  zero: "counts as zero",
  renormalize: "is left out, the known ones rescaled",
  neutral: "counts as 50",
  expected: "counts as expected of comparable employers",
};
const kEvidenceWords = { face_value: "at face value", discounted: "discounted by trust" };

/** @param {{ missing: Missing, evidence: Evidence }} scene */
export function policyWords({ missing, evidence }) {
  return `What is unknown ${kMissingWords[missing]}; evidence ${kEvidenceWords[evidence]}.`;
}

/** @param {string} text @param {number} letters */
export function clipped(text, letters) {
  const all = Array.from(text);
  return all.length > letters ? all.slice(0, letters - 1).join("") + "…" : text;
}
