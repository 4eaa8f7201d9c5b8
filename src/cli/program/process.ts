import { version } from "../../version.js";
import { EXIT } from "./exit-codes.js";
import type { Io } from "./io.js";
import { loadMain, type LoadedMain } from "./load-main.js";
import { messageOf } from "../../core/errors.js";
import { visible } from "../../core/visible.js";
import { StrayErrors } from "../run/stray-errors.js";
import { isPlain, isReaderGone, openOutput } from "./output.js";
import { reasonOf } from "../../files/reasons.js";

export { loadMain };

/** Runs the process's own command line. The only place that touches the process. */
export async function start(packageRoot: URL): Promise<void> {
  let failedToWrite = false;
  const stderr = openOutput(2, (error) => failed(error));
  const stdout = openOutput(1, (error) => {
    if (failed(error)) stderr.write(`error: cannot write: ${reasonOf(error)}\n`);
  });
  // a reader that closes the pipe early (| head) is not a failure
  function failed(error: NodeJS.ErrnoException): boolean {
    if (isReaderGone(error)) return false;
    failedToWrite = true;
    process.exitCode = EXIT.usage;
    return true;
  }
  const argv = process.argv.slice(2);
  // the commonest question of scripts, answered before anything is loaded
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
    stdout.write(`${version}\n`);
    return;
  }
  const cwd = currentFolder();
  if (cwd === null) {
    stderr.write("error: the current folder is gone\n");
    process.exitCode = EXIT.usage;
    return;
  }
  let strays: StrayErrors | undefined;
  let hasThrown = false;
  let loaded: LoadedMain;
  try {
    loaded = loadMain(packageRoot, argv[0], process.env);
  } catch (error) {
    const { message } = error as Error;
    stderr.write(`error: ${message}\n  to mend it, install optbench anew\n`);
    process.exitCode = EXIT.internal;
    return;
  }
  const { module, keepCompiled } = loaded;
  const { main, reportFailure } = module;
  const io = {
    stdout,
    stderr,
    env: process.env,
    packageRoot,
    cwd,
    get cores() {
      return process.getBuiltinModule("node:os").availableParallelism();
    },
    now,
    ...signalKeeper(),
    expectStrays() {
      if (strays === undefined) {
        strays = new StrayErrors((message) => {
          hasThrown = true;
          stderr.write(`error: a plugin threw outside of any case: ${visible(message)}\n`);
        });
        process.on("unhandledRejection", (error) => strays?.rejected(error));
      }
      return strays;
    },
  };
  // a plugin that calls process.exit(0) would make a check pass before anything was judged
  let verdict: number | null = null;
  haveLastWord(() => {
    if (verdict === null) {
      stderr.write("error: a plugin ended the process\n  --jobs 2 ends its case alone\n");
      verdict = EXIT.usage;
    }
    if (failedToWrite) return EXIT.usage;
    return hasThrown && verdict === EXIT.ok ? EXIT.regression : verdict;
  });
  process.on("uncaughtException", (error: NodeJS.ErrnoException) => {
    if (isReaderGone(error)) return;
    if (strays !== undefined) {
      strays.thrown(messageOf(error));
      // thrown by a listener of the end, which it must not put off
      if (verdict !== null) process.exit();
      return;
    }
    verdict ??= reportFailure(error, io, argv.includes("--debug"));
    process.exit();
  });
  const unfinished = () => {
    verdict = EXIT.usage;
    stderr.write("error: a plugin waits for something that never comes\n");
  };
  process.once("beforeExit", unfinished);
  const code = await main(argv, io);
  process.off("beforeExit", unfinished);
  verdict = code;
  // a listener that throws comes before all that is said of the end
  process.exitCode = code;
  // what ended well has compiled what its command needs
  if (code === EXIT.ok) keepCompiled();
  // nothing is left to wait for but V8, which would finish compiling what has been run
  if (isPlain(1) && isPlain(2)) process.exit();
}

/**
 * Ends the process with `code`, which is asked for at the very end: whatever a listener of somebody
 * else's sets as exit code, or ends the process with, comes before.
 */
function haveLastWord(code: () => number): void {
  // what process.exit() calls when the listeners have been heard; Node's types do not have it
  const ending = process as unknown as { reallyExit(code: number): never };
  const leave = ending.reallyExit.bind(process);
  ending.reallyExit = () => leave(code());
  // an end without process.exit(): those who listen now have been heard, later ones have not
  process.once("exit", () => {
    for (const listener of process.listeners("exit")) {
      try {
        listener.call(process, code());
      } catch {
        // a listener that throws changes nothing
      }
    }
    leave(code());
  });
}

function currentFolder(): string | null {
  try {
    return process.cwd();
  } catch {
    return null;
  }
}

/**
 * Keeps the first signal that asks the program to end. Otherwise the system ends the process, even in
 * the midst of a long computation, in which no handler would be called.
 */
function signalKeeper(): Pick<Io, "catchSignals" | "interruption"> {
  let interruption: ReturnType<Io["interruption"]> = null;
  const keep = (signal: NodeJS.Signals) => {
    interruption = signal as typeof interruption;
    for (const other of SIGNALS) process.off(other, keep);
  };
  return {
    catchSignals() {
      for (const signal of interruption === null ? SIGNALS : []) {
        if (!process.listeners(signal).includes(keep)) process.on(signal, keep);
      }
    },
    interruption: () => interruption,
  };
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Milliseconds. To load `performance` would take 2 ms. */
function now(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}
