/**
 * Runs one plan over a queue while workers, the server and the run itself are killed, frozen and started
 * again, and compares the bytes with those of `-j 1`. Prints a table: scenario, tries, same bytes.
 *
 * node scripts/try-queue.mjs [--short] [--tries n] [--only word]
 *
 * It starts redis-server, and PostgreSQL where it is installed, on free ports of this machine, in a
 * folder of its own, and ends what it has started.
 */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../bin/optbench.js", import.meta.url));
const SECRET = "correct-horse-battery";
const isShort = process.argv.includes("--short");
const tries = Number(wordAfter("--tries") ?? 1);
const only = wordAfter("--only") ?? "";

const scratch = mkdtempSync(join(tmpdir(), "optbench-queue-"));
const running = new Set();
/** All that any of our processes has written: no password may be in it. */
const said = [];
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(scratch, { recursive: true, force: true });
});

function wordAfter(flag) {
  const at = process.argv.indexOf(flag);
  return at < 0 ? undefined : process.argv[at + 1];
}

const STEPS = isShort ? 60_000 : 100_000;
const PLAN = ["run", "-f", "rosenbrock,beale", "-o", "adam:lr=1e-5/1e-4", "--start", "random@50"];
PLAN.push("-n", String(STEPS), "--keep", "hits", "-q");

function begin(command, args, env = {}) {
  const child = spawn(command, args, {
    cwd: scratch,
    env: { PATH: process.env.PATH, LANG: "C.UTF-8", ...env },
  });
  child.said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      child.said += data;
      said.push(String(data));
    });
  }
  running.add(child);
  child.ended = new Promise((end) => {
    child.on("exit", (code) => {
      running.delete(child);
      end(code);
    });
  });
  return child;
}

const optbench = (args, env) => begin(process.execPath, [BIN, ...args], env);

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function until(what, isTrue, ms = 30_000) {
  const end = Date.now() + ms;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`waited too long: ${what}`);
    await sleep(50);
  }
}

/** A Redis; one that keeps what it is told on disk may be killed and has it again. */
async function redis({ tls = false, password = false, keeps = true } = {}) {
  const port = await freePort();
  const dir = join(scratch, `redis-${port}`);
  mkdirSync(dir);
  const args = [
    "--dir",
    dir,
    "--save",
    "",
    "--appendonly",
    keeps ? "yes" : "no",
    "--bind",
    "127.0.0.1",
  ];
  if (password) args.push("--requirepass", SECRET);
  const env = {};
  if (tls) {
    const [key, cert] = [join(dir, "key.pem"), join(dir, "cert.pem")];
    const subject = [
      "-subj",
      "/CN=localhost",
      "-addext",
      "subjectAltName=IP:127.0.0.1,DNS:localhost",
    ];
    const made = ["-keyout", key, "-out", cert, "-days", "1", "-nodes"];
    execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", ...made, ...subject], {
      stdio: "ignore",
    });
    args.push("--port", "0", "--tls-port", String(port), "--tls-cert-file", cert);
    args.push("--tls-key-file", key, "--tls-ca-cert-file", cert, "--tls-auth-clients", "no");
    env.NODE_EXTRA_CA_CERTS = cert;
  } else args.push("--port", String(port));
  if (password) env.OPTBENCH_QUEUE_PASSWORD = SECRET;
  const start = async () => {
    const child = begin("redis-server", args);
    await until("redis-server", () => /[Rr]eady to accept connections/.test(child.said));
    return child;
  };
  let child = await start();
  return {
    url: `${tls ? "rediss" : "redis"}://127.0.0.1:${port}`,
    port,
    env,
    async kill() {
      child.kill("SIGKILL");
      await child.ended;
    },
    async start() {
      child = await start();
    },
    async freeze(ms) {
      child.kill("SIGSTOP");
      await sleep(ms);
      child.kill("SIGCONT");
    },
    async end() {
      child.kill("SIGKILL");
      await child.ended;
    },
  };
}

/** Where PostgreSQL's programs are; undefined where it is not installed. */
function postgresFolder() {
  const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql") : [];
  const folders = versions.map((version) => `/usr/lib/postgresql/${version}/bin`);
  return [...folders, "/usr/local/bin"].find((folder) => existsSync(`${folder}/initdb`));
}

async function postgres() {
  const port = await freePort();
  const folder = postgresFolder();
  const home = mkdtempSync(join(tmpdir(), "optbench-pg-"));
  const isRoot = process.getuid() === 0;
  if (isRoot) {
    chmodSync(home, 0o777);
    execFileSync("chown", ["postgres", home]);
  }
  // it does not run as root
  const as = (command) =>
    isRoot
      ? execFileSync("su", ["postgres", "-s", "/bin/sh", "-c", command], { stdio: "ignore" })
      : execFileSync("sh", ["-c", command], { stdio: "ignore" });
  as(`${folder}/initdb -A trust -U optbench ${home}/data`);
  const options = `-p ${port} -k ${home} -h 127.0.0.1`;
  const start = async () =>
    as(`${folder}/pg_ctl -D ${home}/data -o '${options}' -l ${home}/log -w start`);
  const stop = async () => as(`${folder}/pg_ctl -D ${home}/data -m immediate -w stop`);
  await start();
  return {
    url: `postgres://optbench@127.0.0.1:${port}`,
    env: {},
    kill: stop,
    start,
    async end() {
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const worker = (server, ...more) =>
  optbench(["worker", server.url, "-j", "1", ...more], server.env);

/** Begins the run over the queue, and waits until blocks have come back. */
async function beginRun(server, out = "q", more = []) {
  const outputs = ["--reporter", `json=${out}.json`, "--reporter", `ndjson=${out}.ndjson`];
  const run = optbench([...PLAN, ...outputs, "--queue", server.url, ...more], server.env);
  const lines = () => {
    const path = join(scratch, `${out}.ndjson`);
    return existsSync(path) ? readFileSync(path, "utf8").split("\n").length : 0;
  };
  run.moving = () =>
    until("the first results", () => lines() > 10 || run.exitCode !== null, 60_000);
  return run;
}

async function ends(child, expected = 0) {
  const late = sleep(180_000, "late", { ref: false });
  const code = await Promise.race([child.ended, late]);
  if (code !== expected) throw new Error(`ended with ${code}, not ${expected}: ${child.said}`);
}

async function endChild(child, signal = "SIGTERM") {
  child.kill(signal);
  await Promise.race([child.ended, sleep(20_000, undefined, { ref: false })]);
  if (running.has(child)) child.kill("SIGKILL");
}

const same = (name) =>
  readFileSync(join(scratch, name)).equals(readFileSync(join(scratch, name.replace(/^q/, "one"))));

async function leavesNothing(server) {
  const status = optbench(["queue", "status", server.url], server.env);
  await ends(status);
  if (!status.said.includes("no run, 0 keys")) throw new Error(`the server has: ${status.said}`);
}

/** Two workers and a run, to which something happens; the run ends with the bytes of one without a queue. */
function withTwo(happens) {
  return async (server) => {
    const workers = [worker(server), worker(server)];
    try {
      const run = await beginRun(server);
      await run.moving();
      const last = (await happens({ server, workers, run })) ?? run;
      await ends(last);
    } finally {
      await Promise.all(workers.map((one) => endChild(one)));
    }
  };
}

const killWorker = withTwo(async ({ workers }) => void workers[0].kill("SIGKILL"));

const restartServer = withTwo(async ({ server }) => {
  await server.kill();
  await sleep(2000);
  await server.start();
});

const freezeWorker = withTwo(async ({ workers }) => {
  workers[0].kill("SIGSTOP");
  await sleep(14_000);
  workers[0].kill("SIGCONT");
});

const freezeRun = withTwo(async ({ run }) => {
  run.kill("SIGSTOP");
  await sleep(14_000);
  run.kill("SIGCONT");
});

const freezeServer = withTwo(({ server }) => server.freeze(20_000));

const comeAndGo = withTwo(async ({ server, workers }) => {
  workers.push(worker(server));
  await endChild(workers[0]);
});

const deliverTwice = withTwo(async ({ server }) => {
  const cli = (...args) =>
    execFileSync("redis-cli", ["-p", String(server.port), ...args], { encoding: "utf8" }).trim();
  for (let times = 0; times < 5; times++) {
    const wait = cli("--scan", "--pattern", "optbench:*:wait").split("\n")[0];
    const ids = wait === "" ? [] : cli("lrange", wait, "0", "-1").split("\n").filter(Boolean);
    for (const id of ids) cli("rpush", wait, id);
    await sleep(100);
  }
});

const killRun = withTwo(async ({ server, run }) => {
  run.kill("SIGKILL");
  await run.ended;
  return beginRun(server, "q", ["--resume", "q.ndjson"]);
});

const SCENARIOS = [
  ["two workers", redis, withTwo(async () => {}), false],
  ["a worker killed with signal 9", redis, killWorker, true],
  ["a block delivered twice", redis, deliverTwice, false],
  ["a worker added, another one ended", redis, comeAndGo, false],
  ["a worker frozen for 14 s", redis, freezeWorker, false],
  ["the run frozen for 14 s", redis, freezeRun, false],
  ["the run killed with signal 9, then --resume", redis, killRun, true],
  ["redis-server killed with signal 9, started again after 2 s", redis, restartServer, false],
  [
    "the same without a disk, so that all is lost",
    () => redis({ keeps: false }),
    restartServer,
    false,
  ],
  ["redis-server frozen for 20 s", redis, freezeServer, false],
  [
    "TLS and a password, which nobody has printed",
    () => redis({ tls: true, password: true }),
    withTwo(async () => {}),
    true,
  ],
  ["PostgreSQL: two workers", postgres, withTwo(async () => {}), false],
  ["PostgreSQL: a worker killed with signal 9", postgres, killWorker, false],
  ["PostgreSQL: a worker frozen for 14 s", postgres, freezeWorker, false],
  ["PostgreSQL: the run frozen for 14 s", postgres, freezeRun, false],
  ["PostgreSQL: the run killed with signal 9, then --resume", postgres, killRun, false],
  ["PostgreSQL: stopped at once, started again after 2 s", postgres, restartServer, false],
];

async function attempt(open, act) {
  for (const name of readdirSync(scratch).filter((one) => one.startsWith("q.")))
    rmSync(join(scratch, name));
  const server = await open();
  try {
    await act(server);
    await leavesNothing(server);
    if (!same("q.json")) throw new Error("other bytes");
    if (said.join("").includes(SECRET)) throw new Error("the password was printed");
    return true;
  } catch (error) {
    console.error(String(error.stack));
    return false;
  } finally {
    await server.end();
  }
}

const outputs = ["--reporter", "json=one.json", "--reporter", "ndjson=one.ndjson"];
await ends(optbench([...PLAN, ...outputs, "-j", "1"]));
console.log("| scenario | tries | same bytes, 0 keys left |\n| --- | --- | --- |");
let failures = 0;
for (const [name, open, act, isQuick] of SCENARIOS) {
  if ((isShort && !isQuick) || !name.includes(only)) continue;
  if (open === postgres && postgresFolder() === undefined) {
    console.log(`| ${name} | 0 | PostgreSQL is not installed |`);
    continue;
  }
  let good = 0;
  for (let k = 0; k < tries; k++) if (await attempt(open, act)) good++;
  failures += tries - good;
  console.log(`| ${name} | ${tries} | ${good} |`);
}
process.exitCode = failures === 0 ? 0 : 1;
