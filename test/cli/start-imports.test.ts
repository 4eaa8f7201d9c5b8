import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { expect, it } from "vitest";
import { parseAst } from "vitest/node";

interface Statement {
  readonly type: string;
  readonly source?: { readonly value: string } | null;
  readonly importKind?: string;
  readonly exportKind?: string;
  readonly specifiers?: readonly { readonly importKind?: string; readonly exportKind?: string }[];
}

/** What a source imports as soon as it is evaluated; types are erased. */
function staticImports(source: string): string[] {
  const { body } = parseAst(source, { lang: "ts" }) as unknown as { body: Statement[] };
  const isType = (one: { importKind?: string; exportKind?: string }) =>
    one.importKind === "type" || one.exportKind === "type";
  return body.flatMap((statement) => {
    const { specifiers = [] } = statement;
    const isErased = isType(statement) || (specifiers.length > 0 && specifiers.every(isType));
    return isErased || !statement.source ? [] : [statement.source.value];
  });
}

/** The files of src that are evaluated with these, without what they import lazily. */
function evaluatedWith(entries: readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const path of staticImports(readFileSync(join("src", file), "utf8"))) {
      const target = posix.join(posix.dirname(file), path.replace(/js$/, "ts"));
      if (existsSync(join("src", target))) waiting.push(target);
    }
  }
  return found;
}

it("a usual run evaluates nothing of other commands, of files that are read, or of reporters", () => {
  const evaluated = evaluatedWith(["cli/program/main.ts", "cli/commands/run.ts"]);
  expect(evaluated).toContain("run/loop.ts");
  expect(evaluated).toContain("report/table.ts");
  const needless = [
    /^cli\/commands\/(?!run\.)/,
    /^cli\/(completion|init)\//,
    /^cli\/\w+\/(resume|github|import-module|ndjson-file|check-function|read-definition|read-document)\./,
    /^cli\/\w+\/(shipped-specs|spec-file|spec-module|tune-flags|tune-request)\./,
    /^files\/(growing-file|read-document|write-together)\./,
    /^(bench|records)\/(merge|parse-json|read-[\w-]+|json-fields|(number-)?kinds|record|[\w-]+-(record|schema))\./,
    /^bench\/(tune|sweep|profiles)\//,
    /^bench\/executors\/(threads|pool)\./,
    /^report\/(asciidoc|check|csv|github|junit|latex|markdown|result-tables|sweep|tuning)\./,
    /^report\/(contour|profiles)\//,
    /^plan\/(item-object|json-schema|run-file|spec-fields|spec-schema|yaml)\./,
  ];
  const found = [...evaluated].filter((file) => needless.some((pattern) => pattern.test(file)));
  expect(found).toEqual([]);
});
