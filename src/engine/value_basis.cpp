// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/value_basis.h"
#include "engine/wide_sum.h"

#include <algorithm>
#include <limits>

namespace meike::engine {
namespace {

WideSum distance(MinorUnits amount) { return amount < 0 ? -static_cast<WideSum>(amount) : amount; }

std::uint8_t knownFlag(ValueBasis basis) {
    switch (basis) {
        case ValueBasis::contribution:
            return OrderColumns::kContributionKnown;
        case ValueBasis::net:
            return OrderColumns::kNetKnown;
        case ValueBasis::gross:
            break;
    }
    return 0;
}

std::uint8_t lacksFlag(ValueBasis basis) {
    switch (basis) {
        case ValueBasis::contribution:
            return OrderColumns::kLacksContribution;
        case ValueBasis::net:
            return OrderColumns::kLacksNet;
        case ValueBasis::gross:
            break;
    }
    return 0;
}

const std::vector<MinorUnits>& columnOf(const OrderColumns& columns, ValueBasis basis) {
    switch (basis) {
        case ValueBasis::contribution:
            return columns.contribution;
        case ValueBasis::net:
            return columns.net;
        case ValueBasis::gross:
            break;
    }
    return columns.gross;
}

bool anyClient(const OrderColumns& columns, std::uint8_t flag) {
    return std::any_of(columns.clientFlags.begin(), columns.clientFlags.end(),
                       [flag](std::uint8_t flags) { return (flags & flag) != 0; });
}

/// Whether a row is a fact in (from, asOf] whose amounts are in the base currency.
bool counts(const OrderColumns& columns, std::size_t row, DayNumber from, DayNumber asOf) {
    return columns.day[row] > from && columns.day[row] <= asOf && columns.knownDay[row] <= asOf &&
           (columns.flags[row] & OrderColumns::kUnrated) == 0;
}

BasisCoverage cover(const OrderColumns& columns, DayNumber from, DayNumber asOf) {
    BasisCoverage out;
    const std::size_t n = columns.clients();
    const bool complete = !anyClient(columns, OrderColumns::kLacksNet | OrderColumns::kLacksContribution);
    if (!complete) {
        out.clientGross.assign(n, 0);
        out.clientNet.assign(n, 0);
        out.clientContribution.assign(n, 0);
    }
    WideSum gross = 0;
    WideSum lackingNet = 0;
    WideSum lackingContribution = 0;
    for (std::size_t c = 0; c < n; ++c) {
        WideSum own = 0;
        WideSum ownNet = 0;
        WideSum ownContribution = 0;
        // The newest rows come last.
        for (std::size_t i = columns.begin[c] + columns.count[c]; i-- > columns.begin[c];) {
            if (columns.day[i] <= from) break;
            if (!counts(columns, i, from, asOf)) continue;
            out.any = true;
            if (complete) break;
            const WideSum amount = distance(columns.gross[i]);
            own += amount;
            if ((columns.flags[i] & OrderColumns::kNetKnown) == 0) ownNet += amount;
            if ((columns.flags[i] & OrderColumns::kContributionKnown) == 0) ownContribution += amount;
        }
        if (complete) {
            if (out.any) break;
            continue;
        }
        gross += own;
        lackingNet += ownNet;
        lackingContribution += ownContribution;
        out.clientGross[c] = narrow(own);
        out.clientNet[c] = narrow(ownNet);
        out.clientContribution[c] = narrow(ownContribution);
    }
    out.gross = narrow(gross);
    out.lackingNet = narrow(lackingNet);
    out.lackingContribution = narrow(lackingContribution);
    return out;
}

/// Whether there is a ratio at all: an order with a gross amount above zero that knows the basis.
bool anyOrderKnows(const OrderColumns& columns, ValueBasis basis, DayNumber asOf) {
    if (basis == ValueBasis::gross) return true;
    const std::uint8_t known = knownFlag(basis);
    for (std::size_t c = 0; c < columns.clients(); ++c) {
        const std::size_t begin = columns.begin[c];
        for (std::size_t i = begin; i < begin + columns.count[c] && columns.day[i] <= asOf; ++i) {
            if ((columns.flags[i] & known) != 0 && columns.gross[i] > 0) return true;
        }
    }
    return false;
}

/// Sums of the orders that know the basis.
struct Known {
    WideSum value = 0;
    WideSum gross = 0;
    WideSum net = 0;
    std::int32_t orders = 0;

    void add(const Known& other) {
        value += other.value;
        gross += other.gross;
        net += other.net;
        orders += other.orders;
    }
};

/// part / whole as numbers of 62 bits at most, whole > 0.
struct Ratio {
    std::int64_t part = 0;
    std::int64_t whole = 0;

    Ratio() = default;
    Ratio(WideSum numerator, WideSum denominator) {
        if (denominator <= 0) return;
        while (denominator >> 62 != 0 || (numerator < 0 ? -numerator : numerator) >> 62 != 0) {
            numerator /= 2;
            denominator /= 2;
        }
        part = static_cast<std::int64_t>(numerator);
        whole = std::max<std::int64_t>(1, static_cast<std::int64_t>(denominator));
    }
    explicit operator bool() const { return whole > 0; }

    /// Rounded half away from zero.
    MinorUnits of(MinorUnits amount) const {
        std::int64_t product = 0;
        // 128-bit division is many times slower: taken by large sums only.
        if (!__builtin_mul_overflow(amount, part, &product) && product > -kLargestSum && product < kLargestSum) {
            const std::int64_t size = product < 0 ? -product : product;
            const std::int64_t rounded = size / whole + (size % whole >= whole - whole / 2 ? 1 : 0);
            return product < 0 ? -rounded : rounded;
        }
        const WideSum wide = static_cast<WideSum>(amount) * part;
        const WideSum rounded = ((wide < 0 ? -wide : wide) + whole / 2) / whole;
        return narrow(wide < 0 ? -rounded : rounded);
    }
};

/// The ratios of one client, service type or base.
struct Ratios {
    Ratio ofGross;
    Ratio ofNet;

    Ratios() = default;
    explicit Ratios(const Known& known) : ofGross(known.value, known.gross), ofNet(known.value, known.net) {}
};

}  // namespace

MinorUnits BasisCoverage::lacking(ValueBasis basis) const {
    if (basis == ValueBasis::gross) return 0;
    return basis == ValueBasis::net ? lackingNet : lackingContribution;
}

const std::vector<MinorUnits>& BasisCoverage::clientsLacking(ValueBasis basis) const {
    static const std::vector<MinorUnits> kNone;
    if (lacking(basis) == 0) return kNone;
    return basis == ValueBasis::net ? clientNet : clientContribution;
}

BasisCoverage coverWindow(const OrderColumns& columns, int windowDays, DayNumber asOf) {
    constexpr std::int64_t kLowest = std::numeric_limits<DayNumber>::min();
    const auto from = static_cast<DayNumber>(std::max(kLowest, std::int64_t{asOf} - windowDays));
    BasisCoverage window = cover(columns, from, asOf);
    return window.any ? window : cover(columns, static_cast<DayNumber>(kLowest), asOf);
}

int estimatedShare(MinorUnits part, MinorUnits whole) {
    if (whole <= 0 || part <= 0) return 0;
    return std::max(1, static_cast<int>((static_cast<WideSum>(part) * 10'000 + whole / 2) / whole));
}

bool exceedsShare(MinorUnits part, MinorUnits whole, int percent) {
    return static_cast<WideSum>(part) * 100 > static_cast<WideSum>(whole) * percent;
}

ValueBasis chooseBasis(const OrderColumns& columns, const BasisCoverage& coverage, BasisChoice choice,
                       std::optional<ValueBasis> kept, DayNumber asOf) {
    const auto possible = [&](ValueBasis basis) { return anyOrderKnows(columns, basis, asOf); };
    switch (choice) {
        case BasisChoice::gross:
            return ValueBasis::gross;
        case BasisChoice::contribution:
            if (possible(ValueBasis::contribution)) return ValueBasis::contribution;
            [[fallthrough]];
        case BasisChoice::net:
            return possible(ValueBasis::net) ? ValueBasis::net : ValueBasis::gross;
        case BasisChoice::best:
            break;
    }
    if (!coverage.any) return ValueBasis::gross;
    for (const ValueBasis basis : {ValueBasis::contribution, ValueBasis::net}) {
        const int needed = kept == basis ? kBasisKeeps : kBasisNeeds;
        if (!exceedsShare(coverage.lacking(basis), coverage.gross, 100 - needed) && possible(basis)) return basis;
    }
    return ValueBasis::gross;
}

ValueBasis chooseBasis(const OrderColumns& columns, const ScoringProfile& profile, std::optional<ValueBasis> kept,
                       DayNumber asOf) {
    if (profile.valueBasis != BasisChoice::best) return chooseBasis(columns, {}, profile.valueBasis, kept, asOf);
    return chooseBasis(columns, coverWindow(columns, profile.windowDays, asOf), profile.valueBasis, kept, asOf);
}

OrderValues::OrderValues(const OrderColumns& columns, ValueBasis basis, DayNumber asOf)
    : m_basis(basis), m_values(columnOf(columns, basis)), m_largest(columns.largestAmount) {
    const std::uint8_t lacks = lacksFlag(basis);
    if (basis == ValueBasis::gross || !anyClient(columns, lacks)) return;

    const std::vector<MinorUnits>& column = columnOf(columns, basis);
    const std::uint8_t knownBit = knownFlag(basis);
    std::vector<Known> byService(columns.services.size());
    std::vector<std::pair<std::size_t, Known>> ownKnown;  // of clients that lack the basis somewhere
    for (std::size_t c = 0; c < columns.clients(); ++c) {
        const std::size_t begin = columns.begin[c];
        Known own;
        for (std::size_t i = begin; i < begin + columns.count[c] && columns.day[i] <= asOf; ++i) {
            if ((columns.flags[i] & knownBit) == 0 || columns.gross[i] <= 0) continue;
            const Known order{column[i], columns.gross[i], columns.net[i], 1};
            own.add(order);
            byService[columns.service[i]].add(order);
        }
        if ((columns.clientFlags[c] & lacks) != 0) ownKnown.emplace_back(c, own);
    }
    Known all;
    for (const Known& service : byService) all.add(service);
    const Ratios base(all);
    std::vector<Ratios> services;
    services.reserve(byService.size());
    for (const Known& service : byService) services.emplace_back(service);
    services[0] = {};  // no service type is none

    m_estimated = column;
    m_values = m_estimated;
    for (const auto& [c, known] : ownKnown) {
        const Ratios own = known.orders >= kOwnRatioFrom ? Ratios(known) : Ratios();
        const std::size_t begin = columns.begin[c];
        for (std::size_t i = begin; i < begin + columns.count[c]; ++i) {
            if ((columns.flags[i] & (knownBit | OrderColumns::kUnrated)) != 0) continue;
            const bool fromNet = basis == ValueBasis::contribution && (columns.flags[i] & OrderColumns::kNetKnown) != 0;
            const std::array levels{&own, static_cast<const Ratios*>(&services[columns.service[i]]), &base};
            MinorUnits value = 0;
            for (const Ratios* level : levels) {
                const Ratio& ratio = fromNet ? level->ofNet : level->ofGross;
                if (!ratio) continue;
                value = ratio.of(fromNet ? columns.net[i] : columns.gross[i]);
                break;
            }
            m_estimated[i] = value;
            m_largest = std::max(m_largest, value < 0 ? -value : value);
        }
    }
}

}  // namespace meike::engine
