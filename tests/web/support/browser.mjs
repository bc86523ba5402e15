// Chromium with a page open from disk, watched: it must ask nothing of any network and complain of nothing.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.env.PAGE_TEST_BUILD, "package.json"));
const { chromium } = require("playwright-core");

export const axeSource = require.resolve("axe-core/axe.min.js");

// A page that restores a thousand links would otherwise be slowed down by the browser as a nuisance.
const flags = ["--disable-ipc-flooding-protection"];
if (process.getuid() === 0) flags.push("--no-sandbox");

export async function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM, args: flags });
}

/** Opens the file in a fresh context; `close` asserts that nothing was asked for and nothing complained. */
export async function open(browser, file, { hash = "", clock = false, ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    ...options,
  });
  // With a clock of its own the page's time goes by as the test says, however busy the machine is.
  if (clock) await context.clock.install({ time: 0 });
  const page = await context.newPage();
  const heard = [];
  const asked = [];
  page.on("console", (message) => heard.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`error: ${error.stack}`));
  page.on("dialog", (dialog) => heard.push(`dialog: ${dialog.message()}`));
  const own = pathToFileURL(file).href;
  page.on("request", (request) => {
    const url = request.url().replace(/[#?].*$/, "");
    if (url !== own && !url.startsWith("data:") && !url.startsWith(`blob:`)) asked.push(request.url());
  });
  await page.goto(own + hash);
  await page.bringToFront(); // one behind another draws no frames
  await page.waitForSelector("#lead:not(:empty)", { timeout: 90_000 }).catch((error) => {
    throw new Error(`${error.message}\nheard: ${heard.join("\n")}`);
  });
  await whenSettled(page);
  if (clock) await page.clock.pauseAt(3_600_000);
  page.heard = heard;
  page.asked = asked;
  page.shut = async () => {
    assert.deepEqual(heard, []);
    assert.deepEqual(asked, []);
    await context.close();
  };
  return page;
}

/** The rows that are shown: id, rank, exact score, and what can be read. */
export function readRows(page) {
  return page.$$eval(".row", (rows) =>
    rows.map((row) => ({
      id: row.dataset.id,
      rank: Number(row.querySelector(".rank").textContent),
      score: Number(row.querySelector(".fit").value),
      range: row.querySelector(".spread").textContent,
      known: row.querySelector(".known").textContent,
      move: row.querySelector(".move").textContent,
    })),
  );
}

/** Lets what was asked for be drawn. */
export function settle(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
}

/** Once the sentence on top is that of what is shown. */
export function whenSettled(page) {
  return page.waitForSelector('#lead[aria-busy="false"]');
}

function setSlider(page, criterion, position) {
  return page.locator(`#weight-${criterion}`).evaluate((input, value) => {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }, position);
}

/** Moves a slider as a hand does: to `position`, in one step. */
export async function slide(page, criterion, position) {
  await setSlider(page, criterion, position);
  await settle(page);
}

/** The same on a page with a clock of its own, a step every 20 ms. */
export async function drag(page, criterion, positions) {
  for (const position of positions) {
    await setSlider(page, criterion, position);
    await page.clock.runFor(20);
  }
}

/** Goes to another address of the open page, as a link does. */
export async function go(page, hash) {
  await page.evaluate((to) => {
    if (location.hash === to) return null;
    return new Promise((done) => {
      addEventListener("popstate", () => done(), { once: true });
      location.hash = to;
    });
  }, hash);
  await settle(page);
}

export function assertNear(actual, expected, what, tolerance = 1e-9) {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what}: ${actual} instead of ${expected}`);
}
