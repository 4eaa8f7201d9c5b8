import { usage } from "../../core/errors.js";
import type { QueueServer, QueueStatus } from "../../queue/queue-server.js";
import { openServer } from "../../queue/servers/open-server.js";
import type { Flags } from "../flags/read-flags.js";
import { EXIT } from "../program/exit-codes.js";
import type { Io } from "../program/io.js";
import { readQueue } from "../request/queue-flag.js";

/** What can be done with a queue; each says what to print. */
const ACTIONS: Readonly<Record<string, (server: QueueServer) => Promise<string>>> = {
  status: async (server) => describe(await server.status()),
  clear: async (server) => `${counted(await server.clear(), "key")} removed`,
};

/** `optbench queue status URL` and `optbench queue clear URL`. */
export async function queue(
  [what, url]: readonly [string, string],
  _flags: Flags,
  io: Io,
): Promise<number> {
  const act = Object.hasOwn(ACTIONS, what) ? ACTIONS[what] : undefined;
  if (act === undefined) {
    throw usage(`queue: '${what}' is neither ${Object.keys(ACTIONS).join(" nor ")}`);
  }
  const server = await openServer(await readQueue(url, "queue", io));
  try {
    io.stdout.write(`${await act(server)}\n`);
  } finally {
    await server.end();
  }
  return EXIT.ok;
}

function describe({ run, waiting, active, keys }: QueueStatus): string {
  const held = counted(keys, "key");
  if (run === null) return `no run, ${held}`;
  const { by, workers } = run;
  const blocks = `${waiting} waiting and ${active} active blocks`;
  return `a run of ${by}: ${counted(workers.length, "worker")}, ${blocks}, ${held}`;
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
