import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../../bin/optbench.js", import.meta.url));
const ROUNDS = 3;

/** Steps per second at least, by dimension. */
const CASES = [
  { dim: 2, few: 2000, many: 22_000, target: 10_000 },
  { dim: 10_000, few: 500, many: 6500, target: 3000 },
];

const PLUGIN = `import numpy as np
import optbench

class NumpyGd:
    def step(self, x, g, lr=1e-6):
        return x - lr * g

optbench.serve(NumpyGd)
`;

/** An optimizer in Python with numpy: what a step costs beyond the start of both processes. */
export default function programs() {
  if (spawnSync("python3", ["-c", "import numpy"]).status !== 0) {
    console.log("an optimizer in Python: skipped, there is no numpy");
    return;
  }
  const cwd = mkdtempSync(join(tmpdir(), "optbench-speed-"));
  writeFileSync(join(cwd, "gd.py"), PLUGIN);
  console.log("an optimizer in Python with numpy, steps per second");
  for (const { dim, few, many, target } of CASES) {
    let best = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const ms = timeOf(cwd, dim, many) - timeOf(cwd, dim, few);
      best = Math.max(best, (1000 * (many - few)) / ms);
    }
    const verdict = best >= target ? "" : "  MISSED";
    console.log(`  n = ${String(dim).padEnd(6)} ${best.toFixed(0)}, target >= ${target}${verdict}`);
  }
  rmSync(cwd, { recursive: true });
}

function timeOf(cwd, dim, steps) {
  const argv = ["run", "-f", `isotropic:dim=${dim}`, "-o", "numpy-gd", "-n", String(steps)];
  const before = performance.now();
  const rest = ["-q", "--keep", "hits", "--plugin", "gd.py"];
  const { status, stderr } = spawnSync(process.execPath, [BIN, ...argv, ...rest], { cwd });
  if (status !== 0) throw new Error(stderr.toString());
  return performance.now() - before;
}
