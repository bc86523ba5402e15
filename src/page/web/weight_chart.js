// Fit against one criterion's share, 0 to 100 %, for the shown companies, with every crossing marked.

import { colourOf, swatch } from "./colours.js";
import { model, nameOf } from "./data.js";
import { el, exact, foreign, setText, svg } from "./dom.js";
import { requestFrame } from "./frame.js";
import { scrollable } from "./parts.js";
import { headText } from "./scene_words.js";
import { scaleWeights } from "./score.js";
import { fallsBeyond, pathDifference, scoreAt, shareOf, sharePath, signChanges } from "./share_path.js";
import { chartRows, chartText, chartWidth, labelText, scoreRange, series, spreadLabels } from "./slopes.js";
import { state } from "./state.js";
import { briefName, countText, percentText, shortText } from "./words.js";

const kChartRows = 8;

export class WeightChart {
  constructor() {
    this.choices = el("div", { class: "chips", role: "radiogroup", "aria-label": "Criterion" });
    this.choices.append(...model.criteria.map((criterion, c) => this.buildChoice(criterion, c)));
    this.note = el("p", { class: "panel-note" });
    this.figure = el("figure", {});
    this.table = el("div", {});
    this.root = el("div", { class: "weight-view" }, this.note, this.choices, this.figure, this.table);
  }

  /** @param {Criterion} criterion @param {number} c */
  buildChoice({ label }, c) {
    const input = el("input", { type: "radio", name: "criterion", value: String(c) });
    input.addEventListener("change", () => {
      state.criterion = c;
      requestFrame();
    });
    return el("label", { class: `chip ${colourOf(c)}` }, input, swatch(c), foreign(label));
  }

  /** @param {AnyScene} scene */
  update(scene) {
    this.choices.querySelectorAll("input").forEach((input, c) => (input.checked = c === state.criterion));
    const c = state.criterion;
    if (!scene.weights || scene.rows.length === 0) return this.say(headText(scene));
    if (!(scene.weights[c] < 1))
      return this.say(`${model.criteria[c].label} has all the weight: there is no other to give way.`);
    setText(
      this.note,
      "Each line is a company's fit as this criterion's share goes from nothing to all, the others in their " +
        "proportions. Rings mark where two change places.",
    );
    const rows = chartRows(scene, kChartRows);
    const paths = rows.map((row) => sharePath(scene.columns, row, c, scene.weights, scene.missing));
    const crossings = findCrossings(rows, paths, scene);
    this.figure.replaceChildren(drawWeightChart(scene, c, rows, paths, crossings, chartWidth(this.root)));
    this.table.replaceChildren(...crossingTable(crossings, c));
  }

  /** @param {string} text */
  say(text) {
    setText(this.note, text);
    this.figure.replaceChildren();
    this.table.replaceChildren();
  }

  updateLater() {}
}

/** Where two of the shown companies change places: [{share, score, up, down, first}], by share.
 * @param {number[]} rows @param {SharePath[]} paths @param {Scene} scene */
function findCrossings(rows, paths, { missing }) {
  const crossings = [];
  for (let i = 0; i < rows.length; ++i) {
    for (let j = i + 1; j < rows.length; ++j) {
      const difference = pathDifference(paths[i], paths[j], missing);
      for (const x of signChanges(difference)) crossings.push(crossingAt(rows, paths, i, j, x, difference, missing));
    }
  }
  return crossings.filter(({ score }) => !Number.isNaN(score)).sort((a, b) => a.share - b.share);
}

/** @param {number[]} rows @param {SharePath[]} paths @param {number} i @param {number} j @param {number} x
 * @param {Polynomial} difference @param {Missing} missing @returns {Crossing} */
function crossingAt(rows, paths, i, j, x, difference, missing) {
  const share = shareOf(x);
  const score = scoreAt(paths[i], share, missing);
  const jRises = fallsBeyond(difference, x, true);
  const best = Math.max(...paths.map((path) => scoreAt(path, share, missing)).filter((other) => !Number.isNaN(other)));
  return {
    share,
    score,
    up: jRises ? rows[j] : rows[i],
    down: jRises ? rows[i] : rows[j],
    first: score >= best - 1e-9,
  };
}

/** @param {Scene} scene @param {number} c @param {number[]} rows @param {SharePath[]} paths
 * @param {Crossing[]} crossings @param {number} width */
function drawWeightChart(scene, c, rows, paths, crossings, width) {
  const height = Math.round(Math.min(420, Math.max(280, width * 0.52)));
  const labels = width < 520 ? 112 : 150;
  const frame = { left: 30, right: width - labels, top: 12, bottom: height - 40 };
  /** @param {number} share */
  const x = (share) => frame.left + share * (frame.right - frame.left);
  const [least, most] = scoreRange(paths.flatMap((path) => pathPoints(path, scene.missing).map(([, score]) => score)));
  /** @param {number} score */
  const y = (score) => frame.bottom - ((score - least) / (most - least)) * (frame.bottom - frame.top);
  const ends = endLabels(rows, paths, scene.missing, frame, y, width < 520 ? 11 : 15);
  return svg(
    "svg",
    {
      class: "plot",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": weightChartWords(scene, c, crossings),
    },
    gridLines(frame, x, y, least, most),
    nowLine(scene, c, frame, x),
    rows.map((row, n) =>
      series(scene, row, n, svg("path", { class: "line", d: linePath(paths[n], scene.missing, x, y) }), ends[n]),
    ),
    crossings.map((crossing) => crossingMark(crossing, x, y)),
    chartText(`Share of ${labelOf(c, 40)}`, {
      class: "axis-title",
      x: (frame.left + frame.right) / 2,
      y: height - 6,
      "text-anchor": "middle",
    }),
  );
}

/** @param {number} c @param {number} letters */
function labelOf(c, letters) {
  const all = Array.from(model.criteria[c].label);
  return all.length > letters ? all.slice(0, letters - 1).join("") + "…" : all.join("");
}

/** @param {Scene} scene @param {number} c @param {Crossing[]} crossings */
function weightChartWords(scene, c, crossings) {
  const changes = countText(crossings.length, "crossing", "crossings");
  const { label } = model.criteria[c];
  return `Fit against the share of ${label}, now ${percentText(scene.weights[c])}; ${changes}, listed below.`;
}

/** @param {ChartFrame} frame @param {Axis} x @param {Axis} y @param {number} least @param {number} most */
function gridLines(frame, x, y, least, most) {
  const step = most - least > 50 ? 20 : 10;
  const marks = [];
  for (let score = least; score <= most; score += step) marks.push(score);
  const scores = marks.flatMap((score) => [
    svg("line", { class: "grid", x1: frame.left, x2: frame.right, y1: y(score), y2: y(score) }),
    chartText(String(score), { class: "tick", x: frame.left - 6, y: y(score) + 4, "text-anchor": "end" }),
  ]);
  const shares = [0, 0.25, 0.5, 0.75, 1].map((share) =>
    chartText(`${share * 100} %`, { class: "tick", x: x(share), y: frame.bottom + 16, "text-anchor": "middle" }),
  );
  return [...scores, ...shares];
}

/** @param {Scene} scene @param {number} c @param {ChartFrame} frame @param {Axis} x */
function nowLine(scene, c, frame, x) {
  const at = x(scene.weights[c]);
  const own = (scaleWeights(scene.persona.weights) || scene.weights)[c];
  const lines = [
    svg("line", { class: "now", x1: at, x2: at, y1: frame.top, y2: frame.bottom }, svg("title", {}, "Now")),
  ];
  if (own !== scene.weights[c]) {
    lines.unshift(
      svg(
        "line",
        { class: "own-line", x1: x(own), x2: x(own), y1: frame.top, y2: frame.bottom },
        svg("title", {}, "The persona's own"),
      ),
    );
  }
  return lines;
}

/** [share, score] along a company's line: two ends, or under renormalize a bend; none where nothing is known.
 * @param {SharePath} path @param {Missing} missing @returns {[number, number][]} */
function pathPoints(path, missing) {
  const steps = missing === "renormalize" ? 100 : 1;
  /** @type {[number, number][]} */
  const points = [];
  for (let step = 0; step <= steps; ++step) {
    const share = step / steps;
    // At either end nothing may be known, though it is right beside it: the line then comes from there.
    const beside = share === 0 ? 1e-9 : share === 1 ? 1 - 1e-9 : share;
    const score = scoreAt(path, share, missing);
    const value = Number.isNaN(score) ? scoreAt(path, beside, missing) : score;
    if (!Number.isNaN(value)) points.push([share, value]);
  }
  return points;
}

/** @param {SharePath} path @param {Missing} missing @param {Axis} x @param {Axis} y */
function linePath(path, missing, x, y) {
  const points = pathPoints(path, missing).map(([share, score]) => `${x(share).toFixed(1)} ${y(score).toFixed(1)}`);
  return points.length > 0 ? `M${points.join("L")}` : "M0 0";
}

/** @param {Crossing} crossing @param {Axis} x @param {Axis} y */
function crossingMark({ share, score, up, down, first }, x, y) {
  const words = `${percentText(share)}: ${briefName(nameOf(up))} passes ${briefName(nameOf(down))}`;
  return svg(
    "circle",
    { class: first ? "crossing first" : "crossing", cx: x(share), cy: y(score), r: first ? 5 : 3.5 },
    svg("title", {}, words),
  );
}

/** For each company its label at the right end.
 * @param {number[]} rows @param {SharePath[]} paths @param {Missing} missing @param {ChartFrame} frame
 * @param {Axis} y @param {number} letters */
function endLabels(rows, paths, missing, frame, y, letters) {
  const ends = paths.map((path) => {
    const last = pathPoints(path, missing).pop();
    return last ? y(last[1]) : frame.bottom;
  });
  const placed = spreadLabels(ends, 15, frame.top + 4, frame.bottom + 2);
  return rows.map((row, n) => [
    svg("path", {
      class: "leader",
      d: `M${frame.right + 2} ${ends[n].toFixed(1)}L${frame.right + 10} ${placed[n].toFixed(1)}`,
    }),
    svg("path", { class: "line", d: `M${frame.right + 10} ${placed[n].toFixed(1)}h18` }),
    chartText(labelText(row, letters), { class: "label", x: frame.right + 32, y: placed[n] + 4 }),
  ]);
}

/** @param {Crossing[]} crossings @param {number} c */
function crossingTable(crossings, c) {
  if (crossings.length === 0)
    return [el("p", { class: "hint" }, "No two of these companies change places, whatever this weighs.")];
  const rows = crossings.map(({ share, score, up, down, first }) =>
    el(
      "tr",
      {},
      el("td", {}, exact(share, percentText(share))),
      el(
        "td",
        {},
        foreign(briefName(nameOf(up))),
        " passes ",
        foreign(briefName(nameOf(down))),
        first ? el("span", { class: "tag" }, "first place") : null,
      ),
      el("td", { class: "number" }, exact(score, shortText(score))),
    ),
  );
  return [
    el("h3", {}, "Crossings"),
    scrollable(
      `Crossings along ${model.criteria[c].label}`,
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          el("th", { scope: "col" }, "Share"),
          el("th", { scope: "col" }, "Above it"),
          el("th", { scope: "col", class: "number" }, "Fit there"),
        ),
      ),
      el("tbody", {}, ...rows),
    ),
  ];
}
