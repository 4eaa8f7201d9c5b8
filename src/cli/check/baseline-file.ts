import { basename, dirname, extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Baseline } from "../../records/baseline.js";
import { linesOf, readBaseline } from "../../records/read-baseline.js";
import { usage } from "../../core/errors.js";
import type { Io } from "../program/io.js";
import { readDocumentIfAny } from "../../files/read-document.js";
import type { RunRequest } from "../request/run-request.js";
import { refuseReading, refuseWriting } from "../request/spec-bounds.js";
import { displayed } from "../request/spec-file.js";

/** A baseline file; `baseline` is null where there is none or it is empty. */
export interface BaselineFile {
  /** As the user would type it. */
  readonly path: string;
  readonly exists: boolean;
  readonly text: string;
  readonly baseline: Baseline | null;
  readonly places: ReadonlyMap<string, number>;
}

/**
 * Reads the baseline: that of the flag, else of the spec, else the file beside the spec.
 *
 * @param isUpdate whether it is going to be written
 */
export async function openBaseline(
  flag: string | undefined,
  { spec, gate }: RunRequest,
  { cwd, packageRoot }: Pick<Io, "cwd" | "packageRoot">,
  isUpdate: boolean,
): Promise<BaselineFile> {
  const usual = () => pathBeside(spec?.path, gate.baseline, cwd);
  const path = flag ?? (await ownPath(usual(), { cwd, packageRoot }, isUpdate));
  if (path === "") throw usage("--baseline: the path is empty");
  if (flag === undefined) await refuseStrange(path, spec!.path, { cwd, packageRoot }, isUpdate);
  const text = await readBaselineText(path, cwd);
  const baseline = text === null || text.trim() === "" ? null : readBaseline(text, path);
  return {
    path,
    exists: text !== null,
    text: text ?? "",
    baseline: baseline !== null && baseline.lines.size === 0 ? null : baseline,
    places: linesOf(text ?? ""),
  };
}

/** Where the spec says where its baseline lies, or lies beside it, it stays at home. */
async function refuseStrange(
  path: string,
  spec: string,
  { cwd, packageRoot }: Pick<Io, "cwd" | "packageRoot">,
  isUpdate: boolean,
): Promise<void> {
  const root = fileURLToPath(packageRoot);
  const isShipped = `${spec}${sep}`.startsWith(root);
  const named = {
    // one that ships has its baseline where the user works
    spec: isShipped ? join(cwd, basename(spec)) : spec,
    path: resolve(cwd, path),
    shown: path,
    flag: `--baseline ${path}`,
  };
  await (isUpdate ? refuseWriting(named, ".json") : refuseReading(named, root));
}

/** The text of a baseline. git may have given it the line ends of Windows: they say nothing. */
export async function readBaselineText(path: string, cwd: string): Promise<string | null> {
  return (await readDocumentIfAny(path, cwd))?.replaceAll("\r\n", "\n") ?? null;
}

/**
 * The baseline of a spec that ships lies in the package, where others must not write: theirs has its
 * name, and lies where they work.
 */
async function ownPath(
  usual: string,
  { cwd, packageRoot }: Pick<Io, "cwd" | "packageRoot">,
  isUpdate: boolean,
): Promise<string> {
  const root = fileURLToPath(packageRoot);
  const isInside = (path: string) => `${resolve(path)}${sep}`.startsWith(root);
  if (!isInside(resolve(cwd, usual)) || isInside(cwd)) return usual;
  const own = basename(usual);
  if (isUpdate || (await readDocumentIfAny(own, cwd)) !== null) return own;
  return (await readDocumentIfAny(usual, cwd)) === null ? own : usual;
}

function pathBeside(spec: string | undefined, stated: string | undefined, cwd: string): string {
  if (spec === undefined) {
    throw usage("without a spec there is no usual baseline", {
      hint: "try: --baseline my.baseline.json",
    });
  }
  const name = stated ?? `${basename(spec, extname(spec))}.baseline.json`;
  return displayed(
    stated === undefined ? join(dirname(spec), name) : resolve(dirname(spec), name),
    cwd,
  );
}
