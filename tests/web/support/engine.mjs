// The real binary: what it says as JSON, and the page it writes.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export const home = process.env.FITRANK_HOME;
export const seedPersona = "spacex-aiinfra-curious-swe-01";
/** The dossiers that the persona's published tables are of; others go on, and with them what is ahead of what. */
export const seedCompanies = ["--companies", join(home, "config", "seed")];

export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), "fitrank-page-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const folder = scratch();
let files = 0;

/** Writes a file of its own name and gives its path. */
export function write(ending, text) {
  const path = join(folder, `${++files}${ending}`);
  writeFileSync(path, text);
  return path;
}

export async function fitrank(...args) {
  const { stdout } = await run(process.env.FITRANK_BINARY, args, { maxBuffer: 1 << 28 });
  return stdout;
}

export async function json(...args) {
  return JSON.parse(await fitrank(...args, "--format", "json"));
}

/** The rows of one kind, where an answer has several. */
export function ofKind({ rows }, kind) {
  return rows.filter((row) => row.kind === kind);
}

/** The companies that are not ranked because of this. */
export function notRanked({ not_ranked: all }, standing) {
  return all.filter((row) => row.standing === standing);
}

/** Low and high of the stretch of every criterion's weight over which the same company is first, and who overtakes there. */
export function stretchesOf({ rows }) {
  const found = {};
  for (const { criterion, end, limit, rising } of rows.filter(({ scope }) => scope === "first")) {
    found[criterion] = { ...found[criterion], [end]: limit, [`at_${end}`]: rising };
  }
  return Object.entries(found).map(([criterion, first]) => ({ criterion, first }));
}

/** The path of the page made by `report` with these arguments. */
export async function makePage(...args) {
  const path = join(folder, `${++files}.html`);
  await fitrank("report", ...args, "-o", path);
  return path;
}

export function profilePath(id) {
  return join(home, "profiles", `${id}.yaml`);
}

const labels = ["growth", "comp", "learning", "stability", "culture"];

/** A profile with these weights, about the same companies as the persona; `rest` are further lines. */
export function profileText({ id = "tried", weights, missing = "renormalize", evidence = "face_value", rest = "" }) {
  const lines = labels.map((label, i) => `  ${label}: ${weights[i]}`).join("\n");
  return `id: ${id}\ntitle: Tried\nweights:\n${lines}\nmissing: ${missing}\nevidence: ${evidence}\n${rest}companies: ${join(home, "config", "seed")}\n`;
}

export function readText(path) {
  return readFileSync(path, "utf8");
}

/** Numbers from a seed, the same on every machine (mulberry32). */
export function randomNumbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Runs `work` over `items`, a few at a time, results in order. */
export async function inParallel(items, width, work) {
  const results = new Array(items.length);
  let next = 0;
  const workers = Array.from({ length: width }, async () => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i], i);
  });
  await Promise.all(workers);
  return results;
}
