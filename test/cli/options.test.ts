import { describe, expect, it } from "vitest";
import { docOf, flagOf, type CommandName } from "../../src/cli/flags/option.js";
import { optionsOf, readFlags } from "../../src/cli/flags/read-flags.js";
import { FIELDS } from "../../src/plan/spec-fields.js";
import { optbench } from "./optbench.js";

const COMMANDS = ["run", "check", "tune", "compare", "report", "merge", "list", "init"] as const;

/** A flag of `run` with a value that it takes. */
const TYPED: Readonly<Record<string, string>> = {
  shard: "--shard 1/2",
  resume: "--resume a.ndjson",
  profile: "--profile wins",
  sweep: "--sweep lr=1e-3..1",
  objective: "--objective area",
  method: "--method grid",
  tuneFor: "--tune-for all",
  sort: "--sort name",
  table: "--table cases",
  plot: "--plot off",
  y: "--y value",
  reporter: "--reporter csv",
  spec: "--spec a.yaml",
  filter: "--filter a",
  out: "--out a.json",
};

/** The flags of `run` that another command does not take. */
function notTakenBy(command: CommandName): string[] {
  const own = optionsOf(command).filter(({ commands }) => commands.includes(command));
  const options = optionsOf("run").filter(({ key }) => !own.some((one) => one.key === key));
  return options.map((option) => {
    const { key, value, param } = option;
    if (param?.type === "choice") return `${flagOf(option)} ${param.values[0]}`;
    return value === undefined || value.startsWith("[")
      ? flagOf(option)
      : (TYPED[key] ?? `${flagOf(option)} ${param?.type === "number" ? 5 : "1"}`);
  });
}

describe("the table of flags", () => {
  it.each(COMMANDS)("has each flag of %s once", (command) => {
    const keys = optionsOf(command).map(({ key }) => key);
    expect(keys).toEqual([...new Set(keys)]);
  });

  it("names keys of a spec that are there", () => {
    const keys = optionsOf("run").flatMap(({ spec }) => spec ?? []);
    expect(keys.length).toBeGreaterThan(15);
    expect(keys.filter((key) => !Object.hasOwn(FIELDS, key))).toEqual([]);
  });

  it("says words and defaults of a parameter in no text of its own", () => {
    const options = COMMANDS.flatMap((command) => optionsOf(command));
    expect(options.filter(({ doc }) => doc.includes("(default"))).toEqual([]);
    const metric = options.find(({ key }) => key === "metric")!;
    expect(docOf(metric)).toBe("gap, gradient or distance (default: gap)");
  });

  it("reads a flag by the range of its parameter", () => {
    const { iters, tol, metric, targets, progress } = readFlags("run", {
      iters: "1e3",
      tol: "0.5",
      metric: "gradient",
      targets: ["1,2", "3"],
      progress: false,
    });
    expect({ iters, tol, metric, targets, progress }).toEqual({
      iters: 1000,
      tol: 0.5,
      metric: "gradient",
      targets: [1, 2, 3],
      progress: false,
    });
    expect(() => readFlags("run", { iters: "0" })).toThrow("--iters: 0 is outside [1, 1e9]");
  });
});

describe("a flag of run that another command does not take is refused, never ignored", () => {
  it.each([
    ["check", "check --fn booth --opt sgd"],
    ["tune", "tune --fn booth --opt sgd"],
    ["report", "report a.json"],
    ["sweep", "run --fn booth --opt sgd --sweep lr=1e-3..1@3"],
  ] as const)("%s", async (command, line) => {
    const flags = notTakenBy(command);
    expect(flags.length).toBeGreaterThan(4);
    for (const flag of flags) {
      const { code, stdout, stderr } = await optbench(`${line} ${flag}`);
      expect([code, stdout], flag).toEqual([2, ""]);
      expect(stderr, flag).toMatch(/unknown option|does not search|about cases|use only one/);
    }
  });
});
