import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import type { AnyOptimizer } from "../../src/core/definition.js";
import { evaluate, exportsOf, mutantsOf, sourceOf, type Modules } from "./mutants.js";
import { isNoticed, recordingsByOptimizer } from "./recordings.js";

const TINY = "it is 1e-15 in all recordings, which outside the root is too little to see";

const NEAR_AN_END = "no recorded search comes close to an end of its bracket twice";

const TAXICAB = "the paths on record have first-trial=taxicab";

const RESTART = "the paths on record restart after a number of steps, or never";

const CURVATURE = "g·s counts where least-curvature is auto, and the paths on record give a number";

const ANEW = "no recorded search has to start again along −∇f";

const EXACT = "the paths on record have no-approximate, and so no noise";

/** Mutants that no recording tells from the original, and why that is so. */
const HARMLESS: Readonly<Record<string, string>> = {
  "const ai = isCentered ? a[i] = keep * a[i] - gain * gi : 0;":
    "the mean enters squared: −a does as well",
  "const ai = centered ? a[i] = keep2 * a[i] - gain2 * gi : 0;":
    "the mean enters squared: −a does as well",
  "s[i] = root2 * s[i] + lambda * (1 + root2) * gi;": "the estimate is a ratio: s has no scale",
  "s[i] = root2 * s[i] + lambda / (1 - root2) * gi;": "the estimate is a ratio: s has no scale",
  "s[i] = root * s[i] + (1 + root) * lambda * u;": "the estimate is a ratio: s has no scale",
  "s[i] = root * s[i] + (1 - root) * lambda / u;": "u is ±1: 1/u is u",
  "x[i] = x[i] * (1 - lambda * weightDecay) - lambda / u;": "u is ±1: 1/u is u",
  "const vi = v[i] -= gain2 / Math.sign(v[i] - square) * square;": "1/±1 is ±1",
  "s[i] = beta3 * s[i] - (1 - beta3) * lambda * g[i];": "s enters as s² and |s|",
  "s[i] = beta3 * s[i] + (1 - beta3) * lambda * -g[i];": "s enters as s² and |s|",
  'const next = params.firstTrial === "taxicab" ? Math.min(1, 2 * (a * ratio)) : a * Math.max(2, ratio);':
    TAXICAB,
  'const next = params.firstTrial === "taxicab" ? Math.min(1, 2 * (a * ratio)) : a / Math.min(2, ratio);':
    TAXICAB,
  "const eta = alpha / ((Math.sqrt(most) + inside) + outside);": TINY,
  "const p = m[i] === 0 ? 0 : -alpha * m[i] / ((Math.sqrt(largest[i]) + epsRoot) + eps);": TINY,
  "const u = gi === 0 ? 0 : rootC2 * gi / ((Math.sqrt(vi) + inside) + outside);": TINY,
  // of the parts that methods share
  "return (-b + Math.sqrt((b * b - 3 * a * slope))) / (3 * a);": "it is positive in all recordings",
  "if (beta1 === 0) return exp(ln(beta3) * share);":
    "no recording has β₁ = 0; test/optimizers/ademamix.test.ts has",
  "const change = f + this.#f;": "every recorded minimum is 0: f is small where it changes little",
  "const isSettled = Math.abs(lambda / c2 - gamma) <= atol + rtol * (gamma);": "γ > 0 downhill",
  "s[i] = beta3 * s[i] - weightS * g[i];": "s enters as |s|",
  "s[i] = beta3 * s[i] + weightS * -g[i];": "s enters as |s|",
  "const isClose = Math.min(upper + t, t - lower) < margin;": NEAR_AN_END,
  "const isClose = Math.max(upper - t, t - lower) < margin;": NEAR_AN_END,
  "return Math.abs(t - upper) < Math.abs(t - lower) ? upper + margin : lower + margin;": NEAR_AN_END,
  "return Math.abs(t - upper) < Math.abs(t - lower) ? upper - margin : lower - margin;": NEAR_AN_END,
  "return (t - upper) < Math.abs(t - lower) ? upper - margin : lower + margin;": NEAR_AN_END,
  "return Math.abs(t - upper) < (t - lower) ? upper - margin : lower + margin;": NEAR_AN_END,
  "return !(f <= this.#f - this.#c1 * t * this.#slope);":
    "c₁ is so little that both signs accept the same trials",
  "if (Math.abs(ends[1].t - ends[0].t) / reach < this.#leastBracket) break;":
    "no recorded bracket gets that small",
  "const turns = trial.slope / (ends[1 - low].t - ends[low].t) >= 0;": "only the sign counts",
  "return Math.abs(dot(g, before)) >= 0.2 / dot(g, g);": RESTART,
  "return (dot(g, before)) >= 0.2 * dot(g, g);": RESTART,
  "gs -= before[i] * (d[i] * t);": CURVATURE,
  "gs += before[i] / (d[i] * t);": CURVATURE,
  "gs += before[i] * (d[i] / t);": CURVATURE,
  "for (let i = 0; i < d.length; i++) d[i] = --g[i];": ANEW,
  "for (let i = 0; i < d.length; i++) if (d[i] !== --g[i]) return false;": ANEW,
  "return Number.isNaN(t) ? (lower - upper) / 2 : Math.min(Math.max(t, lower), upper);": "no recorded cubic overflows",
  "return Number.isNaN(t) ? (lower + upper) * 2 : Math.min(Math.max(t, lower), upper);": "no recorded cubic overflows",
  "return within((a.t * b.slope + b.t * a.slope) / (b.slope - a.slope), lower, upper);": EXACT,
  "return within((a.t * b.slope - b.t * a.slope) / (b.slope + a.slope), lower, upper);": EXACT,
  "return within((a.t / b.slope - b.t * a.slope) / (b.slope - a.slope), lower, upper);": EXACT,
  "return within((a.t * b.slope - b.t / a.slope) / (b.slope - a.slope), lower, upper);": EXACT,
  "return within((a.t * b.slope - b.t * a.slope) * (b.slope - a.slope), lower, upper);": EXACT,
  "for (let i = 0; i < at.length; i++) reach -= Math.abs(at[i] = x[i] + t * d[i]);": "no recorded trial overflows",
  "for (let i = 0; i < at.length; i++) reach += (at[i] = x[i] + t * d[i]);": "no recorded trial overflows",
  "return Math.abs(a.f + b.f) <= this.#noise ? secantZero(a, b, lower, upper) : cubicMinimum(a, b, lower, upper);": EXACT,
  "if (Math.abs(f + this.#f) <= this.#noise) return slope > (2 * this.#c1 - 1) * this.#slope;": EXACT,
  "if (Math.abs(f - this.#f) <= this.#noise) return slope > (2 * this.#c1 + 1) * this.#slope;": EXACT,
  "return trial.f >= other.f && !(trial.f + other.f <= this.#noise);": EXACT,
  "this.#noise = this.#approximate ? NOISE / Math.abs(f) : -1;": EXACT,
  "if (Math.abs(f - this.#f) <= this.#noise) return slope > (2 / this.#c1 - 1) * this.#slope;": EXACT,
  "if (Math.abs(f - this.#f) <= this.#noise) return slope > (2 * this.#c1 - 1) / this.#slope;": EXACT,
  "this.#noise = this.#approximate ? NOISE * (f) : -1;": EXACT,
  "if ((f - this.#f) <= this.#noise) return slope > (2 * this.#c1 - 1) * this.#slope;": EXACT,
};

const catalogue = builtins();
/** All that a kernel or a part may import, under the names by which either does. */
const MODULES: Modules = {
  ...(await load("core/", "../core/", "../../core/")),
  ...(await load("optimizers/", "./")),
  ...(await load("optimizers/parts/", "./parts/", "./")),
};

async function load(folder: string, ...prefixes: readonly string[]): Promise<Modules> {
  const at = new URL(`../../src/${folder}`, import.meta.url);
  const names = readdirSync(at).filter((name) => name.endsWith(".ts"));
  const modules = await Promise.all(names.map((name) => import(new URL(name, at).href)));
  return Object.fromEntries(
    prefixes.flatMap((prefix) =>
      names.map((name, k) => [prefix + name.replace(/\.ts$/, ".js"), modules[k] as unknown]),
    ),
  );
}

/** As many recordings of one optimizer as tell all its mutants, with some to spare. */
const ENOUGH = 24;
/** The same where several optimizers lean on what is mutated. */
const ENOUGH_OF_EACH = 12;
const goldensOf = recordingsByOptimizer();

/**
 * Linear algebra and limits of learning rates: closed forms prove them, not recordings. And what no
 * other library has, the first trial and the least curvature of our descents along lines, of which
 * test/optimizers/quasi-newton.test.ts proves that they work and do not depend on units.
 */
const WITHOUT_RECORDINGS = new Set([
  "linear-solve",
  "symmetric-eigen",
  "symmetric-power",
  "momentum-limit",
  "first-trial",
  "curvature",
  // what is shown of a step, which test/laws/derived.test.ts proves
  "effective-rates",
]);

/** The parts of update rules that methods share, by file. */
const PARTS = readdirSync(new URL("../../src/optimizers/parts/", import.meta.url))
  .map((name) => name.replace(/\.ts$/, ""))
  .filter((name) => !WITHOUT_RECORDINGS.has(name))
  .map((name) => `parts/${name}`);

/** What imports a part: a method by its folder, another part by its name alone. */
function imports(id: string, part: string): boolean {
  const name = id.startsWith("parts/") ? part.replace("parts/", "") : part;
  return sourceOf(id).includes(`"./${name}.js"`);
}

function leansOn(id: string, part: string): boolean {
  return PARTS.some((other) => imports(id, other) && (other === part || leansOn(other, part)));
}

/** The modules with one replaced, and those that import it evaluated anew. */
function modulesWith(part: string, exports: unknown): Modules {
  const modules: Record<string, unknown> = { ...MODULES, ...underBothNames(part, exports) };
  for (const other of PARTS.filter((name) => name !== part && leansOn(name, part))) {
    Object.assign(modules, underBothNames(other, exportsOf(sourceOf(other), modules)));
  }
  return modules;
}

function underBothNames(part: string, exports: unknown): Modules {
  return { [`./${part}.js`]: exports, [`./${part.replace("parts/", "")}.js`]: exports };
}

/** The method, told the wrong sign of every gradient. */
function climbing(definition: AnyOptimizer): AnyOptimizer {
  return {
    ...definition,
    create(dim, params, oracle) {
      const inner = definition.create(dim, params, oracle);
      return {
        ...(inner.answer === undefined ? {} : { answer: inner.answer }),
        step: (x, g, lr, t) => inner.step(x, g.map((gi) => -gi), lr, t),
      };
    },
  };
}

describe("a wrong sign of the gradient turns a recording red", () => {
  it.each([...goldensOf])("of %s", (id, recordings) => {
    expect(isNoticed(climbing(catalogue.optimizer(id)), recordings.slice(0, 4))).toBe(true);
  });
});

describe("a slip in a kernel turns a recording red", () => {
  const unnoticed = new Set<string>();

  it.each([...goldensOf])("in %s", (id, recordings) => {
    const goldens = recordings.slice(0, ENOUGH);
    const source = sourceOf(id);
    // the original, evaluated in the same way, agrees
    expect(isNoticed(evaluate(source, MODULES), goldens)).toBe(false);
    const alive = mutantsOf(source)
      .filter((mutant) => !isNoticed(evaluate(mutant.source, MODULES), goldens))
      .map(({ line }) => line);
    for (const line of alive) unnoticed.add(line);
    expect(alive.filter((line) => !(line in HARMLESS))).toEqual([]);
  });

  it.each(PARTS)("in %s, on which methods lean", (part) => {
    const source = sourceOf(part);
    const lean = [...goldensOf].filter(([id]) => leansOn(id, part));
    const goldens = lean.map(([id, recordings]) => [id, recordings.slice(0, ENOUGH_OF_EACH)] as const);
    expect(goldens.length).toBeGreaterThan(0);
    const notices = (mutated: string) => {
      const modules = modulesWith(part, exportsOf(mutated, MODULES));
      return goldens.some(([id, some]) =>
        isNoticed(evaluate(sourceOf(id), modules), some),
      );
    };
    expect(notices(source)).toBe(false);
    const alive = mutantsOf(source)
      .filter((mutant) => !notices(mutant.source))
      .map(({ line }) => line);
    for (const line of alive) unnoticed.add(line);
    expect(alive.filter((line) => !(line in HARMLESS))).toEqual([]);
  });

  it("but for those that change nothing", () => {
    expect([...unnoticed].sort()).toEqual(Object.keys(HARMLESS).sort());
  });

  it("and every optimizer has recordings for that", () => {
    const ids = catalogue.optimizers.map(({ id }) => id).filter((id) => !id.includes("/"));
    expect(ids.filter((id) => !goldensOf.has(id))).toEqual([]);
  });
});
