import { resolve as resolvePath } from "node:path";
import { OptbenchError, usage } from "../../core/errors.js";
import type { Presentation } from "../../plan/presentation.js";
import type { RunFile } from "../../plan/run-file.js";
import { REPORTERS } from "../../report/reporters.js";
import { flagOfField, type Flags } from "../flags/read-flags.js";
import type { Io } from "../program/io.js";
import { readOutputs } from "./outputs.js";
import type { SpecFile } from "./spec-file.js";

/** What a spec says where there is none. */
export const NOTHING: RunFile = {
  run: { functions: [], optimizers: [] },
  plugins: [],
  presentation: {},
  gate: {},
  extends: [],
  zip: [],
  place: () => undefined,
};

/** The spec that the command line names; the usual one if it does not say what to run. */
export async function chooseSpec(
  positional: string | undefined,
  flags: Flags,
  io: Io,
): Promise<SpecFile | undefined> {
  if (positional !== undefined && flags.spec !== undefined) {
    throw usage(`two specs are given: '${positional}' and --spec ${flags.spec}`);
  }
  const named = positional ?? flags.spec;
  if (named === undefined && flags.fn !== undefined && flags.opt !== undefined) return undefined;
  const { findSpec } = await import("./spec-file.js");
  return findSpec(named, io);
}

/** A spec that nobody named says in the heading that it was found. */
export function titled(
  presentation: Presentation,
  spec: SpecFile | undefined,
  named: string | undefined,
): Presentation & { readonly found?: string } {
  if (spec === undefined || named !== undefined) return presentation;
  return { ...presentation, found: spec.name };
}

/** Flags replace the reporters of the spec. */
export function chosenReporters(flags: Flags, { reporters }: Presentation): Flags {
  const isStated = flags.reporter !== undefined || flags.json === true;
  return isStated || reporters === undefined ? flags : { ...flags, reporter: [...reporters] };
}

/** What the spec itself asks to be written stays in its package. */
export async function refuseOwnOutputs(
  spec: SpecFile | undefined,
  flags: Flags,
  io: Io,
): Promise<void> {
  const reporter = spec?.file.presentation.reporters;
  if (reporter === undefined || flags.reporter !== undefined || flags.json === true) return;
  for (const { reporter: name, path } of readOutputs({ reporter }, io.cwd)) {
    if (path === null) continue;
    const { refuseWriting } = await import("./spec-bounds.js");
    const flag = `--reporter ${name}=${path}`;
    const named = { spec: spec!.reportersFrom, path: resolvePath(io.cwd, path), shown: path, flag };
    await refuseWriting(named, REPORTERS[name].ending);
  }
}

/** What errors about starts name. */
const STARTS: ReadonlySet<string> = new Set(["start", "starts"]);

/** An error about an item of the spec file says where it stands there, not in which flag. */
export function locating<T>(file: RunFile, flags: Flags, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof OptbenchError)) throw error;
    const { field = "" } = error.details;
    if (flags.start !== undefined && STARTS.has(field)) {
      throw error.with({ field: flagOfField("starts") });
    }
    if (error.where === undefined) throw error;
    const { span, where } = error;
    const flag = { functions: flags.fn, optimizers: flags.opt }[where.field];
    const place =
      flag === undefined ? file.place(where.field, where.text, span, where.isLast) : undefined;
    if (place === undefined) throw error;
    throw error.with({ place, where: { ...where, field: "" } });
  }
}
