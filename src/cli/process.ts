import { version } from "../version.js";
import { EXIT } from "./exit-codes.js";
import { loadMain } from "./load-main.js";
import { reasonOf } from "./reasons.js";

export { loadMain };

/** Runs the process's own command line. The only place that touches the process. */
export async function start(packageRoot: URL): Promise<void> {
  let failedToWrite = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // a reader that has seen enough (| head) is no failure
      if (error.code === "EPIPE" || failedToWrite) return;
      failedToWrite = true;
      process.exitCode = EXIT.usage;
      if (stream === process.stdout)
        process.stderr.write(`error: cannot write: ${reasonOf(error)}\n`);
    });
  }
  const argv = process.argv.slice(2);
  // the commonest question of scripts, answered before anything is loaded
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
    process.stdout.write(`${version}\n`);
    return;
  }
  const cwd = currentFolder();
  if (cwd === null) {
    process.stderr.write("error: the current folder is gone\n");
    process.exitCode = EXIT.usage;
    return;
  }
  const interruption = watchSignals();
  const { main, reportFailure } = loadMain(packageRoot).module;
  const io = {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    packageRoot,
    cwd,
    now: () => performance.now(),
    interruption,
  };
  // what a plugin throws from a callback of its own would end the process with 1, "a regression"
  process.on("uncaughtException", (error) => {
    process.exit(reportFailure(error, io, argv.includes("--debug")));
  });
  const unfinished = () => {
    process.stderr.write("error: a plugin waits for something that never comes\n");
    process.exitCode = EXIT.usage;
  };
  process.once("beforeExit", unfinished);
  const code = await main(argv, io);
  process.off("beforeExit", unfinished);
  if (!failedToWrite) process.exitCode = code;
}

function currentFolder(): string | null {
  try {
    return process.cwd();
  } catch {
    return null;
  }
}

/** Tells of the first signal that asks the program to end. Asked twice, it ends at once. */
function watchSignals(): () => "SIGINT" | "SIGTERM" | null {
  let interruption: "SIGINT" | "SIGTERM" | null = null;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (interruption !== null)
        process.exit(signal === "SIGINT" ? EXIT.interrupted : EXIT.terminated);
      interruption = signal;
    });
  }
  return () => interruption;
}
