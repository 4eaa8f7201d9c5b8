import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";
import type { AnyOptimizer } from "../../src/core/types.js";

/** A change in one place of a kernel's source. */
export interface Mutant {
  /** The changed line. */
  readonly line: string;
  readonly source: string;
}

/** What a slip of the pen, or of understanding, does to a kernel. */
const SLIPS: readonly (readonly [from: RegExp, to: string])[] = [
  [/ -= /g, " += "],
  [/ \+= /g, " -= "],
  [/(?<!\bt) - /g, " + "],
  [/ \+ /g, " - "],
  [/ \* /g, " / "],
  [/ \/ /g, " * "],
  // no root, no sign, no correction of a moving average
  [/Math\.(sqrt|sign|abs)\(/g, "("],
  [/\b\w+\.next\(\)/g, "1"],
  [/Math\.max\(/g, "Math.min("],
  [/Math\.min\(/g, "Math.max("],
  [/\bg\[i\]/g, "-g[i]"],
  [/"decoupled"/g, '"coupled"'],
];

const FOLDER = new URL("../../src/optimizers/", import.meta.url);

/** The source of an optimizer, without types. */
export function sourceOf(id: string): string {
  const source = readFileSync(new URL(`${id}.ts`, FOLDER), "utf8");
  return transformSync(source, { loader: "ts", format: "cjs" }).code;
}

/** A source with each slip made in each place of `create` where it can be made. */
export function mutantsOf(source: string): Mutant[] {
  const from = source.indexOf("\n  create");
  return SLIPS.flatMap(([pattern, to]) =>
    [...source.slice(from).matchAll(pattern)].flatMap((match) => {
      const at = from + match.index;
      const start = source.lastIndexOf("\n", at) + 1;
      const mutated = source.slice(0, at) + to + source.slice(at + match[0].length);
      const line = mutated.slice(start, mutated.indexOf("\n", at)).trim();
      // the compiler writes an imported f as (0, import_module.f)
      return [{ line: line.replaceAll(/\(0, \w+\.(\w+)\)/g, "$1"), source: mutated }];
    }),
  );
}

/** The modules that kernels import, by the name in the import. */
export type Modules = Readonly<Record<string, unknown>>;

/** The optimizer that a source text defines. */
export function evaluate(source: string, modules: Modules): AnyOptimizer {
  const module = { exports: {} as Record<string, unknown> };
  const require = (name: string) => {
    if (!(name in modules)) throw new Error(`a kernel imports ${name}, which is not at hand`);
    return modules[name];
  };
  new Function("module", "exports", "require", source)(module, module.exports, require);
  const found = Object.values(module.exports) as AnyOptimizer[];
  return found.find((value) => value.kind === "optimizer")!;
}
