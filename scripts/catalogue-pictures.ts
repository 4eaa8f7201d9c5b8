import { OptbenchError } from "../src/core/errors.js";
import { figureOfEntry } from "../src/cli/figures/entry-figure.js";
import type { Catalogue } from "../src/plan/catalogue.js";
import { themeOf } from "../src/report/svg/theme.js";

/** Small pictures: paths of few points. */
const DRAWN = { width: 420, size: 12, layout: "auto", grid: 96, points: 120 } as const;

/** So many characters are level lines of a function too rugged to be read at this size. */
const MOST = 40_000;

/** The pictures of docs/pictures, by path: "functions/booth.svg". Entries that have none are left out. */
export function cataloguePictures(catalogue: Catalogue): Map<string, string> {
  const pictures = new Map<string, string>();
  for (const kind of ["optimizers", "functions", "schedules"] as const) {
    for (const { id } of catalogue[kind]) {
      if (id.includes("/")) continue;
      const drawn = drawing(id, catalogue);
      if (drawn !== null && drawn.length < MOST) pictures.set(`${kind}/${id}.svg`, `${drawn}\n`);
    }
  }
  return pictures;
}

/** null for a schedule whose rates depend on the run. */
function drawing(id: string, catalogue: Catalogue): string | null {
  try {
    return figureOfEntry(id, catalogue).draw({ ...DRAWN, theme: themeOf("auto") });
  } catch (error) {
    if (error instanceof OptbenchError) return null;
    throw error;
  }
}
