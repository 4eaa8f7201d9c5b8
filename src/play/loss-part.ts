import { linearAxis, logAxis, plainNumber } from "../report/svg/axis.js";
import { lineChart, type ChartLine } from "../report/svg/line-chart.js";
import { pageTheme } from "../report/svg/theme.js";
import { SETTINGS } from "../plan/settings.js";
import type { MethodRun } from "./compute-runs.js";
import { h } from "./element.js";
import { letterOf, type Model, type Part } from "./model.js";
import { LETTERS } from "./plot-frame.js";
import type { PlaySettings } from "./play-state.js";
import type { Scene } from "./scene.js";
import type { Texts } from "./texts.js";
import { watchedSize } from "./watched-size.js";

const HEIGHT = 260;

/** Heights below this are drawn at it: 16 digits of f say no more. */
const FLOOR = 1e-16;

/** A run that diverges is followed so far above where all began. */
const FOLLOWED = 1e4;

/** The loss curves of all methods. */
export function lossPart(texts: Texts): Part {
  const box = h("div", { class: "chart" });
  let model: Model | undefined;
  let drawn: readonly unknown[] = [];
  const draw = () => {
    const [width] = size();
    if (model === undefined || width === 0) return;
    const key = [model.runs, model.t, model.scene, width];
    if (key.every((part, i) => part === drawn[i])) return;
    drawn = key;
    box.innerHTML = chartMarkup(model, texts, width);
  };
  const size = watchedSize(box, draw);
  return {
    root: h("section", { "aria-label": texts.loss }, [h("h2", {}, [texts.loss]), box]),
    update(next) {
      model = next;
      draw();
    },
  };
}

function chartMarkup({ runs, scene, t, state }: Model, texts: Texts, width: number): string {
  const base = scene.minimum ?? lowestOf(runs);
  const lines = runs.map((run, k) => lineOf(run, k, base, t));
  const heights = lines.flatMap(({ y }) => y.filter((value) => value !== null));
  const first = Math.max(...lines.map(({ y }) => y[0] ?? 0));
  const ceiling = (first > 0 ? first : 1) * FOLLOWED;
  const top = Math.min(
    ceiling,
    heights.reduce((most, value) => Math.max(most, value), FLOOR * 10),
  );
  const bottom = Math.max(
    FLOOR,
    heights.reduce((least, value) => Math.min(least, value), top),
  );
  const name = scene.minimum === null ? texts.lowestSeen : "f − f*";
  const last = runs.reduce((most, { curve }) => Math.max(most, curve.step.at(-1) ?? 0), 1);
  return lineChart(
    {
      title: texts.lossOf(name),
      x: linearAxis(texts.iteration, 0, last, true),
      y: logAxis(name, Math.min(bottom, top / 10), top * 1.5, { hasFloor: bottom <= FLOOR }),
      lines: lines.map((line) => ({ ...line, y: line.y.map((v) => v && Math.min(v, top * 10)) })),
      rule: ruleOf(state.settings, scene),
    },
    { width, height: HEIGHT, size: LETTERS, theme: pageTheme() },
  );
}

/** The target, where it is one of the height that is drawn. */
function ruleOf({ tolerance, metric = "gap" }: PlaySettings, { minimum }: Scene) {
  if (minimum === null || metric !== "gap") return undefined;
  const y = tolerance ?? SETTINGS.tolerance.default;
  return { y, label: plainNumber(y) };
}

function lineOf({ curve, text }: MethodRun, k: number, base: number, t: number): ChartLine {
  const heights = curve.value.map((value) =>
    value === null || !Number.isFinite(value) ? null : Math.max(FLOOR, value - base),
  );
  const at = curve.step.findLastIndex((step) => step <= t);
  const here = at < 0 ? null : heights[at];
  return {
    series: k,
    label: `${letterOf(k)} ${text}`,
    x: curve.step,
    y: heights,
    marks: here === null ? [] : [[curve.step[at], here]],
  };
}

/** The lowest value of all runs, where f* is not known. */
function lowestOf(runs: readonly MethodRun[]): number {
  const values = runs.flatMap(({ curve }) => curve.value.filter((value) => value !== null));
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}
