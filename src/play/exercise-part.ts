import { printShortest } from "../core/params.js";
import { SETTINGS } from "../plan/settings.js";
import { METRIC_TEXT } from "../report/block-words.js";
import { button, h } from "./element.js";
import {
  beginOf,
  EXERCISE_IDS,
  isExercise,
  isSolved,
  progressOf,
  type ExerciseId,
} from "./exercises.js";
import type { Actions, Model, Part } from "./model.js";
import { isMet, type Progress } from "./progress.js";
import type { Texts } from "./texts.js";
import { roundedTo } from "../report/plot/ticks.js";
import { plainNumber } from "../report/svg/axis.js";

/** The exercise that is open: its task, a hint, and whether it is solved. */
export function exercisePart(
  texts: Texts,
  actions: Actions,
  solved: ReadonlySet<ExerciseId>,
): Part {
  const heading = h("h2");
  const task = h("p", { class: "task" });
  const hint = h("details", { class: "hint" });
  const verdict = h("p", { class: "verdict", role: "status" });
  let open: ExerciseId | null = null;
  let isDone = false;
  const begin = (id: ExerciseId) => actions.set(beginOf(id));
  const next = button(texts.next, () => {
    const k = open === null ? -1 : EXERCISE_IDS.indexOf(open);
    begin(EXERCISE_IDS[(k + 1) % EXERCISE_IDS.length]);
  });
  const again = button(texts.restart, () => begin(open ?? EXERCISE_IDS[0]));
  const list = h("select", { "aria-label": texts.exercises });
  list.addEventListener("change", () => {
    if (isExercise(list.value)) begin(list.value);
    else actions.set({ exercise: null });
  });
  const card = h("div", { class: "task-card" }, [heading, task, hint, verdict]);
  const bar = h("div", { class: "bar" }, [list, again, next]);
  return {
    root: h("section", { class: "exercise", "aria-label": texts.exercises }, [card, bar]),
    update(model) {
      const id = model.state.exercise as ExerciseId | null;
      if (id !== open) isDone = false;
      if (id !== open || list.childElementCount === 0) show(id);
      open = id;
      again.disabled = id === null;
      if (id !== null && !isDone && isSolvedBy(id, model)) {
        isDone = true;
        if (!solved.has(id)) actions.solve(id);
        show(id);
      }
      if (id === null) verdict.replaceChildren();
      else if (isDone) {
        verdict.replaceChildren(h("b", {}, [`✓ ${texts.solved}. `]), texts.words[id].learnt);
      } else if (model.isCurrent) {
        const words = progressWords(progressOf(id, model), model);
        // a status that is written anew is read out anew
        if (verdict.textContent !== words) verdict.textContent = words;
      }
      card.classList.toggle("done", isDone);
      next.classList.toggle("main", isDone);
    },
  };

  function show(id: ExerciseId | null): void {
    const names = EXERCISE_IDS.map((one, k) => {
      const sign = solved.has(one) ? " ✓" : "";
      return h("option", { value: one }, [`${k + 1}. ${texts.words[one].title}${sign}`]);
    });
    list.replaceChildren(h("option", { value: "" }, [texts.free]), ...names);
    list.value = id ?? "";
    card.hidden = id === null;
    if (id === null) return;
    const words = texts.words[id];
    const number = texts.exerciseNumber(EXERCISE_IDS.indexOf(id) + 1, EXERCISE_IDS.length);
    heading.replaceChildren(h("small", {}, [number]), ` ${words.title}`);
    task.textContent = words.task;
    const isOpen = hint.open && open === id;
    hint.replaceChildren(h("summary", {}, [texts.hint]), words.hint);
    hint.open = isOpen;
  }
}

function progressWords(progress: Progress, { texts, state: { settings } }: Model): string {
  if (isMet(progress)) return texts.otherWay;
  const { of, now, goal } = progress;
  const print = (value: number) => plainNumber(roundedTo(value, 3));
  const { metric = SETTINGS.metric.default, tolerance = SETTINGS.tolerance.default } = settings;
  const target = `${METRIC_TEXT[metric]} ≤ ${printShortest(tolerance)}`.replace(" - ", " − ");
  return texts.progress[of](now === null ? null : print(now), print(goal), target);
}

/** Not during a drag: a value on the way is not an answer, and the praise would move the page. */
function isSolvedBy(id: ExerciseId, { state, runs, isHeld, isCurrent }: Model): boolean {
  return isCurrent && !isHeld && isSolved(id, { state, runs });
}
