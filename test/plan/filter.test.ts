import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { readFilter } from "../../src/plan/filter.js";

const IDS = [
  "bbob-f1 adam",
  "bbob-f1:instance=3 adam:lr=0.1",
  "bbob-f1:dim=5:instance=15 sgd:lr=0.1+cosine",
  "bbob-f1:instance=101 adam:no-amsgrad",
  "gone:instance=2 adam",
];
const chosen = (...patterns: string[]) =>
  IDS.filter(readFilter(patterns, builtins())).map((id) => IDS.indexOf(id));

describe("--filter", () => {
  it("looks at one parameter, also where the id leaves the default away", () => {
    expect(chosen("fn:instance=1..5")).toEqual([0, 1]);
    expect(chosen("fn:instance=1/101")).toEqual([0, 3]);
    expect(chosen("fn:instance=10..20/101..110")).toEqual([2, 3]);
    expect(chosen("opt:lr=0.1")).toEqual([1, 2]);
    expect(chosen("fn:dim=5")).toEqual([2]);
    expect(chosen("fn:instance=1*")).toEqual([0, 2, 3]);
  });

  it("matches nothing by a parameter that is not there, nor on a function that is gone", () => {
    expect(chosen("fn:cond=1")).toEqual([]);
    expect(chosen("fn:instance=2")).toEqual([]);
    expect(chosen("fn:gone")).toEqual([4]);
  });

  it("still matches names and whole ids as texts", () => {
    expect(chosen("fn:bbob-f1:instance=3")).toEqual([1]);
    expect(chosen("fn:bbob-f1")).toEqual([0, 1, 2, 3]);
    expect(chosen("*+cosine")).toEqual([2]);
  });

  it("knows a bare name also before what stands after a plus", () => {
    const ids = ["booth+noise adam", "booth sgd+cosine", "booth:dim=2+rotate adam+clip"];
    const matching = (pattern: string) => ids.filter(readFilter([pattern], builtins()));
    expect(matching("fn:booth")).toEqual(ids);
    expect(matching("opt:adam")).toEqual([ids[0], ids[2]]);
    expect(matching("opt:sgd")).toEqual([ids[1]]);
  });
});
