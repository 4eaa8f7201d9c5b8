import type { OptbenchError } from "../../core/errors.js";
import { at } from "./parse.js";
import { callsIn, namesIn, partsOf, type Tree } from "./tree.js";
import { argumentsOf, FUNCTION_NAMES } from "./unroll.js";

/** Looks at every name and call before anything runs: a sum may be empty for the dimension at hand. */
export function checkNames(tree: Tree, variables: readonly string[], text: string): void {
  // jsep allows "$" in names
  const place = (name: string) =>
    text.search(new RegExp(`(?<![\\w$])${name.replaceAll("$", String.raw`\$`)}(?![\\w$])`));
  const calls = callsIn(tree);
  const bound = calls.flatMap(({ name, args: [index] }) =>
    REPEATED.has(name) && index?.kind === "name" ? [index.name] : [],
  );
  const known = new Set([...variables, ...bound, "pi", "e", "n"]);
  const stranger: string | undefined = [
    ...namesIn(tree).filter((name) => !known.has(name)),
    ...listsIn(tree).filter((name) => name !== "x"),
  ][0];
  if (stranger !== undefined) throw unknownName(stranger, text, place(stranger));
  for (const { name, args } of calls) {
    if (!FUNCTION_NAMES.includes(name)) {
      throw at(text, place(name), `a formula has no function '${name}'`).with({
        hint: `it has: ${FUNCTION_NAMES.join(", ")}`,
      });
    }
    const wrong = argumentsOf(name, args);
    if (wrong !== null) throw at(text, place(name), wrong);
  }
}

/** Names of lists, of which there is one: x[i]. */
function listsIn(tree: Tree): string[] {
  const own = tree.kind === "index" ? [tree.name] : [];
  return [...own, ...partsOf(tree).flatMap(listsIn)];
}

const REPEATED = new Set(["sum", "prod"]);

function unknownName(name: string, text: string, index: number): OptbenchError {
  if (FUNCTION_NAMES.includes(name)) return at(text, index, `${name} is a function: ${name}(x)`);
  return at(text, index, `a formula does not know '${name}'`).with({
    hint: "variables: x, y, z, w, x1, x2, …, x[i], or as you name them: {f(a,b) = …}",
  });
}
