// The ranking: rows that move to their new places, and below them who is excluded, and why, and who cannot be ranked.

import { companies, idPlaces, nameOf } from "./data.js";
import { el, foreign, partsOf, prefersReducedMotion, setText } from "./dom.js";
import { renderNow } from "./frame.js";
import { openDossier } from "./navigation.js";
import { breakerLine, companyButton, kListedApart, moreText } from "./parts.js";
import { kFindNext, questionsPart } from "./questions.js";
import { buildRow, updateLevel, updateReasons, updateRow } from "./rows.js";
import { isThin, kFail, verdictsThat } from "./rules.js";
import { ranksSomebody, shownLimit } from "./scene.js";
import { headText } from "./scene_words.js";
import { kRowsAtOnce, state } from "./state.js";
import { knownVerdict } from "./verdict.js";
import { levelNote } from "./verdict_words.js";
import { briefName, groupedText } from "./words.js";

export class RankingView {
  constructor() {
    /** @type {Map<number, import("./rows.js").RowParts>} */
    this.parts = new Map();
    /** @type {Animation[]} */
    this.gliding = [];
    /** @type {Map<Element, number> | null} */
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
    this.list.children[from]?.querySelector("button")?.focus();
  }

  /** @param {AnyScene} scene */
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

  /** Marks companies that could swap places; while the verdict is not known, nobody.
   * @param {AnyScene} scene @param {Verdict | null} verdict */
  updateLevels({ rows }, verdict) {
    for (const row of rows) {
      const parts = this.parts.get(row);
      if (parts) updateLevel(parts, verdict, row);
    }
    setText(this.levels, levelNote(verdict, rows));
  }

  /** What may wait until the hand rests where there are many.
   * @param {AnyScene} scene */
  updateLater(scene) {
    if (ranksSomebody(scene)) scene.rows.forEach((row) => updateReasons(this.partsFor(row), scene, row));
    this.questions.replaceChildren(...partsOf([questionsPart(scene, kFindNext)]));
    this.apart.replaceChildren(...partsOf([...excludedParts(scene), ...unrankedParts(scene)]));
  }

  /** The row's parts, made when it is first shown.
   * @param {number} row */
  partsFor(row) {
    const parts = this.parts.get(row) || buildRow(row);
    this.parts.set(row, parts);
    return parts;
  }

  /** @param {AnyScene} scene */
  place(scene) {
    /** @type {HTMLElement[]} */
    const nodes = [];
    if (ranksSomebody(scene)) {
      scene.rows.forEach((row, place) => {
        const parts = this.partsFor(row);
        updateRow(parts, scene, row, scene.ranks[place]);
        nodes.push(parts.root);
      });
    }
    const focused = document.activeElement;
    this.list.classList.toggle("long", nodes.length > kFewRows);
    putInOrder(this.list, nodes);
    if (focused !== document.activeElement && focused instanceof HTMLElement && this.list.contains(focused))
      focused.focus({ preventScroll: true });
  }

  /** Remembers where the rows are seen, in the middle of a move too; before anything is written, it costs no layout. */
  measure() {
    const still = !this.list.isConnected || prefersReducedMotion();
    this.before = still
      ? null
      : new Map([...this.list.children].map((node) => [node, node.getBoundingClientRect().top]));
  }

  /** Lets every row that changed its place come from where it was seen.
   * @param {Map<Element, number> | null} before */
  glide(before) {
    if (!before) return;
    const order = [...this.list.children];
    if (order.length === before.size && [...before.keys()].every((node, i) => node === order[i])) return;
    this.gliding.forEach((animation) => animation.cancel());
    const moves = order.map((node) => {
      const top = before.get(node);
      return { node, distance: top === undefined ? null : top - node.getBoundingClientRect().top };
    });
    this.gliding = moves
      .filter(({ distance }) => distance !== 0)
      .map(({ node, distance }) => {
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

/** Makes `nodes` the children, moving as few as an insertion from the top does.
 * @param {HTMLElement} list @param {Element[]} nodes */
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

/** @param {AnyScene} scene */
function excludedParts(scene) {
  /** @type {number[]} */
  const failing = [];
  /** @type {number[]} */
  const thin = [];
  for (let row = 0; row < companies.length; ++row) {
    if (!scene.allows(row)) (isThin(scene, row) ? thin : failing).push(row);
  }
  return [
    ...listApart(scene, "Excluded by deal-breakers", failing, excludedBeyond(scene)),
    ...listApart(scene, "Too little known", thin, 0),
  ];
}

/** @param {AnyScene} scene @param {string} title @param {number[]} all @param {number} more */
function listApart(scene, title, all, more) {
  const count = all.length + more;
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

/** Companies that deal-breakers keep from the page altogether.
 * @param {AnyScene} scene */
function excludedBeyond(scene) {
  return scene.persona.excluded_beyond || 0;
}

/** @param {AnyScene} scene */
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
