import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CaseResult, Results } from "../../src/records/results.js";
import { hasPython, skipWithoutNumpy, skipWithoutPython } from "../python.js";
import { folder, optbench } from "./optbench.js";

/*
 * Plug-ins in Python, as processes. `npm run build` comes first: the thread that has the pipes is a
 * bundle.
 */

/** An optimizer whose third step is `third`. */
function bad(name: string, third: string): string {
  return `class ${name}:
    def __init__(self, lr=0.1):
        self.t = 0

    def step(self, x, g, lr):
        self.t += 1
        if self.t == 3:
            ${third}
        return [xi - lr * gi for xi, gi in zip(x, g)]
`;
}

const ADAM = `import math
import optbench

class MyAdam:
    """Adam in plain Python"""
    def __init__(self, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
        (self.beta1, self.beta2), self.eps = betas, eps
        self.m = self.v = None
        self.t = 0

    def step(self, x, g, lr):
        if self.m is None:
            self.m, self.v = [0.0] * len(x), [0.0] * len(x)
        self.t += 1
        c1, c2 = 1 - self.beta1**self.t, 1 - self.beta2**self.t
        for i in range(len(x)):
            self.m[i] = self.beta1 * self.m[i] + (1 - self.beta1) * g[i]
            self.v[i] = self.beta2 * self.v[i] + (1 - self.beta2) * g[i] * g[i]
            x[i] -= lr * (self.m[i] / c1) / (math.sqrt(self.v[i] / c2) + self.eps)

optbench.serve(MyAdam)
`;

const NUMPY_ADAM = `import numpy as np
import optbench

class MyAdam:
    def __init__(self, lr=0.001):
        self.m = self.v = 0.0
        self.t = 0

    def step(self, x, g, lr):
        self.t += 1
        self.m = 0.9 * self.m + 0.1 * g
        self.v = 0.999 * self.v + 0.001 * g * g
        return x - lr * (self.m / (1 - 0.9**self.t)) / (np.sqrt(self.v / (1 - 0.999**self.t)) + 1e-8)

optbench.serve(MyAdam)
`;

/** As a student types them from the study text. */
const STUDY = `import numpy as np
import optbench

class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for key in params.keys():
            params[key] -= self.lr * grads[key]

class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        if self.v is None:
            self.v = {}
            for key, val in params.items():
                self.v[key] = np.zeros_like(val)
        for key in params.keys():
            self.v[key] = self.momentum*self.v[key] - self.lr*grads[key]
            params[key] += self.v[key]

class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None

    def update(self, params, grads):
        if self.h is None:
            self.h = {}
            for key, val in params.items():
                self.h[key] = np.zeros_like(val)
        for key in params.keys():
            self.h[key] += grads[key] * grads[key]
            params[key] -= self.lr * grads[key] / (np.sqrt(self.h[key]) + 1e-7)

class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.iter = 0
        self.m = None
        self.v = None

    def update(self, params, grads):
        if self.m is None:
            self.m, self.v = {}, {}
            for key, val in params.items():
                self.m[key] = np.zeros_like(val)
                self.v[key] = np.zeros_like(val)
        self.iter += 1
        lr_t = self.lr * np.sqrt(1.0 - self.beta2**self.iter) / (1.0 - self.beta1**self.iter)
        for key in params.keys():
            self.m[key] += (1 - self.beta1) * (grads[key] - self.m[key])
            self.v[key] += (1 - self.beta2) * (grads[key]**2 - self.v[key])
            params[key] -= lr_t * self.m[key] / (np.sqrt(self.v[key]) + 1e-7)

optbench.serve(*[optbench.optimizer(c, id="my-" + c.__name__.lower()) for c in (SGD, Momentum, AdaGrad, Adam)])
`;

/** The cases of a run with a plug-in. */
async function cases(python: string, args: string): Promise<readonly CaseResult[]> {
  const cwd = folder({ "p.py": python });
  const { stdout, stderr } = await optbench(`run --plugin p.py --json ${args}`, { cwd });
  expect(stderr).not.toContain("error: plugin");
  return (JSON.parse(stdout) as Results).cases;
}

/** The 2874 steps of torch's Adam, beside those of a class in Python. */
const SIDE_BY_SIDE = "-f rosenbrock -n 2900 -o my-adam:lr=0.02,torch/adam:lr=0.02";

async function expectSameInTwoThreads(python: string, args: string): Promise<void> {
  const cwd = folder({ "p.py": python });
  const run = async (jobs: number) =>
    (await optbench(`run --plugin p.py --json ${args} -j ${jobs}`, { cwd })).stdout;
  const one = await run(1);
  expect(one).toContain('"cases"');
  expect(await run(2)).toBe(one);
}

/** Rounding apart: the same formula in another order of operations, over some thousand steps. */
function expectSame(mine: CaseResult, other: CaseResult): void {
  expect(mine.steps).toBe(other.steps);
  expect(mine.evaluations).toBe(other.evaluations);
  for (const [i, xi] of mine.final.x!.entries()) expect(xi).toBeCloseTo(other.final.x![i]!, 10);
}

describe("an optimizer in Python", () => {
  it("takes the steps of torch's Adam, with lists", async (context) => {
    skipWithoutPython(context);
    const [mine, torch] = await cases(ADAM, SIDE_BY_SIDE);
    expect(mine.steps).toBe(2874);
    expect(mine.id).toBe("rosenbrock my-adam:lr=0.02");
    expectSame(mine, torch);
  });

  it("and with numpy, also under schedules and modifiers", async (context) => {
    skipWithoutNumpy(context);
    const [plain, torch] = await cases(NUMPY_ADAM, SIDE_BY_SIDE);
    expect(plain.steps).toBe(2874);
    expectSame(plain, torch);
    const more = (id: string) => `${id}:lr=0.1+cosine,${id}:lr=0.1+clip:norm=1`;
    const args = `-f booth -n 300 -o ${more("my-adam")},${more("torch/adam")}`;
    const all = await cases(NUMPY_ADAM, args);
    expectSame(all[0], all[2]);
    expectSame(all[1], all[3]);
  });

  it("gives the same with its classes as the study text has them", async (context) => {
    skipWithoutNumpy(context);
    const names = ["sgd", "momentum", "adagrad", "adam"];
    const items = (prefix: string) => names.map((name) => `${prefix}${name}:lr=0.1`).join(",");
    const all = await cases(STUDY, `-f anisotropic -n 400 -o ${items("my-")},${items("book/")}`);
    for (let k = 0; k < 4; k++) expectSame(all[k], all[k + 4]);
  });

  it.for([
    ["lists", ADAM, skipWithoutPython],
    ["numpy", NUMPY_ADAM, skipWithoutNumpy],
  ] as const)("gives the same bytes in one thread and in two, with %s", async (row, context) => {
    const [, python, skip] = row;
    skip(context);
    await expectSameInTwoThreads(python, SIDE_BY_SIDE);
  });

  it("and where cases end it", async (context) => {
    skipWithoutPython(context);
    const python = `import optbench, os\n${bad("Exits", "os._exit(3)")}${bad("Good", "pass")}optbench.serve(Exits, Good)`;
    await expectSameInTwoThreads(python, "-f booth,matyas,beale -o exits,good,sgd");
  });

  it("gives the same where the pipe takes its answers in pieces", async (context) => {
    skipWithoutNumpy(context);
    // at the head, inside it, inside the numbers; a reversed view is not contiguous
    const python = `import os
import numpy as np
import optbench

pieces = [5, 16, 3000, 70000]
def in_pieces(fd, buffers):
    data = b"".join(buffers)
    pieces.append(pieces.pop(0))
    return os.write(fd, data[: pieces[0]])
os.writev = in_pieces

class Reversed:
    def __init__(self, lr=0.1): pass
    def step(self, x, g, lr):
        return (x - lr * g)[::-1].copy()[::-1]
optbench.serve(Reversed)`;
    const args = "-f isotropic:dim=10000 -n 20 -o reversed:lr=0.1,sgd:lr=0.1";
    const [mine, ours] = await cases(python, args);
    expect(mine.final.x).toEqual(ours.final.x);
  });

  it("may answer with any array: read-only, a column, single precision", async (context) => {
    skipWithoutNumpy(context);
    const python = `import numpy as np
import optbench

class Kind:
    def __init__(self, lr=0.25): pass
    def step(self, x, g, lr): return self.kind(x - lr * g)
class ReadOnly(Kind):
    def kind(self, x):
        x.flags.writeable = False
        return x
class Column(Kind):
    def kind(self, x): return x.reshape(-1, 1)
class Single(Kind):
    def kind(self, x): return x.astype(np.float32)
optbench.serve(ReadOnly, Column, Single)`;
    const all = await cases(python, "-f booth -n 5 -o read-only,column,single,sgd:lr=0.25");
    for (const one of all) expect(one.final.x).toEqual(all[3].final.x);
  });

  it("may ask for f at points of its own, which is counted", async (context) => {
    skipWithoutPython(context);
    const python = `import optbench
made = optbench.optimizer(type("Asks", (), {"step": lambda self, x, g: x}))
def make(arguments, n):
    def step(x, g, lr, t, f, ask):
        value, slope = ask([0.0] * n)
        return [xi - 0.1 * gi for xi, gi in zip(x, slope)]
    return step
made.make = make
made.more["searches"] = True
optbench.serve(made)`;
    const [one] = await cases(python, "-f booth -o asks -n 5");
    expect(one.evaluations).toBe(11);
  });
});

describe("a function in Python", () => {
  const VALLEY = `import optbench
def valley(x, steep=10.0):
    r = x[1] - x[0] ** 2
    return x[0] ** 2 + steep * r ** 2, [2 * x[0] - 4 * steep * x[0] * r, 2 * steep * r]
def bowl(x): return sum(xi * xi for xi in x)
def slope(x): return [2 * xi for xi in x]
optbench.serve(
    optbench.function(valley, start=[-1.0, 1.0], minimum=0.0, at=[[0.0, 0.0]]),
    optbench.function(bowl, start=1.0, minimum=0),
    optbench.function((bowl, slope), id="pair", start=1.0, minimum=0, dim=(1, 5)),
)`;

  it("is minimised by what ships, with its parameters", async (context) => {
    skipWithoutPython(context);
    const all = await cases(VALLEY, "-f valley,valley:steep=20,bowl,pair:dim=3 -o bfgs -n 200");
    expect(all.map(({ status }) => status)).toEqual(Array(4).fill("reached"));
    expect(all[0].start).toEqual([-1, 1]);
    expect(all[1].steps).not.toBe(all[0].steps);
    expect(all[3].dimension).toBe(3);
  });
});

describe("a program that goes wrong ends its own case alone", () => {
  const BAD: [string, string, RegExp][] = [
    ["Raises", "raise KeyError('beta')", /^KeyError: 'beta'$/],
    ["Exits", "os._exit(3)", /^it ended during step 3 with code 3$/],
    [
      "Crashes",
      "print('bye'); os.kill(os.getpid(), 11)",
      /^it was ended during step 3 by SIGSEGV: bye$/,
    ],
    ["Answers-Little", "return [1.0]", /^step 3 answers 1 number, not 2$/],
    ["Answers-Nan", "return [float('nan'), 1.0]", /^step 3 answers NaN for x\[0\]$/],
    ["Answers-Text", "return 'ab'", /^TypeError: the answer is 'ab', not a list of numbers$/],
    ["Garbage", "os.write(optbench._OUT, b'rubbish ' * 99)", /is not a frame: "rubbish rubbish/],
    [
      "Garbage-Without-End",
      "while True: os.write(optbench._OUT, b'rubbish ' * 999)",
      /is not a frame: "rubbish rubbish/,
    ],
    ["Talks", "print('hello'); os.write(1, b'raw')", /^reached$/],
    ["Good", "pass", /^reached$/],
  ];
  let all: readonly CaseResult[];
  beforeEach(skipWithoutPython);
  beforeAll(async () => {
    if (!hasPython()) return;
    const classes = BAD.map(([name, third]) => bad(name.replaceAll("-", ""), third)).join("");
    const names = BAD.map(([name]) => name.replaceAll("-", ""));
    const cwd = mkdtempSync(join(tmpdir(), "optbench-bad-"));
    writeFileSync(
      join(cwd, "p.py"),
      `import optbench, os\n${classes}optbench.serve(${names.join()})`,
    );
    const items = BAD.map(([name]) => name.toLowerCase()).join();
    // one process for all of them: one that dies is started anew, so each stands behind another's death
    const args = `run -f booth -o ${items} --plugin p.py --json -j 1`;
    all = (JSON.parse((await optbench(args, { cwd })).stdout) as Results).cases;
    rmSync(cwd, { recursive: true });
  });

  it.each(BAD)("%s", (name, third, message) => {
    const own = all.find(({ optimizer }) => optimizer === name.toLowerCase())!;
    expect(own.message ?? own.status).toMatch(message);
    if (third.startsWith("raise")) expect(own.at).toMatch(/^p\.py:9:/);
  });
});

describe("a file in Python is refused", () => {
  beforeEach(skipWithoutPython);
  const greets = (json: string) =>
    `import os, time\nos.write(1, b'optbench ${json}\\n')\ntime.sleep(60)`;

  it.each([
    ["without greeting", "print('hi')", "it ended before its greeting: hi"],
    ["that defines nothing", "import optbench; optbench.serve()", "its greeting defines nothing"],
    [
      "that lacks a module",
      "import no_such_module",
      "it ended before its greeting with code 1: ModuleNotFoundError: No module named 'no_such_module'",
    ],
    [
      "that defines what is there",
      "import optbench\nclass Adam:\n  def step(self, x, g): return x\noptbench.serve(Adam)",
      "there is already an optimizer 'adam'",
    ],
    [
      "whose class has no method",
      "import optbench\nclass A: pass\noptbench.serve(A)",
      "it ended before its greeting with code 1: TypeError: A is not a class with step(x, g, lr) or update(params, grads)",
    ],
    ["of another version", greets('{"protocol": 9}'), "it speaks protocol 9, optbench speaks 1"],
    ["whose greeting is no JSON", greets("hello"), 'its greeting is not JSON: "hello"'],
    [
      "that writes without end",
      "import os\nwhile True: os.write(1, b'x' * 999)",
      `it writes no greeting: "${"x".repeat(40)}"`,
    ],
    [
      "that prints without end",
      "import os\nwhile True: os.write(1, b'garbage\\n' * 999)",
      "it prints and does not greet: garbage",
    ],
    ["that does not compile", "def f(:", "it ended before its greeting with code 1: SyntaxError"],
  ])("%s", async (_, python, message) => {
    const cwd = folder({ "p.py": python });
    const { code, stdout, stderr } = await optbench("run -f booth -o sgd --plugin p.py", { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.split("\n")[0]).toContain(`error: plugin p.py: ${message}`);
  });

  it("with more threads than there may be interpreters", async () => {
    const cwd = folder({ "p.py": ADAM });
    const args = "run -f booth -o my-adam --plugin p.py -j 512";
    expect((await optbench(args, { cwd })).stderr).toBe(
      "error: --jobs 512: every thread starts the plug-ins in other languages anew; at most 256 here\n",
    );
  });
});

describe("python-path", () => {
  it("prints the folder of optbench.py", async () => {
    const { code, stdout } = await optbench("python-path");
    const own = fileURLToPath(new URL("../../python", import.meta.url));
    expect([code, stdout]).toEqual([0, `${own}\n`]);
  });
});

/** NAdam as torch 1.13 has it, which is rarely at hand: with the factor mu twice below. */
const NADAM_OF_TORCH_1 = `import math
import optbench

class MyNadam:
    """torch 1.13's NAdam: the factor mu of this step stands twice in the product of the next"""

    def __init__(self, lr=0.002):
        self.m, self.v, self.t, self.product = None, None, 0, 1.0

    def step(self, x, g, lr):
        if self.m is None: self.m, self.v = [0.0] * len(x), [0.0] * len(x)
        self.t += 1
        mu = 0.9 * (1 - 0.5 * 0.96 ** (self.t * 0.004))
        after = 0.9 * (1 - 0.5 * 0.96 ** ((self.t + 1) * 0.004))
        self.product *= mu
        two = 1 - 0.999**self.t
        for i in range(len(x)):
            self.m[i] = 0.9 * self.m[i] + (1 - 0.9) * g[i]
            self.v[i] = 0.999 * self.v[i] + (1 - 0.999) * g[i] * g[i]
            below = math.sqrt(self.v[i] / two) + 1e-8
            x[i] -= lr * (1 - mu) / (1 - self.product) * g[i] / below
            x[i] -= lr * after / (1 - self.product * mu * after) * self.m[i] / below
        return x

optbench.serve(MyNadam)
`;

describe("conform, of NAdam in Python", () => {
  it.for([
    ["with the factor of torch 1.13", NADAM_OF_TORCH_1, "has the factor μₜ twice"],
    [
      "without it",
      NADAM_OF_TORCH_1.replace("self.product * mu * after", "self.product * after"),
      "agrees with nadam, torch/nadam\n",
    ],
  ] as const)("%s", async ([, python, words], context) => {
    skipWithoutPython(context);
    const cwd = folder({ "n.py": python });
    const { stdout } = await optbench("conform my-nadam --plugin n.py", { cwd });
    expect(stdout).toContain(words);
    // it does not look at f
    expect(stdout).toContain("12 kinds of prescribed gradients");
    expect(stdout.includes("agrees with none")).toBe(words.includes("twice"));
  });
});
