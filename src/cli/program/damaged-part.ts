import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The first file of dist that is missing, or that is not as it was built; null where there is none.
 * Asked for only where something has failed or a thread is to start: it reads them all.
 *
 * @param isPart which files are looked at
 */
export function damagedPart(packageRoot: URL, isPart = (_name: string) => true): string | null {
  const sums = sumsOf(packageRoot);
  const { crc32 } = process.getBuiltinModule("node:zlib");
  for (const [name, sum] of Object.entries(sums).filter(([each]) => isPart(each))) {
    const path = fileURLToPath(new URL(`dist/${name}`, packageRoot));
    try {
      if (crc32(readFileSync(path)) !== sum) return path;
    } catch {
      return path;
    }
  }
  return null;
}

/** What the build has noted of each file; nothing where it has left no note. */
function sumsOf(packageRoot: URL): Record<string, number> {
  try {
    return JSON.parse(readFileSync(new URL("dist/sums.json", packageRoot), "utf8"));
  } catch {
    return {};
  }
}
