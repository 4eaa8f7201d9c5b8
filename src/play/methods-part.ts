import { messageOf } from "../core/errors.js";
import { afterChoice, methodChoice } from "./choices.js";
import { wordId } from "./command-words.js";
import { withHead, withTerm } from "./edit-item.js";
import { button, h } from "./element.js";
import { itemEditor, type EditedTerm, type ItemEditor } from "./item-editor.js";
import { letterOf, type Actions, type Model, type Part } from "./model.js";
import { MOST_METHODS, type PlayState } from "./play-state.js";
import { methodNamed } from "./resolve-names.js";
import type { MethodRun } from "./compute-runs.js";
import { outcomeOf } from "./run-words.js";
import type { Scene } from "./scene.js";
import { swatch } from "./swatch.js";
import type { Texts } from "./texts.js";

/** What a new method begins with: at a rate that moves on most functions. */
const NEW_METHOD = "adam:lr=0.1";

/** The cards of the methods: name, parameters, schedules and modifiers. */
export function methodsPart(texts: Texts, actions: Actions): Part {
  const list = h("div", { class: "cards" });
  let state: PlayState;
  let cards: Card[] = [];
  const add = button(texts.addMethod, () => {
    if (state.methods.length >= MOST_METHODS) return;
    actions.set({ methods: [...state.methods, NEW_METHOD], active: state.methods.length });
  });
  const change = (k: number, text: string) => {
    const methods = state.methods.map((method, i) => (i === k ? text : method));
    actions.set({ methods, active: k });
  };
  const remove = (k: number) => {
    const methods = state.methods.filter((_, i) => i !== k);
    actions.set({ methods, active: Math.min(state.active, methods.length - 1) });
  };
  return {
    root: h("section", { "aria-label": texts.methods }, [h("h2", {}, [texts.methods]), list, add]),
    update(model) {
      ({ state } = model);
      const { methods } = state;
      const isSame =
        cards.length === methods.length && cards.every((card, k) => card.fits(methods[k]));
      if (!isSame) {
        cards = methods.map((text, k) => new Card(text, k, texts, { change, remove }));
        list.replaceChildren(...cards.map(({ root }) => root));
      }
      cards.forEach((card) => card.show(model));
      add.disabled = state.methods.length >= MOST_METHODS;
    },
  };
}

/** The names of an item's terms: a card is made anew when they change. */
function shapeOf(text: string): string {
  return termsOf(text)
    .map(({ definition }) => definition.id)
    .join("+");
}

function termsOf(text: string): EditedTerm[] {
  const { definition, values, after } = methodNamed(text);
  const terms = [{ definition, values }, ...after];
  return terms.map((term) => ({ ...term, params: term.definition.params }));
}

interface CardActions {
  change(k: number, text: string): void;
  remove(k: number): void;
}

class Card {
  readonly root: HTMLElement;
  readonly #shape: string;
  readonly #editor: ItemEditor;
  readonly #outcome = h("p", { class: "outcome" });
  readonly #problem = h("p", { class: "problem", role: "alert" });
  readonly #remove: HTMLButtonElement;

  constructor(
    private text: string,
    private readonly k: number,
    texts: Texts,
    actions: CardActions,
  ) {
    this.#shape = shapeOf(text);
    const change = (changed: string) => this.#try(changed, texts, actions);
    this.#editor = itemEditor(`o${k}`, termsOf(text), texts, change);
    const head = methodChoice(texts);
    head.value = methodNamed(text).definition.id;
    head.addEventListener("change", () => change(withHead(this.text, head.value)));
    const after = afterChoice(texts, (term) => change(withTerm(this.text, term)));
    this.#remove = button("×", () => actions.remove(k), {
      class: "plain",
      "aria-label": texts.remove(letterOf(k)),
    });
    const title = h("div", { class: "title", "data-word": wordId(`o${k}`, 0) }, [
      swatch(k),
      h("b", {}, [letterOf(k)]),
      head,
      this.#remove,
    ]);
    const children = [title, this.#outcome, this.#editor.root, after, this.#problem];
    this.root = h("div", { class: "card" }, children);
  }

  /** Whether the card has the controls of a text. */
  fits(text: string): boolean {
    return text === this.text || shapeOf(text) === this.#shape;
  }

  /** A text that cannot be read changes nothing, and the reason is shown. */
  #try(text: string, texts: Texts, actions: CardActions): void {
    try {
      methodNamed(text);
      actions.change(this.k, text);
    } catch (error) {
      this.#say(texts, messageOf(error));
      this.#editor.show(this.text, termsOf(this.text));
    }
  }

  #say(texts: Texts, problem: string | undefined): void {
    const said = problem === undefined ? "" : `${texts.refused} ${texts.reason(problem)}`;
    // an alert that is written anew is read out anew
    if (this.#problem.textContent !== said) this.#problem.textContent = said;
  }

  /** What came of the method, beside the sliders that change it. */
  #tell(run: MethodRun, texts: Texts, scene: Scene): void {
    const isRun = run.refusal === undefined;
    this.#outcome.textContent = isRun ? outcomeOf(run, texts, scene) : "";
    this.#outcome.className = isRun ? `outcome ${run.status}` : "outcome";
  }

  show({ state, runs, texts, scene, isCurrent, isHeld }: Model): void {
    const text = state.methods[this.k];
    // while something is dragged, only a changed text needs its controls renewed
    if (!isHeld || text !== this.text) this.#editor.show(text, termsOf(text));
    this.text = text;
    const run = runs[this.k];
    this.#say(texts, run?.refusal);
    if (isCurrent) this.#tell(run, texts, scene);
    this.#remove.disabled = state.methods.length === 1;
    this.root.classList.toggle("active", state.active === this.k);
  }
}
