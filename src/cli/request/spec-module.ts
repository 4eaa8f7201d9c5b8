import { pathToFileURL } from "node:url";
import { usage } from "../../core/errors.js";
import { readRunValue, type RunFile } from "../../plan/run-file.js";
import { importModule } from "../program/import-module.js";

/** Whether a spec is code and not data. */
export function isModule(path: string): boolean {
  return /\.[cm]?[jt]s$/.test(path);
}

/** Reads the spec that a module exports by default. It is code, and runs with the user's rights. */
export async function importSpec(path: string, name: string): Promise<RunFile> {
  let module: { default?: unknown };
  const loading = importModule(pathToFileURL(path).href);
  try {
    module = await loading;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [first] = message.split("\n");
    throw usage(`cannot read the spec '${name}': it failed to load: ${first}`, { cause: error });
  }
  if (module.default === undefined) {
    throw usage(`${name}: there is no default export; expected defineConfig({…})`);
  }
  return readRunValue(module.default, name);
}
