import { version } from "../../version.js";
import { EXIT } from "./exit-codes.js";
import type { Io } from "./io.js";
import { loadMain } from "./load-main.js";
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
  // a reader that has seen enough (| head) is no failure
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
  const { module, keepCompiled } = loadMain(packageRoot);
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
  };
  // a plugin that calls process.exit(0) would make a check pass that has judged nothing
  let hasEnded = false;
  process.once("exit", () => {
    if (hasEnded) return;
    stderr.write("error: a plugin ended the process\n  --jobs 2 ends its case alone\n");
    process.exitCode = EXIT.usage;
  });
  // what a plugin throws from a callback of its own would end the process with 1, "a regression"
  process.on("uncaughtException", (error: NodeJS.ErrnoException) => {
    if (isReaderGone(error)) return;
    hasEnded = true;
    process.exit(reportFailure(error, io, argv.includes("--debug")));
  });
  const unfinished = () => {
    hasEnded = true;
    stderr.write("error: a plugin waits for something that never comes\n");
    process.exitCode = EXIT.usage;
  };
  process.once("beforeExit", unfinished);
  const code = await main(argv, io);
  process.off("beforeExit", unfinished);
  hasEnded = true;
  if (!failedToWrite) process.exitCode = code;
  // a whole run has compiled what most commands need
  if (argv[0] === "run" && code === EXIT.ok) keepCompiled();
  // nothing is left to wait for but V8, which would finish compiling what has been run
  if (isPlain(1) && isPlain(2)) process.exit();
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

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Milliseconds. `performance` would load 2 ms of what nobody here needs. */
function now(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}
