// A slider per criterion, its live share, its lock, and how far it can go before somebody else takes the first place.

import { colourOf, swatch } from "./colours.js";
import { model, nameOf } from "./data.js";
import { byId, el, exact, foreign, setText, svg } from "./dom.js";
import { requestFrame } from "./frame.js";
import { ranksSomebody } from "./scene.js";
import { scaleWeights } from "./score.js";
import { keptProportions, moveSlider, state, toggle } from "./state.js";
import { firstStretch } from "./stretches.js";
import { kSliderEnd, positionOf } from "./weights.js";
import { briefName, percentText, shortText } from "./words.js";

/** @typedef {ReturnType<typeof buildSlider>} Slider */

/** @type {Slider[]} */
const sliders = [];

export function buildSliders() {
  model.criteria.forEach((criterion, c) => sliders.push(buildSlider(criterion, c)));
  byId("sliders").replaceChildren(...sliders.map(({ root }) => root));
}

/** @param {Criterion} criterion @param {number} c */
function buildSlider({ label }, c) {
  const id = `weight-${c}`;
  const share = el("output", { class: "share", for: id });
  const lock = el("button", { type: "button", class: "lock", onclick: () => onLock(c) }, lockIcon());
  const input = el("input", {
    type: "range",
    id,
    min: 0,
    max: kSliderEnd,
    step: "any",
    "aria-describedby": `${id}-stretch`,
  });
  input.addEventListener("input", () => onSlide(c));
  const hold = el("span", { class: "hold" });
  const own = el("span", { class: "own", title: "The persona's own weight" });
  const stretch = el("p", { class: "stretch", id: `${id}-stretch` });
  const root = el(
    "div",
    { class: `weight ${colourOf(c)}` },
    el("div", { class: "weight-head" }, swatch(c), el("label", { for: id }, foreign(label)), share, lock),
    input,
    el("div", { class: "band", "aria-hidden": "true" }, hold, own),
    stretch,
  );
  return { root, input, share, lock, hold, own, stretch };
}

function lockIcon() {
  return svg(
    "svg",
    { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" },
    svg("rect", { x: 3, y: 7, width: 10, height: 7, rx: 1.5 }),
    svg("path", { class: "shackle", d: "M5 7V5a3 3 0 0 1 6 0v2" }),
  );
}

/** @param {number} c */
function onSlide(c) {
  moveSlider(c, Math.round(Number(sliders[c].input.value)));
  requestFrame();
}

/** @param {number} c */
function onLock(c) {
  toggle(state.locked, c);
  keptProportions.forget();
  requestFrame();
}

/** @param {AnyScene} scene */
export function updateSliders(scene) {
  const own = scaleWeights(scene.persona.weights);
  sliders.forEach((slider, c) => {
    const share = scene.weights ? scene.weights[c] : 0;
    const locked = state.locked.has(c);
    const position = positionOf(state.raw[c], state.scale);
    if (Number(slider.input.value) !== position) slider.input.value = String(position);
    slider.input.disabled = locked;
    slider.input.setAttribute("aria-valuetext", `${percentText(share)}, weight ${shortText(position)} of 100`);
    setText(slider.share, percentText(share));
    slider.lock.setAttribute("aria-pressed", String(locked));
    slider.lock.setAttribute("aria-label", `Lock ${model.criteria[c].label}`);
    slider.lock.title = locked ? "Unlock" : "Lock";
    slider.own.style.left = `${ownPosition(scene.persona, own, c)}%`;
  });
}

/** @param {Persona} persona @param {Float64Array | null} ownShares @param {number} c */
function ownPosition(persona, ownShares, c) {
  if (!state.keep) return positionOf(persona.weights[c], state.scale);
  return ownShares ? ownShares[c] * kSliderEnd : 0;
}

/** The stretches; on large sets this runs when the hand rests.
 * @param {AnyScene} scene */
export function updateStretches(scene) {
  const first = ranksSomebody(scene) ? scene.rows[0] : null;
  sliders.forEach((slider, c) => {
    const stretch = ranksSomebody(scene) ? firstStretch(scene, scene.rows[0], c) : null;
    slider.stretch.replaceChildren(...stretchWords(scene, first, c, stretch));
    showHold(slider, stretch);
  });
}

/** @param {AnyScene} scene @param {number | null} first @param {number} c @param {Stretch | null} stretch */
function stretchWords(scene, first, c, stretch) {
  if (!scene.weights) return [c === 0 ? "All weights are 0. Raise one to rank." : ""];
  if (first === null) return [""];
  if (!stretch) return ["It has all the weight."];
  /** @param {number} row */
  const name = (row) => foreign(briefName(nameOf(row)));
  const { low, high } = stretch;
  if (!low && !high) return [name(first), " leads at any share."];
  const words = [name(first), " leads from ", limitText(low, 0), " to ", limitText(high, 1)];
  if (low) words.push("; below, ", name(low.rising));
  if (high) words.push("; above, ", name(high.rising));
  return words;
}

/** @param {Turn | null} turn @param {number} end */
function limitText(turn, end) {
  return exact(turn ? turn.share : end, percentText(turn ? turn.share : end));
}

/** The stretch under the slider, on the slider's own scale: where the thumb would be.
 * @param {Slider} slider @param {Stretch | null} stretch */
function showHold({ hold, root }, stretch) {
  root.classList.toggle("unheld", !stretch);
  if (!stretch) return;
  const others = state.raw.reduce((sum, weight) => sum + weight, 0) * (1 - stretch.share);
  /** @param {Turn | null} turn @param {number} end */
  const place = (turn, end) => {
    if (!turn) return end;
    return Math.min(100, state.keep ? turn.share * 100 : (turn.x * others * 100) / state.scale);
  };
  const from = place(stretch.low, 0);
  const to = place(stretch.high, 100);
  hold.style.left = `${from}%`;
  hold.style.width = `${Math.max(0, to - from)}%`;
  hold.classList.toggle("open-low", !stretch.low);
  hold.classList.toggle("open-high", !stretch.high || to === 100);
}
