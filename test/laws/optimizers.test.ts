import { readdirSync, readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import type { AnyOptimizer } from "../../src/core/definition.js";
import type { Params, ParamValue } from "../../src/core/parameter.js";
import { fold } from "../../src/core/suggest.js";
import { optimizers } from "../../src/optimizers/index.js";
import { bowl, path, variants, Walk, type Method } from "./methods.js";

const FOLDER = new URL("../../src/optimizers/", import.meta.url);
/** Our own, then the dialects' rows. */
const all = builtins().optimizers;
const START = [1.5, -2.25, 0.5];
const STEPS = 40;
const hilly = bowl([1, 3, 0.25]);

const each = (list: readonly AnyOptimizer[]) => list.map((one) => [one.id, one] as const);

describe.each(each(all))("%s", (_id, definition) => {
  it("has the same bits on a second run", () => {
    for (const method of variants(definition)) {
      const [first, second] = [0, 1].map(() => path(new Walk(method, hilly, START), STEPS));
      expect(second, method.name).toEqual(first);
    }
  });

  it("shares nothing between two instances", () => {
    for (const method of variants(definition)) {
      const alone = path(new Walk(method, hilly, START), STEPS);
      const one = new Walk(method, hilly, START);
      const other = new Walk(method, bowl([2, 0.5, 7]), [-3, 1, 1]);
      const together = alone.map(() => {
        other.advance();
        one.advance();
        return one.bits();
      });
      expect(together, method.name).toEqual(alone);
    }
  });

  it("leaves the gradient that it is given alone", () => {
    for (const method of variants(definition)) {
      const walk = new Walk(method, hilly, START);
      for (let t = 0; t < STEPS; t++) {
        const before = Array.from(walk.g);
        walk.step();
        expect(Array.from(walk.g), method.name).toEqual(before);
        hilly.valueAndGradient(walk.x, walk.g);
      }
    }
  });
});

/** Methods that move from rest, and why. */
const MOVES_AT_REST: Readonly<Record<string, string>> = {
  yogi: "its source starts m above 0",
  ftrl: "its iterate is made of the gradients alone, not of x₀",
};

const targetOf = ({ id, mapsTo }: AnyOptimizer) => (mapsTo ?? id).split(/[:+]/)[0];

/** With all that shrinks x of itself at 0. */
function withoutDecay({ definition, name, values }: Method): Method {
  const decays = Object.keys(definition.params as Params).filter((key) =>
    /^(weightDecay|adamWeightDecay|lambd)$/.test(key),
  );
  const zeros: Record<string, ParamValue> = Object.fromEntries(decays.map((key) => [key, 0]));
  return { definition, name, values: { ...values, ...zeros } };
}

describe("a fresh method whose gradient is 0", () => {
  it.each(each(all))("stays where it is: %s", (_id, definition) => {
    const reason = MOVES_AT_REST[targetOf(definition)];
    for (const method of variants(definition).map(withoutDecay)) {
      const walk = new Walk(method, bowl([0, 0, 0]), START);
      for (let t = 0; t < 5; t++) walk.advance();
      const stays = walk.x.every((xi, i) => xi === START[i]);
      expect(stays, `${method.name}: ${reason ?? "no reason is known why it should move"}`).toBe(
        reason === undefined,
      );
      if (stays && walk.optimizer.answer !== undefined) {
        expect(Array.from(walk.optimizer.answer), method.name).toEqual(START);
      }
    }
  });
});

describe("a method that calls itself coordinate-wise", () => {
  const claimants = all.filter((definition) => definition.coordinatewise);

  it.each(each(claimants))(
    "takes a coordinate the same way at n = 1 and n = 2: %s",
    (_id, definition) => {
      for (const method of variants(definition)) {
        const both = new Walk(method, bowl([1, 3]), [1.5, -2.25]);
        const first = new Walk(method, bowl([1]), [1.5]);
        const second = new Walk(method, bowl([3]), [-2.25]);
        for (let t = 0; t < STEPS; t++) {
          for (const walk of [both, first, second]) walk.advance();
          expect(Array.from(both.x), method.name).toEqual([first.x[0], second.x[0]]);
        }
      }
    },
  );
});

describe("the catalogue of optimizers", () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".ts") && name !== "index.ts");
  const sources = new Map(files.map((name) => [name, readFileSync(new URL(name, FOLDER), "utf8")]));

  it("lists every method of its folder under the name of the file", () => {
    const defining = [...sources].filter(([, text]) => text.includes("= defineOptimizer("));
    const names = defining.map(([name]) => name.replace(/\.ts$/, ""));
    expect(names.sort()).toEqual(optimizers.map(({ id }) => id).sort());
  });

  it("has no other file, and no part that nothing imports", () => {
    expect([...sources].filter(([, source]) => !source.includes("= defineOptimizer("))).toEqual([]);
    const folder = new URL("parts/", FOLDER);
    const parts = readdirSync(folder);
    const texts = parts.map((name) => readFileSync(new URL(name, folder), "utf8"));
    const text = [...sources.values(), ...texts].join("\n");
    for (const name of parts)
      expect(text).toMatch(new RegExp(`from "./(parts/)?${name.replace(/ts$/, "js")}"`));
  });

  it("gives no name twice, whatever its case and separators", () => {
    const names = all.flatMap(({ id, aliases = [] }) => [id, ...aliases]).map(fold);
    expect(new Set(names).size).toBe(names.length);
  });

  it("says of every method where it is from, what it does and what its parameters are", () => {
    for (const { id, source, rule, title, params } of all) {
      expect(`${title}${source.ref}`.length, id).toBeGreaterThan(10);
      expect(rule, id).not.toBe("");
      for (const [key, { doc }] of Object.entries(params as Params)) {
        expect(doc, `${id}: ${key}`).not.toBe("");
      }
    }
  });
});

describe("fifty thousand steps", () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const inUse = () => {
    collect();
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    return heapUsed + external + arrayBuffers;
  };
  // what else lives in the process moves by some kilobytes; a leak of one number a step is 400 kB
  const NOISE = 200_000;

  it.each(each(optimizers))("keep no more memory than some: %s", (_id, definition) => {
    const walk = new Walk(variants(definition)[0], hilly, START);
    for (let t = 0; t < 2_000; t++) walk.advance();
    let growth = Infinity;
    // what else lives in the process may grow once; what a method leaks grows each time
    for (let k = 0; k < 3 && growth >= NOISE; k++) {
      const before = inUse();
      for (let t = 0; t < 50_000; t++) walk.advance();
      growth = inUse() - before;
    }
    expect(growth).toBeLessThan(NOISE);
  });
});
