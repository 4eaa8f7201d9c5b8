import { printShortest } from "../core/params.js";
import { roundedTo } from "../report/plot/ticks.js";
import type { Recorded } from "../records/trace.js";
import { traceCommand } from "./command-words.js";
import { h } from "./element.js";
import { letterOf, type Model, type Part } from "./model.js";
import type { Texts } from "./texts.js";

/** So many coordinates are shown; those of the plane among them. */
const MOST_COORDINATES = 6;
const DIGITS = 6;

/** The numbers of one update of the active method, as `optbench trace` prints them. */
export function stepPart(texts: Texts): Part {
  const title = h("p", { class: "note" });
  const rule = h("pre", { class: "rule", tabindex: 0 });
  const facts = h("p", { class: "facts" });
  const table = h("table", { class: "numbers" });
  const note = h("p", { class: "note" });
  const line = h("code", { class: "line" });
  return {
    root: h("section", { "aria-label": texts.arithmetic }, [
      h("h2", {}, [texts.arithmetic]),
      title,
      facts,
      h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": texts.arithmetic }, [
        table,
      ]),
      note,
      rule,
      h("p", { class: "note" }, [line]),
    ]),
    update({ state, step, t, lastT, runs, isCurrent }) {
      // numbers of one method never stand under the name of another
      if (!isCurrent) return;
      const method = state.methods[state.active];
      title.textContent = `${letterOf(state.active)} ${method}, t = ${Math.min(t, lastT)}`;
      line.textContent = traceCommand(state, t);
      const isOver = step === null || step.step.dx === undefined;
      note.textContent =
        step === null
          ? texts.reason(runs[state.active]?.refusal ?? "")
          : isOver
            ? texts.noUpdate
            : texts.ratioHelp;
      if (step === null) {
        table.replaceChildren();
        facts.textContent = "";
        rule.textContent = "";
        return;
      }
      rule.textContent = texts.rule(step.rule);
      facts.textContent = step.numbers
        .map(([name, value]) => `${name} = ${cell(value)}`)
        .join("   ");
      table.replaceChildren(
        ...rowsOf(step.vectors, coordinatesOf(state.plane, step.step.x.length), texts),
      );
    },
  };
}

function coordinatesOf(plane: Model["state"]["plane"], dim: number): number[] {
  const all = Array.from({ length: dim }, (_, i) => i);
  if (dim <= MOST_COORDINATES) return all;
  const chosen = new Set([...plane, ...all].slice(0, MOST_COORDINATES));
  return [...chosen].toSorted((a, b) => a - b);
}

function rowsOf(
  vectors: readonly (readonly [string, readonly Recorded[]])[],
  coordinates: readonly number[],
  texts: Texts,
): HTMLElement[] {
  const heads = coordinates.map((i) => h("th", { scope: "col" }, [`x${i}`]));
  const corner = h("th", { scope: "col" }, [h("span", { class: "hidden" }, [texts.quantity])]);
  const head = h("thead", {}, [h("tr", {}, [corner, ...heads])]);
  const rows = vectors.map(([name, values]) =>
    h("tr", {}, [
      h("th", { scope: "row" }, [name]),
      ...coordinates.map((i) =>
        h("td", { title: values[i] === null ? "" : String(values[i]) }, [cell(values[i])]),
      ),
    ]),
  );
  return [head, h("tbody", {}, rows)];
}

function cell(value: Recorded | undefined): string {
  if (value === null || value === undefined) return "–";
  return printShortest(roundedTo(value, DIGITS)).replaceAll("-", "−");
}
