// The page's modules by themselves: how they hang together, what they compute without a browser, what the bundle holds.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { Script } from "node:vm";
import {
  home,
  json,
  makePage,
  profilePath,
  randomNumbers,
  readText,
  seedCompanies,
  seedPersona,
  write,
} from "./support/engine.mjs";
import { dataOf, importScript, scriptOf, scripts } from "./support/scripts.mjs";

let page;
before(async () => {
  page = readText(await makePage(profilePath(seedPersona), ...seedCompanies));
  const text = JSON.stringify(dataOf(page));
  globalThis.document = { getElementById: (id) => (id === "data" ? { textContent: text } : null) };
});

/** What the TypeScript compiler says. */
function compile(project) {
  const { error, stdout } = spawnSync("tsc", ["--project", project], { encoding: "utf8" });
  if (error) throw new Error(`page tests: no tsc; scripts/test installs what is missing (${error.message})`);
  return stdout;
}

/** For each script the scripts that it imports. */
function importsOf() {
  const names = readdirSync(scripts).filter((name) => name.endsWith(".js"));
  const pattern = /^(?:import|export) (?:[^;"]*from )?"([^"]*)";/gm;
  return new Map(
    names.map((name) => [name, [...readText(join(scripts, name)).matchAll(pattern)].map(([, from]) => from)]),
  );
}

test("every script imports scripts beside it, none in a circle, and main.js reaches all", () => {
  const imports = importsOf();
  assert.ok(imports.size > 40, imports.size);
  const done = new Set();
  const visit = (name, way) => {
    assert.ok(!way.includes(name), `circular: ${[...way, name].join(" -> ")}`);
    if (done.has(name)) return;
    for (const from of imports.get(name)) {
      assert.match(from, /^\.\/\w+\.js$/, name);
      assert.ok(imports.has(from.slice(2)), `${name}: ${from}`);
      visit(from.slice(2), [...way, name]);
    }
    done.add(name);
  };
  visit("main.js", []);
  assert.deepEqual([...imports.keys()].filter((name) => !done.has(name)), []);
});

test("the page has one script without imports or addresses, which its policy names", () => {
  const script = scriptOf(page);
  assert.equal(page.split("<script").length - 1, 2, "the data and the script");
  // As a classic script it has no import and no export; what is left is the call.
  assert.doesNotThrow(() => new Script(script));
  assert.doesNotMatch(script, /\bimport\s*[("'`{*]|\brequire\s*\(|\bimportScripts\b|sourceMappingURL/);
  const addresses = [...script.matchAll(/\b\w+:\/\/[^"'`\s)]*/g)].map(([address]) => address);
  assert.deepEqual([...new Set(addresses)], ["http://www.w3.org/2000/svg"], "the name of SVG, which nobody fetches");
  const hash = createHash("sha256").update(script).digest("base64");
  assert.ok(page.includes(`script-src 'sha256-${hash}'`), hash);
});

test("the data of a report is what page_data.d.ts says", async () => {
  const table = write(".csv", "id,growth,comp\na,50,\nb,,70\n");
  const profiles = join(home, "profiles");
  for (const path of [await makePage(profiles), await makePage(profilePath(seedPersona), "--companies", table)]) {
    const text = readText(path);
    const file = write(".ts", `const data: PageData = ${JSON.stringify(dataOf(text))};\n`);
    const compilerOptions = { noEmit: true, strict: true, target: "es2022", types: [] };
    const project = write(".json", JSON.stringify({ compilerOptions, files: [join(scripts, "page_data.d.ts"), file] }));
    assert.equal(compile(project), "");
  }
});

test("without a browser the modules rank as the engine does", async () => {
  const { companies } = await importScript("data.js");
  const { startAfresh, state } = await importScript("state.js");
  const { renewScene } = await importScript("scene.js");
  for (const missing of ["zero", "renormalize", "neutral", "expected"]) {
    startAfresh();
    state.missing = missing;
    const { rows, ranks, fits } = renewScene();
    const said = await json("rank", profilePath(seedPersona), ...seedCompanies, "--missing", missing, "--top", "50");
    assert.ok(said.rows.length > 3, missing);
    assert.deepEqual(
      rows.map((row, place) => [companies[row].id, ranks[place], fits.score[row], fits.low[row], fits.high[row]]),
      said.rows.map(({ id, rank, score, low, high }) => [id, rank, score, low, high]),
      missing,
    );
  }
});

test("an address says what was chosen, and nothing of what was not", async () => {
  const { startAfresh } = await importScript("state.js");
  const { readAddress, writeAddress } = await importScript("address.js");
  startAfresh();
  assert.equal(writeAddress(), "");
  for (const hash of ["#w=1,2,3,4,0.5", "#missing=neutral&evidence=discounted&lock=comp,culture&keep=1", "#view=range"]) {
    readAddress(hash);
    assert.equal(writeAddress(), hash);
  }
  for (const hash of ["#w=1,2", "#missing=half&evidence=&off=99&view=none", "#open=nobody&a=nobody", "#w="]) {
    readAddress(hash);
    assert.equal(writeAddress(), "", hash);
  }
});

test("parts are rounded to add up, each by less than 1", async () => {
  const { apportion } = await importScript("apportion.js");
  const random = randomNumbers(5);
  for (let n = 0; n < 500; ++n) {
    const parts = Array.from({ length: 1 + Math.floor(random() * 8) }, () => random() * 60);
    const total = Math.round(parts.reduce((sum, part) => sum + part, 0));
    const whole = apportion(parts, total);
    assert.equal(whole.reduce((sum, part) => sum + part, 0), total, parts.join());
    whole.forEach((part, i) => assert.ok(Math.abs(part - parts[i]) < 1, `${part} for ${parts[i]}`));
  }
});

test("along a share two scores cross where the closed form says, and nowhere else", async () => {
  const { pathDifference, scoreAt, sharePath, shareOf, signChanges } = await importScript("share_path.js");
  const random = randomNumbers(6);
  const column = () => Float64Array.from({ length: 2 }, () => (random() < 0.2 ? NaN : Math.fround(random() * 100)));
  for (let n = 0; n < 2000; ++n) {
    const missing = ["zero", "renormalize", "neutral"][n % 3];
    const columns = Array.from({ length: 4 }, column);
    const raw = Float64Array.from(columns, () => random());
    const sum = raw.reduce((all, weight) => all + weight, 0);
    const weights = raw.map((weight) => weight / sum);
    const [a, b] = [0, 1].map((row) => sharePath(columns, row, n % 4, weights, missing));
    const turns = signChanges(pathDifference(a, b, missing)).map(shareOf);
    const ahead = (share) => {
      const gap = scoreAt(a, share, missing) - scoreAt(b, share, missing);
      return Math.abs(gap) > 1e-9 ? Math.sign(gap) : 0; // level up to roundings
    };
    const shares = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
    // Which one is ahead changes between two shares as often as there are crossings between them.
    shares.slice(1).forEach((share, i) => {
      const [before, after] = [ahead(shares[i]), ahead(share)];
      const crossings = turns.filter((turn) => turn > shares[i] && turn < share).length;
      const close = turns.some((turn) => Math.abs(turn - share) < 1e-9 || Math.abs(turn - shares[i]) < 1e-9);
      if (before * after !== 0 && !close) assert.equal(before !== after, crossings % 2 === 1, `${n} at ${share}`);
    });
  }
});
