// "Save my weights": the profile's own file, with only what was moved written anew; comments, order and background
// stay.
//
// The report says where each value is, as places in the text to fill: `is` tells what is there now, and for a
// key that the file does not have, `before` and `after` make the line around it. Columns count code points from 1.

import { data } from "./data.js";
import { el } from "./dom.js";
import { state } from "./state.js";

/** @typedef {{ line: number, column: number, length: number, text: string }} Edit */

/** What is to be in the file under each key.
 * @param {Persona} persona @param {ProfileSpot} spot */
function valueToSave(persona, spot) {
  if (spot.criterion !== undefined && spot.criterion !== null) return state.raw[spot.criterion];
  if (spot.key === "missing") return state.missing;
  if (spot.key === "evidence") return state.evidence;
  // A day that comes from the evidence is not the persona's choice.
  return persona.as_of === null || persona.as_of_from === "evidence" ? spot.is : persona.as_of;
}

/** Code points at which each line begins.
 * @param {string[]} letters */
function lineStarts(letters) {
  const starts = [0];
  letters.forEach((letter, i) => {
    if (letter === "\n") starts.push(i + 1);
  });
  return starts;
}

/** [{line, column, length, text}] in the file's order: values that differ from what the file says.
 * @param {Persona} persona @returns {Edit[]} */
function valueEdits(persona) {
  return persona.yaml_spots
    .map((spot) => ({ spot, value: valueToSave(persona, spot) }))
    .filter(({ spot, value }) => value !== spot.is)
    .map(({ spot, value }) => ({ ...spot, text: `${spot.before || ""}${value}${spot.after || ""}` }));
}

/** Deal-breakers that are off become comments; where all are, the list is written as empty.
 * @param {Persona} persona @returns {Edit[]} */
function breakerEdits(persona) {
  /** @type {Edit[]} */
  const edits = [];
  const lines = persona.deal_breakers.map((breaker) => breaker.lines);
  const off = lines.flatMap((ends, index) => (state.off.has(index) && ends ? [ends] : []));
  for (const [first, last] of off) {
    for (let line = first; line <= last; ++line) edits.push({ line, column: 1, length: 0, text: "# off: " });
  }
  if (off.length > 0 && off.length === lines.filter(Boolean).length && persona.deal_breakers_end) {
    edits.push({ ...persona.deal_breakers_end, length: 0, text: " []" });
  }
  return edits;
}

/** Deal-breakers that are off and cannot be taken out of the file. */
export function breakersThatStay() {
  const persona = data.personas[state.persona];
  return [...state.off].filter((breaker) => !persona.deal_breakers[breaker].lines || !persona.deal_breakers_end);
}

/** The whole text of a profile that ranks as the page shows. */
function profileText() {
  const persona = data.personas[state.persona];
  const letters = Array.from(persona.yaml);
  const starts = lineStarts(letters);
  const edits = [...valueEdits(persona), ...breakerEdits(persona)]
    .map((edit) => ({ ...edit, at: starts[edit.line - 1] + edit.column - 1 }))
    .sort((a, b) => a.at - b.at); // stable: edits at one place keep their order
  let text = "";
  let done = 0;
  for (const edit of edits) {
    text += letters.slice(done, edit.at).join("") + edit.text;
    done = edit.at + edit.length;
  }
  return text + letters.slice(done).join("");
}

/** Hands the reader a file; nothing leaves the page.
 * @param {string} name @param {string} text */
function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  const anchor = el("a", { href: url, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

export function saveProfile() {
  const persona = data.personas[state.persona];
  download(`${persona.id.replace(/[^A-Za-z0-9._-]/g, "_")}-mine.yaml`, profileText());
}
