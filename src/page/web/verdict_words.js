// The sentence that opens a ranking, word for word the engine's (verdict_text.cpp).
//
// It is made in parts, so that names from files keep their own direction: a part is text, or {name}.

import { isKnownCell } from "./contributions.js";
import { companies, model, nameOf } from "./data.js";
import { foreign } from "./dom.js";
import { kFirm, kVerdictDraws } from "./verdict.js";
import { briefName, groupedText, percentText, tenthsText } from "./words.js";

const kNamed = 6;
const kFarApart = 10;

/** A name as written in a sentence: the engine cut it where it is long, and made it harmless.
 * @param {{ row: number }} company @returns {SentencePart} */
function spokenName({ row }) {
  return { name: companies[row].spoken || nameOf(row) };
}

/** "A, B and C", or the first few "and 3 more".
 * @param {Contender[]} contenders */
function contenderNames(contenders) {
  const words = contenders.slice(0, kNamed).map(spokenName);
  if (contenders.length > kNamed) words.push(`${contenders.length - kNamed} more`);
  return words.flatMap((word, i) => {
    if (i === 0) return [word];
    return [i === words.length - 1 ? " and " : ", ", word];
  });
}

/** ", and Pay is known for none of them", of the heaviest criterion that not all are known by.
 * @param {Scene} scene @param {Contender[]} contenders @returns {SentencePart[]} */
function unknownParts(scene, contenders) {
  /** @type {SentencePart[]} */
  let parts = [];
  let heaviest = 0;
  model.criteria.forEach(({ label, spoken }, c) => {
    const known = contenders.filter(({ row }) => isKnownCell(scene.columns, c, row));
    if (known.length > 1 || !(scene.weights[c] > heaviest)) return;
    heaviest = scene.weights[c];
    const whose = known.length === 0 ? ["none of them"] : [spokenName(known[0]), " only"];
    parts = [", and ", { name: spoken || label }, " is known for ", ...whose];
  });
  return parts;
}

/** "A is first in 40 % of 1,000 draws (±1.5 points)", and of the ranking's first, if that is another, "B in 31 %".
 * @param {Verdict} verdict */
function chanceParts({ contenders }) {
  const [leader] = contenders;
  const likeliest = contenders.reduce((best, other) => (other.first > best.first ? other : best));
  const error = 100 * Math.sqrt((likeliest.first * (1 - likeliest.first)) / kVerdictDraws);
  const parts = [
    spokenName(likeliest),
    ` is first in ${percentText(likeliest.first)} of ${groupedText(kVerdictDraws)} draws`,
    error > 0 ? ` (±${tenthsText(error)} points)` : "",
  ];
  return likeliest === leader ? parts : [...parts, ", ", spokenName(leader), ` in ${percentText(leader.first)}`];
}

/** @param {Contender[]} contenders */
function nearnessParts(contenders) {
  const scores = contenders.map(({ score }) => score);
  const gap = Math.max(...scores) - Math.min(...scores);
  const points = Math.max(1, Math.ceil(gap));
  const names = contenderNames(contenders);
  if (!(gap > 0)) return [...names, " have the same score"];
  if (points > kFarApart) return [...names, " could each be first"];
  return [...names, ` lie within ${points} point${points > 1 ? "s" : ""}`];
}

/** @param {Scene} scene @param {Verdict} verdict */
function callParts(scene, verdict) {
  const { contenders, drawn, allRanked } = verdict;
  if (drawn === 1) return ["Only ", spokenName(contenders[0]), " is ranked."];
  const among = allRanked ? "" : `, of the first ${groupedText(drawn)} ranked`;
  const chance = [...chanceParts(verdict), among];
  if (contenders[0].first >= kFirm) return ["Firm: ", ...chance, "."];
  if (contenders.length === 1) return ["Too close to call: ", ...chance, ", and no other company in 5 % of them."];
  const how = [...nearnessParts(contenders), ...unknownParts(scene, contenders)];
  return ["Too close to call: ", ...how, "; ", ...chance, "."];
}

/** The sentence in parts.
 * @param {Scene} scene @param {Verdict} verdict */
function verdictParts(scene, verdict) {
  const parts = callParts(scene, verdict);
  if (verdict.thin === 0) return parts;
  const more = verdict.thin === 1 ? "1 more company" : `${groupedText(verdict.thin)} more companies`;
  return [...parts, ` Too little is known of ${more} to rank ${verdict.thin === 1 ? "it" : "them"}.`];
}

/** @param {Scene} scene @param {Verdict} verdict */
export function verdictText(scene, verdict) {
  return verdictParts(scene, verdict)
    .map((part) => (typeof part === "string" ? part : part.name))
    .join("");
}

/** @param {Scene} scene @param {Verdict} verdict */
export function verdictNodes(scene, verdict) {
  return verdictParts(scene, verdict).map((part) => (typeof part === "string" ? part : foreign(part.name)));
}

/** What the mark of a level company means; empty where none of `rows` is.
 * @param {Verdict | null} verdict @param {number[]} rows */
export function levelNote(verdict, rows) {
  if (!verdict || !rows.some((row) => verdict.heads.has(row))) return "";
  return (
    "≈ after a rank: the evidence cannot tell this company from the first of its group, which is ahead of it in fewer " +
    `than ${percentText(kFirm)} of the draws.`
  );
}

/** Who leads the group that a company is level in, for those who do not see the mark.
 * @param {Verdict | null} verdict @param {number} row */
export function levelWords(verdict, row) {
  const head = verdict && verdict.heads.get(row);
  return head === null || head === undefined ? "" : `level with ${briefName(nameOf(head))}`;
}
