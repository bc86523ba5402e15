// The link restores what was seen; garbage in it does no harm.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { drag, go, launch, open, readRows, settle, slide } from "./support/browser.mjs";
import { makePage, profilePath, randomNumbers, seedCompanies, seedPersona } from "./support/engine.mjs";

let browser;
let file;

before(async () => {
  browser = await launch();
  file = await makePage(profilePath(seedPersona), profilePath("visa-holder"), ...seedCompanies);
});

after(() => browser?.close());

/** All that a reader can see or hear of the state. */
async function seen(page) {
  return page.evaluate(() => ({
    main: document.getElementById("panel").innerText,
    lead: document.getElementById("lead").innerText,
    sliders: [...document.querySelectorAll("#sliders input")].map((input) => [input.value, input.disabled]),
    shares: [...document.querySelectorAll(".share")].map((share) => share.textContent),
    boxes: [...document.querySelectorAll(".controls input:not([type=range])")].map((input) => input.checked),
    tab: document.querySelector("[role=tab][aria-selected=true]").id,
  }));
}

test("whatever was done, the address reopens the same view", async () => {
  const deeds = [
    (page) => slide(page, 1, 63),
    (page) => page.getByLabel("Discounted by trust").check(),
    (page) => page.getByLabel("Left out, rescaled").check(),
    (page) => page.getByRole("button", { name: "Lock Culture" }).click(),
    (page) => page.getByLabel("Keep proportions").check(),
    (page) => slide(page, 2, 41),
    (page) => page.getByRole("tab", { name: "One weight" }).click(),
    (page) => page.getByRole("radio", { name: "Stability" }).check(),
    (page) => page.getByRole("tab", { name: "Hype" }).click(),
    (page) => page.getByRole("tab", { name: "Ranges" }).click(),
    (page) =>
      page.getByLabel("Persona", { exact: true }).selectOption({ label: "Example: an engineer on a work visa" }),
    (page) => page.locator("#breakers input").first().uncheck(),
    (page) => page.getByRole("tab", { name: "Ranking" }).click(),
    (page) => page.getByRole("button", { name: "Compare Anthropic" }).click(),
    (page) => page.getByRole("button", { name: "Compare NVIDIA" }).click(),
    (page) => page.getByRole("tab", { name: "Ranking" }).click(),
    (page) => page.locator(".row .name").nth(1).click(),
  ];
  const page = await open(browser, file);
  for (const [i, deed] of deeds.entries()) {
    await deed(page);
    await settle(page);
    await page.locator("#copy-link").click(); // the address is written at once
    const hash = await page.evaluate(() => location.hash);
    const again = await open(browser, file, { hash });
    await settle(again);
    assert.deepEqual(await seen(again), await seen(page), `deed ${i}: ${hash}`);
    await again.shut();
  }
  await page.shut();
});

test("the persona as written needs no address", async () => {
  const page = await open(browser, file);
  await slide(page, 0, 90);
  await page.waitForFunction(() => location.hash !== "");
  await page.getByRole("button", { name: "Reset" }).click();
  await page.waitForFunction(() => location.hash === "");
  await page.shut();
});

test("a whole drag changes the address once, when it rests", async () => {
  const page = await open(browser, file, { clock: true });
  await page.clock.runFor(1000);
  await page.evaluate(() => {
    window.changes = 0;
    const real = history.replaceState.bind(history);
    history.replaceState = (...all) => (++window.changes, real(...all));
  });
  await drag(
    page,
    0,
    Array.from({ length: 61 }, (_, i) => i),
  );
  assert.equal(await page.evaluate(() => window.changes), 0);
  await page.clock.runFor(400);
  assert.equal(await page.evaluate(() => window.changes), 1);
  assert.equal(await page.evaluate(() => location.hash), "#w=60,20,35,5,5");
  await page.shut();
});

test("garbage in the address is left out, the rest taken", async () => {
  const page = await open(browser, file);
  const own = await readRows(page);
  const harmless = [
    "#%",
    "#%E0%A4%A",
    "#w=",
    "#w=1,2",
    "#w=1,2,3,4,-5",
    "#w=NaN,1,1,1,1",
    "#w=1e400,1,1,1,1",
    "#w=0x10,1,1,1,1",
    "#w=1,1,1,1,1,1",
    "#p=nobody",
    "#view=constructor",
    "#criterion=__proto__",
    "#missing=constructor",
    "#evidence=x",
    "#off=1,2,99,-1,x",
    "#open=nobody",
    "#a=x&b=y",
    "#lock=zzz",
    "#keep=yes",
    "##",
    "#=&&=",
    "#<img src=x onerror=alert(1)>",
    `#${"x".repeat(20000)}`,
  ];
  for (const hash of harmless) {
    await go(page, hash);
    assert.deepEqual(await readRows(page), own, hash.slice(0, 60));
  }
  await go(page, "#w=1,2,3&view=hype&p=visa-holder&open=%00");
  assert.equal(await page.locator("[role=tab][aria-selected=true]").textContent(), "Hype");
  await page.shut();
});

test("random bytes as an address never break the page", async () => {
  const random = randomNumbers(7);
  const page = await open(browser, file);
  const letters = "pwoffkeepviewopenab=&,%#.0123456789+-e;:/\\'\"<>{}é☃";
  for (let i = 0; i < 200; ++i) {
    const text = Array.from(
      { length: Math.floor(random() * 40) },
      () => letters[Math.floor(random() * letters.length)],
    ).join("");
    await page.evaluate((hash) => (location.hash = hash), text);
  }
  await settle(page);
  assert.ok((await page.locator("#lead").textContent()).length > 0);
  await page.shut();
});

test("weights that are all 0 are said so, and one raised ranks again", async () => {
  const page = await open(browser, file, { hash: "#w=0,0,0,0,0" });
  assert.match(await page.locator("#lead").textContent(), /All weights are 0/);
  for (const view of ["weight", "range", "hype", "compare"]) await go(page, `#w=0,0,0,0,0&view=${view}&a=xai&b=nvidia`);
  await go(page, "#w=0,0,0,0,0&open=xai");
  await go(page, "#w=0,0,0,0,0");
  await slide(page, 2, 10);
  assert.equal((await readRows(page))[0].id, "astera-labs");
  await page.shut();
});
