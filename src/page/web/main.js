// The page itself: its views, what opens and closes, and the way back.

const panels = {
  ranking: new RankingView(),
  weight: new WeightChart(),
  range: new RangeView(),
  hype: new HypeView(),
  compare: new CompareView(),
  dossier: new DossierView(),
};
const kViewNames = { ranking: "Ranking", weight: "One weight", range: "Ranges", hype: "Hype", compare: "Compare" };

function currentView() {
  return state.open === null ? panels[state.view] : panels.dossier;
}

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

function onTabKey(event) {
  const tabs = [...byId("tabs").children];
  const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -tabs.length, End: tabs.length };
  if (!(event.key in steps)) return;
  event.preventDefault();
  const at = tabs.indexOf(document.activeElement);
  const wanted =
    event.key === "Home"
      ? 0
      : event.key === "End"
        ? tabs.length - 1
        : (at + steps[event.key] + tabs.length) % tabs.length;
  tabs[wanted].focus();
  showView(kViews[wanted]);
}

function showView(view) {
  state.view = view;
  state.open = null;
  pushAddress();
  renderNow();
}

let openedFrom = null;

function openDossier(row) {
  openedFrom = companies[row].id;
  state.open = row;
  pushAddress();
  renderNow();
  byId("dossier-title").focus();
  byId("main").scrollIntoView({ block: "start" });
}

function closeDossier() {
  if (state.open === null) return;
  state.open = null;
  pushAddress();
  renderNow();
  const rows = [...document.querySelectorAll(".row")];
  const row = rows.find((node) => node.dataset.id === openedFrom);
  const back = row ? row.querySelector(".name") : byId(`tab-${state.view}`);
  back.focus();
}

const closer = el("button", { type: "button", class: "quiet close", onclick: closeDossier }, "← Back");

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
