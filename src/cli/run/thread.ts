import { workerData } from "node:worker_threads";
import { builtins } from "../../bench/builtins.js";
import { runShard, type Shard, type ShardAnswer } from "../../bench/executors/shard.js";
import type { Strays } from "../../bench/executors/strays.js";
import { messageOf } from "../../core/errors.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { Plugin } from "../plugins/plugin.js";
import { loadPlugins } from "../plugins/plugins.js";
import { StrayErrors } from "./stray-errors.js";

/** What a thread needs to know. */
export interface ThreadData {
  readonly plugins: readonly Plugin[];
  /** Where the package lies, as text. */
  readonly packageRoot: string;
}

let catalogue: Promise<Catalogue> | undefined;

/** The catalogue of this thread: definitions are functions, which cannot be sent. */
function openCatalogue(): Promise<Catalogue> {
  const { plugins, packageRoot } = workerData as ThreadData;
  const host = { packageRoot: new URL(packageRoot), isFurther: true };
  // warnings were given where they were loaded first
  return (catalogue ??= loadPlugins(plugins, builtins(), () => {}, host));
}

const thrown: string[] = [];
const strays = (workerData as ThreadData | null)?.plugins.length ? catchStrays() : undefined;

/** Without plugins, what nobody catches is a mistake of ours, and ends the thread. */
function catchStrays(): Strays {
  const found = new StrayErrors((message) => thrown.push(message));
  process.on("uncaughtException", (error) => found.thrown(messageOf(error)));
  process.on("unhandledRejection", (error) => found.rejected(error));
  return found;
}

/** What a thread does. This file is a bundle of its own, which threads load and nothing imports. */
export async function answer(shard: Shard): Promise<ShardAnswer> {
  return { ...(await runShard(shard, openCatalogue, strays)), thrown: thrown.splice(0) };
}
