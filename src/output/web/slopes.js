// What the charts share: colours and dashes of companies, labels that do not cover each other.

const kDashes = ["", "6 3", "2 3", "9 3 2 3"];

/** The class and dash of the n-th company of a chart: colour alone never tells two apart. */
function lineStyle(n) {
  return { class: `line c${n % 8}`, "stroke-dasharray": kDashes[Math.floor(n / 2) % kDashes.length] };
}

/** Moves labels apart until they are `gap` from each other, in order and within `low` to `high`. */
function spreadLabels(wanted, gap, low, high) {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const placed = [];
  let least = low;
  for (const i of order) {
    placed[i] = Math.max(wanted[i], least);
    least = placed[i] + gap;
  }
  let most = high;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i], most);
    most = placed[i] - gap;
  }
  return placed;
}

/** A name cut to about `letters`, for a label in a chart. */
function labelText(row, letters) {
  const all = Array.from(nameOf(row));
  return all.length > letters ? all.slice(0, letters - 1).join("") + "…" : all.join("");
}

/** A chart's text, isolated so that its direction stays its own. */
function chartText(text, attributes) {
  return svg("text", { ...attributes, direction: "ltr" }, "\u2068" + text + "\u2069");
}

/** The best of the ranking, and whichever company is looked at. */
function chartRows(scene, count) {
  const rows = scene.rows.slice(0, count);
  for (const row of [state.open, ...state.pair]) {
    if (row !== null && scene.fits.coverage[row] > 0 && !rows.includes(row)) rows.push(row);
  }
  return rows;
}
