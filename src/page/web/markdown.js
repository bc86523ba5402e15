// The ranking as Markdown, for a note or a mail. Names are escaped: what a file says never becomes markup.

import { isOnlyExpected } from "./contributions.js";
import { companies, model, nameOf } from "./data.js";
import { kListedApart } from "./parts.js";
import { kFail, verdictsThat } from "./rules.js";
import { ranksSomebody } from "./scene.js";
import { headText, markedRank } from "./scene_words.js";
import { verdictOn } from "./verdict.js";
import { levelNote, verdictText } from "./verdict_words.js";
import { percentText, policyWords, rangeText, scoreText } from "./words.js";

/** @param {string} text */
function escapeMarkdown(text) {
  return text.replace(/[\\`*_{}[\]()#+!|<>~&-]/g, "\\$&").replace(/\s+/g, " ");
}

/** @param {AnyScene} scene */
export function markdownText(scene) {
  const { persona } = scene;
  const lines = [`# ${escapeMarkdown(persona.title || persona.id)}`, ""];
  if (!ranksSomebody(scene)) return [...lines, headText(scene), ""].join("\n");
  const verdict = verdictOn(scene);
  lines.push(escapeMarkdown(verdictText(scene, verdict)), "");
  const weights = model.criteria.map(({ label }, c) => `${escapeMarkdown(label)} ${percentText(scene.weights[c])}`);
  lines.push(`Weights: ${weights.join(", ")}. ${policyWords(scene)}`, "");
  lines.push(...markdownTable(scene), "");
  const note = levelNote(verdict, scene.rows);
  if (note) lines.push(note, "");
  const excluded = markdownExcluded(scene);
  if (excluded.length > 0) lines.push("Excluded:", "", ...excluded, "");
  return lines.join("\n");
}

/** @param {Scene} scene */
function markdownTable(scene) {
  const head = [
    "#",
    "Company",
    "Fit",
    "Range",
    "Coverage",
    ...model.criteria.map(({ label }) => escapeMarkdown(label)),
  ];
  const rows = scene.rows.map((row, place) => {
    const fit = scene.fits.at(row);
    const scores = scene.columns.map((column, c) => {
      if (Number.isNaN(column[row])) return "?";
      return `${isOnlyExpected(scene.columns, c, row) ? "≈ " : ""}${scoreText(column[row])}`;
    });
    return [
      markedRank(scene, row, place),
      escapeMarkdown(nameOf(row)),
      scoreText(fit.score),
      rangeText(fit.low, fit.high),
      percentText(fit.coverage),
      ...scores,
    ];
  });
  /** @param {string[]} cells */
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 1 ? "---" : "---:"))), ...rows.map(line)];
}

/** @param {Scene} scene */
function markdownExcluded(scene) {
  const lines = [];
  for (let row = 0; row < companies.length && lines.length < kListedApart; ++row) {
    if (scene.allows(row)) continue;
    const reasons = verdictsThat(scene, row, kFail).map(({ breaker, why }) => {
      const { text } = scene.persona.deal_breakers[breaker];
      return escapeMarkdown(why ? `${text}: ${why}` : text);
    });
    lines.push(`- ${escapeMarkdown(nameOf(row))} (${reasons.join("; ")})`);
  }
  return lines;
}
