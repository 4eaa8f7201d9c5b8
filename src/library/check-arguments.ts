import { usage } from "../core/errors.js";
import { shown } from "../core/params.js";

/** Throws a usage error for what is no spec string: callers without types pass anything. */
export function checkSpec(caller: string, spec: unknown, example: string): void {
  if (typeof spec === "string" && spec.trim() !== "") return;
  throw usage(`${caller}: expected a spec such as "${example}", got ${shown(spec)}`);
}

/** Throws a usage error for parameters or gradients that are not Float64Arrays by name. */
export function checkArrays(what: string, arrays: unknown): void {
  if (typeof arrays !== "object" || arrays === null) {
    throw usage(`bind: ${what}: expected { name: Float64Array }, got ${shown(arrays)}`);
  }
  for (const [name, array] of Object.entries(arrays)) {
    if (array instanceof Float64Array || (array === undefined && what === "gradients")) continue;
    throw usage(`bind: ${what}: '${name}' is no Float64Array`);
  }
}
