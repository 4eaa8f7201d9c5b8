/**
 * The commands that write files, each in two turns that write different bytes, and what may be found
 * of them at any moment: the bytes from before or those of a turn, never a part or a mixture.
 */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { optbench } from "./in-process.mjs";

const RUN = "run -f booth,beale -o sgd:lr=0.001/0.002 -q -n".split(" ");
const EACH = ["csv=r.csv", "junit=r.xml", "markdown=r.md", "json=r.json", "latex=r.tex"];
const STEPS = ["20", "21"];

/** Some cases, of which a file of lines has these already. */
const resumed = (name, jobs, there) => ({
  name,
  grown: ["run.ndjson"],
  files: ["run.ndjson", "r.json"],
  argv: () => [...RUN, "20", "-j", jobs, "--resume", "run.ndjson", "--out", "r.json"],
  async prepare(cwd) {
    await must([...RUN, "20", "--reporter", "ndjson=run.ndjson"], cwd);
    const lines = readFileSync(join(cwd, "run.ndjson"), "utf8").split("\n");
    writeFileSync(join(cwd, "half"), [0, ...there].map((k) => `${lines[k]}\n`).join(""));
  },
  before(cwd) {
    // from a file: the process that is killed has not prepared it
    this.half = readFileSync(join(cwd, "half"), "utf8");
    put(cwd, "run.ndjson", this.half);
  },
});

export const WRITERS = [
  {
    name: "check -u",
    files: ["c.json"],
    argv: (turn) => [
      ..."check -f booth,beale -o sgd:lr=0.001 -u --force -q --baseline c.json -n".split(" "),
      STEPS[turn],
    ],
  },
  {
    name: "run --out, every format",
    files: ["r.csv", "r.xml", "r.md", "r.json", "r.tex"],
    argv: (turn) => [...RUN, STEPS[turn], "--reporter", ...EACH],
  },
  {
    name: "run --reporter ndjson",
    grown: ["r.ndjson"],
    files: ["r.ndjson"],
    argv: (turn) => [...RUN, STEPS[turn], "--reporter", "ndjson=r.ndjson"],
  },
  {
    name: "run -j 2",
    grown: ["r.ndjson"],
    files: ["r.ndjson", "r.json"],
    argv: (turn) => [
      ...RUN,
      STEPS[turn],
      "-j",
      "2",
      "--reporter",
      "ndjson=r.ndjson",
      "json=r.json",
    ],
  },
  resumed("run --resume -j 1", "1", [1, 2]),
  resumed("run --resume -j 2", "2", [1, 2]),
  resumed("run --resume, cases out of order", "2", [1, 3, 4]),
  {
    name: "init",
    files: ["optbench.config.yaml", ".gitattributes", "package.json"],
    argv: () => ["init", "-q", "--no-progress"],
    before(cwd) {
      for (const name of ["optbench.config.yaml", ".gitattributes", ".github"]) {
        rmSync(join(cwd, name), { recursive: true, force: true });
      }
      put(cwd, "package.json", "{}\n");
    },
  },
  {
    name: "merge",
    files: ["m.json", "m.csv"],
    argv: (turn) => ["merge", `${turn}-1.json`, `${turn}-2.json`, "-o", "m.json", "-o", "m.csv"],
    async prepare(cwd) {
      for (const turn of [0, 1])
        for (const part of [1, 2]) {
          const out = ["--shard", `${part}/2`, "--out", `${turn}-${part}.json`];
          await must([...RUN, STEPS[turn], ...out], cwd);
        }
    },
  },
  {
    name: "report",
    files: ["p.json", "p.ndjson", "p.csv"],
    argv: (turn) => [
      "report",
      `${turn}.json`,
      "--to",
      "json=p.json",
      "ndjson=p.ndjson",
      "csv=p.csv",
    ],
    async prepare(cwd) {
      for (const turn of [0, 1]) await must([...RUN, STEPS[turn], "--out", `${turn}.json`], cwd);
    },
  },
];

/** Renamed over the old one: a kill in the midst of this must not look like one of optbench's own writes. */
function put(cwd, name, text) {
  writeFileSync(join(cwd, `${name}.given`), text);
  renameSync(join(cwd, `${name}.given`), join(cwd, name));
}

async function must(argv, cwd) {
  const { code, told } = await optbench(argv, cwd);
  if (code !== 0) throw new Error(`${argv.join(" ")} ended with ${code}: ${told}`);
}

/** Makes a writer ready in a folder, and learns what its turns write. */
export async function ready(writer, cwd) {
  writeFileSync(join(cwd, "package.json"), "{}\n");
  await writer.prepare?.(cwd);
  const turns = [];
  for (const turn of [0, 1]) {
    writer.before?.(cwd);
    if (turn === 0) turns.push(snapshot(writer, cwd));
    await must(writer.argv(turn), cwd);
    turns.push(snapshot(writer, cwd));
  }
  writer.before?.(cwd);
  return { writer, cwd, turns, names: new Set(readdirSync(cwd)) };
}

export function snapshot({ files }, cwd) {
  return new Map(files.map((name) => [name, textOf(cwd, name)]));
}

function textOf(cwd, name) {
  const path = join(cwd, name);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

/**
 * What is wrong with what a turn has left; null where nothing is.
 *
 * @param isDone whether the command ended well, so that its own bytes have to be there
 */
export function wrong({ writer, cwd, turns, names }, turn, isDone, mayLeave = false) {
  const found = snapshot(writer, cwd);
  for (const [name, text] of found) {
    if (
      isDone ? text === turns[turn + 1].get(name) : turns.some((each) => each.get(name) === text)
    ) {
      continue;
    }
    const isGrown = writer.grown?.includes(name) && !isDone && text !== null;
    const later = isGrown ? textOf(cwd, `${name}.later`) : null;
    if (isGrown && turns.some((each) => isPart(text, each.get(name), later, writer.half))) continue;
    return `${name} is neither as before nor as after: ${JSON.stringify(text)?.slice(0, 80)}`;
  }
  if (mayLeave) return null;
  const scratch = isDone ? /\.tmp$|\.lock$|\.later$/ : /\.tmp$|\.lock$/;
  const left = readdirSync(cwd).find((name) => scratch.test(name) && !names.has(name));
  return left === undefined ? null : `${left} is left behind`;
}

/**
 * Whether a file of lines holds the head, what it held before, and then whole lines and at most a part
 * of one; what it held before may be in the file for later cases.
 */
function isPart(text, whole, later, half) {
  if (whole === null || whole === undefined) return false;
  const lines = text.split("\n");
  const last = lines.pop();
  const all = whole.split("\n");
  const isWhole = lines.every((line) => all.includes(line)) && new Set(lines).size === lines.length;
  const kept = new Set([...lines, ...(later ?? "").split("\n")]);
  const keeps = (half ?? `${all[0]}\n`).split("\n").every((line) => line === "" || kept.has(line));
  return isWhole && keeps && (last === "" || all.some((line) => line.startsWith(last)));
}
