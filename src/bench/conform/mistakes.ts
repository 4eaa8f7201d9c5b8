import type { AnyOptimizer } from "../../core/definition.js";
import type { ResolvedOptimizer } from "../../plan/resolve.js";
import type { Tried } from "./tried.js";
import { firstOf } from "./tried.js";
import { NADAM_MISTAKE } from "./nadam-mistake.js";
import type { Family } from "./fitted-number.js";
import { ADAM_MISTAKES, type AdamMistake } from "./adam-mistakes.js";

/** A method with a mistake in it, and what to say where it agrees. */
export interface Mistaken {
  readonly form: ResolvedOptimizer;
  readonly reason: string;
}

/** Methods of ours that Adam's mistakes are made in. */
const ADAMS = new Set(["adam", "adamw"]);

/** What people get wrong in a method, each as a method of its own. */
export function mistakesIn(own: ResolvedOptimizer, tried: Tried): Mistaken[] {
  const generic: readonly [string, AnyOptimizer["create"]][] = [
    ["yours goes the other way: the sign is wrong", scaled(own, -1)],
    ["yours is one step late: each update uses the gradient before", late(own)],
    ...ratioOf(own, tried),
  ];
  return [
    ...(own.definition.id === "nadam" ? [inAdam(own, NADAM_MISTAKE)] : []),
    ...(ADAMS.has(own.definition.id) ? ADAM_MISTAKES.map((one) => inAdam(own, one)) : []),
    ...generic.map(([reason, create]) => ({ form: made(own, create), reason })),
  ];
}

/** Mistakes in weight decay, each for any rate: the one in the name may be another. */
export function mistakenDecays(own: ResolvedOptimizer): { family: Family; reason: string }[] {
  if (own.definition.id !== "adamw") return [];
  const from = own.values["weightDecay"] as number;
  return ADAM_MISTAKES.filter(({ isOfDecay }) => isOfDecay).map((mistake) => ({
    reason: mistake.reason,
    family: {
      at: (weightDecay) => ({
        ...made(own, mistake.create),
        values: { ...own.values, weightDecay },
      }),
      from: from > 0 ? from : 0.01,
      interval: { low: 0, high: 1, includesLow: false, includesHigh: false },
    },
  }));
}

function made(own: ResolvedOptimizer, create: AnyOptimizer["create"]): ResolvedOptimizer {
  return { ...own, definition: { ...own.definition, create } };
}

function inAdam(own: ResolvedOptimizer, mistake: AdamMistake): Mistaken {
  return { form: made(own, mistake.create), reason: mistake.reason };
}

/** The method with steps of another length. */
function scaled({ definition }: ResolvedOptimizer, factor: number): AnyOptimizer["create"] {
  return (dim, values, oracle) => {
    const inner = definition.create(dim, values, oracle);
    const before = new Float64Array(dim);
    return {
      step(x, g, lr, t) {
        before.set(x);
        inner.step(x, g, lr, t);
        for (let i = 0; i < dim; i++) x[i] = before[i] + factor * (x[i] - before[i]);
      },
    };
  };
}

/** The method with the gradient of the step before; the first has none. */
function late({ definition }: ResolvedOptimizer): AnyOptimizer["create"] {
  return (dim, values, oracle) => {
    const inner = definition.create(dim, values, oracle);
    const kept = new Float64Array(dim);
    return {
      step(x, g, lr, t) {
        if (t > 1) inner.step(x, kept, lr, t - 1);
        kept.set(g);
      },
    };
  };
}

/** Steps that are everywhere so many times as long as they should be. */
function ratioOf(own: ResolvedOptimizer, tried: Tried): [string, AnyOptimizer["create"]][] {
  const first = firstOf(tried);
  if (first === null || first.isAnswer) return [];
  const ratio = first.mine / first.theirs;
  if (!Number.isFinite(ratio) || ratio === 0 || ratio === -1) return [];
  const shown = Number(ratio.toPrecision(6));
  return [[`each step of yours is ${shown} times as long`, scaled(own, ratio)]];
}
