import { idsFingerprint, planFingerprint } from "../../bench/plan-fingerprint.js";
import { idsOf } from "../../plan/cases.js";
import type { ComparedHead, KnownHead } from "../../records/same-run.js";
import { resultSettings } from "../../records/result-settings.js";
import { RESULTS_FORMAT, type CaseResult, type ResultsHead } from "../../records/results.js";
import { environment } from "../../library/environment.js";
import type { RunRequest } from "../request/run-request.js";

/** What is known before the first case is run. */
export interface Beginning {
  readonly head: KnownHead;
  /** The cases that an earlier run of the same has finished, by their ids. */
  readonly finished: ReadonlyMap<string, CaseResult>;
  /** So many of these, from the first one on, are the first cases of the plan in its order. */
  readonly inOrder: number;
  /** Whether some of them stand in a second file. */
  readonly hasLater: boolean;
}

/** Where a run begins that nothing has been done of. */
export function fromNothing(head: KnownHead): Beginning {
  return { head, finished: new Map(), inOrder: 0, hasLater: false };
}

/** What the results of a request say before their cases. */
export function headOf({
  planned,
  shard,
  keepsPath,
  catalogue,
  pluginHashes,
}: RunRequest): KnownHead {
  const { settings, cases } = planned;
  const { curveMetric } = settings;
  return {
    ...bareHead({ planned }),
    plan: planFingerprint(planned, catalogue),
    ...(pluginHashes.length === 0 ? {} : { plugins: pluginHashes }),
    shard: {
      ...shard,
      keeps: [...(keepsPath ? ["path"] : []), ...(curveMetric === "none" ? [] : [curveMetric])],
      cases: cases.length,
      ids: idsFingerprint(planned),
    },
  };
}

/** The same, to be compared with what a file says. */
export function comparedHeadOf(request: RunRequest): ComparedHead {
  const ids = () => idsOf(request.planned.cases);
  return { ...headOf(request), known: { areAll: true, ids } };
}

/** What they say where there is no telling of what they are the results. */
export function bareHead({ planned: { settings } }: Pick<RunRequest, "planned">): ResultsHead {
  return {
    format: RESULTS_FORMAT,
    settings: resultSettings(settings),
    environment: environment(),
  };
}
