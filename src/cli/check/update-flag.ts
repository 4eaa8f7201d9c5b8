import { usage } from "../../core/errors.js";
import { underCi } from "../../core/under-ci.js";
import type { UpdateKind } from "../../records/updated-lines.js";
import type { Io } from "../program/io.js";
import type { Flags } from "../flags/read-flags.js";
import { readWord } from "../flags/read-option.js";

const KINDS = ["new", "changed", "all"] as const;

/** Which lines are to be written. `-u spec.yaml` means the spec. */
export function readUpdate(
  positional: string | undefined,
  { update, force }: Flags,
  { env }: Io,
): { spec: string | undefined; update: UpdateKind | null } {
  if (update === undefined) return { spec: positional, update: null };
  if (underCi(env) && force !== true) {
    throw usage("-u is refused under CI, where nobody reviews what it writes\n  --force allows it");
  }
  if (update === true) return { spec: positional, update: "all" };
  const which = update.replace(/^=/, "");
  const known = KINDS.find((kind) => kind === which);
  if (known !== undefined) return { spec: positional, update: known };
  if (positional === undefined && which === update) return { spec: update, update: "all" };
  return { spec: positional, update: readWord("-u", which, KINDS) };
}
