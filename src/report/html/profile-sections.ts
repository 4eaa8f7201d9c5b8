import type { FigureKind } from "../svg/figure-names.js";
import { figuresOf } from "../svg/figures.js";
import { section } from "./markup.js";
import { figureMarkup, type PageMaterial } from "./page-material.js";

interface Words {
  readonly heading: string;
  readonly caption: string;
}

const WORDS = {
  performance: {
    heading: "Performance profile",
    caption:
      "The share of the problems on which an optimizer costs at most x times what the cheapest costs: at the left end it wins, at the right end it gets there at all. Dolan and Moré (2002).",
  },
  data: {
    heading: "Data profile",
    caption:
      "The share of the problems that an optimizer solves at a cost of at most x. Moré and Wild (2009).",
  },
  ecdf: {
    heading: "Run lengths",
    caption:
      "The share of pairs of a problem and a target that are hit within x evaluations per dimension. Hansen et al. (2016).",
  },
  map: {
    heading: "Which optimizer does how well on which function",
    caption: "Every field has its word or its sign: colour is never alone.",
  },
  schedule: {
    heading: "Learning rates",
    caption: "The rates that the schedules give, from the first iteration to the last.",
  },
} as const satisfies Readonly<Partial<Record<FigureKind, Words>>>;

const KINDS = Object.keys(WORDS) as (keyof typeof WORDS)[];
const PROFILES: ReadonlySet<FigureKind> = new Set(["performance", "data", "ecdf"]);

/** What compares methods over all functions, and further figures that are of no single function. */
export function profileSections(material: PageMaterial): string[] {
  const scores = material.profiles?.scores ?? [];
  return figuresOf(material, KINDS, []).map((figure) => {
    const { heading, caption } = WORDS[figure.kind as keyof typeof WORDS];
    const shown = scores.map(({ optimizer }, s) => [s, optimizer]);
    const data = PROFILES.has(figure.kind)
      ? { series: JSON.stringify(shown), profile: figure.kind }
      : {};
    return section(`all-${figure.name}`, heading, figureMarkup(figure, caption), data);
  });
}
