import { describe, expect, it } from "vitest";
import { disagreement, excuse, ownTrajectories, replay } from "./replay-own.js";
import { hasCounterpart, specOf } from "./spec-of-own.js";

for (const folder of ["trajectories", "variants"] as const) {
  describe(`recorded ${folder}`, () => {
    for (const one of ownTrajectories(folder).filter(hasCounterpart)) {
      const spec = specOf(one);
      it(`${one.id} is what ${spec} does${excuse(one)}`, () => {
        expect(disagreement(one, replay(one, spec))).toBeUndefined();
      });
    }
  });
}

it("there is a method for every recording but those of scipy's Newton-CG and trust regions", () => {
  const without = ownTrajectories("trajectories").filter((one) => !hasCounterpart(one));
  expect([...new Set(without.map(({ optimizer }) => optimizer))]).toEqual([
    "scipy-Newton-CG",
    "scipy-trust-exact",
    "scipy-trust-ncg",
  ]);
});
