import { describe, expect, it } from "vitest";
import type { Objective } from "../../src/core/types.js";
import { CountingOracle } from "../../src/run/oracle.js";
import { point, sphere } from "./scripted.js";

describe("the oracle", () => {
  it("counts every call, its own and the loop's", () => {
    const oracle = new CountingOracle(sphere(2), null);
    const g = new Float64Array(2);
    expect(oracle.begin(point(3, 4), g)).toBe(12.5);
    expect(oracle.valueAndGradient(point(1, 0), g)).toBe(0.5);
    expect([oracle.evaluations, oracle.value, ...g]).toEqual([2, 12.5, 1, 0]);
  });

  it("knows f* and the dimension, and the Hessian where the function does", () => {
    const curved: Objective = {
      ...sphere(1),
      hessianVector(_x, v, out) {
        out.set(v);
      },
    };
    const out = new Float64Array(1);
    const oracle = new CountingOracle(curved, { value: -3, points: [] });
    oracle.hessianVector!(point(1), point(7), out);
    expect([oracle.dim, oracle.minimum, out[0], oracle.evaluations]).toEqual([1, -3, 7, 1]);
    const plain = new CountingOracle(sphere(1), null);
    expect([plain.minimum, plain.hessianVector]).toEqual([undefined, undefined]);
  });

  it("charges what a call costs, and one evaluation for a product with the Hessian", () => {
    const curved: Objective = {
      ...sphere(2),
      evaluationsPerCall: 3,
      hessianVector(_x, v, out) {
        out.set(v);
      },
    };
    const oracle = new CountingOracle(curved, null);
    const g = new Float64Array(2);
    oracle.begin(point(3, 4), g);
    oracle.hessianVector!(point(3, 4), g, g);
    oracle.hessianVector!(point(3, 4), g, g);
    expect(oracle.evaluations).toBe(5);
  });

  it("remembers one arrival, and only for the same point", () => {
    const oracle = new CountingOracle(sphere(2), null);
    const g = point(9, 9);
    oracle.arriveAt(point(1, 2), 77, point(5, 6));
    expect(oracle.begin(point(1, 2), g)).toBe(77);
    expect([oracle.evaluations, oracle.value, ...g]).toEqual([0, 77, 5, 6]);
    expect(oracle.begin(point(1, 2), g)).toBe(2.5);
    expect(oracle.evaluations).toBe(1);
    oracle.arriveAt(point(1, 2), 77, point(5, 6));
    expect(oracle.begin(point(1, 2 + 2 ** -51), g)).not.toBe(77);
    expect(oracle.begin(point(1, 2), g)).toBe(2.5);
    oracle.arriveAt(point(1, NaN), 77, point(5, 6));
    expect(oracle.begin(point(1, NaN), g)).toBeNaN();
    expect(oracle.evaluations).toBe(4);
  });

  it("keeps the last of several arrivals of a step", () => {
    const oracle = new CountingOracle(sphere(1), null);
    oracle.arriveAt(point(1), 11, point(1));
    oracle.arriveAt(point(2), 22, point(2));
    expect(oracle.begin(point(2), point(0))).toBe(22);
    oracle.arriveAt(point(1), 11, point(1));
    oracle.arriveAt(point(2), 22, point(2));
    expect(oracle.begin(point(1), point(0))).toBe(0.5);
  });

  it("calls a method of a class on what it belongs to", () => {
    class Scaled implements Objective {
      readonly dim = 1;
      readonly #by = 3;
      valueAndGradient(x: Float64Array, g: Float64Array): number {
        g[0] = this.#by;
        return this.#by * x[0];
      }
      hessianVector(_x: Float64Array, _v: Float64Array, out: Float64Array): void {
        out[0] = this.#by;
      }
    }
    const out = new Float64Array(1);
    const oracle = new CountingOracle(new Scaled(), null);
    oracle.hessianVector!(point(1), point(1), out);
    expect([oracle.valueAndGradient(point(2), out), out[0]]).toEqual([6, 3]);
  });
});
