// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/drivers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace meike::engine {
namespace {

constexpr std::size_t kGroups = 5;
/// Upper 5 % points of chi-square with 1..5 degrees of freedom.
constexpr std::array<double, kGroups> kChiSquare95{3.841, 5.991, 7.815, 9.488, 11.070};

/// A measure that exists for so few clients proves nothing about who it exists for.
constexpr std::size_t kFewestForLeak = 10;
/// Renewal so much purer than in the base is no behaviour any more.
constexpr double kLeakPurity = 0.98;

struct Sample {
    double value = 0;
    bool renewed = false;
};

/// The clients of the test, split by whether the measure is there.
struct Samples {
    std::vector<Sample> present;  ///< by value
    DriverBin missing{true, 0, 0, 0, 0};
    std::size_t renewed = 0, others = 0;
};

Samples samplesOf(const DriverMeasure& measure, std::span<const std::int8_t> renewed) {
    Samples out;
    for (std::size_t c = 0; c < renewed.size(); ++c) {
        if (renewed[c] != 0 && renewed[c] != 1) continue;
        const bool again = renewed[c] == 1;
        ++(again ? out.renewed : out.others);
        const double value = c < measure.value.size() ? measure.value[c] : std::nan("");
        if (std::isnan(value)) {
            ++out.missing.clients;
            if (again) ++out.missing.renewed;
        } else {
            out.present.push_back({value, again});
        }
    }
    std::sort(out.present.begin(), out.present.end(), [](const Sample& a, const Sample& b) {
        return a.value != b.value ? a.value < b.value : a.renewed < b.renewed;
    });
    return out;
}

/// It exists for those who bought again, and for next to nobody else.
bool onlyForBuyers(const Samples& samples) {
    std::size_t there = 0;
    std::size_t renewed = 0;
    for (const Sample& sample : samples.present) {
        if (sample.value == 0) continue;
        ++there;
        if (sample.renewed) ++renewed;
    }
    const double base = static_cast<double>(samples.renewed) / static_cast<double>(samples.renewed + samples.others);
    if (there < kFewestForLeak || there == samples.renewed + samples.others) return false;
    const double purity = static_cast<double>(renewed) / static_cast<double>(there);
    // In a base where nearly everyone renews, purity is no surprise: nobody else must have it then.
    const double elsewhere =
        static_cast<double>(samples.renewed - renewed) / static_cast<double>(samples.renewed + samples.others - there);
    return purity >= kLeakPurity && base < 0.9 && elsewhere < base / 2;
}

/// Groups of about equal size; equal values stay together, in the group that the middle of their run falls into.
std::vector<DriverBin> binsOf(const Samples& samples) {
    std::vector<DriverBin> bins;
    const std::size_t n = samples.present.size();
    std::size_t lastGroup = kGroups;
    for (std::size_t i = 0; i < n;) {
        std::size_t end = i;
        std::size_t renewed = 0;
        for (; end < n && samples.present[end].value == samples.present[i].value; ++end) {
            if (samples.present[end].renewed) ++renewed;
        }
        const std::size_t group = std::min(kGroups - 1, (i + end) * kGroups / (2 * n));
        if (group != lastGroup) bins.push_back({false, samples.present[i].value, samples.present[i].value, 0, 0});
        lastGroup = group;
        bins.back().to = samples.present[i].value;
        bins.back().clients += end - i;
        bins.back().renewed += renewed;
        i = end;
    }
    return bins;
}

/// Information value of the groups; half a client is added to either side of each, so that none is infinite.
double informationOf(const std::vector<DriverBin>& bins) {
    double renewed = 0;
    double others = 0;
    for (const DriverBin& bin : bins) {
        renewed += static_cast<double>(bin.renewed) + 0.5;
        others += static_cast<double>(bin.clients - bin.renewed) + 0.5;
    }
    double information = 0;
    for (const DriverBin& bin : bins) {
        const double g = (static_cast<double>(bin.renewed) + 0.5) / renewed;
        const double b = (static_cast<double>(bin.clients - bin.renewed) + 0.5) / others;
        information += (g - b) * std::log(g / b);
    }
    return information;
}

/// Sign of the correlation between a group's place and its share of renewals, where it is of any size.
int directionOf(const std::vector<DriverBin>& bins) {
    double n = 0;
    double place = 0;
    double share = 0;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        if (bins[i].missing) continue;
        const double weight = static_cast<double>(bins[i].clients);
        n += weight;
        place += weight * static_cast<double>(i);
        share += static_cast<double>(bins[i].renewed);
    }
    double both = 0;
    double places = 0;
    double shares = 0;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        if (bins[i].missing) continue;
        const double weight = static_cast<double>(bins[i].clients);
        const double p = static_cast<double>(i) - place / n;
        const double s = static_cast<double>(bins[i].renewed) / weight - share / n;
        both += weight * p * s;
        places += weight * p * p;
        shares += weight * s * s;
    }
    if (places == 0 || shares == 0) return 0;
    const double correlation = both / std::sqrt(places * shares);
    return correlation > 0.3 ? 1 : correlation < -0.3 ? -1 : 0;
}

Driver judge(const DriverMeasure& measure, std::span<const std::int8_t> renewed, DayNumber cut) {
    Driver out;
    out.key = measure.key;
    if (measure.knownUntil > cut) {
        out.verdict = DriverVerdict::from_future;
        return out;
    }
    const Samples samples = samplesOf(measure, renewed);
    if (samples.renewed == 0 || samples.others == 0) {
        out.verdict = DriverVerdict::no_influence;
        return out;
    }
    if (onlyForBuyers(samples)) {
        out.verdict = DriverVerdict::only_for_buyers;
        return out;
    }
    out.bins = binsOf(samples);
    if (samples.missing.clients > 0) out.bins.push_back(samples.missing);
    if (out.bins.size() < 2) {
        out.verdict = DriverVerdict::constant;
        return out;
    }
    const double good = static_cast<double>(samples.renewed);
    const double bad = static_cast<double>(samples.others);
    const double information = informationOf(out.bins);
    const double freedom = static_cast<double>(out.bins.size() - 1);
    const double statistic = information * good * bad / (good + bad);
    if (statistic < kChiSquare95[std::min(out.bins.size() - 2, kChiSquare95.size() - 1)]) {
        out.verdict = DriverVerdict::no_influence;
        return out;
    }
    out.information = std::max(0.0, information - freedom * (1 / good + 1 / bad));
    out.direction = directionOf(out.bins);
    return out;
}

}  // namespace

const char* driverVerdictKey(DriverVerdict verdict) {
    switch (verdict) {
        case DriverVerdict::used:
            return "used";
        case DriverVerdict::no_influence:
            return "no_influence";
        case DriverVerdict::constant:
            return "constant";
        case DriverVerdict::from_future:
            return "from_future";
        case DriverVerdict::only_for_buyers:
            return "only_for_buyers";
    }
    return "";
}

std::vector<Driver> renewalDrivers(std::span<const DriverMeasure> measures, std::span<const std::int8_t> renewed,
                                   DayNumber cut) {
    std::vector<Driver> out;
    double total = 0;
    for (const DriverMeasure& measure : measures) {
        out.push_back(judge(measure, renewed, cut));
        total += out.back().information;
    }
    for (Driver& driver : out) driver.share = total > 0 ? driver.information / total : 0;
    std::sort(out.begin(), out.end(), [](const Driver& a, const Driver& b) {
        if (a.information != b.information) return a.information > b.information;
        return a.verdict != b.verdict ? a.verdict < b.verdict : a.key < b.key;
    });
    return out;
}

}  // namespace meike::engine
