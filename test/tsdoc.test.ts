import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

/** The modules that users import, by the name under which they do. */
const ENTRIES = {
  optbench: "src/index.ts",
  "optbench/assert": "src/testing/assert.ts",
  "optbench/matchers": "src/testing/matchers.ts",
  "optbench/programs": "src/testing/programs.ts",
  "optbench/vitest": "src/testing/vitest.ts",
};

/** A declaration, and the lines of the file in which it stands. */
interface Declared {
  readonly path: string;
  readonly lines: readonly string[];
  readonly at: number;
}

const linesOf = (path: string) => readFileSync(path, "utf8").split("\n");

/** `export … { a, type b as c } from "./x.js"`, and imports; the names as they are known here, then there. */
function linksOf(path: string): { name: string; there: string; from: string }[] {
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(/^(?:import|export) (?:type )?\{([^}]*)\} from "(\..*)\.js"/gm)].flatMap(
    ([, names, from]) =>
      names.split(",").flatMap((one) => {
        const [there, name = there] = one
          .trim()
          .replace(/^type /, "")
          .split(" as ");
        return there === "" ? [] : { name, there, from: join(dirname(path), `${from}.ts`) };
      }),
  );
}

function declarationOf(name: string, path: string): Declared | null {
  const lines = linesOf(path);
  const start = new RegExp(
    `^(?:export )?(?:abstract |async )*(?:function|class|const|interface|type) ${name}\\b`,
  );
  const at = lines.findIndex((line) => start.test(line));
  if (at >= 0) return { path, lines, at };
  const link = linksOf(path).find((one) => one.name === name);
  return link === undefined ? null : declarationOf(link.there, link.from);
}

/** The names that a module exports. */
function exportsOf(path: string): string[] {
  const text = readFileSync(path, "utf8");
  const own = [
    ...text.matchAll(
      /^export (?:abstract |async )*(?:function|class|const|interface|type) (\w+)/gm,
    ),
  ].map(([, name]) => name);
  const lists = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names]) =>
    names.split(",").map((one) =>
      one
        .trim()
        .replace(/^type /, "")
        .replace(/^.* as /, ""),
    ),
  );
  return [...own, ...lists].filter((name) => name !== "");
}

/** The declarations of what a module exports, those of `export *` too. */
function publicOf(path: string): { name: string; declared: Declared }[] {
  const own = exportsOf(path).map((name) => ({ name, declared: declarationOf(name, path)! }));
  const others = [
    ...readFileSync(path, "utf8").matchAll(/^export (?:type )?\* from "(.*)\.js"/gm),
  ].flatMap(([, from]) => publicOf(join(dirname(path), `${from}.ts`)));
  return [...own, ...others];
}

/** The lines of an interface, a class or an object type, or the one line of another type. */
function bodyOf({ lines, at }: Declared): number[] {
  const isBlock = /^(?:export )?(?:abstract )?(?:interface|class|type) /.test(lines[at]);
  if (!isBlock) return [];
  let depth = 0;
  const length = lines.slice(at).findIndex((line) => {
    const code = line.replaceAll(/"[^"]*"|`[^`]*`|\/\/.*/g, "");
    depth += code.split(/[{([]/).length - code.split(/[})\]]/).length;
    return depth === 0 && /[;}]$/.test(line);
  });
  return Array.from({ length: length + 1 }, (_, k) => at + k);
}

const FIELD =
  /^ {2,}(?:static |override |get |set |readonly )*(\w+|\[[A-Za-z]+[^\]]*\])(?:<[^>]*>)?\??[:(]/;

/** The fields and methods of a declaration that have no comment of their own. */
function bareFieldsOf(declared: Declared): string[] {
  const { lines } = declared;
  return bodyOf(declared)
    .slice(1)
    .flatMap((at) => {
      const line = lines[at];
      const name = FIELD.exec(line)?.[1];
      const isDeep = /^ {4}/.test(line) && !/^ +readonly /.test(line);
      if (name === undefined || isDeep || name === "constructor") return [];
      return hasComment(lines, at) ? [] : name;
    });
}

const hasComment = (lines: readonly string[], at: number) => (lines[at - 1] ?? "").endsWith("*/");

/** The types that a declaration mentions and that stand in our files: users see them as well. */
function mentionedBy(declared: Declared): { name: string; declared: Declared }[] {
  const { lines, at, path } = declared;
  const own = bodyOf(declared);
  const last = own.at(-1) ?? lines.findIndex((line, k) => k >= at && /[;{]$/.test(line));
  const text = lines
    .slice(at, last + 1)
    .filter((line) => !/^\s*(?:\/\*\*|\*)/.test(line))
    .join("\n")
    .replaceAll(/"[^"]*"/g, '""');
  const names = new Set([...text.matchAll(/\b[A-Z]\w+\b/g)].map(([name]) => name));
  return [...names].flatMap((name) => {
    const found = declarationOf(name, path);
    return found === null || (found.path === path && found.at === at)
      ? []
      : { name, declared: found };
  });
}

/** All that users of a module can see, each once. */
function seenFrom(path: string): Map<string, Declared> {
  const seen = new Map<string, Declared>();
  const queue = publicOf(path);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const key = `${next.declared.path} ${next.name}`;
    if (seen.has(key)) continue;
    seen.set(key, next.declared);
    queue.push(...mentionedBy(next.declared));
  }
  return seen;
}

describe.each(Object.entries(ENTRIES))("what users see of %s", (_, entry) => {
  const seen = seenFrom(entry);

  it("has a comment that says what it is", () => {
    const bare = [...seen].filter(([, { lines, at }]) => !hasComment(lines, at));
    expect(bare.map(([name]) => name)).toEqual([]);
  });

  it("has one at each field and method", () => {
    const bare = [...seen].flatMap(([name, declared]) =>
      bareFieldsOf(declared).map((field) => `${name}.${field}`),
    );
    expect(bare).toEqual([]);
  });
});
