/**
 * Serves the optimizers of the torch that is installed, as docs/python.md says, beside the
 * `torch/…` of the catalogue, and compares where both are after 200 steps on two functions; of those
 * that part, `conform` says why. Prints a table, which docs/python.md records. Not a part of CI: torch
 * is large.
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
const asked = "import sys, torch; print(torch.__version__, sys.executable)";
const found = spawnSync(python, ["-c", asked], { encoding: "utf8" });
if (found.status !== 0) throw new Error(`${python} has no torch: ${found.stderr}`);
const [version, executable] = found.stdout.trim().split(" ");
const env = { ...process.env, PATH: `${dirname(executable)}:${process.env.PATH}`, NO_COLOR: "1" };

function optbench(...argv) {
  const all = [BIN, ...argv, "--plugin", "served.py"];
  const { stdout, stderr } = spawnSync(process.execPath, all, { cwd, env, encoding: "utf8" });
  if (/^error: plugin/m.test(stderr)) throw new Error(stderr);
  return stdout;
}

const items = PAIRS.flatMap(([, id]) => [`their-${id}:lr=0.01`, `torch/${id}:lr=0.01`]);
const run = ["run", "-f", "rosenbrock,booth", "-n", "200", "-j", "1", "--json", "-o", items.join()];
const { cases } = JSON.parse(optbench(...run));
const ends = (k) => cases.filter((_, at) => at % items.length === k).flatMap((one) => one.final.x);

console.log(`| torch ${version} | catalogue | farthest apart, relative | why |`);
console.log("| --- | --- | ---: | --- |");
PAIRS.forEach(([name, id], k) => {
  const [theirs, ours] = [ends(2 * k), ends(2 * k + 1)];
  const apart = Math.max(...theirs.map((xi, i) => Math.abs(xi - ours[i]) / Math.abs(ours[i])));
  const why = apart < 1e-9 ? "" : reasonIn(optbench("conform", `their-${id}`, "--width", "300"));
  console.log(`| \`${name}\` | \`torch/${id}\` | ${apart.toExponential(0)} | ${why} |`);
});
rmSync(cwd, { recursive: true });

/** What conform says of the nearest method. */
function reasonIn(text) {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.find((line) => /fault|single precision/.test(line)) ?? lines[2];
}
