import { EXIT } from "../program/exit-codes.js";
import type { Io } from "../program/io.js";
import { pythonFolder } from "../../foreign/python-folder.js";

/** `optbench python-path`: the folder that an editor is to look for optbench.py in. */
export async function pythonPath(io: Io): Promise<number> {
  io.stdout.write(`${pythonFolder(io.packageRoot)}\n`);
  return EXIT.ok;
}
