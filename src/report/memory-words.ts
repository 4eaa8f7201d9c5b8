import type { AnyOptimizer } from "../core/definition.js";

/**
 * What a method keeps from one iteration to the next, beside x and ∇f: "m, v, v max: at most 3n
 * doubles". At most, since some buffers are there for some values of its parameters alone. "" for a
 * definition that names none.
 */
export function memoryWords({ state }: Pick<AnyOptimizer, "state">): string {
  if (state.length === 0) return "";
  const sizes = state.map(sizeOf);
  const terms = ["n", "n²", ...sizes.filter((size) => size.startsWith("n·"))];
  const counts = [...new Set(terms)].flatMap((size) => {
    const count = sizes.filter((one) => one === size).length;
    return count === 0 ? [] : [count === 1 ? size : `${count}${size}`];
  });
  return `${state.join(", ")}: at most ${counts.join(" + ")} doubles`;
}

/** How many numbers a buffer has, by its name: "H (n×n)", "s × history", "b₁ … b_K", else a vector. */
function sizeOf(name: string): string {
  if (name.includes("n×n")) return "n²";
  const many = / × ([\w-]+)$/.exec(name) ?? / … \w_(\w+)$/.exec(name);
  return many === null ? "n" : `n·${many[1]}`;
}
