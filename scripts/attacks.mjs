/**
 * Attacks what docs/reliability.md promises, and prints its table: the attack, how often it was
 * tried, how often the promise held. Ends with 1 where it did not once.
 *
 *     node scripts/attacks.mjs [short|long] [a word of the attack's name]
 *
 * The short form takes a minute and runs in CI; the long one takes an hour of one processor.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { caches } from "./attacks/caches.mjs";
import { DISK_NAMES, disks } from "./attacks/disk.mjs";
import { faults } from "./attacks/faults.mjs";
import { kills } from "./attacks/kill.mjs";
import { races } from "./attacks/races.mjs";

const [form = "short", word = ""] = process.argv.slice(2);
const isLong = form === "long";
const often = (short, long) => (isLong ? long : short);

const ATTACKS = [
  {
    name: "kill -9 while a command writes",
    run: () => (isLong ? kills(1000, 2) : kills(10)),
  },
  {
    name: "2, 4 and 8 writers of one file at once",
    run: () => races(often(2, 200)),
  },
  { name: "a damaged code cache", run: () => caches(often(5, 500)) },
  { name: "the N-th write, flush, rename or open fails, every N", run: () => faults() },
  ...DISK_NAMES.map((name) => ({ name, run: () => disks(name) })),
  { name: "damaged texts for each of 7 readers", run: () => fuzz(often(1000, 1e6)) },
];

/** Texts for every reader, each within 2 s and all within 300 MB. */
function fuzz(count) {
  const script = fileURLToPath(new URL("fuzz.mjs", import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, `${count}`], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  const tries = [...stdout.matchAll(/: (\d+) read, (\d+) refused/g)].reduce(
    (sum, [, read, refused]) => sum + Number(read) + Number(refused),
    0,
  );
  return { tries, lost: status === 0 ? [] : [`${stdout}${stderr}`.slice(-2000)] };
}

let hasLost = false;
console.log("| attack | tries | held |\n| --- | ---: | ---: |");
for (const { name, run } of ATTACKS.filter((attack) => attack.name.includes(word))) {
  const { tries, lost, skipped } = await run();
  const held = skipped === undefined ? Math.max(0, tries - lost.length) : `skipped: ${skipped}`;
  console.log(`| ${name} | ${tries} | ${held} |`);
  for (const each of lost) console.log(`  lost: ${each}`);
  hasLost ||= lost.length > 0;
}
process.exitCode = hasLost ? 1 : 0;
