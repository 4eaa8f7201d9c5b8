"""Writes figures.json: what scipy and numpy say about a few small samples.

    python3 test/golden/statistics/make.py > test/golden/statistics/figures.json

The intervals of "bootstrap" come from a million resamples (scipy.stats.bootstrap, percentile), so that
they are those of the bootstrap itself, up to its own steps.
"""
import json
import platform

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


def bootstrap(sample, name):
    statistic = {"median": numpy.median, "mean": numpy.mean}[name]
    # Philox, so that the file can be made again
    rng = numpy.random.Generator(numpy.random.Philox(20))
    result = stats.bootstrap(
        (numpy.array(sample, float),), statistic, n_resamples=1_000_000, batch=20_000,
        confidence_level=0.95, method="percentile", vectorized=True, axis=-1, random_state=rng,
    )
    return [float(result.confidence_interval.low), float(result.confidence_interval.high)]


print(json.dumps({
    "made by": f"test/golden/statistics/make.py, Python {platform.python_version()}, numpy {numpy.__version__}, scipy {scipy.__version__}",
    "quantiles": [
        {"sample": sample, "p": PROBABILITIES,
         "quantile": [float(numpy.quantile(sample, p, method="linear")) for p in PROBABILITIES]}
        for sample in SAMPLES
    ],
    "z": float(stats.norm.ppf(0.975)),
    "wilson": [{"successes": k, "runs": n, "interval": wilson(k, n)} for k, n in COUNTS],
    "bootstrap": [
        {"sample": sample, "statistic": name, "interval": bootstrap(sample, name)}
        for sample in SAMPLES[3:] for name in ("median", "mean")
    ],
}, indent=1))
