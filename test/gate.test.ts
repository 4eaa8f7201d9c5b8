import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { BaselineLine } from "../src/records/baseline.js";
import { builtins } from "../src/bench/builtins.js";
import { readBaseline } from "../src/records/read-baseline.js";
import { minimize } from "../src/library/minimize.js";
import { folder } from "./cli/optbench.js";

/*
 * This repository gates itself: `.ci/run` checks every benchmarks/*.yaml that has a baseline, and
 * test/cli/check.test.ts does so too. Here stands that nothing is missing there, and that what is
 * there would notice.
 */

const lines = (spec: string): BaselineLine[] => {
  const path = `benchmarks/${spec}.baseline.json`;
  return [...readBaseline(readFileSync(path, "utf8"), path).lines.values()];
};
const words = ({ case: id }: BaselineLine) => id.split(" ");
const idsOf = (name: string) => name.split("+").map((part) => part.split(":")[0]);

/** The steps to the target and to the further ones; 0 says nothing: the start is that good. */
function numbersOf({ steps, hits }: BaselineLine): number[] {
  return [steps, ...Object.values(hits)].filter((t) => t !== null && t > 0) as number[];
}

const CATALOGUE = builtins();
const OWN = CATALOGUE.optimizers.filter(({ id }) => !id.includes("/"));
const DIALECTS = CATALOGUE.optimizers.filter(({ id }) => id.includes("/"));

describe("the gate", () => {
  it.each([
    ["optimizer", "all-optimizers", OWN, 1],
    ["optimizer of another library", "all-dialects", DIALECTS, 1],
    ["function", "all-functions", CATALOGUE.functions, 0],
    ["transform", "all-transforms", CATALOGUE.transforms, 0],
    ["schedule", "all-schedules", CATALOGUE.schedules, 1],
    ["modifier", "all-schedules", CATALOGUE.modifiers, 1],
  ] as const)("has a line for every %s, in %s", (kind, spec, entries, at) => {
    const known = new Set(lines(spec).flatMap((line) => idsOf(words(line)[at])));
    const missing = entries.map(({ id }) => id).filter((id) => !known.has(id));
    const todo = missing.map((id) =>
      [
        `no ${kind} '${id}': add it to benchmarks/${spec}.yaml, with parameters at which it works,`,
        `then write its lines: npm run build && npx optbench check -u=new ${spec}`,
      ].join(" "),
    );
    expect(todo).toEqual([]);
  });

  it("judges at least two numbers of every optimizer and of every function", () => {
    const most = new Map<string, number>();
    for (const [spec, at] of [
      ["all-optimizers", 1],
      ["all-dialects", 1],
      ["all-functions", 0],
    ] as const) {
      for (const line of lines(spec)) {
        const name = words(line)[at];
        most.set(name, Math.max(most.get(name) ?? 0, numbersOf(line).length));
      }
    }
    // where the gradient leads nowhere no method hits a target; the digest pins those functions
    const blind = CATALOGUE.functions.filter(({ gradientReach }) => gradientReach !== undefined);
    for (const { id } of blind) most.delete(id);
    expect([...most].filter(([, count]) => count < 2)).toEqual([]);
  });

  it("has a schedule or modifier only where it changes what the bare method does", () => {
    const judged = new Map(
      lines("all-schedules").map((line) => [
        line.case,
        [line.status, line.steps, ...Object.values(line.hits)],
      ]),
    );
    const idle = [...judged].filter(([id, numbers]) => {
      const [bare, ...after] = id.split("+");
      return after.length > 0 && `${numbers}` === `${judged.get(bare)}`;
    });
    expect(idle).toEqual([]);
  });

  it("notices every optimizer whose learning rate is a tenth smaller", () => {
    const noticed = new Map<string, boolean>();
    for (const { case: id, steps, hits } of lines("all-optimizers")) {
      const [fn, optimizer] = id.split(" ");
      const slowed = optimizer.replace(/:lr=([^:]+)/, (_, lr: string) => `:lr=${0.9 * Number(lr)}`);
      if (slowed === optimizer || noticed.get(optimizer) === true) continue;
      const targets = Object.keys(hits).map(Number);
      const now = minimize(fn, slowed, { iterations: 1000, targets });
      noticed.set(
        optimizer,
        now.steps !== steps || `${Object.values(now.hits)}` !== `${Object.values(hits)}`,
      );
    }
    expect(noticed.size).toBeGreaterThan(40);
    expect([...noticed].filter(([, isNoticed]) => !isNoticed)).toEqual([]);
  });

  it("is run by .ci/run: every spec with a baseline", () => {
    const specs = readdirSync("benchmarks").filter((file) => file.endsWith(".baseline.json"));
    expect(specs).toHaveLength(6);
    expect(readFileSync(".ci/run", "utf8")).toContain('"$root"/benchmarks/*.baseline.json');
  });
});

/** Adam as it is built in, its steps scaled: what a change of its code might do. */
const PLUGIN = `import { catalogue } from "optbench";
const adam = catalogue().find(({ kind, id }) => kind === "optimizer" && id === "adam");
const scale = Number(process.env.OPTBENCH_TEST_SCALE ?? 1);
export default {
  ...adam,
  id: "own-adam",
  aliases: [],
  create(dim, params, oracle) {
    const { step } = adam.create(dim, params, oracle);
    return { step: (x, g, lr, t) => step(x, g, scale * lr, t) };
  },
};
`;

const ADAM = "adam:lr=0.5";

describe("the gate, when adam becomes slower", () => {
  it("ends with 1 and names the cases, the numbers and the next command; else with 0", () => {
    const own = readFileSync("benchmarks/all-optimizers.baseline.json", "utf8").replaceAll(
      ` ${ADAM}"`,
      ` own-${ADAM}"`,
    );
    const cwd = folder({
      "package.json": '{ "type": "module" }',
      "own-adam.mjs": PLUGIN,
      "gate.yaml": `extends: ${resolve("benchmarks/all-optimizers.yaml")}
optimizers: own-${ADAM}
plugins: ./own-adam.mjs
`,
      // of the committed lines those of adam, under the name of its stand-in
      "gate.baseline.json": own.replaceAll(/^\{"case":"\S+ (?!own-).*\n/gm, ""),
    });
    mkdirSync(join(cwd, "node_modules"));
    symlinkSync(resolve("."), join(cwd, "node_modules/optbench"), "dir");
    const check = (scale: string) =>
      spawnSync(process.execPath, [resolve("bin/optbench.js"), "check", "gate.yaml"], {
        cwd,
        encoding: "utf8",
        env: { PATH: process.env["PATH"], LANG: "C.UTF-8", OPTBENCH_TEST_SCALE: scale },
      });

    const asIs = check("1");
    expect(asIs.stdout + asIs.stderr).toBe(
      "optbench check   4 cases   gate.baseline.json\n\nPASS  4 same\n",
    );
    expect(asIs.status).toBe(0);

    const slowed = check("0.9");
    expect(slowed.status).toBe(1);
    const regressed =
      /^ {4}rosenbrock +base +now +delta\n \+ {2}own-adam:lr=0\.5 +(\d+) +(\d+) +\+[\d.]+% +REGRESSED/m.exec(
        slowed.stdout,
      );
    const recorded = lines("all-optimizers").find(({ case: id }) => id === `rosenbrock ${ADAM}`);
    expect(Number(regressed?.[1])).toBe(recorded?.steps);
    expect(Number(regressed?.[2])).toBeGreaterThan(recorded!.steps!);
    expect(slowed.stdout).toMatch(/^FAIL {2}\d regressed/m);
    expect(slowed.stdout).toMatch(
      /^ {2}reproduce {2}optbench run gate\.yaml --filter '\w+ own-adam:lr=0\.5'$/m,
    );
    expect(slowed.stdout).toMatch(/^ {2}accept {5}optbench check gate\.yaml -u$/m);
  });
});
