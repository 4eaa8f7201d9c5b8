import { existsSync } from "node:fs";
import { usage } from "../../core/errors.js";
import type { Io } from "../program/io.js";
import { flagOf, type Option } from "./option.js";

/** Endings of specs, and of saved results. */
const SPEC = /\.ya?ml$/i;
const FILE = /\.(ya?ml|jsonc?|ndjson|[mc]?[jt]s)$/i;

/** Flags whose values are never files. */
const TAKE_NAMES = new Set([
  "fn",
  "opt",
  "filter",
  "dim",
  "seeds",
  "targets",
  "profile",
  "reporter",
  "to",
]);

/** What `list` and `schema` take behind their name. */
const KINDS: Readonly<Record<string, RegExp>> = {
  list: /^(optimizers|functions|schedules|modifiers|transforms|specs|reporters)$/,
  schema: /^(spec|baseline|results)$/,
};

/**
 * A flag of several words takes all that follow it, also what was meant for the command itself:
 * `check --filter 'opt:sgd*' other.yaml` would check the usual spec. Throws a usage error that says
 * how to write it.
 *
 * @param word one of the flag's words, not the first
 */
export function refuseSwallowed(
  command: string,
  flag: Option,
  word: string,
  io: Pick<Io, "packageRoot">,
): void {
  if (!isMeantFor(command, flag.key, word, io)) return;
  const what = { list: "kind", schema: "kind", show: "name", report: "file", merge: "file" };
  const kind = (what as Readonly<Record<string, string>>)[command] ?? "spec";
  throw usage(`'${word}' is read as a word of ${flagOf(flag)}`, {
    hint: `a ${kind} stands before the flags: optbench ${command} ${word} ${flagOf(flag)} ...`,
  });
}

function isMeantFor(
  command: string,
  key: string,
  word: string,
  { packageRoot }: Pick<Io, "packageRoot">,
): boolean {
  switch (command) {
    case "show":
      return !/[./\\]/.test(word);
    case "list":
    case "schema":
      return KINDS[command].test(word);
    case "report":
    case "merge":
      return !word.includes("=") && /\.(json|ndjson)$/i.test(word);
    default: {
      if (word.includes("=")) return false;
      const isFile = TAKE_NAMES.has(key) ? FILE.test(word) : SPEC.test(word);
      return isFile || isShipped(word, packageRoot);
    }
  }
}

function isShipped(word: string, packageRoot: URL): boolean {
  return /^[a-z][\w-]*$/.test(word) && existsSync(new URL(`benchmarks/${word}.yaml`, packageRoot));
}

const PARAMETER = "a parameter of the optimizer: -o ";
const RATE = `${PARAMETER}adam:lr=0.3`;

/** Names that other programs use for our flags, and what to write here instead. */
export const OTHER_FLAGS: Readonly<Record<string, string>> = {
  "--lr": RATE,
  "--learning-rate": RATE,
  "--momentum": `${PARAMETER}momentum:momentum=0.9`,
  "--beta1": `${PARAMETER}adam:beta1=0.8`,
  "--beta2": `${PARAMETER}adam:beta2=0.99`,
  "--betas": `${PARAMETER}adam:beta1=0.8:beta2=0.99`,
  "--eps": `${PARAMETER}adam:eps=1e-6`,
  "--epsilon": `${PARAMETER}adam:eps=1e-6`,
  "--weight-decay": `${PARAMETER}adamw:weight-decay=0.1`,
  "--iterations": "--iters",
  "--iteration": "--iters",
  "--maxiter": "--iters",
  "--iter": "--iters",
  "--max-iter": "--iters",
  "--max-iters": "--iters",
  "--steps": "--iters",
  "--epochs": "--iters",
  "--epoch": "--iters",
  "--evals": "--max-evals",
  "--evaluations": "--max-evals",
  "--budget": "--max-evals",
  "--function": "--fn",
  "--functions": "--fn",
  "--optimizer": "--opt",
  "--optimizers": "--opt",
  "--optimiser": "--opt",
  "--tolerance": "--tol",
  "--dimension": "--dim",
  "--dimensions": "--dim",
  "--seed": "--seeds",
  "--starts": "--start",
  "--output": "--out",
  "--format": "--reporter",
  "--threads": "--jobs",
  "--workers": "--jobs",
};
