// The page ranks as the engine does: order, ranks, scores, ranges, stretches, bounds, hype, comparisons.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertNear, go, launch, open, readRows } from "./support/browser.mjs";
import {
  home,
  inParallel,
  json,
  makePage,
  notRanked,
  ofKind,
  profilePath,
  profileText,
  randomNumbers,
  seedPersona,
  stretchesOf,
  write,
} from "./support/engine.mjs";

const policies = ["zero", "renormalize", "neutral", "expected"].flatMap((missing) =>
  ["face_value", "discounted"].map((evidence) => ({ missing, evidence })),
);
const criteria = ["growth", "comp", "learning", "stability", "culture"];
const companies = ["anthropic", "astera-labs", "nvidia", "spacex", "xai"];

let browser;
let page;

before(async () => {
  browser = await launch();
  page = await open(browser, await makePage(profilePath(seedPersona)));
});

after(async () => {
  try {
    await page?.shut();
  } finally {
    await browser?.close();
  }
});

function hashOf({ weights, missing, evidence }, more = "") {
  return `#w=${weights.join(",")}&missing=${missing}&evidence=${evidence}${more}`;
}

/** Weights of every kind: whole numbers, fractions, many zeros, tiny beside huge. */
function randomWeights(count, seed) {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, n) => {
    const weights = criteria.map(() => {
      if (random() < 0.2) return 0;
      if (n % 3 === 0) return Math.floor(random() * 101);
      return n % 3 === 1 ? random() * 100 : 10 ** (random() * 8 - 4);
    });
    if (weights.every((weight) => weight === 0)) weights[n % criteria.length] = 1;
    return weights;
  });
}

/** What the page shows at each address, without a round trip for each. */
function rowsAt(hashes) {
  return page.evaluate(async (all) => {
    const shown = [];
    for (const hash of all) {
      if (location.hash !== hash) {
        await new Promise((done) => {
          addEventListener("popstate", () => done(), { once: true });
          location.hash = hash;
        });
      }
      shown.push(
        [...document.querySelectorAll(".row")].map((row) => ({
          id: row.dataset.id,
          rank: Number(row.querySelector(".rank").textContent),
          score: Number(row.querySelector(".fit").value),
        })),
      );
    }
    return shown;
  }, hashes);
}

test("a thousand random weights under every policy and evidence rank as the engine ranks them", async () => {
  // What is expected is scored as what is known is: a quarter of the weights will do for it.
  const cases = randomWeights(1000, 1).flatMap((weights, i) =>
    policies.filter(({ missing }) => missing !== "expected" || i % 4 === 0).map((policy) => ({ weights, ...policy })),
  );
  const shown = await rowsAt(cases.map((one) => hashOf(one)));
  // All at once, by the command for many personas, and one by one by rank wherever the two could part: a sample.
  const files = cases.map((one, i) => write(".yaml", profileText({ id: `v${i}`, ...one })));
  const said = new Map(cases.map((_, i) => [`v${i}`, []]));
  for (const row of (await json("batch", "--top", "100", ...files)).rows) {
    if (row.standing === "ranked") said.get(row.persona).push(row);
  }
  cases.forEach((one, i) => assertSameRanking(shown[i].toSorted(byRank), said.get(`v${i}`).toSorted(byRank), hashOf(one)));
  const sample = cases.map((_, i) => i).filter((i) => i % 17 === 0);
  const ranked = await inParallel(sample, 4, (i) => json("rank", files[i], "--top", "100"));
  sample.forEach((i, n) => assertSameRanking(shown[i], ranked[n].rows, `rank ${hashOf(cases[i])}`));
});

/** The command for many personas puts equals in one order for all. */
function byRank(a, b) {
  return a.rank - b.rank || (a.id < b.id ? -1 : 1);
}

/** The same companies in the same order, on the same ranks, with the same scores to the bit. */
function assertSameRanking(shown, said, what) {
  const plain = ({ id, rank, score }) => [id, rank, score];
  assert.deepEqual(shown.map(plain), said.map(plain), what);
}

test("scores that are equal to the bit share a rank, and those a rounding apart do not", async () => {
  const table =
    "id,growth,comp,learning,stability,culture\n" +
    "b,10,20,,30,40\na,10,20,,30,40\nc,40,30,,20,10\nd,,,,,\ne,10.000001,20,,30,40\n";
  const file = write(".csv", table);
  const own = await open(browser, await makePage(profilePath(seedPersona), "--companies", file), {
    hash: "#w=1,1,1,1,1",
  });
  const said = await json(
    "rank",
    write(".yaml", profileText({ weights: [1, 1, 1, 1, 1], missing: "zero" })),
    "--companies",
    file,
    "--top",
    "100",
  );
  assert.deepEqual(
    (await readRows(own)).map(({ id, rank, score }) => [id, rank, score]),
    said.rows.map(({ id, rank, score }) => [id, rank, score]),
  );
  assert.deepEqual(await own.$$eval(".unranked .name", (names) => names.map((name) => name.textContent)), ["d"]);
  await own.shut();
});

test("the stretches under the sliders are those of stability, with who takes over", async () => {
  const names = Object.fromEntries((await json("rank", "--top", "9")).rows.map(({ id, name }) => [id, name]));
  for (const one of randomWeights(40, 2).map((weights, i) => ({ weights, ...policies[i % policies.length] }))) {
    await go(page, hashOf(one));
    const said = await json("stability", write(".yaml", profileText(one)));
    await assertStretches(page, said, names, hashOf(one));
  }
});

/** Low and high of every stretch, and who takes over there. */
async function assertStretches(shown, said, names, where) {
  const stretches = await shown.$$eval(".stretch", (all) =>
    all.map((stretch) => ({
      text: stretch.textContent,
      shares: [...stretch.querySelectorAll("data")].map((data) => Number(data.value)),
    })),
  );
  for (const { criterion, first } of stretchesOf(said)) {
    const { text, shares } = stretches[criteria.indexOf(criterion)];
    const what = `${where} ${criterion}: ${text}`;
    if (!first.at_low && !first.at_high) {
      assert.match(text, /leads at any share/, what);
      continue;
    }
    assertNear(shares[0], first.low, what);
    assertNear(shares[1], first.high, what);
    assert.equal(/below, (.*?)(;|$)/.exec(text)?.[1], first.at_low ? names[first.at_low] : undefined, what);
    assert.equal(/above, (.*?)(;|$)/.exec(text)?.[1], first.at_high ? names[first.at_high] : undefined, what);
  }
}

/** Worlds in which companies are level, or change places and back. */
const delicate = [
  { rows: ["a,60,40,,,", "b,40,60,,,", "c,50,50,,,"], weights: [1, 1, 0, 0, 0], missing: "zero" },
  {
    rows: ["a,100,0,50,,", "b,0,100,,50,", "c,50,50,,,", "d,50,50,,,"],
    weights: [1, 1, 0, 0, 0],
    missing: "renormalize",
  },
  { rows: ["a,50,50,50,50,50", "b,50,50,50,50,50"], weights: [1, 2, 3, 4, 5], missing: "neutral" },
  { rows: ["a,,,20,80,100", "b,20,50,0,100,50"], weights: [0, 2, 1, 0, 0], missing: "renormalize" },
  { rows: ["a,80,20,50,20,100", "b,50,,,20,80"], weights: [0, 2, 1, 1, 0], missing: "renormalize" },
  { rows: ["a,50,,,20,100", "b,100,20,80,0,80"], weights: [1, 1, 2, 0, 1], missing: "renormalize" },
];

function randomWorlds(count, seed) {
  const random = randomNumbers(seed);
  const pick = (values) => values[Math.floor(random() * values.length)];
  return Array.from({ length: count }, () => ({
    rows: ["a", "b", "c", "d"].map((id) => [id, ...criteria.map(() => pick(["0", "100", ""]))].join(",")),
    weights: [1, ...[0, 0, 0, 0].map(() => pick([0, 1, 1]))],
    missing: pick(["zero", "renormalize", "neutral", "expected"]),
  }));
}

test("where companies are level, or change places and back, stretches and turns are the engine's", async () => {
  let level = 0;
  let back = 0;
  for (const { rows, ...one } of [...delicate, ...randomWorlds(12, 8)]) {
    const table = ["--companies", write(".csv", `id,${criteria.join(",")}\n${rows.join("\n")}\n`)];
    const profile = write(".yaml", profileText(one));
    const { rows: ranking } = await json("rank", profile, ...table, "--top", "9");
    if (ranking.length < 2) continue;
    const what = `${rows.join(" ")} ${JSON.stringify(one)}`;
    const own = await open(browser, await makePage(profile, ...table));
    const names = Object.fromEntries(ranking.concat(rows.map((row) => ({ id: row[0] }))).map(({ id }) => [id, id]));
    await assertStretches(own, await json("stability", profile, ...table), names, what);
    const [a, b] = ranking;
    await go(own, `#view=compare&a=${a.id}&b=${b.id}`);
    const compared = await json("compare", a.id, b.id, profile, ...table);
    await assertTurns(own, compared, what);
    level += a.score === b.score ? 1 : 0;
    back += turnsOf(compared).filter(({ until }) => typeof until === "number").length;
    await own.shut();
  }
  assert.ok(level > 3 && back > 2, `${level} level, ${back} back`);
});

test("the range view is what bounds says of the unknown", async () => {
  for (const one of randomWeights(12, 3).map((weights, i) => ({ weights, ...policies[i % policies.length] }))) {
    await go(page, hashOf(one, "&view=range"));
    const said = await json("bounds", write(".yaml", profileText(one)));
    const rows = await page.$$eval(".range-view tbody tr", (all) =>
      all.map((row) => ({
        name: row.querySelector(".name").textContent,
        ranks: [".now", ".best", ".worst"].map((part) => Number(row.querySelector(part).textContent)),
        scores: row.querySelector("data").value.split(" ").map(Number),
      })),
    );
    const wanted = (await json("rank", write(".yaml", profileText(one)), "--top", "9")).rows;
    assert.equal(rows.length, said.rows.length);
    said.rows.forEach(({ id, rank, low, high, best_rank: best, worst_rank: worst }, i) => {
      assert.equal(rows[i].name, wanted.find((company) => company.id === id).name);
      assert.deepEqual(rows[i].ranks, [rank, best, worst], hashOf(one));
      assertNear(rows[i].scores[0], low, "low");
      assertNear(rows[i].scores[1], high, "high");
    });
  }
});

test("the hype view is what hype says, part by part", async () => {
  for (const one of randomWeights(12, 4).map((weights, i) => ({ weights, ...policies[i % policies.length] }))) {
    await go(page, hashOf(one, "&view=hype"));
    const answer = await json("hype", write(".yaml", profileText(one)), "--top", "9");
    const said = ofKind(answer, "company");
    const rows = await page.$$eval(".hype-view tbody tr", (all) =>
      all.map((row) => ({
        name: row.querySelector(".name").textContent,
        numbers: [...row.querySelectorAll("td > data")].map((data) => Number(data.value)),
        parts: [...row.querySelectorAll(".parts data")].map((data) => Number(data.value)),
      })),
    );
    assert.deepEqual(
      rows.map(({ name }) => name),
      said.map(({ name }) => name),
      hashOf(one),
    );
    rows.forEach(({ numbers, parts }, i) => {
      [said[i].face, said[i].discounted, said[i].hype_gap].forEach((number, n) =>
        assertNear(numbers[n], number, said[i].id),
      );
      const own = ofKind(answer, "part")
        .filter(({ id }) => id === said[i].id)
        .map(({ points }) => points);
      // What discounting the others makes of the unknown stands last.
      const all = said[i].of_others ? [...own, said[i].of_others] : own;
      assert.equal(parts.length, all.length, said[i].id);
      parts.forEach((points, n) => assertNear(points, all[n], `${said[i].id} part ${n}`));
    });
  }
});

test("two companies side by side are what compare says, line by line, and what would turn them", async () => {
  const pairs = companies.flatMap((a) => companies.filter((b) => a !== b).map((b) => [a, b]));
  const weights = randomWeights(pairs.length, 5);
  for (const [i, [a, b]] of pairs.entries()) {
    const one = { weights: weights[i], ...policies[i % policies.length] };
    await go(page, hashOf(one, `&view=compare&a=${a}&b=${b}`));
    const said = await json("compare", a, b, write(".yaml", profileText(one))).catch(() => null);
    if (!said) continue; // nothing weighed is known of one of them
    await assertComparison(said, `${hashOf(one)} ${a} ${b}`);
  }
});

async function assertComparison(said, what) {
  const bodies = await page.$$eval(".compare-view tbody", (all) =>
    all.map((body) =>
      [...body.rows].map((row) =>
        [...row.cells]
          .slice(1, 4)
          .map((cell) => (cell.querySelector("data") ? Number(cell.querySelector("data").value) : null)),
      ),
    ),
  );
  const signals = ofKind(said, "signal");
  ofKind(said, "criterion").forEach((criterion, c) => {
    const wanted = [criterion, ...signals.filter((signal) => signal.criterion === criterion.criterion)].map((line) => [
      line.points_a,
      line.points_b,
      line.gap,
    ]);
    assert.equal(bodies[c].length, wanted.length, what);
    wanted.forEach((numbers, row) =>
      numbers.forEach((number, n) =>
        number === null ? assert.equal(bodies[c][row][n], null, what) : assertNear(bodies[c][row][n], number, what),
      ),
    );
  });
  const sum = await page.$$eval(".compare-view .sum data", (all) => all.map((data) => Number(data.value)));
  assertNear(sum[2], said.gap, what);
  await assertTurns(page, said, what);
}

/** Where the order turns, or the two are level. */
function turnsOf({ rows }) {
  return rows.filter(({ kind }) => kind === "overtake" || kind === "level");
}

/** Which weights would turn the order, from where to where. */
async function assertTurns(shown, said, what) {
  const turns = await shown.$$eval(".overtakes li", (all) =>
    all.map((item) => [...item.querySelectorAll("data")].map((data) => Number(data.value))),
  );
  assert.equal(turns.length, turnsOf(said).length, what);
  turns.forEach((numbers, i) => {
    const { from, to, until } = turnsOf(said)[i];
    [from, to, ...(until === null || until === undefined ? [] : [until])].forEach((number, n) =>
      assertNear(numbers[n], number, what),
    );
  });
}

test("shown hundredths add up: signals to their criterion, criteria to the fit, the gap to both", async () => {
  await go(page, "#view=compare&a=nvidia&b=astera-labs&missing=renormalize");
  const toNumber = (text) => Number(text.replace("−", "-"));
  const rows = await page.$$eval(".compare-view tr", (all) =>
    all.map((row) => ({
      kind: row.className.split(" ")[0],
      texts: [...row.cells].slice(1, 4).map((cell) => cell.querySelector("data")?.textContent ?? ""),
    })),
  );
  const numbers = (kind) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ texts }) => texts.map((text) => Math.round(100 * (toNumber(text) || 0))));
  const [sum] = numbers("sum");
  for (const n of [0, 1, 2]) {
    const add = (kind) => numbers(kind).reduce((total, line) => total + line[n], 0);
    assert.equal(add("criterion-line"), sum[n]);
    assert.equal(add("signal-line"), sum[n]);
  }
  assert.equal(sum[0] - sum[1], sum[2]);
});

test("a dossier's points are those of explain, signal by signal", async () => {
  for (const [i, id] of companies.entries()) {
    const one = { weights: randomWeights(5, 6)[i], ...policies[i] };
    await go(page, hashOf(one, `&open=${id}`));
    const said = await json("explain", id, write(".yaml", profileText(one)));
    const shown = await page.$$eval(".dossier .criterion", (all) =>
      all.map((section) => ({
        points: Number(section.querySelector("h4 data").value),
        signals: [...section.querySelectorAll(".signal-head data")].map((data) => Number(data.value)),
      })),
    );
    ofKind(said, "criterion").forEach(({ criterion, points }, c) => {
      const signals = ofKind(said, "signal").filter((signal) => signal.criterion === criterion);
      assertNear(shown[c].points, points, id);
      assert.equal(shown[c].signals.length, signals.length);
      signals.forEach((signal, n) => assertNear(shown[c].signals[n], signal.points, id));
    });
  }
});

test("every persona of the folder ranks, excludes and asks as rank says", async () => {
  const ids = ["visa-holder", "stability-first-parent", "compensation-first-switcher", "power-datacenter-engineer"];
  const own = await open(browser, await makePage(...ids.map(profilePath)));
  for (const id of ids) {
    await go(own, `#p=${id}`);
    const said = await json("rank", profilePath(id), "--top", "100");
    assert.deepEqual(
      (await readRows(own)).map((row) => [row.id, row.score]),
      said.rows.map((row) => [row.id, row.score]),
      id,
    );
    const excluded = await own.$$eval(".excluded .name", (names) => names.map((name) => name.textContent));
    assert.deepEqual(excluded.sort(), notRanked(said, "excluded")
        .map(({ name }) => name)
        .sort(), id);
  }
  await own.shut();
});

test("the order of equals is by the bytes of their ids, beyond the basic plane too", async () => {
  const ids = ["z", "\u{1f600}", "\uff5e", "é", "a"];
  const file = write(".csv", `id,growth\n${ids.map((id) => `${id},50`).join("\n")}\n`);
  const own = await open(browser, await makePage(profilePath(seedPersona), "--companies", file));
  const said = await json("rank", profilePath(seedPersona), "--companies", file, "--top", "100");
  assert.deepEqual(
    (await readRows(own)).map(({ id }) => id),
    said.rows.map(({ id }) => id),
  );
  await own.shut();
  assert.ok(home);
});
