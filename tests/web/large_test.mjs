// Twenty thousand companies: open in under two seconds, a step of a slider within one frame of 16 ms. And a set of
// which only the candidates are embedded, exact all the same.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { go, launch, open, readRows, settle } from "./support/browser.mjs";
import {
  fitrank,
  json,
  makePage,
  profilePath,
  profileText,
  randomNumbers,
  scratch,
  seedPersona,
  stretchesOf,
  write,
} from "./support/engine.mjs";

const folder = scratch();
const table = `${folder}/20000.csv`;
let browser;
let file;

before(async () => {
  browser = await launch();
  await fitrank("synth", "--companies", "20000", "--unknown", "0.2", "--seed", "3", "-o", table);
  file = await makePage(profilePath(seedPersona), "--companies", table);
});

after(() => browser?.close());

test("it opens in under two seconds", async () => {
  const times = [];
  const yardsticks = [];
  for (let i = 0; i < 3; ++i) {
    const page = await open(browser, file);
    times.push(
      await page
        .evaluate(() => performance.getEntriesByType("measure").find(({ name }) => name === "fitrank:step"))
        .then((step) => step.startTime + step.duration),
    );
    assert.equal((await readRows(page)).length, 50);
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    yardsticks.push(await yardstick(session, page));
    await page.shut();
  }
  const best = Math.min(...times);
  // As with a slider's step: two seconds on the machine that is meant.
  const slower = Math.max(1, Math.min(...yardsticks) / kYardstick);
  console.log(`20 000 companies: shown after ${times.map((time) => time.toFixed(0)).join(", ")} ms`);
  assert.ok(best < 2000 * slower, `${times}, on a machine ${slower.toFixed(2)} times slower`);
});

/** Moves a slider from end to end; the processor's time for a step, in milliseconds, and the clock's. */
async function sweep(page, session) {
  const spent = async () =>
    Object.fromEntries(
      (await session.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value * 1000]),
    );
  const start = await spent();
  const steps = await page.evaluate(async () => {
    performance.clearMeasures();
    const input = document.getElementById("weight-3");
    for (let position = 5; position <= 100; ++position) {
      input.value = position;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
    return performance.getEntriesByType("measure").map(({ duration }) => duration);
  });
  const end = await spent();
  const each = (...names) => names.reduce((sum, name) => sum + end[name] - start[name], 0) / steps.length;
  steps.sort((a, b) => a - b);
  return {
    count: steps.length,
    script: each("ScriptDuration"),
    drawing: each("LayoutDuration", "RecalcStyleDuration"),
    clock: steps[steps.length >> 1],
  };
}

/** The processor's time for a fixed piece of work of the same kind, a sort and a layout: how fast the machine is today. */
async function yardstick(session, page) {
  const spent = async () =>
    (await session.send("Performance.getMetrics")).metrics
      .filter(({ name }) => ["ScriptDuration", "LayoutDuration", "RecalcStyleDuration"].includes(name))
      .reduce((sum, { value }) => sum + value * 1000, 0);
  const start = await spent();
  await page.evaluate(() => {
    for (let round = 0; round < 15; ++round) {
      const numbers = Float64Array.from({ length: 120000 }, (_, i) => (i * 7919) % 120011);
      numbers.sort();
      const list = document.createElement("ul");
      for (let i = 0; i < 600; ++i) list.append(Object.assign(document.createElement("li"), { textContent: numbers[i] }));
      document.body.append(list);
      list.getBoundingClientRect();
      list.remove();
    }
  });
  return ((await spent()) - start) / 15;
}

/** The yardstick on the machine for which a frame's 16 ms are meant: two cores of 2026 with nothing else to do. */
const kYardstick = 5.5;

test("a step of a slider takes less than a frame, script and layout together", async () => {
  const page = await open(browser, file);
  await page.waitForTimeout(1500);
  const session = await page.context().newCDPSession(page);
  // The thread's own time: how busy the machine is with other things hardly enters it.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const sweeps = [];
  const yardsticks = [];
  for (let i = 0; i < 5; ++i) {
    yardsticks.push(await yardstick(session, page));
    sweeps.push(await sweep(page, session));
  }
  const [best] = sweeps.sort((a, b) => a.script + a.drawing - b.script - b.drawing);
  const slower = Math.max(1, Math.min(...yardsticks) / kYardstick);
  const [script, drawing, clock] = [best.script, best.drawing, best.clock].map((time) => time.toFixed(1));
  console.log(
    `a step: script ${script} ms, style and layout ${drawing} ms of processor time; on the clock, median ${clock} ms; ` +
      `the machine is ${slower.toFixed(2)} times slower than the one that is meant (${Math.min(...yardsticks).toFixed(2)} ms)`,
  );
  assert.ok(best.count >= 90, String(best.count));
  assert.ok(best.script > 0 && best.script + best.drawing < 16 * slower, JSON.stringify({ ...best, slower }));
  await page.shut();
});

test("the first fifty, and fifty more, are the engine's", async () => {
  const page = await open(browser, file, { hash: "#w=7,31,11,23,28&missing=neutral" });
  const said = await json(
    "rank",
    write(".yaml", profileText({ weights: [7, 31, 11, 23, 28], missing: "neutral" })),
    "--companies",
    table,
    "--top",
    "100",
  );
  const wanted = said.rows.map(({ id, rank, score }) => [id, rank, score]);
  const shown = async () => (await readRows(page)).map(({ id, rank, score }) => [id, rank, score]);
  assert.deepEqual(await shown(), wanted.slice(0, 50));
  await page.getByRole("button", { name: "Show 50 more" }).click();
  await settle(page);
  assert.deepEqual(await shown(), wanted);
  await page.shut();
});

test("stretches and ranges of twenty thousand are the engine's too", async () => {
  const page = await open(browser, file, { hash: "#view=range" });
  await page.waitForFunction(() => document.querySelector(".stretch data"));
  const [stability, bounds] = await Promise.all([
    json("stability", profilePath(seedPersona), "--companies", table, "--top", "1"),
    json("bounds", profilePath(seedPersona), "--companies", table, "--top", "3"),
  ]);
  const shares = await page.$$eval(".stretch", (all) =>
    all.map((stretch) => [...stretch.querySelectorAll("data")].map((data) => Number(data.value))),
  );
  stretchesOf(stability).forEach(({ first }, c) => {
    const [low = 0, high = 1] = shares[c];
    assert.ok(
      Math.abs(low - first.low) < 1e-9 && Math.abs(high - first.high) < 1e-9,
      `${c}: ${shares[c]} instead of ${first.low}, ${first.high}`,
    );
  });
  const ranks = await page.$$eval(".range-view tbody tr", (rows) =>
    rows.slice(0, 3).map((row) => [".best", ".worst"].map((part) => Number(row.querySelector(part).textContent))),
  );
  assert.deepEqual(
    ranks,
    bounds.rows.map(({ best_rank: best, worst_rank: worst }) => [best, worst]),
  );
  await page.shut();
});

test("a company is found by its name", async () => {
  const page = await open(browser, file);
  const id = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent).companies[17777].id);
  await page.getByLabel("Find a company").fill(id.toUpperCase());
  await page.locator(".found button").first().click();
  assert.match(await page.evaluate(() => location.hash), new RegExp(`open=${encodeURIComponent(id)}`));
  await page.shut();
});

test("of a larger set only candidates are embedded, and any weights give the engine's first places", async () => {
  const large = `${folder}/large.csv`;
  await fitrank("synth", "--companies", "60000", "--unknown", "0.1", "--seed", "4", "-o", large);
  const page = await open(browser, await makePage(profilePath(seedPersona), "--companies", large, "--top", "10"));
  assert.match(
    (await page.locator("#behind").textContent()).replace(/\s/g, " "),
    /^60,000 companies were ranked for this page; [\d,]+ of them are in it, so that the first 10 are exact/,
  );
  const random = randomNumbers(5);
  for (let i = 0; i < 8; ++i) {
    const weights = [0, 1, 2, 3, 4].map(() => Math.floor(random() * 101));
    const missing = ["zero", "renormalize", "neutral"][i % 3];
    await go(page, `#w=${weights.join(",")}&missing=${missing}`);
    const { rows: ranking } = await json(
      "rank",
      write(".yaml", profileText({ weights, missing })),
      "--companies",
      large,
      "--top",
      "10",
    );
    assert.deepEqual(
      (await readRows(page)).map(({ id, rank, score }) => [id, rank, score]),
      ranking.map(({ id, rank, score }) => [id, rank, score]),
    );
  }
  await page.shut();
});
