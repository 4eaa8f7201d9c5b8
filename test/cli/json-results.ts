import { expect } from "vitest";
import type { Results } from "../../src/records/results.js";
import { readDocument } from "../results-document.js";
import { optbench } from "./optbench.js";

/** The document of a command line with --json. */
export async function jsonResults(args: string, cwd?: string): Promise<Results> {
  const { code, stdout, stderr } = await optbench(
    `${args} --json`,
    cwd === undefined ? {} : { cwd },
  );
  expect([code, stderr]).toEqual([0, ""]);
  return readDocument(stdout);
}
