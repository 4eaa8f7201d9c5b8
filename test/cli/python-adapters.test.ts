import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CaseResult, Results } from "../../src/records/results.js";
import { skipWithoutNumpy } from "../python.js";
import { folder, optbench } from "./optbench.js";

/*
 * The adapters for torch, optax and Keras against stand-ins of the libraries: each has what the
 * adapter calls, with the library's names and conventions, and Adam's arithmetic on numpy arrays.
 * `npm run build` comes first.
 */

const OPTAX = `import numpy as np
from collections import namedtuple

GradientTransformation = namedtuple("GradientTransformation", "init update")

def adam(learning_rate, b1=0.9, b2=0.999, eps=1e-8):
    def init(params):
        return 0, np.zeros_like(params), np.zeros_like(params)
    def update(updates, state, params=None):
        t, mu, nu = state
        t, mu, nu = t + 1, b1 * mu + (1 - b1) * updates, b2 * nu + (1 - b2) * updates**2
        step = mu / (1 - b1**t) / (np.sqrt(nu / (1 - b2**t)) + eps)
        return -learning_rate * step, (t, mu, nu)
    return GradientTransformation(init, update)
`;

const KERAS = `import types
import numpy as np

class Variable:
    def __init__(self, value, dtype=None):
        self.value = np.array(value, dtype=dtype)
    def assign(self, value):
        self.value = np.array(value, dtype=self.value.dtype)

ops = types.SimpleNamespace(
    convert_to_tensor=lambda x, dtype=None: np.array(x, dtype=dtype),
    convert_to_numpy=lambda x: x.value if isinstance(x, Variable) else np.asarray(x),
)

class Adam:
    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7, name="adam", **kwargs):
        self.learning_rate, self.beta_1, self.beta_2, self.epsilon = learning_rate, beta_1, beta_2, epsilon
    def build(self, variables):
        self.t = 0
        self.m = [np.zeros_like(one.value) for one in variables]
        self.v = [np.zeros_like(one.value) for one in variables]
    def apply_gradients(self, pairs):
        self.t += 1
        alpha = self.learning_rate * np.sqrt(1 - self.beta_2**self.t) / (1 - self.beta_1**self.t)
        for k, (g, variable) in enumerate(pairs):
            self.m[k] += (g - self.m[k]) * (1 - self.beta_1)
            self.v[k] += (g * g - self.v[k]) * (1 - self.beta_2)
            variable.assign(variable.value - self.m[k] * alpha / (np.sqrt(self.v[k]) + self.epsilon))

optimizers = types.SimpleNamespace(Adam=Adam)
`;

const TORCH = readFileSync("test/fixtures/python/torch.py", "utf8");

const ADAPTED = [
  ["optax", "optbench.from_optax(optax.adam, id='theirs')", "learning-rate", "optax/adam"],
  [
    "keras",
    "optbench.from_keras(keras.optimizers.Adam, id='theirs')",
    "learning-rate",
    "keras/adam",
  ],
  ["torch", "optbench.from_torch(torch.optim.Adam, id='theirs')", "lr", "torch/adam"],
] as const;

/** The cases of a run beside a plug-in that serves `made`. */
async function cases(library: string, made: string, args: string): Promise<readonly CaseResult[]> {
  const cwd = folder({
    "optax.py": OPTAX,
    "keras.py": KERAS,
    "torch.py": TORCH,
    "served.py": `import numpy\nimport optbench\nimport ${library}\noptbench.serve(${made})\n`,
  });
  const { stdout, stderr } = await optbench(`run --plugin served.py --json ${args}`, { cwd });
  expect(stderr).not.toContain("error: plugin");
  return (JSON.parse(stdout) as Results).cases;
}

describe("an adapter", () => {
  for (const [library, made, rate, ours] of ADAPTED) {
    it(`of ${library} takes the steps of our form of it`, async (context) => {
      skipWithoutNumpy(context);
      const [theirs, own] = await cases(
        library,
        made,
        `-f rosenbrock -n 4000 -o theirs:${rate}=0.02,${ours}:${rate}=0.02`,
      );
      expect(theirs.status).toBe("reached");
      expect(theirs.steps).toBe(own.steps);
    });
  }

  it("of torch gives a closure to the step that needs one, and counts what it evaluates", async (context) => {
    skipWithoutNumpy(context);
    const [one] = await cases(
      "torch",
      "optbench.from_torch(torch.LookAhead)",
      "-f booth -n 5 -o look-ahead:lr=0.01",
    );
    expect(one.evaluations).toBe(11);
    expect(one.best.step).toBe(5);
  });
});
