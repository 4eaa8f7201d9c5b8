/** Runs a command line whenever it is told to, and answers how that ended. */
import { optbench } from "./in-process.mjs";

process.on("message", async (argv) => process.send(await optbench(argv, process.cwd())));
