import { usage } from "../core/errors.js";
import { shown } from "../core/params.js";

/** Throws a usage error unless `spec` is text: callers without types pass anything. */
export function checkSpec(caller: string, spec: unknown, example: string): void {
  if (typeof spec === "string" && spec.trim() !== "") return;
  throw usage(`${caller}: expected a spec such as "${example}", got ${shown(spec)}`);
}

/** Throws a usage error for unknown options of `minimize`; its settings are checked elsewhere. */
export function checkOptions(options: unknown): void {
  if (typeof options !== "object" || options === null) {
    throw usage(`minimize: expected options such as { iterations: 5000 }, got ${shown(options)}`);
  }
  const { start, signal, cost } = options as Record<string, unknown>;
  if (cost !== undefined) {
    throw usage("minimize: cost ranks several runs, and this is one; runBenchmark takes it");
  }
  if (start !== undefined && (typeof start === "string" || !hasLength(start))) {
    throw usage(`minimize: start: expected a list of numbers, got ${shown(start)}`);
  }
  checkSignal("minimize", signal);
}

/** Throws a usage error for unknown options of `runBenchmark`. */
export function checkBenchmarkOptions(options: unknown): void {
  if (typeof options !== "object" || options === null) {
    throw usage(`runBenchmark: expected options such as { maxCases: 500 }, got ${shown(options)}`);
  }
  const known = ["maxCases", "signal"];
  const unknown = Object.keys(options).find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw usage(`runBenchmark has no option '${unknown}'.  it has: ${known.join(", ")}`);
  }
  const { maxCases, signal } = options as Record<string, unknown>;
  if (maxCases !== undefined && !(Number.isSafeInteger(maxCases) && (maxCases as number) > 0)) {
    throw usage(`runBenchmark: maxCases = ${shown(maxCases)} is not a whole number above 0`);
  }
  checkSignal("runBenchmark", signal);
}

function checkSignal(caller: string, signal: unknown): void {
  if (signal === undefined || "aborted" in (Object(signal) as object)) return;
  throw usage(`${caller}: signal: expected an AbortSignal, got ${shown(signal)}`);
}

function hasLength(value: unknown): boolean {
  return typeof (Object(value) as { length?: unknown }).length === "number";
}

/** Throws a usage error for parameters or gradients that are not Float64Arrays by name. */
export function checkArrays(what: string, arrays: unknown): void {
  if (typeof arrays !== "object" || arrays === null) {
    throw usage(`bind: ${what}: expected { name: Float64Array }, got ${shown(arrays)}`);
  }
  // a Map has no own properties: nothing would ever move
  if (Symbol.iterator in arrays) {
    throw usage(`bind: ${what}: expected { name: Float64Array }, got a list or a Map`);
  }
  for (const [name, array] of Object.entries(arrays)) {
    if (array instanceof Float64Array || (array === undefined && what === "gradients")) continue;
    throw usage(`bind: ${what}: '${name}' is not a Float64Array`);
  }
}
