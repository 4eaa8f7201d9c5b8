import { describe, expect, it } from "vitest";
import { bind, createOptimizer, OptbenchError } from "../../src/index.js";

const parameters = () => ({
  W1: Float64Array.of(1, -2, 3),
  b1: Float64Array.of(0.5),
  W2: Float64Array.of(4, 5),
});

/** Gradients that differ from step to step and from array to array. */
const gradients = (t: number) => ({
  W1: Float64Array.of(t, -1, 0.5 * t),
  b1: Float64Array.of(2 - t),
  W2: Float64Array.of(-3, t * t),
});

const copy = (params: Record<string, Float64Array>) =>
  Object.fromEntries(Object.entries(params).map(([name, x]) => [name, [...x]]));

describe("bind", () => {
  it.each([
    "sgd:lr=0.1",
    "momentum:lr=0.1",
    "adam:lr=0.1",
    "nesterov:lr=0.1",
    "book/adagrad:lr=1.5",
    "adam:lr=0.1+cosine",
    "adam:lr=0.1+cosine:steps=3+step:size=2",
  ])("%s moves each array as an optimizer of its own would", (spec) => {
    const params = parameters();
    const bound = bind(spec, params, 5);
    const alone = parameters();
    const own = Object.entries(alone).map(
      ([name, x]) => [name as keyof typeof alone, x, createOptimizer(spec, x.length, 5)] as const,
    );
    for (let t = 1; t <= 5; t++) {
      bound.update(gradients(t));
      for (const [name, x, optimizer] of own) optimizer.step(x, gradients(t)[name]);
    }
    expect(params).toEqual(alone);
    expect(params).not.toEqual(parameters());
  });

  it("moves in place, and what it was given", () => {
    const params = parameters();
    const { W1 } = params;
    bind("sgd:lr=1", params).update(gradients(1));
    expect(params.W1).toBe(W1);
    expect([...W1]).toEqual([0, -1, 2.5]);
  });

  it("leaves the gradients alone", () => {
    const grads = gradients(3);
    bind("adam", parameters()).update(grads);
    expect(grads).toEqual(gradients(3));
  });

  it("binds none to nothing", () => {
    expect(() => bind("adam", {}).update({})).not.toThrow();
  });
});

describe("wrong usage of bind", () => {
  it.each([
    [{ W2: undefined }, "bind: 'W2' has length 2, there is none"],
    [{ W2: Float64Array.of(1) }, "bind: 'W2' has length 2, its gradient has 1"],
    [{ W2: Float64Array.of(1, 2, 3) }, "bind: 'W2' has length 2, its gradient has 3"],
    [{ W1: new Float64Array(0) }, "bind: 'W1' has length 3, its gradient has 0"],
  ])("in the gradients moves nothing and says which (%#)", (wrong, message) => {
    const params = parameters();
    const bound = bind("adam:lr=0.1", params);
    expect(() => bound.update({ ...gradients(1), ...wrong } as never)).toThrow(
      new OptbenchError("usage", message),
    );
    expect(copy(params)).toEqual(copy(parameters()));
    // and counts for no step: the next one is the first
    const fresh = parameters();
    bind("adam:lr=0.1", fresh).update(gradients(1));
    bound.update(gradients(1));
    expect(params).toEqual(fresh);
  });

  it.each([
    ["adma", undefined, "unknown optimizer 'adma'"],
    ["adam:lr=0.1/0.2", undefined, "'adam:lr=0.1/0.2' is a grid of 2; one is needed here"],
    ["adam+cosine", undefined, "cosine: steps is needed where there is no run"],
    ["adam+cosine", -1, "run: iterations = -1 is outside [1, 1e9]"],
  ])("in %s of length %s is refused", (spec, iterations, message) => {
    expect(() => bind(spec, parameters(), iterations)).toThrow(OptbenchError);
    expect(() => bind(spec, parameters(), iterations)).toThrow(message);
  });
});
