// Every control of the page, by hand and by keyboard.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { drag, go, launch, open, readRows, settle, slide } from "./support/browser.mjs";
import {
  json,
  makePage,
  notRanked,
  ofKind,
  profilePath,
  profileText,
  seedCompanies,
  seedPersona,
  stretchesOf,
  write,
} from "./support/engine.mjs";

let browser;
let page;

before(async () => {
  browser = await launch();
  const context = await makePage(
    profilePath(seedPersona),
    profilePath("visa-holder"),
    profilePath("stability-first-parent"),
    ...seedCompanies,
  );
  page = await open(browser, context, { permissions: ["clipboard-read", "clipboard-write"] });
});

after(async () => {
  try {
    await page?.shut();
  } finally {
    await browser?.close();
  }
});

// By way of another address: what a test did may not have reached the address yet.
beforeEach(async () => {
  await go(page, "#w=1,1,1,1,1");
  await go(page, "");
});

const shares = () => page.$$eval(".share", (all) => all.map((share) => share.textContent));
const positions = () => page.$$eval("#sliders input", (all) => all.map((input) => Number(input.value)));
const order = async () => (await readRows(page)).map(({ id }) => id);

async function said(weights, policy = {}) {
  const { rows: ranking } = await json(
    "rank",
    write(".yaml", profileText({ weights, missing: "zero", ...policy })),
    ...seedCompanies,
    "--top",
    "9",
  );
  return ranking.map(({ id, score }) => [id, score]);
}

async function assertRanksAs(weights, policy) {
  assert.deepEqual(
    (await readRows(page)).map(({ id, score }) => [id, score]),
    await said(weights, policy),
  );
}

test("sliders are independent, and their shares live", async () => {
  assert.deepEqual(await shares(), ["35 %", "20 %", "35 %", "5 %", "5 %"]);
  await slide(page, 3, 100);
  assert.deepEqual(await positions(), [35, 20, 35, 100, 5]);
  assert.deepEqual(await shares(), ["17.9 %", "10.3 %", "17.9 %", "51.3 %", "2.6 %"]);
  await assertRanksAs([35, 20, 35, 100, 5]);
});

test("a slider moves by arrow keys, to its ends by Home and End", async () => {
  await page.locator("#weight-0").focus();
  await page.keyboard.press("ArrowRight");
  await settle(page);
  assert.equal((await positions())[0], 36);
  await page.keyboard.press("End");
  await settle(page);
  assert.equal((await positions())[0], 100);
  await page.keyboard.press("Home");
  await settle(page);
  assert.deepEqual(await positions(), [0, 20, 35, 5, 5]);
  assert.match(await page.locator("#weight-0").getAttribute("aria-valuetext"), /^0 %, weight 0 of 100$/);
});

test("a real drag moves the slider and the ranking", async () => {
  const box = await page.locator("#weight-3").boundingBox();
  await page.mouse.move(box.x + 10 + (box.width - 20) * 0.05, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 10 + (box.width - 20) * 0.9, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  await settle(page);
  const now = await positions();
  assert.ok(now[3] >= 85 && now[3] <= 95 && Number.isInteger(now[3]), String(now));
  await assertRanksAs(now);
});

test("keeping proportions, the others give way, and come back with the slider", async () => {
  await page.getByLabel("Keep proportions").check();
  await slide(page, 0, 61);
  assert.deepEqual(await shares(), ["61 %", "12 %", "21 %", "3 %", "3 %"]);
  await slide(page, 0, 100);
  assert.deepEqual(await shares(), ["100 %", "0 %", "0 %", "0 %", "0 %"]);
  await slide(page, 0, 35);
  assert.deepEqual(await shares(), ["35 %", "20 %", "35 %", "5 %", "5 %"]);
});

test("a locked slider stays, alone and while proportions are kept", async () => {
  await page.getByRole("button", { name: "Lock Pay" }).click();
  await settle(page);
  assert.equal(await page.locator("#weight-1").isDisabled(), true);
  await page.getByLabel("Keep proportions").check();
  await slide(page, 0, 60);
  assert.deepEqual(await shares(), ["60 %", "20 %", "15.6 %", "2.2 %", "2.2 %"]);
  await slide(page, 0, 100);
  assert.deepEqual(await shares(), ["80 %", "20 %", "0 %", "0 %", "0 %"]);
  await page.getByRole("button", { name: "Lock Pay" }).click();
  await settle(page);
  assert.equal(await page.locator("#weight-1").isDisabled(), false);
});

test("reset gives the persona back", async () => {
  assert.equal(await page.locator("#reset").isDisabled(), true);
  await slide(page, 2, 3);
  await page.getByLabel("Counts as 50").check();
  await page.getByRole("button", { name: "Reset" }).click();
  await settle(page);
  assert.deepEqual(await shares(), ["35 %", "20 %", "35 %", "5 %", "5 %"]);
  await assertRanksAs([35, 20, 35, 5, 5]);
  assert.equal(await page.locator("#reset").isDisabled(), true);
});

test("another persona brings its weights, policies and deal-breakers", async () => {
  await page.getByLabel("Persona", { exact: true }).selectOption({ label: "Example: an engineer on a work visa" });
  await settle(page);
  assert.deepEqual(await positions(), [30, 10, 15, 35, 10]);
  assert.equal(await page.getByLabel("Discounted by trust").isChecked(), true);
  const answer = await json("rank", profilePath("visa-holder"), ...seedCompanies, "--top", "9");
  const ranking = answer.rows;
  assert.deepEqual(
    (await readRows(page)).map(({ id, score }) => [id, score]),
    ranking.map(({ id, score }) => [id, score]),
  );
  assert.deepEqual(
    await page.$$eval(".excluded .name", (all) => all.map((name) => name.textContent)),
    notRanked(answer, "excluded").map(({ name }) => name),
  );
  assert.equal(await page.locator("#title").textContent(), "Example: an engineer on a work visa");
});

test("what is unknown, and evidence, are chosen", async () => {
  for (const [label, missing] of [
    ["Left out, rescaled", "renormalize"],
    ["Counts as 50", "neutral"],
    ["Counts as zero", "zero"],
  ]) {
    await page.getByLabel(label).check();
    await settle(page);
    await assertRanksAs([35, 20, 35, 5, 5], { missing });
  }
  await page.getByLabel("Discounted by trust").check();
  await settle(page);
  await assertRanksAs([35, 20, 35, 5, 5], { evidence: "discounted" });
});

test("a deal-breaker is switched off and on, and its reason shown", async () => {
  await go(page, "#p=visa-holder");
  const before = await order();
  const boxes = page.locator("#breakers input");
  assert.ok((await boxes.count()) > 0);
  const excluded = () => page.locator(".excluded li").count();
  assert.ok((await excluded()) > 0);
  assert.match(await page.locator(".excluded .why").first().textContent(), /\S+: \S+/);
  for (let i = 0; i < (await boxes.count()); ++i) await boxes.nth(i).uncheck();
  await settle(page);
  assert.equal(await excluded(), 0);
  assert.equal((await order()).length, 5);
  for (let i = 0; i < (await boxes.count()); ++i) await boxes.nth(i).check();
  await settle(page);
  assert.deepEqual(await order(), before);
});

test("moves are shown against the persona's own ranks", async () => {
  assert.deepEqual(
    (await readRows(page)).map(({ move }) => move),
    ["", "", "", "", ""],
  );
  const own = await order();
  await slide(page, 3, 100);
  for (const { id, rank, move } of await readRows(page)) {
    const gained = own.indexOf(id) + 1 - rank;
    assert.equal(move, gained === 0 ? "" : `${gained > 0 ? "▲" : "▼"} ${Math.abs(gained)}`, id);
  }
});

test("rows glide to their new places, unless motion is to be reduced", async () => {
  await page.evaluate(() => {
    const real = Element.prototype.animate;
    window.glides = 0;
    Element.prototype.animate = function (...all) {
      window.glides += this.matches(".row") ? 1 : 0;
      return real.apply(this, all);
    };
  });
  const glides = () => page.evaluate(() => window.glides);
  await slide(page, 3, 100);
  const before = await glides();
  assert.ok(before > 0);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await slide(page, 3, 0);
  assert.equal(await glides(), before);
  await page.emulateMedia({ reducedMotion: null });
});

test("a bar's segments are the points of each criterion, and the whisker spans the range", async () => {
  const { rows: ranking } = await json("rank", profilePath(seedPersona), ...seedCompanies, "--top", "9");
  await page.waitForFunction(() => document.getAnimations().length === 0);
  const shown = await page.$$eval(".row", (rows) =>
    rows.map((row) => {
      const width = row.querySelector(".bar").getBoundingClientRect().width;
      const part = (element) => (100 * element.getBoundingClientRect().width) / width;
      return { points: [...row.querySelectorAll(".segment")].map(part), whisker: part(row.querySelector(".whisker")) };
    }),
  );
  const explained = await json("explain", ranking[0].id, ...seedCompanies);
  const criteria = ofKind(explained, "criterion");
  assert.equal(criteria.length, 5);
  criteria.forEach(({ points }, c) => assert.ok(Math.abs(shown[0].points[c] - points) < 0.3));
  ranking.forEach(({ low, high, score }, i) => {
    assert.ok(Math.abs(shown[i].whisker - (high - low)) < 0.3);
    assert.ok(Math.abs(shown[i].points.reduce((sum, part) => sum + part, 0) - score) < 0.5);
  });
});

test("rows carry range, coverage, warnings and what to ask", async () => {
  const { rows: ranking } = await json("rank", profilePath(seedPersona), ...seedCompanies, "--top", "9");
  const rows = await readRows(page);
  ranking.forEach(({ low, high, coverage, flags }, i) => {
    assert.equal(rows[i].range, `${Math.floor(low + 0.5)}–${Math.floor(high + 0.5)}`);
    assert.equal(rows[i].known, `${Math.round(coverage * 1000) / 10} % known`);
    assert.ok(Array.isArray(flags));
  });
  const flagged = await page.$$eval(".row", (all) =>
    all.map((row) => row.querySelector(".mark.flag")?.textContent ?? ""),
  );
  assert.deepEqual(
    flagged,
    ranking.map(({ flags }) =>
      flags.length === 0 ? "" : `⚑ ${flags.length} ${flags.length === 1 ? "warning" : "warnings"}`,
    ),
  );
  await go(page, "#p=visa-holder");
  assert.ok((await page.locator(".mark.ask").count()) > 0);
});

test("tabs go by arrow keys, and each view is there", async () => {
  await page.getByRole("tab", { name: "Ranking" }).focus();
  const seen = [];
  for (let i = 0; i < 5; ++i) {
    await page.keyboard.press("ArrowRight");
    await settle(page);
    seen.push(await page.locator("[role=tab][aria-selected=true]").textContent());
  }
  assert.deepEqual(seen, ["One weight", "Ranges", "Hype", "Compare", "Ranking"]);
});

test("the chart of one weight marks every crossing at its share", async () => {
  await page.getByRole("tab", { name: "One weight" }).click();
  await page.getByRole("radio", { name: "Learning" }).check();
  await settle(page);
  const stability = stretchesOf(await json("stability", profilePath(seedPersona), ...seedCompanies)).find(
    ({ criterion }) => criterion === "learning",
  );
  const listed = await page.$$eval(".weight-view tbody tr", (rows) =>
    rows.map((row) => ({ share: Number(row.querySelector("data").value), first: Boolean(row.querySelector(".tag")) })),
  );
  assert.equal(await page.locator(".crossing").count(), listed.length);
  const firsts = listed.filter(({ first }) => first).map(({ share }) => share);
  for (const limit of [stability.first.low, stability.first.high]) {
    assert.ok(
      firsts.some((share) => Math.abs(share - limit) < 1e-9),
      `${limit} among ${firsts}`,
    );
  }
  assert.equal(await page.locator(".series").count(), 5);
});

test("a company opens into its dossier, and Escape leads back to it", async () => {
  const name = page.locator(".row .name").nth(3);
  await name.focus();
  await page.keyboard.press("Enter");
  await settle(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "dossier-title");
  assert.equal(await page.locator("#dossier-title").textContent(), "SpaceX");
  for (const part of ["Where the points come from", "What is unknown, and what to ask", "Checklist", "Warnings"]) {
    assert.equal(await page.getByRole("heading", { name: part }).count(), 1, part);
  }
  await page.keyboard.press("Escape");
  await settle(page);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "SpaceX");
});

test("the dossier tells value, tier, date, source, conflicts and questions as the files have them", async () => {
  const explained = await json("explain", "xai", ...seedCompanies);
  await go(page, "#open=xai");
  const text = (await page.locator(".dossier").innerText()).replace(/\s+/g, " ");
  const signals = ofKind(explained, "signal");
  assert.ok(signals.length > 0);
  for (const { tier, as_of, source, source_title, note } of signals) {
    for (const part of [tier, as_of ?? "undated", source_title ?? source, note]) assert.ok(text.includes(part), part);
  }
  const unknown = ofKind(explained, "unknown").length;
  assert.equal(await page.locator(".asks .question").count(), unknown);
  assert.ok((await page.locator(".claims li").count()) > 0);
});

test("Back goes back through what was opened", async () => {
  await page.locator(".row .name").first().click();
  await settle(page);
  await page.goBack();
  await settle(page);
  assert.equal(await page.locator(".dossier").count(), 0);
  assert.equal(await page.locator(".row").count(), 5);
});

test("two companies marked in the ranking are compared; swapped, chosen anew", async () => {
  await page.getByRole("button", { name: "Compare NVIDIA" }).click();
  await page.getByRole("button", { name: "Compare xAI" }).click();
  await settle(page);
  const head = () => page.$$eval(".compare-view thead bdi", (all) => all.map((name) => name.textContent));
  assert.deepEqual(await head(), ["NVIDIA", "xAI"]);
  await page.getByRole("button", { name: "Swap" }).click();
  await settle(page);
  assert.deepEqual(await head(), ["xAI", "NVIDIA"]);
  await page.getByLabel("with this one").selectOption({ label: "Anthropic" });
  await settle(page);
  assert.deepEqual(await head(), ["xAI", "Anthropic"]);
  await page.getByLabel("This company").selectOption({ label: "Anthropic" });
  await settle(page);
  assert.equal(await page.locator(".compare-view table").count(), 0);
});

test("a new leader is announced once, when the hand rests", async () => {
  const own = await open(browser, await makePage(profilePath(seedPersona), ...seedCompanies), { clock: true });
  const spoken = () => own.locator("#leader").textContent();
  await own.clock.runFor(1000);
  assert.equal(await spoken(), "");
  await drag(own, 3, [20, 40, 60, 80, 100]);
  const leader = (await own.locator(".row .name").first().textContent()).trim();
  assert.notEqual(leader, "NVIDIA");
  assert.equal(await spoken(), "");
  await own.clock.runFor(1000);
  assert.match(await spoken(), new RegExp(`^${leader} now leads with \\d+ points\\. (Firm|Too close to call): .*\\.$`));
  await own.shut();
});

test("Copy as Markdown gives the ranking as a table", async () => {
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await page.waitForFunction(() => document.getElementById("done").textContent !== "");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(text, /^# Infra\\-curious software engineer/);
  assert.match(text, /\| 1 \| NVIDIA \| 69 \| 56–94 \| 47.1 % \| 95 \| \? \| 83 \| 45 \| 95 \|/);
  assert.equal(text.split("\n").filter((line) => line.startsWith("|")).length, 7);
});

test("Copy link gives the address of just this view", async () => {
  await slide(page, 0, 77);
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.waitForFunction(() => document.getElementById("done").textContent !== "");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, /^file:.*#w=77,20,35,5,5$/);
});

test("sources that are web addresses are links that open apart; others are text", async () => {
  const company =
    "id: linked\nname: Linked\nobservations:\n" +
    [
      ["revenue_growth", "https://example.com/a?b=1"],
      ["capacity_growth", "javascript:alert(1)"],
      ["rd_share", "see https://example.com/x, page 4"],
    ]
      .map(([signal, source]) => `  - {signal: ${signal}, value: 31, tier: filed, source: "${source}"}\n`)
      .join("");
  const own = await open(browser, await makePage(profilePath(seedPersona), "--companies", write(".yaml", company)), {
    hash: "#open=linked",
  });
  const links = await own.$$eval(".dossier a", (all) => all.map((a) => [a.href, a.target, a.rel]));
  assert.deepEqual(links, [
    ["https://example.com/a?b=1", "_blank", "noopener noreferrer"],
    ["https://example.com/x", "_blank", "noopener noreferrer"],
  ]);
  await own.shut();
});
