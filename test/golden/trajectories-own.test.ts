import { describe, expect, it } from "vitest";
import { disagreement, excuse, ownTrajectories, replay } from "./replay-own.js";
import { specOf } from "./spec-of-own.js";

for (const folder of ["trajectories", "variants"] as const) {
  describe(`recorded ${folder}`, () => {
    for (const one of ownTrajectories(folder)) {
      const spec = specOf(one);
      it(`${one.id} is what ${spec} does${excuse(one)}`, () => {
        expect(disagreement(one, replay(one, spec))).toBeUndefined();
      });
    }
  });
}
