import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import type { AnyOptimizer } from "../../src/core/types.js";
import { dialects } from "../../src/dialects/index.js";
import { linkDialect } from "../../src/dialects/link.js";
import { Catalogue } from "../../src/spec/catalogue.js";
import { parseItem } from "../../src/spec/grammar.js";
import { disagreements } from "./agreement.js";
import { excuse, loadTrajectories, type Trajectory } from "./cases.js";
import { evaluate, mutantsOf, sourceOf, type Modules } from "./mutants.js";
import { specOf } from "./spec-of.js";

/** Mutants that no recording tells from the original, and why that is so. */
const HARMLESS: Readonly<Record<string, string>> = {
  "const ai = centered ? a[i] = keep * a[i] - gain * gi : 0;":
    "the mean enters squared: −a does as well",
  "s[i] = root2 * s[i] + lambda * (1 + root2) * gi;": "the estimate is a ratio: s has no scale",
  "s[i] = root2 * s[i] + lambda / (1 - root2) * gi;": "the estimate is a ratio: s has no scale",
  "const vi = v[i] -= gain2 / Math.sign(v[i] - square) * square;": "1/±1 is ±1",
};

const catalogue = builtins();
const { functions, schedules, modifiers, transforms } = catalogue;
const rest = { functions, schedules, transforms };
const MODULES: Modules = { ...(await load("../core/")), ...(await load("./", "optimizers/")) };

/** The modules of a folder of src under the names by which kernels import them. */
async function load(prefix: string, folder = prefix.replaceAll("../", "")): Promise<Modules> {
  const at = new URL(`../../src/${folder}`, import.meta.url);
  const names = readdirSync(at).filter((name) => name.endsWith(".ts"));
  const modules = await Promise.all(names.map((name) => import(new URL(name, at).href)));
  return Object.fromEntries(
    names.map((name, k) => [prefix + name.replace(/\.ts$/, ".js"), modules[k] as unknown]),
  );
}

/** A catalogue of an optimizer in the place of ours of that name, and of the dialects' rows of it. */
function catalogueOf(mutant: AnyOptimizer): Catalogue {
  const rows = dialects.flatMap((dialect) => {
    const ofMutant = Object.entries(dialect.optimizers).filter(([, { to }]) => to === mutant.id);
    const part = { ...dialect, optimizers: Object.fromEntries(ofMutant), schedules: {} };
    return linkDialect(part, { optimizers: [mutant], schedules: [], modifiers }).optimizers;
  });
  return new Catalogue({ ...rest, modifiers, optimizers: [mutant, ...rows] });
}

/** As many recordings of one optimizer as tell all its mutants, with some to spare. */
const ENOUGH = 24;
/** The recordings of each of our optimizers, short ones first. */
const goldensOf = new Map<string, Trajectory[]>();
for (const golden of loadTrajectories().sort((a, b) => a.steps - b.steps)) {
  if (excuse(golden) !== undefined) continue;
  const { id, mapsTo } = catalogue.optimizer(parseItem(specOf(golden)).terms[0].name);
  const own = (mapsTo ?? id).split(/[:+]/)[0];
  goldensOf.set(own, [...(goldensOf.get(own) ?? []), golden]);
}

function isNoticed(mutant: AnyOptimizer, goldens: readonly Trajectory[]): boolean {
  const mutated = catalogueOf(mutant);
  return goldens.some((golden) => {
    try {
      return disagreements(golden, mutated).length > 0;
    } catch {
      // a mutant that asks for what cannot be had is noticed too
      return true;
    }
  });
}

describe("a slip in a kernel turns a recording red", () => {
  const unnoticed = new Set<string>();

  it.each([...goldensOf])("in %s", (id, recordings) => {
    const goldens = recordings.slice(0, ENOUGH);
    const source = sourceOf(id);
    // the original, evaluated in the same way, agrees
    expect(
      goldens.flatMap((golden) => disagreements(golden, catalogueOf(evaluate(source, MODULES)))),
    ).toEqual([]);
    const alive = mutantsOf(source)
      .filter((mutant) => !isNoticed(evaluate(mutant.source, MODULES), goldens))
      .map(({ line }) => line);
    for (const line of alive) unnoticed.add(line);
    expect(alive.filter((line) => !(line in HARMLESS))).toEqual([]);
  });

  it("but for those that change nothing", () => {
    expect([...unnoticed].sort()).toEqual(Object.keys(HARMLESS).sort());
  });
});
