import { pathToFileURL } from "node:url";
import { messageOf, type OptbenchError, usage } from "../../core/errors.js";

/** Imports a file of the user's, with their rights. Throws a usage error that says why it cannot be. */
export async function importOrRefuse(
  file: string,
  packageRoot: URL,
  what: string,
): Promise<{ readonly default?: unknown }> {
  const { importModule } = await import("./import-module.js");
  // called out here: what import-module.cjs lacks is told as damage, not as the file's fault
  const loading = importModule(pathToFileURL(file).href, packageRoot);
  try {
    return await loading;
  } catch (error) {
    throw loadingError(error, file).with({ field: what, cause: error });
  }
}

function loadingError(error: unknown, file: string): OptbenchError {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === "ERR_UNKNOWN_FILE_EXTENSION" && /\.[cm]?ts$/.test(file)) {
    return usage("this Node does not run TypeScript", {
      hint: "Node 22.18 or later does, or compile the file first",
    });
  }
  if (code === "ERR_UNKNOWN_FILE_EXTENSION")
    return usage("expected a file that ends in .js, .mjs, .cjs or .py");
  const [first] = messageOf(error).split("\n");
  if (error instanceof SyntaxError && !first.includes("export named")) {
    // Node tells the line to nobody but the terminal
    return usage(`it has a syntax error: ${first}`, { hint: `where: node --check ${file}` });
  }
  return usage(`it failed to load: ${first === "" ? "an error without a message" : first}`);
}
