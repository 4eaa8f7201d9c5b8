import { profilesOf } from "../../../src/bench/profiles/profiles-of.js";
import { LADDER } from "../../../src/core/ladder.js";
import { PROFILE_KINDS } from "../../../src/plan/presentation.js";
import type { Profiles } from "../../../src/records/profiles.js";
import type { CaseResult } from "../../../src/records/results.js";
import { ran } from "../../bench/profiles/comparisons.js";

const NAMES = ["sgd:lr=0.01", "momentum", "adam:lr=0.1", "rmsprop", "l-bfgs"];

/** Eight functions and five optimizers: a winner, one that never gets there, one that diverges. */
export const COMPARED: readonly CaseResult[] = Object.entries({
  anisotropic: ["budget", 669, 160, "lost", 7],
  rosenbrock: ["diverged", "diverged", 1139, "budget", 33],
  beale: [1642, 124, 204, "lost", 13],
  booth: [360, 162, 1429, "budget", 4],
  "quadratic:cond=1000000:dim=100": ["diverged", "diverged", 71, "budget", 116],
  ackley: ["budget", "budget", "budget", "budget", "budget"],
  himmelblau: [12, 169, 20, "lost", 12],
  "three-hump-camel": [355, 116, 110, "lost", 6],
} as const).flatMap(([fn, row]) =>
  row.map((steps, s) =>
    ran(fn, NAMES[s], steps, {
      evaluations: (typeof steps === "number" ? steps : 1999) * (s === 4 ? 3 : 1) + 1,
      ladder: LADDER.map((_, k) => (typeof steps === "number" || k < 20 ? 1 + k * (s + 1) : null)),
    }),
  ),
);

export const allProfiles = (cases: readonly CaseResult[]): Profiles =>
  profilesOf({ cases }, PROFILE_KINDS);
