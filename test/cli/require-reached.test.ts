import { describe, expect, it } from "vitest";
import { optbench } from "./optbench.js";

const RUN = "run -f booth -n 500 --plot off";

describe("run --require-reached", () => {
  it("ends with 0 where every case reaches the target", async () => {
    const { code, stderr } = await optbench(
      `${RUN} -o sgd:lr=0.1,momentum:lr=0.05 --require-reached`,
    );
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("ends with 1 where one does not, shows it as ever, and says so", async () => {
    const args = `${RUN} -o sgd:lr=0.1,adam,adam:lr=0.002`;
    const plain = await optbench(args);
    const { code, stdout, stderr } = await optbench(`${args} --require-reached`);
    expect([plain.code, code]).toEqual([0, 1]);
    expect(stdout).toBe(plain.stdout);
    expect(stderr).toBe("error: --require-reached: 2 cases do not reach the target\n");
  });

  it("says so with -q, too, and where one diverges", async () => {
    const { code, stdout, stderr } = await optbench(`${RUN} -o sgd:lr=1 --require-reached -q`);
    expect([code, stdout]).toEqual([1, "1 diverged.\n"]);
    expect(stderr).toBe("error: --require-reached: 1 case does not reach the target\n");
  });

  it("holds where cases stream to a file and none is kept", async () => {
    const args = `${RUN} -o sgd:lr=0.1,adam --reporter ndjson --require-reached`;
    expect(await optbench(args)).toMatchObject({ code: 1 });
  });

  it.each([
    [
      "run -f booth -o sgd --sweep lr=1e-3..1@5 --require-reached",
      "--require-reached is about cases",
    ],
    ["tune -f booth -o sgd --require-reached", "unknown option '--require-reached'"],
    ["check --require-reached", "unknown option '--require-reached'"],
  ])("is refused by: %s", async (args, message) => {
    const { code, stderr } = await optbench(args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
