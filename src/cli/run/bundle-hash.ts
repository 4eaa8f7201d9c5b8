import { readFileSync } from "node:fs";
import { fingerprint } from "../../core/fingerprint.js";
import { version } from "../../version.js";

/** What tells the build of this program from every other: the sums of all its files. */
export function bundleHash(packageRoot: URL): string {
  let sums = "not built";
  try {
    sums = readFileSync(new URL("dist/sums.json", packageRoot), "utf8");
  } catch {
    // what runs from its sources has no sums
  }
  return fingerprint(`${version}\n${sums}`);
}
