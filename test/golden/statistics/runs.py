"""Writes runs.json: runs drawn at random, and every figure that optbench makes of runs.

    python3 test/golden/statistics/runs.py > test/golden/statistics/runs.json

A run is its list of gaps f(x_t) - f*, t = 0 ... N, and how many evaluations each iteration takes.
All else is computed here from these, by scipy and numpy where they have it.
"""
import json
import platform

import numpy
import scipy
from methods import holm, mean_interval, median_interval, penalized, running_time, sign_test, wilson

ITERATIONS = 40
TOLERANCE = 1e-3
TARGETS = [float(f"1e{(10 - k) // 5}") if k % 5 == 0 else 10 ** (2 - k / 5) for k in range(51)]
# evaluations of an iteration; the rate of a decrease; how much it scatters; the chance to jump up at the end
OPTIMIZERS = {
    "a": (1, 0.45, 0.6, 0.0),
    "b": (1, 0.43, 0.6, 0.0),
    "c": (3, 1.1, 0.5, 0.0),
    "d": (1, 0.2, 0.8, 0.0),
    "e": (2, 0.6, 0.4, 0.4),
}
PROBLEMS = [("one", 1, 14), ("two", 2, 25), ("three", 3, 5)]

random = numpy.random.default_rng(20261129)


def rounded(value):
    return float(f"{value:.3g}")


def draw(start, optimizer):
    _, rate, scatter, jump = OPTIMIZERS[optimizer]
    own = rate * random.uniform(0.4, 1.2)
    times = numpy.arange(1, ITERATIONS + 1)
    gaps = start * numpy.exp(-own * times + scatter * random.normal(size=ITERATIONS))
    if random.uniform() < jump:
        gaps[-3:] += 1
    return [start, *map(rounded, gaps)]


class Run:
    """What docs/metrics.md says of a run, from its gaps."""

    def __init__(self, gaps, each):
        self.gaps = numpy.array(gaps)
        self.spent = 1 + each * numpy.arange(len(gaps))
        at = numpy.flatnonzero(self.gaps <= TOLERANCE)
        self.hit = len(at) > 0
        self.solved = bool(self.gaps[-1] <= TOLERANCE)
        self.steps = int(at[0]) if self.hit else numpy.inf
        self.evaluations = int(self.spent[at[0]] if self.hit else self.spent[-1])
        self.cost = self.evaluations if self.hit else numpy.inf

    def aocc(self):
        budget = ITERATIONS + 1
        best = [min(self.gaps[self.spent <= e], default=1e2) for e in range(1, budget + 1)]
        return float(numpy.mean((2 - numpy.log10(numpy.clip(best, 1e-8, 1e2))) / 10))

    def lengths(self, dimension):
        hits = [self.spent[self.gaps <= target] for target in TARGETS]
        return [min(one, default=numpy.inf) / dimension for one in hits]


def quantile(values, p):
    """numpy's type 7, but infinite beside an infinite value, where numpy has NaN."""
    low, high = (numpy.quantile(values, p, method=side) for side in ("lower", "higher"))
    return float(low if low == high else high if numpy.isinf(high) else numpy.quantile(values, p))


def spread(values):
    return {
        "median": quantile(values, 0.5),
        "quartiles": [quantile(values, 0.25), quantile(values, 0.75)],
        "range": [float(min(values)), float(max(values))],
        "interval": median_interval(values) if len(values) >= 6 else None,
    }


def figure(value, interval, runs):
    return {"value": float(value), "interval": [float(end) for end in interval] if len(runs) >= 6 else None}


def summary(runs):
    hits = [one for one in runs if one.hit]
    costs = [one.evaluations for one in hits]
    failures = [one.evaluations for one in runs if not one.hit]
    spent, made = sum(one.evaluations for one in runs), sum(one.steps + 1 if one.hit else ITERATIONS + 1 for one in runs)
    budget = max(int(numpy.ceil((ITERATIONS + 1) * (spent / made))), *(one.evaluations for one in runs))
    areas = [one.aocc() for one in runs]
    return {
        "runs": len(runs),
        "successes": len(hits),
        "lost": sum(one.hit and not one.solved for one in runs),
        "successInterval": wilson(len(hits), len(runs)),
        "steps": spread([one.steps for one in runs]),
        "evaluations": spread([one.cost for one in runs]),
        "best": spread([min(one.gaps) for one in runs]),
        "final": spread([one.gaps[-1] for one in runs]),
        "ert": figure(spent / len(hits), running_time(costs, failures, budget), runs),
        "par10": figure(
            numpy.mean([one.steps if one.hit else 10 * ITERATIONS for one in runs]),
            penalized([one.steps for one in hits], len(failures), 10 * ITERATIONS),
            runs,
        ),
        "aocc": figure(numpy.mean(areas), numpy.clip(mean_interval(areas), 0, 1), runs),
    }


def standings(rows):
    """The best row against each other one: the sign test, adjusted by Holm over all pairs of rows."""
    keys = {name: (quantile([one.cost for one in runs], 0.5), summary(runs)["ert"]["value"]) for name, runs in rows.items()}
    best = min(keys, key=keys.get)
    duels = {}
    names = list(rows)
    for i, a in enumerate(names):
        for b in names[i + 1:]:
            pairs = [(x.cost, y.cost) for x, y in zip(rows[a], rows[b])]
            duels[a, b] = sum(x < y for x, y in pairs), sum(x > y for x, y in pairs), sum(x == y for x, y in pairs)
    adjusted = dict(zip(duels, holm([sign_test(won, lost) for won, lost, _ in duels.values()])))
    told = {best: {"verdict": "best"}}
    for (a, b), (won, lost, tied) in duels.items():
        if best in (a, b):
            p = adjusted[a, b]
            verdict = "separated" if p <= 0.05 else "not separated"
            told[b if a == best else a] = {
                "verdict": verdict,
                "won": won if b == best else lost,
                "lost": lost if b == best else won,
                "tied": tied,
                "p": float(f"{p:.6g}"),
            }
    return told


def share_within(values, at):
    return [float((numpy.asarray(values) <= x).mean()) for x in at]


def score(ratios, top=4):
    return float(numpy.mean(numpy.clip(top - numpy.array(ratios), 0, None) / (top - 1)))


def profiles(rows_of):
    """Of all problems at once: costs by optimizer, in evaluations."""
    runs = {s: [(one, d) for (_, d, _), rows in rows_of for one in rows[s]] for s in OPTIMIZERS}
    cost = {s: numpy.array([one.cost if one.solved else numpy.inf for one, _ in own]) for s, own in runs.items()}
    steps = {s: numpy.array([one.steps if one.solved else numpy.inf for one, _ in own]) for s, own in runs.items()}

    def ratios(of):
        least = numpy.min(list(of.values()), axis=0)
        return {s: numpy.where(numpy.isinf(own), numpy.inf, own / numpy.where(numpy.isinf(least), 1, least)) for s, own in of.items()}

    tau, alpha, length = [1, 1.1, 1.3, 1.5, 2, 3, 4, 10], [0, 5, 10, 15, 20, 30, 41, 90, 200], [1, 2, 5, 8, 10, 15, 20, 40, 121]
    by_cost, by_steps = ratios(cost), ratios(steps)
    return {
        "problems": len(cost["a"]),
        "tau": tau,
        "performance": [share_within(by_cost[s], tau) for s in OPTIMIZERS],
        "alpha": alpha,
        "data": [share_within(cost[s], alpha) for s in OPTIMIZERS],
        "length": length,
        "ecdf": [share_within([x for one, d in runs[s] for x in one.lengths(d)], length) for s in OPTIMIZERS],
        "scores": [
            {
                "steps": score(by_steps[s]),
                "evaluations": score(by_cost[s]),
                "wins": int((by_cost[s] == 1).sum()),
                "solved": int(numpy.isfinite(cost[s]).sum()),
            }
            for s in OPTIMIZERS
        ],
        "wins": [[int((cost[a] < cost[b]).sum()) for b in OPTIMIZERS] for a in OPTIMIZERS],
    }


def with_null(value):
    if isinstance(value, dict):
        return {key: with_null(one) for key, one in value.items()}
    if isinstance(value, list):
        return [with_null(one) for one in value]
    return None if isinstance(value, float) and numpy.isinf(value) else value


drawn = []
for problem in PROBLEMS:
    starts = sorted({rounded(numpy.exp(random.uniform(0, 6))) for _ in range(problem[2])})
    drawn.append((problem, {s: [draw(start, s) for start in starts] for s in OPTIMIZERS}))
rows_of = [
    (problem, {s: [Run(gaps, OPTIMIZERS[s][0]) for gaps in rows] for s, rows in own.items()})
    for problem, own in drawn
]
print(json.dumps(with_null({
    "made by": f"test/golden/statistics/runs.py, Python {platform.python_version()}, numpy {numpy.__version__}, scipy {scipy.__version__}",
    "iterations": ITERATIONS,
    "tolerance": TOLERANCE,
    "evaluationsPerIteration": {s: each for s, (each, *_) in OPTIMIZERS.items()},
    "problems": [
        {
            "function": name,
            "dimension": dimension,
            "gaps": own,
            "summaries": {s: {**summary(rows[s]), "standing": standings(rows)[s]} for s in OPTIMIZERS},
        }
        for ((name, dimension, _), own), (_, rows) in zip(drawn, rows_of)
    ],
    "profiles": profiles(rows_of),
}), separators=(",", ":")))
