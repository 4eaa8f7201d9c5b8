import { readFileSync } from "node:fs";

/** Whether a process of this machine is there and has not ended, be it somebody else's. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** Whether a process has ended, and only its parent has not asked how: Linux alone tells. */
function isZombie(pid: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    // the name before the state is in brackets, and may have brackets itself
    return /^\d+ \(.*\) Z /s.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
  } catch {
    return false;
  }
}
