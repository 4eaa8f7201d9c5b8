import fc from "fast-check";
import { RESULTS_FORMAT, type CaseResult, type Results } from "../../src/records/results.js";
import type { Metric, Status } from "../../src/run/types.js";

/** A case that reached its target at step 76; `parts` replace. */
export function caseResult(parts: Partial<CaseResult> = {}): CaseResult {
  return {
    id: "anisotropic momentum:lr=0.1",
    function: "anisotropic",
    optimizer: "momentum:lr=0.1",
    dimension: 2,
    seed: 1,
    start: [-7, 2],
    status: "reached",
    steps: 76,
    held: true,
    settled: 76,
    evaluations: 77,
    hits: { "1e-2": 40, "1e-4": null },
    best: { step: 99, value: 2.8e-18, gap: 2.8e-18, x: [1e-9, 0] },
    final: { step: 100, value: 1.7e-17, gap: 1.7e-17, gradientNorm: 1e-9, x: [1e-9, 0] },
    curve: { step: [0, 50, 100], value: [6.45, 1e-3, 1.7e-17], best: [6.45, 1e-3, 1.7e-17] },
    ...parts,
  };
}

/** A case that left every bound at step 194. */
export function divergedCase(parts: Partial<CaseResult> = {}): CaseResult {
  return caseResult({
    id: "anisotropic sgd:lr=1.1",
    optimizer: "sgd:lr=1.1",
    status: "diverged",
    steps: null,
    held: false,
    settled: null,
    evaluations: 195,
    hits: { "1e-2": null, "1e-4": null },
    best: { step: 0, value: 6.45, gap: 6.45 },
    final: { step: 194, value: null, gap: null, gradientNorm: null, x: [null, null] },
    message: "f is not finite",
    curve: { step: [0, 194], value: [6.45, null], best: [6.45, 6.45] },
    ...parts,
  });
}

/** A case in which a function of the user's threw. */
export function failedCase(message: string, parts: Partial<CaseResult> = {}): CaseResult {
  return divergedCase({
    id: "mine sgd",
    optimizer: "sgd",
    status: "error",
    message,
    final: { step: 0, value: null, gap: null, gradientNorm: null, x: [-7, 2] },
    best: { step: 0, value: null, gap: null },
    curve: { step: [0], value: [null], best: [null] },
    ...parts,
  });
}

export function resultsOf(cases: readonly CaseResult[], parts: Partial<Results> = {}): Results {
  return {
    format: RESULTS_FORMAT,
    settings: { iterations: 10_000, tolerance: 1e-6, metric: "gap", targets: [1e-2, 1e-4] },
    environment: { optbench: "0.0.0", node: "v0", platform: "any", arch: "any" },
    partial: false,
    cases,
    ...parts,
  };
}

/** Text as users, plugins and error messages have it: any script, escapes, accents, line ends. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.constantFrom(
    "\u001b[31mred\u001b[0m",
    "\u001b]0;title\u0007",
    "two\nlines\r\nand\ttabs",
    "日本語の最適化器",
    "m̂ v̂ é ε̂",
    "👩‍💻 🇩🇪",
    "\u202egnidaer",
    "x".repeat(200),
  ),
);

const numberOrNull = fc.oneof(
  fc.constantFrom(null, 0, -0, 1e308, -1e308, 5e-324, 1e100),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const step = fc.integer({ min: 0, max: 1e9 });

function statusParts(status: Status, hit: number | null) {
  const reached = status === "reached" || (status === "timeout" && hit !== null);
  return { status, steps: reached ? (hit ?? 0) : null };
}

/** Any case that the schema allows, and names that it does not. */
export const anyCase: fc.Arbitrary<CaseResult> = fc
  .record({
    fn: fc.oneof(fc.constantFrom("anisotropic", "rosenbrock:dim=10"), anyText),
    optimizer: fc.oneof(fc.constantFrom("sgd", "adam:lr=0.1+cosine+clip:norm=1"), anyText),
    label: fc.option(anyText, { nil: undefined }),
    functionLabel: fc.option(anyText, { nil: undefined }),
    dimension: fc.constantFrom(1, 2, 100_000),
    seed: fc.constantFrom(1, 2, Number.MAX_SAFE_INTEGER),
    start: fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      minLength: 1,
      maxLength: 6,
    }),
    status: fc.constantFrom<Status>("reached", "budget", "stalled", "timeout", "diverged", "error"),
    metric: fc.option(fc.constantFrom<Metric>("gap", "gradient", "distance"), { nil: undefined }),
    hit: fc.option(step),
    held: fc.boolean(),
    evaluations: step,
    last: step,
    values: fc.array(numberOrNull, { minLength: 6, maxLength: 6 }),
    message: fc.option(anyText, { nil: undefined }),
    curve: fc.array(numberOrNull, { minLength: 1, maxLength: 8 }),
  })
  .map(
    ({ fn, label, functionLabel, metric, status, hit, values, message, last, curve, ...rest }) => {
      const { held, ...parts } = rest;
      const outcome = statusParts(status, hit);
      return {
        id: "any",
        function: fn,
        ...parts,
        ...(label === undefined ? {} : { label }),
        ...(functionLabel === undefined ? {} : { functionLabel }),
        ...outcome,
        ...(metric === undefined ? {} : { metric }),
        held: outcome.steps !== null && held,
        settled: null,
        hits: {},
        best: { step: 0, value: values[0], gap: values[1] },
        final: {
          step: last,
          value: values[2],
          gap: values[3],
          gradientNorm: values[4],
          x: [values[5]],
        },
        ...(message === undefined ? {} : { message }),
        curve: { step: curve.map((_, k) => k), value: curve, best: curve },
      };
    },
  );
