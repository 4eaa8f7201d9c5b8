import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { startProgress } from "../../src/cli/run/progress.js";
import { optbench } from "./optbench.js";

interface Seen {
  readonly cases: number;
  /** How long each case takes. */
  readonly ms: number;
  /** A terminal of so many columns. */
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** What is written to stderr while so many cases end, one after the other. */
function progressOf({ cases, ms, columns, env = {} }: Seen): string {
  const written: string[] = [];
  const write = (text: string) => written.push(text);
  let now = 0;
  const io = {
    stdout: { write() {} },
    stderr: { write, ...(columns === undefined ? {} : { isTTY: true, columns }) },
    env,
    packageRoot: new URL("../../", import.meta.url),
    cwd: tmpdir(),
    cores: 1,
    now: () => now,
    catchSignals() {},
    interruption: () => null,
  };
  const progress = startProgress(cases, true, io);
  for (let done = 1; done <= cases; done++) {
    now += ms;
    progress.tick(done);
  }
  progress.clear();
  return written.join("");
}

describe("progress", () => {
  it("stands on one line of a terminal, and is gone at the end", () => {
    expect(progressOf({ cases: 2, ms: 400, columns: 80 })).toBe(
      "\r\u001b[K2 of 2 cases, 1 s\r\u001b[K",
    );
  });

  it("is a line now and then elsewhere, and on a terminal that cannot move its cursor", () => {
    for (const terminal of [{}, { columns: 80, env: { TERM: "dumb" } }]) {
      expect(progressOf({ cases: 3, ms: 6000, ...terminal })).toBe(
        "2 of 3 cases, 12 s, 6 s left\n",
      );
    }
  });

  it.each([
    [30_000, 2, "30 s"],
    [400_000, 8, "47 min"],
    [3_600_000, 4, "3 h 0 min"],
    [5_000_000, 3, "2 h 47 min"],
  ])("says how long is left: %i ms a case, %i cases", (ms, cases, left) => {
    expect(progressOf({ cases, ms }).split("\n")).toContainEqual(
      expect.stringMatching(`^\\d+ of ${cases} cases, .*, ${left} left$`),
    );
  });

  it("keeps to one line of a narrow terminal", () => {
    expect(progressOf({ cases: 3, ms: 400, columns: 24 })).toBe(
      "\r\u001b[K2 of 3 cases, 1 s, 1 s \r\u001b[K3 of 3 cases, 1 s\r\u001b[K",
    );
  });
});

describe("the progress of a run", () => {
  /** A clock that goes on by so many ms whenever it is read. */
  const clock = (step: number) => {
    let now = 0;
    return () => (now += step);
  };

  it("does not run into the lines of -v", async () => {
    const { stderr } = await optbench("run -f booth,beale,matyas -o sgd -n 1 -v", {
      stderrColumns: 80,
      now: clock(400),
    });
    expect(stderr.replaceAll("\r\u001b[K", "<away>")).toMatch(/ s left<away>matyas sgd: /);
  });

  it.each(["--no-progress", "-q", "--json", "--reporter csv", "--reporter ndjson"])(
    "is silent with %s",
    async (flag) => {
      const { stderr } = await optbench(`run -f booth,beale -o sgd -n 1 ${flag}`, {
        stderrColumns: 80,
        now: clock(1000),
      });
      expect(stderr).toBe("");
    },
  );
});
