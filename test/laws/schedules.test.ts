import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bindSchedule } from "../../src/bench/bind.js";
import { builtins } from "../../src/bench/builtins.js";
import type { AnySchedule } from "../../src/core/definition.js";
import type { ParamValue } from "../../src/core/parameter.js";
import { completeParams } from "../../src/core/params.js";
import { fold } from "../../src/core/suggest.js";
import type { Schedule } from "../../src/core/types.js";
import { schedules } from "../../src/schedules/index.js";
import { parseItem } from "../../src/plan/grammar.js";
import { resolveOptimizers } from "../../src/plan/resolve.js";

const FOLDER = new URL("../../src/schedules/", import.meta.url);
const catalogue = builtins();
/** Our own, then the dialects' rows; those that only join others are looked at below. */
const all = catalogue.schedules.filter(({ join }) => join === undefined);
const ITERATIONS = 300;

const each = (list: readonly AnySchedule[]) => list.map((one) => [one.id, one] as const);

function create(
  definition: AnySchedule,
  lr: number,
  changed: Readonly<Record<string, ParamValue>> = {},
): Schedule {
  const values = completeParams(definition.id, definition.params, changed);
  return definition.create(lr, values, ITERATIONS);
}

/** The rates of the run and of some iterations beyond it; the loss falls, then stays. */
function rates(schedule: Schedule): number[] {
  return Array.from({ length: ITERATIONS + 50 }, (_, t) => schedule.rate(t, Math.max(1, 50 - t)));
}

/** What stands after the "+" of an optimizer, bound to a base rate of 1. */
function written(after: string): Schedule {
  const [optimizer] = resolveOptimizers(parseItem(`sgd:lr=1+${after}`), catalogue);
  return bindSchedule(optimizer, ITERATIONS)!;
}

describe.each(each(all))("%s", (_id, definition) => {
  it("is finite and never negative, in the run and after it", () => {
    for (const rate of rates(create(definition, 0.5))) {
      expect(rate).toBeGreaterThanOrEqual(0);
      expect(rate).toBeLessThan(Infinity);
    }
  });

  it("has the same bits on a second run, and shares nothing with another", () => {
    const alone = rates(create(definition, 0.5));
    const [one, other] = [create(definition, 0.5), create(definition, 0.25)];
    const together = alone.map((_, t) => {
      other.rate(t, 7);
      return one.rate(t, Math.max(1, 50 - t));
    });
    expect(together).toEqual(alone);
  });
});

describe("a schedule without rates of its own", () => {
  it.each(each(schedules.filter(({ join }) => join === undefined)))(
    "doubles when the learning rate doubles: %s",
    (_id, definition) => {
      const twice = rates(create(definition, 1));
      // a power of two: no bit is lost
      expect(rates(create(definition, 0.5)).map((rate) => 2 * rate)).toEqual(twice);
    },
  );
});

describe("a phase without length", () => {
  const oneCycle = schedules.find(({ id }) => id === "one-cycle")!;

  it.each([
    // pct-start·steps = 1: the peak is the first rate
    [{ steps: 10, pctStart: 0.1 }, 1],
    [{ steps: 4, pctStart: 0.25, threePhase: true }, 1],
    [{ steps: 2, pctStart: 0.5, threePhase: true }, 1],
    [{ steps: 100, pctStart: 0.01, anneal: "linear" }, 1],
  ])("ends where it should: one-cycle with %o", (changed, first) => {
    const schedule = create(oneCycle, 1, changed);
    expect(schedule.rate(0, NaN)).toBe(first);
    expect(rates(schedule).every(Number.isFinite)).toBe(true);
  });
});

describe("the catalogue of schedules", () => {
  const files = readdirSync(FOLDER).filter((name) => name !== "index.ts");
  const sources = new Map(files.map((name) => [name, readFileSync(new URL(name, FOLDER), "utf8")]));

  it("lists every schedule of its folder under the name of the file", () => {
    const defining = [...sources].filter(([, text]) => text.includes("= defineSchedule("));
    const names = defining.map(([name]) => name.replace(/\.ts$/, ""));
    expect(names.sort()).toEqual(schedules.map(({ id }) => id).sort());
  });

  it("gives no name twice, to a schedule or a modifier", () => {
    const { schedules: rows, modifiers } = catalogue;
    const names = [...rows, ...modifiers].map(({ id }) => fold(id));
    expect(new Set(names).size).toBe(names.length);
  });

  it("says of every schedule where it is from and what it computes", () => {
    for (const { id, source, formula } of catalogue.schedules) {
      expect(source.ref, id).not.toBe("");
      expect(formula, id).not.toBe("");
    }
  });
});

describe("schedules together", () => {
  it("multiply, each giving its share of the learning rate", () => {
    const both = written("exponential:gamma=0.5+constant:factor=0.25:steps=2");
    expect([0, 1, 2, 3].map((t) => both.rate(t, NaN))).toEqual([0.25, 0.125, 0.25, 0.125]);
  });

  it("follow one another under sequential, each counting from its own beginning", () => {
    const parts = written("constant+exponential:gamma=0.5+sequential:milestones=2");
    expect([0, 1, 2, 3, 4].map((t) => parts.rate(t, NaN))).toEqual([1, 1, 1, 0.5, 0.25]);
  });

  it("may be multiplied after they were joined", () => {
    const parts = written(
      "constant+exponential:gamma=0.5+sequential:milestones=2+constant:factor=0.5:steps=9",
    );
    expect([0, 1, 2, 3, 4].map((t) => parts.rate(t, NaN))).toEqual([0.5, 0.5, 0.5, 0.25, 0.125]);
  });
});

describe("a schedule that cannot be", () => {
  const lr = 1;
  const of = (id: string) => schedules.find((schedule) => schedule.id === id)!;

  it.each(["linear", "polynomial", "cosine", "warmup-cosine", "one-cycle", "wsd"])(
    "says that it needs a length: %s",
    (id) => {
      const values = completeParams(id, of(id).params, {});
      expect(() => of(id).create(lr, values, null)).toThrow(
        `${id}: steps is needed where there is no run whose length it could be`,
      );
    },
  );

  it("says how many scales or values the boundaries need", () => {
    const boundaries = [10, 20];
    expect(() => create(of("piecewise"), lr, { boundaries, scales: [0.5] })).toThrow(
      "piecewise: 2 boundaries need 2, got 1 scales",
    );
    expect(() => create(of("piecewise"), lr, { boundaries, values: [0.5] })).toThrow(
      "piecewise: 2 boundaries need 3, got 1 values",
    );
  });

  it("says which of its stretches are too long", () => {
    expect(() => create(of("wsd"), lr, { warmup: 200, decay: 200 })).toThrow(
      "wsd: warmup 200 and decay 200 are longer than the 300 steps",
    );
    expect(() => create(of("warmup-cosine"), lr, { warmup: 300 })).toThrow(
      "warmup-cosine: steps = 300 leave nothing after warmup 300",
    );
  });

  it("says which of its lists goes backwards", () => {
    expect(() => create(of("piecewise"), lr, { boundaries: [5, 2], scales: [0.5, 0.5] })).toThrow(
      "piecewise: boundaries ascend, got 5/2",
    );
    expect(() => written("warmup+cosine+constant+sequential:milestones=20/10")).toThrow(
      "sequential: milestones ascend, got 20/10",
    );
  });

  it("says how many schedules its milestones join", () => {
    expect(() => written("cosine+sequential:milestones=10/20")).toThrow(
      "sequential: 2 milestones join 3 schedules, 1 are written before it",
    );
  });
});
