import { readFileSync } from "node:fs";
import { runBenchmark } from "../../src/library/run-benchmark.js";
import { renderJson } from "../../src/report/json.js";
import { Workplace } from "../cli/memory-io.js";

/** A document that the program wrote, as JSON. */
export interface Written {
  readonly name: string;
  readonly document: unknown;
}

const THROWS = `export default { id: "thrower", title: "Thrower",
  params: { lr: { type: "number", default: 1, range: "(0, inf)", scale: "log", integer: false, doc: "lr" } },
  create: () => ({ step() { throw new Error("no way"); } }) };`;

/** A function whose minimum nobody knows: its start is its own, and f is all that there is to compare. */
const OPEN = `export default { kind: "function", id: "open", title: "Open", source: { ref: "here" },
  formula: "f = x + y", params: {}, dim: { min: 2, max: 2, default: 2, multipleOf: 1 },
  start: () => [1, 1], domain: () => ({ lower: [-2, -2], upper: [2, 2] }), optimum: () => null,
  create: () => ({ dim: 2, valueAndGradient(x, g) { g[0] = 1; g[1] = 1; return x[0] + x[1]; } }) };`;

const OWN_SETTINGS = `functions: [booth, anisotropic]
optimizers: [sgd, thrower]
plugins: m.mjs
iterations: 5
overrides:
  - cases: booth sgd
    iterations: 9
    max-evaluations: 8
    timeout: 100
    tolerance: 1e-3
    metric: gradient
    stop-at-target: true
    restarts: true
  - cases: booth thrower
    skip: it throws
`;

/** Command lines whose results have, together, every key that results can have. */
const RUNS: readonly string[] = [
  "run -f b=booth,anisotropic -o sgd,fast=momentum:lr=0.1,sgd:lr=30 --path --log -n 30 --max-evals 900",
  "run -f anisotropic -o adam:lr=0.001,sgd:lr=0.3 -n 60 --start -7,2 --metric distance --restarts",
  "run -f anisotropic -o momentum:lr=0.3 -n 10 --tol 0.5",
  "run -f himmelblau -o sgd:lr=0.01,momentum:lr=0.01,sgd:lr=9 --start random@7 -n 40",
  "run -f b=booth,himmelblau -o sgd:lr=0.01,sgd:lr=0.03 -n 40 --profile performance,data,ecdf,wins,map",
  "run -f booth+noise:sigma=1 -o sgd:lr=0.01,book/adam:lr=0.001 --seeds 7 -n 40",
  "run -f rosenbrock -o lion:lr=1.1,sgd:lr=2e-3..3e-3 -n 2000 --tune 2",
  "tune -f b=booth -o sgd,a=momentum --trials 3 -n 20",
  "run -f booth -o sgd --seeds 3 --tune 2 -n 20",
  "run -f b=booth -o sgd,a=momentum -n 300 --sweep lr=0.001..0.3@4",
  "run -f b=booth,anisotropic -o sgd:lr=0.1,momentum:lr=0.1 --start random@5 -n 60 --keep summary",
  "run -f booth,anisotropic -o sgd,adam -n 9 --shard 1/2 --path",
  "run -f booth -o sgd -n 9 --keep hits",
  "run own.yaml",
];

/** What a case of a program of another language has more: no such program is there to be run. */
const OF_PROGRAM = { external: "Python 3.11.7" };

export async function writtenResults(): Promise<readonly Written[]> {
  const written = await printed(RUNS, { "own.yaml": OWN_SETTINGS, "m.mjs": THROWS });
  const results = runBenchmark({
    functions: ["anisotropic", "nesterov-chain"],
    optimizers: ["momentum:lr=0.5", "sgd:lr=0.3"],
    iterations: 40,
    ladder: true,
    curveMetric: "gradient",
  });
  const text = [...renderJson(results)].join("");
  const document = JSON.parse(text) as { readonly cases: object[] };
  document.cases[0] = { ...document.cases[0], ...OF_PROGRAM };
  return [...written, { name: "runBenchmark", document }];
}

export async function writtenBaselines(): Promise<readonly Written[]> {
  const place = new Workplace();
  const method = readFileSync("test/fixtures/gate/descent.mjs", "utf8");
  place.write("m.mjs", method.replace(/revision: .*,/, "revision: 2,"));
  place.write("open.mjs", OPEN);
  place.write(
    "a.yaml",
    "functions: [booth, open]\noptimizers: [descent, sgd:lr=9]\niterations: 50\nplugins: [m.mjs, open.mjs]\n",
  );
  await place.optbench(["check", "a.yaml", "-u"]);
  const text = place.read("a.baseline.json");
  place.remove();
  const document = JSON.parse(text) as { readonly cases: object[] };
  document.cases[0] = { ...document.cases[0], ...OF_PROGRAM };
  return [{ name: "check a.yaml -u", document }];
}

export function writtenTraces(): Promise<readonly Written[]> {
  return printed([
    "trace -f z=anisotropic -o a=book/adam:lr=0.3,l-bfgs -n 2",
    "trace -f booth -o sgd:lr=1e200,adam:lr=0.001 -n 9",
  ]);
}

export function writtenConformances(): Promise<readonly Written[]> {
  return printed(["conform torch/sgd:lr=0.1", "conform adam:lr=0.01 --against keras/adam"]);
}

/** What command lines print as JSON, in a folder with these files. */
async function printed(
  commands: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<readonly Written[]> {
  const place = new Workplace();
  for (const [name, text] of Object.entries(files)) place.write(name, text);
  const written: Written[] = [];
  for (const name of commands) {
    const { stdout, stderr } = await place.optbench([...name.split(" "), "--json"]);
    if (!stdout.startsWith("{")) throw new Error(`${name}: ${stderr}`);
    written.push({ name, document: JSON.parse(stdout) });
  }
  place.remove();
  return written;
}
