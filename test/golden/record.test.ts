import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import type { Trajectory } from "./cases.js";
import { loadGolden } from "./load.js";
import { skipWithoutPython } from "../python.js";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

it("record.py records what torch recorded, of the same rule written by others", (context) => {
  skipWithoutPython(context);
  const hyper = { lr: 0.02, betas: [0.8, 0.99], eps: 1e-6 };
  const text = execFileSync("python3", [
    here("record.py"),
    `${here("../fixtures/golden/their_adam.py")}:Adam`,
    "--group=torch",
    "--variant=betas",
    `--hyper=${JSON.stringify(hyper)}`,
    "--functions=rosen10",
    "--source=their_adam.py",
  ]).toString("utf8");
  const recorded = JSON.parse(text) as { defaults: object; cases: [Trajectory] };
  const { cases } = loadGolden<{ cases: Trajectory[] }>("trajectories/torch-adam.json");
  const torch = cases.find(({ id }) => id === "torch/Adam/betas/rosen10")!;
  const [own] = recorded.cases;
  expect(recorded.defaults).toEqual({ lr: 1e-3, betas: [0.9, 0.999], eps: 1e-8 });
  const { x, f, tol, ftol, source: _, ...rest } = own;
  expect(torch).toMatchObject(rest);
  // both say after 1000 steps that the run is chaotic
  expect([tol.at(-1), torch.tol.at(-1)]).toEqual([null, null]);
  x.slice(0, -1).forEach((point, k) => {
    const error = point.map((xi, i) => Math.abs(xi - torch.x[k][i]) / Math.max(1, Math.abs(xi)));
    expect(Math.max(...error)).toBeLessThanOrEqual(torch.tol[k]!);
    expect(Math.abs(f[k] - torch.f[k]) / Math.max(1, Math.abs(f[k]))).toBeLessThanOrEqual(ftol[k]!);
  });
});
