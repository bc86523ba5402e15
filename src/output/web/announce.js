// What is said of the whole: the sentence on top, the strip below on phones, and, once the hand rests, the new leader.

function leadWords(scene) {
  if (!scene.weights || scene.rows.length === 0) return [headText(scene)];
  const name = (row) => foreign(briefName(nameOf(row)));
  const score = (row) => exact(scene.fits.score[row], scoreText(scene.fits.score[row]));
  const [first, ...others] = scene.rows.slice(0, 3);
  const { low, high } = scene.fits.at(first);
  const range = rangeText(low, high) === scoreText(scene.fits.score[first]) ? "" : ` (${rangeText(low, high)})`;
  const words = [el("strong", {}, name(first)), " fits best with ", score(first), " points", range];
  others.forEach((row, i) => words.push(i === 0 ? ", before " : " and ", name(row), " ", score(row)));
  return [...words, "."];
}

function updateLead(scene) {
  const { title, id } = scene.persona;
  setText(byId("title"), title || id);
  byId("title").dir = "auto";
  document.title = `${briefName(title || id)} · fitrank`;
  byId("lead").replaceChildren(...leadWords(scene));
  updateStrip(scene);
}

function updateStrip(scene) {
  const items = scene.rows
    .slice(0, 3)
    .map((row, place) =>
      el(
        "span",
        {},
        el("b", {}, String(scene.ranks[place])),
        " ",
        foreign(labelText(row, 14)),
        " ",
        scoreText(scene.fits.score[row]),
      ),
    );
  byId("strip").replaceChildren(...items);
}

/** How many companies stand behind the page, and what it was made with. */
function sayBehind() {
  const behind = data.behind === undefined ? companies.length : data.behind;
  const words = [`${countText(behind, "company stands", "companies stand")} behind this page`];
  if (data.exact_top) {
    words.push(
      `${groupedText(companies.length)} of them are in it, so that the first ` +
        `${groupedText(data.exact_top)} are exact whatever the weights`,
    );
  }
  byId("behind").textContent = `${words.join("; ")}. Made by fitrank ${data.fitrank}; it asks nothing of any network.`;
}

let spokenLeader = null;
let leaderTimer = 0;

/** Says a new leader once the hand has rested for a moment; the first one is in the text already. */
function announceLeader(scene) {
  const leader = scene.weights && scene.rows.length > 0 ? scene.rows[0] : null;
  clearTimeout(leaderTimer);
  if (spokenLeader === null) spokenLeader = { row: leader };
  if (leader === spokenLeader.row) return;
  leaderTimer = setTimeout(() => {
    spokenLeader = { row: leader };
    byId("leader").textContent =
      leader === null
        ? "Nobody is ranked."
        : `${briefName(nameOf(leader))} now leads with ${scoreText(scene.fits.score[leader])} points.`;
  }, 700);
}
