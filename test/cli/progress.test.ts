import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { optbench } from "./optbench.js";

// a busy machine takes its time
vi.setConfig({ testTimeout: 60_000 });

describe("progress", () => {
  /** A clock that goes on by so many ms at every look. */
  const clock = (step: number) => {
    let now = 0;
    return () => (now += step);
  };

  // a busy machine would look up within a case too, which the time of the machine decides
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
  afterEach(() => void vi.useRealTimers());

  it("stands on one line of a terminal, and is gone at the end", async () => {
    const { stderr } = await optbench("run -f booth,beale -o sgd -n 1", {
      stderrColumns: 80,
      now: clock(400),
    });
    expect(stderr).toBe("\r\u001b[K2 of 2 cases, 1 s\r\u001b[K");
  });

  it("does not run into the lines of -v", async () => {
    const { stderr } = await optbench("run -f booth,beale,matyas -o sgd -n 1 -v", {
      stderrColumns: 80,
      now: clock(400),
    });
    expect(stderr).toContain("cases, 1 s, 1 s left\r\u001b[Kmatyas sgd: ");
  });

  it("is a line now and then elsewhere, and on a terminal that cannot move its cursor", async () => {
    for (const terminal of [{}, { stderrColumns: 80, env: { TERM: "dumb" } }]) {
      const { stderr } = await optbench("run -f booth,beale,matyas -o sgd -n 1", {
        ...terminal,
        now: clock(6000),
      });
      expect(stderr).toBe("2 of 3 cases, 12 s, 6 s left\n");
    }
  });

  it.each([
    [30_000, 2, "30 s"],
    [400_000, 8, "47 min"],
    [3_600_000, 4, "3 h 0 min"],
    [5_000_000, 3, "2 h 47 min"],
  ])("says how long is left: %i ms a look, %i cases", async (step, count, left) => {
    const seeds = `--seeds 1..${count}`;
    const { stderr } = await optbench(`run -f booth -o sgd -n 1 ${seeds}`, { now: clock(step) });
    expect(stderr.split("\n")).toContainEqual(
      expect.stringMatching(`^\\d+ of ${count} cases, .*, ${left} left$`),
    );
  });

  it("keeps to one line of a narrow terminal", async () => {
    const { stderr } = await optbench("run -f booth,beale,matyas -o sgd -n 1", {
      stderrColumns: 24,
      now: clock(400),
    });
    expect(stderr).toBe(
      "\r\u001b[K2 of 3 cases, 1 s, 1 s \r\u001b[K\r\u001b[K3 of 3 cases, 1 s\r\u001b[K",
    );
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
