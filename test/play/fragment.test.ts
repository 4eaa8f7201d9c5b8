import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginOf, EXERCISE_IDS } from "../../src/play/exercises.js";
import { readFragment, writeFragment } from "../../src/play/fragment.js";
import { DEFAULT_STATE, type PlayState } from "../../src/play/play-state.js";

const STATE: PlayState = {
  fn: "rosenbrock:dim=4+rotate:seed=3",
  methods: ["adam:lr=0.1+cosine:min=1e-3", "sgd:lr=1e-3:nesterov:momentum=0.9+clip:norm=1"],
  start: [-1.5, 1e-7, 3, -4e20],
  iterations: 500,
  settings: { seed: 7, tolerance: 1e-8, metric: "gradient", maxEvaluations: 900 },
  t: 17,
  active: 1,
  plane: [3, 1],
  view: [-2, 2.5, -1e-3, 4],
  exercise: "short-leash",
};

describe("a fragment", () => {
  it("says the whole state again", () => {
    expect(readFragment(writeFragment(STATE))).toEqual(STATE);
    for (const id of EXERCISE_IDS) {
      expect(readFragment(writeFragment(beginOf(id))), id).toEqual(beginOf(id));
    }
  });

  it("of version 1 stays readable as it was first written", () => {
    const text =
      "v=1&f=himmelblau&o=sgd:lr=0.01&o=adam:lr=0.3+cosine&x=-3,3&n=100&t=5&a=1&w=-5,0,0,5&e=choose-a-basin";
    expect(readFragment(text)).toEqual({
      ...DEFAULT_STATE,
      fn: "himmelblau",
      methods: ["sgd:lr=0.01", "adam:lr=0.3+cosine"],
      start: [-3, 3],
      iterations: 100,
      t: 5,
      active: 1,
      view: [-5, 0, 0, 5],
      exercise: "choose-a-basin",
    });
  });

  it("of version 2 says formulas and what judges and seeds the runs, and stays readable", () => {
    const text =
      "v=2&f=%7Bx%5E2/20+y%5E2%7D:start=3/2&o=sgd:lr=0.1&n=50&s=7&l=1e-8&m=gradient&k=900";
    const state = {
      ...DEFAULT_STATE,
      fn: "{x^2/20+y^2}:start=3/2",
      methods: ["sgd:lr=0.1"],
      iterations: 50,
      settings: { seed: 7, tolerance: 1e-8, metric: "gradient", maxEvaluations: 900 },
      exercise: null,
    };
    expect(readFragment(text)).toEqual(state);
    expect(writeFragment(state as PlayState)).toBe(text);
  });

  it("is written in the oldest version that says all of it", () => {
    expect(writeFragment({ ...STATE, settings: {} })).toMatch(/^v=1&/);
    expect(writeFragment(STATE)).toMatch(/^v=2&/);
  });

  it("turns the call form into the colon form, which a shell needs no quotes for", () => {
    const found = readFragment("v=1&f=beale&o=name=torch/adam(lr=0.1,betas=(0.9,0.99))&n=10");
    expect(found?.methods).toEqual(["torch/adam:lr=0.1:betas=0.9/0.99"]);
  });

  it.each([
    ["nothing", ""],
    ["no version", "f=beale&o=sgd&n=10"],
    ["two versions", "v=1&v=1&f=beale&o=sgd&n=10"],
    ["an unknown key", "v=1&f=beale&o=sgd&n=10&q=1"],
    ["a key of every object", "v=1&f=beale&o=sgd&n=10&__proto__=1"],
    ["no function", "v=1&o=sgd&n=10"],
    ["an unknown function", "v=1&f=nowhere&o=sgd&n=10"],
    ["a grid of functions", "v=1&f=rosenbrock:dim=2/3&o=sgd&n=10"],
    ["markup", "v=1&f=<img src=x onerror=alert(1)>&o=sgd&n=10"],
    ["a command behind a name", "v=1&f=beale;rm -rf ~&o=sgd&n=10"],
    ["a substitution", "v=1&f=beale&o=sgd:lr=$(id)&n=10"],
    ["a formula in version 1, which had none", "v=1&f={x^2%2By^2}&o=sgd&n=10"],
    ["a seed in version 1, which had none", "v=1&f=beale&o=sgd&n=10&s=2"],
    ["a formula that ends a quoted word", "v=2&f={x^2%2By^2'}&o=sgd&n=10"],
    ["a label that ends a quoted word", "v=2&f={x^2%2By^2};rm -rf ~&o=sgd&n=10"],
    ["a formula as a method", "v=2&f=beale&o={x^2%2By^2}&n=10"],
    ["a broken formula", "v=2&f={x^2%2B}&o=sgd&n=10"],
    ["a seed that is none", "v=2&f=beale&o=sgd&n=10&s=0"],
    ["a target that is none", "v=2&f=beale&o=sgd&n=10&l=-1"],
    ["an unknown metric", "v=2&f=beale&o=sgd&n=10&m=toString"],
    ["a later version", "v=3&f=beale&o=sgd&n=10"],
    ["no method", "v=1&f=beale&n=10"],
    ["an unknown method", "v=1&f=beale&o=nothing&n=10"],
    ["a rate outside of its range", "v=1&f=beale&o=sgd:lr=-1&n=10"],
    ["nine methods", `v=1&f=beale&n=10${"&o=sgd".repeat(9)}`],
    ["no iterations", "v=1&f=beale&o=sgd&n=0"],
    ["too many iterations", "v=1&f=beale&o=sgd&n=5001"],
    ["iterations in another notation", "v=1&f=beale&o=sgd&n=1e2"],
    ["too many dimensions", "v=1&f=rosenbrock:dim=101&o=sgd&n=10"],
    ["a start of another length", "v=1&f=beale&o=sgd&n=10&x=1"],
    ["an infinite start", "v=1&f=beale&o=sgd&n=10&x=inf,1"],
    ["a step beyond the end", "v=1&f=beale&o=sgd&n=10&t=11"],
    ["a method that is not there", "v=1&f=beale&o=sgd&n=10&a=1"],
    ["a plane of one coordinate", "v=1&f=beale&o=sgd&n=10&p=1,1"],
    ["a view without extent", "v=1&f=beale&o=sgd&n=10&w=1,1,0,2"],
    ["an unknown exercise", "v=1&f=beale&o=sgd&n=10&e=toString"],
    ["a broken escape", "v=1&f=beale&o=sgd&n=10&x=%E0%A4%A"],
    ["a long text", `v=1&f=beale&n=10&o=${"sgd+clip:norm=1".repeat(400)}`],
  ])("with %s is damaged", (_, text) => {
    expect(readFragment(text)).toBeNull();
  });

  it("of any text is read or refused, never thrown at", () => {
    const good = writeFragment(STATE);
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(8), fc.string({ maxLength: 8 }), (at, cut, put) => {
        const found = readFragment(good.slice(0, at) + put + good.slice(at + cut));
        if (found !== null) expect(readFragment(writeFragment(found))).toEqual(found);
      }),
      { numRuns: 2000 },
    );
  });
});
