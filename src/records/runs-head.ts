import type { CaseKind } from "../plan/cases.js";
import type { Metric } from "../run/types.js";

/** What a summary or a tally says before its numbers: of which runs they are. */
export type RunsHead = CaseKind & {
  /** Only where it is not the metric of the settings. */
  readonly metric?: Metric;
};

export function runsHead(kind: CaseKind, metric: Metric | undefined): RunsHead {
  const { function: fn, optimizer, label, functionLabel, written, external } = kind;
  const { dimension, settings } = kind;
  return {
    function: fn,
    optimizer,
    ...(label === undefined ? {} : { label }),
    ...(functionLabel === undefined ? {} : { functionLabel }),
    ...(written === undefined ? {} : { written }),
    ...(external === undefined ? {} : { external }),
    dimension,
    ...(settings === undefined ? {} : { settings }),
    ...(metric === undefined ? {} : { metric }),
  };
}
