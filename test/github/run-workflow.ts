import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parse } from "yaml";

/** A step of a job, as far as our workflow has any. */
interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string;
  readonly if?: string;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly jobs: Readonly<Record<string, Job>>;
}

/** What a run of the workflow came to. */
export interface WorkflowRun {
  /** The exit code of each `run` line that was started, by job. */
  readonly codes: Readonly<Record<string, readonly number[]>>;
  readonly log: string;
  readonly summary: string;
  /** The folder of the artifacts, each in a folder of its name. */
  readonly artifacts: string;
}

interface Runner {
  readonly repository: string;
  readonly scratch: string;
  readonly codes: Record<string, number[]>;
  readonly log: string[];
}

/**
 * Runs a workflow as GitHub would: every job in a clone of its own, `run` lines by the shell that
 * GitHub takes, artifacts through a folder. Packages are linked instead of installed.
 *
 * @param given artifacts of jobs that others need and that then are not run: they have failed
 */
export async function runWorkflow(
  repository: string,
  path: string,
  given?: { readonly from: string; readonly names: readonly string[] },
): Promise<WorkflowRun> {
  const scratch = mkdtempSync(join(dirname(repository), "runner-"));
  const runner: Runner = { repository, scratch, codes: {}, log: [] };
  mkdirSync(join(scratch, "artifacts"));
  for (const name of given?.names ?? []) {
    cpSync(join(given!.from, name), join(scratch, "artifacts", name), { recursive: true });
  }
  writeNpx(join(scratch, "bin"));
  const { jobs } = parse(readFileSync(join(repository, path), "utf8")) as Workflow;
  const failed = new Set<string>();
  for (const [name, job] of Object.entries(jobs)) {
    if (given !== undefined && job.needs === undefined) failed.add(name);
    else if (!(await runJobs(name, job, failed, runner))) failed.add(name);
  }
  const summary = join(scratch, "summary.md");
  return {
    codes: runner.codes,
    log: runner.log.join(""),
    summary: existsSync(summary) ? readFileSync(summary, "utf8") : "",
    artifacts: join(scratch, "artifacts"),
  };
}

/** Every job of the matrix. */
async function runJobs(
  name: string,
  job: Job,
  failed: ReadonlySet<string>,
  runner: Runner,
): Promise<boolean> {
  const needsMore = job.needs !== undefined && failed.has(job.needs);
  if (needsMore && !(job.if ?? "").includes("!cancelled()")) return false;
  const [key, values] = Object.entries(job.strategy?.matrix ?? { none: [""] })[0];
  const ended = await Promise.all(
    values.map((value) => runJob(`${name}-${String(value)}`, job, `matrix.${key}`, value, runner)),
  );
  return !ended.includes(false);
}

/** npx finds what is linked; the real one takes half a second to do so. */
function writeNpx(folder: string): void {
  mkdirSync(folder);
  writeFileSync(
    join(folder, "npx"),
    '#!/bin/sh\ncommand=$1\nshift\nexec "./node_modules/.bin/$command" "$@"\n',
  );
  chmodSync(join(folder, "npx"), 0o755);
}

async function runJob(
  name: string,
  { steps }: Job,
  variable: string,
  value: unknown,
  runner: Runner,
): Promise<boolean> {
  const cwd = join(runner.scratch, name);
  let isFine = true;
  for (const step of steps) {
    const always = step.if?.includes("!cancelled()") === true;
    if (!isFine && !always) continue;
    const filled = JSON.stringify(step).replaceAll(`\${{ ${variable} }}`, String(value));
    if (filled.includes("${{ matrix")) throw new Error(`an unknown expression: ${filled}`);
    isFine = (await runStep(JSON.parse(filled) as Step, name, cwd, runner)) && isFine;
  }
  return isFine;
}

async function runStep(step: Step, job: string, cwd: string, runner: Runner): Promise<boolean> {
  const { run, uses = "", with: given = {} } = step;
  if (run !== undefined) return runLine(run, job, cwd, runner);
  switch (uses.split("@")[0]) {
    case "actions/checkout":
      execFileSync("git", ["clone", "-q", runner.repository, cwd]);
      return true;
    case "actions/setup-node":
      return true;
    case "actions/upload-artifact":
      return upload(given, cwd, runner);
    case "actions/download-artifact":
      return download(given, cwd, runner);
    default:
      throw new Error(`an unknown action: ${uses}`);
  }
}

async function runLine(run: string, job: string, cwd: string, runner: Runner): Promise<boolean> {
  if (/^npm (ci|install)$/.test(run)) {
    linkPackage(cwd);
    return true;
  }
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", run], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: [join(runner.scratch, "bin"), dirname(process.execPath), process.env["PATH"]].join(":"),
      LANG: "C.UTF-8",
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: cwd,
      GITHUB_STEP_SUMMARY: join(runner.scratch, "summary.md"),
    },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => runner.log.push(text));
  }
  const [code] = (await once(child, "close")) as [number];
  (runner.codes[job] ??= []).push(code);
  return code === 0;
}

/** This package, as an installation would leave it. */
export function linkPackage(folder: string): void {
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  symlinkSync(resolve("."), join(folder, "node_modules/optbench"), "dir");
  symlinkSync("../optbench/bin/optbench.js", join(folder, "node_modules/.bin/optbench"));
}

function upload(given: Readonly<Record<string, unknown>>, cwd: string, runner: Runner): boolean {
  const target = join(runner.scratch, "artifacts", String(given["name"]));
  mkdirSync(target, { recursive: true });
  const found = String(given["path"])
    .split("\n")
    .filter((path) => path !== "" && existsSync(join(cwd, path)));
  for (const path of found) cpSync(join(cwd, path), join(target, basename(path)));
  return found.length > 0 || given["if-no-files-found"] !== "error";
}

function download(given: Readonly<Record<string, unknown>>, cwd: string, runner: Runner): boolean {
  const prefix = String(given["pattern"]).replace(/\*$/, "");
  const target = join(cwd, String(given["path"]));
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(join(runner.scratch, "artifacts"))) {
    if (!name.startsWith(prefix)) continue;
    cpSync(join(runner.scratch, "artifacts", name), target, { recursive: true });
  }
  return true;
}
