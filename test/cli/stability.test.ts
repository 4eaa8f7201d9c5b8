import { describe, expect, it } from "vitest";
import { optbench } from "./optbench.js";

describe("a run that diverges because its learning rate is above what is stable", () => {
  const warnings = async (args: string) => {
    const { code, stderr } = await optbench(`run ${args} --plot off -n 500`);
    expect(code).toBe(0);
    return stderr.split("\n").slice(0, -1);
  };

  it("is warned of on stderr, with the limit", async () => {
    expect(await warnings("-f anisotropic -o sgd:lr=1.1,sgd:lr=0.95,momentum:lr=2")).toEqual([
      "warning: sgd:lr=1.1 diverged on anisotropic at step 159 (|x| > 7e12): lr is above 2/L = 1 for this function",
      expect.stringMatching(
        /^warning: momentum:lr=2 diverged .*: lr is above 3\.8\/L = 1\.9 for this/,
      ),
    ]);
  });

  it("is called what its library calls the rate", async () => {
    const [line] = await warnings("-f sum-squares:dim=5 -o keras/sgd:learning_rate=0.5");
    expect(line).toContain("learning-rate is above 2/L = 0.2 for this function");
  });

  it("is one line for all starts of an optimizer, and few lines in all", async () => {
    const lines = await warnings("-f booth -o sgd:lr=1/2/3/4/5 --start random@4");
    expect(lines).toEqual([
      ...[1, 2, 3].map(
        (lr) =>
          `warning: sgd:lr=${lr} diverged on booth in 4 runs: lr is above 2/L = 0.111111 for this function`,
      ),
      "warning: 2 more diverged at a learning rate above their limits",
    ]);
  });

  it("is warned of beside a machine's format, not with -q", async () => {
    expect(await warnings("-f anisotropic -o sgd:lr=1.1 --json")).toHaveLength(1);
    expect(await warnings("-f anisotropic -o sgd:lr=1.1 -q")).toEqual([]);
  });

  it("is not warned of where no limit is known", async () => {
    expect(await warnings("-f rosenbrock,anisotropic+rotate -o sgd:lr=1.1,adam:lr=1")).toEqual([]);
  });
});
