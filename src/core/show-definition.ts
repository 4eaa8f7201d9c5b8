/** What a place can ask for, where it does not take definitions of every kind. */
type Wanted = "optimizer" | "function";

/**
 * What people give in the place of a definition: "the class MyAdam", and below it, on lines of its
 * own, how a definition is written. undefined for what is none of these.
 *
 * @param wanted - what the place asks for; without it the example shows the kind that `given` looks
 *   like
 */
export function showDefinition(given: unknown, wanted?: Wanted): string | undefined {
  const show = wanted === "function" ? functionExample : optimizerExample;
  if (typeof given === "function") {
    const isClass = /^class\b/.test(Function.prototype.toString.call(given));
    if (!isClass) return `a function, not a definition${show()}`;
    const name = given.name === "default" ? "" : given.name;
    const what = name === "" ? "a class" : `the class ${name}`;
    return `${what}, not a definition${show(name || "Mine", `new ${name || "Mine"}(dim)`)}`;
  }
  const { kind, create, start, step, value, valueAndGradient } = Object(given) as Partial<
    Record<string, unknown>
  >;
  if (kind !== undefined || create !== undefined) return undefined;
  if (typeof step === "function") {
    const { name } = (given as object).constructor ?? Object;
    const isOfClass = name !== "Object" && name !== "";
    const what = isOfClass ? `an object of the class ${name}` : "an object with step()";
    if (wanted === "function") return `${what}, which is an optimizer, not a function${show()}`;
    const made = isOfClass ? show(name, `new ${name}(dim)`) : show();
    return `${what}, which serves one run, and not a definition, which makes one for each${made}`;
  }
  if ([value, valueAndGradient].some((own) => typeof own === "function")) {
    if (wanted === "optimizer")
      return `an objective, which is a function, not an optimizer${show()}`;
    if (start === undefined)
      return `an objective without start, not a definition${functionExample()}`;
  }
  return undefined;
}

const EXPECTED = "\n  expected:";

function optimizerExample(name = "Mine", made = "({ step(x, g, lr) { … } })"): string {
  return `${EXPECTED} defineOptimizer({ id: "${idOf(name)}", title: "${name}", create: (dim) => ${made} })`;
}

function functionExample(name = "Mine", made = "({ dim, valueAndGradient(x, g) { … } })"): string {
  return `${EXPECTED} defineFunction({ id: "${idOf(name)}", title: "${name}", start: (dim) => new Float64Array(dim), create: (dim) => ${made} })`;
}

/** `my-adam` of MyAdam. */
function idOf(name: string): string {
  const words = name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
  return words.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "") || "mine";
}
