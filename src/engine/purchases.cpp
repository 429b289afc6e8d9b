// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/purchases.h"

#include <algorithm>
#include <limits>

#include "base/platform.h"
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
};

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

struct Sums {
    MinorUnits window = 0;
    MinorUnits year = 0;
};

Sums sumValues(const OrderColumns& columns, const std::vector<MinorUnits>& values, ClientIndex client,
               const Window& window) {
    const std::size_t begin = columns.begin[client];
    const std::size_t end = begin + columns.count[client];
    WideSum inWindow = 0;
    WideSum inYear = 0;
    for (std::size_t i = begin; i < end && columns.day[i] <= window.asOf; ++i) {
        if (columns.knownDay[i] > window.asOf || (columns.flags[i] & OrderColumns::kUnrated) != 0) continue;
        if (columns.day[i] > window.from) inWindow += values[i];
        if (columns.day[i] > window.yearFrom) inYear += values[i];
    }
    return {narrow(inWindow), narrow(inYear)};
}

/// Everything about a client whose documents are all orders with a rate, none after the as-of date.
struct PlainSummary {
    Counted counted;
    std::uint8_t windowFlags = 0;
    Sums sums;
};

/// Every day of such a client is a purchase, so one pass without a branch does: a client has few rows, and a loop's end
/// costs as much as several of them. The sums must fit 64 bits (see rowsThatFit).
PlainSummary summarizePlain(const OrderColumns& columns, std::size_t begin, std::size_t end,
                            const std::vector<MinorUnits>& values, const Window& window, bool everyOrder) {
    const DayNumber* day = columns.day.data();
    const MinorUnits* value = values.data();
    const std::uint8_t* flags = columns.flags.data();
    std::int32_t distinct = 0;
    std::int32_t distinctBefore = 0;
    std::int32_t before = 0;
    std::uint8_t known = OrderColumns::kNetKnown | OrderColumns::kContributionKnown;
    PlainSummary out;
    DayNumber previous = kNever;
    for (std::size_t i = begin; i < end; ++i) {
        const DayNumber today = day[i];
        const std::int32_t isNew = today != previous ? 1 : 0;
        const std::int32_t isBefore = today <= window.from ? 1 : 0;
        previous = today;
        distinct += isNew;
        distinctBefore += isNew & isBefore;
        before += isBefore;
        known &= static_cast<std::uint8_t>(flags[i] | -isBefore);
        out.sums.window += isBefore != 0 ? 0 : value[i];
        out.sums.year += today > window.yearFrom ? value[i] : 0;
    }
    const auto rows = static_cast<std::int32_t>(end - begin);
    out.counted = {everyOrder ? rows : distinct, everyOrder ? rows - before : distinct - distinctBefore, day[begin],
                   day[end - 1]};
    if (before < rows) {
        out.windowFlags = PurchaseColumns::kAny;
        if ((known & OrderColumns::kNetKnown) != 0) out.windowFlags |= PurchaseColumns::kNet;
        if ((known & OrderColumns::kContributionKnown) != 0) out.windowFlags |= PurchaseColumns::kContribution;
    }
    return out;
}

/// The later of `latest` and the client's engagements up to `asOf`. Most engagements ended before, so whether the order
/// of one is a purchase is asked last.
template <class IsPurchaseDay>
DayNumber laterEngagement(const ClientFact& fact, DayNumber latest, DayNumber asOf, IsPurchaseDay isPurchaseDay) {
    for (const Engagement& engagement : fact.engagements) {
        if (engagement.start > asOf || engagement.orderDay > asOf) continue;
        const DayNumber event = std::min(asOf, std::max(engagement.start, engagement.end));
        if (event <= latest) continue;
        const bool service = engagement.orderDay != kAlways;
        if (!service || isPurchaseDay(engagement.orderDay)) latest = event;
    }
    return latest;
}

/// As many documents of these columns sum up within half of 64 bits.
std::size_t rowsThatFit(const OrderColumns& columns) {
    constexpr MinorUnits kHalf = std::numeric_limits<MinorUnits>::max() / 2;
    return static_cast<std::size_t>(kHalf / std::max<MinorUnits>(1, columns.largestAmount));
}

/// What the basis will be when every order allows the best.
ValueBasis likelyBasis(BasisChoice choice) { return resolveBasis(choice, true, true, true); }

}  // namespace

void purchaseDays(const OrderColumns& columns, ClientIndex client, DayNumber asOf, std::vector<DayNumber>& days) {
    days.clear();
    forEachPurchaseDay(columns, client, asOf, [&](DayNumber day, std::int32_t) { days.push_back(day); });
}

std::optional<DayNumber> latestEvent(const std::vector<DayNumber>& days, const ClientFact& fact, DayNumber asOf) {
    const DayNumber latest = laterEngagement(fact, days.empty() ? kAlways : days.back(), asOf, [&](DayNumber orderDay) {
        return std::binary_search(days.begin(), days.end(), orderDay);
    });
    return latest == kAlways ? std::nullopt : std::optional(latest);
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
    const std::size_t mostRows = rowsThatFit(columns);
    const ValueBasis likely = likelyBasis(profile.valueBasis);
    const std::vector<MinorUnits>* values = &valuesOf(columns, likely);
    const auto setValue = [&](std::size_t c, const Sums& sums) {
        out.lastYear[c] = sums.year;
        if ((out.windowFlags[c] & PurchaseColumns::kUnratedInWindow) != 0) return;
        out.monetary[c] =
            profile.meanMonetary && out.frequency[c] > 0 ? meanOf(sums.window, out.frequency[c]) : sums.window;
    };

    // Each client's engagements lie somewhere else in memory: asked for in time, they are there when needed.
    constexpr std::size_t kAhead = 12;
    std::vector<DayNumber> days;
    bool anyDocument = false;
    bool allNet = true;
    bool allContribution = true;
    for (std::size_t c = 0; c < n; ++c) {
        if (c % 8192 == 0) throwIfStopped(stop);
        if (c + kAhead < n) platform::prefetch(facts[c + kAhead].engagements.data());
        const auto client = static_cast<ClientIndex>(c);
        const std::size_t begin = columns.begin[c];
        const std::size_t end = firstAfter(columns, begin, begin + columns.count[c], asOf);
        if (begin == end) continue;

        PlainSummary summary;
        if (columns.clientFlags[c] == 0 && end - begin <= mostRows) {
            summary = summarizePlain(columns, begin, end, *values, window, profile.countEveryOrder);
        } else {
            summary.counted = countWithRefunds(columns, client, window, profile.countEveryOrder);
            summary.windowFlags = windowFlagsOf(columns, firstAfter(columns, begin, end, window.from), end, asOf);
            summary.sums = sumValues(columns, *values, client, window);
        }
        const Counted& counted = summary.counted;
        out.purchases[c] = counted.lifetime;
        out.frequency[c] = counted.inWindow;
        if (counted.lifetime > 0) {
            out.first[c] = counted.first;
            out.last[c] = counted.last;
            days.clear();
            const DayNumber event = laterEngagement(facts[c], counted.last, asOf, [&](DayNumber orderDay) {
                if (days.empty()) purchaseDays(columns, client, asOf, days);
                return std::binary_search(days.begin(), days.end(), orderDay);
            });
            out.recency[c] = asOf - event;
            out.anyOrder[c] = 1;
        } else {
            for (std::size_t i = begin; i < end; ++i) {
                if ((columns.flags[i] & OrderColumns::kRefund) == 0) out.anyOrder[c] = 1;
            }
        }

        const std::uint8_t flags = summary.windowFlags;
        out.windowFlags[c] = flags;
        if ((flags & PurchaseColumns::kAny) != 0) {
            anyDocument = true;
            allNet = allNet && (flags & PurchaseColumns::kNet) != 0;
            allContribution = allContribution && (flags & PurchaseColumns::kContribution) != 0;
        }
        setValue(c, summary.sums);
    }
    out.basis = resolveBasis(profile.valueBasis, anyDocument, allNet, allContribution);
    if (out.basis == likely) return out;

    // Some order does not know its contribution: the sums once more, in the basis that all of them know.
    values = &valuesOf(columns, out.basis);
    for (std::size_t c = 0; c < n; ++c) {
        if (c % 8192 == 0) throwIfStopped(stop);
        setValue(c, sumValues(columns, *values, static_cast<ClientIndex>(c), window));
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
