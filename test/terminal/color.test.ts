import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { colorLevel, type ColorChoice } from "../../src/terminal/color.js";

/** --color > NO_COLOR > FORCE_COLOR > TERM=dumb > whether it is a terminal. */
const TABLE: readonly [ColorChoice, Record<string, string>, boolean, number][] = [
  // --color goes before everything
  ["never", { FORCE_COLOR: "3", COLORTERM: "truecolor" }, true, 0],
  ["always", { NO_COLOR: "1", TERM: "dumb" }, false, 1],
  ["always", { FORCE_COLOR: "0" }, false, 1],
  ["always", { COLORTERM: "truecolor" }, false, 3],
  ["always", { TERM: "xterm-256color" }, false, 2],
  // NO_COLOR, when it is not empty, goes before FORCE_COLOR
  ["auto", { NO_COLOR: "1", FORCE_COLOR: "3" }, true, 0],
  ["auto", { NO_COLOR: "0" }, true, 0],
  ["auto", { NO_COLOR: "" }, true, 1],
  // FORCE_COLOR goes before TERM=dumb and pipes
  ["auto", { FORCE_COLOR: "1" }, false, 1],
  ["auto", { FORCE_COLOR: "" }, false, 1],
  ["auto", { FORCE_COLOR: "true", TERM: "dumb" }, false, 1],
  ["auto", { FORCE_COLOR: "2" }, false, 2],
  ["auto", { FORCE_COLOR: "3" }, false, 3],
  ["auto", { FORCE_COLOR: "1", COLORTERM: "24bit" }, false, 3],
  ["auto", { FORCE_COLOR: "0", COLORTERM: "truecolor" }, true, 0],
  ["auto", { FORCE_COLOR: "false" }, true, 0],
  // a dumb terminal has none
  ["auto", { TERM: "dumb" }, true, 0],
  ["auto", { TERM: "dumb", COLORTERM: "truecolor" }, true, 0],
  // else it is a question of being a terminal, and which
  ["auto", {}, false, 0],
  ["auto", { COLORTERM: "truecolor" }, false, 0],
  ["auto", {}, true, 1],
  ["auto", { TERM: "xterm" }, true, 1],
  ["auto", { TERM: "screen-256color" }, true, 2],
  ["auto", { TERM: "xterm-256color", COLORTERM: "truecolor" }, true, 3],
];

describe("the colours of a stream", () => {
  it.each(TABLE)("--color %s with %j, a terminal: %s", (choice, env, isTTY, level) => {
    expect(colorLevel(choice, env, isTTY)).toBe(level);
  });

  it("are none into a pipe unless somebody asks for them", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("NO_COLOR", "TERM", "COLORTERM"), fc.string()),
        (env) => {
          expect(colorLevel("auto", env, false)).toBe(0);
          expect(colorLevel("never", env, true)).toBe(0);
          expect(colorLevel("always", env, false)).toBeGreaterThan(0);
        },
      ),
    );
  });
});
