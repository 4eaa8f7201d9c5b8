import { basename, delimiter, dirname } from "node:path";
import type { AnyDefinition } from "../../core/definition.js";
import { usage } from "../../core/errors.js";
import { foreignFunction } from "../../foreign/foreign-function.js";
import { foreignOptimizer } from "../../foreign/foreign-optimizer.js";
import { PROTOCOL } from "../../foreign/protocol.js";
import { Program } from "../../foreign/program.js";
import { closeLater } from "./open-programs.js";
import { checkDefinition } from "./plugin-checks.js";
import type { Plugin, PluginHost, PluginProgram } from "./plugin.js";
import { pythonFolder } from "./python-folder.js";

/** Starts a file in Python and reads what it defines. Throws a usage error where it defines nothing. */
export function startPython({ name, file }: Plugin, host: PluginHost): AnyDefinition[] {
  if (basename(file) === "optbench.py") {
    throw usage(`plugin ${name}: it hides the module of its own name: call it something else`);
  }
  const interpreter = process.platform === "win32" ? "python" : "python3";
  return startProgram(name, { argv: [interpreter, file], cwd: dirname(file) }, host);
}

/** The same for any program. */
export function startProgram(
  name: string,
  { argv, cwd, timeout }: PluginProgram,
  { packageRoot, isFurther = false }: PluginHost,
): AnyDefinition[] {
  const named = `plugin ${name}`;
  const program = new Program({
    argv,
    cwd,
    timeout,
    named,
    env: environment(packageRoot),
    isHeard: !isFurther,
    pipes: new URL("dist/pipes.cjs", packageRoot),
  });
  closeLater(program);
  const { language, definitions } = program.greeting();
  return definitions.map((one, k) => {
    const make = one.kind === "optimizer" ? foreignOptimizer : foreignFunction;
    return checkDefinition(make(program, k, one, language), `${named}: definition ${k}`);
  });
}

/** What the program finds in its environment: optbench.py, and what makes it compute the same twice. */
function environment(packageRoot: URL): Record<string, string> {
  const { PYTHONPATH = "" } = process.env;
  const path = [pythonFolder(packageRoot), PYTHONPATH].filter((folder) => folder !== "");
  const usual = {
    // threads of their own would take one another's cores, and add in another order
    OMP_NUM_THREADS: "1",
    OPENBLAS_NUM_THREADS: "1",
    MKL_NUM_THREADS: "1",
    PYTHONHASHSEED: "0",
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONUTF8: "1",
  };
  const unset = Object.entries(usual).filter(([key]) => process.env[key] === undefined);
  return {
    ...Object.fromEntries(unset),
    PYTHONPATH: path.join(delimiter),
    OPTBENCH_PROTOCOL: String(PROTOCOL),
  };
}
