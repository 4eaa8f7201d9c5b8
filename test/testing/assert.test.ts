import { AssertionError } from "node:assert";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { minimize } from "../../src/library/minimize.js";
import { runBenchmark } from "../../src/library/run-benchmark.js";
import {
  assertAgreesWith,
  assertConvergesWithin,
  assertMatchesBaseline,
  assertReaches,
} from "../../src/testing/assert.js";
import { folder, filesIn, optbench } from "../cli/optbench.js";

const options = { iterations: 300 };
const adam = () => minimize("anisotropic", "adam:lr=0.3", options);
const diverging = () => minimize("anisotropic", "sgd:lr=1.1", options);

function failureOf(act: () => void): AssertionError {
  try {
    act();
  } catch (error) {
    if (error instanceof AssertionError) return error;
    throw error;
  }
  throw new Error("the assertion holds");
}

describe("assertAgreesWith", () => {
  it("fails with both steps where they part", () => {
    assertAgreesWith("adam", "torch/adam");
    const failure = failureOf(() => assertAgreesWith("sgd:lr=0.1", "torch/adam"));
    expect(failure.operator).toBe("agreesWith");
    expect(failure.actual).not.toBe(failure.expected);
    expect(failure.message).toContain("FAIL  does not agree with torch/adam:lr=0.1");
  });
});

describe("assertConvergesWithin", () => {
  it("holds up to the iteration at which the target is reached, and from it on", () => {
    assertConvergesWithin(adam(), 121);
    assertConvergesWithin(adam(), 500);
    const failure = failureOf(() => assertConvergesWithin(adam(), 120));
    expect([failure.actual, failure.expected, failure.operator]).toEqual([
      121,
      120,
      "convergesWithin",
    ]);
    expect(failure.stack).not.toMatch(/at demand/);
  });

  it("shows the table and the loss curve", () => {
    const { message } = failureOf(() => assertConvergesWithin(adam(), 120));
    expect(message.split("\n")[0]).toBe(
      "anisotropic adam:lr=0.3: 121 iterations to f - f* ≤ 1e-6; at most 120 iterations allowed",
    );
    expect(message).toContain("    optimizer    steps");
    expect(message).toMatch(/ adam:lr=0\.3 +121 .* reached/);
    expect(message).toContain(" best f - f*\n");
    expect(message).toContain("1e-6 tol |- - -");
    expect(
      message.split("\n").filter((line) => line.length > 80 && !line.startsWith("aniso")),
    ).toEqual([]);
    expect(message).not.toMatch(/[^\P{C}\n]|NaN|Infinity|undefined/u);
  });

  it("fails where the run does not get there, with its status", () => {
    const failure = failureOf(() => assertConvergesWithin(diverging(), 500));
    expect(failure.actual).toBe("diverged");
    expect(failure.message).toContain("f - f* ≤ 1e-6 is not reached, diverged at 159 iterations");
    const none = failureOf(() =>
      assertConvergesWithin(minimize("booth", "sgd", { iterations: 0 + 1 }), 1),
    );
    expect(none.message).toContain("is not reached, budget: 1 iteration;");
  });

  it("takes cases of runBenchmark", () => {
    const { cases } = runBenchmark({
      functions: ["anisotropic"],
      optimizers: ["adam:lr=0.3"],
      ...options,
    });
    assertConvergesWithin(cases[0], 121);
  });

  it.each([undefined, 5, "", {}])("refuses %o in the place of a baseline's path", (file) => {
    expect(() => assertMatchesBaseline(adam(), file as never)).toThrow(
      "expected the path of a baseline, got ",
    );
  });

  it.each([
    [{ ...adam() }, 3, "expected what minimize() returns itself"],
    [null, 3, "expected what minimize() returns itself"],
    [adam(), -1, "steps = -1 is not a whole number from 0"],
    [adam(), 1.5, "steps = 1.5 is not a whole number from 0"],
  ])("is told what else it is given (%#)", (result, steps, message) => {
    expect(() => assertConvergesWithin(result as never, steps)).toThrow(message);
  });
});

describe("assertReaches", () => {
  it("looks at the best iterate", () => {
    const result = adam();
    assertReaches(result, result.best.gap!);
    assertReaches(result, 1e-10);
    const failure = failureOf(() => assertReaches(diverging(), 1));
    expect(failure.message).toMatch(
      /^anisotropic sgd:lr=1\.1: its least f - f\* is 6\.\d+ in 159 iterations; at most 1 expected\n/,
    );
    expect([failure.actual, failure.expected]).toEqual([diverging().best.gap, 1]);
  });

  it("knows of another metric the target and the further targets alone", () => {
    const result = minimize("anisotropic", "adam:lr=0.3", { ...options, metric: "gradient" });
    assertReaches(result, 1e-6);
    assertReaches(result, 1e-4);
    expect(() => assertReaches(result, 1e-7)).toThrow(
      "is judged by the gradient, whose least value",
    );
    const far = minimize("anisotropic", "sgd:lr=0.001", { ...options, metric: "gradient" });
    const failure = failureOf(() => assertReaches(far, 1e-2));
    expect(failure.actual).toBe("budget");
    expect(failure.message).toContain("|grad f| stays above 0.01 in 300 iterations");
    expect(() => assertReaches(result, 0)).toThrow("target = 0 is not a number above 0");
  });
});

describe("assertMatchesBaseline", () => {
  const spec = "functions: anisotropic\noptimizers: [adam:lr=0.3, sgd:lr=0.5]\niterations: 300\n";

  async function written(): Promise<string> {
    const cwd = folder({ "a.yaml": spec });
    expect((await optbench("check a.yaml -u", { cwd })).code).toBe(0);
    return join(cwd, "a.baseline.json");
  }

  it("holds of a case as `optbench check` wrote it, by path and by URL", async () => {
    const file = await written();
    assertMatchesBaseline(adam(), file);
    assertMatchesBaseline(adam(), pathToFileURL(file));
  });

  it("fails where a step more is needed, and shows the check and the curve", async () => {
    const file = await written();
    writeFileSync(file, readFileSync(file, "utf8").replace('"steps":121', '"steps":119'));
    const failure = failureOf(() => assertMatchesBaseline(adam(), file));
    expect(failure.message).toMatch(
      /^anisotropic adam:lr=0\.3: REGRESSED \(allowed 119\) in .*a\.baseline\.json\n/,
    );
    expect(failure.message).toMatch(/\+ {2}adam:lr=0\.3 +119 +121 +\+1\.7% {2}REGRESSED/);
    expect(failure.message).toContain("FAIL  1 regressed");
    expect(failure.message).toContain("accept     OPTBENCH_UPDATE=1 node --test");
    expect(failure.message).toContain(" best f - f*\n");
    expect([failure.actual, failure.expected]).toMatchObject([{ steps: 121 }, { steps: 119 }]);
    assertMatchesBaseline(adam(), file, { steps: 2 });
    assertMatchesBaseline(adam(), file, { percent: 2 });
    expect(() => assertMatchesBaseline(adam(), file, { step: 2 } as never)).toThrow("got 'step'");
  });

  it("holds of a case that has become better", async () => {
    const file = await written();
    writeFileSync(file, readFileSync(file, "utf8").replace('"steps":121', '"steps":125'));
    assertMatchesBaseline(adam(), file);
  });

  it("fails closed: no file, an empty one, no line, another criterion, lines that disagree", async () => {
    const file = await written();
    const fails = (text: string, result = adam()) => {
      writeFileSync(file, text);
      return failureOf(() => assertMatchesBaseline(result, file)).message;
    };
    const text = readFileSync(file, "utf8");
    expect(failureOf(() => assertMatchesBaseline(adam(), "none.json")).message).toContain(
      "there is no baseline none.json; to write it: OPTBENCH_UPDATE=1 node --test",
    );
    expect(fails("")).toContain("there is no baseline");
    expect(fails(text, diverging())).toContain("has no line of it");
    expect(fails(text, minimize("anisotropic", "adam:lr=0.3", { iterations: 301 }))).toContain(
      "NOT COMPARABLE: criterion gap 1e-6 in 300 in the baseline, gap 1e-6 in 301 now",
    );
    const line = text.split("\n").find((one) => one.includes("adam"))!;
    expect(fails(text.replace(line, `${line}\n${line.replace("121", "122")}`))).toContain(
      "two lines that contradict one another",
    );
    writeFileSync(file, "{");
    expect(() => assertMatchesBaseline(adam(), file)).toThrow("not valid JSON");
  });

  it("writes no line of a run in error, and none into a baseline that contradicts itself", () => {
    const cwd = folder();
    const file = join(cwd, "b.baseline.json");
    vi.stubEnv("OPTBENCH_UPDATE", "1");
    vi.stubEnv("CI", "");
    const broken = {
      dim: 1,
      start: [1],
      value: (): number => {
        throw new Error("no");
      },
    };
    const failing = minimize(broken, "sgd:lr=0.1", { metric: "gradient" });
    expect(failing.status).toBe("error");
    failureOf(() => assertMatchesBaseline(failing, file));
    expect(filesIn(cwd)).toEqual([]);
    assertMatchesBaseline(adam(), file);
    const [line] = /\{"case":.*\},\n/.exec(readFileSync(file, "utf8"))!;
    const contradicting = readFileSync(file, "utf8").replace(
      line,
      line + line.replace('"steps":121', '"steps":120'),
    );
    writeFileSync(file, contradicting);
    expect(() => assertMatchesBaseline(diverging(), file)).toThrow(
      "has lines for 'anisotropic adam:lr=0.3' that contradict one another: settle them first",
    );
    expect(readFileSync(file, "utf8")).toBe(contradicting);
    expect(filesIn(cwd)).toEqual(["b.baseline.json"]);
    assertMatchesBaseline(adam(), file);
    vi.unstubAllEnvs();
  });

  it("writes its line when it is asked to, and nothing under CI", () => {
    const cwd = folder();
    const file = join(cwd, "b.baseline.json");
    vi.stubEnv("OPTBENCH_UPDATE", "1");
    vi.stubEnv("CI", "true");
    failureOf(() => assertMatchesBaseline(adam(), file));
    vi.stubEnv("CI", "");
    assertMatchesBaseline(adam(), file);
    assertMatchesBaseline(diverging(), file);
    vi.unstubAllEnvs();
    assertMatchesBaseline(adam(), file);
    assertMatchesBaseline(diverging(), file);
    expect(filesIn(cwd)).toEqual(["b.baseline.json"]);
    expect(readFileSync(file, "utf8").match(/"case":/g)).toHaveLength(2);
  });
});
