/**
 * Serves the optimizers of the torch that is installed, as docs/python.md says, and asks `conform`
 * whether each is the `torch/…` of the catalogue. Prints a table, which docs/python.md records. Not a
 * part of CI: torch is large.
 *
 *     node scripts/try-torch.mjs [python3]
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../bin/optbench.js", import.meta.url));
const [python = "python3"] = process.argv.slice(2);

/** torch's class, our entry. */
const PAIRS = [
  ["SGD", "sgd"],
  ["Adam", "adam"],
  ["AdamW", "adamw"],
  ["Adamax", "adamax"],
  ["NAdam", "nadam"],
  ["RAdam", "radam"],
  ["Adagrad", "adagrad"],
  ["Adadelta", "adadelta"],
  ["RMSprop", "rmsprop"],
  ["Rprop", "rprop"],
  ["ASGD", "asgd"],
];

const plugin = `import torch
import optbench

optbench.serve(${PAIRS.map(([name, id]) => `optbench.from_torch(torch.optim.${name}, id="their-${id}"${name === "SGD" ? ', defaults={"lr": 0.001}' : ""})`).join(", ")})
`;

const cwd = mkdtempSync(join(tmpdir(), "optbench-torch-"));
writeFileSync(join(cwd, "served.py"), plugin);
const found = spawnSync(
  python,
  ["-c", "import sys, torch; print(torch.__version__, sys.executable)"],
  {
    encoding: "utf8",
  },
);
if (found.status !== 0) throw new Error(`${python} has no torch: ${found.stderr}`);
const [version, executable] = found.stdout.trim().split(" ");
const env = { ...process.env, PATH: `${dirname(executable)}:${process.env.PATH}`, NO_COLOR: "1" };
console.log(`| torch ${version} | catalogue | the same |\n| --- | --- | --- |`);
for (const [name, id] of PAIRS) {
  const argv = [BIN, "conform", `their-${id}`, "--plugin", "served.py", "--against", `torch/${id}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...argv, "--width", "300"], {
    cwd,
    env,
    encoding: "utf8",
  });
  const words = status === 0 ? "yes" : `no: ${reasonIn(stdout + stderr)}`;
  console.log(`| \`torch.optim.${name}\` | \`torch/${id}\` | ${words} |`);
  if (process.env.VERBOSE) console.log(stdout, stderr);
}
rmSync(cwd, { recursive: true });

/** The line that says why, or else where they part. */
function reasonIn(text) {
  const lines = text.split("\n").map((line) => line.trim());
  return (
    lines.find((line) => /reason|because|factor|float32|departs|error:/.test(line)) ?? lines[0]
  );
}
