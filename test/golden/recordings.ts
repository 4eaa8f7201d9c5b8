import { builtins } from "../../src/bench/builtins.js";
import type { AnyOptimizer } from "../../src/core/definition.js";
import { dialects } from "../../src/dialects/index.js";
import { linkDialect } from "../../src/dialects/link.js";
import { Catalogue } from "../../src/plan/catalogue.js";
import { parseItem } from "../../src/plan/grammar.js";
import { disagreements } from "./agreement.js";
import { excuse, loadTrajectories } from "./cases.js";
import { specOf } from "./spec-of/spec-of.js";

/** A recording, and whether what a catalogue has disagrees with it. */
export interface Recording {
  differs(catalogue: Catalogue): boolean;
}

const catalogue = builtins();

/** The recordings of each of our optimizers, by its id, short ones first. */
export function recordingsByOptimizer(): ReadonlyMap<string, readonly Recording[]> {
  const goldensOf = new Map<string, Recording[]>();
  for (const golden of loadTrajectories().toSorted((a, b) => a.steps - b.steps)) {
    if (excuse(golden) !== undefined) continue;
    const { id, mapsTo } = catalogue.optimizer(parseItem(specOf(golden)).terms[0].name);
    const own = (mapsTo ?? id).split(/[:+]/)[0];
    const differs = (mutated: Catalogue) => disagreements(golden, mutated).length > 0;
    goldensOf.set(own, [...(goldensOf.get(own) ?? []), { differs }]);
  }
  return goldensOf;
}

/** A catalogue of an optimizer in the place of ours of that name, and of the dialects' rows of it. */
function catalogueOf(mutant: AnyOptimizer): Catalogue {
  const { functions, schedules, modifiers, transforms } = catalogue;
  const rows = dialects.flatMap((dialect) => {
    const ofMutant = Object.entries(dialect.optimizers).filter(([, { to }]) => to === mutant.id);
    const part = { ...dialect, optimizers: Object.fromEntries(ofMutant), schedules: {} };
    return linkDialect(part, { optimizers: [mutant], schedules: [], modifiers }).optimizers;
  });
  return new Catalogue({
    functions,
    schedules,
    modifiers,
    transforms,
    optimizers: [mutant, ...rows],
  });
}


/** Whether any of the recordings tells a changed optimizer from the original. */
export function isNoticed(mutant: AnyOptimizer, recordings: readonly Recording[]): boolean {
  const mutated = catalogueOf(mutant);
  return recordings.some((recording) => {
    try {
      return recording.differs(mutated);
    } catch {
      // a mutant that asks for what cannot be had is noticed too
      return true;
    }
  });
}
