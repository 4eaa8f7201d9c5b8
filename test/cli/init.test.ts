import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { addScript } from "../../src/cli/init/add-script.js";
import { schemaFor } from "../../src/cli/init/schema-line.js";
import { optimizers } from "../../src/optimizers/index.js";
import { filesIn, folder, optbench } from "./optbench.js";

const MANIFEST = '{\n  "name": "stranger",\n  "scripts": {\n    "test": "vitest"\n  }\n}\n';
const WORKFLOW = ".github/workflows/optbench.yml";
const WRITTEN = [".gitattributes", WORKFLOW, "optbench.config.yaml"];

/** A repository, as far as `init` looks. */
function repository(files: Readonly<Record<string, string>> = {}): string {
  const cwd = folder({ "package.json": MANIFEST, ...files });
  mkdirSync(join(cwd, ".git"));
  return cwd;
}

const read = (cwd: string, name: string) => readFileSync(join(cwd, name), "utf8");
const contents = (cwd: string) =>
  Object.fromEntries(
    filesIn(cwd)
      .filter((name) => statSync(join(cwd, name)).isFile())
      .map((name) => [name, read(cwd, name)]),
  );

describe("the schema that a spec names", () => {
  const SCHEMA = "node_modules/optbench/schemas/spec.schema.json";
  const packageRoot = new URL("../../", import.meta.url);

  it("lies where the package is installed, in the folder or above it", async () => {
    const cwd = folder({ [SCHEMA]: "{}", [`a/b/package.json`]: "{}" });
    expect(await schemaFor(cwd, packageRoot)).toEqual({ path: `./${SCHEMA}`, copy: null });
    const below = await schemaFor(join(cwd, "a/b"), packageRoot);
    expect(below).toEqual({ path: `../../${SCHEMA}`, copy: null });
  });

  it("is a copy beside the spec under Plug'n'Play", async () => {
    const { path, copy } = await schemaFor(folder(), packageRoot, true);
    expect(path).toBe("./optbench.schema.json");
    expect(copy).toBe(readFileSync("schemas/spec.schema.json", "utf8"));
  });
});

describe("init", () => {
  it("clears away the lock of a process that is gone, also where nothing is missing", async () => {
    const cwd = repository();
    await optbench("init", { cwd });
    const holder = { host: hostname(), started: "then" };
    const gone = spawnSync(process.execPath, ["-e", "0"]).pid;
    writeFileSync(join(cwd, ".gitattributes.lock"), JSON.stringify({ ...holder, pid: gone }));
    writeFileSync(join(cwd, "package.json.lock"), "of another program");
    const { code, stdout } = await optbench("init", { cwd });
    expect([code, stdout]).toEqual([0, expect.stringContaining("Nothing is missing")]);
    expect(filesIn(cwd).filter((name) => name.endsWith(".lock"))).toEqual(["package.json.lock"]);
    writeFileSync(
      join(cwd, ".gitattributes.lock"),
      JSON.stringify({ ...holder, pid: process.pid }),
    );
    await optbench("init", { cwd });
    expect(filesIn(cwd)).toContain(".gitattributes.lock");
  });

  it("writes spec, script, workflow and attribute, and says what to do next", async () => {
    const cwd = repository({ "package-lock.json": "{}" });
    const { code, stdout, stderr } = await optbench("init", { cwd });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(`wrote  optbench.config.yaml  (a spec to start from)
added  package.json  (script "bench:check": "optbench check")
wrote  ${WORKFLOW}  (4 shards, 1 check)
wrote  .gitattributes  (*.baseline.json merge=union)

next
  npm install --save-dev optbench
  npx optbench check -u   # writes optbench.config.baseline.json
  commit these files and the baseline
`);
    expect(Object.keys(contents(cwd))).toEqual(
      [...WRITTEN, "package-lock.json", "package.json"].sort(),
    );
    expect(read(cwd, "package.json")).toBe(
      MANIFEST.replace('"vitest"', '"vitest",\n    "bench:check": "optbench check"'),
    );
    expect(read(cwd, ".gitattributes")).toBe("*.baseline.json merge=union\n");
  });

  it("writes a spec that can be checked at once", async () => {
    const cwd = repository();
    await optbench("init", { cwd });
    expect(await optbench("check -u", { cwd })).toMatchObject({ code: 0 });
    const { code, stdout } = await optbench("check", { cwd });
    expect([code, stdout]).toEqual([
      0,
      "optbench check   6 cases   optbench.config.baseline.json\n\nPASS  6 same\n",
    ]);
    expect(read(cwd, "optbench.config.baseline.json")).not.toContain('"steps":null');
  });

  it("writes nothing more when all is there, and that is fine", async () => {
    const cwd = repository();
    await optbench("init", { cwd });
    const before = contents(cwd);
    const { code, stdout } = await optbench("init", { cwd });
    expect(code).toBe(0);
    expect(stdout).toBe(`left   optbench.config.yaml  (it is there already)
left   package.json  (its script "bench:check" is "optbench check")
left   ${WORKFLOW}  (it is there already)
left   .gitattributes  (it says how baselines merge)

Nothing is missing, so nothing is written.
`);
    expect(contents(cwd)).toEqual(before);
  });

  it("never overwrites: what is there stays, byte for byte", async () => {
    const own = {
      "optbench.config.json": '{ "mine": true }',
      "package.json": '{"scripts":{"bench:check":"echo mine"}}',
      [WORKFLOW]: "mine\n",
      ".gitattributes": "*.png binary\n*.baseline.json -text merge=ours",
    };
    const cwd = repository(own);
    const { code, stdout } = await optbench("init", { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("left   optbench.config.json  (it is there already)");
    expect(stdout).toContain('its script "bench:check" is "echo mine"');
    expect(contents(cwd)).toEqual(own);
  });

  it("adds the attribute below others, with their line ends", async () => {
    const cwd = repository({ ".gitattributes": "*.png binary\r\n*.jpg binary" });
    await optbench("init", { cwd });
    expect(read(cwd, ".gitattributes")).toBe(
      "*.png binary\r\n*.jpg binary\r\n*.baseline.json merge=union\r\n",
    );
  });

  it("leaves a link that leads nowhere", async () => {
    const cwd = repository();
    symlinkSync("elsewhere.yaml", join(cwd, "optbench.config.yaml"));
    const { code, stdout } = await optbench("init", { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("left   optbench.config.yaml");
    expect(filesIn(cwd)).not.toContain("elsewhere.yaml");
  });

  it("says nothing with -q", async () => {
    const cwd = repository();
    expect(await optbench("init -q", { cwd })).toMatchObject({ code: 0, stdout: "", stderr: "" });
    expect(filesIn(cwd)).toContain("optbench.config.yaml");
  });

  it("prints with --dry-run every line that it would write, and writes none", async () => {
    const cwd = repository({ "package-lock.json": "{}" });
    const before = contents(cwd);
    const { code, stdout } = await optbench("init --dry-run", { cwd });
    expect(code).toBe(0);
    expect(contents(cwd)).toEqual(before);
    await optbench("init", { cwd });
    for (const name of WRITTEN) {
      const lines = read(cwd, name).trimEnd().split("\n");
      expect(stdout).toContain(lines.map((line) => `  + ${line}\n`).join(""));
    }
    expect(stdout).toContain('  +     "bench:check": "optbench check"\n');
    expect(stdout).toMatch(/\n\nNothing is written: --dry-run\.\n$/);
  });

  it("says that a workflow waits where there is no repository", async () => {
    const cwd = folder({ "package.json": MANIFEST });
    const { code, stdout } = await optbench("init", { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("There is no git repository");
  });
});

describe("init in a repository of several packages", () => {
  it("sets up the package around the working folder; its workflow lies at the root", async () => {
    const cwd = repository({
      "package-lock.json": "{}",
      "packages/core/package.json": '{ "name": "core" }',
      "packages/core/src/a.js": "",
    });
    const { code, stdout } = await optbench("init", { cwd: join(cwd, "packages/core/src") });
    expect(code).toBe(0);
    expect(stdout).toContain("wrote  ../optbench.config.yaml");
    expect(stdout).toContain("wrote  ../../../.github/workflows/optbench-packages-core.yml");
    expect(read(cwd, "package.json")).toBe(MANIFEST);
    const workflow = read(cwd, ".github/workflows/optbench-packages-core.yml");
    const { defaults, jobs } = parse(workflow) as {
      defaults: unknown;
      jobs: Record<string, { steps: Record<string, unknown>[] }>;
    };
    expect(defaults).toEqual({ run: { "working-directory": "packages/core" } });
    // the lock file is at the root, what is uploaded is not
    expect(jobs["run"].steps).toContainEqual({ run: "npm ci", "working-directory": "." });
    expect(JSON.stringify(jobs["run"].steps)).toContain('"packages/core/shard-');
    // a second package has a workflow of its own
    mkdirSync(join(cwd, "packages/more"));
    writeFileSync(join(cwd, "packages/more/package.json"), "{}");
    await optbench("init", { cwd: join(cwd, "packages/more") });
    expect(filesIn(join(cwd, ".github/workflows"))).toEqual([
      "optbench-packages-core.yml",
      "optbench-packages-more.yml",
    ]);
  });

  it("does not go beyond the repository to find a package", async () => {
    const cwd = folder({ "package.json": MANIFEST });
    mkdirSync(join(cwd, "inner/.git"), { recursive: true });
    const { code, stderr } = await optbench("init", { cwd: join(cwd, "inner") });
    expect(code).toBe(2);
    expect(stderr).toContain("there is no package.json here or above it in the repository");
    expect(read(cwd, "package.json")).toBe(MANIFEST);
  });

  it.each([
    ["pnpm-lock.yaml", "pnpm install --frozen-lockfile", "pnpm exec optbench check"],
    ["yarn.lock", "yarn install --frozen-lockfile", "yarn optbench check"],
    ["package-lock.json", "npm ci", "npx optbench check"],
    ["bun.lock", "bun install --frozen-lockfile", "bunx optbench check"],
    ["bun.lockb", "bun install --frozen-lockfile", "bunx optbench check"],
    ["none", "npm install", "npx optbench check"],
  ])("takes the package manager of %s", async (lock, install, check) => {
    const cwd = repository({ [lock]: "" });
    const { stdout } = await optbench("init", { cwd });
    const { jobs } = parse(read(cwd, WORKFLOW)) as {
      jobs: { check: { steps: { run?: string; with?: object }[] } };
    };
    const { steps } = jobs.check;
    expect(steps.map(({ run }) => run)).toContain(install);
    expect(steps.some(({ run }) => run?.startsWith(check))).toBe(true);
    expect(JSON.stringify(steps).includes('"cache"')).toBe(
      lock !== "none" && !lock.startsWith("bun"),
    );
    expect(stdout).toContain(`${check} -u`);
  });

  it("refuses a folder whose name would be more than a name in a workflow", async () => {
    const cwd = repository({ "a ${{ github.token }}/package.json": "{}" });
    const { code, stderr } = await optbench("init", { cwd: join(cwd, "a ${{ github.token }}") });
    expect(code).toBe(2);
    expect(stderr).toContain("cannot be named in a workflow");
    expect(filesIn(cwd)).not.toContain(".github");
  });
});

describe("init writes all or nothing", () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["JSON that cannot be read", { "package.json": '{ "name": ' }, "package.json: not valid JSON"],
    ["a list for package.json", { "package.json": "[]" }, "package.json: expected an object"],
    ["text for scripts", { "package.json": '{"scripts":"x"}' }, "scripts: expected an object"],
    ["scripts twice", { "package.json": '{"scripts":{},"scripts":{}}' }, "it has scripts twice"],
    ["a file where .github has to be", { ".github": "" }, ".github is not a folder"],
    [
      "a file where the workflows have to be",
      { ".github/workflows": "" },
      ".github/workflows is not a folder",
    ],
    ["package.json as a folder", { "package.json/x": "" }, "it is a folder"],
    [".gitattributes as a folder", { ".gitattributes/x": "" }, "it is a folder"],
  ])("%s", async (_, files, message) => {
    const cwd = "package.json/x" in files ? folder(files) : repository(files);
    const before = contents(cwd);
    for (const flag of ["", " --dry-run"]) {
      const { code, stdout, stderr } = await optbench(`init${flag}`, { cwd });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain(message);
    }
    expect(contents(cwd)).toEqual(before);
  });

  it("no package.json", async () => {
    const cwd = folder();
    mkdirSync(join(cwd, ".git"));
    const { code, stdout, stderr } = await optbench("init", { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("to make one: npm init -y");
    expect(filesIn(cwd)).toEqual([".git"]);
  });

  it("puts back what it wrote before a file that fails after all", async () => {
    const cwd = repository();
    // whether this can be written shows when the folders are made
    symlinkSync("nowhere", join(cwd, ".github"));
    const before = filesIn(cwd);
    const { code, stderr } = await optbench("init", { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("cannot write .github/workflows/optbench.yml: ");
    expect(filesIn(cwd)).toEqual(before);
    expect(read(cwd, "package.json")).toBe(MANIFEST);
  });

  it("a folder that may not be written to", async ({ skip }) => {
    if (process.getuid?.() === 0) skip("root may write anywhere");
    const cwd = repository();
    chmodSync(cwd, 0o555);
    const { code, stderr } = await optbench("init", { cwd });
    chmodSync(cwd, 0o755);
    expect(code).toBe(2);
    expect(stderr).toContain("permission denied");
    expect(contents(cwd)).toEqual({ "package.json": MANIFEST });
  });
});

describe("the workflow of this repository", () => {
  it("is what init writes for one", async () => {
    const cwd = repository({ "package-lock.json": "" });
    await optbench("init", { cwd });
    expect(readFileSync(WORKFLOW, "utf8")).toBe(read(cwd, WORKFLOW));
  });

  it("has a spec to run and a baseline to check", async () => {
    const cwd = process.cwd();
    const { code, stdout } = await optbench("check --filter fn:booth", { cwd });
    expect([code, stdout]).toEqual([
      0,
      `spec optbench.config.yaml\n\noptbench check   ${optimizers.length} cases   benchmarks/all-optimizers.baseline.json\n\nPASS  ${optimizers.length} same\n`,
    ]);
  });
});

describe("the script", () => {
  const NEW = '"bench:check": "optbench check"';

  it.each([
    [
      "tabs and CRLF",
      '{\r\n\t"name": "a"\r\n}\r\n',
      `{\r\n\t"name": "a",\r\n\t"scripts": {\r\n\t\t${NEW}\r\n\t}\r\n}\r\n`,
    ],
    ["four blanks", '{\n    "scripts": {}\n}', `{\n    "scripts": {\n        ${NEW}\n    }\n}`],
    [
      "one line",
      '{"name":"a","scripts":{"test":"x"}}',
      `{"name":"a","scripts":{"test":"x", ${NEW}}}`,
    ],
    ["one line without scripts", '{"name":"a"}', `{"name":"a", "scripts": { ${NEW} }}`],
    ["one line with none", '{"scripts":{}}', `{"scripts":{ ${NEW} }}`],
    ["nothing", "{}\n", `{\n  "scripts": {\n    ${NEW}\n  }\n}\n`],
    [
      "lists on one line",
      '{\n  "files": ["a", "b"],\n\n  "scripts": {\n    "a": "{\\"b\\": 1}"\n  },\n  "z": 1\n}\n',
      `{\n  "files": ["a", "b"],\n\n  "scripts": {\n    "a": "{\\"b\\": 1}",\n    ${NEW}\n  },\n  "z": 1\n}\n`,
    ],
    [
      "a byte order mark",
      '\ufeff{\n "scripts": {\n  "a": ""\n }\n}',
      `\ufeff{\n "scripts": {\n  "a": "",\n  ${NEW}\n }\n}`,
    ],
  ])("keeps every other byte of a package.json with %s", (_, text, expected) => {
    const { text: added } = addScript(text, "package.json");
    expect(added).toBe(expected);
    const scripts = (JSON.parse(added!.replace(/^\ufeff/, "")) as { scripts: object }).scripts;
    expect(scripts).toMatchObject({ "bench:check": "optbench check" });
  });

  it.each([
    ['{"name":"optbench"}', true],
    ['{"devDependencies":{"optbench":"1"}}', true],
    ['{"devDependencies":null,"dependencies":{"other":"1"}}', false],
  ])("knows whether optbench is installed: %s", (text, hasOptbench) => {
    expect(addScript(text, "package.json").hasOptbench).toBe(hasOptbench);
  });
});

describe("init for a cluster", () => {
  it("writes a script for Slurm that submits itself and what merges", async () => {
    const cwd = repository();
    const { code, stdout } = await optbench("init --slurm", { cwd });
    expect(code).toBe(0);
    expect(stdout).toBe(`wrote  optbench.config.yaml  (a spec to start from)
wrote  optbench.sbatch  (8 tasks, 1 merge)

next
  npm install --save-dev optbench
  bash optbench.sbatch   # submits the tasks, and the job that merges
`);
    expect(Object.keys(contents(cwd))).toEqual([
      "optbench.config.yaml",
      "optbench.sbatch",
      "package.json",
    ]);
    expect(spawnSync("bash", ["-n", "optbench.sbatch"], { cwd }).status).toBe(0);
  });

  it("submits every task, or those that are named, and merges after them", async () => {
    const cwd = repository();
    await optbench("init --slurm", { cwd });
    mkdirSync(join(cwd, "bin"));
    writeFileSync(join(cwd, "bin/sbatch"), '#!/bin/sh\necho "$*" >> sent\necho "7;here"\n');
    writeFileSync(join(cwd, "bin/npx"), '#!/bin/sh\necho "$*" $OPTBENCH_SHARDS >> sent\n');
    for (const name of ["sbatch", "npx"]) chmodSync(join(cwd, "bin", name), 0o755);
    const bash = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
      spawnSync("bash", ["optbench.sbatch", ...args], {
        cwd,
        env: { PATH: `${cwd}/bin:${process.env["PATH"]}`, ...env },
      }).status;
    expect([bash([]), bash(["3,5"]), bash([], { SLURM_ARRAY_TASK_ID: "3" })]).toEqual([0, 0, 0]);
    const merge =
      "--dependency=afterany:7 --job-name=optbench-merge --time=00:10:00 --output=optbench-merge.log --wrap=npx optbench merge optbench-*.ndjson --out optbench.json";
    expect(read(cwd, "sent").trimEnd().split("\n")).toEqual([
      "--parsable --array=1-8 optbench.sbatch",
      merge,
      "--parsable --array=3,5 optbench.sbatch",
      merge,
      "optbench run --shard auto --resume optbench-3.ndjson -j 1 --plot off 8",
    ]);
  });

  it("writes an Indexed Job of Kubernetes, beside what is there", async () => {
    const cwd = repository({ "optbench.config.yaml": "mine", "pnpm-lock.yaml": "" });
    const { code, stdout } = await optbench("init --k8s --slurm", { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("left   optbench.config.yaml  (it is there already)");
    const job = parse(read(cwd, "optbench.k8s.yaml")) as {
      readonly spec: Record<string, unknown>;
    };
    expect(job).toMatchObject({ apiVersion: "batch/v1", kind: "Job" });
    expect(job.spec).toMatchObject({ completionMode: "Indexed", completions: 8, parallelism: 8 });
    expect(read(cwd, "optbench.k8s.yaml")).toContain("exec pnpm exec optbench run --shard auto");
    expect(read(cwd, "optbench.sbatch")).toContain("exec pnpm exec optbench run --shard auto");
    const again = await optbench("init --k8s --slurm", { cwd });
    expect(again.stdout).toContain("Nothing is missing, so nothing is written.");
  });
});
