import { basename, delimiter, dirname } from "node:path";
import type { AnyFunction, AnyOptimizer } from "../core/definition.js";
import { usage } from "../core/errors.js";
import { foreignFunction } from "./foreign-function.js";
import { foreignOptimizer } from "./foreign-optimizer.js";
import { closeLater } from "./open-programs.js";
import { Program } from "./program.js";
import { PROTOCOL } from "./protocol.js";
import { pythonFolder } from "./python-folder.js";

/** How a program is started that has definitions. */
export interface ProgramCommand {
  /** The program and its arguments; no shell reads them. */
  readonly argv: readonly string[];
  /** Where it works. */
  readonly cwd: string;
  /** Seconds for each answer. */
  readonly timeout?: number;
}

/** Who starts it. */
export interface ProgramHost {
  /** Where optbench is installed. */
  readonly packageRoot: URL;
  /** Whether this thread is one of several: what a program says as it starts was heard before. */
  readonly isFurther?: boolean;
}

/** How a file in Python is started. Throws a usage error for one that hides optbench.py. */
export function pythonCommand(name: string, file: string): ProgramCommand {
  if (basename(file) === "optbench.py") {
    throw usage(`plugin ${name}: it hides the module of its own name: call it something else`);
  }
  const interpreter = process.platform === "win32" ? "python" : "python3";
  return { argv: [interpreter, file], cwd: dirname(file) };
}

/** A program that runs, and what it defines. */
export interface Started {
  readonly definitions: readonly (AnyFunction | AnyOptimizer)[];
  /** Ends it; what needs it later starts it again. */
  readonly close: () => void;
}

/** Starts a program and reads what it defines. Throws a usage error where it defines nothing. */
export function startProgram(
  name: string,
  { argv, cwd, timeout }: ProgramCommand,
  { packageRoot, isFurther = false }: ProgramHost,
): Started {
  const program = new Program({
    argv,
    cwd,
    timeout,
    named: `plugin ${name}`,
    env: environment(packageRoot),
    isHeard: !isFurther,
    pipes: new URL("dist/pipes.cjs", packageRoot),
  });
  closeLater(program);
  try {
    const { language, definitions } = program.greeting();
    return {
      definitions: definitions.map((one, k) => {
        const make = one.kind === "optimizer" ? foreignOptimizer : foreignFunction;
        return make(program, k, one, language);
      }),
      close: () => program.close(),
    };
  } catch (error) {
    program.close();
    throw error;
  }
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
