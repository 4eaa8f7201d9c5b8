import { builtins } from "../bench/builtins.js";
import type { AnyDefinition } from "../core/definition.js";
import { h } from "./element.js";
import type { Texts } from "./texts.js";

type Listed = Pick<AnyDefinition, "id">;

/** Names of a list under a heading, those of other libraries left out or alone. */
function group(label: string, entries: readonly Listed[], isOurs: boolean): HTMLOptGroupElement {
  const chosen = entries.filter(({ id }) => !id.includes("/") === isOurs);
  const options = chosen.map(({ id }) => h("option", { value: id }, [id]));
  return h("optgroup", { label }, options);
}

/** A list of all methods. */
export function methodChoice(texts: Texts): HTMLSelectElement {
  const { optimizers } = builtins();
  return h("select", { "aria-label": texts.method }, [
    group(texts.methods, optimizers, true),
    group(texts.libraries, optimizers, false),
  ]);
}

/** The choice of a formula of one's own, in a list of functions. */
export const OWN_FORMULA = "{";

/** A list of all functions. */
export function functionChoice(texts: Texts): HTMLSelectElement {
  const { functions } = builtins();
  const options = functions.map(({ id }) => h("option", { value: id }, [id]));
  const own = h("option", { value: OWN_FORMULA }, [texts.ownFormula]);
  return h("select", { "aria-label": texts.function }, [own, ...options]);
}

/** What some terms need before they can be used. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  clip: "clip:norm=1",
  shift: "shift:by=0.5",
  "weight-decay": "weight-decay:rate=0.01",
};

/** A list whose first line says what it adds; `add` hears of the term. */
function adder(label: string, groups: HTMLElement[], add: (term: string) => void) {
  const list = h("select", { class: "adder", "aria-label": label }, [
    h("option", { value: "" }, [label]),
    ...groups,
  ]);
  list.addEventListener("change", () => {
    const { value } = list;
    list.value = "";
    if (value !== "") add(BEGINNINGS[value] ?? value);
  });
  return list;
}

/** Schedules and modifiers for a method. */
export function afterChoice(texts: Texts, add: (term: string) => void): HTMLSelectElement {
  const { schedules, modifiers } = builtins();
  return adder(
    texts.addAfter,
    [group(texts.schedules, schedules, true), group(texts.modifiers, modifiers, true)],
    add,
  );
}

/** Transforms for a function. */
export function transformChoice(texts: Texts, add: (term: string) => void): HTMLSelectElement {
  const { transforms } = builtins();
  return adder(texts.addTransform, [group(texts.transforms, transforms, true)], add);
}
