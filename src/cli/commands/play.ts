import { builtins } from "../../bench/builtins.js";
import { usage } from "../../core/errors.js";
import { visible } from "../../core/visible.js";
import { refuseUnwritable } from "../../files/files.js";
import { planRun, type RunSpec } from "../../plan/plan.js";
import { LONGEST, readFragment, writeFragment } from "../../play/fragment.js";
import {
  DEFAULT_STATE,
  MOST_DIMENSIONS,
  MOST_ITERATIONS,
  MOST_METHODS,
  type PlayState,
} from "../../play/play-state.js";
import { writePlayground } from "../figures/play-links.js";
import { EXIT } from "../program/exit-codes.js";
import type { Io } from "../program/io.js";
import type { Flags } from "../flags/read-flags.js";

/** The method if only a function is given. */
const USUAL_METHODS = ["adam:lr=0.1"];

/** `optbench play -o play.html`: writes the playground, which opens with what the flags say. */
export async function play(flags: Flags, io: Io): Promise<number> {
  const { out } = flags;
  if (typeof out !== "string")
    throw usage("play writes a page: say where", { hint: "optbench play -o play.html" });
  const fragment = fragmentOf(flags);
  await refuseUnwritable(out, io.cwd);
  await writePlayground(out, fragment, io);
  if (flags.quiet !== true) io.stdout.write(`wrote  ${visible(out)}  (open it in a browser)\n`);
  return EXIT.ok;
}

/** The state that the flags ask for; "" where they ask for nothing, and the page shows its first exercise. */
function fragmentOf(flags: Flags): string {
  const { fn, opt, dim, start, iters } = flags;
  if ([fn, opt, dim, start, iters].every((flag) => flag === undefined)) return "";
  const state = stateOf(flags);
  const fragment = writeFragment(state);
  if (fragment.length > LONGEST)
    throw usage(
      `play: the address of the page has ${fragment.length} characters, at most ${LONGEST}`,
    );
  if (readFragment(fragment) === null)
    throw usage("play: a page shows names and formulas that a shell takes in quotes");
  return fragment;
}

function stateOf({ fn, opt, dim, start, iters }: Flags): PlayState {
  const iterations = iters ?? DEFAULT_STATE.iterations;
  if (iterations > MOST_ITERATIONS) {
    throw usage(`--iters: a page shows at most ${MOST_ITERATIONS} iterations, got ${iterations}`);
  }
  const { cases } = planRun(
    {
      functions: fn ?? [DEFAULT_STATE.fn],
      optimizers: opt ?? USUAL_METHODS,
      ...(dim === undefined ? {} : { dims: dim }),
      ...(start === undefined ? {} : { starts: start }),
      iterations,
    } as RunSpec,
    builtins(),
  );
  const all = [...cases];
  const functions = distinct(all.map((one) => one.function));
  const starts = distinct(all.map((one) => one.start.join(",")));
  const methods = distinct(all.map((one) => one.written ?? one.optimizer));
  if (functions.length > 1) throw usage(`play shows one function, got ${functions.join(", ")}`);
  if (starts.length > 1) throw usage(`play shows one start, got ${starts.length}`);
  const [{ dimension, start: point }] = all;
  if (dimension > MOST_DIMENSIONS) {
    throw usage(`play shows at most ${MOST_DIMENSIONS} dimensions, got ${dimension}`);
  }
  if (methods.length > MOST_METHODS) {
    throw usage(`play shows at most ${MOST_METHODS} methods, got ${methods.length}`);
  }
  return {
    ...DEFAULT_STATE,
    fn: functions[0],
    methods,
    iterations,
    start: start === undefined ? null : [...point],
    exercise: null,
  };
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)];
}
