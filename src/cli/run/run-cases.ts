import { idsOf } from "../../plan/cases.js";
import { withSummaries } from "../../bench/summaries/with-summaries.js";
import { visible } from "../../core/visible.js";
import type { CaseResult, Results } from "../../records/results.js";
import type { Tallies } from "../../records/tallies.js";
import { EXIT } from "../program/exit-codes.js";
import { tell } from "../program/failure.js";
import type { Io } from "../program/io.js";
import type { RunRequest } from "../request/run-request.js";
import type { Executor } from "../../bench/executors/executor.js";
import { withExecutor } from "./choose-executor.js";
import type { LentQueue } from "./lend-queue.js";
import { startProgress } from "./progress.js";
import type { Beginning } from "./results-head.js";

/** The longest text that is written at once. */
const PIECE = 1 << 16;

/** `--list`: the ids of the cases, without running them. */
export function listCases({ plan }: RunRequest, io: Io): number {
  let piece = "";
  for (const id of idsOf(plan.cases)) {
    piece += `${visible(id)}\n`;
    if (piece.length < PIECE) continue;
    io.stdout.write(piece);
    piece = "";
  }
  io.stdout.write(piece);
  return EXIT.ok;
}

/** The exit code of a run that a signal has ended. */
export function interruptedCode(io: Io): number {
  const signal = io.interruption();
  if (signal === "SIGHUP") return EXIT.hungUp;
  return signal === "SIGTERM" ? EXIT.terminated : EXIT.interrupted;
}

/** Says that a shard has nothing to do: its empty output would look like a mistake. */
function tellOfEmptiness({ plan, planned, shard }: RunRequest, io: Io): void {
  if (plan.cases.length > 0) return;
  const { index, count } = shard;
  tell(io, `hint: shard ${index}/${count} has none of the ${planned.cases.length} cases`);
}

/** Names the file that has what was finished, where there is one. */
export function tellHowToContinue({ outputs, screen }: RunRequest, io: Io): void {
  const file = outputs.find(({ reporter, path }) => reporter === "ndjson" && path !== null);
  if (file === undefined || screen.quiet) return;
  tell(io, `hint: the same command with --resume ${file.path} goes on from here`);
}

/** A stack is for the screen: it names files of this machine. */
function withoutStack({ stack: _, ...rest }: CaseResult & { stack?: string }): CaseResult {
  return rest;
}

/** What happens to each case when it ends. */
interface Taking {
  readonly onCase: (one: CaseResult) => void;
  /** What is wanted of them once more at the end; null where nothing is. */
  readonly keep: ((one: CaseResult) => CaseResult) | null;
  /** The ids of those that reach their target by chance, as far as that was looked at. */
  readonly fragile?: ReadonlySet<string> | undefined;
  /** Counts the cases, instead of keeping them. */
  readonly tallies?: Tallies | undefined;
  /** Whether somebody sees what is estimated of several runs. */
  readonly isSummed: boolean;
  /** Computes the cases on other machines. */
  readonly queue?: LentQueue | undefined;
}

/**
 * Runs the cases of a request; fewer than planned when the user interrupts. What it returns holds
 * no cases unless they are kept.
 */
export async function execute(
  request: RunRequest,
  io: Io,
  { head, finished }: Beginning,
  { onCase, keep, tallies, isSummed, fragile, queue }: Taking,
): Promise<Results> {
  const { plan, catalogue, progress: showsProgress } = request;
  if (!request.screen.quiet) tellOfEmptiness(request, io);
  const cases: CaseResult[] = [];
  let done = 0;
  const progress = startProgress(plan.cases.length, showsProgress, io, queue?.workers);
  const isInterrupted = () => {
    progress.tick(done);
    return io.interruption() !== null;
  };
  io.catchSignals();
  const take = async (executor: Executor) => {
    const remaining =
      finished.size === 0 ? executor : (await import("./resume.js")).continuing(executor, finished);
    for await (const ended of remaining(plan, isInterrupted)) {
      const { stack } = ended;
      const made = stack === undefined ? ended : withoutStack(ended);
      const one = fragile?.has(made.id) === true ? { ...made, fragile: true as const } : made;
      done++;
      if (keep !== null) cases.push(keep(one));
      tallies?.add(one);
      progress.clear();
      if (request.debug && stack !== undefined) tell(io, `${one.id}: ${stack}`);
      onCase(one);
    }
  };
  await (queue === undefined ? withExecutor(request, io, take) : take(queue.executor));
  progress.clear();
  const partial = done < plan.cases.length;
  if (tallies !== undefined) return { ...head, partial, cases: [], tallies: tallies.list() };
  const results = { ...head, partial, cases };
  return isSummed ? withSummaries(results, catalogue) : results;
}
