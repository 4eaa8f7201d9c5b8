import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const optbench = fileURLToPath(new URL("../../../bin/optbench.js", import.meta.url));

/** Loaded before a command: tells what the whole process took, its threads among it. */
const TELL = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from "node:fs";
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeSync(2, "\\nusage " + (userCPUTime + systemCPUTime) / 1e6 + " " + maxRSS / 1024);
  });`)}`;

/**
 * Runs a command of optbench, whose output is not read.
 *
 * @returns CPU time of all its threads in s, wall time in s, peak memory in MB
 */
export function measure(args) {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--import", TELL, optbench, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  const [, cpu, memory] = /\nusage (\S+) (\S+)$/.exec(stderr);
  return { cpu: Number(cpu), wall: (performance.now() - started) / 1000, memory: Number(memory) };
}
