import { createRequire } from "node:module";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import type { FunctionName, OptimizerName } from "../../src/index.js";

/** The part of TypeScript 5 that editors ask; TypeScript 7 has none that a program can call. */
interface TypeScript {
  readonly sys: { fileExists(path: string): boolean; readFile(path: string): string | undefined };
  readonly ScriptSnapshot: { fromString(text: string): unknown };
  createLanguageService(host: object): {
    getCompletionsAtPosition(
      file: string,
      at: number,
      options: object,
    ): { readonly entries: readonly { readonly name: string }[] } | undefined;
  };
}

const require = createRequire(import.meta.url);
const ts = createRequire(require.resolve("@microsoft/api-extractor/package.json"))(
  "typescript",
) as TypeScript;

/** What an editor offers where "|" stands in the code. */
function offered(code: string): string[] {
  const [file, options] = [resolve("editor.ts"), { strict: true, noLib: true, skipLibCheck: true }];
  const text = code.replace("|", "");
  const read = (path: string) => (path === file ? text : ts.sys.readFile(path));
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getCurrentDirectory: () => resolve("."),
    getDefaultLibFileName: () => "none",
    fileExists: (path: string) => path === file || ts.sys.fileExists(path),
    readFile: read,
    getScriptSnapshot: (path: string) => {
      const found = read(path);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
  });
  const found = service.getCompletionsAtPosition(file, code.indexOf("|"), {});
  return (found?.entries ?? []).map(({ name }) => name).toSorted();
}

const named = (entries: readonly { readonly id: string; readonly aliases?: readonly string[] }[]) =>
  entries.flatMap(({ id, aliases = [] }) => [id, ...aliases]).toSorted();

it("an editor completes the names of the catalogue, and takes any other text", () => {
  const { functions, optimizers } = builtins();
  const names = 'import type { FunctionLike, OptimizerLike } from "./src/library/minimize.js";';
  expect(offered(`${names} const f: FunctionLike = "|";`)).toEqual(named(functions));
  expect(offered(`${names} const o: OptimizerLike = "|";`)).toEqual(named(optimizers));
});

it("the names are types", () => {
  const known: [FunctionName, OptimizerName] = ["sphere", "torch/adam"];
  // @ts-expect-error there is no such optimizer
  const unknown: OptimizerName = "adamm";
  expect([...known, unknown]).toHaveLength(3);
});
