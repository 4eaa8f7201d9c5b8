import type { Hyper, ScheduleOf } from "./subject.js";
import { join, term, text } from "./term.js";

/** Libraries that have schedulers; optimizers of other repositories run with torch's. */
const LIBRARIES = new Set(["torch", "keras", "optax"]);

/** A scheduler of a library with its hyper-parameters, as it is typed after "+". */
export function scheduleSpec(group: string, { type, ...hyper }: ScheduleOf): string {
  switch (type) {
    case "LambdaLR":
      return lambdaSpec(hyper);
    case "ChainedScheduler":
      return (hyper.schedulers as string[]).map(parseCall).join("+");
    case "SequentialLR": {
      const parts = (hyper.schedulers as string[]).map(parseCall);
      return [...parts, term("torch/SequentialLR", { milestones: hyper.milestones })].join("+");
    }
    case "sgdr_schedule": {
      const cycles = hyper.cosine_kwargs as Hyper[];
      const parts = cycles.map((cycle) => term("optax/warmup_cosine_decay_schedule", cycle));
      let end = 0;
      const ends = cycles.map((cycle) => (end += cycle.decay_steps as number));
      return [...parts, term("optax/join_schedules", { boundaries: ends.slice(0, -1) })].join("+");
    }
    case "piecewise_constant_schedule":
    case "piecewise_interpolate_schedule": {
      const { boundaries_and_scales: pairs, ...rest } = hyper;
      const [boundaries, scales] = [Object.keys(pairs as Hyper), Object.values(pairs as Hyper)];
      return term(`optax/${type}`, { ...rest, boundaries, scales });
    }
    default:
      return term(`${LIBRARIES.has(group) ? group : "torch"}/${type}`, hyper);
  }
}

/** "1 / (1 + k*t)" and "1/sqrt(1+t)", the rate in the text or beside it. */
function lambdaSpec({ lambda_: lambda, k }: Hyper): string {
  const code = String(lambda).replaceAll(/\s/g, "");
  const time = /^1\/\(1\+(?:([\d.e-]+|k)\*)?t\)$/.exec(code);
  const root = /^1\/(?:math\.)?sqrt\(1\+(?:([\d.e-]+|k)\*)?t\)$/.exec(code);
  const match = time ?? root;
  if (match === null) throw new Error(`no schedule of ours is known for ${String(lambda)}`);
  const rate = match[1] === "k" ? text(k) : (match[1] ?? "1");
  return `${time === null ? "inverse-sqrt" : "inverse-time"}:rate=${rate}`;
}

/** "ConstantLR(factor=0.1, total_iters=5)" of torch. */
function parseCall(call: string): string {
  const match = /^(\w+)\((.*)\)$/.exec(call);
  if (match === null) throw new Error(`not a call: ${call}`);
  const args = match[2].split(/,\s*(?=\w+=)/).filter((arg) => arg !== "");
  return join(
    `torch/${match[1]}`,
    ...args.map((arg) => arg.replaceAll(/[[\]\s]/g, "").replaceAll(",", "/")),
  );
}
