import { readCaseId } from "../core/case-id.js";
import { usage } from "../core/errors.js";
import { findParam, parseNumber, printValue } from "../core/params.js";
import type { Catalogue } from "./catalogue.js";
import { parseItem } from "./grammar.js";
import { resolveFunctions, resolveOptimizers } from "./resolve.js";
import { readGlob } from "./glob.js";

/** Whether a case, by its id, is among those asked for. */
export type CaseFilter = (id: string) => boolean;

/**
 * Reads patterns of case ids; a case that matches any of them is in. In a pattern `*` stands for
 * any text and `?` for any character. `fn:…` and `opt:…` look at the function or the optimizer
 * alone, with its parameters or by its bare name; any other pattern looks at the whole id. `fn:instance=1..5`
 * and `opt:lr=0.1/0.3` look at one parameter, also where it has its default and the id says nothing
 * of it.
 */
export function readFilter(patterns: readonly string[], catalogue: Catalogue): CaseFilter {
  const filters = patterns.map((pattern) => readPattern(pattern, catalogue));
  return (id) => filters.some((matches) => matches(id));
}

function readPattern(pattern: string, catalogue: Catalogue): CaseFilter {
  const [, part, glob] = /^(?:(fn|opt):)?([^]*)$/.exec(pattern)!;
  if (glob.trim() === "") throw usage(`the pattern '${pattern}' of cases is empty`);
  const isLike = readGlob(glob.trim());
  if (part === undefined) return isLike;
  const ofName = (name: string) => isLike(name) || isLike(name.split(/[:+]/)[0]);
  const [, key, values] = /^([a-z][\w-]*)=(.+)$/i.exec(glob.trim()) ?? [];
  const ofParam = key === undefined ? () => false : readParam(key, values);
  const known = new Map<string, boolean>();
  return (id) => {
    const name = readCaseId(id)[part === "fn" ? "function" : "optimizer"];
    let matches = known.get(name);
    if (matches === undefined) {
      matches = ofName(name) || (key !== undefined && ofParam(valuesOf(name, part, catalogue)));
      known.set(name, matches);
    }
    return matches;
  };
}

type ParamValues = Readonly<Record<string, unknown>>;

/** Reads `instance=1..5/101..110`, `lr=0.1`, `form=hat`: whether a parameter has one of these values. */
function readParam(key: string, values: string): (of: ParamValues) => boolean {
  const choices = values.split("/").map((text) => {
    const [low, high] = text.split("..").map(parseNumber);
    if (low === undefined) return readGlob(text);
    return (value: string) => low <= Number(value) && Number(value) <= (high ?? low);
  });
  return (of) => {
    const found = findParam(of as never, key);
    if (found === undefined) return false;
    return printValue(of[found] as never)
      .split("/")
      .some((value) => choices.some((matches) => matches(value)));
  };
}

/** The parameters of a function or an optimizer; none where the catalogue does not know it. */
function valuesOf(name: string, part: string, catalogue: Catalogue): ParamValues {
  try {
    // what stands after a "+" has parameters of its own
    const item = { label: undefined, terms: parseItem(name).terms.slice(0, 1) };
    if (part === "opt") return resolveOptimizers(item, catalogue)[0].values;
    const [{ values, dim }] = resolveFunctions(item, catalogue);
    return { ...values, dim };
  } catch {
    // a line of a baseline may name a definition that is gone
    return {};
  }
}
