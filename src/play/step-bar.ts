import { button, h, svg } from "./element.js";
import type { Actions, Model, Part } from "./model.js";
import { MOST_ITERATIONS } from "./play-state.js";
import type { Texts } from "./texts.js";

/** About how many frames playing a run takes. */
const FRAMES = 240;

/** Step back and forward, play, and how many iterations there are. */
export function stepBar(texts: Texts, actions: Actions): Part {
  let model: Model;
  let timer = 0;
  const stop = () => {
    cancelAnimationFrame(timer);
    timer = 0;
    setIcon(play, "play", texts.play);
  };
  const goTo = (t: number) =>
    actions.set({ t: t >= model.lastT ? null : Math.max(0, Math.round(t)) });
  const step = (by: number) => () => {
    stop();
    goTo(model.t + by);
  };
  const advance = (): void => {
    if (model.t >= model.lastT) {
      stop();
      return;
    }
    goTo(model.t + Math.max(1, Math.round(model.lastT / FRAMES)));
    timer = requestAnimationFrame(advance);
  };
  const play = button("", () => {
    if (timer !== 0) {
      stop();
      return;
    }
    if (model.t >= model.lastT) goTo(0);
    setIcon(play, "pause", texts.pause);
    timer = requestAnimationFrame(advance);
  });
  setIcon(play, "play", texts.play);
  const slider = h("input", { type: "range", min: 0, step: 1, "aria-label": texts.iteration });
  slider.addEventListener("input", () => {
    stop();
    goTo(Number(slider.value));
  });
  const count = h("output", { class: "count" });
  const iterations = iterationsField(actions, () => model);
  const icon = (name: Icon, words: string, act: () => void) => {
    const made = button("", act);
    setIcon(made, name, words);
    return made;
  };
  return {
    root: h("div", { class: "bar steps", role: "group", "aria-label": texts.iteration }, [
      icon("first", texts.toStart, step(-Infinity)),
      icon("back", texts.back, step(-1)),
      play,
      icon("forward", texts.forward, step(1)),
      icon("last", texts.toEnd, step(Infinity)),
      slider,
      count,
      h("label", { "data-word": "n" }, [`${texts.iterations} `, iterations]),
    ]),
    update(next) {
      model = next;
      slider.max = String(next.lastT);
      slider.value = String(next.t);
      if (document.activeElement !== iterations) iterations.value = String(next.state.iterations);
      count.textContent = `t = ${next.t}`;
    },
  };
}

/** Signs that are drawn: fonts lack some of them. In a square of 14. */
const ICONS = {
  first: "M2 2V12M12 2L5 7L12 12Z",
  back: "M11 2L4 7L11 12Z",
  play: "M3 1L13 7L3 13Z",
  pause: "M4 2V12M10 2V12",
  forward: "M3 2L10 7L3 12Z",
  last: "M2 2L9 7L2 12ZM12 2V12",
};

type Icon = keyof typeof ICONS;

function setIcon(made: HTMLButtonElement, name: Icon, words: string): void {
  const path = svg("path", { d: ICONS[name], fill: "currentColor", stroke: "currentColor" });
  const size = { width: 14, height: 14, viewBox: "0 0 14 14", "stroke-width": 2 };
  made.replaceChildren(svg("svg", { ...size, "aria-hidden": "true" }, [path]));
  made.className = "icon";
  made.setAttribute("aria-label", words);
  made.title = words;
}

function iterationsField(actions: Actions, model: () => Model): HTMLInputElement {
  const field = h("input", {
    type: "number",
    min: 1,
    max: MOST_ITERATIONS,
    step: 1,
    class: "number",
  });
  field.addEventListener("change", () => {
    const value = Math.round(Number(field.value));
    const isGood = value >= 1 && value <= MOST_ITERATIONS;
    if (isGood) actions.set({ iterations: value, t: null });
    else field.value = String(model().state.iterations);
  });
  return field;
}
