import { autoShard } from "../flags/auto-shard.js";
import type { Flags } from "../flags/read-flags.js";
import { tell } from "../program/failure.js";
import type { Io } from "../program/io.js";

/** Says which part `--shard auto` stands for, and by what. */
export function tellShard({ typed, quiet }: Flags, io: Io): void {
  if (typed?.["shard"] !== "auto" || quiet === true) return;
  const { shard, from } = autoShard(io.env);
  tell(io, `hint: shard ${shard.index}/${shard.count}, by ${from.join(" and ")}`);
}
