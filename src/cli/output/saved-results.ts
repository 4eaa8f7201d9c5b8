import { readEither } from "../../bench/read-results.js";
import { mergeResults, type SavedResults } from "../../bench/merge.js";
import type { Results } from "../../records/results.js";
import { usage } from "../../core/errors.js";
import { readDocument } from "../../files/read-document.js";

/** Results from a file: a document, or lines that begin with one about the run. */
export async function readSaved(path: string, cwd: string): Promise<Results> {
  const { results } = readEither(await readDocument(path, cwd), path);
  if (results !== null) return results;
  throw usage(
    `${path}: its first line does not say by what the cases were judged\n  take the file as optbench wrote it, or a document: optbench run … --out results.json`,
  );
}

/** The results of a run from the files of its shards, or from one file of it all. */
export async function readMerged(
  paths: readonly string[],
  cwd: string,
): Promise<ReturnType<typeof mergeResults>> {
  const saved: SavedResults[] = [];
  for (const name of paths) saved.push({ name, results: await readSaved(name, cwd) });
  return mergeResults(saved);
}
