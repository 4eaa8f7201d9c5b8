import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { endChild, ends, optbench, scratch, until } from "../../scripts/queue/processes.mjs";
import { worker } from "../../scripts/queue/runs.mjs";
import { isInstalled, redis } from "../../scripts/queue/servers.mjs";

const ROUNDS = 3;

/** So many cases, and so many steps of each: 100 steps take some µs, 10⁴ about a millisecond. */
const SIZES = [
  { name: "tiny cases", cases: 30_000, steps: 100 },
  { name: "cases of 1 ms", cases: 4_000, steps: 10_000 },
];
const KEEPS = ["curve", "hits"];
const WORKERS = [1, 2];

/** A function whose two evaluations sleep: a block of it costs its machine next to nothing. */
const SLEEPY = `import { defineFunction } from "optbench";
const nap = new Int32Array(new SharedArrayBuffer(4));
export default defineFunction({
  id: "sleepy",
  title: "A bowl whose evaluations take 0.2 s",
  formula: "x²",
  dim: { default: 1, min: 1, max: 1 },
  domain: () => ({ lower: new Float64Array([-9]), upper: new Float64Array([9]) }),
  start: () => [3],
  optimum: () => ({ value: 0, points: [[0]] }),
  create: (dim) => ({
    dim,
    valueAndGradient(x, g) {
      Atomics.wait(nap, 0, 0, 200);
      g[0] = 2 * x[0];
      return x[0] * x[0];
    },
  }),
});
`;
const BLOCKS_EACH = 16;
const SLEEPERS = [1, 2, 4, 8, 16];

function commandOf({ cases, steps }, keep, name) {
  const run = ["run", "-f", "rosenbrock", "-o", "adam:lr=1e-4", "--start", `random@${cases}`];
  const size = ["-n", String(steps), "--max-cases", String(cases), "--keep", keep, "-q"];
  return [...run, ...size, "--reporter", `ndjson=${name}.ndjson`];
}

/** Wall time of a whole command, in s. */
async function timed(args) {
  const began = performance.now();
  await ends(optbench(args));
  return (performance.now() - began) / 1000;
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

async function withWaiting(server, count, act, more = []) {
  const workers = Array.from({ length: count }, () => worker(server, ...more));
  try {
    for (const one of workers) await until("a worker", () => one.said.includes("waiting for"));
    return await act();
  } finally {
    await Promise.all(workers.map((one) => endChild(one)));
  }
}

function refuseOtherBytes() {
  const [one, queued] = ["one", "q"].map((name) => readFileSync(join(scratch, `${name}.ndjson`)));
  if (!one.equals(queued)) throw new Error("the queue gave other bytes");
}

/** How much faster a plan runs over a queue than with `-j 1`, by the number of workers. */
async function speedOf(server, size, keep) {
  const alone = [];
  const over = new Map(WORKERS.map((count) => [count, []]));
  for (let round = 0; round < ROUNDS; round++) {
    alone.push(await timed([...commandOf(size, keep, "one"), "-j", "1"]));
    for (const [count, times] of over) {
      const queued = [...commandOf(size, keep, "q"), "--queue", server.url];
      times.push(await withWaiting(server, count, () => timed(queued)));
      refuseOtherBytes();
    }
  }
  const base = median(alone);
  const shares = [...over.values()].map((times) =>
    `${(base / median(times)).toFixed(2)}×`.padStart(10),
  );
  const rate = Math.round(size.cases / base / 10) * 10;
  console.log(
    `  ${`${size.name}, --keep ${keep}`.padEnd(28)}${shares.join("")}${String(rate).padStart(14)}`,
  );
}

/** What the server has counted of itself. */
function countsOf(server) {
  const text = server.cli("info");
  const of = (key) => Number(new RegExp(`^${key}:(\\S+)`, "m").exec(text)[1]);
  return {
    cpu: of("used_cpu_user") + of("used_cpu_sys"),
    commands: of("total_commands_processed"),
    bytes: of("total_net_input_bytes") + of("total_net_output_bytes"),
    peak: of("used_memory_peak"),
  };
}

/** What blocks cost the server, by the number of workers that compute them. */
async function loadOf(count) {
  const server = await redis({ keeps: false });
  const plugin = ["--plugin", "./sleepy.mjs"];
  const blocks = BLOCKS_EACH * count;
  const rates = `1e-3..1e-2@${blocks}`;
  const args = ["run", "-f", "sleepy", "-o", `sgd:lr=${rates}`, "-n", "1", "-q", ...plugin];
  try {
    const { before, after, wall } = await withWaiting(
      server,
      count,
      async () => {
        const first = countsOf(server);
        const seconds = await timed([
          ...args,
          "--max-cases",
          String(blocks),
          "--queue",
          server.url,
        ]);
        return { before: first, after: countsOf(server), wall: seconds };
      },
      plugin,
    );
    const each = (key) => (after[key] - before[key]) / blocks;
    const cells = [
      `${count}`.padStart(7),
      `${blocks}`.padStart(8),
      `${(each("cpu") * 1000).toFixed(2)} ms`.padStart(11),
      `${each("commands").toFixed(0)}`.padStart(10),
      `${(each("bytes") / 1000).toFixed(1)} kB`.padStart(10),
      `${(after.peak / 1e6).toFixed(1)} MB`.padStart(9),
      `${((100 * (after.cpu - before.cpu)) / wall).toFixed(1)} %`.padStart(8),
    ];
    console.log(`  ${cells.join("")}`);
  } finally {
    await server.end();
  }
}

/**
 * A queue on a Redis of this machine: how much faster one and two workers of a thread each are than
 * `-j 1` (they take turns), and what a block costs the server, by the number of workers.
 */
export default async function queue() {
  if (!isInstalled("redis-server")) {
    console.log("queue  skipped: redis-server is not installed");
    return;
  }
  console.log(`queue, medians of ${ROUNDS} alternating runs of whole commands, against -j 1`);
  console.log(
    `  ${"".padEnd(28)}${"1 worker".padStart(10)}${"2 workers".padStart(10)}${"cases/s, -j 1".padStart(14)}`,
  );
  const server = await redis();
  for (const size of SIZES) for (const keep of KEEPS) await speedOf(server, size, keep);
  await server.end();
  writeFileSync(join(scratch, "sleepy.mjs"), SLEEPY);
  console.log("\n  what a block costs Redis, in runs whose cases sleep for 0.4 s");
  console.log("  workers  blocks        CPU  commands   traffic     peak  of a core");
  for (const count of SLEEPERS) await loadOf(count);
}
