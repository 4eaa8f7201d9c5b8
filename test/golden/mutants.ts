import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";
import type { AnyOptimizer } from "../../src/core/definition.js";

/** A change in one place of a kernel's source. */
export interface Mutant {
  /** The changed line. */
  readonly line: string;
  readonly source: string;
}

/** What a slip of the pen, or of understanding, does to a kernel. */
const SLIPS: readonly (readonly [from: RegExp, to: string])[] = [
  [/ -= /g, " += "],
  // but for the stride of a loop, which would not end
  [/(?<!\bi) \+= /g, " -= "],
  [/(?<!\bt) - /g, " + "],
  [/ \+ /g, " - "],
  [/ \* /g, " / "],
  [/ \/ /g, " * "],
  // no root, no sign, no correction of a moving average
  [/Math\.(sqrt|sign|abs)\(/g, "("],
  [/(?:this\.#)?\b\w+\.next\(\)/g, "1"],
  [/Math\.max\(/g, "Math.min("],
  [/Math\.min\(/g, "Math.max("],
  [/\bg\[i\]/g, "-g[i]"],
  [/"decoupled"/g, '"coupled"'],
  // ε inside the root instead of outside, and outside instead of inside
  [/Math\.sqrt\(([^()]+)\) \+ ([\w.]+)/g, "Math.sqrt($1 + $2)"],
  [/Math\.sqrt\(([^()]+) \+ ([\w.]+)\)/g, "(Math.sqrt($1) + $2)"],
];

const FOLDER = new URL("../../src/optimizers/", import.meta.url);

const sources = new Map<string, string>();

/** The source of an optimizer or of a part that some share, without types. */
export function sourceOf(id: string): string {
  const known = sources.get(id);
  if (known !== undefined) return known;
  const source = readFileSync(new URL(`${id}.ts`, FOLDER), "utf8");
  const { code } = transformSync(source, { loader: "ts", format: "cjs" });
  // a slip in a comment is none
  const bare = code.replaceAll(/^\s*\/(\*\*[^]*?\*\/|\/.*)\n/gm, "");
  sources.set(id, bare);
  return bare;
}

/**
 * A source with each slip made in each place where it can be made: of `create` in an optimizer,
 * of what it computes in a part that optimizers share.
 */
export function mutantsOf(source: string): Mutant[] {
  const from = Math.max(
    source.indexOf("\n  create"),
    source.search(/^(class|function) /m),
    source.search(/^  constructor\(/m),
  );
  const shown = shownParts(source);
  return SLIPS.flatMap(([pattern, to]) =>
    [...source.slice(from).matchAll(pattern)].flatMap((match) => {
      const at = from + match.index;
      if (shown.some(([begin, end]) => at >= begin && at < end)) return [];
      const start = source.lastIndexOf("\n", at) + 1;
      const slipped = to.replaceAll(/\$(\d)/g, (_, group: number) => match[group]);
      const mutated = source.slice(0, at) + slipped + source.slice(at + match[0].length);
      const line = mutated.slice(start, mutated.indexOf("\n", at)).trim();
      // the compiler writes an imported f as (0, import_module.f)
      return [{ line: line.replaceAll(/\(0, \w+\.(\w+)\)/g, "$1"), source: mutated }];
    }),
  );
}

/**
 * Where a source computes what is shown and no path depends on: test/laws/derived.test.ts holds that.
 * Members and functions of these names, from the name to their end.
 */
function shownParts(source: string): (readonly [begin: number, end: number])[] {
  const names = /^ *(?:(?:derived|unbias|clip)(?=\(|: )|function unbiased|get last)/gm;
  return [...source.matchAll(names)].map(({ index }) => {
    let depth = 0;
    let at = source.indexOf("(", index);
    for (; at < source.length; at++) {
      if ("([{".includes(source[at])) depth++;
      else if (")]}".includes(source[at])) depth--;
      if (depth < 0) break;
      const isOver = source[at] === "}" ? !/^\s*\)/.test(source.slice(at + 1)) : source[at] === ",";
      if (depth === 0 && isOver) break;
    }
    return [index, at] as const;
  });
}

/** The modules that kernels import, by the name in the import. */
export type Modules = Readonly<Record<string, unknown>>;

/** The optimizer that a source text defines. */
export function evaluate(source: string, modules: Modules): AnyOptimizer {
  const found = Object.values(exportsOf(source, modules)) as AnyOptimizer[];
  return found.find((value) => value.kind === "optimizer")!;
}

/** What a source text exports. */
export function exportsOf(source: string, modules: Modules): Readonly<Record<string, unknown>> {
  const module = { exports: {} as Record<string, unknown> };
  const require = (name: string) => {
    if (!(name in modules)) throw new Error(`a kernel imports ${name}, which is not at hand`);
    return modules[name];
  };
  new Function("module", "exports", "require", source)(module, module.exports, require);
  return module.exports;
}
