import { optimizerNamed } from "../../plan/known-names.js";
import { learningRates } from "../../bench/learning-rates.js";
import type { Results } from "../../records/results.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { CurveY } from "../../report/screen-options.js";
import type { RateLine } from "../../report/svg/schedule-figure.js";
import type { Material } from "../../report/svg/material.js";
import { withProfiles } from "../output/comparison-texts.js";
import { fieldOf, graphOf } from "./pictures.js";
import { optimumOf, orNull } from "../output/problem.js";

/** What figures of results are made of. A definition that is not at hand leaves its picture out. */
export async function materialOf(
  results: Results,
  catalogue: Catalogue,
  y: CurveY,
): Promise<Material> {
  const { cases } = results;
  const functions = new Set(cases.map((one) => one.function));
  const optimizers = new Set(cases.map((one) => one.label ?? one.optimizer));
  const isCompared = functions.size > 1 && optimizers.size > 1;
  const kinds = ["performance", "data", "ecdf", "map"] as const;
  return {
    results,
    y,
    minimum: (problem) => optimumOf(problem, catalogue)?.value ?? null,
    field: (problem) => fieldOf(problem, catalogue),
    graph: (problem) => graphOf(problem, catalogue),
    profiles: isCompared ? (await withProfiles(results, kinds)).profiles! : null,
    rates: ratesOf(results, catalogue),
  };
}

function ratesOf({ cases, settings }: Results, catalogue: Catalogue): RateLine[] {
  const names = new Map(cases.map((one) => [one.optimizer, one]));
  return [...names.values()].flatMap(({ optimizer, label }) => {
    const rates = orNull(() =>
      learningRates(optimizerNamed(optimizer, catalogue), settings.iterations),
    );
    return rates === null ? [] : { label: label ?? optimizer, ...rates };
  });
}
