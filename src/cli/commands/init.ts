import { basename, join, relative, resolve } from "node:path";
import { visible } from "../../core/visible.js";
import { EXIT } from "../program/exit-codes.js";
import { CLUSTERS, type Cluster } from "../init/clusters.js";
import { findPlaces, type Places } from "../init/places.js";
import { proposalsFor, type Proposal, type Proposals } from "../init/proposals.js";
import type { Io } from "../program/io.js";
import type { Flags } from "../flags/read-flags.js";
import { clearLeftLock, withLock } from "../../files/lock.js";
import { refuseUnwritables, writeTogether, type Writing } from "../../files/write-together.js";

/**
 * `optbench init`: sets the gate up in a package. Writes what is missing, all of it or nothing, and
 * leaves what is there; that nothing is missing is fine, too.
 */
export async function init(flags: Flags, io: Io): Promise<number> {
  const places = await findPlaces(io.cwd);
  const isDry = flags.dryRun === true;
  const clusters = (["slurm", "k8s"] as const).filter((one) => flags[one] === true);
  const jobs = clusters.map((one) => CLUSTERS[one]);
  let { proposals, writings } = await propose(places, jobs, io);
  await refuseUnwritables(writings, io.cwd);
  const attributes = join(places.repository, ".gitattributes");
  const manifest = join(places.package, "package.json");
  if (!isDry && writings.length > 0) {
    // what two of us read and add to is read again and written by one at a time
    const isShared = writings.some(({ path }) => resolve(io.cwd, path) === attributes);
    const locked = isShared ? attributes : manifest;
    await withLock(locked, relative(io.cwd, locked), async () => {
      ({ proposals, writings } = await propose(places, jobs, io));
      await writeTogether(writings, io.cwd);
    });
  }
  if (!isDry) for (const target of [attributes, manifest]) clearLeftLock(target);
  if (flags.quiet === true) return EXIT.ok;
  const lines = [
    ...proposals.files.flatMap((file) => [
      headline(file, isDry),
      ...(isDry ? added(file).map((line) => `  + ${line}`) : []),
    ]),
    ...(places.hasRepository || jobs.length > 0
      ? []
      : ["", "There is no git repository: the workflow waits for one."]),
    "",
    ...(isDry ? ["Nothing is written: --dry-run."] : nextSteps(proposals, jobs, writings.length)),
  ];
  io.stdout.write(lines.map((line) => `${visible(line)}\n`).join(""));
  return EXIT.ok;
}

async function propose(places: Places, clusters: readonly Cluster[], io: Io) {
  const proposals = await proposalsFor(places, clusters, io);
  const writings = proposals.files.filter((file): file is Writing & Proposal => file.text !== null);
  return { proposals, writings };
}

function headline({ path, before, text, what }: Proposal, isDry: boolean): string {
  const [done, todo] =
    text === null ? ["left", "leave"] : before === null ? ["wrote", "write"] : ["added", "add to"];
  return `${(isDry ? todo : done).padEnd(isDry ? 6 : 5)}  ${path}  (${what})`;
}

/** The lines that a file has more than before. */
function added({ before, text }: Proposal): string[] {
  if (text === null) return [];
  const lines = (whole: string) => whole.replace(/\r?\n$/, "").split(/\r?\n/);
  if (before === null) return lines(text);
  const old = new Set(lines(before));
  return lines(text).filter((line) => !old.has(line));
}

/** What is left for the user to do, in order. */
function nextSteps(
  { files, manager, hasOptbench }: Proposals,
  jobs: readonly Cluster[],
  written: number,
): string[] {
  if (written === 0) return ["Nothing is missing, so nothing is written."];
  const [spec] = files;
  if (jobs.length > 0) {
    const adds = hasOptbench ? [] : [`  ${manager.add}`];
    return ["next", ...adds, ...jobs.map(({ start }) => `  ${start}`)];
  }
  const baseline = basename(spec.path).replace(/\.\w+$/, ".baseline.json");
  return [
    "next",
    ...(hasOptbench ? [] : [`  ${manager.add}`]),
    `  ${manager.exec} optbench check -u   # writes ${baseline}`,
    "  commit these files and the baseline",
  ];
}
