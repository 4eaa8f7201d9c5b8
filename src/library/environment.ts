import type { Environment } from "../records/results.js";
import { version } from "../version.js";

/** What a result was computed with. Nothing in it changes a digit of the result. */
export function environment(): Environment {
  // browsers have no process, and some bundlers give them one without a version
  const isNode = typeof process !== "undefined" && Boolean(process.version);
  if (!isNode) return { optbench: version, node: "none", platform: "browser", arch: "unknown" };
  const { version: node, platform, arch } = process;
  return { optbench: version, node, platform, arch };
}
