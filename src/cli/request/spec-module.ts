import { usage } from "../../core/errors.js";
import { readRunValue, type RunFile } from "../../plan/run-file.js";
import { importOrRefuse } from "../plugins/import-or-refuse.js";

/** Whether a spec is code and not data. */
export function isModule(path: string): boolean {
  return /\.[cm]?[jt]s$/.test(path);
}

/** Reads the spec that a module exports by default. It is code, and runs with the user's rights. */
export async function importSpec(path: string, name: string, packageRoot: URL): Promise<RunFile> {
  const module = await importOrRefuse(path, packageRoot, `cannot read the spec '${name}'`);
  if (module.default === undefined) {
    throw usage(`${name}: there is no default export; expected defineConfig({…})`);
  }
  return readRunValue(module.default, name);
}
