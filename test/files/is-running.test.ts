import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { isRunning } from "../../src/files/is-running.js";

it("a process that has ended does not run, though its parent has not asked for it yet", async (context) => {
  if (process.platform !== "linux") context.skip("only Linux tells of such processes");
  // the shell becomes a program that never asks for the child that it has left behind
  const parent = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 30"]);
  const [text] = (await once(parent.stdout, "data")) as [Buffer];
  const child = Number(String(text));
  try {
    await expect.poll(() => isRunning(child)).toBe(false);
    expect(() => process.kill(child, 0)).not.toThrow();
    expect(isRunning(parent.pid!)).toBe(true);
  } finally {
    parent.kill();
  }
});
