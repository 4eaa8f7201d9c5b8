import fc from "fast-check";
import { readBaseline } from "../../src/records/read-baseline.js";
import { readEither } from "../../src/bench/read-results.js";
import { STATUSES } from "../../src/records/results.js";
import { builtins } from "../../src/bench/builtins.js";
import { OptbenchError } from "../../src/core/errors.js";
import { runBenchmark } from "../../src/library/run-benchmark.js";
import { applyGate } from "../../src/plan/gate.js";
import { parseList } from "../../src/plan/grammar.js";
import type { Item } from "../../src/plan/item.js";
import { resolveFunctions, resolveOptimizers } from "../../src/plan/resolve.js";
import { readRunPart } from "../../src/plan/run-file.js";
import { planZipped } from "../../src/plan/zip.js";
import { lineOf, writeBaseline } from "../../src/records/baseline.js";
import { readGreeting } from "../../src/foreign/greeting.js";
import { readRecording } from "../../src/bench/conform/read-recording.js";
import { isCaseId } from "../../src/records/is-name.js";
import { damaged, damagedText } from "./edited.js";

/** A reader of what others have written, and what it is given. */
export interface Reader {
  readonly name: string;
  readonly texts: fc.Arbitrary<string>;
  /** Throws an OptbenchError, or what is a bug. */
  readonly read: (text: string) => unknown;
}

// small, for most of the time goes into reading YAML
const NEEDED = { functions: "booth", optimizers: "sgd" };
const SPECS = [
  { functions: ["booth", { rosenbrock: { dim: [2, 4] }, plus: "shift" }], optimizers: "sgd" },
  { functions: { booth: {}, plus: [{ noise: { sigma: 0.1 } }] }, optimizers: ["sgd", "adam"] },
  { functions: "booth", optimizers: "a=adam:lr=0.1/0.3+cosine", title: "a title" },
  { functions: "booth", optimizers: { sgd: { lr: "1e-3..1@3", nesterov: true }, label: "b" } },
  { ...NEEDED, defaults: { adam: { beta2: 0.99 }, optimizers: { lr: 0.1 } } },
  { ...NEEDED, starts: ["default", [1, 2], "1,2", "random@3"], seeds: [1, 2] },
  { ...NEEDED, starts: [[1, 2], "default"], seeds: "1..2", zip: ["seeds", "starts"] },
  { ...NEEDED, allow: { steps: 1, percent: 2 }, reporters: ["table", "json=a.json"] },
  { ...NEEDED, overrides: [{ cases: ["*"], iterations: 3, allow: {}, skip: "why" }] },
  { ...NEEDED, "max-evaluations": 10, targets: [1e-2], metric: "gradient", plot: "off" },
];

/** Block style, as people write it: the keys at the top on lines of their own. */
function printSpec(spec: unknown): string {
  if (typeof spec !== "object" || spec === null || Array.isArray(spec)) return JSON.stringify(spec);
  const lines = Object.entries(spec).map(([key, value]) => {
    if (!Array.isArray(value) || value.length === 0) return `${key}: ${JSON.stringify(value)}\n`;
    return `${key}:\n${value.map((one) => `  - ${JSON.stringify(one)}\n`).join("")}`;
  });
  return lines.join("");
}

const FEW_CASES = 60;

async function readSpec(text: string): Promise<void> {
  const { run, zip, gate } = await readRunPart(text, "a.yaml");
  applyGate(planZipped(run, zip, builtins(), FEW_CASES), gate, true, builtins());
}

const ITEMS = [
  "adam:lr=0.3:beta1=0.95+cosine:min=0.01",
  "fast=sgd:lr=1e-3..1@4:nesterov+clip:norm=1,torch/adam(lr=0.1, amsgrad)",
  "rosenbrock:dim=10+rotate:seed=7+noise:sigma=0.1",
  "sgd:lr=1e+1/0.5/inf+step:every=3+piecewise:values=1/2/3:no-x",
];

/** What can be read resolves or is refused, and its canonical form is itself again. */
function readItems(text: string): void {
  const catalogue = builtins();
  const kinds = [
    (item: Item) => resolveOptimizers(item, catalogue).map(({ id }) => id),
    (item: Item) => resolveFunctions(item, catalogue).map(({ id }) => id),
  ];
  for (const item of parseList(text)) {
    for (const resolve of kinds) {
      for (const id of orRefused(() => resolve(item)).slice(0, 3)) {
        const again = parseList(id).flatMap(resolve).join();
        if (again !== id) throw new Error(`'${id}' is '${again}' the second time`);
      }
    }
  }
}

function orRefused<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof OptbenchError) return [];
    throw error;
  }
}

const results = runBenchmark({
  functions: ["booth"],
  optimizers: ["sgd", "sgd:lr=9"],
  iterations: 3,
  path: true,
});
const baseline: unknown = JSON.parse(
  writeBaseline(
    { criterion: "gap 1e-6 in 3", targets: results.settings.targets },
    results.cases.map((one) => lineOf(one, results.settings, "1 2")),
  ),
);

/** Documents of a search, of a sweep and of counts, as they are written; `head` is that of results. */
const { environment, settings } = results;
const head = { format: results.format, settings, environment, partial: false };
const searched = {
  optimizer: "sgd:lr=1e-5..10",
  function: "booth",
  dimension: 2,
  chosen: "sgd",
  parameters: [{ name: "lr", low: 1e-5, high: 10, value: 0.01, atEdge: true, good: null }],
  trials: 2,
  evaluations: 8,
  runs: 1,
  reached: 0,
  score: 4,
};
const tuning = {
  trials: 2,
  method: "refine",
  objective: "steps",
  scope: "each",
  cost: "evaluations",
  evaluations: 12,
  optimizers: [searched],
};
const swept = {
  optimizer: "sgd:lr=0.01..0.1",
  function: "booth",
  dimension: 2,
  scale: "log",
  runs: 1,
  value: [0.01, 0.1],
  steps: [null, 3],
  evaluations: [null, 4],
  final: [663.8, 571.4],
  reached: [0, 1],
  best: 1,
};
const sweep = { parameter: "lr", measure: "evaluations", evaluations: 12, curves: [swept] };
const tallied = {
  function: "booth",
  optimizer: "sgd",
  dimension: 2,
  statuses: { budget: 2 },
  lost: 0,
  steps: [],
  evaluations: [],
  hits: { "1e-2": [], "1e-4": [], "1e-6": [], "1e-8": [] },
  spent: "8",
  area: { runs: 2, sum: "42472510947" },
};
const RECORDINGS = [
  {
    optimizer: "sgd",
    hyper: { lr: 0.1 },
    x: [
      [1, 2],
      [0.9, 1.9],
    ],
    g: [
      [1, 1],
      [1, 1],
    ],
  },
  {
    cases: [
      { id: "a", function: "aniso2", hyper: { lr: 0.1, betas: [0.9, 0.99] }, x: [[1, "NaN"]] },
    ],
    defaults: { eps: 1e-8 },
  },
];
const GREETING = {
  protocol: 1,
  language: "Julia 1.11",
  definitions: [
    {
      kind: "optimizer",
      id: "my-adam",
      title: "My Adam",
      params: [
        { name: "lr", default: 0.001, range: "(0, inf)", scale: "log", doc: "step length" },
        { name: "nesterov", type: "flag", default: false },
        { name: "form", type: "choice", default: "a", values: ["a", "b"] },
      ],
      lr: "lr",
      searches: true,
    },
    { kind: "function", id: "valley", dim: { min: 2, max: 2 }, gradient: false, formula: "x" },
  ],
};

export const readers: readonly Reader[] = [
  {
    name: "the reader of sweeps, searches and counts",
    texts: damaged([
      { ...head, sweep, cases: [] },
      { ...head, tuning, cases: results.cases.slice(0, 1) },
      { ...head, tallies: [tallied], cases: [] },
    ]),
    read: (text) => readEither(text, "a.json"),
  },
  {
    name: "the reader of recordings",
    texts: damaged(RECORDINGS),
    read: (text) => readRecording(text, "a.json", builtins()),
  },
  {
    name: "the reader of greetings",
    texts: damaged([GREETING]),
    read: (text) => readGreeting(text, "plugin a"),
  },
  { name: "the grammar", texts: damagedText(ITEMS), read: readItems },
  { name: "the reader of specs", texts: damaged(SPECS, printSpec), read: readSpec },
  {
    name: "the reader of baselines",
    texts: damaged([baseline]),
    read(text) {
      for (const [id, one] of readBaseline(text, "a.json").lines) {
        claim(isCaseId(id), "an id is none");
        claim(one.case === id && STATUSES.includes(one.status), "a line is another's");
      }
    },
  },
  {
    name: "the reader of results",
    texts: damaged([results, results.cases[0]]),
    read(text) {
      for (const { start, curve } of readEither(text, "a.json").cases) {
        claim(start.every(Number.isFinite), "a start is not finite");
        claim(curve.best.length === curve.step.length, "a curve has columns of two lengths");
      }
    },
  },
];

function claim(holds: boolean, contrary: string): void {
  if (!holds) throw new Error(contrary);
}

/** No text of some hundred characters takes a reader longer, in seconds of this process. */
const MOST_SECONDS = 2;
/** … nor all of them together more memory than this, in bytes, beyond what there was. */
const MOST_BYTES = 300 * 2 ** 20;
/** After so many texts the memory is looked at. */
const LOOK_EVERY = 500;

/** Made once: fast-check makes a table of a million characters for it. */
const ANYTHING = fc.string({ unit: "binary", maxLength: 60 });

/** What came of many texts. */
export interface Fuzzed {
  readonly read: number;
  readonly refused: number;
  readonly slowestMs: number;
}

/** A machine that is busy elsewhere makes any text slow: what counts is the processor time of this process. */
async function claimFast({ read }: Reader, text: string): Promise<void> {
  const used = process.cpuUsage();
  try {
    await read(text);
  } catch {
    // what it says of the text was looked at before
  }
  const { user, system } = process.cpuUsage(used);
  claim((user + system) / 1e6 < MOST_SECONDS, "a text takes its reader too long");
}

/** Gives a reader so many texts. Throws, with the least text that does it, where it throws a bug. */
export async function fuzz(reader: Reader, count: number, seed?: number): Promise<Fuzzed> {
  let [read, refused, slowestMs] = [0, 0, 0];
  const { stackTraceLimit } = Error;
  const texts = fc.oneof(
    { weight: 19, arbitrary: reader.texts },
    { weight: 1, arbitrary: ANYTHING },
  );
  const bytesBefore = process.memoryUsage.rss();
  const property = fc.asyncProperty(texts, async (text) => {
    const began = performance.now();
    // an error is what most texts come to, and its stack is a third of the time
    Error.stackTraceLimit = 0;
    try {
      await reader.read(text);
      read++;
    } catch (error) {
      if (!(error instanceof OptbenchError) || error.code !== "usage") throw error;
      if (/undefined|\[object [A-Z]/.test(error.message)) {
        throw new Error(`a message says what nobody understands: ${error.message}`, {
          cause: error,
        });
      }
      refused++;
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
    const elapsedMs = performance.now() - began;
    slowestMs = Math.max(slowestMs, elapsedMs);
    // asking for processor time takes longer than most texts; only a slow clock makes it worth it
    if (elapsedMs > 1000 * MOST_SECONDS) await claimFast(reader, text);
    if ((read + refused) % LOOK_EVERY === 0) {
      claim(process.memoryUsage.rss() - bytesBefore < MOST_BYTES, "the texts take too much memory");
    }
  });
  await fc.assert(property, { numRuns: count, ...(seed === undefined ? {} : { seed }) });
  return { read, refused, slowestMs };
}
