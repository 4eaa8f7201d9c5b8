import { kebab, printNumber, printValue } from "../core/params.js";
import type { AnyDefinition, AnyFunction, AnyOptimizer, Param, Params } from "../core/types.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import { point } from "./numbers.js";
import { wrap } from "./wrap.js";

/** Everything that is known of one entry of the catalogue. */
export function renderShow(definition: AnyDefinition, look: Look, grid: Grid): string {
  const { id, title, kind, source } = definition;
  const mathematics =
    kind === "optimizer" || kind === "modifier" ? definition.rule : definition.formula;
  const blocks = [
    [`${look.paint.strong(id)}   ${title}   (${kind})`],
    mathematics.split("\n").map((line) => `  ${line}`),
    kind === "function" ? factsOf(definition, grid) : [],
    parameters(definition, grid),
    "mapsTo" in definition && definition.mapsTo !== undefined ? [`is  ${definition.mapsTo}`] : [],
    [
      `source  ${source.ref}`,
      ...(source.url === undefined ? [] : [`        ${source.url}`]),
      ...(source.departs === undefined ? [] : [`differs ${source.departs}`]),
    ],
    [`try     ${example(definition)}`],
  ];
  return blocks
    .filter((lines) => lines.join("") !== "")
    .map((lines) => lines.map((line) => `${wrap(line, look.width, hang(line))}\n`).join(""))
    .join("\n");
}

/** How far the continuation of a line is indented: to where its text begins. */
function hang(line: string): number {
  const label = /^(source|differs|pitfall|try|is) +/.exec(line);
  return label === null ? (/^ */.exec(line)?.[0].length ?? 0) : label[0].length;
}

function factsOf(fn: AnyFunction, grid: Grid): string[] {
  const n = fn.dim.default;
  const values = Object.fromEntries(
    Object.entries(fn.params as Params).map(([key, { default: value }]) => [key, value]),
  );
  const { lower, upper } = fn.domain(n, values);
  const optimum = fn.optimum(n, values);
  const box = Array.from(lower, (low, i) => `[${brief(low)}, ${brief(upper[i])}]`);
  const rows = [
    ["dimension", dimension(fn)],
    ["start", point(Array.from(fn.start(n, values)))],
    [
      "domain",
      new Set(box).size === 1 ? `${box[0]} in each coordinate` : box.slice(0, 3).join(" x "),
    ],
    ["minimum", optimum === null ? "not known for this dimension" : printNumber(optimum.value)],
    ...(optimum?.points ?? [])
      .slice(0, 4)
      .map((at, k) => [k === 0 ? "at" : "", point(Array.from(at))]),
    ["smoothness", fn.smoothness],
    ...(fn.pitfalls === undefined ? [] : [["pitfall", fn.pitfalls]]),
  ];
  return grid(rows, ["left", "left"]);
}

function brief(x: number): string {
  return printNumber(Number(x.toPrecision(6)));
}

function dimension({ dim }: AnyFunction): string {
  if (dim.min === dim.max) return `${dim.min}`;
  const most = dim.max === Infinity ? "" : ` to ${dim.max}`;
  const multiple = dim.multipleOf === 1 ? "" : `, multiples of ${dim.multipleOf}`;
  return `${dim.min}${most === "" ? " or more" : most}${multiple}; default ${dim.default}`;
}

function parameters({ params }: AnyDefinition, grid: Grid): string[] {
  const entries = Object.entries(params as Params);
  if (entries.length === 0) return [];
  const rows = entries.map(([key, param]) => [
    "",
    kebab(key),
    printValue(param.default),
    allowed(param),
    param.doc,
  ]);
  return grid(
    [["", "parameter", "default", "allowed", ""], ...rows],
    rows[0].map(() => "left"),
  );
}

function allowed(param: Param): string {
  if (param.type === "flag") return "flag";
  if (param.type === "choice") return param.values.join(" | ");
  return param.type === "list" ? `list in ${param.range}` : param.range;
}

function example(definition: AnyDefinition): string {
  const name = definition.id;
  switch (definition.kind) {
    case "optimizer":
      return `optbench run -f rosenbrock -o ${withRate(definition)}`;
    case "function":
      return `optbench run -f ${name} -o adam,momentum`;
    default:
      return `optbench run -f rosenbrock -o adam:lr=0.02+${name}`;
  }
}

function withRate({ id, lrKey, params }: AnyOptimizer): string {
  if (lrKey === null) return id;
  return `${id}:${kebab(lrKey)}=${printValue((params as Params)[lrKey].default)}`;
}
