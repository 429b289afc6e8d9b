// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/client_facts.h"

namespace meike::engine {

/// A behaviour measure of all clients, as it was known at a cut.
struct DriverMeasure {
    std::string key;
    std::vector<double> value;       ///< NaN: missing
    DayNumber knownUntil = kAlways;  ///< latest day of a fact in it; a measure of today's attributes has kAlways
};

/// Whether a measure may stand as a driver.
enum class DriverVerdict : std::uint8_t {
    used,
    no_influence,    ///< no more than chance would give (chi-square at 95 %)
    constant,        ///< the same for everybody
    from_future,     ///< refused: it holds facts from after the cut
    only_for_buyers  ///< refused: it exists (is neither missing nor 0) only for clients that bought again
};
const char* driverVerdictKey(DriverVerdict verdict);

/// One range of a measure, and how many of its clients bought again.
struct DriverBin {
    bool missing = false;
    double from = 0, to = 0;  ///< both included
    std::size_t clients = 0;
    std::size_t renewed = 0;
};

struct Driver {
    std::string key;
    DriverVerdict verdict = DriverVerdict::used;
    double information = 0;  ///< information value less what chance gives; 0 unless used
    double share = 0;        ///< of the information of all measures used, 0..1
    /// Sign of the relation: +1 the higher the measure, the more renew; -1 the fewer; 0 neither.
    int direction = 0;
    std::vector<DriverBin> bins;
};

/// Each measure's share of influence on renewal, strongest first. Influence is the information value of weight of
/// evidence over up to five groups of equal size and one of missing values: IV = sum (g - b) ln(g / b), g and b the
/// shares of the renewed and of the others in a group (Good 1950, "Probability and the Weighing of Evidence"; Siddiqi
/// 2006, "Credit Risk Scorecards", ch. 6). Chance alone gives (groups - 1)(1/G + 1/B), which is taken off, as IV G B /
/// (G + B) is chi-square with groups - 1 degrees of freedom when there is no relation (Yurdakul 2018, "Statistical
/// Properties of Population Stability Index"). Measures are judged one at a time: two that say the same both count.
///
/// `renewed`: per client, 1 when it bought in the holdout after `cut`, 0 when not, anything else: not in the test.
std::vector<Driver> renewalDrivers(std::span<const DriverMeasure> measures, std::span<const std::int8_t> renewed,
                                   DayNumber cut);

}  // namespace meike::engine
