import { readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { readCaseId } from "../../core/case-id.js";
import { usage } from "../../core/errors.js";
import { writeWhole } from "../../files/files.js";
import { LONGEST, readFragment, writeFragment } from "../../play/fragment.js";
import {
  DEFAULT_STATE,
  MOST_ITERATIONS,
  MOST_METHODS,
  type PlaySettings,
} from "../../play/play-state.js";
import { DEFAULT_SEED, SETTINGS, type Settings } from "../../plan/settings.js";
import type { CaseResult, Results } from "../../records/results.js";
import { escapeMarkup } from "../../report/escape-markup.js";
import type { PlayLink } from "../../report/html/page-material.js";
import type { Block } from "../../report/svg/blocks.js";
import type { Io } from "../program/io.js";

/** The place for a state in dist/play.html. */
const STATE = 'data-state=""';

/** Writes the playground, which opens with a state; "" is its first exercise. */
export async function writePlayground(path: string, fragment: string, io: Io): Promise<void> {
  const page = await readFile(new URL("dist/play.html", io.packageRoot), "utf8");
  // in a replacement text "$" would have a meaning
  const state = () => `data-state="${escapeMarkup(fragment)}"`;
  await writeWhole(path, page.replace(STATE, state), io.cwd);
}

/** The address of a file as a page at another path names it. */
export function linkBetween(page: string | null, file: string, cwd: string): string {
  const [from, to] = [page === null ? cwd : dirname(resolve(cwd, page)), resolve(cwd, file)];
  if (page !== null && resolve(cwd, page) === to) {
    throw usage(`--play ${file}: that is the page itself; name another file`);
  }
  // a part with a ":" would be read as a scheme
  return relative(from, to).split(/[\\/]/).map(encodeURIComponent).join("/");
}

/** For a function of the results: the address that opens its cases in the playground at `address`. */
export function playLinks(
  { cases, settings }: Results,
  address: string,
): (block: Block) => PlayLink | null {
  return (block) => {
    const own = cases.filter((one) => one.function === block.function);
    const at = own.filter(({ start }) => start.join() === block.start.join());
    const shown = at.length > 0 ? at : own;
    if (shown.length === 0) return null;
    const { fragment, left } = fragmentOf(shown, { ...settings, ...shown[0].settings });
    return fragment === null ? null : { address: `${address}#${fragment}`, left };
  };
}

type Judged = Pick<Settings, "iterations" | "tolerance"> &
  Partial<Pick<Settings, "metric" | "maxEvaluations">>;

/** Cases of one function and one start; null where the playground has not what they are made of. */
function fragmentOf([first, ...rest]: readonly CaseResult[], settings: Judged) {
  const all = [first, ...rest].map((one) => one.written ?? one.optimizer);
  const methods = [...new Set(all)];
  const state = {
    ...DEFAULT_STATE,
    fn: first.function,
    methods: methods.slice(0, MOST_METHODS),
    start: readCaseId(first.id).start === undefined ? null : [...first.start],
    iterations: settings.iterations,
    settings: settingsOf(first, settings),
    exercise: null,
  };
  // fewer iterations would be other numbers
  if (settings.iterations > MOST_ITERATIONS) return { fragment: null, left: 0 };
  const fragment = writeFragment(state);
  const isReadable = fragment.length <= LONGEST && readFragment(fragment) !== null;
  return { fragment: isReadable ? fragment : null, left: methods.length - state.methods.length };
}

/** What differs from what the playground has where nothing is said. */
function settingsOf({ seed }: CaseResult, given: Judged): PlaySettings {
  const { tolerance, metric, maxEvaluations } = given;
  return {
    ...(seed === DEFAULT_SEED ? {} : { seed }),
    ...(tolerance === SETTINGS.tolerance.default ? {} : { tolerance }),
    ...(metric === undefined || metric === SETTINGS.metric.default ? {} : { metric }),
    ...(maxEvaluations === undefined || !Number.isFinite(maxEvaluations) ? {} : { maxEvaluations }),
  };
}
