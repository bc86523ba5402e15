// What the reader has chosen. All that is shown follows from it and from the data.

import { canExpect, data } from "./data.js";
import { KeptProportions, asShares, scaleOfWeights, weightAt } from "./weights.js";

/** @type {ViewName[]} */
export const kViews = ["ranking", "weight", "range", "hype", "compare"];
/** @type {Missing[]} */
export const kMissing = ["zero", "renormalize", "neutral", ...(canExpect ? /** @type {const} */ (["expected"]) : [])];
/** @type {Evidence[]} */
export const kEvidence = ["face_value", "discounted"];
/** How many rows are shown before more are asked for. */
export const kRowsAtOnce = 50;

export const keptProportions = new KeptProportions();
export const state = /** @type {PageState} */ ({});

/** The persona as written: its weights, policies and all deal-breakers.
 * @param {number} index */
function adoptPersona(index) {
  const persona = data.personas[index];
  Object.assign(state, {
    persona: index,
    raw: persona.weights.slice(),
    scale: scaleOfWeights(persona.weights),
    missing: persona.missing,
    evidence: persona.evidence,
    off: new Set(),
    locked: new Set(),
    keep: false,
  });
  keptProportions.forget();
}

/** Weights to open with: the persona's own, unless the page was made to begin elsewhere.
 * @param {number} index */
export function openWith(index) {
  const { start } = data.personas[index];
  adoptPersona(index);
  if (!start) return;
  state.raw = start.slice();
  state.scale = Math.max(state.scale, scaleOfWeights(start));
}

/** The first persona's ranking: what the page shows when its address says nothing. */
export function startAfresh() {
  openWith(0);
  Object.assign(state, { view: "ranking", criterion: 0, open: null, pair: [null, null], shown: kRowsAtOnce, find: "" });
}

/** The weights again as the persona has them; policies and deal-breakers too. View and open company stay. */
export function resetToPersona() {
  const { keep, locked } = state;
  adoptPersona(state.persona);
  Object.assign(state, { keep, locked });
  if (keep) state.raw = asShares(state.raw, state.scale);
}

export function isAsWritten() {
  const persona = data.personas[state.persona];
  return (
    state.raw.every((weight, c) => weight === persona.weights[c]) &&
    state.missing === persona.missing &&
    state.evidence === persona.evidence &&
    state.off.size === 0
  );
}

/** Slider `criterion` to `position`, 0 to 100.
 * @param {number} criterion @param {number} position */
export function moveSlider(criterion, position) {
  if (state.locked.has(criterion)) return;
  if (state.keep) {
    state.raw = keptProportions.move(state.raw, criterion, position, state.scale, state.locked);
  } else {
    state.raw = state.raw.map((weight, c) => (c === criterion ? weightAt(position, state.scale) : weight));
    keptProportions.forget();
  }
}

/** @param {boolean} keep */
export function keepProportions(keep) {
  state.keep = keep;
  keptProportions.forget();
  if (keep) state.raw = asShares(state.raw, state.scale);
}

/** @param {Set<number>} set @param {number} member */
export function toggle(set, member) {
  if (!set.delete(member)) set.add(member);
}
