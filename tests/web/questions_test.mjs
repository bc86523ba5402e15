// What to find out next: the page, its printed brief, `fitrank brief` and `fitrank unknowns` ask the same questions in the
// same order, whatever the weights.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertNear, go, launch, open, settle } from "./support/browser.mjs";
import {
  home,
  inParallel,
  json,
  makePage,
  notRanked,
  profilePath,
  profileText,
  randomNumbers,
  seedCompanies,
  seedPersona,
  write,
} from "./support/engine.mjs";

const policies = ["zero", "renormalize", "neutral"].flatMap((missing) =>
  ["face_value", "discounted"].map((evidence) => ({ missing, evidence })),
);
const kOnPage = 8;
const kOnPaper = 5;
const kNamed = 5;
let browser;

before(async () => (browser = await launch()));
after(() => browser?.close());

function randomCases(count, seed) {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, n) => {
    const weights = [0, 0, 0, 0, 0].map(() => (random() < 0.2 ? 0 : Math.floor(random() * 101)));
    if (weights.every((weight) => weight === 0)) weights[n % 5] = 1;
    return { weights, ...policies[n % policies.length] };
  });
}

function hashOf({ weights, missing, evidence }, more = "") {
  return `#w=${weights.join(",")}&missing=${missing}&evidence=${evidence}${more}`;
}

/** The questions in a part of the page: what about, what it is worth, and the words for whom to ask. */
function questionsIn(page, part) {
  return page.$$eval(`${part} .find-out li`, (items) =>
    items.map((item) => ({
      criterion: item.dataset.criterion,
      signal: item.dataset.signal || null,
      value: Number(item.querySelector("data").value),
      ask: item.querySelector(".question").textContent,
      of: item.querySelector(":scope > bdi").textContent,
    })),
  );
}

/** The brief's questions in their order, each with the companies of which it is unknown. */
function questionsOf({ rows }) {
  const found = new Map();
  for (const { section, criterion, signal = null, unknown_of, ...gap } of rows) {
    if (section !== "unknown") continue;
    const about = `${criterion} ${signal}`;
    if (!found.has(about)) found.set(about, { criterion, signal, unknown_of, gaps: [] });
    found.get(about).gaps.push(gap);
  }
  return [...found.values()];
}

/** Whom the brief names, as the page writes it. */
function namesOf({ gaps, unknown_of: count }, names, all) {
  if (count === all && all > 1) return `all ${all}`;
  const said = gaps.slice(0, kNamed).map(({ id }) => names[id]);
  if (count > said.length) said.push(`${count - said.length} more`);
  return said.length < 2 ? said.join("") : `${said.slice(0, -1).join(", ")} and ${said.at(-1)}`;
}

/** The brief is filled when the page learns that it is printed, a frame later. */
async function onPaper(page) {
  await page.emulateMedia({ media: "print" });
  await settle(page);
}

async function assertSameQuestions(page, files, what) {
  const [brief, { rows: unknowns }] = await inParallel(["brief", "unknowns"], 2, (name) => json(name, ...files));
  const answer = await json("rank", ...files, "--top", "1000");
  const asked = [...answer.rows, ...notRanked(answer, "unranked")];
  const names = Object.fromEntries(asked.map(({ id, name }) => [id, name]));
  const plain = ({ criterion, signal }) => [criterion, signal];
  const shown = await questionsIn(page, "#panel");
  const said = questionsOf(brief).slice(0, kOnPage);
  assert.deepEqual(shown.map(plain), said.map(plain), what);
  const all = asked.length;
  shown.forEach(({ value, of }, i) => {
    assertNear(value, said[i].gaps[0].worth, what);
    assert.equal(of, namesOf(said[i], names, all), what);
  });
  // Of the engine's own two answers, too: the first question is the first unknown.
  if (unknowns.length > 0) {
    assert.deepEqual(plain(said[0]), plain(unknowns[0]), what);
    assert.deepEqual([said[0].gaps[0].id, said[0].gaps[0].worth], [unknowns[0].id, unknowns[0].worth], what);
    const { question } = unknowns[0];
    assert.equal(shown[0].ask, question.length > 160 ? `${question.slice(0, 159)}…` : question);
  }
  await onPaper(page);
  const printed = await questionsIn(page, "#brief");
  await page.emulateMedia({ media: "screen" });
  assert.deepEqual(printed, shown.slice(0, kOnPaper), what);
  return { shown, unknowns };
}

test("page, paper, brief and unknowns ask the same in the same order, under any weights and policies", async () => {
  const page = await open(browser, await makePage(profilePath(seedPersona), ...seedCompanies));
  const orders = new Set();
  let worth = 0;
  for (const one of randomCases(36, 11)) {
    await go(page, hashOf(one));
    const { shown } = await assertSameQuestions(page, [write(".yaml", profileText(one))], hashOf(one));
    orders.add(shown.map(({ criterion, signal }) => `${criterion} ${signal}`).join());
    worth += shown.filter(({ value }) => value > 0).length;
  }
  assert.ok(orders.size > 12 && worth > 60, `${orders.size} orders, ${worth} worth something`);
  await page.shut();
});

test("of every company of the folder, and of tables of scores and of values beside them", async () => {
  const scores = write(
    ".csv",
    "id,growth,comp,learning,stability,culture\nta,80,,70,60,\ntb,,90,,,30\ntc,10,,,,\ntd,,,,,\n",
  );
  const values = write(".csv", "id,revenue_growth,total_comp\nva,60,\nvb,,400\nvc,20,150\n");
  const companies = ["--companies", `${home}/config/companies`, scores, values];
  const asked = new Set();
  for (const [i, one] of randomCases(18, 12).entries()) {
    // Read as companies, or as a large table is: then its rows are asked about criteria.
    const files = i % 2 === 0 ? companies : [...companies, "--skip-bad-rows"];
    const profile = write(".yaml", profileText(one));
    const page = await open(browser, await makePage(profile, ...files));
    const { unknowns } = await assertSameQuestions(page, [profile, ...files], hashOf(one));
    unknowns.filter(({ id }) => /^v.$/.test(id)).forEach(({ signal }) => asked.add(signal === null));
    await page.shut();
  }
  assert.deepEqual([...asked].sort(), [false, true]);
});

test("the number of first places that counts is the persona's, and deal-breakers leave companies out", async () => {
  for (const top of [1, 2, 9]) {
    const [one] = randomCases(1, top);
    const rest = `top: ${top}\ndeal_breakers:\n  - {signal: revenue_growth, below: 100}\n`;
    const profile = write(".yaml", profileText({ ...one, rest }));
    const page = await open(browser, await makePage(profile));
    await assertSameQuestions(page, [profile], `top ${top}`);
    await page.shut();
  }
});

/** What `unknowns` would ask of one company, each text once. */
function asksOf(unknowns, id) {
  return [...new Set(unknowns.filter((one) => one.id === id).map(({ question }) => question))];
}

test("a company's own questions follow the same order in its dossier", async () => {
  const page = await open(browser, await makePage(profilePath(seedPersona), ...seedCompanies));
  for (const one of randomCases(6, 13)) {
    const profile = write(".yaml", profileText(one));
    const { rows: unknowns } = await json("unknowns", profile);
    const { rows: ranking } = await json("rank", profile, "--top", "5");
    for (const { id } of ranking.slice(0, 2)) {
      await go(page, hashOf(one, `&open=${id}`));
      const shown = await page.$$eval(".dossier .asks li .question", (all) => all.map((node) => node.textContent));
      const said = asksOf(unknowns, id).filter((ask) => !ask.startsWith("What is known of this"));
      assert.deepEqual(shown.slice(0, said.length), said, `${id} ${hashOf(one)}`);
    }
  }
  await page.shut();
});

test("with all weights at 0, or nobody to ask, there are no questions", async () => {
  const page = await open(browser, await makePage(profilePath(seedPersona), ...seedCompanies), { hash: "#w=0,0,0,0,0" });
  assert.deepEqual(await questionsIn(page, "#panel"), []);
  await page.shut();
});
