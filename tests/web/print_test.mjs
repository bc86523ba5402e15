// Print gives a brief of two pages, whatever view is open.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open } from "./support/browser.mjs";
import { makePage, profilePath, profileText, seedPersona, write } from "./support/engine.mjs";

let browser;

before(async () => (browser = await launch()));
after(() => browser?.close());

function pagesOf(pdf) {
  return (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
}

for (const hash of [
  "",
  "#view=hype",
  "#open=xai",
  "#w=10,0,20,80,5&p=visa-holder",
  "#missing=neutral&evidence=discounted&p=stability-first-parent",
]) {
  test(`two pages of ${hash || "the persona as written"}`, async () => {
    const file = await makePage(
      profilePath(seedPersona),
      profilePath("visa-holder"),
      profilePath("stability-first-parent"),
    );
    const page = await open(browser, file, { hash });
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    writeFileSync(join(process.env.PAGE_TEST_BUILD, "brief.pdf"), pdf);
    assert.equal(pagesOf(pdf), 2);
    await page.shut();
  });
}

test("the brief ranks as the page does, with reasons, questions and who is excluded", async () => {
  const page = await open(browser, await makePage(profilePath("visa-holder")));
  await page.emulateMedia({ media: "print" });
  await page.waitForSelector("#brief table");
  const text = await page.locator("#brief").innerText();
  const rows = await page.$$eval("#brief table:not(.brief-checks) tbody tr", (all) =>
    all.map((row) => row.cells[1].textContent),
  );
  assert.deepEqual(rows, await page.$$eval(".row .name", (names) => names.map((name) => name.textContent)));
  for (const part of ["What to ask", "Checklist", "Excluded by deal-breakers", "Weights:"])
    assert.ok(text.includes(part), part);
  assert.equal(await page.locator(".controls").isVisible(), false);
  await page.shut();
});

test("the second page holds its questions, its checklist and its foot", async () => {
  for (const id of ["visa-holder", "stability-first-parent", "principal-ic", "compensation-first-switcher"]) {
    const page = await open(browser, await makePage(profilePath(id)), { viewport: { width: 673, height: 1000 } });
    await page.emulateMedia({ media: "print" });
    await page.waitForSelector("#brief .find-out li");
    const [, [needs, has]] = await page.$$eval("#brief .sheet", (sheets) =>
      sheets.map((sheet) => [sheet.scrollHeight, sheet.clientHeight]),
    );
    assert.ok(needs <= has, `${id}: ${needs} of ${has}`);
    await page.shut();
  }
});

test("long texts still make two pages", async () => {
  const long = "long ".repeat(500).trim();
  const files = Array.from({ length: 8 }, (_, i) =>
    write(
      ".yaml",
      JSON.stringify({
        id: `c${i}`,
        name: `${i} ${long}`,
        observations: [{ signal: "revenue_growth", value: 10 + i, tier: "filed", source: long, note: long }],
      }),
    ),
  );
  const page = await open(
    browser,
    await makePage(write(".yaml", profileText({ weights: [1, 1, 1, 1, 1] })), "--companies", ...files),
  );
  assert.equal(pagesOf(await page.pdf({ preferCSSPageSize: true })), 2);
  await page.shut();
});

test("the Print button opens the browser's own dialogue", async () => {
  const page = await open(browser, await makePage(profilePath(seedPersona)));
  await page.evaluate(() => (window.print = () => (window.printed = true)));
  await page.getByRole("button", { name: "Print" }).click();
  assert.equal(await page.evaluate(() => window.printed), true);
  await page.shut();
});
