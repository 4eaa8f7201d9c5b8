import { describe, expect, it } from "vitest";
import { createOptimizer } from "../../src/index.js";

/** The points of the gradients and the averages of some steps from 1 on the slope g = x/2 + 1. */
function steps(spec: string): { y: number[]; averages: number[] } {
  const optimizer = createOptimizer(spec, 1);
  const x = Float64Array.of(1);
  const [y, averages]: [number[], number[]] = [[], []];
  for (let t = 0; t < 6; t++) {
    optimizer.step(x, Float64Array.of(x[0] / 2 + 1));
    y.push(x[0]);
    averages.push(optimizer.answer![0]);
  }
  return { y, averages };
}

describe("schedule-free methods with β = 0", () => {
  it.each([
    "schedule-free-sgd:lr=0.1:momentum=0",
    "schedule-free-sgd:lr=0.1:momentum=0:weight-decay=0.5",
    "schedule-free-adamw:lr=0.1:beta1=0",
    "schedule-free-adamw:lr=0.1:beta1=0:weight-decay=0.5:shrink-y",
    "schedule-free-radam:lr=0.1:beta1=0:no-silent-sgd-phase",
  ])("%s: y is z, and the answer its mean", (spec) => {
    const { y, averages } = steps(spec);
    let sum = 0;
    // the weights of radam rise with its rate
    const upTo = spec.includes("radam") ? 4 : y.length;
    for (let t = 0; t < upTo; t++) {
      sum += y[t];
      expect(averages[t]).toBeCloseTo(sum / (t + 1), 12);
    }
  });
});
