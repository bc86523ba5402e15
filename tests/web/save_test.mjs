// "Save my weights": the file passes check, keeps everything else, and ranks as the page showed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { go, launch, open, readRows, settle, slide } from "./support/browser.mjs";
import {
  fitrank,
  home,
  json,
  makePage,
  profilePath,
  profileText,
  randomNumbers,
  readText,
  seedCompanies,
  seedPersona,
  write,
} from "./support/engine.mjs";

let browser;

before(async () => (browser = await launch()));
after(() => browser?.close());

async function save(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save my weights" }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readText(await download.path()) };
}

/** The saved text passes check and ranks what the page shows, to the bit. */
async function assertRanksAsShown(page, text, ...more) {
  const file = write(".yaml", text.replace("companies: ../config", `companies: ${home}/config`));
  await fitrank("check", file);
  const { rows: ranking } = await json("rank", file, "--top", "100", ...more);
  assert.deepEqual(
    (await readRows(page)).map(({ id, rank, score }) => [id, rank, score]),
    ranking.map(({ id, rank, score }) => [id, rank, score]),
  );
}

function changedLines(before, after) {
  const lines = before.split("\n");
  return after.split("\n").filter((line, i) => line !== lines[i]);
}

test("an untouched persona is saved byte for byte", async () => {
  const page = await open(browser, await makePage(profilePath(seedPersona)));
  const { name, text } = await save(page);
  assert.equal(name, `${seedPersona}-mine.yaml`);
  assert.equal(text, readText(profilePath(seedPersona)));
  await page.shut();
});

test("only what was moved changes; comments and background stay", async () => {
  const page = await open(browser, await makePage(profilePath(seedPersona)));
  await slide(page, 0, 12);
  await page.getByLabel("Counts as 50").check();
  await page.getByLabel("Discounted by trust").check();
  await settle(page);
  const { text } = await save(page);
  assert.deepEqual(changedLines(readText(profilePath(seedPersona)), text), [
    "  growth: 12",
    "missing: neutral",
    "evidence: discounted",
  ]);
  await assertRanksAsShown(page, text);
  await page.shut();
});

test("random moves, with proportions kept or not, save what is shown to the bit", async () => {
  const random = randomNumbers(11);
  const page = await open(browser, await makePage(profilePath(seedPersona), profilePath("ml-researcher"), ...seedCompanies));
  for (let i = 0; i < 12; ++i) {
    if (i === 4) await page.getByLabel("Keep proportions").check();
    if (i === 8) await go(page, "#p=ml-researcher");
    await slide(page, Math.floor(random() * 5), Math.floor(random() * 101));
    await assertRanksAsShown(page, (await save(page)).text, ...seedCompanies);
  }
  await page.shut();
});

const odd = {
  "a flow map": "id: odd\ntitle: Odd\nweights: {growth: 1, learning: 2.5} # mine\n",
  "missing keys": "id: odd\ntitle: Odd\nweights:\n  growth: 1\n# the end",
  "quotes and comments":
    '# top ☃\nid: odd\ntitle: "Odd: \u{1f600} weights: {growth: 9}"\nweights:   # growth: 7\n' +
    "    growth:   1   # é growth\n    comp: 0.25\nmissing: zero # m\n",
  "Windows line ends":
    "id: odd\r\ntitle: Odd\r\nweights:\r\n  growth: 1\r\n  culture: 3\r\nevidence: discounted\r\ntop: 3\r\n",
};

for (const [what, text] of Object.entries(odd)) {
  test(`a profile with ${what} is saved whole`, async () => {
    const page = await open(browser, await makePage(write(".yaml", text)));
    assert.equal((await save(page)).text, text);
    for (const c of [0, 1, 2, 3, 4]) await slide(page, c, 10 * c + 7);
    await page.getByLabel("Counts as zero").check();
    await page.getByLabel("At face value").check();
    await settle(page);
    const saved = (await save(page)).text;
    await assertRanksAsShown(page, saved);
    for (const comment of text.match(/#.*/g) ?? []) assert.ok(saved.includes(comment.trimEnd()), comment);
    await page.shut();
  });
}

test("deal-breakers that are off are off in the file too, one or all", async () => {
  const page = await open(browser, await makePage(profilePath("visa-holder")));
  const boxes = page.locator("#breakers input");
  await boxes.first().uncheck();
  await settle(page);
  await assertRanksAsShown(page, (await save(page)).text);
  for (let i = 1; i < (await boxes.count()); ++i) await boxes.nth(i).uncheck();
  await settle(page);
  const { text } = await save(page);
  await assertRanksAsShown(page, text);
  assert.match(text, /^# off: +- text: /m);
  await page.shut();
});

test("a deal-breaker that cannot be taken out of the file is said to stay", async () => {
  const profile = profileText({
    weights: [1, 1, 1, 1, 1],
    rest: "deal_breakers: [{signal: customer_concentration, below: 100}]\n",
  });
  const page = await open(browser, await makePage(write(".yaml", profile)));
  await page.locator("#breakers input").uncheck();
  await settle(page);
  await save(page);
  assert.match(await page.locator("#done").textContent(), /still holds 1 deal-breaker/);
  await page.shut();
});

test("weights that are all 0 are not saved, and it says why", async () => {
  const page = await open(browser, await makePage(profilePath(seedPersona)), { hash: "#w=0,0,0,0,0" });
  await page.getByRole("button", { name: "Save my weights" }).click();
  assert.match(await page.locator("#done").textContent(), /needs one above 0/);
  await page.shut();
});
