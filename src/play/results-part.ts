import { button, h } from "./element.js";
import type { MethodRun } from "./compute-runs.js";
import { finalOf, heightName, statusOf } from "./run-words.js";
import { letterOf, type Actions, type Model, type Part } from "./model.js";
import { swatch } from "./swatch.js";
import type { Texts } from "./texts.js";

/** After so long without a change a screen reader hears the results. */
const QUIET_MS = 900;

/** The table of results, and the same in sentences for screen readers. */
export function resultsPart(texts: Texts, actions: Actions): Part {
  const body = h("tbody");
  const final = h("th", { scope: "col" });
  const heads = [texts.method, texts.tableStatus, texts.tableSteps, texts.tableEvaluations];
  const row = h("tr", {}, [...heads.map((words) => h("th", { scope: "col" }, [words])), final]);
  const table = h("table", { class: "results" }, [
    h("caption", { class: "hidden" }, [texts.results]),
    h("thead", {}, [row]),
    body,
  ]);
  const spoken = h("p", { class: "hidden", role: "status" });
  let timer = 0;
  let said: unknown;
  return {
    root: h("section", { "aria-label": texts.results }, [
      h("h2", {}, [texts.results]),
      h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": texts.results }, [
        table,
      ]),
      spoken,
    ]),
    update(model) {
      const { runs, scene } = model;
      final.textContent = `${texts.tableFinal} ${heightName(scene)}`;
      if (body.rows.length !== runs.length) {
        body.replaceChildren(...runs.map((_, k) => rowOf(k, actions)));
      }
      runs.forEach((run, k) => fill(body.rows[k], run, model));
      if (said === runs) return;
      said = runs;
      clearTimeout(timer);
      timer = window.setTimeout(() => (spoken.textContent = sentences(model)), QUIET_MS);
    },
  };
}

function rowOf(k: number, actions: Actions): HTMLTableRowElement {
  const name = button("", () => actions.set({ active: k }), { class: "plain name" });
  const head = h("th", { scope: "row" }, [swatch(k), `${letterOf(k)} `, name]);
  return h("tr", {}, [head, ...Array.from({ length: 4 }, () => h("td"))]);
}

function fill(
  row: HTMLTableRowElement,
  run: MethodRun,
  { texts, state, scene, runs }: Model,
): void {
  const k = row.rowIndex - 1;
  const name = row.querySelector("button")!;
  name.textContent = run.text;
  name.setAttribute("aria-pressed", String(state.active === k));
  row.classList.toggle("active", state.active === k && runs.length > 1);
  const [status, steps, evaluations, final] = Array.from(row.querySelectorAll("td"));
  status.textContent = run.refusal === undefined ? statusOf(run, texts) : texts.refused;
  status.className = run.refusal === undefined ? run.status : "error";
  status.title = texts.reason(run.refusal ?? run.message ?? "");
  steps.textContent = run.steps === null ? "–" : String(run.steps);
  evaluations.textContent = run.refusal === undefined ? String(run.evaluations) : "–";
  final.textContent = finalOf(run, scene.minimum);
  final.title = String((scene.minimum === null ? run.finalValue : run.finalGap) ?? "");
}

function sentences({ runs, texts, scene }: Model): string {
  return runs
    .map((run) =>
      run.refusal === undefined
        ? texts.announce(run.text, statusOf(run, texts), run.steps, finalOf(run, scene.minimum))
        : `${run.text}: ${texts.refused} ${texts.reason(run.refusal)}`,
    )
    .join(" ");
}
