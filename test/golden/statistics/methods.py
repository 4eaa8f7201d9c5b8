"""The figures of a sample by scipy and numpy, or written from the paper where they have none."""
import math
from fractions import Fraction

import numpy
from scipy import stats


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
    """Order statistics at the quantiles of Bin(n, 1/2); scipy's own, from 1.11 on, must say the same."""
    k = int(stats.binom.ppf(0.025, len(sample), 0.5))
    ascending = sorted(sample)
    ends = [float(ascending[k - 1]), float(ascending[-k])]
    if hasattr(stats, "quantile_test") and numpy.isfinite(sample).all():
        ci = stats.quantile_test(sample, p=0.5).confidence_interval(0.95)
        assert ends == [ci.low, ci.high]
    return ends


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
