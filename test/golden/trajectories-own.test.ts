import { afterAll, describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import type { AnyOptimizer } from "../../src/core/types.js";
import { Catalogue } from "../../src/spec/catalogue.js";
import { disagreement, excuse, ownTrajectories, replay, type OwnTrajectory } from "./replay-own.js";
import { specOf } from "./spec-of-own.js";

const agreeing = { trajectories: 0, variants: 0 };

afterAll(() => {
  const { trajectories, variants } = agreeing;
  console.log(`further methods: ${trajectories} trajectories and ${variants} variants agree`);
});

for (const folder of ["trajectories", "variants"] as const) {
  describe(`recorded ${folder}`, () => {
    for (const one of ownTrajectories(folder)) {
      const spec = specOf(one);
      it(`${one.id} is what ${spec} does${excuse(one)}`, () => {
        expect(disagreement(one, replay(one, spec))).toBeUndefined();
        agreeing[folder]++;
      });
    }
  });
}

/** The method, told the wrong sign of every gradient. */
function climbing(definition: AnyOptimizer): AnyOptimizer {
  const negate = (g: Float64Array) => g.map((gi) => -gi);
  return {
    ...definition,
    create(dim, params, oracle) {
      const inner = definition.create(dim, params, oracle);
      return {
        ...(inner.answer === undefined ? {} : { answer: inner.answer }),
        step: (x, g, lr, t) => inner.step(x, negate(g), lr, t),
      };
    },
  };
}

describe("a wrong sign of the gradient turns a recording red", () => {
  const shipped = builtins();
  const byOptimizer = new Map<string, [OwnTrajectory, string][]>();
  for (const one of [...ownTrajectories("trajectories"), ...ownTrajectories("variants")]) {
    const spec = specOf(one);
    const id = spec.split(/[:+]/)[0];
    byOptimizer.set(id, [...(byOptimizer.get(id) ?? []), [one, spec]]);
  }

  it.each([...byOptimizer].filter(([id]) => !id.includes("/")))("of %s", (id, cases) => {
    const optimizers = shipped.optimizers.map((one) => (one.id === id ? climbing(one) : one));
    const mutated = new Catalogue({ ...entriesOf(shipped), optimizers });
    const differing = cases.slice(0, 4).filter(([one, spec]) => {
      const snapshots = replay(one, spec, mutated);
      return disagreement(one, snapshots) !== undefined;
    });
    expect(differing.length).toBeGreaterThan(0);
  });
});

function entriesOf({ functions, schedules, modifiers, transforms }: Catalogue) {
  return { functions, schedules, modifiers, transforms };
}
