/**
 * From what a library calls a run (optimizer, hyper-parameters, scheduler) to what we call it: a
 * spec string. One rule for all cases of an optimizer, so cases that are not in this folder map
 * too, or throw: what is not mapped keeps its name, which must then be one of ours.
 */
import { forms } from "./forms.js";
import { scheduleSpec } from "./schedule-spec.js";
import type { Subject } from "./subject.js";
import { join, term, text } from "./term.js";

/** Groups whose rows we have as a dialect: names and defaults are the library's. */
const DIALECTS: Readonly<Record<string, string>> = {
  seed: "book",
  torch: "torch",
  keras: "keras",
  optax: "optax",
};

const maximize = (value: unknown) => (value === true ? "+maximize" : "");

/** The optimizer with its schedule, as it is typed. Throws for what we have no form of. */
export function specOf(subject: Subject): string {
  const { group, schedule } = subject;
  const after = schedule === undefined ? "" : `+${scheduleSpec(group, schedule)}`;
  return optimizerSpec(subject) + after;
}

function optimizerSpec({ group, optimizer, variant, hyper, defaults }: Subject): string {
  const dialect = DIALECTS[group];
  if (dialect !== undefined) {
    return term(`${dialect}/${optimizer}`, hyper);
  }
  const form = forms[group]?.[optimizer];
  if (form === undefined) throw new Error(`no form of ours is known for ${group}/${optimizer}`);
  const { to, set = "", names } = form;
  const always = typeof set === "string" ? set : set(variant);
  return term(join(to, always), { ...defaults, ...hyper }, { maximize, ...names });
}

/** The running average that torch.optim.ASGD keeps beside the parameter: our asgd's own answer. */
export function averageOf({ hyper, defaults }: Subject): string {
  const weight_decay = (rate: unknown) =>
    rate === 0 ? "" : `+weight-decay:rate=${text(rate)}:form=coupled`;
  return term("asgd", { ...defaults, ...hyper }, { weight_decay, maximize });
}
