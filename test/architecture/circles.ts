import { posix } from "node:path";
import { factsOf } from "./facts.js";

/**
 * Files that import one another in a circle, each circle as "a.ts -> b.ts -> a.ts". Imports of types
 * and late ones count: what is read together cannot be read in an order.
 *
 * @param files sources by their path below src
 */
export function circles(files: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): void => {
    const from = way.indexOf(file);
    if (from >= 0) found.push([...way.slice(from), file].join(" -> "));
    if (from >= 0 || done.has(file)) return;
    way.push(file);
    for (const other of importsOf(file, files)) visit(other);
    way.pop();
    done.add(file);
  };
  for (const file of files.keys()) visit(file);
  return found;
}

function importsOf(file: string, files: ReadonlyMap<string, string>): string[] {
  return factsOf(files.get(file) ?? "")
    .filter(({ kind, what }) => kind === "import" && what.startsWith("."))
    .map(({ what }) => posix.join(posix.dirname(file), what).replace(/\.js$/, ".ts"))
    .filter((other) => files.has(other));
}
