import { describe, expect, it } from "vitest";
import type { OptbenchError } from "../../src/core/errors.js";
import { parseList } from "../../src/plan/grammar.js";
import { resolveFunctions } from "../../src/plan/resolve.js";
import { own } from "./own-entries.js";

function idsOf(text: string): string[] {
  return parseList(text).flatMap((item) => resolveFunctions(item, own).map(({ id }) => id));
}

/** What is said, with the part of the text that is marked. */
function refused(text: string): string {
  try {
    idsOf(text);
  } catch (error) {
    const { message, span } = error as OptbenchError;
    const part = span === undefined ? "" : text.slice(span.from, span.to);
    return `[${part}] ${message.replaceAll("\n", " ")}`;
  }
  return "accepted";
}

describe("a formula among functions", () => {
  it.each([
    ["x^2/20+y^2", "{x^2/20+y^2}"],
    [" x^2 / 20 + y^2 ", "{x^2/20+y^2}"],
    ["2*x", "{2*x}"],
    ["sum(i,1,n,x[i]^2)", "{sum(i,1,n,x[i]^2)}"],
    ["{x^2 + y^2}:start=-7/2", "{x^2+y^2}:start=-7/2"],
    ["{f(a, b) = a+b}", "{f(a,b)=a+b}"],
    ["{x[1]^2}:dim=10", "{x[1]^2}:dim=10"],
  ])("%s is %s, which is read back", (text, id) => {
    expect(idsOf(text)).toEqual([id]);
    expect(idsOf(id)).toEqual([id]);
  });

  it("stands beside names in a list", () => {
    expect(idsOf("bowl,{f(x,y)=x*y},{x^2}")).toEqual(["bowl", "{f(x,y)=x*y}", "{x^2}"]);
  });

  it.each([
    ["x^2+y^2,bowl", "[x^2+y^2] a formula stands in braces here: '{x^2+y^2}'"],
    ["x^2:start=3", "[x^2] a formula stands in braces here: '{x^2}'"],
    ["{x^2", "[{] '{' is not closed: expected '}'"],
    [
      "bowl,{x+$}",
      "[$] a formula does not know '$'   variables: x, y, z, w, x1, x2, …, x[i], or as you name them: {f(a,b) = …}",
    ],
    ["{x^2}:start=1/2", "[{x^2}] a start of 2 numbers does not fit a formula of 1 variables"],
    [
      "{x^2}:domain=2/1",
      "[{x^2}] a formula's domain is two numbers, the lower before the upper: domain=-5/5",
    ],
    ["{x[1]+x[3]}:dim=2", "[{x[1]+x[3]}] {x[1]+x[3]} needs dim >= 3, got 2"],
    [
      "sin(x)+y",
      "[sin] unknown function 'sin'   a formula stands in braces: '{sin(x)+y}'.  all: optbench list functions",
    ],
  ])("%s", (text, message) => {
    expect(refused(text)).toBe(message);
  });
});
