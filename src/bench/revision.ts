import { FIRST_REVISION } from "../records/baseline.js";
import type { ResolvedNames } from "./execute.js";

/** The revisions behind a case, in the order of its id: "2 1+1" is function, optimizer + modifier. */
export function revisionOf({ function: fn, optimizer }: ResolvedNames): string {
  const parts = [optimizer.definition, ...optimizer.after.map(({ definition }) => definition)];
  const revisions = parts.map(({ revision }) => revision);
  if ([fn.definition.revision, ...revisions].every((revision) => revision === 1)) {
    return FIRST_REVISION;
  }
  return `${fn.definition.revision} ${revisions.join("+")}`;
}
