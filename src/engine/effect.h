// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/date.h"
#include "base/money.h"

/// Whether a playbook did anything: those it was held out from beside those it was for, as they were assigned.
namespace meike::engine {

/// What became of a client, from the day it entered on. `stratum`: its tier on that day, any small number.
struct Outcome {
    int stratum = 0;
    bool heldOut = false;
    bool bought = false;  ///< within the days that were fixed beforehand
    bool kept = false;    ///< its relationship is neither at risk nor lost at the end
    double value = 0;     ///< of its orders within those days, in any one unit
};

/// A difference of shares, -1..1, with its 90 % interval.
struct ShareDifference {
    double given = 0, heldOut = 0;  ///< 0..1, each weighted by the strata of both
    double difference = 0, low = 0, high = 0;
};
/// A difference of means with its standard error and 90 % interval, in the unit of the values.
struct MeanDifference {
    double given = 0, heldOut = 0;
    double difference = 0, error = 0, low = 0, high = 0;
};

/// Two shares of `of` among `n` > 0 each: Newcombe's hybrid of two Wilson intervals (Newcombe 1998, Statistics in
/// Medicine 17, method 10), 90 %.
ShareDifference newcombe(int given, int ofGiven, int heldOut, int ofHeldOut);

/// Difference of means of two or more values each, not pooled: variance s1²/n1 + s0²/n0 (Neyman 1923; Imbens and Rubin
/// 2015, eq. 6.17).
MeanDifference neyman(std::span<const double> given, std::span<const double> heldOut);

/// Everything about one playbook. Post-stratified: differences within strata, weighted by how many of both arms each
/// has (Miratrix, Sekhon and Yu 2013); shares by a Wilson interval of the weighted share (Yan and Su 2010) in each arm,
/// put together as Newcombe does. A stratum with fewer than two in an arm is joined to the one after it. Nothing: an
/// arm has fewer than two.
struct Effect {
    int given = 0, heldOut = 0;
    int strata = 0;  ///< that were told apart
    std::optional<ShareDifference> bought;
    std::optional<ShareDifference> kept;
    std::optional<MeanDifference> value;
};
Effect effectOf(std::span<const Outcome> outcomes);

/// The smallest difference in the share of buyers that would show itself in eight of ten cases: that newcombe()'s
/// interval lies above 0. By enumeration of both binomials. `base` 0..1: the share without the playbook. In whole
/// hundredths; nothing where not even everybody buying would.
std::optional<double> smallestVisible(int given, int heldOut, double base);

/// When it would be seen: with so many new clients a month, of which a share is held out. Nothing: not within five
/// years.
struct VisibleFrom {
    int months = 0;  ///< from now; 0: already
    int given = 0, heldOut = 0;
};
std::optional<VisibleFrom> visibleFrom(double difference, int given, int heldOut, double perMonth, double share,
                                       double base);

/// Days after coming in within which orders count, unless the playbook says otherwise.
inline constexpr int kEffectDays = 60;
/// What one would like to see, and when: 30 points.
inline constexpr double kWantedDifference = 0.3;

/// Clients in the days before and after one day: who bought, and for how much in all.
struct BeforeAfter {
    int clients = 0;
    int boughtBefore = 0, boughtAfter = 0;
    MinorUnits valueBefore = 0, valueAfter = 0;
};

/// What stands about a playbook as its editor has it.
struct PlaybookEffect {
    double share = 0;           ///< held out, 0..1; 0: nobody
    int days = kEffectDays;     ///< that count
    std::optional<Date> endOn;  ///< the day fixed beforehand
    bool over = false;          ///< it has come

    /// Assigned, from the first entry of each client; those whose days have passed.
    int given = 0, heldOut = 0;
    int givenReady = 0, heldOutReady = 0;
    /// With a hold-out, from the fixed day on: nothing before, so that nobody stops when it looks well.
    Effect effect;

    /// Ahead: who would be in now, what could be seen with them, and when more could be.
    int givenAhead = 0, heldOutAhead = 0;
    double base = 0;  ///< share of them that bought in the days before today
    double perMonth = 0;
    std::optional<double> smallest;
    std::optional<VisibleFrom> wanted;

    /// Without a hold-out: those who came in, and clients of the same tiers outside, around the same days.
    BeforeAfter inside, outside;
};

}  // namespace meike::engine
