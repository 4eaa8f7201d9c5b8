import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { CaseResult, Results } from "../../src/records/results.js";
import { folder, optbench } from "./optbench.js";

/*
 * Threads run dist, whatever called them.
 */
beforeAll(() => {
  const built = existsSync("dist/thread.cjs") ? statSync("dist/thread.cjs").mtimeMs : 0;
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" });
  const newest = Math.max(...sources.map((file) => statSync(join("src", file)).mtimeMs));
  if (built < newest) throw new Error("dist is older than src: npm run build");
});

/** A function of two variables whose evaluation does something at `when`, counted from 1. */
const trap = (id: string, when: number, what: string) => `{
  id: "${id}", title: "Trap", dim: { min: 2, max: 2, default: 2 },
  start: () => [1, 2], optimum: () => ({ value: 0, points: [] }),
  create() {
    let calls = 0;
    return { dim: 2, valueAndGradient(x, g) {
      if (++calls === ${when}) { ${what} }
      g[0] = 2 * x[0]; g[1] = 2 * x[1];
      return x[0] * x[0] + x[1] * x[1];
    } };
  },
}`;

const plugin = (...definitions: string[]) => `export default [${definitions.join(", ")}];`;

async function cases(args: string, cwd = folder()): Promise<readonly CaseResult[]> {
  const { code, stdout } = await optbench(`run ${args} --json`, { cwd });
  const { cases: found } = JSON.parse(stdout) as Results;
  // a case in error makes the run end with 1
  expect(code).toBe(found.some(({ status }) => status === "error") ? 1 : 0);
  return found;
}

const PAUSE = "for (const end = performance.now() + 3; performance.now() < end;);";

describe("--timeout", () => {
  const endless = plugin(
    trap("endless", 10, "for (;;);"),
    trap("slow", 0, "").replace("g[0] =", `${PAUSE} g[0] =`),
  );

  it("ends an endless evaluation, and a long run where it stands", async () => {
    const cwd = folder({ "p.mjs": endless });
    const run = "-f booth,endless,slow -o sgd:lr=1e-3 -n 3000 --plugin p.mjs --timeout 0.3";
    const [quick, lost, long] = await cases(run, cwd);
    expect(quick).toEqual((await cases("-f booth -o sgd:lr=1e-3 -n 3000"))[0]);
    expect(lost).toMatchObject({ status: "timeout", evaluations: 0, curve: { value: [null] } });
    expect(long.status).toBe("timeout");
    expect(long.final.step).toBeGreaterThan(5);
    expect(long.curve.value).toHaveLength(long.final.step + 1);
  });

  it("is 4 in check, and no line of the baseline", async () => {
    const spec = `functions: [booth, slow]
optimizers: ["sgd:lr=0.1"]
iterations: 60
plugins: [p.mjs]
`;
    const cwd = folder({ "s.yaml": spec, "p.mjs": endless });
    expect((await optbench("check s.yaml -u", { cwd })).code).toBe(0);
    expect((await optbench("check s.yaml", { cwd })).code).toBe(0);
    const late = await optbench("check s.yaml --timeout 0.06", { cwd });
    expect([late.code, late.stdout]).toEqual([4, expect.stringContaining("NOW TIMES OUT")]);
    const written = await optbench("check s.yaml -u --timeout 0.06", { cwd });
    expect(written.code).toBe(4);
    expect((await optbench("check s.yaml", { cwd })).code).toBe(0);
  });

  it("may be told by a spec, for all cases or for some", async () => {
    const spec = (more: string) => `functions: [booth, slow]
optimizers: ["sgd:lr=1e-3"]
iterations: 300
plugins: [p.mjs]
${more}`;
    const cwd = folder({
      "all.yaml": spec("timeout: 0.3\n"),
      "some.yaml": spec("overrides: [{ cases: fn:slow, timeout: 0.3 }]\n"),
      "p.mjs": endless,
    });
    for (const file of ["all.yaml", "some.yaml"]) {
      const done = await cases(file, cwd);
      expect(done.map(({ status }) => status)).toEqual(["budget", "timeout"]);
    }
  });
});

describe("--jobs", () => {
  it("does not change a byte, with seeds, noise, several starts and a plugin", async () => {
    const spec = `functions: [rosenbrock+noise:sigma=0.1, ackley:dim=5, calm]
optimizers: [adam:lr=0.1, sgd:lr=1e-3+cosine, l-bfgs, momentum:lr=10]
starts: [default]
seeds: [1, 2]
iterations: 400
plugins: [p.mjs]
`;
    const cwd = folder({ "s.yaml": spec, "p.mjs": plugin(trap("calm", 0, "")) });
    const [one, ...others] = await Promise.all(
      [1, 2, 3].map((jobs) => optbench(`run s.yaml --json -j ${jobs}`, { cwd })),
    );
    expect(one.code).toBe(0);
    for (const other of others) expect(other).toEqual(one);
  });

  it.each(["process.exit(3)", "throw new Error('at once')", "throw null"])(
    "%s ends its case in error, and no other",
    async (what) => {
      const cwd = folder({ "p.mjs": plugin(trap("bad", 10, what)) });
      const run = "-f booth,bad,matyas -o sgd:lr=0.1,sgd:lr=0.01 -n 50 --plugin p.mjs -j 2";
      const done = await cases(run, cwd);
      expect(done.map(({ status }) => status === "error")).toEqual(
        ["booth", "booth", "bad", "bad", "matyas", "matyas"].map((id) => id === "bad"),
      );
      expect(done[2].message).toBe(
        { "process.exit(3)": "process.exit(3) was called", "throw null": "null" }[what] ??
          "at once",
      );
    },
  );

  it("an error thrown from a callback ends no case", async () => {
    const later = "setTimeout(() => { throw new Error('later'); }, 0);";
    const bad = trap("bad", 10, later).replace("g[0] =", `${PAUSE} g[0] =`);
    const cwd = folder({ "p.mjs": plugin(bad) });
    const run = "-f booth,bad,matyas -o sgd:lr=0.1 -n 50 --plugin p.mjs -j 2";
    const done = await cases(run, cwd);
    expect(done.map(({ message }) => message)).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    ["0", "--timeout: 0 is outside (0, inf]"],
    ["-1", "--timeout: -1 is outside (0, inf]"],
    ["NaN", "--timeout: 'NaN' is not a number"],
    ["5s", "--timeout: '5s' is not a number"],
    ["", "--timeout: it is empty"],
  ])("refuses a timeout of '%s' in one line", async (timeout, message) => {
    const words = ["run", "-f", "booth", "-o", "sgd", "--timeout", timeout];
    expect(await optbench(words)).toMatchObject({ code: 2, stderr: `error: ${message}\n` });
  });

  it.each([
    ["0", "--jobs: 0 is outside [1, 512]"],
    ["-1", "--jobs: -1 is outside [1, 512]"],
    ["1.5", "--jobs: 1.5 is not a whole number"],
    ["1000000", "--jobs: 1000000 is outside [1, 512]"],
    ["abc", "--jobs: 'abc' is neither a number of threads nor auto"],
    ["", "--jobs: '' is neither a number of threads nor auto"],
    ["NaN", "--jobs: 'NaN' is neither a number of threads nor auto"],
  ])("refuses '%s' in one line", async (jobs, message) => {
    const words = ["run", "-f", "booth", "-o", "sgd", "-j", jobs];
    expect(await optbench(words)).toMatchObject({
      code: 2,
      stdout: "",
      stderr: `error: ${message}\n`,
    });
  });
});
