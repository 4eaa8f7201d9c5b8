import type { Hyper } from "./subject.js";
import { text, type Name, type Names } from "./term.js";

/** How an optimizer of a repository without a dialect is written with our own ids. */
export interface Form {
  readonly to: string;
  /** What makes its form, as it is typed; it may depend on the name of the recorded variant. */
  readonly set?: string | ((variant: string) => string);
  /** Its names for parameters of ours, where they differ. */
  readonly names?: Names;
}

/** The forms of a repository, by the name of the optimizer there. */
export type Forms = Readonly<Record<string, Form>>;

/**
 * Weight decay that acts before the rest is a modifier of ours.
 *
 * @param decouples the library's name of the flag that decouples it from the gradient
 */
export function decayBefore(decouples = "weight_decouple"): Names {
  return {
    weight_decay: (rate, all) => decayTerm(rate, all, decouples),
    [decouples]: "",
    fixed_decay: "",
  };
}

/** The modifier as it is typed, "" for a rate of 0. */
export function decayTerm(rate: unknown, all: Hyper, decouples = "weight_decouple"): string {
  return rate === 0 ? "" : `+weight-decay:rate=${text(rate)}:form=${decayForm(all, decouples)}`;
}

/** Coupled to the gradient; decoupled, which shrinks x by lr·rate; or by the rate alone: fixed. */
export function decayForm(all: Hyper, decouples = "weight_decouple"): string {
  if (all[decouples] !== true) return "coupled";
  return all.fixed_decay === true ? "fixed" : "decoupled";
}

/** For what we have no form of: set, it throws. */
export const unsupported: Name = (value) => {
  if (value === true) throw new Error("this form of the library is not one of ours");
  return "";
};
