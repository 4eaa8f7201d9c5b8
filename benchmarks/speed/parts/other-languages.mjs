import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a program in Python prints; null where python3 or a module of it is not on the machine. */
export function runPython(program) {
  const { status, stdout } = spawnSync("python3", ["-c", program], { encoding: "utf8" });
  return status === 0 ? stdout : null;
}

/** What a program in C prints; null where there is no gcc, or the processor lacks what was asked for. */
export function runC(program, ...flags) {
  const folder = mkdtempSync(join(tmpdir(), "optbench-speed-"));
  const [source, binary] = [join(folder, "program.c"), join(folder, "program")];
  try {
    writeFileSync(source, program);
    const built = spawnSync("gcc", [...flags, "-ffp-contract=off", source, "-o", binary, "-lm"]);
    if (built.status !== 0) return null;
    const { status, stdout } = spawnSync(binary, { encoding: "utf8" });
    return status === 0 ? stdout : null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
