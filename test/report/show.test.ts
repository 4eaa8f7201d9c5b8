import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import {
  defineFunction,
  defineOptimizer,
  flag,
  learningRate,
  number,
} from "../../src/core/define.js";
import type { Look } from "../../src/report/look.js";
import { renderNote, renderShow } from "../../src/report/show.js";
import { grid } from "../../src/terminal/grid.js";
import { anyText } from "./any-results.js";
import { expectFits, look } from "./screens.js";

const method = defineOptimizer({
  id: "mine",
  title: "My own method",
  rule: "m ← β₁·m + (1−β₁)·g\nx ← x − lr·m̂",
  source: { ref: "A paper", url: "https://example.org", departs: "in everything" },
  params: {
    lr: learningRate(0.01, "step size α"),
    epsForm: number({
      default: null,
      range: "[0, inf)",
      doc: "a parameter with a description that is longer than a line of the terminal is wide",
    }),
    nesterov: flag({ doc: "look ahead" }),
  },
  create: () => ({ step() {} }),
});

/** What stands above the command, and the command, which is in one line to be pasted. */
function withoutCommand(shown: string): { text: string; command: string } {
  const at = shown.lastIndexOf("\ntry     ");
  return { text: shown.slice(0, at), command: shown.slice(at + 1) };
}

function expectShown(shown: string, at: Look): void {
  const { text, command } = withoutCommand(shown);
  expectFits(text, at);
  expectFits(command, { ...at, width: Infinity });
  expect(command).toMatch(/^try {5}optbench run [^\n]+\n$/);
}

describe("an optimizer", () => {
  it("is shown with its rule, parameters, source and an example", () => {
    expect(renderShow(method, look(80, false), grid)).toBe(`mine   My own method   (optimizer)

  m ← β₁·m + (1−β₁)·g
  x ← x − lr·m̂

   parameter  default  allowed
   lr         0.01     (0, inf)  step size α
   eps-form   auto     [0, inf)  a parameter with a description that is longer
                                 than a line of the terminal is wide
   nesterov   false    flag      look ahead

source  A paper
        https://example.org
differs in everything

try     optbench run -f anisotropic -o mine --tune
`);
  });

  it("has its parameters below one another where there is no room beside them", () => {
    expect(renderShow(method, look(44), grid)).toBe(`mine   My own method   (optimizer)

  m <- beta_1*m + (1-beta_1)*g
  x <- x - lr*m^

  lr = 0.01   (0, inf)
      step size alpha
  eps-form = auto   [0, inf)
      a parameter with a description that is
      longer than a line of the terminal is
      wide
  nesterov = false   flag
      look ahead

source  A paper
        https://example.org
differs in everything

try     optbench run -f anisotropic -o mine --tune
`);
  });
});

describe("a function", () => {
  it("that says little is shown with what there is", () => {
    const fn = defineFunction({
      id: "mine",
      title: "Mine",
      start: () => Float64Array.of(1, 2),
      create: () => ({ dim: 2, value: () => 0 }),
    });
    expect(renderShow(fn, look(80), grid)).toBe(`mine   Mine   (function)

dimension   1 or more; default 2
start       (1, 2)
domain      [-4, 6] x [-3, 7]
minimum     not known for this dimension

source  given by the user

try     optbench run -f mine -o adam,l-bfgs --tune
`);
  });
});

it("a spec that ships is shown as it is", () => {
  const note = {
    id: "book",
    title: "The text",
    kind: "spec",
    text: "a:\n  - b\n",
    example: "optbench run book",
  };
  expect(renderNote(note, look(80))).toBe(
    "book   The text   (spec)\n\n  a:\n    - b\n\ntry     optbench run book\n",
  );
});

describe("an entry of a dialect", () => {
  const catalogue = builtins();
  const shown = (id: string, width = 80) => {
    const definition = catalogue.optimizer(id);
    return renderShow(definition, look(width), grid, catalogue.namesakes(definition));
  };

  it("is shown beside what others mean by its name", () => {
    expect(shown("keras/adam")).toContain(`
is      adam:eps=1e-7:eps-form=hat
others  adam        adam
        book/adam   the same
        torch/adam  adam
        optax/adam  adam

memory  m, v, v max: at most 3n doubles

source  keras.optimizers.Adam`);
  });

  it("has namesakes whatever the separators, and none of another name", () => {
    expect(shown("torch/lbfgs")).toContain("\nothers  l-bfgs  l-bfgs\n");
    expect(shown("optax/amsgrad")).not.toContain("others");
    expect(shown("sgd")).toContain("        keras/sgd  momentum:momentum=0\n");
  });

  it.each([20, 40, 80])("fits %i columns with them", (width) => {
    expectShown(shown("torch/adam", width), look(width));
  });
});

describe("every entry of the catalogue", () => {
  const { optimizers, functions, schedules, modifiers, transforms } = builtins();
  const all = [...optimizers, ...functions, ...schedules, ...modifiers, ...transforms];

  it.each([20, 30, 40, 60, 80, 120])("fits %i columns", (width) => {
    for (const definition of all) {
      for (const ascii of [true, false]) {
        expectShown(renderShow(definition, look(width, ascii), grid), look(width, ascii));
      }
    }
  });

  it("is spelled in ASCII without a question mark in its mathematics", () => {
    const marks = (text: string) => text.split("?").length;
    const unspelled = all.filter((definition) => {
      const [spelled, whole] = [look(500), look(500, false)].map((at) =>
        renderShow(definition, at, grid),
      );
      return marks(spelled) !== marks(whole);
    });
    expect(unspelled.map(({ id }) => id)).toEqual([]);
  });
});

it("no definition moves the cursor, whatever its texts", () => {
  const texts = fc.record({ title: anyText, rule: anyText, ref: anyText, doc: anyText });
  fc.assert(
    fc.property(texts, fc.integer({ min: 20, max: 100 }), fc.boolean(), (text, width, ascii) => {
      const definition = defineOptimizer({
        id: "mine",
        title: text.title,
        rule: text.rule,
        source: { ref: text.ref, url: text.ref, departs: text.doc },
        params: { lr: learningRate(0.1, text.doc) },
        create: () => ({ step() {} }),
      });
      const shown = renderShow(definition, look(width, ascii), grid);
      const { text: whole } = withoutCommand(shown);
      for (const line of whole.split("\n")) expectFits(`${line.trimEnd()}\n`, look(width, ascii));
    }),
  );
});
