// What is said of the whole: the sentence on top, the strip below on phones, and, once the hand rests, the new leader.

import { companies, data, nameOf } from "./data.js";
import { byId, el, foreign, setText } from "./dom.js";
import { ranksSomebody } from "./scene.js";
import { headText } from "./scene_words.js";
import { labelText } from "./slopes.js";
import { knownVerdict, verdictOn } from "./verdict.js";
import { verdictNodes, verdictText } from "./verdict_words.js";
import { briefName, countText, groupedText, scoreText } from "./words.js";

/** The sentence on top, where it can be said at once: a ranking's own takes some draws.
 * @param {AnyScene} scene @param {Verdict | null} verdict @returns {(Node | string)[]} */
export function leadWords(scene, verdict) {
  if (!ranksSomebody(scene) || !verdict) return [headText(scene)];
  return verdictNodes(scene, verdict);
}

/** @param {AnyScene} scene */
export function updateLead(scene) {
  const { title, id } = scene.persona;
  setText(byId("title"), title || id);
  byId("title").dir = "auto";
  document.title = `${briefName(title || id)} · fitrank`;
  updateVerdict(scene, ranksSomebody(scene) ? knownVerdict(scene) : null);
  updateStrip(scene);
}

/** Without a verdict yet the last one stays, faded, so that nothing jumps under a hand that still moves.
 * @param {AnyScene} scene @param {Verdict | null} verdict */
export function updateVerdict(scene, verdict) {
  const lead = byId("lead");
  const waits = ranksSomebody(scene) && !verdict;
  lead.setAttribute("aria-busy", String(waits));
  if (!waits) lead.replaceChildren(...leadWords(scene, verdict));
}

/** @param {AnyScene} scene */
function updateStrip(scene) {
  const items = scene.rows
    .slice(0, 3)
    .map((row, place) =>
      el(
        "span",
        {},
        el("b", {}, String(scene.ranks[place])),
        " ",
        foreign(labelText(row, 14)),
        " ",
        scoreText(scene.fits.score[row]),
      ),
    );
  byId("strip").replaceChildren(...items);
}

/** How many companies were ranked for the page, and what it was made with. */
export function sayBehind() {
  const behind = data.behind === undefined ? companies.length : data.behind;
  const words = [`${countText(behind, "company was", "companies were")} ranked for this page`];
  if (data.exact_top) {
    words.push(
      `${groupedText(companies.length)} of them are in it, so that the first ` +
        `${groupedText(data.exact_top)} are exact whatever the weights`,
    );
  }
  byId("behind").textContent = `${words.join("; ")}. Made by fitrank ${data.fitrank}; it asks nothing of any network.`;
}

/** @type {{ row: number | null } | null} */
let spokenLeader = null;
let leaderTimer = 0;

/** Says a new leader once the hand has rested for a moment; the first one is in the text already.
 * @param {AnyScene} scene */
export function announceLeader(scene) {
  const leader = ranksSomebody(scene) ? scene.rows[0] : null;
  clearTimeout(leaderTimer);
  if (spokenLeader === null) spokenLeader = { row: leader };
  if (leader === spokenLeader.row) return;
  leaderTimer = setTimeout(() => {
    spokenLeader = { row: leader };
    byId("leader").textContent =
      leader === null || !ranksSomebody(scene)
        ? "Nobody is ranked."
        : `${briefName(nameOf(leader))} now leads with ${scoreText(scene.fits.score[leader])} points. ` +
          verdictText(scene, verdictOn(scene));
  }, 700);
}
