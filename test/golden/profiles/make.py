"""Profiles of random comparisons, by numpy alone: python3 make.py > profiles.json

Ranks, integrals and shares are taken in other ways than optbench takes them: profiles by counting
on a grid, the score by integrating that count over every interval between its jumps, the run
lengths by sorting all pairs at once.
"""

import json

import numpy as np

rng = np.random.default_rng(20261123)
LADDER = 51


def comparison(problems, optimizers, failing, ties):
    high = 6 if ties else 5000
    steps = rng.integers(1, high, (problems, optimizers)).astype(float)
    evaluations = steps * rng.integers(1, 4, (problems, optimizers)) + 1
    failed = rng.random((problems, optimizers)) < failing
    steps[failed] = np.inf
    evaluations[failed] = np.inf
    dimension = rng.integers(1, 30, problems)
    ladder = np.sort(rng.integers(1, 4000, (problems, optimizers, LADDER)), axis=2).astype(float)
    hits = rng.integers(0, LADDER + 1, (problems, optimizers))
    ladder[np.arange(LADDER)[None, None, :] >= hits[:, :, None]] = np.inf
    return steps, evaluations, dimension, ladder


def ratios(cost):
    with np.errstate(invalid="ignore"):
        quotient = cost / cost.min(axis=1, keepdims=True)
    return np.where(np.isnan(quotient), np.inf, quotient)


def share_within(values, at):
    return (values[None, :] <= np.asarray(at)[:, None]).mean(axis=1)


def score(values, top=4.0):
    jumps = np.unique(np.clip(np.concatenate(([1.0], values[np.isfinite(values)], [top])), 1, top))
    middles = (jumps[:-1] + jumps[1:]) / 2
    return float((share_within(values, middles) * np.diff(jumps)).sum() / (top - 1))


def listed(array):
    return [listed(row) if isinstance(row, (np.ndarray, list)) else finite(row) for row in array]


def finite(value):
    return None if not np.isfinite(value) else int(value) if value == int(value) else float(value)


def expected(steps, evaluations, dimension, ladder):
    taus = [1, 1.25, 1.5, 2, 3, 4, 10, 100, 10000]
    alphas = [0, 1, 3, 5, 50, 500, 2500, 5000]
    lengths = [0.01, 1, 10, 30, 100, 300, 1000, 4000]
    count = steps.shape[1]
    by_steps, by_evaluations = ratios(steps), ratios(evaluations)
    per_dimension = ladder / dimension[:, None, None]
    return {
        "tau": taus,
        "performance": listed([share_within(by_steps[:, s], taus) for s in range(count)]),
        "alpha": alphas,
        "data": listed([share_within(steps[:, s], alphas) for s in range(count)]),
        "length": lengths,
        "ecdf": listed([share_within(per_dimension[:, s].ravel(), lengths) for s in range(count)]),
        "scoreSteps": [score(by_steps[:, s]) for s in range(count)],
        "scoreEvaluations": [score(by_evaluations[:, s]) for s in range(count)],
        "wins": listed([[np.sum(steps[:, a] < steps[:, b]) for b in range(count)] for a in range(count)]),
    }


def entry(problems, optimizers, failing, ties):
    steps, evaluations, dimension, ladder = comparison(problems, optimizers, failing, ties)
    given = {
        "steps": listed(steps),
        "evaluations": listed(evaluations),
        "dimension": listed(dimension),
        "ladder": listed(ladder),
    }
    return {**given, "expected": expected(steps, evaluations, dimension, ladder)}


print(
    json.dumps(
        {
            "made": f"numpy {np.__version__}, make.py beside this file",
            "comparisons": [
                entry(9, 4, 0.2, False),
                entry(6, 5, 0.3, True),
                entry(4, 2, 1.0, False),
                entry(1, 1, 0.0, False),
            ],
        },
        separators=(",", ":"),
    )
)
