import type { AnyDefinition } from "../core/definition.js";
import type { Param, ParamValue, Params } from "../core/parameter.js";
import { printValue } from "../core/params.js";
import { wordId } from "./command-words.js";
import { withoutTerm, withParam } from "./edit-item.js";
import { button, h } from "./element.js";
import { paramControl, type ParamControl } from "./param-control.js";
import type { Texts } from "./texts.js";

/** One term of an item with its values, as it was resolved. */
export interface EditedTerm {
  readonly definition: AnyDefinition;
  readonly params: Params;
  readonly values: Readonly<Record<string, ParamValue>>;
}

/** The parameters of an item, term by term. */
export interface ItemEditor {
  readonly root: HTMLElement;
  /** Shows the values of an item with the same terms. */
  show(text: string, terms: readonly EditedTerm[]): void;
}

/** So many parameters are seen at once; the others are folded away. */
const SEEN = 3;

/**
 * Controls for the parameters of every term.
 *
 * @param name how the item's words are named: "f", "o0"
 * @param change hears of the item after a change
 */
export function itemEditor(
  name: string,
  terms: readonly EditedTerm[],
  texts: Texts,
  change: (text: string) => void,
): ItemEditor {
  let current = "";
  const edit = (k: number, key: string, param: Param) => (value: string | null) =>
    change(withParam(current, k, key, unlessUsual(value, key, param)));
  const groups = terms.map((term, k) => {
    const controls = Object.entries(term.params).map(([key, param]) => {
      const isRate = key === rateOf(term.definition);
      const id = wordId(
        name,
        k,
        key.replaceAll(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`),
      );
      const wish = {
        key,
        param,
        isRate,
        wordId: id,
        automatic: texts.automatic,
        doc: texts.doc(param.doc),
      };
      return [key, paramControl({ ...wish, change: edit(k, key, param) })] as const;
    });
    const remove = () => change(withoutTerm(current, k));
    return { controls, root: groupOf(term, k, name, controls, texts, remove) };
  });
  return {
    root: h(
      "div",
      { class: "terms" },
      groups.map(({ root }) => root),
    ),
    show(text, shown) {
      current = text;
      groups.forEach(({ controls }, k) => {
        for (const [key, control] of controls) control.show(shown[k].values[key] ?? null);
      });
    },
  };
}

/** What is at its default need not be written, but for learning rates, which every command states. */
function unlessUsual(value: string | null, key: string, param: Param): string | null {
  return value === printValue(param.default) && key !== "lr" ? null : value;
}

function rateOf(definition: AnyDefinition): string | null {
  return definition.kind === "optimizer" ? definition.lrKey : null;
}

function groupOf(
  { definition }: EditedTerm,
  k: number,
  name: string,
  controls: readonly (readonly [string, ParamControl])[],
  texts: Texts,
  remove: () => void,
): HTMLElement {
  const roots = controls.map(([, { root }]) => root);
  const [seen, folded] = [roots.slice(0, SEEN), roots.slice(SEEN)];
  const more = h("details", {}, [
    h("summary", {}, [texts.moreParameters(folded.length)]),
    ...folded,
  ]);
  const heading = h("div", { class: "term", "data-word": wordId(name, k) }, [
    h("strong", {}, [`+ ${definition.id}`]),
    button("×", remove, { class: "plain", "aria-label": texts.remove(definition.id) }),
  ]);
  return h("div", { class: "group" }, [
    ...(k === 0 ? [] : [heading]),
    ...seen,
    ...(folded.length === 0 ? [] : [more]),
  ]);
}
