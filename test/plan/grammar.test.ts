import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OptbenchError } from "../../src/core/errors.js";
import { parseItem, parseList } from "../../src/plan/grammar.js";
import { printItem, type Item } from "../../src/plan/item.js";
import { refusal } from "./refusals.js";

/** What an item says, without where it stands. */
function meaning({ label, terms }: Item) {
  return {
    label,
    terms: terms.map(({ name, params }) => ({
      name,
      params: params.map(({ key, value }) => ({ key, value })),
    })),
  };
}

const meanings = (text: string) => parseList(text).map(meaning);

const text = (value: string) => ({ kind: "text", text: value });

describe("an item", () => {
  it("is a name with parameters, flags and modifiers", () => {
    expect(meaning(parseItem("fast=sgd:lr=0.1:nesterov:no-maximize+cosine:min=0.01+clip"))).toEqual(
      {
        label: "fast",
        terms: [
          {
            name: "sgd",
            params: [
              { key: "lr", value: text("0.1") },
              { key: "nesterov", value: { kind: "flag" } },
              { key: "no-maximize", value: { kind: "flag" } },
            ],
          },
          { name: "cosine", params: [{ key: "min", value: text("0.01") }] },
          { name: "clip", params: [] },
        ],
      },
    );
  });

  it("may hold a tuple or a list in brackets, as Python writes them", () => {
    const plain = meanings("torch/adam:betas=0.9/1e-3:lr=0.1,sgd");
    for (const brackets of [
      "torch/adam:betas=(0.9,1e-3):lr=0.1,sgd",
      "torch/adam:betas=[0.9,1e-3]:lr=0.1 sgd",
      "torch/adam:betas=( 0.9 ,\n1e-3 , ):lr=0.1,sgd",
      "torch/adam(betas=(0.9, 1e-3), lr=0.1), sgd",
      "torch/adam(betas = [0.9, 1e-3] lr=(0.1)) sgd",
    ]) {
      expect(meanings(brackets)).toEqual(plain);
    }
  });

  it("may be written as a call, with blanks where people put them", () => {
    const colons = meanings("x=sgd:lr=0.1:nesterov:momentum=0.9+cosine:min=0");
    for (const call of [
      "x=sgd(lr=0.1,nesterov,momentum=0.9)+cosine(min=0)",
      "x=sgd(lr=0.1, nesterov, momentum=0.9)+cosine(min=0)",
      "x=sgd( lr = 0.1 , nesterov , momentum  =  0.9 )+cosine( min =0)",
      "x=sgd(lr = 0.1 nesterov momentum= 0.9)+cosine(min=0)",
      "x=sgd(\n  lr=0.1,\n  nesterov,\n  momentum\t=\n0.9,\n)+cosine(min=0)",
      "x=sgd(lr=0.1):nesterov:momentum=0.9+cosine(min=0)",
    ])
      expect(meanings(call)).toEqual(colons);
    expect(meanings("adam()")).toEqual(meanings("adam"));
  });

  it("takes the + of an exponent for a sign and any other for a modifier", () => {
    const [head, schedule] = parseItem("adam:lr=1e+3+cosine").terms;
    expect(head.params[0].value).toEqual(text("1e+3"));
    expect(schedule.name).toBe("cosine");
    expect(parseItem("adam:lr=1.E+3").terms[0].params[0].value).toEqual(text("1.E+3"));
    expect(parseItem("adam:lr=1e+cosine").terms.map(({ name }) => name)).toEqual([
      "adam",
      "cosine",
    ]);
    expect(parseItem("adam:lr=1e+3..1e+4@5").terms[0].params[0].value).toEqual({
      kind: "range",
      low: "1e+3",
      high: "1e+4",
      count: "5",
    });
  });

  it("tells grids, ranges and intervals apart", () => {
    const valueOf = (value: string) => parseItem(`adam:lr=${value}`).terms[0].params[0].value;
    expect(valueOf("0.1/0.3/1")).toEqual(text("0.1/0.3/1"));
    expect(valueOf("1e-3..1@20")).toEqual({ kind: "range", low: "1e-3", high: "1", count: "20" });
    expect(valueOf("1e-3..1")).toEqual({ kind: "interval", low: "1e-3", high: "1" });
    expect(valueOf("")).toEqual(text(""));
  });

  it("may name a row of a dialect", () => {
    expect(parseItem("torch/adam:lr=1").terms[0].name).toBe("torch/adam");
  });

  it("says where its names and parameters stand", () => {
    const line = "a=adam:lr=0.3 sgd:nesterov+cosine(min = 1)";
    const spans = parseList(line).flatMap(({ terms }) =>
      terms.flatMap((term) => [term.span, ...term.params.map(({ span }) => span)]),
    );
    expect(spans.map(({ from, to }) => line.slice(from, to))).toEqual([
      "adam",
      "lr=0.3",
      "sgd",
      "nesterov",
      "cosine",
      "min = 1",
    ]);
  });
});

describe("a list", () => {
  it("is split at commas, blanks and line ends, in any number", () => {
    const three = meanings("adam:lr=1,sgd,x=adagrad");
    for (const line of [
      "adam:lr=1 sgd x=adagrad",
      "adam:lr=1\nsgd\r\nx=adagrad\n",
      "  ,adam:lr=1 ,\t, sgd,, x=adagrad , ",
    ])
      expect(meanings(line)).toEqual(three);
  });

  it("may be empty", () => {
    expect(parseList("")).toEqual([]);
    expect(parseList(" ,\n")).toEqual([]);
  });

  it("of none or several is no item", () => {
    expect(() => parseItem("")).toThrow("expected one name, got nothing");
    expect(() => parseItem("adam,sgd")).toThrow("expected one name, got 'adam,sgd'");
  });
});

describe("a mistake", () => {
  it.each([
    ["adam:", "expected a parameter, got the end", 5],
    ["adam::lr=1", "expected a parameter, got ':'", 5],
    ["adam+", "expected a name, got the end", 5],
    ["adam+3", "expected a name, got '3'", 5],
    ["=adam", "expected a name, got '='", 0],
    ["a=b=adam", "unexpected '='", 3],
    ["a= adam", "expected a name, got ' '", 2],
    ["adam(lr=1", "expected ')', got the end", 9],
    ["adam(lr=1;beta1=2)", "expected a parameter, got '='", 15],
    ["adam((lr=1)", "expected a parameter, got '('", 5],
    ["adam(lr=1)(", "unexpected '('", 10],
    ["sgd(lr = 1) adam:lr = 1", "expected a name, got '='", 20],
    ["sgd, adam:lr=1)", "unexpected ')'", 14],
    ["adam & sgd", "expected a name, got '&'", 5],
    ["sgd, 🚀", "expected a name, got '🚀'", 5],
    ["adam:betas=(0.9,0.8", "expected ',' or ')', got the end", 19],
    ["adam:betas=[0.9 0.8]", "expected ',' or ']', got '0'", 16],
    ["adam:betas=[0.9,0.8)", "expected ',' or ']', got ')'", 19],
    ["adam:betas=()", "expected a value, got ')'", 12],
    ["adam:betas=(,0.9)", "expected a value, got ','", 12],
    ["adam:betas=((0.9))", "expected a value, got '('", 12],
  ])("in %j is told with its place", (line, message, from) => {
    const failure = refusal(() => parseList(line));
    expect(failure.code).toBe("usage");
    expect(failure.message).toBe(message);
    expect(failure.span?.from).toBe(from);
  });
});

const letter = fc.constantFrom(..."abcxyzAEP");
const word = (rest: string) =>
  fc
    .tuple(letter, fc.string({ unit: fc.constantFrom(...rest), maxLength: 8 }))
    .map(([head, tail]) => head + tail);
const name = word("abe019-_./");
const key = word("abe019-_");
const numeral = fc.oneof(
  fc.double({ noNaN: true }).map(String),
  fc.constantFrom("1e+3", "1E-8", ".5", "1.", "inf", "-inf", "auto", "1e"),
);
const atom = fc.oneof(numeral, name, fc.string({ unit: fc.constantFrom(..."a1e.-@/'$é") }));
const value = fc.oneof(
  atom,
  fc.array(atom, { minLength: 1, maxLength: 4 }).map((atoms) => atoms.join("/")),
  fc.tuple(numeral, numeral, fc.nat()).map(([low, high, n]) => `${low}..${high}@${n}`),
  fc.tuple(numeral, numeral).map(([low, high]) => `${low}..${high}`),
);
const bracketed = fc
  .tuple(fc.array(numeral, { minLength: 1, maxLength: 3 }), fc.constantFrom("()", "[]"))
  .map(([atoms, [open, close]]) => open + atoms.join(", ") + close);
const param = fc
  .tuple(key, fc.option(fc.oneof(value, bracketed), { nil: undefined }))
  .map(([k, v]) => {
    return v === undefined ? k : `${k}=${v}`;
  });
const term = fc
  .tuple(name, fc.array(param, { maxLength: 4 }), fc.boolean())
  .map(([id, params, isCall]) =>
    isCall ? `${id}(${params.join(", ")})` : [id, ...params].join(":"),
  );
const item = fc
  .tuple(fc.option(name, { nil: undefined }), fc.array(term, { minLength: 1, maxLength: 3 }))
  .map(([label, terms]) => (label === undefined ? "" : `${label}=`) + terms.join("+"));

describe("printing", () => {
  it("and reading again gives the same item, spans aside", () => {
    fc.assert(
      fc.property(item, (written) => {
        const read = parseItem(written);
        expect(meaning(parseItem(printItem(read)))).toEqual(meaning(read));
      }),
      { numRuns: 1000 },
    );
  });

  it("a list keeps its items, whatever separates them", () => {
    const separator = fc.constantFrom(",", " ", "\n", ", ", ",,", "\t ,");
    fc.assert(
      fc.property(fc.array(item, { maxLength: 5 }), separator, (items, between) => {
        expect(meanings(items.join(between))).toEqual(items.flatMap(meanings));
      }),
    );
  });

  it("whatever can be read prints as something that reads the same", () => {
    const unit = fc.constantFrom(..."ab1e.-+:=,/@()( \n");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 24 }), (written) => {
        let items: Item[];
        try {
          items = parseList(written);
        } catch {
          return;
        }
        const printed = items.map(printItem).join(",");
        expect(meanings(printed)).toEqual(items.map(meaning));
      }),
      { numRuns: 10_000 },
    );
  });
});

/** Half of a surrogate pair, alone. */
const HALF_PAIR = /\p{Surrogate}/u;

describe("any text at all", () => {
  it("is read or refused with a usage error whose place lies in the text", () => {
    const anything = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(..."adam:lr=0.3,+()/@.. \n"), maxLength: 60 }),
    );
    fc.assert(
      fc.property(anything, (written) => {
        try {
          parseList(written);
        } catch (error) {
          expect(error).toBeInstanceOf(OptbenchError);
          const { code, span, message } = error as OptbenchError;
          expect(code).toBe("usage");
          if (!HALF_PAIR.test(written)) expect(message).not.toMatch(HALF_PAIR);
          expect(span!.from).toBeLessThanOrEqual(written.length);
        }
      }),
      { numRuns: 10_000 },
    );
  });

  it.each([
    ["colons", `a${":b=1".repeat(50_000)}`],
    ["a call", `a(${"b = 1, ".repeat(50_000)})`],
    ["calls", "a(b=1) ".repeat(50_000)],
    ["an open call", `a(${"b ".repeat(50_000)}`],
    ["blanks", `a(b${" ".repeat(200_000)}=1)`],
    ["blanks after flags", `a(${"b    ".repeat(50_000)})`],
    ["exponents", `a:b=${"1e+1".repeat(50_000)}`],
    ["separators", " ,".repeat(100_000)],
  ])("of 200 000 characters of %s is read at once", (_, written) => {
    const before = process.cpuUsage();
    try {
      parseList(written);
    } catch (error) {
      expect(error).toBeInstanceOf(OptbenchError);
    }
    // what looked back at every parameter took 8 s and more, of the processor: a busy machine has no say
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
  });
});
