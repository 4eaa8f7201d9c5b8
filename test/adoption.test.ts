import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blocksOf, examplesOf, fillIn, linesOf } from "./docs/examples.js";
import { linkPackage, runWorkflow } from "./github/run-workflow.js";

/*
 * A stranger's repository adopts the gate as the README says: `init`, `check -u`, a commit. Then a
 * worse optimizer turns it red, on the command line and in the workflow that was written.
 */

const README = readFileSync("README.md", "utf8");
const WORKFLOW = ".github/workflows/optbench.yml";

/** A method of the stranger's: momentum, whose decay somebody changes. */
const METHOD = (decay: number) => `export default {
  id: "heavy-ball",
  title: "Heavy ball",
  params: {
    lr: { type: "number", default: 0.01, range: "(0, inf)", scale: "log", integer: false, doc: "step" },
  },
  create(dim) {
    const v = new Float64Array(dim);
    return {
      step(x, g, lr) {
        for (let i = 0; i < dim; i++) x[i] += v[i] = ${decay} * v[i] - lr * g[i];
      },
    };
  },
};
`;

let scratch: string;
let repository: string;
/** The artifacts of the run that was green. */
let shards: string;

function git(...args: string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  return execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], {
    cwd: repository,
    encoding: "utf8",
    env,
  });
}

function optbench(...args: string[]) {
  return spawnSync(process.execPath, [resolve("bin/optbench.js"), ...args], {
    cwd: repository,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], LANG: "C.UTF-8" },
  });
}

const write = (name: string, text: string) => writeFileSync(join(repository, name), text);
const read = (name: string) => readFileSync(join(repository, name), "utf8");

/** Expects that the README shows this output below this command, "..." being any lines. */
function expectShown(command: string, output: string): void {
  const lines = linesOf(output);
  const examples = blocksOf(README)
    .filter(({ language }) => ["console", "text"].includes(language))
    .flatMap((block) => (block.text.startsWith("$ ") ? examplesOf(block) : []))
    .filter((example) => example.command === command)
    .map(({ expected }) => fillIn(linesOf(expected.join("\n")), lines));
  expect(examples, command).toContainEqual(lines);
}

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "optbench-adoption-"));
  repository = join(scratch, "stranger");
  mkdirSync(repository);
  git("init", "-qb", "main");
  write("package.json", '{\n  "name": "stranger",\n  "private": true,\n  "type": "module"\n}\n');
  write("package-lock.json", "{}\n");
  write(".gitignore", "node_modules\n");
  linkPackage(repository);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

// each step needs those before it, as in a day of work
describe("a stranger's repository", () => {
  it("has the gate after init and check -u, which print what the README shows", () => {
    const commands = [["init"], ["check", "-u"], ["check"]];
    for (const args of commands) {
      const { status, stdout } = optbench(...args);
      expect(status, args.join(" ")).toBe(0);
      expectShown(`npx optbench ${args.join(" ")}`, stdout);
    }
  });

  it("takes a method of its own into the spec, by its file and its id", () => {
    write("heavy-ball.mjs", METHOD(0.9));
    const spec = read("optbench.config.yaml")
      .replace("# plugins: ./my-optimizer.mjs", "plugins: ./heavy-ball.mjs")
      .replace("  - adam:lr=0.02", "  - adam:lr=0.02\n  - heavy-ball:lr=0.002");
    write("optbench.config.yaml", spec);
    expect(optbench("check")).toMatchObject({ status: 3 });
    expect(optbench("check", "-u")).toMatchObject({ status: 0 });
    git("add", "-A");
    git("commit", "-qm", "Add a benchmark gate");
    expect(git("ls-files").split("\n")).toEqual([
      ".gitattributes",
      WORKFLOW,
      ".gitignore",
      "heavy-ball.mjs",
      "optbench.config.baseline.json",
      "optbench.config.yaml",
      "package-lock.json",
      "package.json",
      "",
    ]);
  });

  it("is green in the workflow that init wrote: four shards, a merge, a check", async () => {
    const { codes, log, summary, artifacts } = await runWorkflow(repository, WORKFLOW);
    shards = artifacts;
    expect(codes, log).toEqual({
      "run-1": [0],
      "run-2": [0],
      "run-3": [0],
      "run-4": [0],
      "check-": [0, 0],
    });
    expect(log).toContain("PASS  9 same");
    expect(summary).toContain("**PASS**: 9 same");
  });

  it("is red in the workflow when a shard is lost", async () => {
    const names = [1, 3, 4].map((k) => `optbench-shard-${k}`);
    const { codes, log } = await runWorkflow(repository, WORKFLOW, { from: shards, names });
    expect(codes["check-"], log).toEqual([3]);
    expect(log).toContain("2/4");
  });

  it("is red when the method becomes worse: the report names cases, numbers and commands", () => {
    write("heavy-ball.mjs", METHOD(0.85));
    const { status, stdout } = optbench("check");
    expect(status).toBe(1);
    expectShown("npx optbench check", stdout);
    expectShown("echo $?", `${status}\n`);
  });

  it("is red in the workflow, too: annotations, a summary and a report are there", async () => {
    git("commit", "-qam", "Tune the decay");
    const { codes, log, summary, artifacts } = await runWorkflow(repository, WORKFLOW);
    expect(codes["check-"], log).toEqual([0, 1]);
    expect(log).toMatch(
      /^::error file=optbench\.config\.baseline\.json,line=\d+,title=\w+ heavy-ball%3Alr=0\.002::/m,
    );
    expect(summary).toContain("**FAIL**: ");
    expect(readFileSync(join(artifacts, "optbench/optbench.xml"), "utf8")).toContain("<failure ");
  });
});
