import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { beginOf, EXERCISE_IDS, type ExerciseId } from "../../src/play/exercises.js";
import { readFragment } from "../../src/play/fragment.js";
import { english } from "../../src/play/texts-en.js";

const learn = readFileSync(new URL("../../docs/learn.md", import.meta.url), "utf8");
const links = [...learn.matchAll(/\[([^\]]+)\]\(\.\.\/dist\/play\.html#([^)]+)\)/g)].map(
  ([, words, fragment]) => ({ words, state: readFragment(fragment) }),
);

it("docs/learn.md links each exercise once", () => {
  const linked = links.map(({ state }) => state?.exercise);
  expect(linked.sort()).toEqual([...EXERCISE_IDS].sort());
});

it.each(links)("the link '$words' of docs/learn.md begins its exercise", ({ words, state }) => {
  const id = state!.exercise as ExerciseId;
  expect(state).toEqual(beginOf(id));
  expect(words).toBe(english.words[id].title);
});
