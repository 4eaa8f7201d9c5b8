import { usage } from "../core/errors.js";

/** Where a queue lies, and how it is entered. */
export interface QueueAddress {
  readonly kind: "redis" | "postgres";
  /** Without password and name of the queue. */
  readonly url: URL;
  /** The user, decoded; "" for nobody. */
  readonly user: string;
  /** What stands behind the host, decoded: a database; "" for the usual one. */
  readonly path: string;
  readonly password: string | undefined;
  /** The name of the queue: several may lie on one server. */
  readonly name: string;
  /** The address for messages. */
  readonly shown: string;
}

const KINDS: Readonly<Record<string, QueueAddress["kind"]>> = {
  "redis:": "redis",
  "rediss:": "redis",
  "postgres:": "postgres",
  "postgresql:": "postgres",
};

/** The variable that has the password, and the one that has the path of a file with it. */
export const PASSWORD_VARIABLE = "OPTBENCH_QUEUE_PASSWORD";
export const PASSWORD_FILE_VARIABLE = "OPTBENCH_QUEUE_PASSWORD_FILE";

const EXAMPLES = "redis://127.0.0.1:6379, rediss://host:6379, postgres://user@host:5432/database";

/** What may stand behind a "?". */
const PARAMETERS: Readonly<Record<QueueAddress["kind"], readonly string[]>> = {
  redis: ["queue"],
  postgres: ["queue", "sslmode"],
};

/** How several queues on one server are told apart. */
const NAME = /^[\w.-]{1,64}$/;

/**
 * Reads the address of a queue. Throws a usage error, which shows no password. A password in the
 * address is refused: anyone who lists the processes of the machine can see a command line.
 */
export function readQueueAddress(text: string, flag: string, password?: string): QueueAddress {
  const safe = withoutPassword(text);
  const url = URL.canParse(text) ? new URL(text) : null;
  const kind = url === null ? undefined : KINDS[url.protocol];
  if (url === null || kind === undefined || url.hostname === "") {
    throw usage(`${flag}: '${safe}' is not the address of a queue`, {
      hint: `such as ${EXAMPLES}`,
    });
  }
  if (url.password !== "" || url.searchParams.has("password")) {
    throw usage(`${flag}: ${safe} has a password, which everyone on this machine can read there`, {
      hint: `leave it out, and set ${PASSWORD_VARIABLE} or ${PASSWORD_FILE_VARIABLE}`,
    });
  }
  const name = url.searchParams.get("queue") ?? "default";
  if (!NAME.test(name)) throw usage(`${flag}: '${name}' is not a name for a queue`);
  if (kind === "redis" && !/^\/?\d{0,5}$/.test(url.pathname)) {
    throw usage(`${flag}: ${safe}: '${url.pathname.slice(1)}' is not the number of a database`);
  }
  const further = [...url.searchParams.keys()].find((key) => !PARAMETERS[kind].includes(key));
  if (further !== undefined) {
    throw usage(`${flag}: ${safe}: unknown parameter '${further}'`, {
      hint: `there is ${PARAMETERS[kind].join(" and ")}`,
    });
  }
  url.searchParams.delete("queue");
  try {
    const [user, path] = [url.username, url.pathname.slice(1)].map(decodeURIComponent);
    return { kind, url, user, path, password, name, shown: safe };
  } catch {
    throw usage(`${flag}: '${safe}' has a % that encodes nothing`);
  }
}

/** An address, or any other text, as messages show it. */
function withoutPassword(text: string): string {
  return text
    .replace(/\/\/([^/?#]*)@/, (_, who: string) => {
      const user = who.split(":")[0];
      return user === "" ? "//" : `//${user}@`;
    })
    .replaceAll(/([?&]password=)[^&#]*/g, "$1");
}
