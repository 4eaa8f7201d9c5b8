import { describe, expect, it } from "vitest";
import { builtins } from "../../../src/bench/builtins.js";
import { execute } from "../../../src/bench/execute.js";
import { runSerially } from "../../../src/bench/executors/serial.js";
import type { CaseResult } from "../../../src/records/results.js";
import { planRun } from "../../../src/plan/plan.js";

const catalogue = builtins();
const plan = planRun(
  {
    functions: ["anisotropic", "rosenbrock"],
    optimizers: ["adam:lr=0.1", "sgd:lr=1e-3"],
    iterations: 600_000,
  },
  catalogue,
);

/** A clock that a look outside is due at whenever it is read, whatever the speed of the machine. */
function fastClock(): () => number {
  let ms = 0;
  return () => (ms += 1000);
}

async function collect(isInterrupted: (done: number) => boolean): Promise<CaseResult[]> {
  const done: CaseResult[] = [];
  const asked = () => isInterrupted(done.length);
  for await (const one of runSerially(plan, catalogue, asked, fastClock())) done.push(one);
  return done;
}

describe("the serial executor", () => {
  it("gives the cases in the plan's order, each as if it were alone", async () => {
    expect(await collect(() => false)).toEqual(
      plan.cases.map((one) => execute(one, plan.settings, catalogue)),
    );
  });

  it("gives what was finished when it is interrupted", async () => {
    const done = await collect((count) => count >= 2);
    expect(done.map(({ id }) => id)).toEqual([...plan.cases].slice(0, 2).map(({ id }) => id));
  });

  it("lets the event loop have its turn while a case runs", async () => {
    let turns = 0;
    const ticking = setInterval(() => turns++, 0);
    await collect((count) => count >= 1);
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(0);
  });

  it("gives up a case that is being run when it is interrupted", async () => {
    const slow = planRun(
      { functions: ["anisotropic"], optimizers: ["sgd:lr=1e-9"], iterations: 1e9 },
      catalogue,
    );
    let asked = 0;
    const run = runSerially(slow, catalogue, () => ++asked > 2, fastClock());
    expect(await run.next()).toEqual({ done: true, value: undefined });
    expect(asked).toBe(3);
  });
});
