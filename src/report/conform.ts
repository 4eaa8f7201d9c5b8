import { printCount, printShortest } from "../core/params.js";
import type {
  Against,
  Agreement,
  Conformance,
  Departure,
  NearMiss,
  Precision,
} from "../records/conformance.js";
import type { Recorded } from "../records/trace.js";
import { cleanText } from "./fit-text.js";
import type { Look } from "./look.js";
import { wrap, wrapFacts } from "./wrap.js";

const WITHIN: Readonly<Record<Precision, string>> = {
  double: "within 1e-9 of each step",
  single: "within 1e-6 of each step, as in single precision",
};

/** With whom each method agrees, where the nearest others depart, and why. */
export function renderConformances(all: readonly Conformance[], look: Look): string {
  return all.map((one) => renderConformance(one, look)).join("\n");
}

function renderConformance(one: Conformance, look: Look): string {
  const { width, paint } = look;
  const clean = (text: string) => cleanText(text, look.ascii);
  const rate = one.learningRate === null ? [] : [`lr ${printShortest(one.learningRate)}`];
  const facts = [one.subject, ...rate, ...runsOf(one), `${one.compared} methods`];
  const heading = paint.strong(wrapFacts(facts.map(clean), width));
  const lines = [
    "",
    ...(one.agrees.length === 0 ? ["agrees with none of them"] : one.agrees.flatMap(agreementOf)),
    ...(one.nearMisses.length === 0 ? [] : ["", paint.dim("near misses")]),
    ...one.nearMisses.flatMap(missLines),
    ...(one.against === null ? [] : ["", ...verdictOf(one.against, paint)]),
  ];
  return [heading, ...lines.map((line) => wrap(clean(line), width, hangOf(line)))]
    .map((line) => `${line}\n`)
    .join("");
}

/** A continued line stands two columns behind its beginning. */
function hangOf(line: string): number {
  return /^ */.exec(line)![0].length + 2;
}

function runsOf({ source, runs }: Conformance): string[] {
  const steps = runs.reduce((sum, run) => sum + run.steps, 0);
  const kinds = {
    gradients: `${runs.length} kinds of prescribed gradients`,
    functions: `on ${runs.map(({ name }) => name).join(", ")}`,
    recording: `${runs.length} recorded run${runs.length === 1 ? "" : "s"}`,
  };
  return [kinds[source], `${printCount(steps)} steps`];
}

function agreementOf({ optimizers, precision }: Agreement): string[] {
  return [`agrees with ${optimizers.join(", ")}`, `  ${WITHIN[precision]}`];
}

function missLines({ optimizers, departure, reason, becomes, agreesOn }: NearMiss): string[] {
  const agreement = agreesOn.length === 0 ? "" : `; agrees on ${agreesOn.join(", ")}`;
  return [
    `  ${optimizers.join(", ")}`,
    `    ${departureText(departure)}${agreement}`,
    ...(reason === null ? [] : [`    ${reasonText(reason, becomes)}`]),
  ];
}

function reasonText(reason: string, becomes: string | null): string {
  return becomes === null ? reason : `${reason}: ${becomes}`;
}

/** "step 1 of tiny: for g = 2e-8 yours moves x by 0.1, this one by 0.2". */
export function departureText(departure: Departure): string {
  const { run, step, coordinate, gradient, mine, theirs, isAnswer } = departure;
  const [own, other] = apart(mine, theirs);
  const what = isAnswer ? `answers ${own}, this one ${other}` : `moves ${own}, this one ${other}`;
  return `${run}, step ${step}: at g${coordinate} = ${digits(gradient, 4)} yours ${what}`;
}

/** Two numbers with as many digits as tell them apart, and one more. */
function apart(a: Recorded, b: Recorded): [string, string] {
  for (let precision = 4; precision < 17; precision++) {
    if (digits(a, precision) !== digits(b, precision)) {
      return [digits(a, precision + 1), digits(b, precision + 1)];
    }
  }
  return [String(a), String(b)];
}

function digits(value: Recorded, precision: number): string {
  if (value === null) return "not a finite number";
  return String(Number(value.toPrecision(Math.min(17, precision))));
}

function verdictOf({ optimizer, holds, precision, miss }: Against, paint: Look["paint"]): string[] {
  if (holds) return [`${paint.better("PASS")}  agrees with ${optimizer}, ${WITHIN[precision!]}`];
  const fail = `${paint.worse("FAIL")}  does not agree with ${optimizer}`;
  if (miss === null) return [`${fail}: it cannot be run on these steps`];
  const { departure, reason, becomes } = miss;
  return [
    fail,
    `      ${departureText(departure)}`,
    ...(reason === null ? [] : [`      ${reasonText(reason, becomes)}`]),
  ];
}
