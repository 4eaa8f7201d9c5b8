import { fileURLToPath } from "node:url";

/** The folder of optbench.py, which a plug-in in Python imports. */
export function pythonFolder(packageRoot: URL): string {
  return fileURLToPath(new URL("python", packageRoot));
}
