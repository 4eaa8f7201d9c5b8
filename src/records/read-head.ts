import { SETTINGS } from "../plan/settings.js";
import type { Metric } from "../run/types.js";
import { usage } from "../core/errors.js";
import { MOST_SHARDS } from "../plan/shard.js";
import { isFinite, JsonFields } from "./json-fields.js";
import { readTuning } from "./read-tuning.js";
import {
  RESULTS_FORMAT,
  type PluginHash,
  type ResultsHead,
  type ResultSettings,
  type ShardRecord,
} from "./results.js";

export const METRICS = ["gap", "gradient", "distance"] as const satisfies readonly Metric[];

/** The keys of a head. */
export const HEAD = [
  "format",
  "settings",
  "environment",
  "plan",
  "plugins",
  "shard",
  "tuning",
] as const;

const KEYS = [
  "iterations",
  "maxEvaluations",
  "tolerance",
  "metric",
  "targets",
  "cost",
  "restarts",
  "keep",
];

const ENVIRONMENT = ["optbench", "node", "platform", "arch"];

/** Checks what a document says before its cases. Throws a usage error that names the field. */
export function readHead(fields: JsonFields): ResultsHead {
  const { place } = fields;
  const environment = new JsonFields(
    fields.get("environment"),
    `${place}: environment`,
    ENVIRONMENT,
  );
  return {
    format: RESULTS_FORMAT,
    settings: readSettings(fields.get("settings"), `${place}: settings`),
    environment: {
      optbench: environment.text("optbench"),
      node: environment.text("node"),
      platform: environment.text("platform"),
      arch: environment.text("arch"),
    },
    ...(fields.has("plan") ? { plan: fields.text("plan") } : {}),
    ...(fields.has("plugins")
      ? { plugins: readPlugins(fields.get("plugins"), `${place}: plugins`) }
      : {}),
    ...(fields.has("shard") ? { shard: readShard(fields.get("shard"), `${place}: shard`) } : {}),
    ...(fields.has("tuning")
      ? { tuning: readTuning(fields.get("tuning"), `${place}: tuning`) }
      : {}),
  };
}

function readSettings(value: unknown, place: string): ResultSettings {
  const fields = new JsonFields(value, place, KEYS);
  return {
    iterations: fields.count("iterations", 1),
    ...(fields.has("maxEvaluations") ? { maxEvaluations: fields.count("maxEvaluations", 1) } : {}),
    tolerance: fields.positive("tolerance"),
    metric: fields.word("metric", METRICS),
    targets: fields.list("targets", "positive numbers", (x): x is number => isFinite(x) && x > 0),
    ...(fields.has("cost") ? { cost: fields.word("cost", SETTINGS.cost.values) } : {}),
    ...(fields.has("restarts") ? { restarts: fields.flag("restarts") } : {}),
    ...(fields.has("keep") ? { keep: fields.word("keep", SETTINGS.keep.values) } : {}),
  };
}

function readPlugins(value: unknown, place: string): PluginHash[] {
  if (!Array.isArray(value)) throw usage(`${place}: expected a list of plugins`);
  return value.map((one: unknown, k) => {
    const fields = new JsonFields(one, `${place}: ${k + 1}`, ["name", "hash"]);
    const hash = fields.text("hash");
    if (!/^[0-9a-f]{32}$/.test(hash)) fields.refuse("hash", "32 hexadecimal digits");
    return { name: fields.text("name"), hash };
  });
}

function readShard(value: unknown, place: string): ShardRecord {
  const fields = new JsonFields(value, place, ["index", "count", "keeps", "cases", "ids"]);
  const count = fields.count("count", 1);
  const index = fields.count("index", 1);
  if (index > count || count > MOST_SHARDS) fields.refuse("index", "a part of the count");
  const keeps = fields.texts("keeps");
  if (!fields.has("cases")) return readListed(fields, { index, count, keeps });
  return { index, count, keeps, cases: fields.count("cases"), ids: fields.text("ids") };
}

/** A run of old listed the ids of its whole plan, and cut it otherwise. */
function readListed(
  fields: JsonFields,
  shard: Pick<ShardRecord, "index" | "count" | "keeps">,
): ShardRecord {
  const cases = fields.texts("ids").length;
  if (shard.count === 1) return { ...shard, cases };
  throw usage(
    `${fields.place}: ${shard.index}/${shard.count} is a part as an older optbench cut it; run all parts again`,
  );
}
