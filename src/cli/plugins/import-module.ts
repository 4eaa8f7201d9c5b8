import { answerOwnName } from "../program/answer-own-name.js";

/**
 * Imports a file of the user's, in which `import "optbench"` finds this package where no other is
 * installed. A file of its own in dist, because what comes out of V8's code cache cannot import.
 */
export function importModule(
  url: string,
  packageRoot: URL,
): Promise<{ readonly default?: unknown }> {
  answerOwnName(url, packageRoot);
  return import(url);
}
