import { readCaseId } from "../../core/case-id.js";
import { printShortest } from "../../core/params.js";
import type { CaseResult, Results } from "../../records/results.js";
import { html, paragraph, section } from "./markup.js";

/** Where the numbers come from: the command that makes them again, and what made them. */
export function provenance(results: Results): string {
  const { environment, plan, plugins = [], cases } = results;
  const named = (what: string, hash: string) =>
    `<p>${html(what)}: <code>${html(hash)}</code></p>\n`;
  const { command, isWhole } = commandOf(results);
  const body = [
    cases.length === 0 ? "" : `<pre>${html(command)}</pre>\n`,
    isWhole ? "" : paragraph(PART),
    paragraph(
      `Made with optbench ${environment.optbench}. The numbers do not depend on the machine, on the version of Node or on how many cases ran at once.`,
    ),
    plan === undefined ? "" : named("Fingerprint of the plan", plan),
    ...plugins.map(({ name, hash }) => named(`Plug-in ${name}`, hash)),
  ];
  return section("provenance", "Where this comes from", body.join(""));
}

const PART =
  "The command does not make exactly these cases: they are a part of its grid, or some have starts or settings of their own.";

interface Command {
  readonly command: string;
  /** Whether it makes these cases and no others. */
  readonly isWhole: boolean;
}

/** Names, settings, starts and seeds; nothing of the machine, of files or of threads. */
function commandOf({ cases, settings }: Results): Command {
  const each = (texts: readonly string[]) => [...new Set(texts)];
  const functions = each(cases.map(functionItem));
  const optimizers = each(cases.map(nameOf));
  const seeds = each(cases.map(({ seed }) => String(seed)));
  const starts = startsOf(each(cases.map(({ id }) => readCaseId(id).start ?? "default")));
  const words = [
    "optbench run",
    ...functions.map((one) => `-f ${quoted(one)}`),
    ...optimizers.map((one) => `-o ${quoted(one)}`),
    starts === null || starts.text === "default" ? "" : `--start ${quoted(starts.text)}`,
    seeds.join() === "1" ? "" : `--seeds ${seedsText(seeds)}`,
    `-n ${settings.iterations}`,
    settings.maxEvaluations === undefined ? "" : `--max-evals ${settings.maxEvaluations}`,
    `--tol ${printShortest(settings.tolerance)}`,
    `--metric ${settings.metric}`,
    settings.cost === "iterations" ? "--cost iterations" : "",
    settings.restarts === true ? "--restarts" : "",
  ];
  const runs = functions.length * optimizers.length * seeds.length * (starts?.count ?? 0);
  return {
    command: words.filter((word) => word !== "").join(" "),
    isWhole: runs === cases.length && cases.every((one) => one.settings === undefined),
  };
}

function functionItem({ functionLabel, function: fn }: CaseResult): string {
  return functionLabel === undefined ? fn : `${functionLabel}=${fn}`;
}

function nameOf({ label, written, optimizer }: CaseResult): string {
  const item = written ?? optimizer;
  return label === undefined ? item : `${label}=${item}`;
}

/** What `--start` takes for these; null where no one word means them all. */
function startsOf(names: readonly string[]): { text: string; count: number } | null {
  if (names.length === 1) return { text: names[0].replace(/^random#1$/, "random"), count: 1 };
  const isRow = names.every((name, k) => name === `random#${k + 1}`);
  return isRow ? { text: `random@${names.length}`, count: names.length } : null;
}

/** "5" is the seeds 1 to 5; others are listed, and one alone is a range. */
function seedsText(seeds: readonly string[]): string {
  const isRow = seeds.every((seed, k) => seed === String(k + 1));
  if (isRow) return String(seeds.length);
  return seeds.length === 1 ? `${seeds[0]}..${seeds[0]}` : seeds.join(",");
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
