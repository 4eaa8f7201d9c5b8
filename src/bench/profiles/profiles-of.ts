import type { ProfileKind } from "../../plan/profile-kinds.js";
import type { Cost } from "../../plan/settings.js";
import { isSolved } from "./cost.js";
import { dataProfile } from "./data-profile.js";
import type { Profiles, Score } from "../../records/profiles.js";
import { performanceProfile, performanceRatios, performanceScores } from "./performance-profile.js";
import { problemTable, type ProblemTable } from "./problem-table.js";
import { runLengthProfile } from "./run-length-profile.js";
import { type Compared, rankedBy } from "./solvers.js";
import { functionStates } from "./states.js";
import type { StepCurve } from "../../records/step-curve.js";
import { winMatrix } from "./win-matrix.js";

/** The profiles asked for. An ECDF is left out where the runs have no ladder. */
export function profilesOf(given: Compared, kinds: readonly ProfileKind[]): Profiles {
  // a pair that cannot be run is no failure: it was not run
  const compared = { ...given, cases: given.cases.filter(({ status }) => status !== "skipped") };
  const table = problemTable(compared);
  const cost = rankedBy(compared);
  const asks = (kind: ProfileKind) => kinds.includes(kind);
  const named = (curves: readonly StepCurve[]) =>
    curves.map((curve, s) => ({ optimizer: table.optimizers[s], ...curve }));
  const runLengths = asks("ecdf") ? runLengthProfile(table) : null;
  return {
    cost,
    problems: table.problems.length,
    functions: new Set(table.problems.map(([one]) => one.function)).size,
    leftOut: table.leftOut,
    scores: scoresOf(table, cost),
    ...(asks("performance") ? { performance: named(performanceProfile(table, cost)) } : {}),
    ...(asks("data") ? { data: named(dataProfile(table, cost)) } : {}),
    ...(runLengths === null ? {} : { ecdf: named(runLengths) }),
    ...(asks("wins") ? { wins: winMatrix(table, cost) } : {}),
    ...(asks("map") ? { map: functionStates(compared) } : {}),
  };
}

function scoresOf(table: ProblemTable, cost: Cost): Score[] {
  const ratios = performanceRatios(table, cost);
  const steps = performanceScores(table, "iterations");
  const evaluations = performanceScores(table, "evaluations");
  return table.optimizers.map((optimizer, s) => ({
    optimizer,
    wins: ratios[s].filter((ratio) => ratio === 1).length,
    solved: table.problems.filter((runs) => isSolved(runs[s])).length,
    steps: steps[s],
    evaluations: evaluations[s],
  }));
}
