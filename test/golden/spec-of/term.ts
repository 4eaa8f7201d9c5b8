import type { Hyper } from "./subject.js";

/**
 * What a hyper-parameter of a library is with us: the name of ours, "" for one that has no effect
 * here, or a function to what is typed. What begins with "+" is typed after all parameters.
 */
export type Name = string | ((value: unknown, all: Hyper) => string);
export type Names = Readonly<Record<string, Name>>;

/** What says how a library computes and not what. */
const IMMATERIAL = new Set([
  "foreach",
  "fused",
  "capturable",
  "differentiable",
  "weight_decay_mask",
  // compensated sums, for half precision alone
  "kahan_sum",
  "log_every",
  "fsdp_in_use",
]);

/** Names of the parts of what a library writes as one tuple. */
const TUPLES: Readonly<Record<string, readonly string[]>> = {
  betas: ["beta1", "beta2", "beta3"],
  etas: ["eta-minus", "eta-plus"],
  step_sizes: ["step-min", "step-max"],
  nus: ["nu1", "nu2"],
  init_step: ["init-step", "init-step-value"],
};

/** A name with parameters in the colon form. A parameter that `names` does not know keeps its name. */
export function term(name: string, hyper: Hyper, names: Names = {}): string {
  const parts = Object.entries(hyper).flatMap(([key, value]) => {
    const renamed = names[key] ?? key;
    if (typeof renamed === "function") return renamed(value, hyper);
    return renamed === "" || IMMATERIAL.has(key) ? [] : param(renamed, value);
  });
  const [own, after] = [false, true].map((isAfter) =>
    parts.filter((part) => part.startsWith("+") === isAfter),
  );
  return join(name, ...own) + after.join("");
}

function param(key: string, value: unknown): string | string[] {
  const tuple = TUPLES[key];
  if (tuple !== undefined) {
    return (value as unknown[]).flatMap((part, k) => param(tuple[k], part));
  }
  const typed = key.replaceAll("_", "-");
  if (value === null || value === "(function)") return [];
  if (typeof value === "boolean") return value ? typed : `no-${typed}`;
  return `${typed}=${text(value)}`;
}

/** A value as it is typed; "+" joins terms in the grammar, so that PR+ is "PR-plus". */
export function text(value: unknown): string {
  if (Array.isArray(value)) return value.map(text).join("/");
  if (value === Infinity) return "inf";
  return String(value).replaceAll("e+", "e").replaceAll("+", "-plus");
}

/** Joins what is not empty with colons. */
export function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(":");
}
