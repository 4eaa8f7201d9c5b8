import { usage } from "../core/errors.js";
import { statusWord } from "./case-record.js";
import { RUNS_HEAD } from "./runs-head-record.js";
import { isObject, JsonFields } from "./json-fields.js";
import { type Kind, textLike, value } from "./kinds.js";
import { count, countFrom, targetText } from "./number-kinds.js";
import { needed, optional, record } from "./record.js";
import { STATUSES } from "./results.js";
import { kindKey, runsOf, type Histogram, type Tally } from "./tally.js";

const COUNTED = record<Tally["statuses"]>(
  Object.fromEntries(STATUSES.map((one) => [one, optional(countFrom(1))])) as Record<
    (typeof STATUSES)[number],
    ReturnType<typeof optional<number>>
  >,
);

/** How many runs ended so. */
export const statuses: Kind<Tally["statuses"]> = {
  ...COUNTED,
  schema: (refer) => ({
    type: "object",
    propertyNames: refer(statusWord),
    additionalProperties: refer(countFrom(1)),
  }),
};

export const histogram = value(
  "numbers and how many runs came to each, the least first",
  isHistogram,
  {
    description: "Pairs of a number and how many runs came to it, the least number first.",
    type: "array",
    items: {
      type: "array",
      prefixItems: [
        { type: "integer", minimum: 0 },
        { type: "integer", minimum: 1 },
      ],
      minItems: 2,
      maxItems: 2,
    },
  },
);

function isHistogram(found: unknown): found is Histogram {
  if (!Array.isArray(found)) return false;
  return found.every((entry: unknown, k) => {
    if (!Array.isArray(entry) || entry.length !== 2) return false;
    const [number, runs] = entry as readonly unknown[];
    const before = k === 0 ? -1 : (found[k - 1] as readonly number[])[0];
    return count.is(number) && count.is(runs) && runs > 0 && number > before;
  });
}

const histograms: Kind<Tally["hits"]> = {
  read: (fields, key) => {
    const found = fields.get(key);
    if (!isObject(found)) return fields.refuse(key, "hits by target");
    const own = new JsonFields(found, `${fields.place}: ${key}`, Object.keys(found));
    return Object.fromEntries(
      Object.keys(found).map((target) => {
        if (!targetText.is(target)) return fields.refuse(key, 'hits by target, such as "1e-2"');
        return [target, histogram.read(own, target)];
      }),
    );
  },
  schema: (refer) => ({
    type: "object",
    propertyNames: refer(targetText),
    additionalProperties: refer(histogram),
  }),
};

const digits = textLike(/^[0-9]{1,40}$/, "decimal digits");

/** What stands in a tally. The same table makes its reader and its JSON Schema. */
export const TALLY = record<Tally>(
  {
    ...RUNS_HEAD.shape,
    statuses: needed(statuses, "How many runs ended so."),
    lost: needed(count, "Runs that hit the target and ended above it."),
    fragile: optional(
      countFrom(1),
      "Runs that hit the target by chance; only where there are some.",
    ),
    steps: needed(histogram, "Iterations to the first hit, of the runs that have one."),
    evaluations: needed(histogram, "Evaluations to the first hit, of the runs that have one."),
    hits: needed(histograms, "Iterations to the first hit of each further target."),
    spent: needed(
      digits,
      "Evaluations to the first hit, or to the end where there is none, of all runs together.",
    ),
    area: needed(
      record<Tally["area"]>({ runs: needed(count), sum: needed(digits) }),
      "AOCC of the runs of which it is known, their sum in units of 2^-40.",
    ),
  },
  refuseContradictions,
);

/** Checks a list of tallies. Throws a usage error that names the tally and the field. */
export function readTallies(found: unknown, place: string): Tally[] {
  if (!Array.isArray(found)) throw usage(`${place}: expected a list`);
  const seen = new Set<string>();
  return found.map((one: unknown, k) => {
    const tally = TALLY.at(one, `${place}: ${k + 1}`);
    const key = kindKey(tally);
    if (seen.has(key)) throw usage(`${place}: ${k + 1}: '${tally.optimizer}' stands in it twice`);
    seen.add(key);
    return tally;
  });
}

export const tallies: Kind<readonly Tally[]> = {
  read: (fields, key) => readTallies(fields.get(key), `${fields.place}: ${key}`),
  schema: (refer) => ({
    type: "array",
    items: refer(TALLY),
  }),
};

/** Each run is counted once in each histogram, or not at all where it did not get there. */
function refuseContradictions(tally: Tally, { place }: JsonFields): void {
  const { steps, evaluations, hits, lost, fragile = 0, area } = tally;
  const runs = runsOf(tally);
  const size = (pairs: Histogram) => pairs.reduce((sum, [, own]) => sum + own, 0);
  const successes = size(steps);
  const found: readonly (readonly [string, number, number])[] = [
    ["steps", successes, runs],
    ["lost", lost, successes],
    ["fragile", fragile, successes],
    ["area", area.runs, runs],
    ...Object.entries(hits).map(([key, own]) => [`hits: ${key}`, size(own), runs] as const),
  ];
  for (const [key, amount, most] of found) {
    if (amount > most) throw usage(`${place}: ${key}: ${amount} runs of ${most}`);
  }
  if (size(evaluations) !== successes) {
    throw usage(`${place}: evaluations: ${size(evaluations)} runs, and ${successes} in steps`);
  }
}
