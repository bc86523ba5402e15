// All that counts besides the weights: the persona, what is unknown, evidence, deal-breakers; and what is taken along.

import { pushAddress, replaceAddress } from "./address.js";
import { canExpect, data } from "./data.js";
import { byId, el, foreign } from "./dom.js";
import { requestFrame } from "./frame.js";
import { markdownText } from "./markdown.js";
import { breakersThatStay, saveProfile } from "./profile_file.js";
import { currentScene } from "./scene.js";
import { scaleWeights } from "./score.js";
import { isAsWritten, keepProportions, openWith, resetToPersona, state, toggle } from "./state.js";
import { countText } from "./words.js";

const kMissingChoices = {
  ...(canExpect ? { expected: "As expected of others" } : {}),
  neutral: "Counts as 50",
  zero: "Counts as zero",
  renormalize: "Left out, rescaled",
};
const kEvidenceChoices = { face_value: "At face value", discounted: "Discounted by trust" };

export function buildSettings() {
  foldSettings();
  buildPersonas();
  buildChoices("missing", kMissingChoices);
  buildChoices("evidence", kEvidenceChoices);
  byId("keep").addEventListener("change", () => {
    keepProportions(byId("keep").checked);
    requestFrame();
  });
  byId("reset").addEventListener("click", () => {
    resetToPersona();
    requestFrame();
  });
  buildActions();
}

/** Where the page is narrow the policies are folded away, so that sliders and ranking stay near each other. */
function foldSettings() {
  const wide = window.matchMedia("(min-width: 900px)");
  const fold = () => (byId("settings").open = wide.matches);
  wide.addEventListener("change", fold);
  fold();
}

function buildPersonas() {
  const select = byId("persona");
  select.replaceChildren(
    ...data.personas.map(({ title, id }, index) => el("option", { value: String(index) }, title || id)),
  );
  byId("persona-field").hidden = data.personas.length < 2;
  select.addEventListener("change", () => {
    openWith(Number(select.value));
    pushAddress();
    requestFrame();
  });
}

/** @param {"missing" | "evidence"} name @param {Record<string, string>} choices */
function buildChoices(name, choices) {
  const fieldset = byId(name);
  for (const [value, words] of Object.entries(choices)) {
    const input = el("input", { type: "radio", name, value });
    input.addEventListener("change", () => {
      Object.assign(state, { [name]: value });
      requestFrame();
    });
    fieldset.append(el("label", { class: "choice" }, input, el("span", {}, words)));
  }
}

function buildActions() {
  byId("save").addEventListener("click", () => {
    if (!scaleWeights(state.raw)) return tell("All weights are 0; a profile needs one above 0.");
    saveProfile();
    const stay = breakersThatStay().length;
    tell(
      stay > 0
        ? `Saved. The file still holds ${countText(stay, "deal-breaker", "deal-breakers")} that you switched off.`
        : "Saved.",
    );
  });
  byId("copy-markdown").addEventListener("click", () => copy(markdownText(currentScene()), "Copied as Markdown."));
  byId("copy-link").addEventListener("click", () => {
    replaceAddress("replaceState");
    copy(location.href, "Link copied.");
  });
  byId("print").addEventListener("click", () => window.print());
}

let doneTimer = 0;

/** A short answer to what was pressed.
 * @param {string} text */
function tell(text) {
  const done = byId("done");
  done.textContent = "";
  done.textContent = text;
  clearTimeout(doneTimer);
  doneTimer = setTimeout(() => (done.textContent = ""), 6000);
}

/** To the clipboard; where the browser withholds it, by a selected field as of old.
 * @param {string} text @param {string} success */
async function copy(text, success) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!copyBySelection(text)) return tell("This browser does not let the page copy.");
  }
  tell(success);
}

/** @param {string} text */
function copyBySelection(text) {
  const field = el("textarea", { class: "unseen", value: text, readOnly: true });
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}

/** @param {AnyScene} scene */
export function updateSettings(scene) {
  byId("persona").value = String(state.persona);
  byId("keep").checked = state.keep;
  byId("reset").disabled = isAsWritten();
  for (const name of /** @type {const} */ (["missing", "evidence"])) {
    for (const input of byId(name).querySelectorAll("input")) input.checked = input.value === state[name];
  }
  if (shownPersona === state.persona) return updateBreakers();
  shownPersona = state.persona;
  buildBreakers(scene.persona);
  buildAbout(scene.persona);
  updateBreakers();
}

/** @type {number | null} */
let shownPersona = null;

/** @param {Persona} persona */
function buildBreakers({ deal_breakers: breakers }) {
  const fieldset = byId("breakers");
  fieldset.hidden = breakers.length === 0;
  fieldset.replaceChildren(el("legend", {}, "Deal-breakers"), ...breakers.map(buildBreaker));
  if (data.fixed_deal_breakers && breakers.some(({ live }) => !live)) {
    fieldset.append(
      el(
        "p",
        { class: "hint" },
        "Those about observations hold for this page: it was made from the companies that pass them.",
      ),
    );
  }
}

/** @param {DealBreaker} rule @param {number} breaker */
function buildBreaker({ text, live }, breaker) {
  const input = el("input", { type: "checkbox", disabled: Boolean(data.fixed_deal_breakers && !live) });
  input.addEventListener("change", () => {
    toggle(state.off, breaker);
    requestFrame();
  });
  return el("label", { class: "choice" }, input, el("span", {}, foreign(text)));
}

function updateBreakers() {
  byId("breakers")
    .querySelectorAll("input")
    .forEach((input, breaker) => (input.checked = !state.off.has(breaker)));
}

/** The background of a persona: words and lists, as the profile has them.
 * @param {Persona} persona */
function buildAbout(persona) {
  const entries = [...Object.entries(persona.audience || {}), ...Object.entries(persona.needs || {})];
  byId("about").hidden = entries.length === 0 && !persona.as_of;
  const lines = entries.flatMap(([key, value]) => {
    const items = Array.isArray(value) ? value : [value];
    return [el("dt", {}, key), ...items.map((item) => el("dd", {}, foreign(String(item))))];
  });
  const from = persona.as_of_from === "evidence" ? ", the newest date of the evidence" : "";
  if (persona.as_of) lines.push(el("dt", {}, "as of"), el("dd", {}, persona.as_of + from));
  byId("about-text").replaceChildren(el("dl", {}, ...lines));
}
