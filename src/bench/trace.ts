import type { NamedValues, Vec } from "../core/types.js";
import type { Settings } from "../plan/settings.js";
import type { CaseTrace, Recorded, RecordedValues, TraceStep } from "../records/trace.js";
import { startRun, type ResolvedCase } from "./execute.js";
import { differenceTo, type Update } from "./observe.js";

/** Which updates a trace keeps: every `every`-th from t = `from` on. */
export interface TraceWindow {
  readonly from: number;
  readonly every: number;
}

/** Runs a case and records its updates. What the user's definitions throw ends the trace early. */
export function traceCase(named: ResolvedCase, settings: Settings, window: TraceWindow): CaseTrace {
  const steps: TraceStep[] = [];
  let made = 0;
  const run = startRun(named, settings, (update) => {
    const { t } = update;
    made = t + 1;
    if (t >= window.from && (t - window.from) % window.every === 0) steps.push(recorded(update));
  });
  run.advance(settings.iterations);
  const { status, message } = run.result();
  const { x, f, g } = run.where();
  const { case: one, function: fn, optimizer } = named;
  return {
    id: one.id,
    function: one.function,
    formula: fn.definition.formulaAt?.(fn.dim, fn.values) ?? fn.definition.formula,
    optimizer: one.optimizer,
    ...(one.label === undefined ? {} : { label: one.label }),
    ...(one.functionLabel === undefined ? {} : { functionLabel: one.functionLabel }),
    ...(one.written === undefined ? {} : { written: one.written }),
    rule: optimizer.definition.rule,
    dimension: one.dimension,
    start: one.start,
    seed: one.seed,
    steps,
    end: { t: made, x: numbers(x), f: finite(f), g: numbers(g) },
    ...(made < settings.iterations
      ? { ended: { status, ...(message === undefined ? {} : { message }) } }
      : {}),
  };
}

function recorded({ t, x, f, g, lr, next, state, derived }: Update): TraceStep {
  return {
    t,
    x: numbers(x),
    f: finite(f),
    g: numbers(g),
    lr: finite(lr),
    dx: numbers(next.map((xi, i) => differenceTo(xi, x[i]))),
    ...(state === undefined ? {} : { state: values(state) }),
    ...(derived === undefined ? {} : { derived: values(derived) }),
  };
}

/** Buffers that this form of the method does not use are empty, and left out. */
function values(named: NamedValues): RecordedValues {
  const used = Object.entries(named).filter(
    ([, value]) => typeof value === "number" || value.length > 0,
  );
  return Object.fromEntries(
    used.map(([name, value]) => [name, typeof value === "number" ? finite(value) : numbers(value)]),
  );
}

function numbers(vector: Vec): Recorded[] {
  return Array.from(vector, finite);
}

function finite(value: number): Recorded {
  return Number.isFinite(value) ? value : null;
}
