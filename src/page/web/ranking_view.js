// The ranking: rows that move to their new places, and below them who is excluded, and why, and who cannot be ranked.

import { companies, idPlaces, nameOf } from "./data.js";
import { el, foreign, prefersReducedMotion, setText } from "./dom.js";
import { renderNow } from "./frame.js";
import { openDossier } from "./navigation.js";
import { breakerLine, companyButton, kListedApart, moreText } from "./parts.js";
import { kFindNext, questionsPart } from "./questions.js";
import { buildRow, updateLevel, updateReasons, updateRow } from "./rows.js";
import { isThin, kFail, verdictsThat } from "./rules.js";
import { shownLimit } from "./scene.js";
import { headText } from "./scene_words.js";
import { kRowsAtOnce, state } from "./state.js";
import { knownVerdict } from "./verdict.js";
import { levelNote } from "./verdict_words.js";
import { briefName, groupedText } from "./words.js";

export class RankingView {
  constructor() {
    this.parts = new Map();
    this.gliding = [];
    this.before = null;
    this.list = el("ol", { class: "rows", "aria-label": "Ranking" });
    this.head = el("p", { class: "panel-note" });
    this.find = el("input", { type: "search", id: "find", autocomplete: "off", oninput: () => this.onFind() });
    this.finder = el("div", { class: "field find" }, el("label", { for: "find" }, "Find a company"), this.find);
    this.found = el("ul", { class: "found", "aria-label": "Found" });
    this.more = el("button", { type: "button", class: "more", onclick: () => this.showMore() });
    this.levels = el("p", { class: "hint level-note" });
    this.questions = el("div");
    this.apart = el("div", { class: "apart" });
    this.finder.hidden = companies.length <= kRowsAtOnce;
    this.root = el(
      "div",
      { class: "ranking" },
      this.head,
      this.finder,
      this.found,
      axis(),
      this.list,
      this.more,
      this.levels,
      this.questions,
      this.apart,
    );
  }

  showMore() {
    const from = state.shown;
    state.shown += kRowsAtOnce;
    renderNow();
    const next = this.list.children[from];
    if (next) next.querySelector(".name").focus();
  }

  update(scene) {
    setText(this.head, headText(scene));
    this.place(scene);
    this.updateLevels(scene, knownVerdict(scene));
    this.glide(this.before);
    this.before = null;
    const left = shownLimit(scene) - scene.rows.length;
    this.more.hidden = left <= 0;
    setText(this.more, `Show ${Math.min(kRowsAtOnce, Math.max(left, 0))} more`);
  }

  /** Marks companies that could swap places; while the verdict is not known, nobody. */
  updateLevels({ rows }, verdict) {
    rows.forEach((row) => this.parts.has(row) && updateLevel(this.parts.get(row), verdict, row));
    setText(this.levels, levelNote(verdict, rows));
  }

  /** What may wait until the hand rests where there are many. */
  updateLater(scene) {
    scene.rows.forEach((row) => updateReasons(this.parts.get(row), scene, row));
    this.questions.replaceChildren(...[questionsPart(scene, kFindNext)].filter(Boolean));
    this.apart.replaceChildren(...[...excludedParts(scene), ...unrankedParts(scene)].filter(Boolean));
  }

  place(scene) {
    const nodes = scene.rows.map((row, place) => {
      if (!this.parts.has(row)) this.parts.set(row, buildRow(row));
      const parts = this.parts.get(row);
      updateRow(parts, scene, row, scene.ranks[place]);
      return parts.root;
    });
    const focused = document.activeElement;
    this.list.classList.toggle("long", nodes.length > kFewRows);
    putInOrder(this.list, nodes);
    if (focused !== document.activeElement && this.list.contains(focused)) focused.focus({ preventScroll: true });
  }

  /** Remembers where the rows are seen, in the middle of a move too; before anything is written, it costs no layout. */
  measure() {
    const still = !this.list.isConnected || prefersReducedMotion();
    this.before = still
      ? null
      : new Map([...this.list.children].map((node) => [node, node.getBoundingClientRect().top]));
  }

  /** Lets every row that changed its place come from where it was seen. */
  glide(before) {
    if (!before) return;
    const order = [...this.list.children];
    if (order.length === before.size && [...before.keys()].every((node, i) => node === order[i])) return;
    this.gliding.forEach((animation) => animation.cancel());
    const moves = order.map((node) => [
      node,
      before.has(node) ? before.get(node) - node.getBoundingClientRect().top : null,
    ]);
    this.gliding = moves
      .filter(([, distance]) => distance !== 0)
      .map(([node, distance]) => {
        const from = distance === null ? { opacity: 0 } : { transform: `translateY(${distance}px)` };
        const to = distance === null ? { opacity: 1 } : { transform: "none" };
        return node.animate([from, to], { duration: 320, easing: "cubic-bezier(.2,.7,.2,1)" });
      });
  }

  onFind() {
    const wanted = this.find.value.trim().toLowerCase();
    const hits = [];
    for (let row = 0; wanted && row < companies.length && hits.length < 12; ++row) {
      if (nameOf(row).toLowerCase().includes(wanted) || companies[row].id.toLowerCase().includes(wanted))
        hits.push(row);
    }
    const items = hits.map((row) =>
      el(
        "li",
        {},
        el(
          "button",
          { type: "button", class: "quiet", onclick: () => openDossier(row) },
          foreign(briefName(nameOf(row))),
        ),
      ),
    );
    if (wanted && items.length === 0) items.push(el("li", {}, "No company of this page has that in its name."));
    this.found.replaceChildren(...items);
  }
}

/** Makes `nodes` the children, moving as few as an insertion from the top does. */
function putInOrder(list, nodes) {
  const wanted = new Set(nodes);
  for (const node of [...list.children]) {
    if (!wanted.has(node)) node.remove();
  }
  let at = list.firstChild;
  for (const node of nodes) {
    if (node === at) at = at.nextSibling;
    else list.insertBefore(node, at);
  }
}

/** The scale above the bars. */
function axis() {
  return el(
    "div",
    { class: "axis", "aria-hidden": "true" },
    ...[0, 25, 50, 75, 100].map((points) => el("span", {}, String(points))),
  );
}

/** So many rows may all be laid out at every step of a slider; of more, only those in sight. */
const kFewRows = 12;

function excludedParts(scene) {
  const failing = [];
  const thin = [];
  for (let row = 0; row < companies.length; ++row) {
    if (!scene.allows(row)) (isThin(scene, row) ? thin : failing).push(row);
  }
  return [
    ...listApart(scene, "Excluded by deal-breakers", failing, excludedBeyond(scene)),
    ...listApart(scene, "Too little known", thin, 0),
  ];
}

function listApart(scene, title, all, beyond) {
  const count = all.length + beyond;
  if (count === 0) return [];
  const rows = all.slice(0, kListedApart);
  const items = rows.map((row) =>
    el("li", {}, companyButton(row), ...verdictsThat(scene, row, kFail).map((hit) => breakerLine(scene, hit))),
  );
  return [
    el("h3", {}, `${title} (${groupedText(count)})`),
    el("ul", { class: "excluded" }, ...items),
    moreText(count - rows.length),
  ];
}

/** Companies that deal-breakers keep from the page altogether. */
function excludedBeyond(scene) {
  return scene.persona.excluded_beyond || 0;
}

function unrankedParts(scene) {
  if (!scene.weights) return [];
  const rows = [];
  for (let row = 0; row < companies.length; ++row) {
    if (scene.allows(row) && !(scene.fits.coverage[row] > 0)) rows.push(row);
  }
  if (rows.length === 0) return [];
  rows.sort((a, b) => idPlaces[a] - idPlaces[b]);
  const shown = rows.slice(0, kListedApart);
  return [
    el("h3", {}, `Not ranked (${groupedText(rows.length)})`),
    el("p", { class: "hint" }, "Nothing that weighs anything is known of them."),
    el("ul", { class: "unranked" }, ...shown.map((row) => el("li", {}, companyButton(row)))),
    moreText(rows.length - shown.length),
  ];
}
