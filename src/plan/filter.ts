import { usage } from "../core/errors.js";

/** Whether a case, by its id, is among those asked for. */
export type CaseFilter = (id: string) => boolean;

/**
 * Reads patterns of case ids; a case that matches any of them is in. In a pattern `*` stands for
 * any text and `?` for any character. `fn:…` and `opt:…` look at the function or the optimizer
 * alone, with its parameters or by its bare name; anything else at the whole id.
 */
export function readFilter(patterns: readonly string[]): CaseFilter {
  const filters = patterns.map(readPattern);
  return (id) => filters.some((matches) => matches(id));
}

function readPattern(pattern: string): CaseFilter {
  const [, part, glob] = /^(?:(fn|opt):)?([^]*)$/.exec(pattern)!;
  if (glob.trim() === "") throw usage(`the pattern '${pattern}' of cases is empty`);
  const expected = toRegExp(glob.trim());
  if (part === undefined) return (id) => expected.test(id);
  return (id) => {
    const name = id.split(" ")[part === "fn" ? 0 : 1] ?? "";
    return expected.test(name) || expected.test(name.split(/[:+]/)[0]);
  };
}

function toRegExp(glob: string): RegExp {
  // several stars in a row mean no more than one, and would make the search slow
  const source = glob
    .replaceAll(/\*+/g, "*")
    .replaceAll(/[^*?]/g, (sign) => sign.replaceAll(/[\\^$.+()[\]{}|/-]/g, "\\$&"))
    .replaceAll("*", "[^]*")
    .replaceAll("?", "[^]");
  return new RegExp(`^${source}$`);
}
