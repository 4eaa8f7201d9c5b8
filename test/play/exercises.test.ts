import { describe, expect, it } from "vitest";
import { computeRuns } from "../../src/play/compute-runs.js";
import { beginOf, EXERCISE_IDS, isSolved, type ExerciseId } from "../../src/play/exercises.js";
import type { PlayState } from "../../src/play/play-state.js";
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
