import type { Executor } from "../../bench/executors/executor.js";
import { differenceOf, joinEnvironments } from "../../records/same-run.js";
import { isNdjson, readNdjson } from "../../records/read-ndjson.js";
import type { CaseResult, Results } from "../../records/results.js";
import { idsOf } from "../../plan/cases.js";
import { casesAt } from "../../plan/chosen-cases.js";
import { isLost } from "../../queue/lost-case.js";
import { OptbenchError, usage } from "../../core/errors.js";
import { laterFileOf } from "./later-file.js";
import { comparedHeadOf, headOf, type Beginning } from "./results-head.js";
import { fileStateOf } from "../../files/file-state.js";
import { readDocumentIfAny } from "../../files/read-document.js";
import { realPathOf } from "../../files/real-path.js";
import { tell } from "../program/failure.js";
import type { Io } from "../program/io.js";
import type { RunRequest } from "../request/run-request.js";

/**
 * What `--resume` finds in its file, and in the second one for later cases. Throws a usage error for a
 * file that is of another run.
 */
export async function readFinished(path: string, request: RunRequest, io: Io): Promise<Beginning> {
  const { cwd } = io;
  if (request.screen.plot === "contour" && !request.keepsPath) {
    throw usage("it holds no paths for contours", {
      field: `--resume ${path}`,
      hint: "--path keeps them, --plot off needs none",
    });
  }
  const head = headOf(request);
  const target = realPathOf(path, cwd);
  // before it is read: what another process writes meanwhile is then seen as a change
  const seen = await fileStateOf(target);
  const text = await readDocumentIfAny(path, cwd);
  // a task that is started again runs the same command: its file may be anything between not yet
  // there and complete
  const isEmpty = text === null || text.trim() === "";
  const main = isEmpty ? null : readPart(text, path, request);
  const later = await readLater(path, request, io);
  const parts = [main, later].filter((part) => part !== null);
  const finished = casesOf(parts);
  const environments = parts.map(({ environment }) => environment);
  return {
    head: { ...head, environment: joinEnvironments([...environments, head.environment]) },
    finished,
    inOrder: lengthInCommon(finished.keys(), idsOf(request.plan.cases)),
    resumed: { target, seen, hasLater: later !== null },
  };
}

/** The cases of both files. The first file wins: the second may be older, and have survived a kill. */
function casesOf(parts: readonly Results[]): Map<string, CaseResult> {
  const finished = new Map<string, CaseResult>();
  for (const one of parts.flatMap(({ cases }) => cases)) {
    // cases that may have failed because of the machine are run again
    if (!isLost(one) && !finished.has(one.id)) finished.set(one.id, one);
  }
  return finished;
}

/** Reads a part of the results of a run. Throws a usage error for those of another one. */
function readPart(text: string, path: string, request: RunRequest): Results {
  const { results, refusal } = readIfOf(request, text, path);
  if (refusal !== undefined) throw usage(refusal, { field: `--resume ${path}` });
  return results;
}

type Part = { results: Results; refusal?: undefined } | { results?: undefined; refusal: string };

/** Reads results of a run, or says why they are of another one. Throws a usage error for what is damaged. */
function readIfOf(request: RunRequest, text: string, path: string): Part {
  if (!isNdjson(text)) return { refusal: "it is not what --reporter ndjson writes" };
  const { results } = readNdjson(text, path);
  const { plan, shard } = results ?? {};
  if (results === null || plan === undefined || shard === undefined) {
    return { refusal: "it does not say of which run it is" };
  }
  const [there, here] = [`${shard.index}/${shard.count}`, request.shard];
  if (there !== `${here.index}/${here.count}`) {
    return { refusal: `it is of shard ${there}, not ${here.index}/${here.count}` };
  }
  const ids = () => results.cases.map(({ id }) => id);
  const difference = differenceOf(
    { ...results, shard, known: { areAll: false, ids } },
    comparedHeadOf(request),
    path,
    "this one",
  );
  if (difference !== null) return { refusal: `it is of another run: ${difference}` };
  const known = new Set(idsOf(request.plan.cases));
  const strange = results.cases.find(({ id }) => !known.has(id));
  if (strange !== undefined) return { refusal: `'${strange.id}' is not a case of its run` };
  return { results };
}

/** What the second file has; null where there is none of this run. Tells of one that is damaged. */
async function readLater(path: string, request: RunRequest, io: Io): Promise<Results | null> {
  const later = laterFileOf(path, io.cwd);
  try {
    const text = await readDocumentIfAny(later, io.cwd);
    // one of another run belongs to a file that has been begun anew since
    return text === null ? null : (readIfOf(request, text, later).results ?? null);
  } catch (error) {
    if (!(error instanceof OptbenchError) || error.code !== "usage") throw error;
    if (!request.screen.quiet) {
      tell(io, `hint: ${later} is not used: its cases run again (${error.message})`);
    }
    return null;
  }
}

/** How many items two lists have in common from the first one on. */
function lengthInCommon(a: Iterable<string>, b: Iterable<string>): number {
  const others = b[Symbol.iterator]();
  let length = 0;
  for (const one of a) {
    if (others.next().value !== one) break;
    length++;
  }
  return length;
}

/** An executor that takes what is finished as it is, and runs the other cases. */
export function continuing(execute: Executor, finished: Beginning["finished"]): Executor {
  return async function* (plan, isInterrupted) {
    const places = [...idsOf(plan.cases)].flatMap((id, k) => (finished.has(id) ? [] : [k]));
    const others = { ...plan, cases: casesAt(plan.cases, places) };
    const rest = execute(others, isInterrupted)[Symbol.asyncIterator]();
    // of an interrupted run a later case may have ended where an earlier one has not
    let next: IteratorResult<CaseResult> | undefined;
    try {
      for (const id of idsOf(plan.cases)) {
        const known = finished.get(id);
        if (known !== undefined) {
          yield known;
          continue;
        }
        next ??= await rest.next();
        if (next.done === true || next.value.id !== id) continue;
        const { value } = next;
        next = undefined;
        yield value;
      }
    } finally {
      await rest.return?.();
    }
  };
}
