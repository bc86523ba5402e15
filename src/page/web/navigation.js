// From one view to another: what opens and closes, the way back, and the pair that is compared.

import { keepAddress, pushAddress } from "./address.js";
import { companies } from "./data.js";
import { byId } from "./dom.js";
import { renderNow, requestFrame } from "./frame.js";
import { state } from "./state.js";

/** @param {ViewName} view */
export function showView(view) {
  state.view = view;
  state.open = null;
  pushAddress();
  renderNow();
}

/** @type {string | null} */
let openedFrom = null;

/** @param {number} row */
export function openDossier(row) {
  openedFrom = companies[row].id;
  state.open = row;
  pushAddress();
  renderNow();
  byId("dossier-title").focus();
  byId("main").scrollIntoView({ block: "start" });
}

export function closeDossier() {
  if (state.open === null) return;
  state.open = null;
  pushAddress();
  renderNow();
  const rows = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".row"))];
  const row = rows.find((node) => node.dataset.id === openedFrom);
  const back = row?.querySelector("button") || byId(`tab-${state.view}`);
  back.focus();
}

/** Marks a company for comparison; with the second one, the comparison opens.
 * @param {number} row @param {boolean} [atOnce] */
export function choosePair(row, atOnce = false) {
  const { pair } = state;
  if (pair.includes(row) && !atOnce) {
    pair[pair.indexOf(row)] = null;
    if (pair[0] === null) pair.reverse();
  } else if (!pair.includes(row)) {
    pair[pair[0] === null ? 0 : 1] = row;
  }
  const both = pair[0] !== null && pair[1] !== null;
  if (atOnce || (both && pair.includes(row))) {
    showView("compare");
    return byId("tab-compare").focus();
  }
  keepAddress();
  requestFrame();
}
