import type { Executor } from "../../bench/executors/executor.js";
import { differenceOf, joinEnvironments } from "../../records/same-run.js";
import { isNdjson, readNdjson } from "../../records/read-ndjson.js";
import type { CaseResult, Results } from "../../records/results.js";
import { idsOf } from "../../plan/cases.js";
import { casesAt } from "../../plan/chosen-cases.js";
import { isLost } from "../../queue/lost-case.js";
import { OptbenchError, usage } from "../../core/errors.js";
import { laterFileOf } from "./later-file.js";
import { comparedHeadOf, fromNothing, headOf, type Beginning } from "./results-head.js";
import { readDocumentIfAny } from "../../files/read-document.js";
import type { RunRequest } from "../request/run-request.js";

/**
 * What `--resume` finds in its file, and in the second one for later cases. Throws a usage error for a
 * file that is of another run.
 */
export async function readFinished(
  path: string,
  request: RunRequest,
  cwd: string,
): Promise<Beginning> {
  if (request.screen.plot === "contour" && !request.keepsPath) {
    throw usage("it holds no paths for contours", {
      field: `--resume ${path}`,
      hint: "--path keeps them, --plot off needs none",
    });
  }
  const head = headOf(request);
  const text = await readDocumentIfAny(path, cwd);
  // a task that is started again runs the same command: its file may be anything between not yet
  // there and complete
  if (text === null || text.trim() === "") return fromNothing(head);
  const { environment, cases } = readPart(text, path, request);
  const later = await readLater(path, request, cwd);
  // cases that may have failed because of the machine are run again
  const known = [...cases, ...(later ?? [])].filter((one) => !isLost(one));
  const finished = new Map(known.map((one) => [one.id, one]));
  return {
    head: { ...head, environment: joinEnvironments([environment, head.environment]) },
    finished,
    inOrder: lengthInCommon(finished.keys(), idsOf(request.plan.cases)),
    hasLater: later !== null,
  };
}

/** Reads a part of the results of a run. Throws a usage error for those of another one. */
function readPart(text: string, path: string, request: RunRequest): Results {
  const refuse = (why: string): never => {
    throw usage(why, { field: `--resume ${path}` });
  };
  if (!isNdjson(text)) refuse("it is not what --reporter ndjson writes");
  const { results } = readNdjson(text, path);
  const { plan, shard } = results ?? {};
  if (results === null || plan === undefined || shard === undefined) {
    return refuse("it does not say of which run it is");
  }
  const [there, here] = [`${shard.index}/${shard.count}`, request.shard];
  if (there !== `${here.index}/${here.count}`) {
    refuse(`it is of shard ${there}, not ${here.index}/${here.count}`);
  }
  const ids = () => results.cases.map(({ id }) => id);
  const difference = differenceOf(
    { ...results, shard, known: { areAll: false, ids } },
    comparedHeadOf(request),
    path,
    "this one",
  );
  if (difference !== null) refuse(`it is of another run: ${difference}`);
  const known = new Set(idsOf(request.plan.cases));
  const strange = results.cases.find(({ id }) => !known.has(id));
  if (strange !== undefined) refuse(`'${strange.id}' is not a case of its run`);
  return results;
}

/** The cases of the second file; null where there is none of this run. */
async function readLater(
  path: string,
  request: RunRequest,
  cwd: string,
): Promise<readonly CaseResult[] | null> {
  const later = laterFileOf(path);
  try {
    const text = await readDocumentIfAny(later, cwd);
    return text === null ? null : readPart(text, later, request).cases;
  } catch (error) {
    // of an earlier run, whose file has been begun anew since
    if (error instanceof OptbenchError && error.code === "usage") return null;
    throw error;
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
