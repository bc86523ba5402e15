// From a choice to what is shown: once a frame at most, the dear parts when the hand rests.

/** Above so many companies, stretches and reasons wait until a slider rests. */
const kManyCompanies = 1500;
/** How long a hand has rested, in milliseconds. */
const kRest = 120;

let frame = 0;
let restTimer = 0;
let scene = null;
const fits = new Fits(companies.length);
const baselines = new Map();

function requestFrame() {
  if (frame === 0) frame = requestAnimationFrame(renderNow);
}

function renderNow() {
  cancelAnimationFrame(frame);
  frame = 0;
  performance.mark("fitrank:step");
  panels.ranking.measure();
  scene = makeScene();
  updateSliders(scene);
  updateSettings(scene);
  updateLead(scene);
  updatePanel(scene);
  if (companies.length <= kManyCompanies) updateDear();
  settleLater();
  performance.measure("fitrank:step", "fitrank:step");
  announceLeader(scene);
  keepAddress();
}

/** Does the rest once nothing has moved for a moment and the browser is idle; at the start there is no hand to wait
    for. */
function settleLater() {
  clearTimeout(restTimer);
  const idle = window.requestIdleCallback || setTimeout;
  restTimer = setTimeout(() => idle(settleScene), byId("lead").hasChildNodes() ? kRest : 0);
}

function settleScene() {
  if (companies.length > kManyCompanies) updateDear();
  if (!ranksSomebody(scene)) return;
  performance.mark("fitrank:verdict");
  const verdict = verdictOn(scene);
  performance.measure("fitrank:verdict", "fitrank:verdict");
  updateVerdict(scene, verdict);
  panels.ranking.updateLevels(scene, verdict);
}

function updateDear() {
  updateStretches(scene);
  currentView().updateLater(scene);
  if (companies.length > kManyCompanies && currentView() !== panels.ranking) currentView().update(scene);
}

/** All that the choices make of the data. */
function makeScene() {
  const persona = data.personas[state.persona];
  const base = {
    persona,
    personaIndex: state.persona,
    evidence: state.evidence,
    missing: state.missing,
    off: state.off,
    columns: countedColumns(persona, state.evidence, state.missing),
    weights: scaleWeights(state.raw),
    fits,
  };
  if (!base.weights) return { ...base, allows: () => true, rows: [], ranks: [], ranked: 0, behind: 0, ranks_of: null };
  fits.fill(base.columns, base.weights, base.missing);
  const allowed = allowedRows(base);
  const allows = allowed ? (row) => allowed[row] === 1 : () => true;
  const limit = data.exact_top ? Math.min(state.shown, data.exact_top) : state.shown;
  const { rows, ranked } = rankRows(base.columns, fits, allows, limit);
  return {
    ...base,
    allows,
    rows,
    ranked,
    ranks: competitionRanks(rows, fits),
    baseline: baselineOf(state.persona),
    ...standings(allows, ranked),
  };
}

/** The rank of any row, made only when somebody asks. */
function standings(allows, ranked) {
  let table = null;
  return {
    behind: data.exact_top ? null : ranked,
    ranks_of: { rankOf: (row) => (table = table || new RankTable(fits, allows)).rankOf(row) },
  };
}

/** Ranks for the persona as written, against which moves are shown. */
function baselineOf(index) {
  if (!baselines.has(index)) baselines.set(index, makeBaseline(index));
  return baselines.get(index);
}

function makeBaseline(index) {
  const persona = data.personas[index];
  const weights = scaleWeights(persona.weights);
  if (!weights) return { rankOf: () => null };
  const columns = countedColumns(persona, persona.evidence, persona.missing);
  const own = new Fits(companies.length).fill(columns, weights, persona.missing);
  const written = { persona, personaIndex: index, evidence: persona.evidence, off: new Set(), fits: own };
  const allowed = allowedRows(written);
  return new RankTable(own, allowed ? (row) => allowed[row] === 1 : () => true);
}

function currentScene() {
  return scene;
}
