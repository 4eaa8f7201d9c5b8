import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The part of Bun that stands in for Node's module hooks, which it does not have. */
interface Bun {
  plugin(given: { readonly name: string; setup(build: Build): void }): void;
  resolveSync(name: string, folder: string): string;
}

interface Build {
  module(name: string, load: () => { readonly exports: unknown; readonly loader: "object" }): void;
}

/** Bun, where it is what runs this. */
export function bunOf(global: object): Bun | undefined {
  return (global as { readonly Bun?: Bun }).Bun;
}

const answered = new Set<string>();

/** Makes the package's own names found in Bun, from the first file on that would not find them. */
export function answerInBun(bun: Bun, file: string, packageRoot: URL): void {
  const manifest = readFileSync(new URL("package.json", packageRoot), "utf8");
  const { exports } = JSON.parse(manifest) as { exports: Record<string, { default?: string }> };
  const require = createRequire(packageRoot);
  for (const [entry, { default: path }] of Object.entries(exports)) {
    const name = entry.replace(".", "optbench");
    if (path === undefined || answered.has(name) || isFound(bun, name, dirname(file))) continue;
    answered.add(name);
    const load = () =>
      ({ exports: require(fileURLToPath(new URL(path, packageRoot))), loader: "object" }) as const;
    bun.plugin({ name, setup: (build) => build.module(name, load) });
  }
}

function isFound(bun: Bun, name: string, folder: string): boolean {
  try {
    return bun.resolveSync(name, folder) !== "";
  } catch {
    return false;
  }
}
