import { usage } from "../../core/errors.js";
import type { ListParam, NumberParam } from "../../core/parameter.js";
import { contains, parseInterval, parseNumber, shown } from "../../core/params.js";
import { didYouMean } from "../../core/suggest.js";
import { readEvaluationBudget } from "../../plan/evaluation-budget.js";
import { type Allowance, readAllowance } from "../../plan/gate.js";
import { type ProfileKind, PROFILES } from "../../plan/presentation.js";
import { SEARCH_SETTINGS } from "../../plan/search-settings.js";
import { parseSeeds } from "../../plan/seeds.js";
import { SETTINGS } from "../../plan/settings.js";
import { parseStart, type Start } from "../../plan/starts.js";
import { readShard, type Shard } from "../../plan/shard.js";
import { autoShard } from "./auto-shard.js";
import { flagOf, type Env, type Option, wordsOf } from "./option.js";

/** Reads what was typed after a flag. Throws a usage error that names the flag. */
export function readOption(option: Option, given: unknown, env: Env): unknown {
  const { read, param } = option;
  const flag = flagOf(option);
  if (read !== undefined) return read(given as never, flag, env);
  if (param?.type === "number") return readNumber(flag, given as string, param);
  if (param?.type === "list") return readNumbers(flag, given as string[], param);
  const words = wordsOf(option);
  return words.length > 0 ? readWord(flag, given as string, words) : given;
}

const DIM = { range: "[1, 1e8]", integer: true };
/** More threads than this are a slip of the finger. */
const JOBS = { range: "[1, 512]", integer: true };

/** How many cases run at once. `auto`: as many as the machine can, once a run proves to be long. */
export type Jobs = number | "auto";

export function readJobs(text: string, flag: string): Jobs {
  if (text === "auto") return text;
  if (parseNumber(text) === undefined) {
    throw usage(`${flag}: '${text}' is neither a number of threads nor auto`);
  }
  return readNumber(flag, text, JOBS);
}

export function readShardFlag(text: string, _flag: string, env: Env): Shard {
  return text === "auto" ? autoShard(env).shard : readShard(text);
}

/** "3" steps, or "2%". */
export function readAllowFlag(text: string, flag: string): Allowance {
  const [, amount, sign] = /^(.*?)(%?)$/s.exec(text)!;
  const number = parseNumber(amount);
  if (number === undefined) {
    throw usage(`${flag}: ${shown(text)} is neither steps, such as 3, nor per cent, such as 2%`);
  }
  return readAllowance(sign === "" ? { steps: number } : { percent: number }, flag);
}

export function readMaxEvals(text: string, flag: string): number | string {
  return text.includes("*")
    ? readEvaluationBudget(text, flag)
    : readNumber(flag, text, SETTINGS.maxEvaluations);
}

export function readDims(texts: readonly string[], flag: string): number[] {
  return splitList(flag, texts).map((text) => readNumber(flag, text, DIM));
}

export function readSeeds(texts: readonly string[], flag: string): number[] {
  return parseSeeds(splitList(flag, texts), flag);
}

export function readStarts(texts: readonly string[], flag: string): Start[] {
  return texts.map((text) => parseStart(text, flag));
}

const COORDINATE = { range: "[0, 1e8]", integer: true };

export function readCoords(texts: readonly string[], flag: string): number[] {
  return splitList(flag, texts).map((text) => readNumber(flag, text, COORDINATE));
}

/** The number of trials; `true` where none is said. Another text may be the spec: it stays as it is. */
export function readTrials(given: string | true, flag: string): string | number | true {
  if (given === true || (given !== "" && parseNumber(given) === undefined)) return given;
  return readNumber(flag, given, SEARCH_SETTINGS.trials);
}

/** The profiles that are asked for, each once, in the order in which they are shown. */
export function readProfiles(texts: readonly string[], flag: string): ProfileKind[] {
  const words = splitList(flag, texts).map((text) => readWord(flag, text, PROFILES.values));
  if (words.includes("off") && words.length > 1) {
    throw usage(`${flag}: 'off' stands alone, not with ${words.find((word) => word !== "off")}`);
  }
  return PROFILES.values.filter(
    (kind): kind is ProfileKind => kind !== "off" && words.includes(kind),
  );
}

/** The values of a flag. Throws a usage error where one holds nothing, as an unset variable of a shell does. */
export function filled(values: readonly string[], flag: string): readonly string[] {
  if (values.some((value) => /^[\s,]*$/.test(value))) throw usage(`${flag}: it is empty`);
  return values;
}

/** Splits the values of a variadic flag at commas and blanks: PowerShell hands `a,b` over as two. */
export function splitList(flag: string, values: readonly string[]): string[] {
  const parts = filled(values, flag).flatMap((value) => value.split(/[\s,]+/));
  return parts.filter((part) => part !== "");
}

/** A number in the range of a parameter. Throws a usage error that names the flag. */
function readNumber(
  flag: string,
  text: string,
  { range, integer }: Pick<NumberParam, "range" | "integer">,
): number {
  const value = parseNumber(text);
  if (text.trim() === "") throw usage(`${flag}: it is empty`);
  if (value === undefined) throw usage(`${flag}: '${text}' is not a number`);
  if (!contains(parseInterval(range), value)) throw usage(`${flag}: ${text} is outside ${range}`);
  if (integer && value !== Infinity && !Number.isInteger(value)) {
    throw usage(`${flag}: ${text} is not a whole number`);
  }
  return value;
}

/** A list of numbers in the range of a parameter. */
function readNumbers(flag: string, texts: readonly string[], param: ListParam): number[] {
  return splitList(flag, texts).map((text) => readNumber(flag, text, { ...param, integer: false }));
}

/** One of a few words. Throws a usage error with the words and the nearest. */
export function readWord<W extends string>(flag: string, text: string, words: readonly W[]): W {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  const hint = didYouMean(text, words);
  throw usage(`'${text}' is not one of ${words.join(", ")}`, { field: flag, hint });
}
