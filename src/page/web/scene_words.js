// What is said of a scene as a whole.

function headText(scene) {
  if (companies.length === 0) return "There is no company to rank. Add one, and make the page again.";
  if (!scene.weights) return "All weights are 0, so there is nothing to rank by. Raise one.";
  if (scene.ranked === 0) return "Nobody is ranked: see below.";
  const moves = isAsWritten() ? "" : " Arrows show the move against the persona as written.";
  return policyWords(scene) + moves;
}

function flagWords({ flag }) {
  return model.risk_flags[flag].text;
}

/** "2 ≈", as the table has it. */
function markedRank(scene, row, place) {
  return `${scene.ranks[place]}${verdictOn(scene).heads.has(row) ? " ≈" : ""}`;
}
