import { posix } from "node:path";
import { factsOf, type Fact } from "./facts.js";

const CATALOGUES = ["optimizers", "schedules", "functions", "modifiers"];
const COMPUTING = [
  "core",
  "statistics",
  ...CATALOGUES,
  "dialects",
  "run",
  "plan",
  "records",
  "bench",
  "library",
];
const PURE = [...COMPUTING, "report"];
const FOLDERS = [...PURE, "terminal", "files", "foreign", "testing", "play", "queue", "cli"];

/** Whom a folder may import beside itself: wholly, or as types that the compiler erases. */
const IMPORTS: Record<string, { readonly whole: readonly string[]; readonly types?: string[] }> = {
  core: { whole: [] },
  statistics: { whole: ["core"] },
  optimizers: { whole: ["core"] },
  schedules: { whole: ["core"] },
  functions: { whole: ["core"] },
  modifiers: { whole: ["core"] },
  dialects: { whole: ["core"], types: CATALOGUES },
  run: { whole: ["core"] },
  plan: { whole: ["core", ...CATALOGUES, "dialects"] },
  records: { whole: ["core", "plan"], types: ["run"] },
  bench: { whole: ["core", "statistics", ...CATALOGUES, "dialects", "run", "plan", "records"] },
  library: {
    whole: [
      "core",
      "statistics",
      ...CATALOGUES,
      "dialects",
      "run",
      "plan",
      "records",
      "bench",
      "version.ts",
    ],
  },
  report: { whole: ["core", "statistics"], types: ["records", "bench", "run", "plan"] },
  terminal: { whole: ["core", "report"], types: [] },
  files: { whole: ["core", "records"] },
  foreign: { whole: ["core"] },
  testing: {
    whole: ["files", "foreign", "core", "run", "plan", "records", "bench", "report", "terminal"],
  },
  play: { whole: [...PURE] },
  queue: { whole: ["core", "plan", "records", "bench"] },
  cli: { whole: [...FOLDERS, "version.ts"] },
  "index.ts": { whole: [...PURE, "version.ts"] },
  "version.ts": { whole: [] },
};

/** The files that may import a package. What is missing here may be imported nowhere. */
const PACKAGES: readonly {
  readonly name: RegExp;
  readonly files: RegExp;
  readonly types?: RegExp;
}[] = [
  { name: /^jsep$/, files: /^functions\/formula\/parse\.ts$/ },
  { name: /^chalk$/, files: /^terminal\/paint\.ts$/ },
  { name: /^cli-table3$/, files: /^terminal\/grid\.ts$/ },
  { name: /^d3-contour$/, files: /^report\/svg\/level-lines\.ts$/ },
  { name: /^@resvg\/resvg-js$/, files: /^cli\/figures\/rasterize\.ts$/ },
  { name: /^commander$/, files: /^cli\/program\/create-program\.ts$/, types: /^cli\// },
  { name: /^piscina$/, files: /^bench\/executors\/pool\.ts$/ },
  { name: /^(bullmq|ioredis|pg)$/, files: /^queue\/servers\// },
  { name: /^yaml$/, files: /^(plan|bench)\// },
  { name: /^jsonc-parser$/, files: /^cli\/init\/add-script\.ts$/ },
  { name: /^vitest$/, files: /^testing\/vitest\.ts$/ },
  { name: /^@stdlib\//, files: /^core\/(math|random)\.ts$/ },
  { name: /^fastest-levenshtein$/, files: /^core\/suggest\.ts$/ },
  { name: /^an expression$/, files: /^cli\/plugins\/import-module\.ts$/ },
  { name: /^node:/, files: /^(cli|terminal|files|foreign|testing|queue|bench\/executors)\// },
];

/** What starts threads, and what says where a run took place: these know the machine. */
const KNOWS_THE_MACHINE = /^(bench\/executors\/|library\/environment\.ts$)/;

/** The command that writes the playground and what links into it may look into src/play. */
const WRITE_THE_PAGE = new Set(["cli/commands/play.ts", "cli/figures/play-links.ts"]);

/** The part of Math whose results are exact by definition, and so the same everywhere. */
const EXACT = new Set(
  `sqrt abs min max floor ceil round trunc sign fround imul
   PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2`.split(/\s+/),
);

const VAGUE = /^(utils?|helpers?|common|misc)(\.|$)/;

/**
 * What one file does that the table of CONTRIBUTING.md forbids, each as "file:line: what".
 *
 * @param file its path below src, with forward slashes
 */
export function violations(file: string, source: string): string[] {
  const folder = file.split("/")[0];
  if (!(folder in IMPORTS)) return [`${file}: ${folder} is not in the table of folders`];
  const vague = file.split("/").filter((part) => VAGUE.test(part));
  return [
    ...vague.map((part) => `${file}: '${part}' says nothing; name it after what it holds`),
    ...factsOf(source).flatMap((fact) => {
      const wrong = judge(file, folder, fact);
      return wrong === undefined ? [] : [`${file}:${fact.line}: ${wrong}`];
    }),
  ];
}

/** The rules that look at all files at once: YAML is read in one place. */
export function jointViolations(files: ReadonlyMap<string, string>): string[] {
  const readers = [...files]
    .filter(([, source]) => factsOf(source).some(({ what }) => what === "yaml"))
    .map(([file]) => file);
  return readers.length > 1
    ? [`yaml is imported by more than one file: ${readers.join(", ")}`]
    : [];
}

function judge(file: string, folder: string, fact: Fact): string | undefined {
  const { kind, what } = fact;
  switch (kind) {
    case "import":
      return what.startsWith(".") ? judgeOwn(file, folder, fact) : judgePackage(file, fact);
    case "power":
      return COMPUTING.includes(folder) ? `'${what}' has other bits elsewhere: use pow` : undefined;
    case "math":
      if (what === "random" && PURE.includes(folder)) return "Math.random has no seed";
      if (!COMPUTING.includes(folder) || EXACT.has(what)) return undefined;
      return `Math.${what} has other bits elsewhere: use core/math`;
    case "global":
      if (!PURE.includes(folder) || KNOWS_THE_MACHINE.test(file)) return undefined;
      return `${what} belongs to cli: take it as an argument`;
  }
}

function judgeOwn(file: string, folder: string, { what, typeOnly }: Fact): string | undefined {
  const target = posix.join(posix.dirname(file), what);
  if (target.startsWith("../")) return `${what} leaves src`;
  const other = target.includes("/") ? target.split("/")[0] : target.replace(/\.js$/, ".ts");
  if (other === "play" && folder !== "play" && !WRITE_THE_PAGE.has(file)) {
    return "the playground is a page of its own: only the command that writes it and what links into it may import play";
  }
  const { whole, types = [] } = IMPORTS[folder];
  if (other === folder || whole.includes(other)) return undefined;
  if (!types.includes(other)) return `${folder} may not import ${other}`;
  return typeOnly ? undefined : `${folder} may import only types of ${other}`;
}

function judgePackage(file: string, { what, typeOnly }: Fact): string | undefined {
  const rule = PACKAGES.find(({ name }) => name.test(what));
  if (rule?.files.test(file) || (typeOnly && rule?.types?.test(file))) return undefined;
  return `may not import ${what}`;
}
