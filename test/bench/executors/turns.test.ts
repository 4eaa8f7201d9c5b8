import { describe, expect, it } from "vitest";
import { turnsOf } from "../../../src/bench/executors/turns.js";
import { minimize } from "../../../src/library/minimize.js";
import { runBenchmark } from "../../../src/library/run-benchmark.js";
import { Run } from "../../../src/run/run.js";
import { descent, point, problem, SETTINGS, sphere } from "../../run/scripted.js";

const run = (iterations: number) =>
  new Run(problem(sphere(2), descent, { start: point(-7, 2), lr: 1e-9 }), {
    ...SETTINGS,
    iterations,
  });

describe("turns of a run", () => {
  it("come to what one go comes to", () => {
    const [inTurns, inOneGo] = [run(500_000), run(500_000)];
    let turns = 0;
    for (const _ of turnsOf(inTurns, Infinity)) turns++;
    inOneGo.advance(500_000);
    expect(turns).toBeGreaterThan(10);
    expect(inTurns.result()).toEqual(inOneGo.result());
  });

  it("are short, though the run is long", () => {
    let longest = 0;
    let last = process.cpuUsage();
    let turns = 0;
    for (const _ of turnsOf(run(1e9), Infinity)) {
      longest = Math.max(longest, process.cpuUsage(last).user / 1000);
      last = process.cpuUsage();
      if (++turns === 30) break;
    }
    // of the processor, in ms, what other threads of this process take included
    expect(longest).toBeLessThan(500);
  });

  it("end when the time is up", () => {
    const late = run(1e9);
    // long enough for a busy machine to come to it
    for (const _ of turnsOf(late, 0.5));
    const { status, final } = late.result();
    expect(status).toBe("timeout");
    expect(final.step).toBeGreaterThan(100);
  });

  it("hold at most as many iterations as was asked", () => {
    let turns = 0;
    for (const _ of turnsOf(run(50), Infinity, 1)) turns++;
    expect(turns).toBe(50);
  });
});

it("the library ends a case whose time is up", () => {
  const settings = { iterations: 1e9, timeout: 0.03 };
  expect(minimize("anisotropic", "sgd:lr=1e-9", settings).status).toBe("timeout");
  const spec = { functions: ["anisotropic"], optimizers: ["sgd:lr=1e-9"], ...settings };
  expect(runBenchmark(spec).cases[0].status).toBe("timeout");
});
