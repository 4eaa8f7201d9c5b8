import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import type { CaseResult } from "../../src/records/results.js";
import type { AnyDefinition } from "../../src/core/definition.js";
import { renderShow } from "../../src/report/show.js";
import { grid } from "../../src/terminal/grid.js";
import { look } from "../report/screens.js";
import { optbench } from "./optbench.js";

const SHORT = 300;

const catalogue = builtins();
const { optimizers, functions, schedules, modifiers, transforms } = catalogue;

/** The command that `show` prints on a narrow screen: the last line, whole. */
function tryLine(definition: AnyDefinition): string {
  const line = renderShow(definition, look(20), grid).trimEnd().split("\n").at(-1)!;
  expect(line).toMatch(/^try {5}optbench run /);
  return line.replace("try     optbench ", "");
}

type Statuses = readonly CaseResult["status"][];

async function statusesOf(line: string): Promise<Statuses> {
  const { code, stdout, stderr } = await optbench(`${line} --json -j 1`);
  expect(code, stderr).toBe(0);
  return (JSON.parse(stdout) as { cases: CaseResult[] }).cases.map(({ status }) => status);
}

/**
 * What a definition's line comes to. A search over 10,000 iterations takes a second, and most lines
 * need a few hundred: what gets there so does with more. What does not is run as it is printed.
 */
async function expectFrom(definition: AnyDefinition, isFine: (found: Statuses) => boolean) {
  const line = tryLine(definition);
  const short = `${line.replace(/ -n \d+/, "")} -n ${SHORT}`;
  if (isFine(await statusesOf(short))) return;
  const statuses = await statusesOf(line);
  expect(isFine(statuses), `${line}: ${statuses.join()}`).toBe(true);
}

const reaches = (found: Statuses) => found.includes("reached");
const breaksOff = (found: Statuses) => found.includes("diverged") || found.includes("error");

describe("the command that show prints", () => {
  it.each([...optimizers].map((one) => [one.id, one] as const))(
    "runs %s at a learning rate at which it reaches the target",
    async (_id, definition) => {
      await expectFrom(definition, (found) => found.every((status) => status === "reached"));
    },
  );

  it.each([...functions].map((one) => [one.id, one] as const))(
    "reaches the minimum of %s, and nothing diverges",
    async (_id, definition) => {
      await expectFrom(definition, (found) => reaches(found) && !breaksOff(found));
    },
  );

  it.each([...schedules, ...modifiers, ...transforms].map((one) => [one.id, one] as const))(
    "runs with %s and reaches the target, unless it climbs",
    async (id, definition) => {
      const climbs = (found: Statuses) => found.join() === "budget";
      await expectFrom(definition, id === "maximize" ? climbs : reaches);
    },
  );
});
