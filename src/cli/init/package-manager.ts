import { dirname, join, relative, sep } from "node:path";
import { isThere, type Places } from "./places.js";

/** How a workflow gets the packages of a repository. */
export interface PackageManager {
  /** Steps of a workflow before Node is set up, for what does not come with it. */
  readonly prepare: readonly string[];
  /** What setup-node keeps between runs; null where no lock file says what that is. */
  readonly cache: string | null;
  readonly install: string;
  /** Runs a command of the packages. */
  readonly exec: string;
  /** What adds optbench to them. */
  readonly add: string;
  /** The lock file, from the root of the repository, with slashes. */
  readonly lock: string | null;
}

const NPM = { prepare: [], exec: "npx", add: "npm install --save-dev optbench" };
const YARN = { prepare: ["run: corepack enable"], exec: "yarn", add: "yarn add --dev optbench" };
const BUN = {
  prepare: ["uses: oven-sh/setup-bun@v2"],
  cache: null,
  install: "bun install --frozen-lockfile",
  exec: "bunx",
  add: "bun add --dev optbench",
};

const BY_LOCK: readonly (readonly [string, Omit<PackageManager, "lock">])[] = [
  ["package-lock.json", { ...NPM, cache: "npm", install: "npm ci" }],
  ["npm-shrinkwrap.json", { ...NPM, cache: "npm", install: "npm ci" }],
  [
    "pnpm-lock.yaml",
    {
      prepare: ["run: corepack enable"],
      cache: "pnpm",
      install: "pnpm install --frozen-lockfile",
      exec: "pnpm exec",
      add: "pnpm add --save-dev optbench",
    },
  ],
  ["bun.lock", BUN],
  ["bun.lockb", BUN],
  // --immutable is what --frozen-lockfile is called since yarn 2, which still reads the old name
  ["yarn.lock", { ...YARN, cache: "yarn", install: "yarn install --frozen-lockfile" }],
];

/** By the lock file of the package, else of a folder above it, as workspaces have it. */
export async function findPackageManager(places: Places): Promise<PackageManager> {
  for (let folder = places.package; ; folder = dirname(folder)) {
    for (const [name, manager] of BY_LOCK) {
      const path = join(folder, name);
      if (!(await isThere(path))) continue;
      return { ...manager, lock: relative(places.repository, path).split(sep).join("/") };
    }
    if (folder === places.repository) break;
  }
  return { ...NPM, cache: null, install: "npm install", lock: null };
}
