import { inGroups } from "../core/function-groups.js";
import { groupedBy } from "../core/grouped-by.js";
import type { AnyDefinition, AnyFunction, AnyOptimizer, Source } from "../core/definition.js";
import type { Param, Params } from "../core/parameter.js";
import { completeParams, kebab, printNumber, printRounded, printValue } from "../core/params.js";
import { nameInDialect } from "../core/name-in-dialect.js";
import { fold } from "../core/suggest.js";
import type { Entries } from "../plan/catalogue.js";
import { memoryWords } from "./memory-words.js";

/**
 * The pages of docs/ that the definitions make, by file name.
 *
 * @param pictures the files of docs/pictures, such as "functions/booth.svg"
 */
export function catalogueDocs(
  all: Entries,
  pictures: ReadonlySet<string>,
): Readonly<Record<string, string>> {
  const picture: PictureOf = (kind, { id }, shows) => {
    const path = `${kind}/${id}.svg`;
    return [pictures.has(path) ? `![${id}: ${shows}](pictures/${path})` : withoutPicture(kind, id)];
  };
  const isOwn = ({ id }: AnyDefinition) => !id.includes("/");
  const optimizers = all.optimizers.filter(isOwn);
  const schedules = all.schedules.filter(isOwn);
  return {
    "optimizers.md": page("Optimizers", OPTIMIZERS, [
      contents(optimizers),
      ...optimizers.map((one) =>
        section(
          "##",
          one,
          one.rule,
          picture("optimizers", one, "its path on the anisotropic bowl"),
        ),
      ),
      "## Modifiers",
      "They stand after a `+` and wrap what stands before: `adam:lr=0.1+clip:norm=1`.",
      ...all.modifiers.map((one) => section("###", one, one.rule)),
    ]),
    "functions.md": page("Functions", FUNCTIONS, [
      ...groupedBy(inGroups(all.functions), ({ group }) => group).flatMap((members) => [
        heading(members[0].group),
        ...members.map((fn) => functionSection(fn, picture("functions", fn, shownOf(fn)))),
      ]),
      "## Transforms",
      "They stand after a `+` of a function: `anisotropic:dim=10+rotate:seed=7`.",
      ...all.transforms.map((one) => section("###", one, one.formula)),
    ]),
    "schedules.md": page(
      "Learning-rate schedules",
      SCHEDULES,
      schedules.map((one) =>
        section("##", one, one.formula, picture("schedules", one, "the rates of 100 updates")),
      ),
    ),
    "dialects.md": page("Dialects", DIALECTS, [
      "## One name, several methods",
      "An empty cell: the library has no such name.",
      namesTable(all.optimizers),
      ...dialectsOf([...all.optimizers, ...all.schedules]).flatMap((dialect) => [
        `## ${dialect}`,
        dialectTable(dialect, all),
      ]),
    ]),
  };
}

const OPTIMIZERS = `Update rules in the letters of their papers: x the point, g = ∇f(x), t = 1, 2, … the
step, lr the learning rate after the schedule. Every one agrees step by step with trajectories that
others computed.`;
const FUNCTIONS = `Every value and gradient agrees with the formula at 50 digits; those of the
suite BBOB with COCO's own code, to nine digits and more. Starts, minima and domains are those of
the default dimension.`;
const SCHEDULES = `s(t) is the rate of update t + 1, t = 0, 1, …; lr is the optimizer's learning rate.
They stand after a \`+\`: \`adam:lr=0.3+cosine:min=0.01\`. Several multiply; where torch's cosine
is among them, they take turns as in torch's ChainedScheduler.`;
const DIALECTS = `The same name means different methods in different libraries. A dialect has a
library's names of parameters, its defaults and its form; \`snake_case\`, \`kebab-case\` and no separator
at all are one name. "is" says what an entry stands for with us. What a library has besides
(\`foreach\`, \`mu_dtype\`, \`cycle_momentum=False\`) may be written where it changes nothing, and is
refused with the reason where it would.`;

function page(title: string, introduction: string, parts: readonly string[]): string {
  const note = "<!-- Made from the definitions by `npm run docs`; do not edit. -->";
  return `${[`# ${title}`, note, introduction, ...parts].join("\n\n")}\n`;
}

function contents(entries: readonly AnyDefinition[]): string {
  return entries.map(({ id }) => `[${id}](#${id})`).join(" · ");
}

function shownOf({ dim }: AnyFunction): string {
  if (dim.max === 1) return "its graph";
  return dim.min <= 2 ? "its level lines" : "its level lines along x1 and x2";
}

function withoutPicture(kind: string, id: string): string {
  return kind === "schedules"
    ? "No picture: its rates depend on the run or on what it is made of."
    : `No picture: its level lines are too fine to be read at this size. \`optbench show ${id} --to svg\` draws them.`;
}

/** The line of an entry's picture, or why it has none. */
type PictureOf = (
  kind: "optimizers" | "functions" | "schedules",
  entry: AnyDefinition,
  shows: string,
) => readonly string[];

function section(
  level: string,
  definition: AnyDefinition,
  mathematics: string,
  picture: readonly string[] = [],
): string {
  const { id, title, params, source, aliases = [] } = definition;
  const also =
    aliases.length === 0 ? "" : ` Also ${aliases.map((name) => `\`${name}\``).join(", ")}.`;
  return [
    `${level} ${id}`,
    `${title}.${also}`,
    `\`\`\`text\n${mathematics}\n\`\`\``,
    ...picture,
    ...parameterTable(params as Params),
    ...memoryLine(definition),
    sourceLine(source),
  ].join("\n\n");
}

function memoryLine(definition: AnyDefinition): string[] {
  const words = definition.kind === "optimizer" ? memoryWords(definition) : "";
  return words === "" ? [] : [`Memory: ${words}.`];
}

function functionSection(fn: AnyFunction, picture: readonly string[]): string {
  const n = fn.dim.default;
  const values = completeParams(fn.id, fn.params as Params, {});
  const optimum = fn.optimum(n, values);
  const curvature = fn.largestCurvature?.(n, values);
  const { lower, upper } = fn.domain(n, values);
  const box = Array.from(lower, (low, i) => `[${printRounded(low)}, ${printRounded(upper[i])}]`);
  const facts = [
    `n = ${n}${fn.dim.min === fn.dim.max ? " only" : ", scales"}`,
    `start ${points([fn.start(n, values)])}`,
    optimum === null ? "minimum not known" : `minimum ${printNumber(optimum.value)}`,
    ...((optimum?.points.length ?? 0) > 0 ? [`at ${points(optimum!.points)}`] : []),
    `domain ${new Set(box).size === 1 ? box[0] : box.join(" × ")}`,
    fn.smoothness,
    ...(curvature === undefined ? [] : [`largest curvature L = ${printRounded(curvature)}`]),
  ];
  const body = section("###", fn, fn.formula, picture);
  return [
    body,
    facts.join("; "),
    ...(fn.pitfalls === undefined ? [] : [`Mind: ${fn.pitfalls}.`]),
    ...(fn.gradientReach === undefined
      ? []
      : [`Its gradient is exact, but of little use: ${fn.gradientReach.because}.`]),
  ].join("\n\n");
}

function points(list: readonly Float64Array[]): string {
  const shown = list.slice(0, 4).map((x) => {
    const head = Array.from(x.subarray(0, 4), printRounded);
    return `(${head.join(", ")}${x.length > head.length ? ", …" : ""})`;
  });
  return shown.join(", ") + (list.length > shown.length ? ", …" : "");
}

function parameterTable(params: Params): string[] {
  const entries = Object.entries(params);
  if (entries.length === 0) return [];
  const rows = entries.map(([key, param]) => [
    `\`${kebab(key)}\``,
    printValue(param.default),
    allowed(param),
    param.doc,
  ]);
  return [table(["parameter", "default", "allowed", ""], rows)];
}

function allowed(param: Param): string {
  if (param.type === "flag") return "flag";
  if (param.type === "choice") return param.values.join(", ");
  return param.type === "list" ? `list in ${param.range}` : param.range;
}

function sourceLine({ ref, url, departs }: Source): string {
  const cited = url === undefined ? ref : `[${ref}](${url})`;
  return `Source: ${cited}.${departs === undefined ? "" : ` Differs: ${departs}.`}`;
}

function heading(group: string): string {
  return `## ${group.charAt(0).toUpperCase()}${group.slice(1)}`;
}

function dialectsOf(entries: readonly AnyDefinition[]): string[] {
  const prefixes = entries.flatMap(({ id }) => (id.includes("/") ? [id.split("/")[0]] : []));
  return [...new Set(prefixes)];
}

/** What each dialect means by a name that several have. */
function namesTable(optimizers: readonly AnyOptimizer[]): string {
  const dialects = dialectsOf(optimizers);
  const names = [...new Set(optimizers.map(({ id }) => nameInDialect(id)))];
  const rows = names.flatMap((name) => {
    const entries = dialects.map((dialect) =>
      optimizers.find(({ id }) => fold(id) === fold(`${dialect}/${name}`)),
    );
    if (entries.filter((entry) => entry !== undefined).length < 2) return [];
    return [[name, ...entries.map((entry) => (entry === undefined ? "" : `\`${entry.mapsTo}\``))]];
  });
  return table(["name", ...dialects], rows);
}

function dialectTable(dialect: string, { optimizers, schedules }: Entries): string {
  const entries = [...optimizers, ...schedules].filter(({ id }) => id.startsWith(`${dialect}/`));
  const rows = entries.map(({ id, title, params, mapsTo, source }) => [
    `\`${id}\``,
    title,
    `\`${mapsTo ?? ""}\``,
    Object.entries(params as Params)
      .map(([key, param]) => `${kebab(key)} ${printValue(param.default)}`)
      .join(", "),
    source.departs ?? "",
  ]);
  return table(["entry", "there", "is", "parameters and defaults", "differs"], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
