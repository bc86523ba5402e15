// The page's own modules, imported as they are, and what a finished page holds of them.
import { join } from "node:path";
import { home } from "./engine.mjs";

export const scripts = join(home, "src", "page", "web");

export function importScript(name) {
  return import(join(scripts, name));
}

/** The script that the modules became. */
export function scriptOf(page) {
  return page.match(/<script type="module">([^]*?)<\/script>/)[1];
}

/** What the report embedded. */
export function dataOf(page) {
  return JSON.parse(page.match(/<script type="application\/json" id="data">([^]*?)<\/script>/)[1]);
}
