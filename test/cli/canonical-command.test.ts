import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Results } from "../../src/records/results.js";
import { runBenchmark } from "../../src/library/run-benchmark.js";
import { Workplace } from "./memory-io.js";

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

async function json(...argv: string[]): Promise<{ text: string; results: Results }> {
  const { stdout } = await place.optbench([...argv, "--json"]);
  return { text: stdout, results: JSON.parse(stdout) as Results };
}

/** The words of a command line as a shell reads them. */
function wordsOf(command: string): string[] {
  const words = command.match(/(?:'[^']*'|\\'|[^\s'])+/g)!;
  return words.slice(1).map((word) => word.replaceAll(/'([^']*)'/g, "$1"));
}

const SMALL = ["run", "-n", "20"];

describe("the command in a document", () => {
  it.each([
    ["names", ["-f", "booth,rosenbrock:dim=3", "-o", "adam,sgd:lr=0.1"]],
    ["labels", ["-f", "zz=booth", "-o", "mine=adam:lr=0.001,other=adam:lr=0.3"]],
    ["modifiers, schedules, transforms", ["-f", "booth+noise:sigma=0.1", "-o", "sgd+cosine"]],
    ["a formula", ["-f", "{x^2/20 + y^2}:start=-7/2", "-o", "adam"]],
    ["lists of values", ["-f", "booth", "-o", "adam:lr=0.01..1@3", "--dim", "2"]],
    ["starts and seeds", ["-f", "booth", "-o", "adam", "--start", "random@2", "--seeds", "3,7"]],
    ["one seed", ["-f", "booth", "-o", "adam", "--start=-1,2", "--seeds", "4..4"]],
    [
      "settings",
      "-f booth -o adam --tol 1e-3 --targets 0.5 0.25 --metric gradient --cost iterations --max-evals 5*dim --stop-at-target --keep hits".split(
        " ",
      ),
    ],
    ["restarts", ["-f", "booth", "-o", "bfgs", "--restarts", "--max-evals", "40"]],
    ["counts", ["-f", "booth", "-o", "adam", "--start", "random@5", "--keep", "summary"]],
    ["a sweep", ["-f", "zz=booth", "-o", "adam,m=momentum", "--sweep", "lr=0.01..1@5"]],
    ["a sweep of the end", "-f booth -o adam --sweep lr=0.01..1@5 --y best".split(" ")],
    ["a spec", ["book"]],
    ["values that were searched for", ["-f", "booth", "-o", "sgd,adam", "--tune=4"]],
  ])("makes the same document again: %s", async (what, argv) => {
    const first = await json(...(what === "a spec" ? ["run", ...argv] : [...SMALL, ...argv]));
    const { command } = first.results;
    expect(command).toMatch(/^optbench run -f /);
    const again = await json(...wordsOf(command!));
    expect(again.results.command).toBe(command);
    const { tuning: _, ...own } = first.results;
    if (what === "a spec" || first.results.tuning !== undefined) {
      expect(again.results.cases.map(({ id, steps }) => [id, steps])).toEqual(
        own.cases.map(({ id, steps }) => [id, steps]),
      );
    } else expect(again.text).toBe(first.text);
  });

  it("is in documents for people, as it is in JSON", async () => {
    const argv = ["run", "-f", "{x^2 + 1}+noise", "-o", "adam", "-n", "20", "--start", "random@3"];
    const { command } = (await json(...argv)).results;
    for (const reporter of ["markdown", "latex"]) {
      const { stdout } = await place.optbench([...argv, "--reporter", reporter]);
      expect(stdout.replaceAll("`", "")).toContain(`Made by: ${command}\n`);
    }
    const { stdout } = await place.optbench([...argv, "--reporter", "asciidoc"]);
    expect(stdout).toContain(`Made by: \`pass:c[${command}]\`\n`);
    // a filter makes what is not a grid: no command says it
    const some = [...argv, "-f", "booth", "--filter", "id:booth*#2", "--reporter", "markdown"];
    expect((await place.optbench(some)).stdout).not.toContain("Made by");
  });

  it("is the same for every part of a run, for threads and for files", async () => {
    const argv = ["run", "-f", "booth,beale", "-o", "adam", "-n", "20", "--start", "random@3"];
    const { results } = await json(...argv);
    for (const more of [["--shard", "2/3"], ["-j", "2"], ["--path"], ["--reporter", "csv=a.csv"]]) {
      const other = await place.optbench([...argv, ...more, "--reporter", "json=o.json"]);
      expect(other.code, more.join(" ")).toBe(0);
      expect(JSON.parse(place.read("o.json")).command).toBe(results.command);
    }
    await place.optbench([...argv, "-q", "--reporter", "ndjson=a.ndjson", "html=a.html"]);
    expect(JSON.parse(place.read("a.ndjson").split("\n")[0]).command).toBe(results.command);
    expect(place.read("a.html")).toContain(`<pre>${results.command}</pre>`);
  });

  it("is what the library says", async () => {
    const { results } = await json(...SMALL, "-f", "booth", "-o", "adam");
    const own = runBenchmark({ functions: ["booth"], optimizers: ["adam"], iterations: 20 });
    expect(own.command).toBe(results.command);
  });

  it("names no plug-in, and is not there where no command makes the cases", async () => {
    place.write(
      "a.yaml",
      "functions: [booth, beale]\noptimizers: [adam, sgd]\nzip: [functions, optimizers]\n",
    );
    const { results } = await json("run", "a.yaml");
    expect(results.cases).toHaveLength(2);
    expect(results).not.toHaveProperty("command");
    const filtered = await json(...SMALL, "-f", "booth", "-o", "adam,sgd", "--filter", "opt:adam*");
    expect(filtered.results.command).toBe(
      "optbench run -f booth -o adam -n 20 --tol 1e-6 --metric gap",
    );
  });
});
