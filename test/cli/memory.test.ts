import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { main } from "../../src/cli/program/main.js";
import { folder } from "./optbench.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Heap in use when so many lines have been written, of ndjson or else of --verbose. */
async function heapAt(
  lines: readonly number[],
  args: string,
  stream: "stdout" | "stderr" = "stdout",
): Promise<number[]> {
  const found: number[] = [];
  let written = 0;
  const watched = {
    write() {
      if (!lines.includes(++written)) return;
      collect();
      found.push(process.memoryUsage().heapUsed);
    },
  };
  const code = await main(args.split(" "), {
    stdout: { write() {} },
    stderr: { write() {} },
    [stream]: watched,
    env: {},
    packageRoot: new URL("../../", import.meta.url),
    cwd: folder(),
    cores: 1,
    now: () => 0,
    catchSignals: () => {},
    interruption: () => null,
  });
  expect(code).toBe(0);
  return found;
}

const RUN = "run -f booth -o adam:lr=1e-3..1@10 --seeds 1..60 -n 400 --max-cases 600 -j 1";

it("cases that stream through ndjson are not kept", async () => {
  const [early, late] = await heapAt([90, 590], `${RUN} --reporter ndjson`);
  // 500 curves would be 11 MB
  expect(late - early).toBeLessThan(4e6);
});

it("of cases in a table their curves are not kept, unless they are drawn", async () => {
  const files = "--reporter table ndjson=run.ndjson csv=run.csv";
  const [early, late] = await heapAt([90, 590], `${RUN} -v --plot off ${files}`, "stderr");
  // a case without its curve is 1.5 kB
  expect(late - early).toBeLessThan(4e6);
});

it("of curves that are drawn the column that is drawn is kept", async () => {
  const [early, late] = await heapAt([90, 590], `${RUN} -v`, "stderr");
  // 300 numbers of eight bytes
  expect(late - early).toBeLessThan(4e6);
});
