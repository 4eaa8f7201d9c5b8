import { execFileSync, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { begin, freePort, scratch, until } from "./processes.mjs";

/** The password of servers that have one. */
export const SECRET = "correct-horse-battery";

/** A key and a certificate of its own for this machine. */
function certificate(folder) {
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"];
  const made = ["-keyout", key, "-out", cert, "-days", "1", "-nodes"];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", ...made, ...subject], {
    stdio: "ignore",
  });
  return { key, cert };
}

/** Whether a program can be started here. */
export function isInstalled(program) {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
}

/**
 * A Redis of its own on a free port, or what speaks as it does. One that `keeps` what it is told on
 * disk may be killed and has it again. `hosts` are further addresses of this machine at which it
 * listens.
 */
export async function redis({
  program = "redis-server",
  tls = false,
  password = false,
  keeps = true,
  hosts = [],
} = {}) {
  const port = await freePort();
  const dir = join(scratch, `redis-${port}`);
  mkdirSync(dir);
  const args = ["--dir", dir, "--save", "", "--appendonly", keeps ? "yes" : "no"];
  args.push("--protected-mode", "no", "--bind", "127.0.0.1", ...hosts);
  const env = {};
  if (tls) {
    const { key, cert } = certificate(dir);
    args.push("--port", "0", "--tls-port", String(port), "--tls-cert-file", cert);
    args.push("--tls-key-file", key, "--tls-ca-cert-file", cert, "--tls-auth-clients", "no");
    env.NODE_EXTRA_CA_CERTS = cert;
  } else args.push("--port", String(port));
  if (password) {
    // on a command line everyone would read it
    writeFileSync(join(dir, "redis.conf"), `requirepass ${SECRET}\n`);
    args.unshift(join(dir, "redis.conf"));
    env.OPTBENCH_QUEUE_PASSWORD = SECRET;
  }
  const start = async () => {
    const child = begin(program, args);
    await until(program, () => /[Rr]eady to accept connections/.test(child.said));
    return child;
  };
  let child = await start();
  const kill = async () => {
    child.kill("SIGKILL");
    await child.ended;
  };
  return {
    url: `${tls ? "rediss" : "redis"}://127.0.0.1:${port}`,
    port,
    env,
    pid: () => child.pid,
    cli: (...words) =>
      execFileSync(program.replace("server", "cli"), ["-p", String(port), ...words], {
        encoding: "utf8",
      }).trim(),
    kill,
    async start() {
      child = await start();
    },
    async freeze(ms) {
      child.kill("SIGSTOP");
      await sleep(ms);
      child.kill("SIGCONT");
    },
    end: kill,
  };
}

/** Where PostgreSQL's programs are; undefined where it is not installed. */
export function postgresFolder() {
  const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql") : [];
  const folders = versions.map((version) => `/usr/lib/postgresql/${version}/bin`);
  return [...folders, "/usr/local/bin"].find((folder) => existsSync(`${folder}/initdb`));
}

/** A PostgreSQL of its own on a free port; a secure one lets in nobody without TLS and a password. */
export async function postgres({ secure = false } = {}) {
  const port = await freePort();
  const folder = postgresFolder();
  const home = mkdtempSync(join(tmpdir(), "optbench-pg-"));
  const isRoot = process.getuid() === 0;
  const { cert } = secure ? certificate(home) : {};
  writeFileSync(join(home, "password"), `${SECRET}\n`);
  if (isRoot) {
    chmodSync(home, 0o777);
    execFileSync("chown", ["-R", "postgres", home]);
  }
  // it does not run as root
  const as = (command) =>
    isRoot
      ? execFileSync("su", ["postgres", "-s", "/bin/sh", "-c", command], { stdio: "ignore" })
      : execFileSync("sh", ["-c", command], { stdio: "ignore" });
  as(`${folder}/initdb -A trust -U optbench --pwfile ${home}/password ${home}/data`);
  if (secure) {
    writeFileSync(join(home, "data/pg_hba.conf"), "hostssl all all all scram-sha-256\n");
    const files = `ssl_cert_file = '${cert}'\nssl_key_file = '${home}/key.pem'\n`;
    appendFileSync(join(home, "data/postgresql.conf"), `ssl = on\n${files}`);
  }
  const options = `-p ${port} -k ${home} -h 127.0.0.1`;
  const start = async () =>
    as(`${folder}/pg_ctl -D ${home}/data -o '${options}' -l ${home}/log -w start`);
  const stop = async () => as(`${folder}/pg_ctl -D ${home}/data -m immediate -w stop`);
  await start();
  const env = { OPTBENCH_QUEUE_PASSWORD_FILE: join(home, "password"), NODE_EXTRA_CA_CERTS: cert };
  return {
    url: `postgres://optbench@127.0.0.1:${port}${secure ? "/postgres?sslmode=verify-full" : ""}`,
    env: secure ? env : {},
    kill: stop,
    start,
    async end() {
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
