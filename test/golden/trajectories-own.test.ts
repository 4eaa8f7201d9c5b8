import { describe, expect, it } from "vitest";
import { disagreement, excuse, ownTrajectories, replay } from "./replay-own.js";
import { specOf } from "./spec-of-own.js";

for (const folder of ["trajectories", "variants"] as const) {
  describe(`recorded ${folder}`, () => {
    for (const one of ownTrajectories(folder)) {
      const wanted = specOf(one);
      if ("none" in wanted) {
        it(one.id, ({ skip }) => skip(wanted.none));
      } else {
        it(`${one.id} is what ${wanted.spec} does${excuse(one)}`, () => {
          expect(disagreement(one, replay(one, wanted.spec))).toBeUndefined();
        });
      }
    }
  });
}
