import { describe, expect, it } from "vitest";
import { folder, optbench } from "./optbench.js";

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

  it("is warned of before x has exploded, and not where the target was reached", async () => {
    const { stderr } = await optbench(
      "run -f anisotropic -o sgd:lr=1.1,sgd:lr=0.95 -n 30 --plot off",
    );
    expect(stderr).toBe(
      "warning: sgd:lr=1.1 will diverge on anisotropic: lr is above 2/L = 1 for this function\n",
    );
    expect(await warnings("-f anisotropic -o sgd:lr=1.1 --start 0,0")).toEqual([]);
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
      "warning: 2 more have a learning rate above their limits",
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

describe("a plug-in that throws where it is asked for its limits", () => {
  const plugin = `
    const source = { ref: "me" };
    const bowl = {
      kind: "function", id: "my-bowl", title: "t", source, formula: "x²", group: "own",
      smoothness: "C-infinity", params: {}, dim: { min: 1, max: 9, default: 1, multipleOf: 1 },
      start: (n) => new Float64Array(n).fill(1),
      domain: (n) => ({ lower: new Float64Array(n).fill(-2), upper: new Float64Array(n).fill(2) }),
      optimum: () => null,
      largestCurvature() { throw new Error("oh"); },
      create: (dim) => ({ dim, valueAndGradient: (x, g) => ((g[0] = 2 * x[0]), x[0] * x[0]) }),
    };
    const search = {
      kind: "optimizer", id: "bad-search", title: "t", source, rule: "", params: {}, state: [],
      coordinatewise: false, lrKey: null, searches: true, create: () => undefined,
    };
    export default [bowl, search];
  `;
  const withPlugin = (args: string) =>
    optbench(`${args} --plugin ./p.mjs`.split(" "), { cwd: folder({ "p.mjs": plugin }) });

  it("has no limit", async () => {
    const ran = await withPlugin("run -f my-bowl -o sgd:lr=3 -n 900");
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect((await withPlugin("show my-bowl")).code).toBe(0);
  });

  it("or makes no method is told which, with a modifier as without", async () => {
    const { stdout } = await withPlugin("run -f my-bowl -o bad-search+clip:norm=1 --width 200");
    expect(stdout).toContain("create() of bad-search gives nothing with a step()");
  });
});

describe("the published rates of methods that no search is for", () => {
  it("are not said to be searched", async () => {
    const said = async (opt: string) =>
      (await optbench(`run -f booth -o ${opt} -n 3`)).stdout.replaceAll(/\s+/g, " ");
    expect(await said("l-bfgs")).toContain("lr: the published defaults, not tuned.");
    expect(await said("l-bfgs,adam")).toContain("not tuned; --tune searches it.");
  });
});
