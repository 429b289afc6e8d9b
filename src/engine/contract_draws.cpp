// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contract_draws.h"

#include <algorithm>
#include <cmath>

#include "engine/forecast.h"
#include "engine/random_draws.h"

namespace meike::engine {
namespace {

constexpr std::uint64_t kContractSeed = 0x436F6E74'72616374ULL;
/// Chances are kept for contracts of up to so many renewals; further on they hardly move.
constexpr std::int32_t kMostRenewals = 40;

std::size_t placeOf(std::int32_t renewals) {
    return static_cast<std::size_t>(std::clamp(renewals, std::int32_t{0}, kMostRenewals));
}

std::uint64_t bitsOf(double value) { return static_cast<std::uint64_t>(std::llround(std::min(value * 1000, 9e15))); }

/// Chance that a framework contract brings no order in so many days.
double noneWithin(const OpenTerm& term, double days) {
    return days > 0 && term.shape > 0 ? std::exp(-term.shape * std::log1p(days / term.age)) : 1;
}

}  // namespace

ContractForecaster::ContractForecaster(const ContractModels& models, const DrawHorizon& horizon)
    : m_models(models), m_horizon(static_cast<std::int32_t>(horizon.days)), m_discount(horizon.discount) {
    const RenewalGaps& gaps = models.gaps;
    for (std::size_t i = 0; i < gaps.count.size(); ++i) {
        if (gaps.count[i] == 0) continue;
        m_gaps.emplace_back(static_cast<std::int32_t>(i) - kRenewalDays,
                            static_cast<double>(gaps.count[i]) / static_cast<double>(gaps.all));
    }
    // Without a renewal seen the next term follows the day after.
    if (m_gaps.empty()) m_gaps.emplace_back(1, 1);
    const auto draws = drawRenewals(models.fit);
    m_drawnChance.resize(kMostRenewals + 1);
    for (std::int32_t n = 0; n <= kMostRenewals; ++n) {
        m_chance.push_back(renewalChance(models.fit.parameters, n));
        for (std::size_t k = 0; k < kDraws; ++k)
            m_drawnChance[placeOf(n)][k] =
                renewalChance({models.fit.parameters.kind, draws[k][0], draws[k][1], draws[k][2]}, n);
    }
}

/// A renewal that has not come until now: see renewalChanceOn().
double ContractForecaster::chanceNow(double renewal, std::int32_t toEnd) const {
    if (toEnd >= 0) return renewal;
    if (-toEnd > kRenewalDays) return 0;
    const double started = m_models.gaps.startedBy(-toEnd);
    return started >= 1 ? 0 : renewal * (1 - started) / (1 - renewal * started);
}

double ContractForecaster::discountAt(std::int32_t day) const {
    return std::pow(1 + m_discount, -std::ceil(day / kMonthDays) / 12);
}

/// The day by which that share of the renewals still to come have begun.
std::int32_t ContractForecaster::nextStart(const OpenTerm& term, double share) const {
    double left = 0;
    for (const auto& [gap, part] : m_gaps)
        if (term.toEnd + gap >= 1) left += part;
    double sum = 0;
    for (const auto& [gap, part] : m_gaps) {
        if (term.toEnd + gap < 1) continue;
        sum += part;
        if (sum >= share * left) return term.toEnd + gap;
    }
    return std::max(1, term.toEnd + 1);
}

void ContractForecaster::addTerm(const OpenTerm& term, ContractOutlook& out, double& none, double& idle) const {
    const double now = chanceNow(m_chance[placeOf(term.renewals)], term.toEnd);
    out.valueKnown = out.valueKnown && term.valueKnown;
    none *= 1 - (term.toEnd >= 0 ? 1 : now);
    const double pace = term.shape > 0 ? term.shape / term.age : 0;
    double quiet = 1;  // chance of no order
    const auto add = [&](double orders, std::int32_t day) {
        out.orders += orders;
        out.discounted += orders * discountAt(day) * term.value;
    };
    const std::int32_t rest = std::clamp(term.toEnd, 0, m_horizon);
    if (pace > 0 && rest > 0) {
        add(pace * rest, rest / 2 + 1);
        quiet *= noneWithin(term, rest);
    }

    // Terms begin on these days with these chances: the first from now, later ones from the one before.
    std::vector<double> starts(static_cast<std::size_t>(m_horizon) + 1);
    double left = 0;
    for (const auto& [gap, part] : m_gaps)
        if (term.toEnd + gap >= 1) left += part;
    const auto put = [&](std::vector<double>& to, std::int32_t day, double chance) {
        if (day >= 1 && day <= m_horizon) to[static_cast<std::size_t>(day)] += chance;
    };
    if (left > 0) {
        for (const auto& [gap, part] : m_gaps)
            if (term.toEnd + gap >= 1) put(starts, term.toEnd + gap, now * part / left);
    } else {
        put(starts, std::max(1, term.toEnd + 1), now);
    }
    double begun = 0;
    bool more = true;
    for (std::int32_t n = term.renewals + 1; more; ++n) {
        std::vector<double> next(starts.size());
        more = false;
        for (std::int32_t day = 1; day <= m_horizon; ++day) {
            const double chance = starts[static_cast<std::size_t>(day)];
            if (!(chance > 1e-9)) continue;
            const std::int32_t span = std::min(term.days, m_horizon - day + 1);
            add(chance * (pace > 0 ? pace * span : term.perTerm), day + (pace > 0 ? span / 2 : 0));
            if (n == term.renewals + 1)
                begun += chance * (pace > 0 ? 1 - noneWithin(term, span) : std::min(1.0, term.perTerm));
            const std::int32_t end = day + term.days - 1;
            if (end - kRenewalDays > m_horizon) continue;
            for (const auto& [gap, part] : m_gaps) {
                if (end + gap <= day || end + gap > m_horizon) continue;
                put(next, end + gap, chance * m_chance[placeOf(n)] * part);
                more = true;
            }
        }
        starts = std::move(next);
    }
    idle *= quiet * (1 - begun);

    const auto offer = [&](std::int32_t early, std::int32_t middle, std::int32_t late) {
        if (out.nextMiddle >= 0 && out.nextMiddle <= middle) return;
        out.nextEarly = std::max(1, early);
        out.nextMiddle = std::max(1, middle);
        out.nextLate = std::max(1, late);
    };
    const auto lomax = [&](double share) {
        return static_cast<std::int32_t>(
            std::ceil(std::min(1e6, term.age * std::expm1(-std::log1p(-share) / term.shape))));
    };
    if (pace > 0 && lomax(0.5) <= rest)
        offer(lomax(0.1), lomax(0.5), lomax(0.9));
    else if (now >= 0.5 && (pace > 0 || term.perTerm > 0))
        offer(nextStart(term, 0.1), nextStart(term, 0.5), nextStart(term, 0.9));
}

ContractOutlook ContractForecaster::outlook(std::span<const OpenTerm> terms) const {
    ContractOutlook out;
    double none = 1;
    double idle = 1;
    for (const OpenTerm& term : terms) addTerm(term, out, none, idle);
    out.running = 1 - none;
    out.any = std::clamp(1 - idle, 0.0, 1.0);
    return out;
}

void ContractForecaster::addDraws(std::span<const OpenTerm> terms, std::uint32_t copy, std::span<std::uint32_t> orders,
                                  std::span<double> values) const {
    std::uint64_t key = kContractSeed;
    for (const OpenTerm& term : terms) {
        for (const std::int32_t part : {term.toEnd, term.days, term.renewals})
            key = mixKey(key, static_cast<std::uint64_t>(static_cast<std::int64_t>(part)));
        key = mixKey(mixKey(key, bitsOf(term.perTerm)), bitsOf(term.shape));
    }
    RandomDraws random(mixKey(key, copy));
    const auto gapFrom = [&](std::int32_t least) {
        double left = 0;
        for (const auto& [gap, part] : m_gaps)
            if (gap >= least) left += part;
        double u = random.uniform() * left;
        for (const auto& [gap, part] : m_gaps) {
            if (gap < least) continue;
            if ((u -= part) <= 0) return gap;
        }
        return std::max(least, 1);
    };
    const double spread = m_models.priceSpread;
    for (const OpenTerm& term : terms) {
        for (std::size_t k = 0; k < kDraws; ++k) {
            double price = term.value;
            const auto bring = [&](std::uint32_t count, std::int32_t day) {
                orders[k] += count;
                values[k] += count * price * discountAt(day);
            };
            const std::int32_t rest = std::clamp(term.toEnd, 0, m_horizon);
            if (term.shape > 0 && rest > 0) bring(random.purchases(term.shape, term.age, rest), rest / 2 + 1);
            std::int32_t end = term.toEnd;
            std::int32_t day = 0;
            for (std::int32_t n = term.renewals;; ++n) {
                double chance = m_drawnChance[placeOf(n)][k];
                if (n == term.renewals) chance = chanceNow(chance, end);
                if (random.uniform() >= chance) break;
                const std::int32_t start = end + gapFrom(day + 1 - end);
                if (start > m_horizon) break;
                if (spread > 0) price *= std::exp(spread * random.normal() - spread * spread / 2);
                const std::int32_t span = std::min(term.days, m_horizon - start + 1);
                if (term.shape > 0) {
                    bring(random.purchases(term.shape, term.age, span), start + span / 2);
                } else if (term.perTerm > 0) {
                    const double whole = std::floor(term.perTerm);
                    const bool one = term.perTerm > whole && random.uniform() < term.perTerm - whole;
                    bring(static_cast<std::uint32_t>(whole) + (one ? 1 : 0), start);
                }
                day = start;
                end = start + term.days - 1;
            }
        }
    }
}

}  // namespace meike::engine
