import { workerData } from "node:worker_threads";
import { builtins } from "../../bench/builtins.js";
import { runShard, type Shard, type ShardAnswer } from "../../bench/executors/shard.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { loadPlugins, type Plugin } from "../request/plugins.js";

/** What a thread needs to know. */
export interface ThreadData {
  readonly plugins: readonly Plugin[];
}

let catalogue: Promise<Catalogue> | undefined;

/** The catalogue of this thread: definitions are functions, which cannot be sent. */
function openCatalogue(): Promise<Catalogue> {
  const { plugins } = workerData as ThreadData;
  // warnings were given where they were loaded first
  return (catalogue ??= loadPlugins(plugins, builtins(), () => {}));
}

/** What a thread does. This file is a bundle of its own, which threads load and nothing imports. */
export function answer(shard: Shard): Promise<ShardAnswer> {
  return runShard(shard, openCatalogue);
}
