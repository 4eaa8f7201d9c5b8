import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { Catalogue } from "../../src/plan/catalogue.js";
import { bowl, clip, every, half, own, rateless } from "./own-entries.js";

describe("a name is found", () => {
  it("in any case, with any separator, by its alias too", () => {
    expect(own.optimizer("Every")).toBe(every);
    expect(own.optimizer("EACH")).toBe(every);
    expect(builtins().function("Nesterov_Chain").id).toBe("nesterov-chain");
    expect(builtins().optimizer("BOOK/Adam").id).toBe("book/adam");
  });

  it("after a plus among schedules and modifiers", () => {
    expect(own.afterPlus("half")).toBe(half);
    expect(own.afterPlus("clip")).toBe(clip);
  });

  it("wherever it is, for show", () => {
    const both = own.with({ functions: [{ ...bowl, id: "every" }] });
    expect(both.all("every").map(({ kind }) => kind)).toEqual(["optimizer", "function"]);
    expect(both.all("nothing")).toEqual([]);
    expect(own.names()).toEqual(["every", "rateless", "bowl", "line", "half", "clip", "slide"]);
  });
});

describe("an unknown name", () => {
  it.each([
    [
      () => own.optimizer("evry"),
      "unknown optimizer 'evry'\n  did you mean 'every'?  all: optbench list optimizers",
    ],
    [() => own.optimizer("zzz"), "unknown optimizer 'zzz'\n  all: optbench list optimizers"],
    [
      () => own.function("bowls"),
      "unknown function 'bowls'\n  did you mean 'bowl'?  all: optbench list functions",
    ],
    [
      () => own.afterPlus("clap"),
      "unknown schedule or modifier 'clap'\n  did you mean 'clip'?  all: optbench list schedules",
    ],
    [() => own.optimizer("constructor"), "unknown optimizer 'constructor'"],
  ])("says what was perhaps meant and where all are listed (%#)", (find, message) => {
    expect(find).toThrow(message);
  });
});

describe("more entries", () => {
  it("stand behind our own in a new catalogue", () => {
    const more = own.with({ optimizers: [{ ...rateless, id: "mine" }] });
    expect(more.optimizers.map(({ id }) => id)).toEqual(["every", "rateless", "mine"]);
    expect(own.optimizers).toHaveLength(2);
  });

  it.each([
    [{ optimizers: [{ ...rateless, id: "EVERY" }] }, "there is already an optimizer 'EVERY'"],
    [{ optimizers: [{ ...rateless, id: "each" }] }, "there is already an optimizer 'each'"],
    [
      { optimizers: [{ ...rateless, id: "mine", aliases: ["every"] }] },
      "there is already an optimizer 'every'",
    ],
    [{ functions: [bowl] }, "there is already a function 'bowl'"],
    [{ modifiers: [{ ...clip, id: "half" }] }, "there is already a schedule 'half'"],
    [{ schedules: [{ ...half, id: "clip" }] }, "there is already a modifier 'clip'"],
    [
      { schedules: [{ ...half, id: "new" }], modifiers: [{ ...clip, id: "new" }] },
      "there is already a schedule 'new'",
    ],
    [
      { optimizers: [{ ...rateless, id: "my own" }] },
      "'my own' cannot be typed: a name has letters, digits, '-', '_', '.' and '/'",
    ],
    [{ functions: [{ ...bowl, id: "" }] }, "'' cannot be typed"],
  ])("whose names are taken or cannot be typed are refused (%#)", (more, message) => {
    expect(() => own.with(more)).toThrow(message);
  });
});

it("no two entries that ship share a name", () => {
  const empty = new Catalogue({
    optimizers: [],
    functions: [],
    schedules: [],
    modifiers: [],
    transforms: [],
  });
  expect(() => empty.with(builtins())).not.toThrow();
});
