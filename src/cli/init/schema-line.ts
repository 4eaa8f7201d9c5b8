import { readFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { isThere } from "./places.js";

const SCHEMA = "schemas/spec.schema.json";
const INSTALLED = `node_modules/optbench/${SCHEMA}`;

/** Where an editor finds the schema of a spec. */
export interface SchemaPlace {
  /** Relative to the spec. */
  readonly path: string;
  /** A copy that has to lie there, where packages are in archives that editors do not open. */
  readonly copy: string | null;
}

/**
 * Finds the schema from a folder upwards, as Node finds packages: a workspace may have it above. Under
 * Yarn's Plug'n'Play there is no such file, and the spec has a copy beside it.
 *
 * @param isPlugAndPlay whether packages are where Yarn says
 */
export async function schemaFor(
  folder: string,
  packageRoot: URL,
  isPlugAndPlay = process.versions["pnp"] !== undefined,
): Promise<SchemaPlace> {
  if (isPlugAndPlay) {
    const copy = await readFile(new URL(SCHEMA, packageRoot), "utf8");
    return { path: "./optbench.schema.json", copy };
  }
  for (let at = folder; ; at = dirname(at)) {
    const found = join(at, INSTALLED);
    if (await isThere(found)) {
      const path = relative(folder, found).replaceAll(sep, "/");
      return { path: path.startsWith(".") ? path : `./${path}`, copy: null };
    }
    // not installed yet: it will lie here
    if (dirname(at) === at) return { path: `./${INSTALLED}`, copy: null };
  }
}
