/**
 * Shows whether two builds behave alike: stdout, stderr, exit code and written files of the command
 * lines in command-lines.txt.
 *
 *     node scripts/compare-builds.mjs record <package root> before.json
 *     node scripts/compare-builds.mjs compare before.json after.json
 */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { argv, env, exit } from "node:process";
import { root } from "./bundle.mjs";

const [, , task, one, other] = argv;
if (task === "record" && other !== undefined) record(resolve(one), other);
else if (task === "compare" && other !== undefined) exit(compare(one, other) === 0 ? 0 : 1);
else {
  console.error("usage: compare-builds.mjs record <root> <file> | compare <file> <file>");
  exit(2);
}

function record(packageRoot, file) {
  const text = readFileSync(join(root, "scripts/command-lines.txt"), "utf8");
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const bin = mkdtempSync(join(tmpdir(), "optbench-bin-"));
  const program = join(bin, "optbench");
  writeFileSync(program, `#!/bin/sh\nexec node '${packageRoot}/bin/optbench.js' "$@"\n`);
  chmodSync(program, 0o755);
  const outcomes = Object.fromEntries(lines.map((line) => [line, outcomeOf(line, bin)]));
  rmSync(bin, { recursive: true });
  writeFileSync(file, `${JSON.stringify(outcomes, null, 1)}\n`);
  console.log(`${lines.length} command lines`);
}

/** What a command line leaves behind, in an empty directory with the fixtures. */
function outcomeOf(line, bin) {
  const cwd = mkdtempSync(join(tmpdir(), "optbench-line-"));
  cpSync(join(root, "test/fixtures/command-lines"), cwd, { recursive: true });
  const kept = { ...env };
  for (const name of ["CI", "GITHUB_ACTIONS", "COLUMNS"]) delete kept[name];
  const { stdout, stderr, status } = spawnSync(line, {
    cwd,
    shell: true,
    encoding: "utf8",
    env: { ...kept, NO_COLOR: "1", LC_ALL: "C.UTF-8", PATH: `${bin}${delimiter}${env.PATH}` },
  });
  const files = readdirSync(cwd, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const plain = (text) => withoutTimes(text.replaceAll(cwd, "."));
  const outcome = {
    status,
    stdout: plain(stdout),
    stderr: plain(stderr),
    files: Object.fromEntries(
      files.map((path) => [path.slice(cwd.length + 1), plain(readFileSync(path, "utf8"))]),
    ),
  };
  rmSync(cwd, { recursive: true });
  return outcome;
}

/** Times differ from run to run. */
function withoutTimes(text) {
  return text
    .replaceAll(/("elapsedMs": ?|time=")[\d.e-]+/g, "$1")
    .replaceAll(/\b[\d.]+ m?s\b/g, "");
}

function compare(before, after) {
  const [was, is] = [before, after].map((file) => JSON.parse(readFileSync(file, "utf8")));
  const texts = ({ status, stdout, stderr, files }) => ({
    "exit code": String(status),
    stdout,
    stderr,
    ...files,
  });
  let different = 0;
  for (const line of Object.keys({ ...was, ...is })) {
    const [old, now] = [was, is].map((outcomes) => texts(outcomes[line] ?? { files: {} }));
    const changed = Object.keys({ ...old, ...now }).filter((what) => old[what] !== now[what]);
    if (changed.length === 0) continue;
    different++;
    console.log(`$ ${line}`);
    for (const what of changed) showChange(what, old[what] ?? "", now[what] ?? "");
  }
  console.log(`${different} command lines differ`);
  return different;
}

function showChange(what, old, now) {
  console.log(`  ${what}`);
  const [gone, come] = [old.split("\n"), now.split("\n")];
  for (const line of gone) if (!come.includes(line)) console.log(`    - ${line}`);
  for (const line of come) if (!gone.includes(line)) console.log(`    + ${line}`);
}
