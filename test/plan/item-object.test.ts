import { describe, expect, it } from "vitest";
import { readRunPart, readRunValue } from "../../src/plan/run-file.js";
import { textOf } from "./refusals.js";

const read = (optimizers: string) =>
  readRunPart(`functions: booth\noptimizers:\n${optimizers}`, "b.yaml");

describe("an item of a spec file", () => {
  it.each([
    ["  - adam: { lr: 0.1, beta1: 0.9 }", ["adam:lr=0.1:beta1=0.9"]],
    ["  - adam:", ["adam"]],
    ["  - adam: {}", ["adam"]],
    ["  - torch/adam: { weight_decay: 1e-2 }", ["torch/adam:weight_decay=0.01"]],
    ["  - adam: { lr: [0.1, 0.3, 1] }", ["adam:lr=0.1/0.3/1"]],
    ["  - adam: { lr: 1e-3..1@4, eps: 1e-30 }", ["adam:lr=1e-3..1@4:eps=1e-30"]],
    ["  - adam: { amsgrad: true, max-of: corrected }", ["adam:amsgrad=true:max-of=corrected"]],
    ["  - adam: { amsgrad: [true, false] }", ["adam:amsgrad=true/false"]],
    ["  - sgd: { lr: 1e30, x: .inf }", ["sgd:lr=1e30:x=inf"]],
    ["  - sgd: { lr: 0.1 }\n    plus: cosine", ["sgd:lr=0.1+cosine"]],
    ["  - sgd:\n    plus: { cosine: { min: 0.01 } }", ["sgd+cosine:min=0.01"]],
    ["  - sgd:\n    plus: [clip:norm=1, { cosine: }]\n    label: a", ["a=sgd+clip:norm=1+cosine"]],
    ["  - sgd:\n    plus: step(every=3)+clip", ["sgd+step(every=3)+clip"]],
    ["  adam: { lr: 1 }", ["adam:lr=1"]],
    ["  - sgd\n  - adam: { lr: 1 }\n  - a=b,c", ["sgd", "adam:lr=1", "a=b,c"]],
  ])("%j is read as text of the grammar", async (text, items) => {
    expect((await read(`${text}\n`)).run.optimizers).toEqual(items);
  });

  it("may stand in a module as in a file", () => {
    const value = { optimizers: [{ adam: { lr: [0.1, 1] }, plus: "cosine" }, "sgd"] };
    const { run } = readRunValue(value, "b.mjs");
    expect(run.optimizers).toEqual(["adam:lr=0.1/1+cosine", "sgd"]);
  });

  it("says of each part of its text where it was given", async () => {
    const file = await read(
      `  - sgd\n  - adam: { lr: 0.1 }\n    plus:\n      - cosine\n      - clip: { norm: 2 }\n    label: a\n`,
    );
    const text = "a=adam:lr=0.1+cosine+clip:norm=2";
    const place = (part: string) => {
      const from = text.indexOf(part);
      return file.place("optimizers", text, { from, to: from + part.length });
    };
    expect(["a=", "adam", "lr=", "cosine", "clip", "norm"].map(place)).toEqual(
      ["8:5", "4:5", "4:13", "6:9", "7:9", "7:17"].map((at) => `b.yaml:${at}`),
    );
    expect(file.place("optimizers", "sgd")).toBe("b.yaml:3:5");
    expect(file.place("optimizers", "adam")).toBeUndefined();
  });
});

describe("a mistake in an item", () => {
  it.each([
    ["  - {}", "3:5  optimizers: an item without a name; expected { adam: {} }"],
    ["  - plus: cosine", "3:5  optimizers: an item without a name"],
    [
      "  - { adam: { lr: 1 }, sgd: }",
      `3:24  optimizers: 'adam' and 'sgd': an item has one name, 'plus' and 'label'; "-" begins the next`,
    ],
    ["  - { labl: x, adam: }", `3:7  optimizers: 'adam' and 'labl': an item has one name`],
    [
      "  - adam: lr=0.1",
      "3:5  optimizers: adam: expected parameters, such as { lr: 0.1 }\n  as text, without a blank: adam:lr=0.1",
    ],
    ["  - adam: [1]", "3:5  optimizers: adam: expected parameters"],
    ["  - a b: { lr: 1 }", "3:5  optimizers: 'a b' is not a name"],
    ["  - { '': }", "3:7  optimizers: '' is not a name"],
    ["  - adam: { l r: 1 }", "3:13  optimizers: adam has no parameter 'l r'"],
    [
      "  - adam: { lr: }",
      "3:13  optimizers: adam: lr: null is not a value; leave it out for its default",
    ],
    ["  - adam: { lr: .nan }", "3:13  optimizers: adam: lr: NaN is not a value"],
    ["  - adam: { lr: '1+cosine' }", '3:13  optimizers: adam: lr: "1+cosine" is not a value'],
    ["  - adam: { lr: '1:eps=2' }", '3:13  optimizers: adam: lr: "1:eps=2" is not a value'],
    ["  - adam: { lr: { x: 1 } }", "3:13  optimizers: adam: lr: {…} is not a value"],
    ["  - adam: { lr: [] }", "3:13  optimizers: adam: lr: the list is empty"],
    ["  - adam: { lr: [1, [2]] }", "3:21  optimizers: adam: lr: […] is not a value"],
    ["  - adam: { lr: [1, 2/3] }", "3:21  optimizers: adam: lr: '2/3' is several values in a list"],
    ["  - adam: { lr: [1..2@3, 1] }", "3:18  optimizers: adam: lr: '1..2@3' is several values"],
    ["  - sgd:\n    plus: []", "4:5  optimizers: plus: the list is empty"],
    ["  - sgd:\n    plus: 3", "4:5  optimizers: plus: 3 is not text"],
    ["  - sgd:\n    plus: [cosine, a b]", "4:20  optimizers: plus: expected one name, got 'a b'"],
    ["  - sgd:\n    plus: x=cosine", "4:5  optimizers: plus: 'x=cosine' has a label"],
    ["  - sgd:\n    plus: 3x", "4:5  optimizers: plus: expected a name, got '3'"],
    [
      "  - sgd:\n    plus: { cosine: , clip: }",
      `4:23  optimizers: 'cosine' and 'clip': an item has one name; "-"`,
    ],
    ["  - sgd:\n    label: a b", '4:5  optimizers: label: "a b": a label has letters'],
    ["  - sgd:\n    label: 3", "4:5  optimizers: label: 3: a label has letters"],
  ])("%j has a place", async (text, message) => {
    expect(await textOf(read(`${text}\n`))).toContain(`b.yaml:${message}`);
  });
});
