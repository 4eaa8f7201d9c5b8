"""Records the trajectories of somebody else's optimizer in the form of test/golden/trajectories.

    python3 test/golden/record.py torch.optim:Adam --group torch --hyper '{"lr": 0.3}' -f aniso2,rosen2
    python3 test/golden/record.py ./their_adan.py:Adan --group theirs --variant default -f beale

The class is one of torch, made as cls([parameter], **hyper), or one that is made as cls(n, **hyper)
and has step(x, g), which returns the next point. Prints a file of cases; its source is to be filled
in by hand where --source is not given: the library and its version, or the repository and its commit.
"""

import argparse
import importlib
import importlib.util
import inspect
import json
import math
import random

SNAPS = [*range(21), 50, 100, 200, 500, 1000]
# 1000 times what a disturbance in the last bit grows to, and never below this
LEAST_TOLERANCE = 1e-12
MARGIN = 1000
# where it grows beyond this, the run is chaotic: nothing is compared
CHAOTIC = 1e-2
DISTURBED_RUNS = 4


def rosenbrock(x):
    f, g = 0.0, [0.0] * len(x)
    for i in range(len(x) - 1):
        a, b = x[i + 1] - x[i] ** 2, 1 - x[i]
        f += 100 * a * a + b * b
        g[i] += -400 * x[i] * a - 2 * b
        g[i + 1] += 200 * a
    return f, g


def beale(p):
    x, y = p
    parts = [(c - x + x * y**k, y**k - 1, k * x * y ** (k - 1)) for k, c in ((1, 1.5), (2, 2.25), (3, 2.625))]
    return sum(r * r for r, _, _ in parts), [2 * sum(r * d[i] for r, *d in parts) for i in (0, 1)]


def himmelblau(p):
    x, y = p
    a, b = x * x + y - 11, x + y * y - 7
    return a * a + b * b, [4 * x * a + 2 * b, 2 * a + 4 * y * b]


def rastrigin(x):
    turn = 2 * math.pi
    f = sum(xi * xi - 10 * math.cos(turn * xi) + 10 for xi in x)
    return f, [2 * xi + 10 * turn * math.sin(turn * xi) for xi in x]


def diagonal(weights):
    """f = sum of w x^2"""
    return lambda x: (
        sum(w * xi * xi for w, xi in zip(weights, x)),
        [2 * w * xi for w, xi in zip(weights, x)],
    )


# name: f and its gradient, and where the runs start
FUNCTIONS = {
    "sphere2": (diagonal([1, 1]), [-7.0, 2.0]),
    "aniso2": (diagonal([0.05, 1]), [-7.0, 2.0]),
    "rosen2": (rosenbrock, [-1.2, 1.0]),
    "rosen10": (rosenbrock, [-1.2, 1.0] * 5),
    "beale": (beale, [1.0, 1.0]),
    "himmelblau": (himmelblau, [0.0, 0.0]),
    "rastrigin2": (rastrigin, [3.4, -2.2]),
}


def load(name):
    """The class that MODULE:NAME or FILE.py:NAME names."""
    module, _, attribute = name.rpartition(":")
    if module.endswith(".py"):
        spec = importlib.util.spec_from_file_location("recorded", module)
        loaded = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(loaded)
    else:
        loaded = importlib.import_module(module)
    return getattr(loaded, attribute)


def stepper(cls, x0, hyper):
    """A function from a gradient to the next point."""
    if not cls.__module__.startswith("torch"):
        method, x = cls(len(x0), **hyper), list(x0)

        def step(g):
            x[:] = method.step(list(x), g)
            return list(x)

        return step
    import torch

    parameter = torch.nn.Parameter(torch.tensor(x0, dtype=torch.float64))
    optimizer = cls([parameter], **hyper)

    def step_torch(g):
        parameter.grad = torch.tensor(g, dtype=torch.float64)
        optimizer.step()
        return parameter.detach().tolist()

    return step_torch


def run(cls, function, start, hyper, steps, disturb=lambda g: g):
    """The points after 0, 1, ... steps."""
    step, x, points = stepper(cls, start, hyper), list(start), [list(start)]
    for _ in range(steps):
        x = step(disturb(function(x)[1]))
        points.append(list(x))
    return points


def tolerance(reference, others):
    """What a comparison at one step may differ by; None where the run is chaotic there."""
    apart = max(
        abs(a - b) / max(1.0, abs(b)) for other in others for a, b in zip(other, reference)
    )
    grown = MARGIN * apart
    return None if not grown <= CHAOTIC else max(LEAST_TOLERANCE, grown)


def record(cls, name, args, hyper):
    function, start = FUNCTIONS[name]
    rng = random.Random(name)

    def last_bits(g):
        return [gi * (1 + rng.choice([-2, -1, 0, 1, 2]) * 2**-53) for gi in g]

    points = run(cls, function, start, hyper, args.steps)
    others = [run(cls, function, start, hyper, args.steps, last_bits) for _ in range(DISTURBED_RUNS)]
    snaps = [t for t in SNAPS if t <= args.steps]
    value = lambda x: function(x)[0]
    return {
        "id": "/".join([args.group, cls.__name__, args.variant, name]),
        "group": args.group,
        "optimizer": cls.__name__,
        "variant": args.variant,
        "hyper": hyper,
        "function": name,
        "dimension": len(start),
        "start": start,
        "steps": args.steps,
        "source": args.source,
        "compare": "trajectory",
        "snap_steps": snaps,
        "x": [points[t] for t in snaps],
        "f": [value(points[t]) for t in snaps],
        "tol": [tolerance(points[t], [other[t] for other in others]) for t in snaps],
        "ftol": [
            tolerance([value(points[t])], [[value(other[t])] for other in others]) for t in snaps
        ],
    }


def defaults_of(cls):
    """What the class takes where nothing is stated."""
    given = inspect.signature(cls.__init__).parameters.values()
    plain = (int, float, bool, tuple, list, type(None))
    return {p.name: p.default for p in given if isinstance(p.default, plain)}


def named(value):
    """JSON has no numbers that are not finite: the goldens write them as words."""
    if isinstance(value, list):
        return [named(each) for each in value]
    if isinstance(value, dict):
        return {key: named(each) for key, each in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("optimizer", help="MODULE:CLASS or FILE.py:CLASS")
    parser.add_argument("-f", "--functions", required=True, help=", ".join(FUNCTIONS))
    parser.add_argument("--group", required=True, help="whose it is: torch, kozistr, theirs")
    parser.add_argument("--variant", default="default", help="what is not at its default, in a word")
    parser.add_argument("--hyper", type=json.loads, default={}, help="JSON, under the library's names")
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--source", default="TODO: library and version, or repository and commit")
    args = parser.parse_args()
    cls = load(args.optimizer)
    cases = [record(cls, name, args, args.hyper) for name in args.functions.split(",")]
    head = {"kind": "trajectory", "format": 1, "defaults": named(defaults_of(cls))}
    lines = ",\n".join(json.dumps(named(one)) for one in cases)
    print(f'{json.dumps(head)[:-1]}, "cases": [\n{lines}\n]}}')


if __name__ == "__main__":
    main()
