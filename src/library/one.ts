import { usage } from "../core/errors.js";

/** The only entry; a grid, where one thing is needed, is a usage error. */
export function one<T>(found: readonly T[], text: string): T {
  if (found.length !== 1) throw usage(`'${text}' is a grid of ${found.length}; one is needed here`);
  return found[0];
}
