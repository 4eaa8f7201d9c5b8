import { readdirSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { bindSchedule } from "../../src/bench/bind.js";
import { builtins } from "../../src/bench/builtins.js";
import { parseItem } from "../../src/plan/grammar.js";
import { resolveOptimizers } from "../../src/plan/resolve.js";
import { loadGolden } from "./load.js";
import { scheduleSpec } from "./spec-of/schedule-spec.js";
import type { Hyper } from "./spec-of/subject.js";

interface ScheduleGolden {
  readonly id: string;
  readonly group: string;
  readonly schedule: string;
  readonly hyper: Hyper;
  /** null where the schedule brings its own. */
  readonly base_lr: number | null;
  /** What a schedule that looks at the loss was shown, where it is one. */
  readonly metrics?: readonly number[];
  /** The rate of update t + 1. */
  readonly lr: readonly number[];
  /** Relative to the largest rate. */
  readonly tol: number;
}

const catalogue = builtins();
const files = readdirSync(new URL("schedules/", import.meta.url)).sort();
const cases = files.flatMap(
  (name) => loadGolden<{ cases: ScheduleGolden[] }>(`schedules/${name}`).cases,
);
let agreeing = 0;

afterAll(() => console.log(`schedules: ${agreeing} of ${cases.length} agree`));

describe("the learning rates that others computed", () => {
  for (const golden of cases) {
    it(`${golden.id} is ours too`, () => {
      const spec = scheduleSpec(golden.group, { type: golden.schedule, ...golden.hyper });
      const item = parseItem(`sgd:lr=${golden.base_lr ?? 1}+${spec}`);
      const schedule = bindSchedule(resolveOptimizers(item, catalogue)[0], null)!;
      const largest = Math.max(...golden.lr.map(Math.abs));
      const wrong = golden.lr.flatMap((expected, t) => {
        const rate = schedule.rate(t, golden.metrics?.[t] ?? NaN);
        const agrees = Math.abs(rate - expected) <= golden.tol * largest;
        return agrees ? [] : [`t = ${t}: ${rate}, golden ${expected}`];
      });
      expect(wrong).toEqual([]);
      agreeing++;
    });
  }
});
