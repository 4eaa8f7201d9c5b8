import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { messageOf } from "../../src/core/errors.js";
import type { Param } from "../../src/core/parameter.js";
import { methodRun } from "../../src/play/compute-runs.js";
import { DOCS_IN_KOREAN } from "../../src/play/docs-ko.js";
import { withParam, withTerm } from "../../src/play/edit-item.js";
import { DEFAULT_STATE } from "../../src/play/play-state.js";
import { functionNamed, methodNamed } from "../../src/play/resolve-names.js";
import { korean } from "../../src/play/texts-ko.js";

const { optimizers, schedules, modifiers, functions, transforms } = builtins();
const ALL = [...optimizers, ...schedules, ...modifiers, ...functions, ...transforms];

/** The small words of English sentences, as whole words: a parameter may be called max-of. */
const ENGLISH =
  /(?<![\w:=-])(the|of|with|is|are|in|for|each|before|where|which|that|this|needs?|takes?|has|have|not|expected|got|and|or|as|to|at|then|else|so|unexpected|written|empty)(?![\w:=-])/;

const paramsOf = ({ params }: { readonly params: object }) =>
  Object.values(params as Readonly<Record<string, Param>>);

describe("in Korean", () => {
  it("every parameter says what it means", () => {
    const docs = new Set(ALL.flatMap(paramsOf).map(({ doc }) => doc));
    // letters and signs alone mean the same in every language
    const worded = [...docs].filter((doc) => /[A-Za-z]{3,}/.test(doc));
    const missing = worded.filter((doc) => !(doc in DOCS_IN_KOREAN));
    expect(missing, "they stand in src/play/docs-ko.ts").toEqual([]);
    expect(Object.keys(DOCS_IN_KOREAN).filter((doc) => !docs.has(doc))).toEqual([]);
    for (const doc of worded) expect(korean.doc(doc)).not.toMatch(ENGLISH);
  });

  it("no update rule and no formula of a function has an English word", () => {
    const rules = [...optimizers, ...modifiers].map(({ rule }) => rule);
    const formulas = functions.map(({ formula }) => formula);
    const left = [...rules, ...formulas].map(korean.rule).filter((text) => ENGLISH.test(text));
    expect(left, "their words stand in src/play/rules-ko.ts").toEqual([]);
  });

  it("every refusal of a value has its words", () => {
    const bad = ["-1e9", "1e99", "abc", "0", "inf", "1/2", "1.5", "2/1", "", "1=2", "1,2", "a b"];
    const messages = new Set<string>();
    for (const { id, kind, params } of ALL) {
      for (const key of [...Object.keys(params), ...(kind === "function" ? ["dim"] : [])]) {
        for (const value of bad) {
          const [head, at, name] = {
            optimizer: ["", 0, methodNamed] as const,
            function: ["", 0, functionNamed] as const,
            transform: ["beale+", 1, functionNamed] as const,
            schedule: ["adam:lr=0.1+", 1, methodNamed] as const,
            modifier: ["adam:lr=0.1+", 1, methodNamed] as const,
          }[kind];
          refused(() => name(withParam(head + id, at, key, value)), messages);
        }
      }
    }
    for (const { id } of [...schedules, ...modifiers]) {
      for (const head of ["adam:lr=0.1", "newton"])
        refused(() => methodNamed(withTerm(head, id)), messages);
    }
    expect(messages.size).toBeGreaterThan(1000);
    expectKorean(messages);
  });

  it("every reason why a run cannot be made or ended has its words", () => {
    const messages = new Set<string>();
    for (const fn of ["watson", "isotropic", "box-3d", "ackley", "double-well", "booth+noise"]) {
      for (const { id } of optimizers) {
        for (const rate of ["", ":lr=1e9"]) {
          const { refusal, message } = methodRun(
            { ...DEFAULT_STATE, fn, iterations: 5 },
            id + rate,
          );
          addSaid(messages, refusal, message);
        }
      }
    }
    for (const { id } of optimizers) {
      for (const after of [...schedules, ...modifiers]) {
        const run = methodRun({ ...DEFAULT_STATE, iterations: 2 }, `${id}+${after.id}`);
        addSaid(messages, run.refusal, run.message);
      }
    }
    expect(messages.size).toBeGreaterThan(10);
    expectKorean(messages);
  });

  it("every mistake in a formula has its words", () => {
    const wrong =
      "|x^|x+|(x|x)|3y|foo(x)|x y|x^2+'|sum(i,1,n|sum(i,1,x,x[i])|x[0]|x[9]+y|x[1.5]|sum(i,1,1e9,x[i])|x;y|1|sin x|sin(x,y)|max(x)|x[i]|f(a,b)=a|f(a)=b|x == y|x..y|x**2|1e|a+b|x1+y|e|{x}|x,y|sum(1,1,n,x)|prod(1,1,n,x)|x!|x[i]+y|x? 1:y";
    const messages = new Set<string>();
    for (const text of wrong.split("|")) refused(() => functionNamed(`{${text}}`), messages);
    const long = `{${"x^2+".repeat(5000)}x}`;
    refused(() => functionNamed(long), messages);
    for (const more of [":domain=2/1", ":domain=1", ":start=1/2/3", ":start=1/2/3:dim=2"])
      refused(() => functionNamed(`{x^2+y^2}${more}`), messages);
    expect(messages.size).toBeGreaterThan(20);
    expectKorean(messages);
  });
});

function addSaid(messages: Set<string>, ...said: readonly (string | undefined)[]): void {
  for (const text of said) messages.add(text ?? "");
  messages.delete("");
}

function refused(attempt: () => unknown, messages: Set<string>): void {
  try {
    attempt();
  } catch (error) {
    messages.add(messageOf(error));
  }
}

/** Of each message its own words: not the sentence that stands for any. */
function expectKorean(messages: ReadonlySet<string>): void {
  const any = korean.reason("something that nobody has translated");
  const said = [...messages].map((message) => [message, korean.reason(message)] as const);
  const bare = said.filter(([, text]) => text === any || ENGLISH.test(text));
  expect(new Set(bare.map(([message]) => message))).toEqual(new Set());
}
