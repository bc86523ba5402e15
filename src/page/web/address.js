// The address after #: a link that reopens the same view. Only what differs from the persona as written is in it.
//
// Whatever is not understood, or does not fit this page's data, is left out as if it were not there.

import { companies, data, model, rowOfId } from "./data.js";
import { kEvidence, kMissing, kViews, openWith, startAfresh, state } from "./state.js";
import { scaleOfWeights } from "./weights.js";

const kMostWeight = 1e15;

export function writeAddress() {
  const persona = data.personas[state.persona];
  /** @type {string[]} */
  const parts = [];
  /** @param {string} key @param {string} text */
  const add = (key, text) => parts.push(`${key}=${encodeURIComponent(text).replace(/%2C/g, ",")}`);
  if (state.persona > 0) add("p", persona.id);
  const start = persona.start || persona.weights;
  if (state.raw.some((weight, c) => weight !== start[c])) add("w", state.raw.join(","));
  if (state.missing !== persona.missing) add("missing", state.missing);
  if (state.evidence !== persona.evidence) add("evidence", state.evidence);
  if (state.off.size > 0)
    add(
      "off",
      [...state.off]
        .sort((a, b) => a - b)
        .map((breaker) => breaker + 1)
        .join(","),
    );
  if (state.locked.size > 0)
    add(
      "lock",
      [...state.locked]
        .sort((a, b) => a - b)
        .map((c) => model.criteria[c].id)
        .join(","),
    );
  if (state.keep) add("keep", "1");
  if (state.view !== "ranking") add("view", state.view);
  if (state.view === "weight" && state.criterion > 0) add("criterion", model.criteria[state.criterion].id);
  if (state.open !== null) add("open", companies[state.open].id);
  ["a", "b"].forEach((key, side) => {
    const row = state.pair[side];
    if (row !== null) add(key, companies[row].id);
  });
  return parts.length > 0 ? `#${parts.join("&")}` : "";
}

/** @param {string} text @returns {number[] | null} */
function readWeights(text) {
  const words = text.split(",");
  if (words.length !== model.criteria.length) return null;
  const weights = words.map((word) => (/^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(word) ? Number(word) : NaN));
  return weights.every((weight) => weight >= 0 && weight <= kMostWeight) ? weights : null;
}

/** @param {string} text @param {number} count */
function readIndexes(text, count) {
  const numbers = text.split(",").map((word) => (/^\d{1,9}$/.test(word) ? Number(word) - 1 : -1));
  return new Set(numbers.filter((number) => number >= 0 && number < count));
}

/** @param {URLSearchParams} fields */
function readPersonaChoices(fields) {
  const persona = data.personas[state.persona];
  const weights = readWeights(fields.get("w") || "");
  if (weights) {
    state.raw = weights;
    state.scale = Math.max(state.scale, scaleOfWeights(weights));
  }
  state.missing = kMissing.find((policy) => policy === fields.get("missing")) || state.missing;
  state.evidence = kEvidence.find((policy) => policy === fields.get("evidence")) || state.evidence;
  const off = fields.get("off");
  if (off !== null && !data.fixed_deal_breakers) state.off = readIndexes(off, persona.deal_breakers.length);
  const locked = (fields.get("lock") || "").split(",").map((id) => model.criteria.findIndex((c) => c.id === id));
  state.locked = new Set(locked.filter((c) => c >= 0));
  state.keep = fields.get("keep") === "1";
}

/** Sets the state from the address; an empty one is the first persona's ranking.
 * @param {string} hash */
export function readAddress(hash) {
  startAfresh();
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const persona = data.personas.findIndex(({ id }) => id === fields.get("p"));
  if (persona >= 0) openWith(persona);
  readPersonaChoices(fields);
  state.view = kViews.find((view) => view === fields.get("view")) || state.view;
  const criterion = model.criteria.findIndex(({ id }) => id === fields.get("criterion"));
  if (criterion >= 0) state.criterion = criterion;
  /** @param {string} key */
  const row = (key) => rowOfId.get(fields.get(key) ?? "") ?? null;
  state.open = row("open");
  state.pair = [row("a"), row("b")];
}

let addressTimer = 0;

/** Browsers refuse an address that changes with every step of a slider, so it waits until the hand rests. */
export function keepAddress() {
  clearTimeout(addressTimer);
  addressTimer = setTimeout(() => replaceAddress("replaceState"), 250);
}

/** A step that the browser's Back button undoes. */
export function pushAddress() {
  replaceAddress("pushState");
}

/** @param {"replaceState" | "pushState"} how */
export function replaceAddress(how) {
  clearTimeout(addressTimer);
  const address = writeAddress();
  if (address === location.hash) return;
  history[how](null, "", address || location.pathname + location.search);
}
