import { fitView, type View } from "../report/contour/contour-view.js";
import { button, h } from "./element.js";
import type { Actions, Model, Part } from "./model.js";
import type { PlayState } from "./play-state.js";
import { pointOf } from "./scene.js";
import type { Texts } from "./texts.js";

/** Zoom, the plane of functions of many variables, the start of the function. */
export function viewBar(texts: Texts, actions: Actions): Part {
  let model: Model;
  const zoom = (factor: number) => () => actions.set({ view: zoomed(model, factor) });
  const fit = () => actions.set({ view: fitted(model) });
  const ownStart = button(texts.ownStart, () => actions.set({ start: null }), {
    "data-word": "x",
  });
  const planes = h("span", { class: "planes", role: "group", "aria-label": texts.coordinates });
  let dim = 0;
  return {
    root: h("div", { class: "bar" }, [
      button("+", zoom(0.6), { "aria-label": texts.zoomIn, title: texts.zoomIn }),
      button("−", zoom(1 / 0.6), { "aria-label": texts.zoomOut, title: texts.zoomOut }),
      button(texts.fit, fit),
      button(texts.whole, () => actions.set({ view: null })),
      ownStart,
      planes,
    ]),
    update(next) {
      model = next;
      ownStart.disabled = next.state.start === null;
      if (dim !== next.scene.dim) {
        ({ dim } = next.scene);
        planes.replaceChildren(...(dim > 2 ? planeChoices(dim, texts, () => model, actions) : []));
      }
      for (const [axis, list] of planes.querySelectorAll("select").entries()) {
        list.value = String(next.state.plane[axis]);
      }
    },
  };
}

/** The view around the start that is smaller by a factor. */
function zoomed({ view, start, scene, state }: Model, factor: number): PlayState["view"] {
  const about = pointOf(start, scene.dim, state.plane);
  const side = (k: 0 | 1): [number, number] => {
    const [low, high] = [view.lower[k], view.upper[k]];
    const middle = factor < 1 ? Math.min(high, Math.max(low, about[k])) : (low + high) / 2;
    const around = factor < 1 ? middle + ((low + high) / 2 - middle) * factor : middle;
    const half = ((high - low) / 2) * factor;
    return [around - half, around + half];
  };
  return numbersOf({
    lower: [side(0)[0], side(1)[0]],
    upper: [side(0)[1], side(1)[1]],
  });
}

function fitted({ runs, start, scene, state }: Model): PlayState["view"] {
  const paths = runs.filter(({ points }) => points.length > 0);
  const { minimisers, domain, dim } = scene;
  return numbersOf(fitView(paths, pointOf(start, dim, state.plane), minimisers, domain));
}

/** In as few digits as matter; null for a view that is too small or too large to be drawn. */
function numbersOf({ lower, upper }: View): PlayState["view"] {
  const sides = ([0, 1] as const).map((k) => {
    const digits = Math.ceil(-Math.log10((upper[k] - lower[k]) / 1000));
    const rounded = (value: number) => Number(value.toFixed(Math.min(15, Math.max(0, digits)))) + 0;
    return [rounded(lower[k]), rounded(upper[k])] as const;
  });
  const isDrawable = sides.every(([low, high]) => high - low > 1e-9 && high - low < 1e9);
  return isDrawable ? [...sides[0], ...sides[1]] : null;
}

function planeChoices(
  dim: number,
  texts: Texts,
  model: () => Model,
  actions: Actions,
): HTMLElement[] {
  return [texts.across, texts.up].map((words, axis) => {
    const options = Array.from({ length: dim }, (_, i) =>
      h("option", { value: String(i) }, [`x${i}`]),
    );
    const list = h("select", {}, options);
    list.addEventListener("change", () => {
      const [across, up] = model().state.plane;
      const chosen = Number(list.value);
      const other = axis === 0 ? up : across;
      // the same coordinate twice: the two change places
      const rest = chosen === other ? model().state.plane[axis] : other;
      actions.set({ plane: axis === 0 ? [chosen, rest] : [rest, chosen], view: null });
    });
    return h("label", {}, [`${words} `, list]);
  });
}
