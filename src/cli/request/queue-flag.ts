import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { usage } from "../../core/errors.js";
import { reasonOf } from "../../files/reasons.js";
import { hasTimeLimit } from "../../plan/has-time-limit.js";
import type { Plan } from "../../plan/plan.js";
import {
  PASSWORD_FILE_VARIABLE,
  PASSWORD_VARIABLE,
  readQueueAddress,
  type QueueAddress,
} from "../../queue/queue-address.js";
import type { Flags } from "../flags/read-flags.js";
import type { Io } from "../program/io.js";

/** Reads the address of a queue, with the password from where it is not seen. */
export async function readQueue(text: string, flag: string, io: Io): Promise<QueueAddress> {
  // what is wrong with the address comes first
  readQueueAddress(text, flag);
  return readQueueAddress(text, flag, await passwordOf(io));
}

async function passwordOf({ env, cwd }: Io): Promise<string | undefined> {
  const [password, file] = [env[PASSWORD_VARIABLE] ?? "", env[PASSWORD_FILE_VARIABLE] ?? ""];
  // programs that this one starts, such as plug-ins in other languages, inherit its variables
  if (env === process.env) delete process.env[PASSWORD_VARIABLE];
  if (file === "") return password === "" ? undefined : password;
  if (password !== "") {
    throw usage(`${PASSWORD_VARIABLE} and ${PASSWORD_FILE_VARIABLE} are both set: use only one`);
  }
  try {
    return (await readFile(resolve(cwd, file), "utf8")).replace(/\r?\n$/, "");
  } catch (error) {
    throw usage(`${PASSWORD_FILE_VARIABLE}: cannot read ${file}: ${reasonOf(error)}`);
  }
}

/** Throws a usage error for what cannot be asked for together with --queue. */
export function refuseBesideQueue(flags: Flags, plan: Plan): void {
  if (flags.shard !== undefined) {
    throw usage("--queue shares out the whole run: leave out --shard");
  }
  if (flags.jobs !== undefined) {
    throw usage("--queue runs nothing here: --jobs belongs to optbench worker");
  }
  if (hasTimeLimit(plan)) {
    throw usage("--queue: with --timeout the results would depend on the machine of each worker", {
      hint: "--max-evals ends a case everywhere at the same point",
    });
  }
}

/** Throws a usage error for --queue where values are searched for. */
export function refuseSearchOverQueue(search: "--sweep" | "--tune"): void {
  throw usage(`--queue: ${search} decides from results which runs come next: leave out --queue`);
}
