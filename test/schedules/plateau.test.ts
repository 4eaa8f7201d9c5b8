import { describe, expect, it } from "vitest";
import { bindSchedule } from "../../src/bench/bind.js";
import { builtins } from "../../src/bench/builtins.js";
import { parseItem } from "../../src/plan/grammar.js";
import { resolveOptimizers } from "../../src/plan/resolve.js";

/** The rates of sgd with a schedule while f takes these values. */
function rates(schedule: string, values: readonly number[], lr = 1): number[] {
  const [optimizer] = resolveOptimizers(parseItem(`sgd:lr=${lr}+${schedule}`), builtins());
  const made = bindSchedule(optimizer, values.length)!;
  return values.map((value, t) => made.rate(t, value));
}

const flat = (value: number) => Array.from({ length: 6 }, () => value);
const REDUCED = [1, 1, 1, 1, 0.1, 0.1];

describe("plateau", () => {
  it.each([5, -5, 0])("fires where f stays at %d", (value) => {
    expect(rates("plateau:patience=2", flat(value))).toEqual(REDUCED);
    expect(rates("plateau:patience=2:mode=max", flat(value))).toEqual(REDUCED);
  });

  it.each([1, -1])(
    "takes what is better by threshold·|best| for better, f having sign %d",
    (sign) => {
      const falling = (share: number) =>
        Array.from({ length: 6 }, (_, t) => sign * 100 - t * share * 100);
      expect(rates("plateau:patience=2:threshold=0.01", falling(0.05))).toEqual(flat(1));
      expect(rates("plateau:patience=2:threshold=0.5", falling(0.05))).toEqual(REDUCED);
    },
  );

  it("takes the first value for better, whatever the threshold", () => {
    expect(rates("plateau:patience=2:threshold=1.5", flat(1))).toEqual(REDUCED);
  });

  it("asks nothing of f < 0 in torch's form, which then never fires", () => {
    expect(rates("torch/ReduceLROnPlateau:patience=2", flat(-5))).toEqual(flat(1));
    expect(rates("torch/ReduceLROnPlateau:patience=2", flat(5))).toEqual(REDUCED);
    expect(rates("torch/ReduceLROnPlateau:patience=2:threshold_mode=abs", flat(-5))).toEqual(
      REDUCED,
    );
    expect(rates("plateau:patience=2:threshold-mode=factor", flat(-5))).toEqual(flat(1));
  });

  it("makes no change that is not above eps", () => {
    const all = flat(5);
    expect(rates("plateau:patience=2:eps=0.89", all)).toEqual(REDUCED);
    expect(rates("plateau:patience=2:eps=0.9", all)).toEqual(flat(1));
    expect(rates("plateau:patience=2", all, 1e-8)).toEqual(flat(1e-8));
  });
});
