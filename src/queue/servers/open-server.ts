import { messageOf, OptbenchError, usage } from "../../core/errors.js";
import { within } from "../patiently.js";
import { PASSWORD_VARIABLE, type QueueAddress } from "../queue-address.js";
import type { QueueServer } from "../queue-server.js";

/** A server that does not answer a connection is given up after 4 s; one that answers has longer to let us in. */
const OPEN_WITHIN_MS = 30_000;
/** Errors of servers for a missing or wrong password. */
const NEEDS_PASSWORD = /NOAUTH|WRONGPASS|password/i;

/** Connects to the server of a queue. Throws a usage error where it is not there. */
export async function openServer(address: QueueAddress): Promise<QueueServer> {
  const open =
    address.kind === "redis"
      ? (await import("./redis-server.js")).openRedis
      : (await import("./postgres-server.js")).openPostgres;
  try {
    return await within(OPEN_WITHIN_MS, open(address));
  } catch (error) {
    if (error instanceof OptbenchError) throw error;
    const reason = reasonOf(error);
    const hint = NEEDS_PASSWORD.test(reason) ? `${PASSWORD_VARIABLE} has the password` : undefined;
    throw usage(`cannot reach ${address.shown}: ${reason}`, { hint });
  }
}

/** Node has no message for a host that refuses on several addresses. */
function reasonOf(error: unknown): string {
  const { code, errors } = error as { code?: string; errors?: readonly unknown[] };
  if (errors !== undefined && errors.length > 0) return reasonOf(errors[0]);
  const message = messageOf(error).trim();
  return message === "" ? (code ?? "no reason given") : message;
}
