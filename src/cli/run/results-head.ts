import { planCommand } from "../../bench/plan-command.js";
import { idsFingerprint, planFingerprint } from "../../bench/plan-fingerprint.js";
import { idsOf } from "../../plan/cases.js";
import type { ComparedHead, KnownHead } from "../../records/same-run.js";
import { resultSettings } from "../../records/result-settings.js";
import { RESULTS_FORMAT, type CaseResult, type ResultsHead } from "../../records/results.js";
import { environment } from "../../library/environment.js";
import type { RunRequest } from "../request/run-request.js";

/** The head of the results, and the cases taken over by --resume. */
export interface Beginning {
  readonly head: KnownHead;
  /** The cases that an earlier run of the same has finished, by their ids. */
  readonly finished: ReadonlyMap<string, CaseResult>;
  /** So many of these, from the first one on, are the first cases of the plan in its order. */
  readonly inOrder: number;
  /** The file of `--resume`; null without it. */
  readonly resumed: ResumedFile | null;
}

/** A file with the lines of a run that is to be continued. */
interface ResumedFile {
  /** Its absolute path, links followed. */
  readonly target: string;
  /** What `fileStateOf` said of it before it was read. */
  readonly seen: string | null;
  /** Whether a second file has cases of its run. */
  readonly hasLater: boolean;
}

/** A run of which no case is finished. */
export function fromNothing(head: KnownHead): Beginning {
  return { head, finished: new Map(), inOrder: 0, resumed: null };
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
  const command = planCommand(planned);
  return {
    ...bareHead({ planned }),
    plan: planFingerprint(planned, catalogue),
    ...(command === null ? {} : { command }),
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

/** The head of results that do not say of which plan they are. */
export function bareHead({ planned: { settings } }: Pick<RunRequest, "planned">): ResultsHead {
  return {
    format: RESULTS_FORMAT,
    settings: resultSettings(settings),
    environment: environment(),
  };
}
