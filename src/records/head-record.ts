import { usage } from "../core/errors.js";
import { SETTINGS } from "../plan/settings.js";
import { MOST_SHARDS } from "../plan/shard.js";
import { metricWord } from "./case-record.js";
import { isObject, type JsonFields } from "./json-fields.js";
import { flag, hash, type Kind, listOf, text, word } from "./kinds.js";
import { count, countFrom, positive } from "./number-kinds.js";
import { TUNING } from "./tuning-record.js";
import { listOfEach, needed, optional, record } from "./record.js";
import type {
  Environment,
  PluginHash,
  ResultsHead,
  ResultSettings,
  ShardRecord,
} from "./results.js";

const DOCUMENT_SETTINGS = record<ResultSettings>({
  iterations: needed(countFrom(1)),
  maxEvaluations: optional(
    countFrom(1),
    "Evaluations after which a run ends; only where there is such a limit.",
  ),
  tolerance: needed(positive),
  metric: needed(metricWord),
  targets: needed(listOf(positive, "positive numbers")),
  cost: optional(
    word(SETTINGS.cost.values),
    "What ranks. Older versions lack it: they ranked by iterations.",
  ),
  restarts: optional(flag, "Whether runs begin again at random points; left out where not."),
  keep: optional(
    word(SETTINGS.keep.values),
    "What was kept of each case: hits (all but its curve) or summary (counts alone, in tallies); left out where the curve was kept too.",
  ),
});

const ENVIRONMENT = record<Environment>({
  optbench: needed(text),
  node: needed(text),
  platform: needed(text),
  arch: needed(text),
});

const PLUGIN = record<PluginHash>({ name: needed(text), hash: needed(hash) });

const PART = {
  index: needed(countFrom(1)),
  count: needed(countFrom(1, MOST_SHARDS)),
  keeps: needed(
    listOf(word(["path", ...SETTINGS.metric.values]), "path, or metrics"),
    "What cases keep beside their results: path, or the curve's further metric.",
  ),
};

const SHARD = record<Required<ShardRecord>>(
  {
    ...PART,
    cases: needed(count, "Of the whole plan."),
    ids: needed(hash, "A fingerprint of the ids of the whole plan."),
  },
  refuseNoPart,
);

/** Older versions listed the ids of its whole plan, and cut it otherwise. */
const OLD_SHARD = record<OldShard>(
  { ...PART, ids: needed(listOfEach(text, "a list of texts", "id")) },
  refuseNoPart,
);

type Part = Pick<ShardRecord, "index" | "count" | "keeps">;
type OldShard = Part & { readonly ids: readonly string[] };

function refuseNoPart({ index, count: parts }: Part, fields: JsonFields): void {
  if (index > parts) fields.refuse("index", "a part of the count");
}

const shard: Kind<ShardRecord> = {
  ...SHARD,
  read: (fields, key) => {
    const value = fields.get(key);
    const isOld = isObject(value) && Object.hasOwn(value, "ids") && !Object.hasOwn(value, "cases");
    return isOld ? readOldShard(fields, key) : SHARD.read(fields, key);
  },
};

function readOldShard(fields: JsonFields, key: string): ShardRecord {
  const { ids, ...part } = OLD_SHARD.read(fields, key);
  if (part.count === 1) return { ...part, cases: ids.length };
  throw usage(
    `${fields.place}: ${key}: ${part.index}/${part.count} is a part as an older optbench cut it; run all parts again`,
  );
}

/** What a document says before its cases, beside its format. */
export const HEAD = record<Omit<ResultsHead, "format" | "sweep">>({
  settings: needed(DOCUMENT_SETTINGS),
  environment: needed(
    ENVIRONMENT,
    "What it was computed with. Nothing in it changes a digit of the cases.",
  ),
  plan: optional(hash, "A fingerprint of the whole plan: settings, cases and revisions."),
  command: optional(
    text,
    "The command that makes the numbers again: names, settings, starts and seeds. Only where the cases are a grid.",
  ),
  plugins: optional(
    listOfEach(PLUGIN, "a list of plugins", "plugins:"),
    "The plugins that it was made with, and fingerprints of their files.",
  ),
  shard: optional(shard, "Which part of the plan this is; a run in one piece has none."),
  tuning: optional(TUNING, "How values were found, where they were searched for."),
});
