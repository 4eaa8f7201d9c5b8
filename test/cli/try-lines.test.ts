import { describe, expect, it, vi } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import type { CaseResult } from "../../src/records/results.js";
import type { AnyDefinition } from "../../src/core/definition.js";
import { renderShow } from "../../src/report/show.js";
import { grid } from "../../src/terminal/grid.js";
import { look } from "../report/screens.js";
import { optbench } from "./optbench.js";

// a busy machine takes its time
vi.setConfig({ testTimeout: 120_000 });

const catalogue = builtins();
const { optimizers, functions, schedules, modifiers, transforms } = catalogue;

/** The command that `show` prints on a narrow screen: the last line, whole. */
function tryLine(definition: AnyDefinition): string {
  const line = renderShow(definition, look(20), grid).trimEnd().split("\n").at(-1)!;
  expect(line).toMatch(/^try {5}optbench run /);
  return line.replace("try     optbench ", "");
}

async function statusesOf(definition: AnyDefinition): Promise<CaseResult["status"][]> {
  const { code, stdout, stderr } = await optbench(`${tryLine(definition)} --json -j 1`);
  expect(code, stderr).toBe(0);
  return (JSON.parse(stdout) as { cases: CaseResult[] }).cases.map(({ status }) => status);
}

describe("the command that show prints", () => {
  it.each([...optimizers].map((one) => [one.id, one] as const))(
    "runs %s at a learning rate at which it reaches the target",
    async (_id, definition) => {
      expect(await statusesOf(definition)).toEqual(["reached"]);
    },
  );

  it.each([...functions].map((one) => [one.id, one] as const))(
    "reaches the minimum of %s, and nothing diverges",
    async (_id, definition) => {
      const statuses = await statusesOf(definition);
      expect(statuses).toContain("reached");
      for (const bad of ["diverged", "error"] as const) expect(statuses).not.toContain(bad);
    },
  );

  it.each([...schedules, ...modifiers, ...transforms].map((one) => [one.id, one] as const))(
    "runs with %s and reaches the target, unless it climbs",
    async (id, definition) => {
      const statuses = await statusesOf(definition);
      if (id === "maximize") expect(statuses).toEqual(["budget"]);
      else expect(statuses).toContain("reached");
    },
  );
});
