import { functionName } from "../../core/function-name.js";
import { groupedBy } from "../../core/grouped-by.js";
import { METRIC_TEXT } from "../block-words.js";
import { blocksOf, type Block } from "./blocks.js";
import { contourFigure } from "./contour-figure.js";
import { curveFigure } from "./curve-figure.js";
import type { FigureKind } from "./figure-names.js";
import { graphFigure } from "./graph-figure.js";
import { heatMap } from "./heat-map.js";
import type { Material } from "./material.js";
import { profileFigure, type ProfileKind } from "./profile-figure.js";
import { scheduleFigure } from "./schedule-figure.js";
import type { Sheet } from "./sheet.js";
import { sweepFigure } from "./sweep-figure.js";

/** How a figure is to be drawn. */
export interface FigureOptions extends Sheet {
  readonly layout: "panels" | "overlay" | "auto";
  /** Fields along a side of the grid on which level lines are found. */
  readonly grid: number;
  /** The most points of a path. */
  readonly points: number;
}

/** A figure that results have. */
export interface Figure {
  /** Of what it is, such as a function; "" where there is one of its kind. */
  readonly of: string;
  draw(options: FigureOptions): string;
}

type Draw = (material: Material, blocks: readonly Block[]) => readonly Figure[];

/** What draws each kind: a row here, one in figure-names.ts, and its file. */
const DRAWN: Readonly<Record<FigureKind, Draw>> = {
  curves: (_material, blocks) =>
    blocks
      .filter(({ curves }) => curves.series.length > 0)
      .map((block) => ({
        of: functionName(block),
        draw: (options) => curveFigure(functionName(block), block.curves, options),
      })),
  contour: ({ field }, blocks) =>
    blocks.flatMap((block) => {
      const ground = field(block);
      if (ground === null) return [];
      const draw = (options: FigureOptions) => contourFigure(ground, block.paths, options, options);
      return { of: functionName(block), draw };
    }),
  graph: ({ graph }, blocks) =>
    blocks.flatMap((block) => {
      const ground = graph(block);
      if (ground === null) return [];
      const draw = (options: FigureOptions) => graphFigure(ground, block.paths, options, options);
      return { of: functionName(block), draw };
    }),
  performance: profileOf("performance"),
  data: profileOf("data"),
  ecdf: profileOf("ecdf"),
  map({ profiles }) {
    const { map, scores = [] } = profiles ?? {};
    if (map === undefined) return [];
    return [{ of: "", draw: (options) => heatMap(map, namesOf(scores), options) }];
  },
  sweep: ({ results: { sweep, settings } }) =>
    groupedBy(sweep?.curves ?? [], (one) => `${one.function} ${one.dimension}`)
      .filter((curves) => curves.length > 0)
      .map((curves) => ({
        of: functionName(curves[0]),
        draw: (options) => sweepFigure(sweep!, curves, METRIC_TEXT[settings.metric], options),
      })),
  schedule: ({ rates }) =>
    rates.length === 0
      ? []
      : [{ of: "", draw: (options) => scheduleFigure("Learning rates", rates, options) }],
};

function namesOf(scores: readonly { readonly optimizer: string }[]): string[] {
  return scores.map(({ optimizer }) => optimizer);
}

function profileOf(kind: ProfileKind): Draw {
  return ({ profiles }) => {
    const curves = profiles?.[kind] ?? [];
    if (curves.every(({ x }) => x.length === 0)) return [];
    return [{ of: "", draw: (options) => profileFigure(kind, curves, profiles!.cost, options) }];
  };
}

/** A figure and the name of its file, without an ending: "contour-rosenbrock". */
export interface NamedFigure extends Figure {
  readonly kind: FigureKind;
  readonly name: string;
}

/** All figures of some kinds, of all functions or of those in `blocks`. */
export function figuresOf(
  material: Material,
  kinds: readonly FigureKind[],
  blocks = blocksOf(material),
): NamedFigure[] {
  const taken = new Map<string, number>();
  return kinds.flatMap((kind) =>
    DRAWN[kind](material, blocks).map((figure): NamedFigure => {
      const plain = fileName(kind, figure.of);
      const count = (taken.get(plain) ?? 0) + 1;
      taken.set(plain, count);
      return { ...figure, kind, name: count === 1 ? plain : `${plain}-${count}` };
    }),
  );
}

/** Letters, digits, dots and dashes: every file system takes them. */
function fileName(kind: FigureKind, of: string): string {
  const safe = of.replaceAll(/[^\w.-]+/g, "-").replaceAll(/^[-.]+|[-.]+$/g, "");
  return safe === "" ? kind : `${kind}-${safe.slice(0, 80)}`;
}
