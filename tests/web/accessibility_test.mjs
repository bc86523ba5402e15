// axe-core finds nothing, in light and dark, from phone to desk, in every view; pictures of it all go to the build
// folder.
import assert from "node:assert/strict";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { axeSource, go, launch, open, settle, slide } from "./support/browser.mjs";
import { makePage, profilePath, seedCompanies, seedPersona } from "./support/engine.mjs";

const pictures = join(process.env.PAGE_TEST_BUILD, "screenshots");
const views = {
  ranking: "",
  moved: "#w=10,0,20,80,5",
  persona: "#p=visa-holder",
  weight: "#view=weight&criterion=learning&missing=renormalize",
  ranges: "#view=range",
  hype: "#view=hype",
  compare: "#view=compare&a=nvidia&b=xai",
  dossier: "#open=spacex&evidence=discounted",
};

let browser;
let file;

before(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await launch();
  file = await makePage(profilePath(seedPersona), profilePath("visa-holder"), ...seedCompanies);
});

after(() => browser?.close());

async function audit(page) {
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

for (const width of [360, 768, 1440]) {
  for (const scheme of ["light", "dark"]) {
    test(`nothing to complain of at ${width} px, ${scheme}, in any view`, async () => {
      const page = await open(browser, file, {
        viewport: { width, height: 900 },
        colorScheme: scheme,
        bypassCSP: true,
        reducedMotion: "reduce",
      });
      await page.addScriptTag({ path: axeSource });
      for (const [view, hash] of Object.entries(views)) {
        await go(page, hash);
        await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
        await settle(page);
        assert.deepEqual(await audit(page), [], view);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${view} is ${wide} px wide`);
        await page.screenshot({ path: join(pictures, `${view}-${width}-${scheme}.png`), fullPage: true });
      }
      page.asked.length = 0;
      await page.shut();
    });
  }
}

for (const [scheme, hash] of [
  ["light", ""],
  ["dark", "#view=weight&criterion=learning&missing=renormalize"],
]) {
  test(`a picture of the page for the documentation, ${scheme}`, async () => {
    const page = await open(browser, file, { viewport: { width: 1280, height: 860 }, colorScheme: scheme, hash });
    await settle(page);
    await page.screenshot({ path: join(pictures, `report-${scheme}.png`) });
    await page.shut();
  });
}

test("criteria keep 3:1 against the ground in both themes, and their numbers 4.5:1", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open(browser, file, { colorScheme });
    const colours = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      const read = (name) => style.getPropertyValue(name).trim();
      return {
        grounds: ["--ground", "--sheet", "--faint"].map(read),
        text: read("--on-criterion"),
        criteria: Array.from({ length: 8 }, (_, i) => read(`--c${i}`)),
      };
    });
    for (const colour of colours.criteria) {
      for (const ground of colours.grounds) assert.ok(contrast(colour, ground) >= 3, `${colour} on ${ground}`);
      assert.ok(contrast(colour, colours.text) >= 4.5, `${colours.text} on ${colour}`);
    }
    await page.shut();
  }
});

function luminance(hex) {
  const full = hex.length === 4 ? hex.replace(/[^#]/g, "$&$&") : hex;
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(full.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

test("the whole page can be walked by Tab, each stop with a name", async () => {
  const page = await open(browser, file);
  const stops = [];
  for (let i = 0; i < 80; ++i) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === document.body) return null;
      const label = at.getAttribute("aria-label") || at.labels?.[0]?.innerText || at.innerText;
      return { label: label && label.trim(), outline: getComputedStyle(at).outlineStyle };
    });
    if (!stop) break;
    assert.ok(stop.label, JSON.stringify(stops.at(-1)));
    assert.notEqual(stop.outline, "none", stop.label);
    stops.push(stop.label);
  }
  for (const label of [
    "To the ranking",
    "Save my weights",
    "Print",
    "Growth",
    "Lock Growth",
    "Culture",
    "Keep proportions",
    "Ranking",
    "NVIDIA",
    "Compare xAI",
  ]) {
    assert.ok(stops.includes(label), `${label} among ${stops.join(", ")}`);
  }
  await page.shut();
});

test("the skip link leads to the ranking and leaves the address alone", async () => {
  const page = await open(browser, file, { hash: "#view=hype" });
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  assert.equal(await page.evaluate(() => location.hash), "#view=hype");
  await page.shut();
});

test("nothing above the ranking jumps while a slider moves", async () => {
  const page = await open(browser, file);
  const places = () =>
    page.evaluate(() =>
      ["#tabs", "#weight-0", "#weight-4", ".row"].map(
        (part) => document.querySelector(part).getBoundingClientRect().top,
      ),
    );
  await slide(page, 3, 6);
  const before = await places();
  for (const position of [20, 50, 80, 100, 0]) {
    await slide(page, 3, position);
    assert.deepEqual((await places()).slice(0, 3), before.slice(0, 3), String(position));
  }
  await page.shut();
});

test("the seed persona's page is under 200 KB in all", async () => {
  const size = statSync(await makePage(profilePath(seedPersona))).size;
  console.log(`the seed persona's page: ${(size / 1000).toFixed(1)} KB`);
  assert.ok(size < 200_000, String(size));
});
