import { builtins } from "../bench/builtins.js";
import { withValues } from "../bench/conform/candidates.js";
import { conform } from "../bench/conform/conform.js";
import { againstOf, settingsOf, statedRateOf, subjectOf } from "../bench/conform/subject.js";
import type { AnyOptimizer } from "../core/definition.js";
import { usage } from "../core/errors.js";
import { shown } from "../core/params.js";
import { showDefinition } from "../core/show-definition.js";
import { parseItem } from "../plan/grammar.js";
import { resolveOptimizers, type ResolvedOptimizer } from "../plan/resolve.js";
import { plain } from "../report/look.js";
import { renderConformances } from "../report/conform.js";
import type { Judgement } from "./judgement.js";

/** The claim that an optimizer makes the steps of another, as `optbench conform --against` judges it. */
export function agreesWith(mine: unknown, against: string): Judgement {
  if (typeof against !== "string" || against === "") {
    throw usage(`expected the name of an optimizer, such as "torch/adam", got ${shown(against)}`);
  }
  const catalogue = builtins();
  const resolved = resolvedOf(mine, statedRateOf(against, catalogue));
  const subject = subjectOf(resolved, catalogue);
  const other = againstOf(against, settingsOf(resolved), catalogue);
  const conformance = conform(subject, catalogue, other);
  const verdict = conformance.against!;
  return {
    pass: verdict.holds,
    message: () =>
      verdict.holds
        ? `${conformance.subject} agrees with ${verdict.optimizer}`
        : renderConformances([conformance], { width: 80, ascii: false, paint: plain }).trimEnd(),
    actual: verdict.miss?.departure.mine ?? null,
    expected: verdict.miss?.departure.theirs ?? null,
  };
}

/** @param rate the learning rate at which both are compared; null: the method's own */
function resolvedOf(mine: unknown, rate: number | null): ResolvedOptimizer {
  const resolved =
    typeof mine === "string"
      ? resolveOptimizers(parseItem(mine), builtins())[0]
      : withValues(definitionOf(mine), {});
  const { definition, values, after } = resolved;
  if (rate === null || definition.lrKey === null) return resolved;
  return withValues(definition, { ...values, [definition.lrKey]: rate }, after as never);
}

function definitionOf(mine: unknown): AnyOptimizer {
  const { kind, create } = Object(mine) as Partial<AnyOptimizer>;
  if (kind === "optimizer" && typeof create === "function") return mine as AnyOptimizer;
  const got = showDefinition(mine, "optimizer") ?? shown(mine);
  throw usage(`expected defineOptimizer({…}) or a name such as "adam:lr=0.1", got ${got}`);
}
