import type { NumberParam, Param, ParamValue } from "../core/parameter.js";
import { kebab, printShortest, printValue } from "../core/params.js";
import { h, type Child } from "./element.js";
import { SLIDER_STEPS, sliderScale } from "./slider-scale.js";

/** The control of one parameter. `show` sets it to a value without telling anybody. */
export interface ParamControl {
  readonly root: HTMLElement;
  show(value: ParamValue): void;
}

interface Wish {
  readonly key: string;
  readonly param: Param;
  readonly isRate: boolean;
  /** The word of the command that it changes. */
  readonly wordId: string;
  /** What it means. */
  readonly doc: string;
  /** What stands where a value is derived from the run. */
  readonly automatic: string;
  /** Hears of what was typed or moved; null for "automatic". */
  readonly change: (text: string | null) => void;
}

/** A slider with a field for a number, a box for a flag, a list for words, a field for a list. */
export function paramControl(wish: Wish): ParamControl {
  switch (wish.param.type) {
    case "number":
      return numberControl(wish, wish.param);
    case "flag":
      return flagControl(wish);
    case "choice":
      return choiceControl(wish, wish.param.values);
    case "list":
      return listControl(wish);
  }
}

function row(wish: Wish, id: string, ...children: Child[]): HTMLElement {
  return h("div", { class: "param", "data-word": wish.wordId, title: wish.doc }, [
    h("label", { for: id }, [kebab(wish.key)]),
    ...children,
  ]);
}

function idOf(wish: Wish): string {
  return `word-${wish.wordId.replaceAll(/[^A-Za-z0-9]/g, "-")}`;
}

function numberControl(wish: Wish, param: NumberParam): ParamControl {
  const scale = sliderScale(param, wish.isRate);
  const id = idOf(wish);
  const slider = h("input", { type: "range", id, min: 0, max: SLIDER_STEPS, step: 1 });
  const field = h("input", {
    type: "text",
    inputmode: "decimal",
    class: "number",
    "aria-label": `${kebab(wish.key)}, ${param.range}`,
    placeholder: param.default === null ? wish.automatic : "",
    autocomplete: "off",
    spellcheck: "false",
  });
  slider.addEventListener("input", () =>
    wish.change(printShortest(scale.valueAt(Number(slider.value)))),
  );
  field.addEventListener("change", () => {
    const text = field.value.trim().replaceAll("−", "-");
    wish.change(text === "" || text === wish.automatic ? null : text);
  });
  return {
    root: row(wish, id, slider, field),
    show(value) {
      const number = typeof value === "number" ? value : null;
      const text = number === null ? "" : printShortest(number);
      // what is being typed stays, also when a worker answers meanwhile
      if (document.activeElement !== field) field.value = text;
      slider.setAttribute("aria-valuetext", text === "" ? wish.automatic : text);
      if (document.activeElement === slider && scale.valueAt(Number(slider.value)) === number)
        return;
      slider.value = String(number === null ? 0 : scale.placeOf(number));
    },
  };
}

function flagControl(wish: Wish): ParamControl {
  const id = idOf(wish);
  const box = h("input", { type: "checkbox", id });
  box.addEventListener("change", () => wish.change(String(box.checked)));
  return { root: row(wish, id, box), show: (value) => (box.checked = value === true) };
}

function choiceControl(wish: Wish, words: readonly string[]): ParamControl {
  const id = idOf(wish);
  const options = words.map((word) => h("option", { value: word }, [word]));
  const list = h("select", { id }, options);
  list.addEventListener("change", () => wish.change(list.value));
  return { root: row(wish, id, list), show: (value) => (list.value = String(value)) };
}

function listControl(wish: Wish): ParamControl {
  const id = idOf(wish);
  const field = h("input", { type: "text", id, class: "list", autocomplete: "off" });
  field.addEventListener("change", () => wish.change(field.value.trim() || null));
  return {
    root: row(wish, id, field),
    show: (value) => {
      if (document.activeElement !== field) field.value = printValue(value);
    },
  };
}
