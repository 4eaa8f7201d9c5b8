import { version } from "../version.js";
import { EXIT } from "./exit-codes.js";
import { reasonOf } from "./reasons.js";

/** Runs the process's own command line. The only place that touches the process. */
export async function start(packageRoot: URL): Promise<void> {
  const argv = process.argv.slice(2);
  // the commonest question of scripts, answered before anything is loaded
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
    process.stdout.write(`${version}\n`);
    return;
  }
  let interruption: "SIGINT" | "SIGTERM" | null = null;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      // asked twice, it ends at once
      if (interruption !== null)
        process.exit(signal === "SIGINT" ? EXIT.interrupted : EXIT.terminated);
      interruption = signal;
    });
  }
  let failedToWrite = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // a reader that has seen enough (| head) is no failure
      if (error.code === "EPIPE") return;
      failedToWrite = true;
      process.exitCode = EXIT.usage;
      if (stream === process.stdout)
        process.stderr.write(`error: cannot write: ${reasonOf(error)}\n`);
    });
  }
  const io = {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    packageRoot,
    cwd: process.cwd(),
    now: () => performance.now(),
    interruption: () => interruption,
  };
  const { main } = await import("./main.js");
  const code = await main(argv, io);
  if (!failedToWrite) process.exitCode = code;
}
