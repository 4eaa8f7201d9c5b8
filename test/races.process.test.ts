import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { folder } from "./cli/optbench.js";

/*
 * Processes that write one baseline at once. They run dist, as users do. OPTBENCH_ROUNDS=200 is the
 * long form.
 */

const ROUNDS = Number(process.env["OPTBENCH_ROUNDS"] ?? 5);
const FUNCTIONS = "anisotropic booth beale matyas himmelblau rosenbrock trid three-hump-camel";

/** Runs a command line whenever it is told to, and answers with its exit code. */
const WRITER = `const { loadMain } = require(${JSON.stringify(resolve("dist/cli.cjs"))});
const packageRoot = new URL(${JSON.stringify(`${pathToFileURL(resolve(".")).href}/`)});
const { main } = loadMain(packageRoot).module;
process.on("message", async (argv) => {
  let told = "";
  const stderr = { write: (text) => { told += text; } };
  const io = { stdout: { write() {} }, stderr, env: {}, packageRoot, cwd: process.cwd(), cores: 1,
    now: () => 0, catchSignals: () => {}, interruption: () => null };
  process.send({ code: await main(argv, io), told });
});
`;

function writers(count: number, files: Record<string, string>) {
  const cwd = folder({ "writer.cjs": WRITER, ...files });
  const children = Array.from({ length: count }, () => fork(join(cwd, "writer.cjs"), { cwd }));
  onTestFinished(() => children.forEach((child) => void child.kill("SIGKILL")));
  return { cwd, children };
}

/** Tells all of them at once what to run. */
async function together(children: readonly ChildProcess[], argv: (k: number) => string[]) {
  return Promise.all(
    children.map(async (child, k) => {
      const answer = once(child, "message");
      child.send(argv(k));
      const [ended] = (await answer) as [{ code: number; told: string }];
      return ended;
    }),
  );
}

const SPEC = `functions: [${FUNCTIONS.replaceAll(" ", ", ")}]\noptimizers: sgd:lr=0.001\niterations: 20\n`;

describe(`check -u at once, ${ROUNDS} rounds`, () => {
  it.each([2, 4, 8])("of %i writers of lines of their own loses none", async (count) => {
    const { cwd, children } = writers(count, { "a.yaml": SPEC });
    const names = FUNCTIONS.split(" ").slice(0, count);
    for (let round = 0; round < ROUNDS; round++) {
      rmSync(join(cwd, "a.baseline.json"), { force: true });
      const ended = await together(children, (k) => [
        "check",
        "a.yaml",
        "-u",
        "-q",
        "--filter",
        `fn:${names[k]}`,
      ]);
      expect(ended.filter(({ code }) => code !== 0)).toEqual([]);
      const text = readFileSync(join(cwd, "a.baseline.json"), "utf8");
      const lines = [...text.matchAll(/"case":"(\S+) /g)].map(([, name]) => name);
      expect(lines).toEqual(names.toSorted());
    }
    expect(readdirSync(cwd).toSorted()).toEqual(["a.baseline.json", "a.yaml", "writer.cjs"]);
  });

  it("of one line, written differently: the second says so and ends with 3", async () => {
    // one id, and another method behind it
    const mine = (rate: number) => `export default { id: "mine", title: "Mine",
  create: () => ({ step(x, g) { for (let i = 0; i < x.length; i++) x[i] -= ${rate} * g[i]; } }) };`;
    const { cwd, children } = writers(2, {
      "a.mjs": mine(0.05),
      "b.mjs": mine(0.06),
    });
    const argv = (k: number) =>
      ["check", "-f", "booth", "-o", "mine", "--plugin", k === 0 ? "a.mjs" : "b.mjs"].concat([
        "-u",
        "-q",
        "--baseline",
        "c.json",
      ]);
    const codes = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      rmSync(join(cwd, "c.json"), { force: true });
      const ended = await together(children, argv);
      codes.add(`${ended.map(({ code }) => code)}`);
      for (const { code, told } of ended) {
        if (code === 3)
          expect(told).toContain("has changed while the cases ran: nothing is written");
      }
    }
    expect([...codes].every((pair) => ["0,0", "0,3", "3,0"].includes(pair))).toBe(true);
    expect([...codes].some((pair) => pair !== "0,0")).toBe(true);
  });
});

describe(`init at once, ${ROUNDS} rounds`, () => {
  it("of two packages of one repository adds one line to what they share", async () => {
    const { cwd, children } = writers(2, { "package.json": "{}" });
    for (let round = 0; round < ROUNDS; round++) {
      rmSync(join(cwd, ".gitattributes"), { force: true });
      const ended = await together(children, () => ["init", "-q"]);
      expect(ended).toEqual([
        { code: 0, told: "" },
        { code: 0, told: "" },
      ]);
      expect(readFileSync(join(cwd, ".gitattributes"), "utf8").split("\n")).toHaveLength(2);
    }
  });
});
