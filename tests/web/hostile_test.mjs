// What a file says is shown as text: never run, never breaking the page's layout. And the smallest pages there are.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { go, launch, open, readRows, settle, slide } from "./support/browser.mjs";
import { makePage, profilePath, profileText, seedPersona, write } from "./support/engine.mjs";

const evil = `</script><img src=x onerror="document.title='hacked'"><script>document.title='hacked'</script><!--`;
const long = "x".repeat(10000);
const words = "word ".repeat(2000).trim();
const names = {
  evil,
  long,
  words,
  rtl: "\u202eשלום עולם مرحبا",
  emoji: "👩‍👩‍👧‍👦🏳️‍🌈 é́́́",
  amp: "&lt;b&gt; & 'quotes' \"double\"",
  math: "$& $1 \\u003c /*data*/ /*script*/",
};
const views = [
  "",
  "#view=weight",
  "#view=range",
  "#view=hype",
  "#view=compare&a=evil&b=long",
  ...Object.keys(names).map((id) => `#open=${id}`),
];

let browser;

before(async () => (browser = await launch()));
after(() => browser?.close());

function company(id, name, growth) {
  const observation = (signal, value) => ({ signal, value, tier: "filed", source: name, note: name });
  return JSON.stringify({
    id,
    name,
    observations: [
      observation("revenue_growth", growth),
      observation("rd_share", 20),
      { ...observation("rd_share", 10), tier: "reported" },
    ],
    claims: [{ text: name, tier: "ambition", source: name, signal: "revenue_growth" }],
  });
}

async function hostilePage(options) {
  const files = Object.entries(names).map(([id, name], i) => write(".yaml", company(id, name, 10 + i)));
  const profile = profileText({ weights: [3, 1, 2, 1, 1] })
    .replace("title: Tried", `title: ${JSON.stringify(evil)}`)
    .concat(
      `checklist:\n  - {criterion: growth, question: ${JSON.stringify(evil)}}\n` +
        `audience: {role: ${JSON.stringify(evil)}}\n`,
    )
    .concat(`deal_breakers:\n  - {text: ${JSON.stringify(evil)}, signal: revenue_growth, at_least: 11}\n`);
  return open(browser, await makePage(write(".yaml", profile), "--companies", ...files), options);
}

async function assertWhole(page, what) {
  const { inner, wide, images, scripts, title } = await page.evaluate(() => ({
    inner: innerWidth,
    wide: document.documentElement.scrollWidth,
    images: document.images.length,
    scripts: document.scripts.length,
    title: document.title,
  }));
  assert.ok(wide <= inner, `${what}: ${wide} px in a window of ${inner}`);
  assert.deepEqual([images, scripts], [0, 2], what);
  assert.notEqual(title, "hacked", what);
}

test("hostile names, notes, titles and claims are text, in every view and width", async () => {
  for (const width of [360, 1440]) {
    const page = await hostilePage({ viewport: { width, height: 800 } });
    for (const hash of views) {
      await go(page, hash);
      await settle(page);
      await assertWhole(page, `${width} ${hash}`);
    }
    await page.shut();
  }
});

test("each name reads in full where its company opens", async () => {
  const page = await hostilePage();
  for (const [id, name] of Object.entries(names)) {
    await go(page, `#open=${id}`);
    assert.equal(await page.locator("#dossier-title").textContent(), name);
  }
  await page.shut();
});

test("in the ranking no name makes its row taller than a few lines", async () => {
  const page = await hostilePage();
  const heights = await page.$$eval(".row", (rows) => rows.map((row) => row.getBoundingClientRect().height));
  assert.ok(Math.max(...heights) < 200, String(heights));
  await page.shut();
});

test("hostile names are escaped in the copied Markdown", async () => {
  const page = await hostilePage({ permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await page.waitForFunction(() => document.getElementById("done").textContent !== "");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.doesNotMatch(text, /(?<!\\)[<>]/);
  await page.shut();
});

test("an injected script would be stopped by the page's policy", async () => {
  const page = await open(browser, await makePage(profilePath(seedPersona)));
  const stopped = [];
  page.on("requestfailed", (request) => stopped.push(request.failure().errorText));
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    const image = document.createElement("img");
    image.src = "https://example.com/x.png";
    document.body.append(image);
    document.body.insertAdjacentHTML("beforeend", `<p id="styled" style="color: red">x</p>`);
  });
  await page.waitForTimeout(100);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.deepEqual(stopped, ["csp"]);
  assert.equal(await page.locator("#styled").evaluate((p) => p.style.color), "");
  assert.ok(
    page.heard.length >= 3 && page.heard.every((line) => /Content Security Policy/.test(line)),
    page.heard.join("\n"),
  );
  page.heard.length = page.asked.length = 0;
  await page.shut();
});

async function tableOf(rows, ...args) {
  const profile = profileText({ weights: [1, 1, 0, 0, 0] });
  return makePage(
    write(".yaml", profile + (args[0] ?? "")),
    "--companies",
    write(".csv", `id,name,growth,comp,learning\n${rows.join("\n")}\n`),
  );
}

const small = {
  "no company": { rows: [], lead: /There is no company to rank/ },
  "one company": { rows: ["a,Alone,50,60,"], lead: /^Only Alone is ranked\.$/, rows_shown: 1 },
  "nobody ranked": { rows: ["a,A,,,70", "b,B,,,"], lead: /Nobody is ranked/ },
  "everybody excluded": {
    rows: ["a,A,50,60,", "b,B,40,,"],
    rest: "deal_breakers: [{criterion: growth, above: 90}]\n",
    lead: /Nobody is ranked/,
  },
  "everybody equal": {
    rows: ["a,A,50,60,", "b,B,50,60,", "c,C,50,60,"],
    lead: /A, B and C have the same score/,
    rows_shown: 3,
  },
};

for (const [what, { rows, rest, lead, rows_shown: shown = 0 }] of Object.entries(small)) {
  test(`a page with ${what} is whole in every view`, async () => {
    const page = await open(browser, await tableOf(rows, rest));
    assert.match(await page.locator("#lead").textContent(), lead);
    assert.equal((await readRows(page)).length, shown);
    for (const view of ["weight", "range", "hype", "compare", "ranking"]) {
      await go(page, `#view=${view}`);
      await assertWhole(page, `${what} ${view}`);
    }
    await slide(page, 0, 100);
    await slide(page, 1, 0);
    await page.emulateMedia({ media: "print" });
    await page.shut();
  });
}

/** A model of these criteria, with a signal each. */
function modelOf(ids) {
  const criteria = ids.map((id) => `${id}: {label: ${id}}`).join(", ");
  const signal = (id) => `  s_${id}: {criterion: ${id}, label: S, unit: points, points: [[0, 0], [100, 100]]}\n`;
  return `criteria: {${criteria}}\nevidence: {filed: 1}\nsignals:\n${ids.map(signal).join("")}`;
}

test("a model of one criterion ranks, and says that it has all the weight", async () => {
  const model = write(".yaml", modelOf(["only"]));
  const file = await makePage(
    write(".yaml", "id: one\ntitle: One\nweights: {only: 3}\n"),
    "--model",
    model,
    "--companies",
    write(".csv", "id,only\na,40\nb,60\n"),
  );
  const page = await open(browser, file);
  assert.deepEqual(
    (await readRows(page)).map(({ id, score }) => [id, score]),
    [
      ["b", 60],
      ["a", 40],
    ],
  );
  assert.equal(await page.locator(".stretch").textContent(), "It has all the weight.");
  for (const view of ["weight", "range", "hype", "compare"]) await go(page, `#view=${view}&a=a&b=b`);
  await go(page, "");
  await page.getByLabel("Keep proportions").check();
  await slide(page, 0, 20);
  assert.deepEqual(
    (await readRows(page)).map(({ score }) => score),
    [60, 40],
  );
  await page.shut();
});

test("twelve criteria each keep a mark of their own", async () => {
  const ids = Array.from({ length: 12 }, (_, i) => `k${i}`);
  const model = write(".yaml", modelOf(ids));
  const page = await open(
    browser,
    await makePage(
      write(".yaml", `id: t\ntitle: T\nweights: {${ids.map((id) => `${id}: 1`).join(", ")}}\n`),
      "--model",
      model,
      "--companies",
      write(".csv", `id,${ids.join(",")}\na,${ids.map(() => 50).join(",")}\n`),
    ),
  );
  const looks = await page.$$eval(".weight .swatch", (all) =>
    all.map((swatch) => getComputedStyle(swatch).backgroundColor + getComputedStyle(swatch).backgroundImage),
  );
  assert.equal(new Set(looks).size, 12);
  await page.shut();
});
