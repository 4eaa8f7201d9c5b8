import { describe, expect, it } from "vitest";
import { computeRuns } from "../../src/play/compute-runs.js";
import {
  beginOf,
  EXERCISE_IDS,
  isSolved,
  progressOf,
  type ExerciseId,
} from "../../src/play/exercises.js";
import type { PlayState } from "../../src/play/play-state.js";
import { isMet } from "../../src/play/progress.js";
import { korean } from "../../src/play/texts-ko.js";
import { english } from "../../src/play/texts-en.js";

/** What solves each exercise, as its hint says. */
const SOLUTIONS: Readonly<Record<ExerciseId, Partial<PlayState>>> = {
  "too-long-a-step": { methods: ["sgd:lr=0.9"] },
  "over-the-hill": { methods: ["momentum:lr=0.02:momentum=0.85"] },
  "choose-a-basin": { start: [-3, 3] },
  "off-the-saddle": { start: [1, 0.1] },
  "first-step-of-adam": { methods: ["adam:lr=0.5"] },
  "momentum-of-nothing": { methods: ["sgd:lr=0.3", "momentum:lr=0.3:momentum=0"] },
  "long-valley": { methods: ["momentum:lr=0.018:momentum=0.8"] },
  "hovering-rmsprop": { methods: ["rmsprop:lr=0.1+cosine"] },
  "noisy-gradients": { methods: ["sgd:lr=0.05"] },
  "short-leash": { methods: ["sgd:lr=0.002+clip:norm=10"] },
  "a-fair-race": { methods: ["adam:lr=0.323", "momentum:lr=0.015"] },
  "second-derivatives": { methods: ["newton"] },
};

function solves(id: ExerciseId, state: PlayState): boolean {
  return isSolved(id, { state, runs: computeRuns(state) });
}

describe.each(EXERCISE_IDS)("the exercise %s", (id) => {
  it("begins unsolved", () => {
    expect(solves(id, beginOf(id))).toBe(false);
  });

  it("is solved by what its hint says", () => {
    expect(solves(id, { ...beginOf(id), ...SOLUTIONS[id] })).toBe(true);
  });

  it("is not solved by another exercise's solution", () => {
    const others = EXERCISE_IDS.filter((other) => other !== id);
    const solved = others.filter((other) => solves(id, { ...beginOf(other), ...SOLUTIONS[other] }));
    expect(solved).toEqual([]);
  });
});

describe("what was measured", () => {
  /** Ways around a task: its number is reached, though not in the way that was asked. */
  const AROUND: Partial<Record<ExerciseId, Partial<PlayState>>> = {
    "over-the-hill": { start: [-1] },
    "hovering-rmsprop": { start: [1e-4, 1e-4] },
    "noisy-gradients": { methods: ["sgd:lr=0.01"], iterations: 2000 },
    "short-leash": { start: [1, 1] },
    "second-derivatives": { methods: ["newton"], start: [1.1, 1.2] },
  };

  it.each(Object.entries(AROUND))("of %s solves nothing in another way", (id, patch) => {
    const state = { ...beginOf(id as ExerciseId), ...patch };
    const attempt = { state, runs: computeRuns(state) };
    expect(isMet(progressOf(id as ExerciseId, attempt))).toBe(true);
    expect(isSolved(id as ExerciseId, attempt)).toBe(false);
  });

  it.each(EXERCISE_IDS)("of %s is met where it is solved", (id) => {
    const begin = beginOf(id);
    const state = { ...begin, ...SOLUTIONS[id] };
    expect(isMet(progressOf(id, { state: begin, runs: computeRuns(begin) }))).toBe(false);
    expect(isMet(progressOf(id, { state, runs: computeRuns(state) }))).toBe(true);
  });

  it("takes no run that lacks what is asked for another that has it", () => {
    const methods = ["rmsprop:lr=0.001", "rmsprop:lr=1e-6+cosine"];
    const state = { ...beginOf("hovering-rmsprop"), methods, start: [0.01, 0.01] };
    expect(isMet(progressOf("hovering-rmsprop", { state, runs: computeRuns(state) }))).toBe(true);
    expect(solves("hovering-rmsprop", state)).toBe(false);
  });

  it("of a first step is that of the coordinate which is farther from it", () => {
    const state = { ...beginOf("first-step-of-adam"), methods: ["adam:lr=0.5:eps=0.5"] };
    const { now } = progressOf("first-step-of-adam", { state, runs: computeRuns(state) });
    expect(now).toBeCloseTo((0.5 * 0.7) / (0.7 + 0.5), 12);
  });

  it("of paths of two lengths is not a number", () => {
    const methods = ["sgd:lr=0.3", "momentum:lr=3:momentum=0.9"];
    const state = { ...beginOf("momentum-of-nothing"), methods };
    const { now } = progressOf("momentum-of-nothing", { state, runs: computeRuns(state) });
    expect(now).toBeNull();
  });
});

describe("the texts", () => {
  it("are complete in Korean: every text of words is written in Hangul", () => {
    const plain = /^(optbench|English|한국어)/;
    for (const text of textsOf(korean)) {
      if (!plain.test(text)) expect(text).toMatch(/[가-힣]|^[−Δgm() ]/);
    }
    expect(textsOf(korean)).toHaveLength(textsOf(english).length);
  });

  it("are complete in English: no text has Hangul but the name of the other language", () => {
    expect(textsOf(english).filter((text) => /[가-힣]/.test(text))).toEqual(["한국어"]);
  });
});

/** What translates other texts has a test of its own. */
const TRANSLATORS = new Set(["reason", "doc", "rule"]);

/** Every text, those that are made of numbers and names with some of them. */
function textsOf(texts: object): string[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) => {
    if (TRANSLATORS.has(key)) return [];
    if (typeof value === "string") return [value];
    if (typeof value === "function")
      return [String((value as (...args: unknown[]) => string)(2, 3, 4, "1"))];
    return textsOf(value as object);
  });
}
