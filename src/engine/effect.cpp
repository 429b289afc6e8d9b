// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/effect.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace meike::engine {

namespace {

/// The 95 % point of the normal distribution: intervals of 90 %.
constexpr double kZ = 1.6448536269514722;
constexpr double kPower = 0.8;
/// More than so many in an arm are looked at as so many: what shows with fewer shows with them.
constexpr int kMostEnumerated = 2'000;
constexpr int kMostMonths = 60;

struct Interval {
    double share = 0, low = 0, high = 0;
};

/// Wilson's interval of a share among n, which need not be whole (Wilson 1927).
Interval wilson(double share, double n) {
    const double z2 = kZ * kZ;
    const double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
    const double half = kZ / (1 + z2 / n) * std::sqrt(std::max(0.0, share * (1 - share)) / n + z2 / (4 * n * n));
    return {share, share <= 0 ? 0 : middle - half, share >= 1 ? 1 : middle + half};
}

/// Square and add (Newcombe 1998, eq. for method 10).
ShareDifference together(const Interval& given, const Interval& heldOut) {
    ShareDifference out{given.share, heldOut.share, given.share - heldOut.share, 0, 0};
    out.low = out.difference - std::hypot(given.share - given.low, heldOut.high - heldOut.share);
    out.high = out.difference + std::hypot(given.high - given.share, heldOut.share - heldOut.low);
    return out;
}

/// Values of one arm in a stratum.
struct Arm {
    int n = 0, bought = 0, kept = 0;
    double sum = 0, squares = 0;

    void add(const Outcome& outcome) {
        ++n;
        bought += outcome.bought ? 1 : 0;
        kept += outcome.kept ? 1 : 0;
        sum += outcome.value;
        squares += outcome.value * outcome.value;
    }
    void add(const Arm& other) {
        n += other.n;
        bought += other.bought;
        kept += other.kept;
        sum += other.sum;
        squares += other.squares;
    }
    double mean() const { return sum / n; }
    /// Of the mean, by the sample's own variance.
    double variance() const { return std::max(0.0, squares - sum * mean()) / (n - 1.0) / n; }
};

/// Both arms of a stratum.
struct Stratum {
    Arm given, heldOut;

    bool enough() const { return given.n >= 2 && heldOut.n >= 2; }
    void add(const Stratum& other) {
        given.add(other.given);
        heldOut.add(other.heldOut);
    }
};

std::vector<Stratum> strataOf(std::span<const Outcome> outcomes) {
    std::map<int, Stratum> byKey;
    for (const Outcome& outcome : outcomes) {
        Stratum& stratum = byKey[outcome.stratum];
        (outcome.heldOut ? stratum.heldOut : stratum.given).add(outcome);
    }
    std::vector<Stratum> out;
    Stratum open;
    for (const auto& [key, stratum] : byKey) {
        open.add(stratum);
        if (!open.enough()) continue;
        out.push_back(open);
        open = {};
    }
    // What is left over goes with the last.
    if (!out.empty()) out.back().add(open);
    return out;
}

ShareDifference shareDifference(std::span<const Stratum> strata, double all, int Arm::*part) {
    const auto arm = [&](Arm Stratum::*side) {
        double share = 0;
        double spread = 0;  // sum of w²/n: one over the number that the weighted share is worth
        for (const Stratum& stratum : strata) {
            const Arm& own = stratum.*side;
            const double weight = (stratum.given.n + stratum.heldOut.n) / all;
            share += weight * (own.*part) / own.n;
            spread += weight * weight / own.n;
        }
        return wilson(share, 1 / spread);
    };
    return together(arm(&Stratum::given), arm(&Stratum::heldOut));
}

MeanDifference meanDifference(std::span<const Stratum> strata, double all) {
    MeanDifference out;
    double variance = 0;
    for (const Stratum& stratum : strata) {
        const double weight = (stratum.given.n + stratum.heldOut.n) / all;
        out.given += weight * stratum.given.mean();
        out.heldOut += weight * stratum.heldOut.mean();
        variance += weight * weight * (stratum.given.variance() + stratum.heldOut.variance());
    }
    out.difference = out.given - out.heldOut;
    out.error = std::sqrt(variance);
    out.low = out.difference - kZ * out.error;
    out.high = out.difference + kZ * out.error;
    return out;
}

/// P(X = x), x = 0..n.
std::vector<double> binomial(int n, double p) {
    std::vector<double> out(static_cast<std::size_t>(n) + 1, 0);
    if (p <= 0 || p >= 1) {
        out[p <= 0 ? 0 : out.size() - 1] = 1;
        return out;
    }
    for (int x = 0; x <= n; ++x)
        out[static_cast<std::size_t>(x)] =
            std::exp(std::lgamma(n + 1.0) - std::lgamma(x + 1.0) - std::lgamma(n - x + 1.0) + x * std::log(p) +
                     (n - x) * std::log1p(-p));
    return out;
}

}  // namespace

ShareDifference newcombe(int given, int ofGiven, int heldOut, int ofHeldOut) {
    return together(wilson(static_cast<double>(given) / ofGiven, ofGiven),
                    wilson(static_cast<double>(heldOut) / ofHeldOut, ofHeldOut));
}

MeanDifference neyman(std::span<const double> given, std::span<const double> heldOut) {
    // In two passes: values may be large beside their differences.
    const auto arm = [](std::span<const double> values) {
        const auto n = static_cast<double>(values.size());
        double mean = 0;
        for (const double value : values) mean += value / n;
        double squares = 0;
        for (const double value : values) squares += (value - mean) * (value - mean);
        return std::pair(mean, squares / (n - 1) / n);
    };
    const auto [meanGiven, varianceGiven] = arm(given);
    const auto [meanHeldOut, varianceHeldOut] = arm(heldOut);
    MeanDifference out{meanGiven, meanHeldOut, meanGiven - meanHeldOut, std::sqrt(varianceGiven + varianceHeldOut), 0,
                       0};
    out.low = out.difference - kZ * out.error;
    out.high = out.difference + kZ * out.error;
    return out;
}

Effect effectOf(std::span<const Outcome> outcomes) {
    Effect effect;
    for (const Outcome& outcome : outcomes) ++(outcome.heldOut ? effect.heldOut : effect.given);
    const std::vector<Stratum> strata = strataOf(outcomes);
    if (strata.empty()) return effect;
    effect.strata = static_cast<int>(strata.size());
    const auto all = static_cast<double>(outcomes.size());
    effect.bought = shareDifference(strata, all, &Arm::bought);
    effect.kept = shareDifference(strata, all, &Arm::kept);
    effect.value = meanDifference(strata, all);
    return effect;
}

std::optional<double> smallestVisible(int given, int heldOut, double base) {
    const int n = std::min(given, kMostEnumerated);
    const int m = std::min(heldOut, kMostEnumerated);
    if (n < 1 || m < 1) return std::nullopt;
    // From how many buyers on it shows, for each number of buyers among those held out: it only grows.
    std::vector<int> from(static_cast<std::size_t>(m) + 1, n + 1);
    int x = 0;
    for (int y = 0; y <= m; ++y) {
        while (x <= n && newcombe(x, n, y, m).low <= 0) ++x;
        from[static_cast<std::size_t>(y)] = x;
    }
    const std::vector<double> without = binomial(m, base);
    const auto shows = [&](double difference) {
        const std::vector<double> with = binomial(n, std::min(1.0, base + difference));
        std::vector<double> atLeast(with.size() + 1, 0);
        for (std::size_t i = with.size(); i-- > 0;) atLeast[i] = atLeast[i + 1] + with[i];
        double power = 0;
        for (std::size_t y = 0; y < without.size(); ++y)
            power += without[y] * atLeast[static_cast<std::size_t>(from[y])];
        return power >= kPower;
    };
    const int most = static_cast<int>(std::floor((1 - base) * 100 + 1e-9));
    int low = 0;
    int high = most;
    if (most < 1 || !shows(most / 100.0)) return std::nullopt;
    while (high - low > 1) {
        const int middle = (low + high) / 2;
        (shows(middle / 100.0) ? high : low) = middle;
    }
    return high / 100.0;
}

std::optional<VisibleFrom> visibleFrom(double difference, int given, int heldOut, double perMonth, double share,
                                       double base) {
    const auto at = [&](int months) {
        const double more = perMonth * months;
        return VisibleFrom{months, given + static_cast<int>(std::lround(more * (1 - share))),
                           heldOut + static_cast<int>(std::lround(more * share))};
    };
    const auto seen = [&](int months) {
        const VisibleFrom then = at(months);
        const auto smallest = smallestVisible(then.given, then.heldOut, base);
        return smallest && *smallest <= difference + 1e-9;
    };
    if (!seen(kMostMonths)) return std::nullopt;
    int low = -1;
    int high = kMostMonths;
    while (high - low > 1) {
        const int middle = (low + high) / 2;
        (seen(middle) ? high : low) = middle;
    }
    return at(high);
}

}  // namespace meike::engine
