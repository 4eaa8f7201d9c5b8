import { commandPart } from "./command-part.js";
import { unknownRun } from "./compute-runs.js";
import { lastOf, type Shown, type ShownRequest } from "./compute-shown.js";
import { button, h } from "./element.js";
import { exercisePart } from "./exercise-part.js";
import type { ExerciseId } from "./exercises.js";
import { readFragment, writeFragment } from "./fragment.js";
import { functionPart } from "./function-part.js";
import { goToWord } from "./go-to-word.js";
import { lossPart } from "./loss-part.js";
import { mapPart } from "./map-part.js";
import { methodsPart } from "./methods-part.js";
import type { Model, Part } from "./model.js";
import { DEFAULT_STATE, type PlayState } from "./play-state.js";
import { solvedBefore, stateOfHistory } from "./solved.js";
import { beginTheme, keepLanguage, language, toggleTheme } from "./preferences.js";
import { resultsPart } from "./results-part.js";
import { RunClient } from "./run-client.js";
import { sceneKey, sceneOf, startOf, viewOf, type Scene } from "./scene.js";
import { stepBar } from "./step-bar.js";
import { stepPart } from "./step-part.js";
import { LANGUAGES, type Language } from "./languages.js";
import { viewBar } from "./view-bar.js";

/** The least time between two changes of the address: browsers refuse more. */
const ADDRESS_MS = 400;

/** Methods with matrices take a time in proportion to iterations · n², which no page should wait for. */
const LARGE = 50_000;

/** The page: its state, and the parts that show it. */
export class App {
  #state: PlayState;
  #language: Language = language();
  /** Drawn in every frame. */
  #parts: readonly Part[] = [];
  /** The others: during a drag they take turns, one group a frame, so that no frame is late. */
  #turns: readonly (readonly Part[])[] = [];
  #turn = 0;
  /** How many groups have not been drawn since the last change. */
  #waiting = 0;
  #scene!: Scene;
  #sceneKey = "";
  #shown: Omit<Shown, "request"> & Partial<Shown> = { runs: [], step: null };
  #requestKey = "";
  #frame = 0;
  #addressTimer = 0;
  #isDamaged = false;
  /** Whether a pointer holds a slider or the start. */
  #isHeld = false;
  readonly #solved = solvedBefore();
  readonly #client = new RunClient((shown) => {
    if (shown.runs.length !== this.#state.methods.length) return;
    this.#shown = shown;
    this.#change();
    this.#draw();
  });

  /** @param begin the fragment of the state that was built into the page */
  static open(root: HTMLElement, begin: string): void {
    const app = new App(root, begin);
    app.#build();
    app.#listen();
  }

  private constructor(
    private readonly root: HTMLElement,
    private readonly begin: string,
  ) {
    this.#state = this.#read();
    beginTheme();
  }

  #listen(): void {
    addEventListener("hashchange", () => {
      // a link within the page makes a new entry, which knows of no solved exercise
      history.replaceState(stateOfHistory(this.#solved), "");
      this.#state = this.#read();
      this.#build();
    });
    const hold = ({ target }: PointerEvent) => {
      this.#isHeld =
        target instanceof Element && target.closest("input[type=range], .surface") !== null;
    };
    const release = () => {
      if (!this.#isHeld) return;
      this.#isHeld = false;
      this.#draw();
    };
    addEventListener("pointerdown", hold, true);
    addEventListener("pointerup", release, true);
    addEventListener("pointercancel", release, true);
  }

  /** The state of the address; without one that of the page; where it is damaged the first example. */
  #read(): PlayState {
    const own = readFragment(this.begin) ?? DEFAULT_STATE;
    const text = location.hash.slice(1);
    const found = text === "" ? own : readFragment(text);
    this.#isDamaged = found === null;
    return found ?? own;
  }

  readonly #set = (patch: Partial<PlayState>): void => {
    this.#state = { ...this.#state, ...patch };
    clearTimeout(this.#addressTimer);
    this.#addressTimer = window.setTimeout(() => this.#writeAddress(), ADDRESS_MS);
    this.#change();
    this.#drawSoon();
  };

  readonly #solve = (id: ExerciseId): void => {
    this.#solved.add(id);
    this.#writeAddress();
  };

  #writeAddress(): void {
    history.replaceState(stateOfHistory(this.#solved), "", `#${writeFragment(this.#state)}`);
  }

  /** Makes the parts in the present language. */
  #build(): void {
    const texts = LANGUAGES[this.#language];
    const actions = { set: this.#set, goTo: goToWord, solve: this.#solve };
    document.documentElement.lang = this.#language;
    document.title = texts.title;
    const exercise = exercisePart(texts, actions, this.#solved);
    const [map, steps, zoom] = [
      mapPart(texts, actions),
      stepBar(texts, actions),
      viewBar(texts, actions),
    ];
    const [fn, methods] = [functionPart(texts, actions), methodsPart(texts, actions)];
    const [loss, results] = [lossPart(texts), resultsPart(texts, actions)];
    const [step, command] = [stepPart(texts), commandPart(texts, actions)];
    this.#parts = [map, steps, zoom];
    this.#turns = [
      [loss, command],
      [fn, methods, exercise, results, step],
    ];
    const note = h("p", { class: "damaged", role: "alert" }, [
      texts.damaged,
      " ",
      button(texts.dismiss, () => note.remove()),
    ]);
    this.root.replaceChildren(
      this.#header(),
      h("main", {}, [
        ...(this.#isDamaged ? [note] : []),
        exercise.root,
        h("div", { class: "bench" }, [
          h("div", { class: "stage" }, [map.root, steps.root, zoom.root]),
          h("div", { class: "controls" }, [fn.root, methods.root]),
        ]),
        h("div", { class: "below" }, [results.root, loss.root, step.root, command.root]),
      ]),
      h("footer", {}, [texts.footer]),
    );
    this.#draw();
  }

  #header(): HTMLElement {
    const texts = LANGUAGES[this.#language];
    const other: Language = this.#language === "en" ? "ko" : "en";
    const toOther = button(
      texts.toOther,
      () => {
        this.#language = other;
        keepLanguage(other);
        this.#build();
        document.querySelector<HTMLElement>("[data-language]")?.focus();
      },
      { lang: other, "data-language": true },
    );
    const theme = button("◐", toggleTheme, { "aria-label": texts.theme, title: texts.theme });
    return h("header", {}, [
      h("h1", {}, [texts.title]),
      h("div", { class: "bar" }, [toOther, theme]),
    ]);
  }

  #change(): void {
    this.#waiting = this.#turns.length;
  }

  #drawSoon(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw(): void {
    const model = this.#model();
    const groups = this.#isHeld ? [this.#turns[this.#turn]] : this.#turns;
    for (const part of [...this.#parts, ...groups.flat()]) part.update(model);
    this.#turn = (this.#turn + 1) % this.#turns.length;
    this.#waiting = this.#isHeld ? this.#waiting - 1 : 0;
    if (this.#waiting > 0) this.#drawSoon();
  }

  #model(): Model {
    const state = this.#state;
    const key = sceneKey(state);
    if (key !== this.#sceneKey) {
      this.#scene = sceneOf(state);
      this.#sceneKey = key;
    }
    this.#renew(state, this.#scene.dim);
    const { runs, step, request } = this.#shown;
    const lastT = lastOf(runs);
    return {
      state,
      texts: LANGUAGES[this.#language],
      scene: this.#scene,
      view: viewOf(state, this.#scene),
      start: startOf(state, this.#scene),
      isHeld: this.#isHeld,
      isCurrent: request !== undefined && JSON.stringify(request) === this.#requestKey,
      runs,
      t: Math.min(state.t ?? lastT, lastT),
      lastT,
      step,
    };
  }

  /** Computes anew where the state asks for other numbers. */
  #renew(state: PlayState, dim: number): void {
    const { fn, methods, start, iterations, settings, plane, active, t } = state;
    const request: ShownRequest = { fn, methods, start, iterations, settings, plane, active, t };
    const key = JSON.stringify(request);
    if (key === this.#requestKey) return;
    this.#requestKey = key;
    const shown = this.#client.request(request, iterations * dim * dim > LARGE);
    if (shown !== undefined) this.#shown = shown;
    // until the worker answers, as many runs as there are methods
    else if (this.#shown.runs.length !== methods.length) {
      this.#shown = { runs: methods.map(unknownRun), step: null };
    }
  }
}
