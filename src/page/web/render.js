// The page's views, and how each frame is drawn: the dear parts when the hand rests.

import { keepAddress } from "./address.js";
import { announceLeader, updateLead, updateVerdict } from "./announce.js";
import { CompareView } from "./compare_view.js";
import { companies } from "./data.js";
import { byId, el } from "./dom.js";
import { DossierView } from "./dossier.js";
import { HypeView } from "./hype_view.js";
import { closeDossier } from "./navigation.js";
import { RangeView } from "./range_view.js";
import { RankingView } from "./ranking_view.js";
import { currentScene, ranksSomebody, renewScene } from "./scene.js";
import { updateSettings } from "./settings.js";
import { updateSliders, updateStretches } from "./sliders.js";
import { kViews, state } from "./state.js";
import { verdictOn } from "./verdict.js";
import { WeightChart } from "./weight_chart.js";

/** Above so many companies, stretches and reasons wait until a slider rests. */
const kManyCompanies = 1500;

/** How long a hand has rested, in milliseconds. */
const kRest = 120;

/** How long idleness is waited for after that. */
const kLatest = 500;

let restTimer = 0;

const panels = {
  ranking: new RankingView(),
  weight: new WeightChart(),
  range: new RangeView(),
  hype: new HypeView(),
  compare: new CompareView(),
  dossier: new DossierView(),
};

/** @returns {View} */
function currentView() {
  return state.open === null ? panels[state.view] : panels.dossier;
}

export function drawFrame() {
  performance.mark("fitrank:step");
  panels.ranking.measure();
  const scene = renewScene();
  updateSliders(scene);
  updateSettings(scene);
  updateLead(scene);
  updatePanel(scene);
  if (companies.length <= kManyCompanies) updateDear(scene);
  settleLater();
  performance.measure("fitrank:step", "fitrank:step");
  announceLeader(scene);
  keepAddress();
}

/** Does the rest once nothing has moved for a moment and the browser is idle; at the start there is no hand to wait
    for. */
function settleLater() {
  clearTimeout(restTimer);
  restTimer = setTimeout(() => whenIdle(settleScene), byId("lead").hasChildNodes() ? kRest : 0);
}

/** On a machine that is always busy the browser may never be idle; the work is then done all the same.
 * @param {() => void} work */
function whenIdle(work) {
  if (window.requestIdleCallback) window.requestIdleCallback(work, { timeout: kLatest });
  else setTimeout(work);
}

function settleScene() {
  const scene = currentScene();
  if (companies.length > kManyCompanies) updateDear(scene);
  if (!ranksSomebody(scene)) return;
  performance.mark("fitrank:verdict");
  const verdict = verdictOn(scene);
  performance.measure("fitrank:verdict", "fitrank:verdict");
  updateVerdict(scene, verdict);
  panels.ranking.updateLevels(scene, verdict);
}

/** @param {AnyScene} scene */
function updateDear(scene) {
  updateStretches(scene);
  currentView().updateLater(scene);
  if (companies.length > kManyCompanies && currentView() !== panels.ranking) currentView().update(scene);
}

const closer = el("button", { type: "button", class: "quiet close", onclick: closeDossier }, "← Back");

/** @param {AnyScene} scene */
function updatePanel(scene) {
  const view = currentView();
  const nodes = state.open === null ? [view.root] : [closer, view.root];
  const panel = byId("panel");
  const fresh = panel.firstChild !== nodes[0] || panel.lastChild !== view.root;
  if (fresh) panel.replaceChildren(...nodes);
  for (const name of kViews) {
    const tab = byId(`tab-${name}`);
    const selected = state.view === name;
    tab.setAttribute("aria-selected", String(selected));
    tab.tabIndex = selected ? 0 : -1;
  }
  panel.setAttribute("aria-labelledby", `tab-${state.view}`);
  // Among many companies only the ranking follows every step; the others wait until the hand rests.
  if (fresh || view === panels.ranking || companies.length <= kManyCompanies) view.update(scene);
}
