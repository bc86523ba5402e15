"""The agreement measures of `batch PROFILES`, from their published formulas."""
import itertools
import math

MEASURES = ("kendall_tau_b", "weighted_spearman", "rank_biased_overlap")


def mean_ranks(values):
    """Fractional ranks, the least value first: ties share the mean of their places."""
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) + 1) / 2 for value in values]


def kendall_tau_b(x, y):
    """Kendall (1945): (C - D) / sqrt((n0 - n1)(n0 - n2)), pair by pair."""
    score = tied_x = tied_y = 0
    for (a, b), (c, d) in itertools.combinations(zip(x, y), 2):
        score += ((a > c) - (a < c)) * ((b > d) - (b < d))
        tied_x += a == c
        tied_y += b == d
    pairs = len(x) * (len(x) - 1) / 2
    divisor = math.sqrt((pairs - tied_x) * (pairs - tied_y))
    return score / divisor if divisor else None


def weighted_spearman(x, y):
    """Pinto da Costa and Soares (2005): 1 - 6 sum((R - Q)^2 (2n + 2 - R - Q)) / (n^4 + n^3 - n^2 - n)."""
    n, r, q = len(x), mean_ranks(x), mean_ranks(y)
    if len(set(x)) < 2 or len(set(y)) < 2:
        return None
    return 1 - 6 * sum((a - b) ** 2 * (2 * n + 2 - a - b) for a, b in zip(r, q)) / (n**4 + n**3 - n**2 - n)


def rank_biased_overlap(first, second, p=0.9):
    """Webber, Moffat and Zobel (2010), equation 32: lists of uneven length, extrapolated."""
    short, long = sorted((first, second), key=len)
    s, l = len(short), len(long)
    if s == 0:
        return None

    overlap, seen_short, seen_long = [0], set(), set()  # X_d for every depth
    for depth in range(l):
        new = 0
        if depth < s:
            new += short[depth] in seen_long or short[depth] == long[depth]
            seen_short.add(short[depth])
        new += long[depth] in seen_short and (depth >= s or long[depth] != short[depth])
        seen_long.add(long[depth])
        overlap.append(overlap[-1] + new)
    agreed = sum(overlap[d] / d * p**d for d in range(1, l + 1))
    assumed = sum(overlap[s] * (d - s) / (s * d) * p**d for d in range(s + 1, l + 1))
    return (1 - p) / p * (agreed + assumed) + ((overlap[l] - overlap[s]) / l + overlap[s] / s) * p**l
