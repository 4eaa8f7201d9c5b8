"""Writes figures.json: what scipy and numpy say about a few small samples.

    python3 test/golden/statistics/make.py > test/golden/statistics/figures.json

README.md beside it says by which function each figure is made.
"""
import json
import math
import platform
from fractions import Fraction

import numpy
import scipy
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


def wilson(successes, runs):
    ci = stats.binomtest(successes, runs).proportion_ci(0.95, "wilson")
    return [ci.low, ci.high]


def sign_test(wins, losses):
    """Exact, in rational numbers; scipy must say the same."""
    n = wins + losses
    tail = sum(math.comb(n, k) for k in range(min(wins, losses) + 1))
    p = min(Fraction(1), Fraction(2 * tail, 2**n))
    if 0 < n <= 1000:
        assert abs(stats.binomtest(wins, n, 0.5).pvalue - p) <= 1e-9 * p
    return float(p)


def holm(values):
    """Holm's step-down, in rational numbers."""
    exact = [Fraction(value) for value in values]
    order = sorted(range(len(exact)), key=lambda k: exact[k])
    adjusted = [Fraction(0)] * len(exact)
    largest = Fraction(0)
    for rank, k in enumerate(order):
        largest = max(largest, min(Fraction(1), (len(exact) - rank) * exact[k]))
        adjusted[k] = largest
    return [float(value) for value in adjusted]


def median_interval(sample):
    ci = stats.quantile_test(sample, p=0.5).confidence_interval(0.95)
    return [float(ci.low), float(ci.high)]


def mean_interval(sample):
    ci = stats.ttest_1samp(sample, 0).confidence_interval(0.95)
    return [float(ci.low), float(ci.high)]


def skewed_mean_interval(costs, budget):
    """Student's interval of the mean with the standard error of its logarithm, s / (mean * sqrt(k))."""
    k = len(costs)
    if k < 2:
        return 0.0, float(budget)
    mean = numpy.mean(costs)
    width = stats.t.ppf(0.975, k - 1) * stats.sem(costs) / mean
    return mean * numpy.exp(-width), mean * numpy.exp(width)


def running_time(successes, failures, budget):
    """Zou & Donner's method for cost + odds * price, the odds by Wilson."""
    low_rate, high_rate = wilson(len(successes), len(successes) + len(failures))
    low, high = skewed_mean_interval(successes, budget)
    cost = numpy.mean(successes)
    price = numpy.mean(failures) if failures else budget
    odds = len(failures) / len(successes)
    ert = cost + odds * price
    below = numpy.hypot(cost - low, price * (odds - (1 / high_rate - 1)))
    above = numpy.hypot(high - cost, price * ((1 / low_rate - 1) - odds))
    return [max(0.0, float(ert - below)), float(ert + above)]


def penalized(successes, failures, penalty):
    """The same method for rate * cost + (1 - rate) * penalty."""
    runs = len(successes) + failures
    low_rate, high_rate = wilson(len(successes), runs)
    low, high = skewed_mean_interval(successes, penalty)
    cost, rate = numpy.mean(successes), len(successes) / runs
    middle = rate * cost + (1 - rate) * penalty
    below = numpy.hypot(rate * (cost - low), (high_rate - rate) * (penalty - cost))
    above = numpy.hypot(rate * (high - cost), (rate - low_rate) * (penalty - cost))
    return [max(0.0, float(middle - below)), min(float(penalty), float(middle + above))]


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
