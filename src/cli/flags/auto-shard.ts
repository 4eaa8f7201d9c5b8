import { usage } from "../../core/errors.js";
import { readShard, type Shard } from "../../plan/shard.js";
import type { Env } from "./option.js";

/** How a system that starts one command many times says which of them this is. */
interface System {
  readonly index: string;
  /** The number of the first; a variable where the user chooses it. */
  readonly first: 0 | 1 | string;
  /** How many there are. Without, only the user knows. */
  readonly count?: string;
  /** The number of the last, where the numbers may have gaps. */
  readonly last?: string;
}

/** Every system whose variables `--shard auto` reads, with what its manual says of them. */
const SYSTEMS: readonly System[] = [
  // Slurm
  {
    index: "SLURM_ARRAY_TASK_ID",
    first: "SLURM_ARRAY_TASK_MIN",
    count: "SLURM_ARRAY_TASK_COUNT",
    last: "SLURM_ARRAY_TASK_MAX",
  },
  // an Indexed Job of Kubernetes
  { index: "JOB_COMPLETION_INDEX", first: 0 },
  // GitLab
  { index: "CI_NODE_INDEX", first: 1, count: "CI_NODE_TOTAL" },
  { index: "CIRCLE_NODE_INDEX", first: 0, count: "CIRCLE_NODE_TOTAL" },
  { index: "BUILDKITE_PARALLEL_JOB", first: 0, count: "BUILDKITE_PARALLEL_JOB_COUNT" },
  { index: "SEMAPHORE_JOB_INDEX", first: 1, count: "SEMAPHORE_JOB_COUNT" },
  // Azure Pipelines
  { index: "SYSTEM_JOBPOSITIONINPHASE", first: 1, count: "SYSTEM_TOTALJOBSINPHASE" },
  { index: "AWS_BATCH_JOB_ARRAY_INDEX", first: 0, count: "AWS_BATCH_JOB_ARRAY_SIZE" },
  { index: "CLOUD_RUN_TASK_INDEX", first: 0, count: "CLOUD_RUN_TASK_COUNT" },
  { index: "PBS_ARRAY_INDEX", first: 1 },
];

/** Says how many parts there are, where the system does not or knows of some of them alone. */
export const SHARDS_VARIABLE = "OPTBENCH_SHARDS";

/** The shard that a task is, and the variables that say so. */
export interface FoundShard {
  readonly shard: Shard;
  readonly from: readonly string[];
}

/**
 * Which part of a run this process is to compute, by the variables of the system that started it.
 * Throws a usage error where there are none, where two systems have some, and where they leave open
 * of how many parts this is one: a wrong guess would run other cases than those that are missing.
 */
export function autoShard(env: Env): FoundShard {
  const found = SYSTEMS.filter(({ index }) => isSet(env, index));
  if (found.length === 0) {
    const names = SYSTEMS.map(({ index }) => index).join(", ");
    throw usage(`--shard auto: none of ${names} is set`, { hint: "outside of them: --shard 1/3" });
  }
  if (found.length > 1) {
    const names = found.map(({ index }) => index).join(" and ");
    throw usage(`--shard auto: ${names} are both set`, {
      hint: "say which part it is: --shard 1/3",
    });
  }
  const [system] = found;
  const { index, count } = system;
  const stated = isSet(env, SHARDS_VARIABLE) ? SHARDS_VARIABLE : undefined;
  const first = typeof system.first === "number" ? system.first : firstOf(system, env, stated);
  const total = stated ?? (count !== undefined && isSet(env, count) ? count : undefined);
  if (total === undefined) {
    throw usage(`--shard auto: ${index} is ${env[index]}, and of how many parts is not said`, {
      hint: `for eight: ${SHARDS_VARIABLE}=8`,
    });
  }
  const [number, size] = [wholeNumber(env, index) - first + 1, wholeNumber(env, total)];
  if (number < 1 || number > size) {
    throw usage(
      `--shard auto: ${index} is ${env[index]}, ${total} is ${size}: expected ${first} to ${size + first - 1}`,
    );
  }
  return { shard: readShard(`${number}/${size}`), from: [index, total] };
}

/**
 * The number of the first task of a list that the user chose: 0 or 1, without gaps after it. Other
 * lists are parts of one, such as the tasks that are run again; then the total has to be said, and
 * the first is 1.
 */
function firstOf({ index, first, count, last }: System, env: Env, stated: string | undefined) {
  if (stated !== undefined) return 1;
  const [least, most, size] = [first as string, last!, count!].map((key) => wholeNumber(env, key));
  if (least <= 1 && most - least + 1 === size) return least;
  throw usage(
    `--shard auto: ${index} is ${env[index]} of ${size} from ${least} to ${most}, of how many parts is not said`,
    { hint: `for eight, from 1 to 8: ${SHARDS_VARIABLE}=8` },
  );
}

function isSet(env: Env, name: string): boolean {
  return (env[name] ?? "") !== "";
}

function wholeNumber(env: Env, name: string): number {
  const text = env[name] ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw usage(
    `--shard auto: ${name} is ${text === "" ? "not set" : `'${text}', not a whole number`}`,
  );
}
