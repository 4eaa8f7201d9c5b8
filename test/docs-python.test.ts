import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folder, optbench } from "./cli/optbench.js";
import { skipWithoutNumpy } from "./python.js";

/** What the guide uses of torch, for machines without it: with its names, on numpy arrays. */
const STAND_IN = `import collections, contextlib, types
import numpy as np

float64 = np.float64

class no_grad(contextlib.ContextDecorator):
    def __enter__(self): return self
    def __exit__(self, *_): return False

class Tensor:
    def __init__(self, value): self.value = np.array(value, dtype=np.float64)
    def clone(self): return Tensor(self.value)
    def copy_(self, other): self.value[:] = other.value
    def detach(self): return self
    def numpy(self): return self.value.copy()
    def tolist(self): return self.value.tolist()
    def mul_(self, factor):
        self.value *= factor
        return self
    def add_(self, other, alpha=1):
        self.value += alpha * other.value
        return self

def zeros(n, dtype=None): return Tensor(np.zeros(n))
def zeros_like(other): return Tensor(np.zeros_like(other.value))
def as_tensor(x, dtype=None): return Tensor(x)
nn = types.SimpleNamespace(Parameter=lambda t: t)

class Optimizer:
    def __init__(self, params, defaults):
        self.param_groups = [{"params": list(params), **defaults}]
        self.state = collections.defaultdict(dict)

optim = types.SimpleNamespace(Optimizer=Optimizer)
`;

const page = readFileSync("docs/python.md", "utf8");
const guide = page.slice(page.indexOf("five minutes"), page.indexOf("## torch, optax, Keras"));

/** The file whose first line is its name. */
function file(name: string): string {
  const blocks = [...guide.matchAll(/```\w+\n(# (\S+)\n[^]*?)```/g)];
  return blocks.find(([, , named]) => named === name)![1];
}

it("docs/python.md goes from a torch optimizer to a red build", async (context) => {
  skipWithoutNumpy(context);
  const hasTorch = spawnSync("python3", ["-c", "import torch"]).status === 0;
  const cwd = folder({
    "my_momentum.py": file("my_momentum.py"),
    "momentum.yaml": file("momentum.yaml"),
    ...(hasTorch ? {} : { "torch.py": STAND_IN }),
  });
  const commands = [...guide.matchAll(/^\$ optbench (.*)$/gm)].map(([, command]) => command);
  const last = commands.pop()!;
  for (const command of commands) {
    const { code, stderr } = await optbench(command, { cwd });
    expect([command, code, stderr.replaceAll(/^hint: .*\n/gm, "")]).toEqual([command, 0, ""]);
  }
  const [, from, to] = /and `([^`]+)` becomes `([^`]+)`/.exec(guide)!;
  writeFileSync(join(cwd, "my_momentum.py"), file("my_momentum.py").replace(from, to));
  const { code, stdout } = await optbench(last, { cwd });
  expect(code).toBe(1);
  const shown = guide
    .slice(guide.lastIndexOf(`$ optbench ${last}`))
    .slice(`$ optbench ${last}`.length)
    .split("```")[0]
    .trim();
  for (const word of shown.split(/\s+/)) expect(stdout).toContain(word);
}, 400_000);
