import * as happens from "./happenings.mjs";
import { whyNoNamespaces } from "./namespaces.mjs";
import { poison } from "./poison.mjs";
import { keepSecret } from "./secrets.mjs";
import { isInstalled, postgres, postgresFolder, redis } from "./servers.mjs";
import { refuseStrangers } from "./strangers.mjs";

const noPostgres = () =>
  postgresFolder() === undefined ? "PostgreSQL is not installed" : undefined;

const onRedis = (name, act, more = {}) => ({
  name: `Redis: ${name}`,
  open: () => redis(more.server),
  act,
  isQuick: more.isQuick ?? false,
  whyNot: more.whyNot ?? (() => undefined),
});
const onValkey = (name, act, more = {}) => ({
  name: `Valkey: ${name}`,
  open: () => redis({ program: "valkey-server", ...more.server }),
  act,
  isQuick: false,
  whyNot: () => (isInstalled("valkey-server") ? undefined : "Valkey is not installed"),
});
const onPostgres = (name, act, more = {}) => ({
  name: `PostgreSQL: ${name}`,
  open: () => postgres(more.server),
  act,
  isQuick: false,
  whyNot: noPostgres,
});

const FROZEN = "frozen for 14 s";
const KILLED = "killed with signal 9";
const SECURE = "TLS, and a password that no output shows";
const POISON = "a case that kills every worker, then `--resume`";
const STRANGERS = "another build and other plug-ins are refused";

/** What is tried: a name, a server, what happens to it, whether CI does it, why it cannot be done here. */
export const SCENARIOS = [
  onRedis("two workers", happens.withTwo()),
  onRedis("two workers in two network namespaces", happens.inNamespaces, {
    whyNot: whyNoNamespaces,
    isQuick: true,
  }),
  onRedis(`a worker ${KILLED}`, happens.killWorker, { isQuick: true }),
  onRedis(POISON, poison),
  onRedis("a block delivered twice", happens.deliverTwice),
  onRedis("a worker added, another one ended", happens.comeAndGo),
  onRedis(`a worker ${FROZEN}`, happens.freezeWorker),
  onRedis(`the run ${FROZEN}`, happens.freezeRun),
  onRedis(`the run ${KILLED}, then \`--resume\``, happens.killRun, { isQuick: true }),
  onRedis(`the server ${KILLED}, started again after 2 s`, happens.restartServer),
  onRedis("the same without a disk, so that all is lost", happens.restartServer, {
    server: { keeps: false },
  }),
  onRedis("the server frozen for 20 s", happens.freezeServer),
  onRedis(SECURE, keepSecret, { server: { tls: true, password: true }, isQuick: true }),
  onRedis(STRANGERS, refuseStrangers, { isQuick: true }),
  onValkey("two workers", happens.withTwo()),
  onValkey(`a worker ${KILLED}`, happens.killWorker),
  onValkey(`the run ${KILLED}, then \`--resume\``, happens.killRun),
  onValkey(`the server ${KILLED}, started again after 2 s`, happens.restartServer),
  onValkey(SECURE, keepSecret, { server: { tls: true, password: true } }),
  onPostgres("two workers", happens.withTwo()),
  onPostgres(`a worker ${KILLED}`, happens.killWorker),
  onPostgres(POISON, poison),
  onPostgres(`a worker ${FROZEN}`, happens.freezeWorker),
  onPostgres(`the run ${FROZEN}`, happens.freezeRun),
  onPostgres(`the run ${KILLED}, then \`--resume\``, happens.killRun),
  onPostgres("the server stopped at once, started again after 2 s", happens.restartServer),
  onPostgres(SECURE, keepSecret, { server: { secure: true } }),
  onPostgres(STRANGERS, refuseStrangers),
];
