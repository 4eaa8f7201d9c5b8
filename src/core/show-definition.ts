/**
 * What people give in the place of a definition: "the class MyAdam", and below it, on lines of its
 * own, how a definition of it is written. undefined for what is none of these.
 */
export function showDefinition(given: unknown): string | undefined {
  if (typeof given === "function") {
    const isClass = /^class\b/.test(Function.prototype.toString.call(given));
    if (!isClass) return `a function, not a definition${example("Mine", STEPS)}`;
    const name = given.name === "default" ? "" : given.name;
    const what = name === "" ? "a class" : `the class ${name}`;
    return `${what}, not a definition${example(name || "Mine", `new ${name || "Mine"}(dim)`)}`;
  }
  const { kind, create, start, step, value, valueAndGradient } = Object(given) as Partial<
    Record<string, unknown>
  >;
  if (kind !== undefined || create !== undefined) return undefined;
  if (typeof step === "function") {
    const { name } = (given as object).constructor ?? Object;
    const isOfClass = name !== "Object" && name !== "";
    const what = isOfClass ? `an object of the class ${name}` : "an object with step()";
    return `${what}, which serves one run, and not a definition, which makes one for each${example(isOfClass ? name : "Mine", isOfClass ? `new ${name}(dim)` : STEPS)}`;
  }
  if (start === undefined && [value, valueAndGradient].some((own) => typeof own === "function")) {
    return `an objective, and not a definition${EXPECTED} defineFunction({ id: "mine", title: "Mine", start: (dim) => new Float64Array(dim), create: (dim) => ({ dim, valueAndGradient(x, g) { … } }) })`;
  }
  return undefined;
}

const STEPS = "({ step(x, g, lr) { … } })";
const EXPECTED = "\n  expected:";

function example(name: string, made: string): string {
  const words = name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
  const id = words.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "") || "mine";
  return `${EXPECTED} defineOptimizer({ id: "${id}", title: "${name}", create: (dim) => ${made} })`;
}
