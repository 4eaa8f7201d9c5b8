import { describe, expect, it } from "vitest";
import { profilesOf } from "../../../src/bench/profiles/profiles-of.js";
import type { TunedOptimizer, Tuning } from "../../../src/records/tuning.js";
import { ran } from "./comparisons.js";

const found = (parts: Pick<TunedOptimizer, "optimizer" | "function" | "chosen" | "label">) => ({
  dimension: 2,
  parameters: [],
  trials: 5,
  evaluations: 500,
  runs: 1,
  reached: 1,
  score: 10,
  ...parts,
});

const tuningOf = (optimizers: TunedOptimizer[]): Tuning => ({
  trials: 5,
  method: "grid",
  objective: "steps",
  scope: "each",
  evaluations: 1000,
  optimizers,
});

describe("a value that a search found and that was stated too", () => {
  const [wide, narrow] = ["adam:lr=1e-5..10", "adam:lr=1e-2..1"];

  it.each([
    ["without a label", undefined, "adam"],
    ["with a label", "fast", "fast"],
  ])("is run once, and is the run of both: %s", (_, label, name) => {
    const own = label === undefined ? {} : { label };
    const tuning = tuningOf([
      found({ optimizer: wide, function: "f", chosen: "adam:lr=1", ...own }),
      found({ optimizer: wide, function: "g", chosen: "adam:lr=2", ...own }),
    ]);
    const onG = [ran("g", "adam:lr=2", 30, own), ran("g", "adam:lr=1", 60)];
    for (const keeper of [own, {}]) {
      const cases = [ran("f", "adam:lr=1", 10, keeper), ...onG];
      const { leftOut, problems, scores, map } = profilesOf({ cases, tuning }, ["map"]);
      expect([problems, leftOut]).toEqual([2, 0]);
      const wins = Object.fromEntries(scores.map((one) => [one.optimizer, one.wins]));
      expect(wins).toEqual({ [name]: 2, "adam:lr=1": 1 });
      expect(map![0].optimizers).toMatchObject([{ state: "best" }, { state: "best" }]);
    }
  });

  it("is the run of all intervals that led to it", () => {
    const tuning = tuningOf([
      found({ optimizer: wide, function: "f", chosen: "adam:lr=0.5" }),
      found({ optimizer: narrow, function: "f", chosen: "adam:lr=0.5" }),
      found({ optimizer: wide, function: "g", chosen: "adam:lr=2" }),
      found({ optimizer: narrow, function: "g", chosen: "adam:lr=1" }),
    ]);
    const cases = [
      ran("f", "adam:lr=0.5", 10),
      ran("g", "adam:lr=2", 20),
      ran("g", "adam:lr=1", 40),
    ];
    const { leftOut, scores } = profilesOf({ cases, tuning }, []);
    expect(leftOut).toBe(0);
    expect(scores).toMatchObject([
      { optimizer: wide, wins: 2 },
      { optimizer: narrow, wins: 1 },
    ]);
  });
});
