import { limitExceeded } from "../../bench/stability.js";
import { kebab, printRounded } from "../../core/params.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { parseItem } from "../../plan/grammar.js";
import { resolveFunctions, resolveOptimizers } from "../../plan/resolve.js";
import type { Divergence } from "./divergences.js";
import { tell } from "../program/failure.js";
import type { Io } from "../program/io.js";
import { orNull } from "../output/problem.js";

/** More lines than this would bury the table. */
const MOST_LINES = 3;

/** Says where it is known that a learning rate is above what is stable, also before x has exploded. */
export function tellLimits(divergences: readonly Divergence[], catalogue: Catalogue, io: Io): void {
  const lines = divergences.flatMap((one) => explain(one, catalogue));
  for (const line of lines.slice(0, MOST_LINES)) tell(io, `warning: ${line}`);
  const more = lines.length - MOST_LINES;
  if (more > 0) tell(io, `warning: ${more} more have a learning rate above their limits`);
}

function explain({ hasDiverged, first, runs }: Divergence, catalogue: Catalogue): string[] {
  const [optimizer] = resolveOptimizers(parseItem(first.optimizer), catalogue);
  const [fn] = resolveFunctions(parseItem(first.function), catalogue, first.dimension);
  const limit = orNull(() => limitExceeded(optimizer, fn));
  if (limit === null) return [];
  const { factor, curvature } = limit;
  const where = runs === 1 ? `at step ${first.step} (${first.message})` : `in ${runs} runs`;
  const rate = kebab(optimizer.definition.lrKey!);
  const most = `${printRounded(factor)}/L = ${printRounded(factor / curvature)}`;
  const why = `${rate} is above ${most} for this function`;
  return [
    hasDiverged
      ? `${first.optimizer} diverged on ${first.function} ${where}: ${why}`
      : `${first.optimizer} will diverge on ${first.function}: ${why}`,
  ];
}
