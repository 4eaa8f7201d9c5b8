import type { Vec } from "../core/types.js";
import { Area } from "./area.js";
import type { Standing } from "./parts.js";
import type { Status } from "./types.js";

/** Where a run stands between two stretches of the loop. */
export class RunState {
  /** Iterations made; −1 before x_0 is evaluated. */
  t = -1;
  /** The iteration that evaluated the start: 0, or a later one where the run has begun again. */
  origin = 0;
  /** f where it is measured, and the metric there. */
  value = NaN;
  measured = NaN;
  best = Infinity;
  /** The smallest value of the metric. */
  closest = Infinity;
  bestStep = 0;
  /** The last iteration above the tolerance; −1 for none. */
  lastAbove = -1;
  /** The last iteration at the tolerance or below; −1 for none. */
  lastWithin = -1;
  /** The next iteration that the curve keeps. */
  nextKept = 0;
  /** Iterations until x is looked at. */
  untilLook = 1;
  readonly area = new Area();
}

/** How a run has ended. */
export interface RunEnd {
  readonly status: Status;
  readonly message?: string;
  readonly at?: string;
  readonly stack?: string;
}

/** The point that is measured: that of the last iterate, or the answer that the method keeps beside it. */
export function answerOf({ optimizer, x }: Standing, { t, origin }: RunState): Vec {
  return (t > origin && optimizer.answer) || x;
}
