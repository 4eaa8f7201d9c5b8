import type { Catalogue } from "../plan/catalogue.js";

/**
 * The module src/plan/names.ts, whose types are the catalogue's names: editors complete them, though
 * any text is allowed, since "adam:lr=0.1" and formulas are.
 */
export function namesModule({ functions, optimizers }: Catalogue): string {
  return `// Made by \`npm run docs\` from the catalogue: change nothing here.

/** A function that ships, or another name of it. */
export type FunctionName =${union(functions)};

/** An optimizer that ships, those of the dialects among them, or another name of it. */
export type OptimizerName =${union(optimizers)};

/** An item of the grammar that begins with a function, "rosenbrock:dim=3", or a formula. */
export type FunctionText = FunctionName | (string & {});

/** An item of the grammar that begins with an optimizer: "adam:lr=0.1+cosine". */
export type OptimizerText = OptimizerName | (string & {});
`;
}

function union(entries: Catalogue["functions" | "optimizers"]): string {
  const names = entries.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
  return names.map((name) => `\n  | ${JSON.stringify(name)}`).join("");
}
