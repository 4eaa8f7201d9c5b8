import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measure } from "./parts/measured-process.mjs";

/** Each command at a size and at ten times it. */
const TIMES = 10;
const ROUNDS = 2;
/** Time grows as the size to this power, at most: 1 and what noise adds. */
const TARGET = 1.15;

/** The words of a command line, none of which has a blank in it. */
function words(text) {
  return text.split(" ");
}

/** So many short runs; what is asked of them follows. */
function shortRuns(count, more) {
  return words(
    `run --fn=rosenbrock --opt=adam:lr=0.01 --start=random@${count} --iters=20 --keep=hits` +
      ` --max-cases=${count} --plot=off --jobs=1 ${more}`,
  );
}

/** A spec with as many runs, and how it is checked. */
function suiteOf(folder, count) {
  const file = join(folder, `${count}.yaml`);
  const text = `functions: [rosenbrock]
optimizers: [adam:lr=0.01]
starts: ["random@${count}"]
iterations: 20
`;
  writeFileSync(file, text);
  return [file, `--baseline=${join(folder, `${count}.json`)}`, `--max-cases=${count}`, "--quiet"];
}

/**
 * What grows: a command of a size, what has to be there before it, and the smaller of the two sizes.
 * A command of the least size shows what is spent without any.
 */
function growing(folder) {
  const saved = (count) => join(folder, `results-${count}.json`);
  const save = (count) => shortRuns(count, `--quiet --reporter=json=${saved(count)}`);
  const inRuns = (name, more) => ({ name, size: 3000, command: (count) => shortRuns(count, more) });
  const targets = (count) => Array.from({ length: count }, (_, k) => 1 / (k + 1)).join();
  return [
    {
      name: "iterations",
      size: 1e6,
      command: (count) => words(`run -f anisotropic -o adam:lr=1e-9 -n ${count} -q --plot=off`),
    },
    {
      name: "coordinates",
      size: 1e4,
      command: (count) => words(`run -f quadratic:dim=${count} -o adam -n 200 -q --plot=off`),
    },
    {
      name: "targets",
      size: 100,
      command: (count) =>
        words(
          `run -f anisotropic -o adam --start random@500 -n 1000 -q -j 1 --targets ${targets(count)}`,
        ),
    },
    {
      name: "rows of a table",
      size: 100,
      command: (count) =>
        words(
          `run -f anisotropic -o adam:lr=0.001..1@${count} -n 100 --plot=off --max-cases=${count}`,
        ),
    },
    inRuns("cases, summary", "--table=auto"),
    inRuns("cases, each in a table", "--table=cases"),
    ...["json", "csv", "ndjson", "markdown"].map((reporter) =>
      inRuns(`cases, ${reporter}`, `-q --reporter=${reporter}=${join(folder, "out")}`),
    ),
    {
      name: "cases, report",
      size: 3000,
      before: save,
      command: (count) => ["report", saved(count), "--plot=off"],
    },
    {
      name: "cases, compare",
      size: 3000,
      before: save,
      command: (count) => ["compare", saved(count), saved(count)],
    },
    {
      name: "cases, check",
      size: 3000,
      before: (count) => ["check", ...suiteOf(folder, count), "--update"],
      command: (count) => ["check", ...suiteOf(folder, count)],
    },
  ];
}

/** By which power of the size the CPU time and the memory of a command grow. */
export default function growth() {
  const folder = mkdtempSync(join(tmpdir(), "optbench-growth-"));
  console.log(`growth from a size to ${TIMES} times it, CPU, least of ${ROUNDS} rounds`);
  try {
    for (const { name, size, before, command } of growing(folder)) {
      const sizes = [1, size, TIMES * size];
      if (before !== undefined) for (const one of sizes) measure(before(one));
      const least = sizes.map((one) => {
        const rounds = Array.from({ length: ROUNDS }, () => measure(command(one)));
        const leastOf = (key) => Math.min(...rounds.map((round) => round[key]));
        return { cpu: leastOf("cpu"), memory: leastOf("memory") };
      });
      const [none, few, many] = least;
      const exponent = (key) =>
        Math.log(Math.max(many[key] - none[key], 1e-3) / Math.max(few[key] - none[key], 1e-3)) /
        Math.log(TIMES);
      const verdict = exponent("cpu") <= TARGET ? "" : "  MISSED";
      console.log(
        `  ${exponent("cpu").toFixed(2)}  target ${TARGET}  ${name}: ${size} in ${few.cpu.toFixed(2)} s and ` +
          `${few.memory.toFixed(0)} MB, ${TIMES * size} in ${many.cpu.toFixed(2)} s and ${many.memory.toFixed(0)} MB${verdict}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
