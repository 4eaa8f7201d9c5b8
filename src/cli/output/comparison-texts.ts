import { ratedIn, untunedOf } from "../../bench/fairness.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { Profiles } from "../../records/profiles.js";
import { rowName } from "../../core/row-name.js";
import type { ProfileKind } from "../../plan/presentation.js";
import type { CaseResult, Results } from "../../records/results.js";
import type { Look } from "../../report/look.js";
import type { ScreenOptions } from "../../report/screen-options.js";
import type { ScreenRequest } from "../request/screen-request.js";

/** From so many functions on, tables one below the other fill more than a screen. */
const MATRIX_FROM = 4;

/** Whether all functions stand in one table. */
export function showsMatrix(
  { table }: Pick<ScreenRequest, "table">,
  cases: Iterable<Pick<CaseResult, "function" | "optimizer" | "label" | "written">>,
): boolean {
  const functions = new Set<string>();
  const optimizers = new Set<string>();
  for (const one of cases) {
    functions.add(one.function);
    optimizers.add(rowName(one));
  }
  if (table !== "auto") return table === "matrix" && functions.size > 0;
  return functions.size >= MATRIX_FROM && optimizers.size > 1;
}

/** What compares all optimizers on all functions, as far as the screen shows it; its sentences begin with `lead`. */
export async function comparisonTexts(
  results: Results,
  screen: Pick<ScreenRequest, "table" | "plot" | "onlyReached">,
  look: Look,
  catalogue: Catalogue,
  lead: string,
): Promise<Pick<ScreenOptions, "matrix" | "profiles" | "comparison">> {
  const isMatrix = showsMatrix(screen, results.cases);
  const { profiles } = results;
  if (!isMatrix && profiles === undefined) return {};
  const [{ renderMatrixBlock }, { renderProfiles }, { comparisonSentences }] = await Promise.all([
    import("../../report/profiles/matrix-block.js"),
    import("../../report/profiles/profile-block.js"),
    import("../../report/profiles/comparison-words.js"),
  ]);
  const compared = (await withProfiles(results, ["map"], catalogue)).profiles!;
  const style = screen.plot === "braille" ? "braille" : "ascii";
  return {
    comparison: comparisonSentences(compared.map!, compared.scores, compared.cost, lead),
    ...(isMatrix ? { matrix: renderMatrixBlock(results, compared, look, screen) } : {}),
    ...(profiles === undefined
      ? {}
      : {
          profiles: renderProfiles(
            { ...profiles, scores: compared.scores },
            { style, hasScores: isMatrix },
            look,
          ),
        }),
  };
}

/**
 * Results with the profiles asked for; as they are where none is. A catalogue knows which rates are
 * published defaults: where all are, nothing is scored.
 */
export async function withProfiles(
  results: Results,
  kinds: readonly ProfileKind[],
  catalogue?: Catalogue,
): Promise<Results> {
  if (kinds.length === 0) return results;
  const { profilesOf } = await import("../../bench/profiles/profiles-of.js");
  const { cases, ...head } = results;
  const profiles = profilesOf(results, kinds);
  const isScored =
    catalogue === undefined || untunedOf(ratedIn(cases, catalogue), results.tuning).size === 0;
  return { ...head, profiles: isScored ? profiles : withoutScores(profiles), cases };
}

function withoutScores(profiles: Profiles): Profiles {
  const scores = profiles.scores.map((one) => ({ ...one, steps: null, evaluations: null }));
  return { ...profiles, scores };
}
