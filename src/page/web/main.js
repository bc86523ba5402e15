// The page itself: its tabs, how it starts, and what it does when its address or its width changes.

import { readAddress, writeAddress } from "./address.js";
import { sayBehind } from "./announce.js";
import { buildBrief } from "./brief.js";
import { byId, el } from "./dom.js";
import { drawBy, renderNow, requestFrame } from "./frame.js";
import { closeDossier, showView } from "./navigation.js";
import { drawFrame } from "./render.js";
import { buildSettings } from "./settings.js";
import { buildSliders } from "./sliders.js";
import { kViews } from "./state.js";

const kViewNames = { ranking: "Ranking", weight: "One weight", range: "Ranges", hype: "Hype", compare: "Compare" };

function buildTabs() {
  const tabs = kViews.map((view) =>
    el(
      "button",
      { type: "button", role: "tab", id: `tab-${view}`, "aria-controls": "panel", onclick: () => showView(view) },
      kViewNames[view],
    ),
  );
  byId("tabs").append(...tabs);
  byId("tabs").addEventListener("keydown", onTabKey);
}

/** @param {KeyboardEvent} event */
function onTabKey(event) {
  const tabs = [...byId("tabs").querySelectorAll("button")];
  /** @type {Record<string, number>} */
  const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -tabs.length, End: tabs.length };
  if (!(event.key in steps)) return;
  event.preventDefault();
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  const wanted =
    event.key === "Home"
      ? 0
      : event.key === "End"
        ? tabs.length - 1
        : (at + steps[event.key] + tabs.length) % tabs.length;
  tabs[wanted].focus();
  showView(kViews[wanted]);
}

/** The panel's width decides how charts are drawn. */
function watchWidth() {
  let width = 0;
  new ResizeObserver(([entry]) => {
    const now = Math.round(entry.contentRect.width);
    if (now === width) return;
    width = now;
    requestFrame();
  }).observe(byId("panel"));
}

function start() {
  drawBy(drawFrame);
  buildSliders();
  buildSettings();
  buildTabs();
  buildBrief();
  sayBehind();
  readAddress(location.hash);
  renderNow();
  window.addEventListener("popstate", onAddress);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeDossier();
  });
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("main").focus();
  });
  watchWidth();
}

function onAddress() {
  if (location.hash === writeAddress()) return;
  readAddress(location.hash);
  renderNow();
}

start();
