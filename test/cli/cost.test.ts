import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { optbench } from "./optbench.js";

const RUN = "run -f rosenbrock -o nonlinear-cg,bfgs --plot off";

describe("--cost", () => {
  it("ranks by evaluations unless iterations are asked for, and says so", async () => {
    const byEvaluations = (await optbench(RUN)).stdout;
    const byIterations = (await optbench(`${RUN} --cost iterations`)).stdout;
    expect(byEvaluations).toMatch(/^\*B {2}bfgs/m);
    expect(byEvaluations).toContain("ranked by evaluations to the target.");
    expect(byIterations).toMatch(/^\*A {2}nonlinear-cg/m);
    expect(byIterations).toContain("ranked by iterations to the target.");
  });

  it("stands in the document; one without it, of an older version, is ranked by iterations", async () => {
    const file = join(tmpdir(), `optbench-cost-${process.pid}.json`);
    const { stdout } = await optbench(`${RUN} --json --profile wins`);
    const results = JSON.parse(stdout);
    expect(results.settings.cost).toBe("evaluations");
    expect(results.profiles.cost).toBe("evaluations");
    expect(results.profiles.wins[1][0]).toBe(1);
    const { cost: _, ...settings } = results.settings;
    writeFileSync(file, JSON.stringify({ ...results, settings }));
    const report = await optbench(`report ${file}`);
    expect(report.stdout).toContain("ranked by iterations to the target.");
    expect(report.stdout).toMatch(/^\*A {2}nonlinear-cg/m);
    expect(JSON.parse(readFileSync(file, "utf8")).settings).not.toHaveProperty("cost");
  });

  it("is what a search and a sweep count", async () => {
    const args = "run -f booth -o l-bfgs:max-iter=1..20 --tune 5 --plot off -n 100";
    expect((await optbench(args)).stdout).toContain("Tuned for the fewest evaluations");
    const sweep = "run -f booth -o sgd --sweep lr=0.01..0.1@4 -n 500 --json";
    expect(JSON.parse((await optbench(sweep)).stdout).sweep.measure).toBe("evaluations");
    const bySteps = JSON.parse((await optbench(`${sweep} --cost iterations`)).stdout).sweep;
    expect(bySteps.measure).toBe("steps");
    expect(bySteps.curves[0].evaluations).toEqual(
      bySteps.curves[0].steps.map((steps: number | null) => (steps === null ? null : steps + 1)),
    );
  });

  it("refuses other words", async () => {
    const { code, stderr } = await optbench(`${RUN} --cost time`);
    expect(code).toBe(2);
    expect(stderr).toContain("--cost: 'time' is not one of evaluations, iterations");
  });
});
