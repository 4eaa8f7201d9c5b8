import { writeFolder } from "../../files/new-folder.js";
import { cocoFiles } from "../../report/exports/coco.js";
import { iohFiles } from "../../report/exports/ioh.js";
import type { FolderReporter } from "../../report/reporters.js";
import type { Io } from "../program/io.js";
import type { Reporter } from "./reporter.js";

/** Writes the results as another tool's folder of files, when all cases have ended. */
export function folderReporter(format: FolderReporter, path: string, io: Io): Reporter {
  const filesOf = format === "coco" ? cocoFiles : iohFiles;
  return { add: () => {}, end: (results) => writeFolder(path, filesOf(results), io.cwd) };
}
