import type { Environment } from "../records/results.js";
import { version } from "../version.js";

/** What a result was computed with. Nothing in it changes a digit of the result. */
export function environment(): Environment {
  const { version: node, platform, arch } = process;
  return { optbench: version, node, platform, arch };
}
