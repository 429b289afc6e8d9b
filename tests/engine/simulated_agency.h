// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "base/deterministic_random.h"
#include "engine/client_facts.h"
#include "engine/columns.h"
#include "tests/support/model_simulator.h"

/// Agencies whose clients buy in ways of which only the first is what a purchase model takes for granted.
namespace meike::test {

enum class Business {
    free_orders,
    contracts,  ///< as mere orders: nobody recorded their terms
    plans,
    season,
    half_contracts,
    half_campaigns,
    growing,
    recorded,       ///< contracts with their terms
    half_recorded,  ///< every second client so, the others order freely
    one_big         ///< free orders, and one client brought a third of the value
};
inline constexpr std::array kBusinesses{Business::free_orders, Business::contracts,      Business::plans,
                                        Business::season,      Business::half_contracts, Business::half_campaigns,
                                        Business::growing,     Business::recorded,       Business::half_recorded,
                                        Business::one_big};
inline const char* name(Business business) {
    constexpr std::array kNames{"free orders", "contracts",    "plans",    "season",        "half contracts",
                                "half plans",  "growing base", "recorded", "half recorded", "one big client"};
    return kNames.at(static_cast<std::size_t>(business));
}

/// Clients acquired over the three years before day 0 (season: looked at just after its peak), with what they do in the
/// year after it. Days are relative to day 0.
class AgencySimulator {
public:
    explicit AgencySimulator(std::uint64_t seed) : m_random(seed) {}

    std::vector<std::vector<int>> clients(Business business, std::size_t count) {
        std::vector<std::vector<int>> out;
        for (std::size_t i = 0; i < count; ++i) {
            // A growing base has most of its clients in the last year.
            const double share = m_random.uniform();
            const int first = -1 - static_cast<int>(1095 * (business == Business::growing ? share * share : share));
            out.push_back(client(kindOf(business, i), first));
        }
        return out;
    }

    /// What an order of client c is worth, in minor units.
    static std::int64_t orderValue(const std::vector<std::vector<int>>& clients, std::size_t c, Business business) {
        constexpr std::int64_t kUsual = 100'00;
        if (business != Business::one_big || c > 0) return kUsual;
        const auto soFar = [](const std::vector<int>& days) {
            return std::count_if(days.begin(), days.end(), [](int day) { return day <= 0; });
        };
        std::int64_t others = 0;
        for (std::size_t i = 1; i < clients.size(); ++i) others += soFar(clients[i]);
        return kUsual * others / (2 * soFar(clients[0]));
    }

    /// As the engine sees them, day 0 at `asOf`.
    static engine::OrderColumns columns(const std::vector<std::vector<int>>& clients, DayNumber asOf,
                                        Business business = Business::free_orders) {
        std::vector<engine::OrderRow> rows;
        for (std::size_t c = 0; c < clients.size(); ++c) {
            const std::int64_t value = orderValue(clients, c, business);
            for (const int day : clients[c]) {
                engine::OrderRow row;
                row.client = static_cast<engine::ClientIndex>(c);
                row.day = asOf + day;
                row.document = static_cast<std::int64_t>(rows.size()) + 1;
                row.gross = value;
                row.service = 1;
                row.contract = isRecorded(business, c);
                rows.push_back(row);
            }
        }
        return engine::buildColumns(rows, clients.size());
    }

    /// The terms that are recorded: a year from each order of such a contract.
    static engine::ClientFacts facts(const std::vector<std::vector<int>>& clients, DayNumber asOf, Business business) {
        engine::ClientFacts out(clients.size());
        for (std::size_t c = 0; c < clients.size(); ++c) {
            if (!isRecorded(business, c)) continue;
            for (const int day : clients[c]) out[c].terms.push_back({asOf + day, asOf + day + 364, asOf + day, 1});
        }
        return out;
    }

private:
    static bool isRecorded(Business business, std::size_t i) {
        return business == Business::recorded || (business == Business::half_recorded && i % 2 == 0);
    }
    static Business kindOf(Business business, std::size_t i) {
        if (business == Business::recorded) return Business::contracts;
        if (business == Business::half_recorded) business = Business::half_contracts;
        if (business == Business::half_contracts) return i % 2 == 0 ? Business::contracts : Business::free_orders;
        if (business == Business::half_campaigns) return i % 2 == 0 ? Business::plans : Business::free_orders;
        const bool free = business == Business::growing || business == Business::one_big;
        return free ? Business::free_orders : business;
    }

    std::vector<int> client(Business business, int first) {
        switch (business) {
            case Business::contracts:
                return contract(first);
            case Business::plans:
                return plan(first);
            default:
                return freeOrders(first, business == Business::season);
        }
    }

    /// MBG/NBD; with a season by thinning: November and December have 2.5 times the orders of other months.
    std::vector<int> freeOrders(int first, bool season) {
        const double rate = m_random.gamma(0.9, 50) * (season ? 2 : 1);
        const double leaves = m_random.beta(0.9, 3);
        std::vector<int> days{first};
        double day = first;
        while (m_random.uniform() >= leaves) {
            do {
                day += m_random.exponential(rate);
            } while (season && m_random.uniform() > (isPeak(day) ? 1 : 0.4));
            if (day > 365) break;
            if (static_cast<int>(std::floor(day)) != days.back()) days.push_back(static_cast<int>(std::floor(day)));
        }
        return days;
    }
    /// Day 0 is the last of the peak.
    static bool isPeak(double day) { return std::fmod(day + 3650 * 1.0, 365.0) >= 304; }

    /// A contract of a year, renewed with 7 in 10, within a month of its end.
    std::vector<int> contract(int first) {
        std::vector<int> days{first};
        while (m_random.uniform() < 0.7) {
            const int next = days.back() + 365 + static_cast<int>(std::floor(30 * m_random.uniform())) - 15;
            if (next > 365) break;
            days.push_back(next);
        }
        return days;
    }

    /// Monthly to quarterly plans: gaps of Erlang-9, dropped after 1 in 9.
    std::vector<int> plan(int first) {
        const double mean = 28 + 60 * m_random.uniform();
        std::vector<int> days{first};
        while (m_random.uniform() >= 0.11) {
            const int next = days.back() + std::max(1, static_cast<int>(std::lround(m_random.gamma(9, 9 / mean))));
            if (next > 365) break;
            days.push_back(next);
        }
        return days;
    }

    ModelSimulator m_random;
};

}  // namespace meike::test
