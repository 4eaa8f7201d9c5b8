import { jsonText } from "../../core/json-text.js";
import { resolveCase } from "../../bench/execute.js";
import { traceCase, type TraceWindow } from "../../bench/trace.js";
import { usage } from "../../core/errors.js";
import { TRACE_FORMAT, type TraceDocument } from "../../records/trace.js";
import { renderTrace } from "../../report/trace.js";
import { renderTraceCsv } from "../../report/trace-csv.js";
import { grid } from "../../terminal/grid.js";
import { lookOf } from "../../terminal/look.js";
import { EXIT } from "../program/exit-codes.js";
import type { Io } from "../program/io.js";
import type { Flags } from "../flags/read-flags.js";
import { readRequest } from "../request/run-request.js";
import { readLook } from "../request/screen-request.js";
import { titled } from "../../report/titled.js";

/** How many updates are shown by default. */
const USUAL_ITERATIONS = 10;
/** The most updates that a trace may show. */
const MOST_STEPS = 10_000;
/** How many coordinates are shown by default. */
const USUAL_COORDINATES = 8;

/** `optbench trace`: the arithmetic of each update. */
export async function trace(spec: string | undefined, flags: Flags, io: Io): Promise<number> {
  if (flags.json === true && flags.csv === true) {
    throw usage("--json and --csv print two documents: use only one");
  }
  const { iters = USUAL_ITERATIONS, json, ...others } = flags;
  const request = await readRequest(spec, { ...others, iters }, io);
  const { cases } = request.plan;
  const settings = { ...request.plan.settings, stopAtTarget: false, path: false, trial: true };
  const window = windowOf(flags, settings.iterations);
  refuseMany(cases.length, settings.iterations, window);
  const coords = coordinatesOf(
    flags.coords,
    cases.map(({ dimension }) => dimension),
  );
  const traces = cases.map((one) =>
    traceCase(resolveCase(one, request.catalogue), settings, window),
  );
  if (json === true) {
    const document: TraceDocument = { format: TRACE_FORMAT, cases: traces };
    io.stdout.write(`${jsonText(document, 1)}\n`);
  } else if (flags.csv === true) {
    io.stdout.write(renderTraceCsv(traces));
  } else {
    const look = await lookOf(io.stdout, io.env, readLook(flags));
    io.stdout.write(titled(request.screen.title, renderTrace(traces, coords, look, grid), look));
  }
  return traces.some(({ ended }) => ended?.status === "error") ? EXIT.regression : EXIT.ok;
}

function windowOf({ from = 0, every = 1 }: Flags, iterations: number): TraceWindow {
  if (from < iterations) return { from, every };
  throw usage(`--from ${from} is behind the last update, t = ${iterations - 1}: raise --iters`);
}

function refuseMany(cases: number, iterations: number, { from, every }: TraceWindow): void {
  const count = cases * Math.ceil((iterations - from) / every);
  if (count <= MOST_STEPS) return;
  const fewer = every * Math.ceil(count / MOST_STEPS);
  throw usage(`these are ${count} steps, and a trace shows at most ${MOST_STEPS}`, {
    hint: `fewer: --every ${fewer}, --from or --iters`,
  });
}

/** The coordinates that are shown of a function of some dimension; by default the first ones. */
function coordinatesOf(
  chosen: readonly number[] | undefined,
  dimensions: readonly number[],
): (dimension: number) => readonly number[] {
  const outside = chosen?.find((i) => i >= Math.min(...dimensions));
  if (outside !== undefined) {
    throw usage(
      `--coords: there is no ${outside} in ${Math.min(...dimensions)} dimensions, which count from 0`,
    );
  }
  return (dimension) =>
    chosen ?? Array.from({ length: Math.min(dimension, USUAL_COORDINATES) }, (_, i) => i);
}
