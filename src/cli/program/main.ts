import { createProgram } from "./create-program.js";
import { EXIT } from "./exit-codes.js";
import { reportFailure } from "./failure.js";
import type { Io } from "./io.js";
import { closePrograms } from "../../foreign/open-programs.js";

export { reportFailure };

/** Runs a command line. Returns the exit code; never ends the process. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.ok;
  try {
    const setCode = (result: number) => {
      code = result;
    };
    const [command, flag, ...words] = argv;
    if (command === "completion" && flag === "--words") {
      const { completeWords } = await import("../commands/completion.js");
      return await completeWords(createProgram(io, setCode), words, io);
    }
    const program = createProgram(io, setCode, argv);
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    const ended = commanderCode(error);
    return ended ?? reportFailure(error, io, argv.includes("--debug"));
  } finally {
    closePrograms();
  }
}

/** commander ends help and usage errors by throwing; it has printed them by then. */
function commanderCode(error: unknown): number | null {
  if (typeof error !== "object" || error === null) return null;
  const { code, exitCode } = error as { code?: unknown; exitCode?: unknown };
  if (typeof code !== "string" || !code.startsWith("commander.")) return null;
  return exitCode === 0 ? EXIT.ok : EXIT.usage;
}
