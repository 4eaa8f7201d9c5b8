import { describe, expect, it } from "vitest";
import { OptbenchError } from "../../src/core/errors.js";
import { parseItem } from "../../src/plan/grammar.js";
import {
  resolveFunctions,
  resolveOptimizers,
  type ResolvedOptimizer,
} from "../../src/plan/resolve.js";
import { bowl, own } from "./own-entries.js";
import { refusal } from "./refusals.js";

const optimizers = (text: string) => resolveOptimizers(parseItem(text), own);
const functions = (text: string, dim?: number) => resolveFunctions(parseItem(text), own, dim);
const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);

describe("the canonical id of an optimizer", () => {
  it.each([
    ["every", "every"],
    ["EACH()", "every"],
    ["every:lr=0.01", "every"],
    ["every:lr=1e-2:beta1=.9:size=3:form=plain:betas=0.9/.99", "every"],
    ["every:lr=1e+3", "every:lr=1000"],
    ["every:beta1=0.5:lr=0.30", "every:lr=0.3:beta1=0.5"],
    ["every:WEIGHT_DECAY=0.1", "every:weight-decay=0.1"],
    ["every:nesterov:no-centered", "every:nesterov:no-centered"],
    ["every:no-nesterov:centered", "every"],
    ["every:NO_centered", "every:no-centered"],
    ["every:nesterov=yes:centered=off", "every:nesterov:no-centered"],
    ["every:form=HAT", "every:form=hat"],
    ["every:betas=0.5", "every:betas=0.5"],
    ["every:betas=0.5/0.25/0", "every:betas=0.5/0.25/0"],
    ["every:horizon=auto", "every"],
    ["every:horizon=10", "every:horizon=10"],
    ["every+half:min=0+clip:norm=2", "every+half+clip:norm=2"],
    ["every+clip+half", "every+clip+half"],
    ["label=every(lr = 0.5)", "every:lr=0.5"],
  ])("of %s is %s", (text, id) => {
    const [only, ...more] = optimizers(text);
    expect(more).toEqual([]);
    expect(only.id).toBe(id);
    // and is read as the same thing again
    const [again] = optimizers(only.id);
    const asWritten = ({ definition, values, after }: ResolvedOptimizer) => ({
      definition,
      values,
      after: after.map(({ definition: plus, values: given }) => [plus, given]),
    });
    expect(asWritten(again)).toEqual(asWritten(only));
    expect(again.written).toBeUndefined();
  });

  it.each([
    ["every", undefined],
    ["every:lr=0.5", undefined],
    ["every:lr=0.01", "every:lr=0.01"],
    ["a=every:LR=1e-2:beta1=.8", "every:lr=0.01:beta1=0.8"],
    ["every:no-nesterov:centered", "every:no-nesterov:centered"],
    ["every:lr=0.5+half:min=0+clip:norm=2", "every:lr=0.5+half:min=0+clip:norm=2"],
    ["every:horizon=auto", "every:horizon=auto"],
  ])("of %s leaves out what was written at its default: %s", (text, written) => {
    const [only] = optimizers(text);
    expect(only.written).toBe(written);
    if (written !== undefined)
      expect(optimizers(written)[0]).toMatchObject({ id: only.id, written });
  });

  it("keeps the label apart", () => {
    expect(optimizers("fast=every:lr=1")[0]).toMatchObject({ label: "fast", id: "every:lr=1" });
    expect(optimizers("every")[0].label).toBeUndefined();
  });
});

describe("grids and ranges", () => {
  it("span every combination, the last parameter varying fastest", () => {
    expect(ids(optimizers("every:lr=1/2:beta1=0/0.5+clip:norm=3/4"))).toEqual([
      "every:lr=1:beta1=0+clip:norm=3",
      "every:lr=1:beta1=0+clip:norm=4",
      "every:lr=1:beta1=0.5+clip:norm=3",
      "every:lr=1:beta1=0.5+clip:norm=4",
      "every:lr=2:beta1=0+clip:norm=3",
      "every:lr=2:beta1=0+clip:norm=4",
      "every:lr=2:beta1=0.5+clip:norm=3",
      "every:lr=2:beta1=0.5+clip:norm=4",
    ]);
    expect(ids(optimizers("every:nesterov=true/false:form=plain/hat"))).toEqual([
      "every:nesterov",
      "every:nesterov:form=hat",
      "every",
      "every:form=hat",
    ]);
  });

  it("are spaced as the parameter declares", () => {
    const lr = (text: string) => optimizers(`every:lr=${text}`).map(({ values }) => values["lr"]);
    expect(lr("1e-3..1@4")).toEqual([1e-3, 1e-2, 1e-1, 1]);
    expect(lr("0.1..0.2@3")).toEqual([0.1, 0.141421, 0.2]);
    expect(lr("0.123456789..1@1")).toEqual([0.123456789]);
    const beta1 = optimizers("every:beta1=0..0.9@4").map(({ values }) => values["beta1"]);
    expect(beta1).toEqual([0, 0.3, 0.6, 0.9]);
  });

  it("keep their ends as given, and stay between them", () => {
    const values = optimizers("every:lr=0.9999991..0.9999999@3").map((one) => one.values["lr"]);
    expect(values[0]).toBe(0.9999991);
    expect(values[1]).toBeGreaterThan(0.9999991);
    expect(values[1]).toBeLessThan(0.9999999);
    expect(values[2]).toBe(0.9999999);
    const wide = optimizers("every:lr=1e-300..1e300@3").map((one) => one.values["lr"]);
    expect(wide).toEqual([1e-300, 1, 1e300]);
  });
});

describe("a mistake in an optimizer", () => {
  const twoHundred = Array.from({ length: 200 }, (_, k) => k + 1).join("/");

  it.each([
    [
      "evry",
      "unknown optimizer 'evry'\n  did you mean 'every'?  all: optbench list optimizers",
      "evry",
    ],
    ["every+clap", "unknown schedule or modifier 'clap'", "clap"],
    [
      "every:beta=1",
      "every has no parameter 'beta'.  did you mean 'beta1' or 'betas'?  it has: lr, beta1, weight-decay, size, horizon, nesterov, centered, form, betas",
      "beta=1",
    ],
    ["every+clip:max=1", "clip has no parameter 'max'.  it has: norm", "max=1"],
    ["rateless:lr=1", "rateless has no parameter 'lr'.  it has none", "lr=1"],
    ["every:no-lr", "every has no parameter 'no-lr'.", "no-lr"],
    ["every:no-nesterov=true", "every has no parameter 'no-nesterov'.", "no-nesterov=true"],
    ["every:lr=-0.1", "every: lr = -0.1 is outside (0, inf)", "lr=-0.1"],
    ["every:lr=1e400", "every: lr = inf is outside (0, inf)", "lr=1e400"],
    ["every:beta1=0.5/1", "every: beta1 = 1 is outside [0, 1)", "beta1=0.5/1"],
    ["every:betas=0.5/1", "every: betas = 1 is outside [0, 1)", "betas=0.5/1"],
    ["every:size=2.5", "every: size = 2.5 is not a whole number", "size=2.5"],
    ["every:lr=fast", "every: lr = 'fast' is not a number", "lr=fast"],
    ["every:lr=auto", "every: lr = 'auto' is not a number", "lr=auto"],
    ["every:lr=", "every: lr is empty; expected a number", "lr="],
    ["every:lr=1/", "every: lr is empty; expected a number", "lr=1/"],
    ["every:lr", "every: lr needs a value: lr=…", "lr"],
    ["every:nesterov=2", "every: nesterov = '2' is not true or false", "nesterov=2"],
    ["every:form=cap", "every: form = 'cap' is not one of plain, hat", "form=cap"],
    ["every:lr=1:size=2:LR=2", "every: lr is given twice", "LR=2"],
    ["every:nesterov:no-nesterov", "every: nesterov is given twice", "no-nesterov"],
    [
      "every:lr=1e-3..1",
      "every: lr = 1e-3..1 is an interval; a number is needed here, or a range with a count: 1e-3..1@5",
      "lr=1e-3..1",
    ],
    ["every:lr=1..0.1@5", "every: lr: 1..0.1 is empty or reversed", "lr=1..0.1@5"],
    ["every:lr=1..1@5", "every: lr: 1..1 is empty or reversed", "lr=1..1@5"],
    ["every:lr=0..1@5", "every: lr: a logarithmic range starts above 0", "lr=0..1@5"],
    ["every:lr=a..1@5", "every: lr: 'a' in a..1@5 is not a number", "lr=a..1@5"],
    ["every:lr=1..inf@5", "every: lr: 'inf' in 1..inf@5 is not a number", "lr=1..inf@5"],
    ["every:lr=1..2@0", "every: lr: a range has 1 to 10000 values, got @0", "lr=1..2@0"],
    ["every:lr=1..2@2.5", "every: lr: a range has 1 to 10000 values, got @2.5", "lr=1..2@2.5"],
    ["every:lr=1..2@1e9", "every: lr: a range has 1 to 10000 values, got @1e9", "lr=1..2@1e9"],
    ["every:form=a..b@3", "every: form takes no range", "form=a..b@3"],
    ["every:betas=0..1@3", "every: betas takes no range", "betas=0..1@3"],
    ["every:size=1..2@3", "every: size = 1.5 is not a whole number", "size=1..2@3"],
    ["rateless+half", "rateless has no learning rate that half could change", "rateless"],
    [`every:lr=${twoHundred}:size=${twoHundred}`, "the grid has 40000 cases; at most 10000", null],
    [
      `every:lr=${twoHundred}+clip:norm=${twoHundred}+half:min=${twoHundred}`,
      "the grid has 8000000 cases; at most 10000",
      null,
    ],
    [`every:lr=${"1/".repeat(20_000)}1`, "every: lr: more than 10000 values", undefined],
  ])("is told with its place (%#)", (text, message, at) => {
    const { code, message: told, span } = refusal(() => optimizers(text));
    expect(code).toBe("usage");
    expect(told.startsWith(message)).toBe(true);
    if (typeof at === "string") expect(text.slice(span!.from, span!.to)).toBe(at);
  });
});

describe("a function", () => {
  it.each([
    ["bowl", undefined, "bowl", 2],
    ["bowl:dim=2", undefined, "bowl", 2],
    ["bowl", 4, "bowl:dim=4", 4],
    ["bowl:dim=6", 4, "bowl:dim=6", 6],
    ["bowl:cond=1e4:dim=4", undefined, "bowl:dim=4:cond=10000", 4],
    ["bowl:dim=auto:cond=20", undefined, "bowl", 2],
    ["line", undefined, "line", 1],
  ])("%s, where dims say %s, is %s", (text, dims, id, dim) => {
    const [only] = functions(text, dims);
    expect(only).toMatchObject({ id, dim, definition: { id: id.split(":")[0] } });
    expect(only.values).not.toHaveProperty("dim");
    expect(functions(id)).toEqual([only]);
  });

  it("may be a grid of dimensions and parameters", () => {
    expect(ids(functions("bowl:dim=2/4:cond=1..100@3"))).toEqual([
      "bowl:cond=1",
      "bowl:cond=10",
      "bowl:cond=100",
      "bowl:dim=4:cond=1",
      "bowl:dim=4:cond=10",
      "bowl:dim=4:cond=100",
    ]);
  });

  it.each([
    ["bowls", undefined, "unknown function 'bowls'"],
    ["bowl:dim=1", undefined, "bowl needs dim >= 2, got 1"],
    ["bowl:dim=10", undefined, "bowl needs dim <= 8, got 10"],
    ["bowl", 3, "bowl needs a multiple of 2 as dim, got 3"],
    ["line:dim=2", undefined, "line has dim 1 only, got 2"],
    ["bowl:dim=0", undefined, "bowl: dim = 0 is outside [1, 100000000]"],
    ["bowl:dim=2.5", undefined, "bowl: dim = 2.5 is not a whole number"],
    ["bowl", 2.5, "bowl: dim = 2.5 is not a whole number"],
    ["bowl", NaN, "bowl: dim = NaN is outside [1, 100000000]"],
    ["bowl:lr=1", undefined, "bowl has no parameter 'lr'.  it has: dim, cond"],
    ["bowl+rotate", undefined, "unknown transform 'rotate'"],
    ["bowl+half", undefined, "unknown transform 'half'"],
    ["bowl+slide:by=10", undefined, "slide: by = 10 is outside [-9, 9]"],
    ["bowl:cond=0", undefined, "bowl: cond = 0 is outside [1, inf)"],
  ])("%s with dims %s is refused", (text, dim, message) => {
    const { code, message: told, span } = refusal(() => functions(text, dim));
    expect([code, told.slice(0, message.length)]).toEqual(["usage", message]);
    expect(span).toBeDefined();
  });

  it("may be transformed, in grids too, and then lies elsewhere", () => {
    const found = functions("bowl:cond=20/5+slide:by=1/2");
    expect(ids(found)).toEqual([
      "bowl+slide",
      "bowl+slide:by=2",
      "bowl:cond=5+slide",
      "bowl:cond=5+slide:by=2",
    ]);
    const [{ definition, values }] = functions("bowl+slide:by=2+slide");
    expect(definition.optimum(2, values)!.points).toEqual([Float64Array.of(3, 3)]);
    for (const { id } of found) expect(ids(functions(id))).toEqual([id]);
  });

  it("is not transformed ten thousand times, nor where it does not say where it lies", () => {
    expect(() => functions("bowl:cond=1..2@200+slide:by=1..2@200")).toThrow(
      new OptbenchError("usage", "the grid has 40000 cases; at most 10000"),
    );
    const moody = {
      ...bowl,
      id: "moody",
      optimum() {
        throw new Error("not today");
      },
    };
    const catalogue = own.with({ functions: [moody] });
    expect(() => resolveFunctions(parseItem("moody+slide"), catalogue)).toThrow(
      new OptbenchError("usage", "moody cannot be transformed, since it throws: not today"),
    );
  });

  it("has the definition's values at their defaults", () => {
    expect(functions("bowl")[0]).toEqual({
      definition: bowl,
      values: { cond: 20 },
      dim: 2,
      id: "bowl",
      label: undefined,
    });
  });
});
