import { usage } from "../core/errors.js";
import { isCount, JsonFields } from "./json-fields.js";
import { readOwn } from "./read-case.js";
import { METRICS } from "./read-head.js";
import { STATUSES } from "./results.js";
import { kindKey, runsOf, type Histogram, type Tally } from "./tally.js";

const TALLY =
  "function optimizer label functionLabel written dimension settings metric statuses lost fragile steps evaluations hits spent area".split(
    " ",
  );

/** Checks a list of tallies. Throws a usage error that names the tally and the field. */
export function readTallies(value: unknown, place: string): Tally[] {
  if (!Array.isArray(value)) throw usage(`${place}: expected a list`);
  const seen = new Set<string>();
  return value.map((one: unknown, k) => {
    const tally = readTally(one, `${place}: ${k + 1}`);
    refuseContradictions(tally, `${place}: ${k + 1}`);
    const key = kindKey(tally);
    if (seen.has(key)) throw usage(`${place}: ${k + 1}: '${tally.optimizer}' stands in it twice`);
    seen.add(key);
    return tally;
  });
}

function readTally(value: unknown, place: string): Tally {
  const fields = new JsonFields(value, place, TALLY);
  const hits = fields.get("hits");
  const area = new JsonFields(fields.get("area"), `${place}: area`, ["runs", "sum"]);
  return {
    function: fields.text("function"),
    optimizer: fields.text("optimizer"),
    ...(fields.has("label") ? { label: fields.text("label") } : {}),
    ...(fields.has("functionLabel") ? { functionLabel: fields.text("functionLabel") } : {}),
    ...(fields.has("written") ? { written: fields.text("written") } : {}),
    dimension: fields.count("dimension", 1),
    ...(fields.has("settings") ? { settings: readOwn(fields.get("settings"), place) } : {}),
    ...(fields.has("metric") ? { metric: fields.word("metric", METRICS) } : {}),
    statuses: readStatuses(fields.get("statuses"), `${place}: statuses`),
    lost: fields.count("lost"),
    ...(fields.has("fragile") ? { fragile: fields.count("fragile", 1) } : {}),
    steps: readHistogram(fields.get("steps"), `${place}: steps`),
    evaluations: readHistogram(fields.get("evaluations"), `${place}: evaluations`),
    hits: Object.fromEntries(
      Object.entries((hits ?? {}) as object).map(([key, own]) => [
        key,
        readHistogram(own, `${place}: hits: ${key}`),
      ]),
    ),
    spent: digits(fields, "spent"),
    area: { runs: area.count("runs"), sum: digits(area, "sum") },
  };
}

/** Each run is counted once in each histogram, or not at all where it did not get there. */
function refuseContradictions(tally: Tally, place: string): void {
  const { steps, evaluations, hits, lost, fragile = 0, area } = tally;
  const runs = runsOf(tally);
  const size = (histogram: Histogram) => histogram.reduce((sum, [, own]) => sum + own, 0);
  const successes = size(steps);
  const found: readonly (readonly [string, number, number])[] = [
    ["steps", successes, runs],
    ["lost", lost, successes],
    ["fragile", fragile, successes],
    ["area", area.runs, runs],
    ...Object.entries(hits).map(([key, own]) => [`hits: ${key}`, size(own), runs] as const),
  ];
  for (const [key, count, most] of found) {
    if (count > most) throw usage(`${place}: ${key}: ${count} runs of ${most}`);
  }
  if (size(evaluations) !== successes) {
    throw usage(`${place}: evaluations: ${size(evaluations)} runs, and ${successes} in steps`);
  }
}

function readStatuses(value: unknown, place: string): Tally["statuses"] {
  const fields = new JsonFields(value, place, [...STATUSES]);
  const stated = STATUSES.filter((status) => fields.has(status));
  return Object.fromEntries(stated.map((status) => [status, fields.count(status, 1)]));
}

function readHistogram(value: unknown, place: string): Histogram {
  const list: unknown[] = Array.isArray(value) ? value : [null];
  list.forEach((entry, k) => {
    const [number, runs] = Array.isArray(entry) ? (entry as unknown[]) : [];
    const before = k === 0 ? -1 : (list[k - 1] as number[])[0];
    if (isCount(number) && isCount(runs) && runs > 0 && number > before) return;
    throw usage(`${place}: expected numbers and how many runs came to each, the least first`);
  });
  return list as unknown as Histogram;
}

function digits(fields: JsonFields, key: string): string {
  const text = fields.text(key);
  return /^\d{1,40}$/.test(text) ? text : fields.refuse(key, "decimal digits");
}
