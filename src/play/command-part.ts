import { commandWords } from "./command-words.js";
import { button, h } from "./element.js";
import type { Actions, Part } from "./model.js";
import type { Texts } from "./texts.js";

/** The command that repeats what is seen; its words lead to their controls. */
export function commandPart(texts: Texts, actions: Actions): Part {
  const line = h("code", { class: "command" });
  let shown = new Map<string, string>();
  const text = () => line.textContent;
  return {
    root: h("section", { class: "terminal", "aria-label": texts.command }, [
      h("h2", {}, [texts.command]),
      h("p", { class: "prompt" }, [h("span", { "aria-hidden": "true" }, ["$ "]), line]),
      h("div", { class: "bar" }, [
        copyButton(texts.copy, texts, text),
        copyButton(texts.copyLink, texts, () => location.href),
      ]),
      h("p", { class: "note" }, [texts.commandHelp]),
    ]),
    update({ state }) {
      const words = commandWords(state);
      const before = shown;
      shown = new Map(words.map(({ id, text: word }) => [id, word]));
      if (words.map(({ text: word }) => word).join("") === line.textContent) return;
      line.replaceChildren(
        ...words.map(({ id, text: word }) => {
          if (id === "") return word;
          const isChanged = before.size > 0 && before.get(id) !== word;
          const attributes = { class: isChanged ? "word changed" : "word" };
          return button(word, () => actions.goTo(id), attributes);
        }),
      );
    },
  };
}

function copyButton(words: string, texts: Texts, text: () => string): HTMLButtonElement {
  const made = button(words, () => {
    void copy(text()).then((isDone) => {
      if (!isDone) return;
      made.textContent = texts.copied;
      setTimeout(() => (made.textContent = words), 1500);
    });
  });
  return made;
}

/** Pages that were opened as a file have no clipboard in some browsers: a selection does, then. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = h("textarea", { class: "hidden" });
    field.value = text;
    document.body.append(field);
    field.select();
    const isDone = document.execCommand("copy");
    field.remove();
    return isDone;
  }
}
