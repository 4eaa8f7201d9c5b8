import { PROFILE_KINDS, type ProfileKind } from "../../plan/presentation.js";
import type { Cost } from "../../plan/settings.js";
import type { Profiles, Score } from "../../records/profiles.js";
import type { StepCurve } from "../../records/step-curve.js";
import { costOf, isSolved } from "./cost.js";
import { problemTable, type ProblemTable } from "./problem-table.js";
import {
  dataProfile,
  performanceProfile,
  performanceRatios,
  performanceScores,
  runLengthProfile,
} from "./profile-curves.js";
import { type Compared, rankedBy } from "./solvers.js";
import { functionStates } from "./states.js";

/** A pair that cannot be run did not fail: it is left out. */
function withoutSkipped(given: Compared): Compared {
  return { ...given, cases: given.cases.filter(({ status }) => status !== "skipped") };
}

/** What performance profiles count: the cost of each optimizer on each problem by the least, or Infinity. */
export function ratiosOf(given: Compared): number[][] {
  const compared = withoutSkipped(given);
  return performanceRatios(problemTable(compared), rankedBy(compared));
}

/** The profiles asked for. An ECDF is left out where the runs have no ladder. */
export function profilesOf(given: Compared, kinds: readonly ProfileKind[]): Profiles {
  const compared = withoutSkipped(given);
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

/**
 * wins[a][b]: on how many problems optimizer a costs less than optimizer b. A run that has failed
 * loses to any that has not; two that have failed, and two that cost alike, are a draw.
 */
function winMatrix({ problems, optimizers }: ProblemTable, cost: Cost): number[][] {
  return optimizers.map((_, a) =>
    optimizers.map(
      (__, b) => problems.filter((runs) => costOf(runs[a], cost) < costOf(runs[b], cost)).length,
    ),
  );
}

/** The profiles of all cases, of the kinds that the parts of a run have; undefined where they have none. */
export function profilesOfParts(
  parts: readonly (Profiles | undefined)[],
  compared: Compared,
): Profiles | undefined {
  if (parts.every((part) => part === undefined)) return undefined;
  const kinds = PROFILE_KINDS.filter((kind) => parts.some((part) => part?.[kind] !== undefined));
  return profilesOf(compared, kinds);
}
