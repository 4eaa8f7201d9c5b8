import { createRequire, type Module } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { answerInBun, bunOf } from "./answer-in-bun.js";

interface Context {
  readonly parentURL?: string | undefined;
}

/** Asks the next hook, or Node itself, where a module lies. */
type Next = (name: string, context: Context) => unknown;

/** How `require` finds a file. Not documented, but the only way on Node 20. */
const FIND = "_resolveFilename";

type Find = (this: unknown, name: string, ...rest: readonly unknown[]) => string;

/** Not in the types of the oldest Node. */
interface NodeModule {
  readonly Module: typeof Module & Record<typeof FIND, Find>;
  register(hooks: string, options: { readonly data: string }): void;
  /** Node 22.15 and later. */
  registerHooks?(hooks: { resolve(name: string, context: Context, next: Next): unknown }): void;
}

let isAnswering = false;

/**
 * Makes `import "optbench"` and `require("optbench")` find this very package where nothing else of
 * that name is found: then a plugin works under npx, and in a folder without node_modules. Changes
 * no other name, and answers in the thread that calls it.
 *
 * @param file what is imported next
 */
export function answerOwnName(file: string, packageRoot: URL): void {
  const bun = bunOf(globalThis);
  if (bun !== undefined) return answerInBun(bun, fileURLToPath(file), packageRoot);
  // Deno asks no hook where an `import` leads
  if (isAnswering || "deno" in process.versions) return;
  isAnswering = true;
  // a package may ask for itself by name, and `exports` in package.json answers
  const own = new URL("dist/index.js", packageRoot).href;
  const { resolve } = createRequire(own);
  const node = process.getBuiltinModule("node:module") as unknown as NodeModule;
  if (node.registerHooks !== undefined) {
    node.registerHooks({
      resolve: (name, context, next) =>
        orElse(
          name,
          () => next(name, context),
          () => ({ url: pathToFileURL(resolve(name)).href, shortCircuit: true }),
        ),
    });
    return;
  }
  node.register(`data:text/javascript,${encodeURIComponent(HOOKS)}`, { data: own });
  const { Module } = node;
  const find = Module[FIND];
  Module[FIND] = function (name, ...rest) {
    return orElse(
      name,
      () => find.call(this, name, ...rest),
      () => resolve(name),
    );
  };
}

/** What `find` says, or, where there is no optbench, what `findOwn` says. */
function orElse<T>(name: string, find: () => T, findOwn: () => T): T {
  try {
    return find();
  } catch (error) {
    const { code } = (error ?? {}) as NodeJS.ErrnoException;
    if (!/^optbench(\/|$)/.test(name) || code?.endsWith("MODULE_NOT_FOUND") !== true) throw error;
    try {
      return findOwn();
    } catch {
      throw error;
    }
  }
}

/** The same for Node 20, whose hooks live in a thread of their own and must not be functions of this one. */
const HOOKS = `
let own;
export function initialize(data) { own = data; }
export async function resolve(name, context, next) {
  try {
    return await next(name, context);
  } catch (error) {
    if (!/^optbench(\\/|$)/.test(name) || error?.code !== "ERR_MODULE_NOT_FOUND") throw error;
    try {
      return await next(name, { ...context, parentURL: own });
    } catch {
      throw error;
    }
  }
}`;
