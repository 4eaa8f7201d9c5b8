import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { folder } from "./cli/optbench.js";

/** A project beside which the package is installed. */
function project(files: Readonly<Record<string, string>>): string {
  const cwd = folder(files);
  mkdirSync(join(cwd, "node_modules"));
  symlinkSync(resolve("."), join(cwd, "node_modules/optbench"), "junction");
  return cwd;
}

function node(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  return { status, stdout, stderr };
}

const SAY = `console.log(minimize("booth", "sgd", { iterations: 500 }).steps, typeof assertConvergesWithin);`;

/** Every way to get at the package in Node. */
const FORMS: readonly [name: string, text: string][] = [
  [
    "import.mjs",
    `import { minimize } from "optbench";\nimport { assertConvergesWithin } from "optbench/assert";\n${SAY}`,
  ],
  [
    "namespace.mjs",
    `import * as optbench from "optbench";\nimport * as assertions from "optbench/assert";\nconst { minimize } = optbench;\nconst { assertConvergesWithin } = assertions;\n${SAY}`,
  ],
  [
    "dynamic.mjs",
    `const { minimize } = await import("optbench");\nconst { assertConvergesWithin } = await import("optbench/assert");\n${SAY}`,
  ],
  [
    "dynamic.cjs",
    `(async () => {\nconst { minimize } = await import("optbench");\nconst { assertConvergesWithin } = await import("optbench/assert");\n${SAY}\n})();`,
  ],
  [
    "require.cjs",
    `const { minimize } = require("optbench");\nconst { assertConvergesWithin } = require("optbench/assert");\n${SAY}`,
  ],
];

it.each(FORMS)("%s gets the library and the assertions", (name, text) => {
  const cwd = project({ [name]: text });
  const said = node(cwd, name);
  expect(said).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^\d+ function\n$/),
    stderr: "",
  });
});

it.each([
  ["types.mts", "nodenext"],
  ["types.cts", "nodenext"],
  ["types.ts", "bundler"],
])("%s has the types, resolved as %s does", (name, resolution) => {
  const text = `import { minimize, type CaseResult } from "optbench";
import { assertConvergesWithin } from "optbench/assert";
const result: CaseResult = minimize("booth", "adam");
export const steps: number | null = result.steps;
// @ts-expect-error -- a name is a text
minimize(1, "adam");
assertConvergesWithin(result, 10_000);
`;
  const cwd = project({ [name]: text, "package.json": `{ "type": "module" }` });
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: "es2023",
    module: resolution === "bundler" ? "esnext" : resolution,
    moduleResolution: resolution,
  };
  writeFileSync(
    join(cwd, "tsconfig.json"),
    JSON.stringify({ compilerOptions: options, files: [name] }),
  );
  const { status, stdout } = node(cwd, resolve("node_modules/typescript/bin/tsc"), "-p", cwd);
  expect([stdout, status]).toEqual(["", 0]);
});
