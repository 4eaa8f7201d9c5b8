/** Processes that write one file at once: every line of each is there afterwards. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const CHILD = fileURLToPath(new URL("told.mjs", import.meta.url));
const NAMES = "anisotropic booth beale matyas himmelblau rosenbrock trid three-hump-camel".split(
  " ",
);
const SPEC = `functions: [${NAMES.join(", ")}]\noptimizers: sgd:lr=0.001\niterations: 20\n`;

/** What each of some processes does in a round, and what is wrong afterwards. */
const RACES = [
  {
    name: "check -u",
    writers: [2, 4, 8],
    before: (cwd) => rmSync(join(cwd, "a.baseline.json"), { force: true }),
    argv: (k) => ["check", "a.yaml", "-u", "-q", "--filter", `fn:${NAMES[k]}`],
    wrong(cwd, count) {
      const text = readFileSync(join(cwd, "a.baseline.json"), "utf8");
      const found = [...text.matchAll(/"case":"(\S+) /g)].map(([, name]) => name).join();
      return found === NAMES.slice(0, count).toSorted().join() ? null : `only ${found}`;
    },
  },
  {
    name: "run --resume",
    writers: [2],
    before: (cwd) => writeFileSync(join(cwd, "run.ndjson"), ""),
    argv: () => ["run", "a.yaml", "-q", "--resume", "run.ndjson"],
    wrong(cwd) {
      const lines = new Set(readFileSync(join(cwd, "run.ndjson"), "utf8").trimEnd().split("\n"));
      return lines.size === NAMES.length + 1 ? null : `${lines.size} lines`;
    },
  },
  {
    name: "init",
    writers: [2],
    before: (cwd) => rmSync(join(cwd, ".gitattributes"), { force: true }),
    argv: () => ["init", "-q"],
    wrong: (cwd) =>
      readFileSync(join(cwd, ".gitattributes"), "utf8").split("\n").length === 2
        ? null
        : "a line twice, or none",
  },
];

/** Whether a run was refused because another one had completed its file since it was read. */
const isLate = (code, told) => code === 2 && String(told).includes("it has changed meanwhile");

/** @returns {Promise<{ tries: number, lost: string[] }>} `rounds` of each number of writers */
export async function races(rounds) {
  const lost = [];
  let tries = 0;
  for (const race of RACES) {
    for (const count of race.writers) {
      const cwd = mkdtempSync(join(tmpdir(), "optbench-races-"));
      writeFileSync(join(cwd, "package.json"), "{}");
      writeFileSync(join(cwd, "a.yaml"), SPEC);
      const children = Array.from({ length: count }, () => fork(CHILD, { cwd }));
      for (let round = 0; round < rounds; round++) {
        tries++;
        race.before(cwd);
        const ended = await Promise.all(
          children.map(async (child, k) => {
            const answer = once(child, "message");
            child.send(race.argv(k));
            return (await answer)[0];
          }),
        );
        const bad = ended.find(({ code, told }) => code !== 0 && !isLate(code, told));
        const found = bad === undefined ? race.wrong(cwd, count) : `${bad.code}: ${bad.told}`;
        if (found !== null) lost.push(`${race.name}, ${count} writers: ${found}`);
      }
      for (const child of children) child.kill();
      rmSync(cwd, { recursive: true });
    }
  }
  return { tries, lost };
}
