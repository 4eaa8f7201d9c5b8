import { refuseUnfit } from "../../bench/refuse-unfit.js";
import { planCommand } from "../../bench/plan-command.js";
import { sweep as runSweep } from "../../bench/sweep/sweep.js";
import { searchedBy } from "../../bench/tune/entries.js";
import { startingPlan } from "../../bench/tune/tune.js";
import { usage } from "../../core/errors.js";
import { readSweep, sweptBy } from "../../plan/sweep.js";
import type { Results } from "../../records/results.js";
import type { Swept } from "../../records/sweep-result.js";
import { listed } from "../../report/listed.js";
import { flagOf } from "../flags/option.js";
import { type Flags, unfitOption } from "../flags/read-flags.js";
import { endReporters, openReporters } from "../output/reporters.js";
import { renderRun } from "../output/screen.js";
import { EXIT } from "../program/exit-codes.js";
import type { Io } from "../program/io.js";
import { refuseCaseReporters } from "../request/outputs.js";
import { planCases } from "../request/plan-request.js";
import { readRequest, type RunRequest } from "../request/run-request.js";
import { withTrials } from "../run/choose-executor.js";
import { drawingOf } from "../figures/figure-flags.js";
import { bareHead } from "../run/results-head.js";
import { interruptedCode, listCases } from "../run/run-cases.js";

/** `optbench run --sweep`: how the results depend on one parameter, instead of the cases themselves. */
export async function sweep(
  spec: string | undefined,
  flags: Flags & { readonly sweep: string },
  io: Io,
): Promise<number> {
  refuseContradictions(flags);
  const range = readSweep(flags.sweep);
  const reporters = flags.reporter ?? [flags.json === true ? "json" : "table"];
  const request = await readRequest(spec, { ...flags, reporter: reporters }, io, {
    resolve: sweptBy(range),
  });
  refuseCaseReporters(request, "--sweep");
  refuseLacking(request, range.parameter);
  if (flags.list === true) return listCases(request, io);
  refuseUnfit(startingPlan(request.plan, request.catalogue).plan, request.catalogue);
  const open = await openReporters(request.outputs, io, { drawing: drawingOf(request) });
  const options = { ...range, measure: measureOf(flags, request) };
  const total = request.plan.cases.length * range.count;
  const found = await withTrials(request, total, io, (runTrials) =>
    runSweep(request.plan, options, request.catalogue, runTrials),
  );
  const results: Results = {
    ...bareHead(request),
    ...commandOf(request, flags),
    partial: found === null,
    ...(found === null ? {} : { sweep: found }),
    cases: [],
  };
  await endReporters(open, results, async (toFile) =>
    found === null ? "Interrupted: nothing to show.\n" : renderRun(results, request, io, toFile),
  );
  return found === null ? interruptedCode(io) : EXIT.ok;
}

/** The command that makes the numbers again, where the cases are a grid. */
function commandOf(
  { planning, catalogue }: Pick<RunRequest, "planning" | "catalogue">,
  { sweep: range, y }: Flags & { readonly sweep: string },
): Pick<Results, "command"> {
  // the request has intervals in the place of what the user typed
  const command = planCommand(planCases(planning, catalogue).planned);
  if (command === null) return {};
  return { command: `${command} --sweep ${range.trim()}${y === undefined ? "" : " --y value"}` };
}

function refuseContradictions(flags: Flags): void {
  const { plot, y } = flags;
  const unfit = unfitOption("sweep", flags);
  if (unfit !== undefined && unfit.refusedBy?.includes("check") === true) {
    throw usage("--sweep shows all values, --tune the best: use only one");
  }
  if (unfit !== undefined) {
    throw usage(`${flagOf(unfit)} is about cases, and --sweep has none: use only one`);
  }
  if (plot === "contour") throw usage("--sweep draws ascii or braille, not contour");
  if (y === "gradient" || y === "distance") {
    throw usage(`--sweep with --y draws the last metric: --y value --metric ${y}`);
  }
}

/** Throws where an optimizer does not have the parameter, and says which have it. */
function refuseLacking({ plan, catalogue }: RunRequest, parameter: string): void {
  const optimizers = [...plan.cases].map(searchedBy(catalogue));
  const names = (has: boolean) => [
    ...new Set(
      optimizers
        .filter(({ axes }) => axes.length > 0 === has)
        .map(({ definition }) => definition.id),
    ),
  ];
  const [having, lacking] = [names(true), names(false)];
  if (lacking.length === 0) return;
  const lack = `${listed(lacking, 5)} ${lacking.length === 1 ? "has" : "have"} no such number`;
  const field = `--sweep ${parameter}`;
  if (having.length === 0) {
    throw usage(lack, { field, hint: `parameters: optbench show ${lacking[0]}` });
  }
  throw usage(`${lack}; ${listed(having, 5)} ${having.length === 1 ? "has" : "have"} it`, {
    field,
  });
}

/** With --y the metric at the end; else what runs cost until the target, in the currency that ranks. */
function measureOf({ y }: Pick<Flags, "y">, { plan }: RunRequest): Swept {
  if (y !== undefined) return "final";
  return plan.settings.cost === "evaluations" ? "evaluations" : "steps";
}
