"""Writes figures.json: what scipy and numpy say about a few small samples.

    python3 test/golden/statistics/make.py > test/golden/statistics/figures.json

README.md beside it says by which function each figure is made.
"""
import json
import platform

import numpy
import scipy
from methods import holm, mean_interval, median_interval, penalized, running_time, sign_test, wilson
from scipy import stats

SAMPLES = [
    [82],
    [3, 1],
    [5, 1, 4],
    [12, 7, 3, 19, 7, 28],
    [120, 98, 134, 101, 99, 143, 250, 97, 110, 105, 133, 129, 102, 98, 160, 111, 97, 120, 119, 108],
    [0.1, 1e-9, 3.5, 1e4, 2e-3, 7.25, 0.1],
]
PROBABILITIES = [0, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 1]
COUNTS = [(0, 1), (1, 1), (0, 20), (1, 20), (10, 20), (18, 20), (20, 20), (3, 7), (499, 500), (123, 1000)]

SPLITS = [(0, 0), (1, 0), (0, 5), (6, 0), (6, 1), (9, 1), (5, 5), (15, 5), (17, 3), (60, 40), (61, 39),
          (520, 480), (560, 440), (700, 0)]
P_VALUES = [[0.01], [0.01, 0.04], [0.04, 0.01, 0.03], [0.5, 0.0001, 0.02, 0.02, 1], [0.2, 0.9, 0.6]]
COSTS = [
    ([100, 300, 120, 90, 110, 260], [], 1000),
    ([100, 300, 120, 90], [1000, 1000, 900], 1000),
    ([100], [1000, 1000, 1000, 1000, 1000, 1000, 1000], 1000),
    ([7, 7, 7, 7, 7, 7, 7, 7], [], 501),
    ([1, 900, 30, 4, 2, 2, 60, 8], [2000], 2000),
]

print(json.dumps({
    "made by": f"test/golden/statistics/make.py, Python {platform.python_version()}, numpy {numpy.__version__}, scipy {scipy.__version__}",
    "quantiles": [
        {"sample": sample, "p": PROBABILITIES,
         "quantile": [float(numpy.quantile(sample, p, method="linear")) for p in PROBABILITIES]}
        for sample in SAMPLES
    ],
    "z": float(stats.norm.ppf(0.975)),
    "wilson": [{"successes": k, "runs": n, "interval": wilson(k, n)} for k, n in COUNTS],
    "student": [{"degrees": n, "quantile": float(stats.t.ppf(0.975, n))} for n in [*range(1, 41), 100, 1000, 100000]],
    "signTest": [{"wins": a, "losses": b, "p": sign_test(a, b)} for a, b in SPLITS],
    "holm": [{"p": values, "adjusted": holm(values)} for values in P_VALUES],
    "medianInterval": [
        {"sample": sample, "interval": median_interval(sample)}
        for sample in [*SAMPLES[3:], *[[(7 * k) % n for k in range(n)] for n in (8, 9, 11, 12, 25, 50, 71, 200)]]
    ],
    "meanInterval": [{"sample": sample, "interval": mean_interval(sample)} for sample in SAMPLES[3:]],
    "runningTime": [
        {"ofSuccesses": costs, "ofFailures": failures, "budget": budget, "interval": running_time(costs, failures, budget)}
        for costs, failures, budget in COSTS
    ],
    "penalized": [
        {"ofSuccesses": costs, "failures": len(failures), "penalty": 10 * budget,
         "interval": penalized(costs, len(failures), 10 * budget)}
        for costs, failures, budget in COSTS
    ],
}, indent=1))
