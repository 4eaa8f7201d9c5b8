/** Runs a command line whenever it is told to, and answers how that ended. */
import { optbench } from "./in-process.mjs";

process.on("message", (argv) => {
  void optbench(argv, process.cwd()).then((ended) => process.send(ended));
});
