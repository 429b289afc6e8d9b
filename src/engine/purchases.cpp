// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/purchases.h"

#include <algorithm>
#include <limits>

#include "base/progress.h"

namespace meike::engine {
namespace {

/// Exact and independent of order; only the result has to fit.
using WideSum = __int128;

/// Half of the range is kept free, so that the middle two of a median can be added.
MinorUnits narrow(WideSum sum) {
    constexpr WideSum kMax = std::numeric_limits<MinorUnits>::max() / 2;
    return static_cast<MinorUnits>(std::clamp(sum, -kMax, kMax));
}

/// a / b rounded half away from zero, b > 0.
MinorUnits meanOf(MinorUnits sum, std::int32_t count) {
    const std::int64_t half = count / 2;
    if (sum >= 0) return sum / count + (sum % count >= count - half ? 1 : 0);
    return sum / count - (-(sum % count) >= count - half ? 1 : 0);
}

std::size_t firstAfter(const OrderColumns& columns, std::size_t begin, std::size_t end, DayNumber day) {
    if (begin == end || columns.day[end - 1] <= day) return end;
    const auto start = columns.day.begin();
    return static_cast<std::size_t>(
        std::upper_bound(start + static_cast<std::ptrdiff_t>(begin), start + static_cast<std::ptrdiff_t>(end), day) -
        start);
}

/// Calls visit(day, orders) for every purchase day up to `asOf`; `orders` is how many orders of that day were not taken
/// back.
template <class Visit>
void forEachPurchaseDay(const OrderColumns& columns, ClientIndex client, DayNumber asOf, Visit visit) {
    const std::size_t begin = columns.begin[client];
    const std::size_t end = firstAfter(columns, begin, begin + columns.count[client], asOf);
    if ((columns.clientFlags[client] & OrderColumns::kHasRefund) == 0) {
        for (std::size_t i = begin; i < end;) {
            const DayNumber day = columns.day[i];
            const std::size_t start = i;
            while (i < end && columns.day[i] == day) ++i;
            visit(day, static_cast<std::int32_t>(i - start));
        }
        return;
    }
    for (std::size_t i = begin; i < end;) {
        const DayNumber day = columns.day[i];
        WideSum dayNet = 0;
        WideSum orderNet = 0;
        bool anyRefund = false;
        bool inOrder = false;
        bool orderTouched = false;
        bool anyOrder = false;
        std::int32_t kept = 0;
        const auto closeOrder = [&] {
            if (inOrder && (orderNet > 0 || !orderTouched)) ++kept;
            inOrder = false;
        };
        for (; i < end && columns.day[i] == day; ++i) {
            if (columns.knownDay[i] > asOf) continue;
            dayNet += columns.gross[i];
            if ((columns.flags[i] & OrderColumns::kRefund) == 0) {
                closeOrder();
                anyOrder = inOrder = true;
                orderNet = columns.gross[i];
                orderTouched = false;
            } else {
                anyRefund = true;
                if ((columns.flags[i] & OrderColumns::kLinked) != 0) {
                    orderNet += columns.gross[i];
                    orderTouched = true;
                }
            }
        }
        closeOrder();
        if (anyOrder && (dayNet > 0 || !anyRefund)) visit(day, kept);
    }
}

/// Which value basis a window allows, and whether anything blocks its sum.
std::uint8_t windowFlagsOf(const OrderColumns& columns, std::size_t begin, std::size_t end, DayNumber asOf) {
    std::uint8_t known = OrderColumns::kNetKnown | OrderColumns::kContributionKnown;
    std::uint8_t flags = 0;
    for (std::size_t i = begin; i < end; ++i) {
        if (columns.knownDay[i] > asOf) continue;
        if ((columns.flags[i] & OrderColumns::kUnrated) != 0) {
            flags |= PurchaseColumns::kUnratedInWindow;
            continue;
        }
        flags |= PurchaseColumns::kAny;
        known &= columns.flags[i];
    }
    if ((flags & PurchaseColumns::kAny) != 0) {
        if ((known & OrderColumns::kNetKnown) != 0) flags |= PurchaseColumns::kNet;
        if ((known & OrderColumns::kContributionKnown) != 0) flags |= PurchaseColumns::kContribution;
    }
    return flags;
}

const std::vector<MinorUnits>& valuesOf(const OrderColumns& columns, ValueBasis basis) {
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

ValueBasis resolveBasis(BasisChoice choice, bool anyDocument, bool allNet, bool allContribution) {
    switch (choice) {
        case BasisChoice::gross:
            return ValueBasis::gross;
        case BasisChoice::net:
            return ValueBasis::net;
        case BasisChoice::contribution:
            return ValueBasis::contribution;
        case BasisChoice::best:
            break;
    }
    if (!anyDocument) return ValueBasis::gross;
    if (allContribution) return ValueBasis::contribution;
    return allNet ? ValueBasis::net : ValueBasis::gross;
}

DayNumber windowStart(DayNumber asOf, int days) {
    constexpr std::int64_t kLowest = std::numeric_limits<DayNumber>::min();
    return static_cast<DayNumber>(std::max(kLowest, static_cast<std::int64_t>(asOf) - days));
}

/// The as-of date, and the days after which the profile's window and the last 365 days begin.
struct Window {
    DayNumber asOf;
    DayNumber from;
    DayNumber yearFrom;
};

struct Counted {
    std::int32_t lifetime = 0;
    std::int32_t inWindow = 0;
    DayNumber first = kNever;
    DayNumber last = kNever;
    std::size_t windowBegin = 0;  ///< of countPlain only
};

/// Clients whose documents are all orders: every day is a purchase, so counting needs no branch in the loop.
Counted countPlain(const OrderColumns& columns, std::size_t begin, std::size_t end, const Window& window,
                   bool everyOrder) {
    const DayNumber* day = columns.day.data();
    std::int32_t before = 0;
    for (std::size_t i = begin; i < end; ++i) before += day[i] <= window.from ? 1 : 0;
    Counted out;
    out.first = day[begin];
    out.last = day[end - 1];
    out.windowBegin = begin + static_cast<std::size_t>(before);
    if (everyOrder) {
        out.lifetime = static_cast<std::int32_t>(end - begin);
        out.inWindow = out.lifetime - before;
        return out;
    }
    std::int32_t distinct = 1;
    std::int32_t distinctBefore = before > 0 ? 1 : 0;
    for (std::size_t i = begin + 1; i < end; ++i) {
        const std::int32_t isNew = day[i] != day[i - 1] ? 1 : 0;
        distinct += isNew;
        distinctBefore += day[i] <= window.from ? isNew : 0;
    }
    out.lifetime = distinct;
    out.inWindow = distinct - distinctBefore;
    return out;
}

Counted countWithRefunds(const OrderColumns& columns, ClientIndex client, const Window& window, bool everyOrder) {
    Counted out;
    forEachPurchaseDay(columns, client, window.asOf, [&](DayNumber day, std::int32_t orders) {
        const std::int32_t purchases = everyOrder ? orders : 1;
        if (out.lifetime == 0) out.first = day;
        out.last = day;
        out.lifetime += purchases;
        if (day > window.from) out.inWindow += purchases;
    });
    return out;
}

std::uint8_t plainWindowFlags(const OrderColumns& columns, std::size_t begin, std::size_t end) {
    if (begin == end) return 0;
    std::uint8_t known = OrderColumns::kNetKnown | OrderColumns::kContributionKnown;
    for (std::size_t i = begin; i < end; ++i) known &= columns.flags[i];
    std::uint8_t flags = PurchaseColumns::kAny;
    if ((known & OrderColumns::kNetKnown) != 0) flags |= PurchaseColumns::kNet;
    if ((known & OrderColumns::kContributionKnown) != 0) flags |= PurchaseColumns::kContribution;
    return flags;
}

struct Sums {
    MinorUnits window = 0;
    MinorUnits year = 0;
};

Sums sumValues(const OrderColumns& columns, const std::vector<MinorUnits>& values, ClientIndex client,
               const Window& window) {
    const std::size_t begin = columns.begin[client];
    const std::size_t end = begin + columns.count[client];
    const bool fits = columns.largestAmount <= std::numeric_limits<std::int32_t>::max() * std::int64_t{1'000'000'000} /
                                                   (static_cast<std::int64_t>(end - begin) + 1);
    if (columns.clientFlags[client] == 0 && fits) {
        const DayNumber* day = columns.day.data();
        const MinorUnits* value = values.data();
        Sums sums;
        for (std::size_t i = begin; i < end; ++i) {
            const MinorUnits known = day[i] <= window.asOf ? value[i] : 0;
            sums.window += day[i] > window.from ? known : 0;
            sums.year += day[i] > window.yearFrom ? known : 0;
        }
        return sums;
    }
    WideSum inWindow = 0;
    WideSum inYear = 0;
    for (std::size_t i = begin; i < end && columns.day[i] <= window.asOf; ++i) {
        if (columns.knownDay[i] > window.asOf || (columns.flags[i] & OrderColumns::kUnrated) != 0) continue;
        if (columns.day[i] > window.from) inWindow += values[i];
        if (columns.day[i] > window.yearFrom) inYear += values[i];
    }
    return {narrow(inWindow), narrow(inYear)};
}

}  // namespace

void purchaseDays(const OrderColumns& columns, ClientIndex client, DayNumber asOf, std::vector<DayNumber>& days) {
    days.clear();
    forEachPurchaseDay(columns, client, asOf, [&](DayNumber day, std::int32_t) { days.push_back(day); });
}

std::optional<DayNumber> latestEvent(const std::vector<DayNumber>& days, const ClientFact& fact, DayNumber asOf) {
    std::optional<DayNumber> latest;
    if (!days.empty()) latest = days.back();
    for (const Engagement& engagement : fact.engagements) {
        if (engagement.start > asOf || engagement.orderDay > asOf) continue;
        const bool service = engagement.orderDay != kAlways;
        if (service && !std::binary_search(days.begin(), days.end(), engagement.orderDay)) continue;
        const DayNumber event = std::min(asOf, std::max(engagement.start, engagement.end));
        latest = latest ? std::max(*latest, event) : event;
    }
    return latest;
}

PurchaseColumns summarizePurchases(const OrderColumns& columns, const ClientFacts& facts, const ScoringProfile& profile,
                                   DayNumber asOf, const std::stop_token& stop) {
    const std::size_t n = columns.clients();
    PurchaseColumns out;
    out.anyOrder.assign(n, 0);
    out.purchases.assign(n, 0);
    out.first.assign(n, kNever);
    out.last.assign(n, kNever);
    out.recency.assign(n, -1);
    out.frequency.assign(n, 0);
    out.monetary.assign(n, 0);
    out.windowFlags.assign(n, 0);
    out.lastYear.assign(n, 0);

    const Window window{asOf, windowStart(asOf, profile.windowDays), windowStart(asOf, 365)};
    std::vector<DayNumber> days;
    bool anyDocument = false;
    bool allNet = true;
    bool allContribution = true;
    for (std::size_t c = 0; c < n; ++c) {
        if (c % 8192 == 0) throwIfStopped(stop);
        const auto client = static_cast<ClientIndex>(c);
        const std::size_t begin = columns.begin[c];
        const std::size_t end = firstAfter(columns, begin, begin + columns.count[c], asOf);
        if (begin == end) continue;

        const bool plain = columns.clientFlags[c] == 0;
        const Counted counted = plain ? countPlain(columns, begin, end, window, profile.countEveryOrder)
                                      : countWithRefunds(columns, client, window, profile.countEveryOrder);
        out.purchases[c] = counted.lifetime;
        out.frequency[c] = counted.inWindow;
        if (counted.lifetime > 0) {
            out.first[c] = counted.first;
            out.last[c] = counted.last;
            DayNumber event = counted.last;
            if (!facts[c].engagements.empty()) {
                purchaseDays(columns, client, asOf, days);
                event = *latestEvent(days, facts[c], asOf);
            }
            out.recency[c] = asOf - event;
            out.anyOrder[c] = 1;
        } else {
            for (std::size_t i = begin; i < end; ++i) {
                if ((columns.flags[i] & OrderColumns::kRefund) == 0) out.anyOrder[c] = 1;
            }
        }

        const std::uint8_t flags =
            plain ? plainWindowFlags(columns, counted.windowBegin, end)
                  : windowFlagsOf(columns, firstAfter(columns, begin, end, window.from), end, asOf);
        out.windowFlags[c] = flags;
        if ((flags & PurchaseColumns::kAny) != 0) {
            anyDocument = true;
            allNet = allNet && (flags & PurchaseColumns::kNet) != 0;
            allContribution = allContribution && (flags & PurchaseColumns::kContribution) != 0;
        }
    }
    out.basis = resolveBasis(profile.valueBasis, anyDocument, allNet, allContribution);

    const std::vector<MinorUnits>& values = valuesOf(columns, out.basis);
    for (std::size_t c = 0; c < n; ++c) {
        if (c % 8192 == 0) throwIfStopped(stop);
        const Sums sums = sumValues(columns, values, static_cast<ClientIndex>(c), window);
        out.lastYear[c] = sums.year;
        if ((out.windowFlags[c] & PurchaseColumns::kUnratedInWindow) != 0) continue;
        out.monetary[c] = sums.window;
        if (profile.meanMonetary && out.frequency[c] > 0) out.monetary[c] = meanOf(out.monetary[c], out.frequency[c]);
    }
    return out;
}

std::optional<WindowMargin> windowMargin(const OrderColumns& columns, ClientIndex client, int windowDays,
                                         DayNumber asOf) {
    const std::size_t begin = columns.begin[client];
    const DayNumber from = windowStart(asOf, windowDays);
    WideSum contribution = 0;
    WideSum net = 0;
    bool any = false;
    for (std::size_t i = begin + columns.count[client]; i-- > begin;) {
        if (columns.day[i] > asOf) continue;
        if (columns.day[i] <= from) break;
        if (columns.knownDay[i] > asOf) continue;
        if ((columns.flags[i] & OrderColumns::kContributionKnown) == 0) return std::nullopt;
        contribution += columns.contribution[i];
        net += columns.net[i];
        any = true;
    }
    if (!any) return std::nullopt;
    return WindowMargin{narrow(contribution), narrow(net)};
}

}  // namespace meike::engine
