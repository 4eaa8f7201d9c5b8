import { messageOf } from "../core/errors.js";
import { parseItem } from "../plan/grammar.js";
import { DIM } from "../plan/resolve.js";
import { builtins } from "../bench/builtins.js";
import { functionChoice, OWN_FORMULA, transformChoice } from "./choices.js";
import { wordId } from "./command-words.js";
import { withHead, withTerm } from "./edit-item.js";
import { h, setAttributes } from "./element.js";
import { itemEditor, type EditedTerm, type ItemEditor } from "./item-editor.js";
import type { Actions, Part } from "./model.js";
import { MOST_DIMENSIONS, type PlayState } from "./play-state.js";
import { functionNamed, isFormula } from "./resolve-names.js";
import type { Texts } from "./texts.js";
import { bindAll } from "../plan/bind-term.js";

/** The choice of the function, its parameters and transforms. */
export function functionPart(texts: Texts, actions: Actions): Part {
  let state: PlayState;
  let shape = "";
  let shown = "";
  let editor: ItemEditor;
  const place = h("div");
  const formula = h("p", { class: "formula" });
  const problem = h("p", { class: "problem", role: "alert" });
  const change = (text: string) => {
    try {
      const before = functionNamed(state.fn);
      const after = functionNamed(text);
      if (after.dim > MOST_DIMENSIONS) throw new Error(`dim <= ${MOST_DIMENSIONS}`);
      problem.textContent = "";
      const isSamePlace = after.dim === before.dim && after.definition.id === before.definition.id;
      actions.set(isSamePlace ? { fn: text } : { fn: text, ...ELSEWHERE });
    } catch (error) {
      problem.textContent = `${texts.refused} ${texts.reason(messageOf(error))}`;
      editor.show(state.fn, termsOf(state.fn));
    }
  };
  const head = functionChoice(texts);
  head.addEventListener("change", () =>
    change(withHead(state.fn, head.value === OWN_FORMULA ? FIRST_FORMULA : head.value)),
  );
  const own = h("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  setAttributes(own, { "aria-label": texts.formula, title: texts.formulaHelp });
  own.addEventListener("change", () => change(withHead(state.fn, `{${own.value}}`)));
  const ownPart = h("div", { class: "own-formula" }, [
    h("label", {}, ["f = ", own]),
    h("p", { class: "note" }, [texts.formulaHelp]),
  ]);
  const add = transformChoice(texts, (term) => change(withTerm(state.fn, term)));
  const title = h("div", { class: "title", "data-word": wordId("f", 0) }, [head]);
  const card = h("div", { class: "card" }, [title, formula, ownPart, problem, place, add]);
  return {
    root: h("section", { "aria-label": texts.function }, [h("h2", {}, [texts.function]), card]),
    update(model) {
      ({ state } = model);
      // while something is dragged, only a changed text needs its controls renewed
      if (model.isHeld && state.fn === shown) return;
      const terms = termsOf(state.fn);
      const wanted = terms.map(({ definition }) => definition.id).join("+");
      if (wanted !== shape) {
        shape = wanted;
        editor = itemEditor("f", terms, texts, change);
        place.replaceChildren(editor.root);
      }
      const { id } = terms[0].definition;
      const isOwn = isFormula(id);
      head.value = isOwn ? OWN_FORMULA : id;
      formula.textContent = isOwn ? "" : texts.rule(model.scene.formula);
      ownPart.hidden = !isOwn;
      // what was typed stays beside the reason why it is wrong
      if (isOwn && state.fn !== shown) own.value = id.slice(1, -1);
      shown = state.fn;
      editor.show(state.fn, terms);
    },
  };
}

/** What a formula of one's own begins with. */
const FIRST_FORMULA = "{x^2/20+y^2}";

/** A point, a plane and a view of one function mean nothing to another. */
const ELSEWHERE = { start: null, view: null, plane: [0, 1], t: null } as const;

/** The function and its transforms, each with its values; `dim` where there is a choice. */
function termsOf(text: string): EditedTerm[] {
  const { definition, values, dim } = functionNamed(text);
  const [, ...transforms] = parseItem(text).terms;
  const { min, max } = definition.dim;
  const most = Math.min(max, MOST_DIMENSIONS);
  const ofDim = { ...DIM, default: definition.dim.default, range: `[${min}, ${most}]` };
  const hasDim = min < most;
  return [
    {
      definition,
      params: { ...(hasDim ? { dim: ofDim as typeof DIM } : {}), ...definition.params },
      values: { ...values, dim },
    },
    ...transforms.map((term) => {
      const [bound] = bindAll(term, builtins().transform(term.name));
      return { ...bound, params: bound.definition.params };
    }),
  ];
}
