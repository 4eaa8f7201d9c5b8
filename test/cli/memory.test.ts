import { tmpdir } from "node:os";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { main } from "../../src/cli/main.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Heap in use when so many lines of ndjson have been written. */
async function heapAt(lines: readonly number[], args: string): Promise<number[]> {
  const found: number[] = [];
  let written = 0;
  const stdout = {
    write() {
      if (!lines.includes(++written)) return;
      collect();
      found.push(process.memoryUsage().heapUsed);
    },
  };
  const code = await main(args.split(" "), {
    stdout,
    stderr: { write() {} },
    env: {},
    packageRoot: new URL("../../", import.meta.url),
    cwd: tmpdir(),
    cores: 1,
    now: () => 0,
    catchSignals: () => {},
    interruption: () => null,
  });
  expect(code).toBe(0);
  return found;
}

it("cases that stream through ndjson are not kept", async () => {
  const run = "run -f booth -o adam:lr=1e-3..1@10 --seeds 1..120 -n 400 --max-cases 1200";
  const [early, late] = await heapAt([200, 1100], `${run} --reporter ndjson -j 1`);
  // 900 curves would be 20 MB
  expect(late - early).toBeLessThan(4e6);
});
