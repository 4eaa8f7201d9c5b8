import { builtins } from "../../bench/builtins.js";
import { writeWhole } from "../../files/files.js";
import { renderComparePage, type CompareMaterial } from "../../report/html/compare-page.js";
import type { Io } from "../program/io.js";
import { sha256 } from "./page-file.js";
import { optimumOf } from "../output/problem.js";

/** Writes a comparison as a page. A function of a plug-in shows f instead of f − f*. */
export async function writeComparePage(
  material: Omit<CompareMaterial, "digest" | "minimum">,
  path: string | null,
  io: Io,
): Promise<void> {
  const catalogue = builtins();
  const page = renderComparePage({
    ...material,
    minimum: (problem) => optimumOf(problem, catalogue)?.value ?? null,
    digest: sha256,
  });
  if (path === null) io.stdout.write(page);
  else await writeWhole(path, page, io.cwd);
}
