import type { Params } from "../../core/parameter.js";
import { printValue } from "../../core/params.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { parseItem } from "../../plan/grammar.js";
import { resolveOptimizers, type ResolvedOptimizer } from "../../plan/resolve.js";
import { familiesOf } from "./families.js";
import { fittedNumber } from "./fitted-number.js";
import { mistakenDecays, mistakesIn } from "./mistakes.js";
import { differenceOf, neighboursOf, type Neighbour } from "./neighbours.js";
import type { RecordedRun } from "./recorded-run.js";
import { agreementOf, tryOn, type Tried } from "./tried.js";

/** Why a method departs, and the method of ours that does not. */
export interface Reason {
  readonly text: string;
  /** null if the reason is a mistake that none of our methods makes. */
  readonly becomes: ResolvedOptimizer | null;
}

const YOURS = "yours has ";

/** For so many of the nearest neighbours their own neighbours are tried too. */
const BEAM = 3;

/** Finds out why methods do not agree with what was recorded. */
export class Reasons {
  readonly #known: ResolvedOptimizer[];

  /**
   * @param agreeing methods that agree: how another differs from them is known without a search
   * @param further numbers among the settings of the method under test
   */
  constructor(
    private readonly runs: readonly RecordedRun[],
    agreeing: readonly ResolvedOptimizer[],
    private readonly further: readonly number[],
    private readonly catalogue: Catalogue,
  ) {
    this.#known = agreeing.map((one) => ownFormOf(one, catalogue));
  }

  /** Whether a method that agrees is known: then the search ends. */
  private get isKnown(): boolean {
    return this.#known.length > 0;
  }

  /**
   * Why this method departs; null if unknown.
   *
   * @param isAsked the user asked about this method: it is worth a longer search
   */
  of(tried: Tried, isAsked = false): Reason | null {
    const own = ownFormOf(tried.form, this.catalogue);
    const said = this.#byKnown(own);
    if (said !== null) return said;
    const neighbours = neighboursOf(own, this.further, this.catalogue);
    const found =
      this.#among(neighbours) ?? this.byMistake(tried) ?? this.#byNumber(own) ?? this.#byDecay(own);
    if (found !== null || (this.isKnown && !isAsked)) return found;
    return this.#amongTheirs(neighbours);
  }

  /** Why a method departs that has not been tried yet. */
  ofForm(form: ResolvedOptimizer): Reason | null {
    const tried = tryOn(form, this.runs);
    return tried === null || tried.precision !== null ? null : this.of(tried);
  }

  #byKnown(own: ResolvedOptimizer): Reason | null {
    const known = this.#known.find(
      ({ definition, after }) =>
        definition.id === own.definition.id && printed(after) === printed(own.after),
    );
    if (known === undefined) return null;
    const parts = Object.entries(own.definition.params as Params).flatMap(([key, param]) => {
      const [value, not] = [known.values[key], own.values[key]];
      if (printValue(value) === printValue(not)) return [];
      return [differenceOf(key, param, value, not)];
    });
    if (parts.length === 0) return null;
    return { text: `${YOURS}${parts.join(", and ")}`, becomes: known };
  }

  #among(neighbours: readonly Neighbour[]): Reason | null {
    for (const { form, difference } of neighbours) {
      if (agreementOf(form, this.runs) !== null) {
        this.#known.push(form);
        return { text: `${YOURS}${difference}`, becomes: form };
      }
    }
    return null;
  }

  /** What people get wrong in a method, if it is that. */
  byMistake(tried: Tried): Reason | null {
    const own = ownFormOf(tried.form, this.catalogue);
    for (const { form, reason } of mistakesIn(own, tried)) {
      if (agreementOf(form, this.runs) !== null) return { text: reason, becomes: null };
    }
    return null;
  }

  /** One of its numbers is another than people usually take. */
  #byNumber(own: ResolvedOptimizer): Reason | null {
    for (const family of familiesOf(own, this.catalogue)) {
      const value = fittedNumber(family, this.runs);
      if (value === null) continue;
      const becomes = family.at(value);
      this.#known.push(becomes);
      return { text: `${YOURS}${family.difference(value)}`, becomes };
    }
    return null;
  }

  /** A mistake in weight decay, at a rate of its own. */
  #byDecay(own: ResolvedOptimizer): Reason | null {
    for (const { family, reason } of mistakenDecays(own)) {
      const rate = fittedNumber(family, this.runs);
      if (rate !== null) return { text: `${reason}, with wd = ${printValue(rate)}`, becomes: null };
    }
    return null;
  }

  #amongTheirs(neighbours: readonly Neighbour[]): Reason | null {
    const nearest = neighbours
      .flatMap((one) => {
        const tried = tryOn(one.form, this.runs);
        return tried === null ? [] : [{ ...one, distance: tried.distance }];
      })
      .sort((a, b) => a.distance - b.distance)
      .slice(0, BEAM);
    for (const { form, difference } of nearest) {
      const found = this.#among(neighboursOf(form, this.further, this.catalogue));
      if (found !== null)
        return { ...found, text: `${YOURS}${difference}, and ${found.text.slice(YOURS.length)}` };
    }
    return null;
  }
}

function printed(after: ResolvedOptimizer["after"]): string {
  return JSON.stringify(after.map(({ definition, values }) => [definition.id, values]));
}

/** Our own method that a row of a dialect stands for, with the row's values; of ours itself. */
export function ownFormOf(form: ResolvedOptimizer, catalogue: Catalogue): ResolvedOptimizer {
  const item = form.definition.itemFor?.(form.values);
  if (item === undefined) return form;
  const [own] = resolveOptimizers(parseItem(item), catalogue);
  return { ...own, after: [...own.after, ...form.after] };
}
