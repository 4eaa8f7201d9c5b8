import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import type { CaseResult, Results } from "../../src/records/results.js";
import { folder, optbench } from "./optbench.js";

const RUN = "run -n 20 --plot off";

const BOWL = `valueAndGradient(x, g) {
  g[0] = 2 * x[0];
  g[1] = 2 * x[1];
  return x[0] * x[0] + x[1] * x[1];
}`;

/** A function of two variables as a plain object; `parts` replace or add. */
function fn(id: string, parts = ""): string {
  return `{
  id: "${id}",
  title: "Mine",
  start: () => Float64Array.of(1, 2),
  create: () => ({ dim: 2, ${BOWL} }),
  ${parts}
}`;
}

const SIGN = `{
  id: "sign",
  title: "Sign descent",
  params: { lr: { type: "number", default: 0.01, range: "(0, inf)", scale: "log", integer: false, doc: "step" } },
  create: (dim) => ({
    step(x, g, lr) {
      for (let i = 0; i < dim; i++) x[i] -= lr * Math.sign(g[i]);
    },
  }),
}`;

const exported = (...definitions: string[]) => `export default [${definitions.join(", ")}];`;

async function run(files: Readonly<Record<string, string>>, args: string) {
  return optbench(`${RUN} ${args}`, { cwd: folder(files) });
}

/** The cases of a run with a plugin, without warnings. */
async function cases(plugin: string, args: string): Promise<readonly CaseResult[]> {
  const { code, stdout } = await run({ "p.mjs": plugin }, `--plugin p.mjs --json ${args}`);
  const all = (JSON.parse(stdout) as Results).cases;
  expect(code).toBe(all.some(({ status }) => status === "error") ? 1 : 0);
  return all;
}

describe("a plugin", () => {
  it("may name the kind of a definition and leave away what has a default", async () => {
    const parts = 'kind: "function", dim: { min: 2, max: 2 },';
    const [one] = await cases(exported(fn("bowl", parts)), "-f bowl -o sgd:lr=0.5");
    expect([one.id, one.status]).toEqual(["bowl sgd:lr=0.5", "reached"]);
  });

  it("gives optimizers and functions, which need not import optbench", async () => {
    const [own, builtIn, both] = await cases(
      exported(fn("bowl"), SIGN),
      "-f bowl,booth -o sign:lr=0.5,sgd:lr=0.1",
    );
    expect([own, builtIn, both].map(({ id }) => id)).toEqual([
      "bowl sign:lr=0.5",
      "bowl sgd:lr=0.1",
      "booth sign:lr=0.5",
    ]);
    expect(own.final.x).toEqual([0, 0]);
  });

  it("may use what the library exports", async () => {
    const library = pathToFileURL(join(import.meta.dirname, "../../src/core/define.ts"));
    const [one] = await cases(
      `import { defineOptimizer, learningRate } from ${JSON.stringify(library.href)};
export default defineOptimizer({
  id: "mine", title: "Mine", params: { lr: learningRate(0.1) },
  create: (n) => ({ step(x, g, lr) { for (let i = 0; i < n; i++) x[i] -= lr * g[i]; } }),
});`,
      "-f booth -o mine:lr=0.05+cosine",
    );
    expect([one.optimizer, one.status]).toEqual(["mine:lr=0.05+cosine", "budget"]);
  });

  it("may be one of several, and one that is named twice is loaded once", async () => {
    const { code, stdout } = await run(
      { "a.mjs": exported(fn("bowl")), "b.mjs": exported(SIGN) },
      "-f bowl -o sign --plugin a.mjs b.mjs --plugin ./a.mjs",
    );
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(
      "lr: the published defaults, not tuned; --tune searches it.",
    );
  });

  it("of a spec file lies beside it, one of a flag where the command is run", async () => {
    const files = {
      "specs/bench.yaml": "functions: bowl\noptimizers: sign\nplugins: [own/bowl.mjs]\n",
      "specs/own/bowl.mjs": exported(fn("bowl")),
      "sign.mjs": exported(SIGN),
    };
    const { code, stderr } = await run(files, "specs/bench.yaml --plugin sign.mjs");
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("is told that a function has no gradient", async () => {
    const value = fn("v", "create: () => ({ dim: 2, value: (x) => x[0] * x[0] + x[1] * x[1] }),");
    const { code, stdout, stderr } = await run(
      { "p.mjs": exported(value) },
      "-f v -o sgd:lr=0.1 --plugin p.mjs",
    );
    expect(code).toBe(0);
    expect(stderr).toBe(
      "warning: plugin p.mjs: 'v' has no gradient: it is taken by central differences, 2n + 1 evaluations each\n",
    );
    expect(stdout).toContain("not reached");
    const [numeric] = await cases(exported(value), "-f v -o sgd:lr=0.1");
    const [exact] = await cases(exported(fn("v")), "-f v -o sgd:lr=0.1");
    expect(numeric.final.value).toBeCloseTo(exact.final.value!, 8);
  });

  it("is told in which coordinate a gradient is wrong", async () => {
    const wrong = BOWL.replace("g[1] = 2", "g[1] = 3");
    const plugin = exported(fn("w", `create: () => ({ dim: 2, ${wrong} }),`));
    const { code, stderr } = await run({ "p.mjs": plugin }, "-f w -o sgd --plugin p.mjs");
    expect(code).toBe(0);
    expect(stderr).toBe(
      "warning: plugin p.mjs: 'w': the gradient is wrong at the start: g[1] is 6, differences of f say 4\n",
    );
    const args = "-f w -o sgd --plugin p.mjs -q";
    expect((await run({ "p.mjs": plugin }, args)).stderr).toBe("");
  });

  it("may give a value beside the gradient: the gradient is what counts", async () => {
    const both = fn("b", `create: () => ({ dim: 2, value: () => 7, ${BOWL} }),`);
    const { stderr } = await run({ "p.mjs": exported(both) }, "-f b -o sgd --plugin p.mjs");
    expect(stderr).toBe("");
  });
});

describe("what a definition throws ends its own case, and the others go on", () => {
  const twoCases = async (plugin: string, args: string) => {
    const [own, other] = await cases(plugin, args);
    expect(other.status).toBe("budget");
    return [own.status, own.message, own.final.step] as const;
  };
  const asFunction = (create: string) =>
    twoCases(exported(fn("bad", `create() { ${create} },`)), "-f bad,booth -o sgd");
  const asOptimizer = (create: string) =>
    twoCases(
      `export default { id: "bad", title: "Bad", create() { ${create} } };`,
      "-f booth -o bad,sgd",
    );

  it.each([
    ["value()", `return { dim: 2, value() { throw new Error("no value"); } };`, "no value", 0],
    ["create()", `throw new Error("not made");`, "not made", 0],
    ["null", `return { dim: 2, value() { throw null; } };`, "null", 0],
    [
      "an object without words",
      `return { dim: 2, value() { throw { toString: 1 }; } };`,
      /words/,
      0,
    ],
    [
      "at the third point",
      `let k = 0; return { dim: 2, valueAndGradient: (x, g) => { g.fill(1); if (++k > 12) throw new Error("late"); return 1; } };`,
      "late",
      expect.any(Number),
    ],
  ])("%s of a function", async (_, create, message, step) => {
    const [status, said, at] = await asFunction(create);
    expect([status, at]).toEqual(["error", step]);
    expect(said).toMatch(message);
  });

  it.each([
    ["step()", `return { step() { throw new Error("no step"); } };`, "no step", 1],
    ["create()", `throw new Error("not made");`, "not made", 0],
    ["nothing", `return null;`, "create() of bad gives nothing with a step()", 0],
    ["no step()", `return {};`, "create() of bad gives nothing with a step()", 0],
    [
      "an answer of another length",
      `return { answer: new Float64Array(1), step() {} };`,
      "create() of bad: answer has length 1, not 2",
      0,
    ],
  ])("%s of an optimizer", async (_, create, message, step) => {
    const [status, said, at] = await asOptimizer(create);
    expect([status, at]).toEqual(["error", step]);
    expect(said).toMatch(message);
  });

  it("and wrap() of a modifier, rate() of a schedule", async () => {
    const plugin = exported(
      `{ id: "wrapper", title: "W", wrap() { throw new Error("no wrap"); } }`,
      `{ id: "hollow", title: "H", wrap: () => ({}) }`,
      `{ kind: "schedule", id: "half", title: "H", params: {}, source: { ref: "" }, create: () => ({}) }`,
      `{ kind: "schedule", id: "rates", title: "R", params: {}, source: { ref: "" }, create: () => ({ rate() { throw new Error("no rate"); } }) }`,
    );
    const all = await cases(plugin, "-f booth -o sgd+wrapper,sgd+hollow,sgd+rates,sgd+half,sgd");
    expect(all.map(({ status, message }) => [status, message])).toEqual([
      ["error", "no wrap"],
      ["error", "wrap() of hollow gives nothing with a step()"],
      ["error", "no rate"],
      ["error", "create() of half gives nothing with a rate()"],
      ["budget", undefined],
    ]);
  });

  it("while NaN is a divergence, at the start as later", async () => {
    const nan = fn("nan", "create: () => ({ dim: 2, value: () => NaN }),");
    const late = fn(
      "late",
      "create: () => ({ dim: 2, valueAndGradient: (x, g) => (g.fill(1), x[0] < 0.9 ? NaN : 1) }),",
    );
    const all = await cases(exported(nan, late), "-f nan,late,booth -o sgd:lr=0.03");
    expect(all.map(({ status, final }) => [status, final.step])).toEqual([
      ["diverged", 0],
      ["diverged", 4],
      ["budget", 20],
    ]);
  });

  it("and what it says reaches the terminal with its control characters visible", async () => {
    const plugin = exported(
      fn(
        "bad",
        `create: () => ({ dim: 2, value() { throw new Error("\\u001b]0;t\\u0007\\u001b[31m\\r\\nred \\u202e"); } }),`,
      ),
    );
    const args = "-f bad -o sgd --plugin p.mjs -v";
    const { stdout, stderr } = await run({ "p.mjs": plugin }, args);
    for (const text of [stdout, stderr]) {
      // oxlint-disable-next-line no-control-regex -- they are what must not be there
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    }
    expect(stdout).toContain("\n A  \\x1b]0;t\\x07\\x1b[31m\\x0d red \\u{202e} (p.mjs:");
  });
});

/** Throws the error class of the library as it is installed, which is another bundle than this one. */
const LIBRARY = pathToFileURL(join(import.meta.dirname, "../../dist/index.js"));
const THROWS = `throw new OptbenchError("usage", "not with this", { from: 0, to: 90 });`;
const withLibrary = (...definitions: string[]) =>
  `import { OptbenchError } from ${JSON.stringify(LIBRARY.href)};\n${exported(...definitions)}`;
const transform = (apply: string) => `{ id: "t", title: "T", ${apply} }`;

describe("a usage error of a plugin's own is refused as a built-in's is, and names the plugin", () => {
  const optimizer = `{ id: "o", title: "O", create() { ${THROWS} } }`;
  const modifier = `{ id: "m", title: "M", wrap() { ${THROWS} } }`;
  const schedule = `{ kind: "schedule", id: "s", title: "S", create() { ${THROWS} } }`;
  const see = `apply: (place) => ({ place, see() { ${THROWS} } })`;

  it.each([
    ["create() of an optimizer", optimizer, "-f booth -o sgd,o", "booth with o: "],
    ["wrap()", modifier, "-f booth -o sgd+m", "booth with sgd+m: "],
    ["create() of a schedule", schedule, "-f booth -o sgd+s", "booth with sgd+s: "],
    ["create() of a function", fn("f", `create() { ${THROWS} },`), "-f f -o sgd", ""],
    ["apply()", transform(`apply() { ${THROWS} }`), "-f booth+t -o sgd", ""],
    ["see()", transform(see), "-f booth+t -o sgd", ""],
  ])("%s", async (_, definition, args, begin) => {
    for (const jobs of ["1", "2"]) {
      const files = { "p.mjs": withLibrary(definition) };
      const { code, stdout, stderr } = await run(files, `--plugin p.mjs -j ${jobs} ${args}`);
      const [first] = stderr.split("\n");
      expect([code, stdout, first]).toEqual([2, "", `error: ${begin}plugin p.mjs: not with this`]);
    }
  });
});

describe("a transform runs before there are cases: what it does wrong is a usage error", () => {
  it.each([
    ["throws", `apply() { throw new Error("no view"); }`, "fails: no view"],
    ["throws null", `apply() { throw null; }`, "fails: null"],
    ["gives nothing", `apply() {}`, "gives nothing with a see()"],
    ["gives no place", `apply: () => ({ see: (f) => f })`, "place.start is undefined"],
    [
      "throws when its place is asked for",
      `apply: () => ({ see: (f) => f, get place() { throw new Error("lost"); } })`,
      "fails: lost",
    ],
    [
      "gives another dimension",
      `apply: (place) => ({ see: (f) => f, place: { ...place, start: [1] } })`,
      "place.start is [1], not 2 finite numbers",
    ],
    [
      "gives half a domain",
      `apply: (place) => ({ see: (f) => f, place: { ...place, domain: { lower: [0, 0] } } })`,
      "place.domain.upper is undefined, not 2 finite numbers",
    ],
  ])("%s", async (_, apply, message) => {
    const files = { "p.mjs": exported(transform(apply)) };
    const { code, stdout, stderr } = await run(files, "--plugin p.mjs -f booth+t -o sgd");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^error: plugin p\.mjs: 't': apply\(\):? /);
    expect(stderr).toContain(message);
  });
});

describe("a plugin that is no such thing is refused in a message of its own", () => {
  it.each([
    ["it throws", `throw new Error("not today");`, "it failed to load: not today"],
    ["it throws nothing", `throw null;`, "it failed to load: null"],
    [
      "it imports what is not there",
      `import "nothing-of-the-kind-x7";`,
      /it failed to load: Cannot find package 'nothing-of-the-kind-x7'/,
    ],
    ["no default export", `export const a = 1, b = 2;`, "there is no default export, only a, b"],
    ["nothing at all", ``, "there is no default export"],
    ["text", `export default "adam";`, "the default export is a string, not a definition"],
    ["null", `export default null;`, "the default export is null, not a definition"],
    ["a function", `export default () => 1;`, "the default export is a function, not a definition"],
    ["an empty list", `export default [];`, "the default export is an empty list"],
    [
      "a list of rubbish",
      exported(SIGN, "7"),
      "entry 1 of the default export is a number, not a definition",
    ],
    [
      "an object without a name",
      `export default {};`,
      "the default export: id undefined is not lower-case words joined by '-'",
    ],
    [
      "a name in capitals",
      exported(fn("Bowl")),
      `entry 0 of the default export: id "Bowl" is not lower-case words joined by '-'`,
    ],
    [
      "no create()",
      `export default { id: "x", title: "X", start() {} };`,
      "the default export: 'x' has no create()",
    ],
    [
      "none of its methods",
      `export default { id: "x", title: "X" };`,
      /^the default export: 'x' has none of create\(\), wrap\(\), apply\(\)/,
    ],
    [
      "an unknown kind",
      `export default { id: "x", kind: "optimiser", title: "X", create() {} };`,
      /^the default export: 'x' has none of/,
    ],
    [
      "no title",
      `export default { id: "x", create() {} };`,
      "the default export: 'x' has no title",
    ],
    [
      "a parameter that is a number",
      `export default { id: "x", title: "X", params: { lr: 1 }, create() {} };`,
      "the default export: 'x': parameter lr is not what number(), flag(), choice() or list() make",
    ],
    [
      "a default outside its range",
      exported(SIGN.replace("0.01", "-1")),
      "entry 0 of the default export: 'sign': sign: lr = -1 is outside (0, inf)",
    ],
    [
      "a range that is none",
      exported(SIGN.replace("(0, inf)", "0..1")),
      /'sign': range '0\.\.1' is not an interval/,
    ],
    [
      "an id that is taken",
      exported(SIGN.replace('"sign"', '"adam"')),
      "there is already an optimizer 'adam'",
    ],
    [
      "an id that is taken in another spelling",
      exported(SIGN.replace('"sign"', '"ada-m"')),
      "there is already an optimizer 'ada-m'",
    ],
    ["an id that it uses twice", exported(SIGN, SIGN), "there is already an optimizer 'sign'"],
    [
      "dim as a number",
      exported(fn("x", "dim: 2,")),
      "entry 0 of the default export: 'x': dim is not an object",
    ],
    [
      "a start that throws",
      exported(fn("x", `start() { throw new Error("none"); },`)),
      "'x': start(2) fails: none",
    ],
    [
      "a minimum of NaN",
      exported(fn("x", "optimum: () => ({ value: NaN, points: [] }),")),
      "'x': optimum(2) has value NaN; null says \"not known\"",
    ],
    [
      "a start that is too short",
      exported(fn("x", "start: () => [1],")),
      "'x': start(2) is [1], not 2 finite numbers",
    ],
    [
      "a start of NaN",
      exported(fn("x", "start: () => [1, NaN],")),
      "'x': start(2) is [1, NaN], not 2 finite numbers",
    ],
    [
      "a start that forgets return",
      exported(fn("x", "start() {},")),
      "'x': start(2) is undefined, not 2 finite numbers",
    ],
    [
      "a start of text",
      exported(fn("x", `start: () => ["1", "2"],`)),
      `'x': start(2) is ["1", "2"], not 2 finite numbers`,
    ],
    [
      "a domain that throws",
      exported(fn("x", `domain() { throw new Error("none"); },`)),
      "'x': domain(2) fails: none",
    ],
    [
      "a domain without a corner",
      exported(fn("x", `domain: () => ({ lower: [0, 0] }),`)),
      "'x': domain(2).upper is undefined, not 2 finite numbers",
    ],
    [
      "an optimum that is a number",
      exported(fn("x", `optimum: () => 0,`)),
      "'x': optimum(2) is neither null nor { value, points }",
    ],
    [
      "an optimum elsewhere",
      exported(fn("x", `optimum: () => ({ value: 0, points: [[0]] }),`)),
      "'x': optimum(2): a point is [0], not 2 finite numbers",
    ],
    [
      "a create() that gives nothing",
      exported(fn("x", `create: () => null,`)),
      "'x': create(2) gives neither value() nor valueAndGradient()",
    ],
    [
      "a create() that is async",
      exported(fn("x", `create: async () => ({}),`)),
      "'x': create(2) gives neither value() nor valueAndGradient()",
    ],
    [
      "another dimension",
      exported(fn("x", `create: () => ({ dim: 3, value: () => 1 }),`)),
      "'x': create(2) gives dim 3, not 2",
    ],
    [
      "a value that forgets return",
      exported(fn("x", `create: () => ({ dim: 2, value() {} }),`)),
      "'x': value() gives undefined at the start, not a number",
    ],
    [
      "a value of text",
      exported(fn("x", `create: () => ({ dim: 2, valueAndGradient: () => "5" }),`)),
      `'x': valueAndGradient() gives "5" at the start, not a number`,
    ],
  ])("%s", async (_, text, message) => {
    const { code, stdout, stderr } = await run(
      { "p.mjs": text },
      "-f booth -o sgd --plugin p.mjs --out r.json",
    );
    expect([code, stdout]).toEqual([2, ""]);
    const [first] = stderr.split("\n");
    expect(first.slice(0, 21)).toBe("error: plugin p.mjs: ");
    if (typeof message === "string") expect(first.slice(21)).toBe(message);
    else expect(first.slice(21)).toMatch(message);
    expect(stderr.match(/error/g)).toHaveLength(1);
  });

  it("a folder, and a file of another kind", async () => {
    for (const [path, message] of [
      [".", "plugin .: it is a folder"],
      ["p.txt", "plugin p.txt: "],
    ]) {
      const { code, stderr } = await run(
        { "p.txt": "hello there" },
        `-f booth -o sgd --plugin ${path}`,
      );
      expect([code, stderr.slice(0, 7 + message.length)]).toEqual([2, `error: ${message}`]);
    }
  });

  it("in a spec file too", async () => {
    const { code, stderr } = await run(
      { "s/bench.yaml": "functions: booth\noptimizers: sgd\nplugins: nix.mjs\n" },
      "s/bench.yaml",
    );
    expect([code, stderr]).toEqual([2, "error: plugin nix.mjs: there is no such file\n"]);
  });
});

describe("a plugin that says coordinatewise: true", () => {
  const method = (step: string, parts = "") =>
    `{ id: "mine", title: "Mine", coordinatewise: true, params: { lr: ${LR}, big: ${FLAG} }, ${parts}
    create: (dim, { big }, oracle) => ({ step(x, g, lr) { ${step} } }) }`;
  const LR =
    '{ type: "number", default: 0.1, range: "(0, inf)", scale: "log", integer: false, doc: "lr" }';
  const FLAG = '{ type: "flag", default: false, doc: "big" }';
  const EACH = "for (let i = 0; i < dim; i++) x[i] -= lr * g[i];";
  const NORM = "const n = Math.hypot(...g); for (let i = 0; i < dim; i++) x[i] -= (lr * g[i]) / n;";

  it("gets the same results for many starts as for each", async () => {
    const args = "-f rosenbrock -o mine:lr=1e-3 --start random@40";
    const together = await cases(exported(method(EACH)), args);
    const alone = await cases(
      exported(method(EACH).replace("coordinatewise: true", "coordinatewise: false")),
      args,
    );
    expect(together).toEqual(alone);
  });

  it.each([
    ["a norm", NORM, "x[0] at step 1"],
    ["a flag away", `if (big) { ${NORM} } else { ${EACH} }`, "x[0] at step 1"],
    ["f", `const f = oracle.value; ${EACH}`, "uses oracle.value"],
    ["evaluations", `oracle.valueAndGradient(x, g); ${EACH}`, "uses oracle.valueAndGradient()"],
    ["the dimension", EACH.replace("lr *", "lr / dim *"), "x[0] at step 1"],
    ["what becomes NaN", `if (g.some(Number.isNaN)) return; ${EACH}`, "x[0] at step 12"],
  ])("and looks at %s is refused", async (_what, step, why) => {
    const plugin = exported(method(step));
    const { code, stderr } = await run({ "p.mjs": plugin }, "--plugin p.mjs -f booth -o mine");
    expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
    expect(stderr).toContain("plugin p.mjs: 'mine' says coordinatewise: true, but it ");
    expect(stderr).toContain("leave coordinatewise out");
  });

  it("of a modifier that is not is refused", async () => {
    const wrap = `(inner, dim) => ({ step(x, g, lr, t) {
      inner.step(x, g.map((gi) => gi / Math.hypot(...g)), lr, t);
    } })`;
    const plugin = `{ id: "unit", title: "Unit", coordinatewise: true, wrap: ${wrap} }`;
    const files = { "p.mjs": exported(plugin) };
    const { code, stderr } = await run(files, "--plugin p.mjs -f booth -o sgd+unit");
    expect([code, stderr]).toEqual([2, expect.stringContaining("'unit' says coordinatewise")]);
  });

  it("and throws ends its cases in error, each by itself", async () => {
    const step = `if (g[0] > 1e3) throw new Error("too steep"); ${EACH}`;
    const found = await cases(
      exported(method(step)),
      "-f rosenbrock -o mine:lr=1e-4 --start random@40",
    );
    const statuses = new Set(found.map(({ status }) => status));
    expect(statuses).toContain("error");
    expect(statuses.size).toBeGreaterThan(1);
  });
});

it("a function of a plugin without a gradient has its price in every one of many runs", async () => {
  const body = "value: (x) => x[0] * x[0] + x[1] * x[1]";
  const plugin = exported(fn("plain").replace(BOWL, body));
  const found = await cases(plugin, "-f plain -o sgd:lr=0.1 --start random@40");
  expect(found.map(({ steps, evaluations }) => evaluations - 5 * ((steps ?? 20) + 1))).toEqual(
    found.map(() => 0),
  );
});
