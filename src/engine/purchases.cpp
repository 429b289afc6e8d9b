// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/purchases.h"

#include <algorithm>
#include <limits>

#include "base/platform.h"
#include "base/progress.h"
#include "engine/wide_sum.h"

namespace meike::engine {
namespace {

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
void forEachPurchaseDay(const OrderColumns& columns, ClientIndex client, DayNumber asOf, Visit visit,
                        std::uint8_t leftOut = 0) {
    const std::size_t begin = columns.begin[client];
    const std::size_t end = firstAfter(columns, begin, begin + columns.count[client], asOf);
    const int special = OrderColumns::kHasRefund | (leftOut != 0 ? OrderColumns::kHasContract : 0);
    if ((columns.clientFlags[client] & special) == 0) {
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
            if (columns.knownDay[i] > asOf || (columns.flags[i] & leftOut) != 0) continue;
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

/// Whether a document in a currency without a rate blocks the sum.
bool unratedAmong(const OrderColumns& columns, std::size_t begin, std::size_t end, DayNumber asOf) {
    for (std::size_t i = begin; i < end; ++i) {
        if (columns.knownDay[i] <= asOf && (columns.flags[i] & OrderColumns::kUnrated) != 0) return true;
    }
    return false;
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

Sums sumValues(const OrderColumns& columns, const OrderValues& values, ClientIndex client, const Window& window) {
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
    bool unrated = false;
    Sums sums;
};

/// Every day of such a client is a purchase, so one pass without a branch does: a client has few rows, and a loop's end
/// costs as much as several of them. The sums must fit 64 bits (see rowsThatFit).
PlainSummary summarizePlain(const OrderColumns& columns, std::size_t begin, std::size_t end, const MinorUnits* value,
                            const Window& window, bool everyOrder) {
    const DayNumber* day = columns.day.data();
    std::int32_t distinct = 0;
    std::int32_t distinctBefore = 0;
    std::int32_t before = 0;
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
        out.sums.window += isBefore != 0 ? 0 : value[i];
        out.sums.year += today > window.yearFrom ? value[i] : 0;
    }
    const auto rows = static_cast<std::int32_t>(end - begin);
    out.counted = {everyOrder ? rows : distinct, everyOrder ? rows - before : distinct - distinctBefore, day[begin],
                   day[end - 1]};
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

/// As many of these values sum up within half of 64 bits.
std::size_t rowsThatFit(const OrderValues& values) {
    constexpr MinorUnits kHalf = std::numeric_limits<MinorUnits>::max() / 2;
    return static_cast<std::size_t>(kHalf / std::max<MinorUnits>(1, values.largest()));
}

}  // namespace

void purchaseDays(const OrderColumns& columns, ClientIndex client, DayNumber asOf, std::vector<DayNumber>& days,
                  bool singleOrders) {
    days.clear();
    forEachPurchaseDay(
        columns, client, asOf, [&](DayNumber day, std::int32_t) { days.push_back(day); },
        singleOrders ? OrderColumns::kByContract : std::uint8_t{0});
}

std::optional<DayNumber> latestEvent(const std::vector<DayNumber>& days, const ClientFact& fact, DayNumber asOf) {
    const DayNumber latest = laterEngagement(fact, days.empty() ? kAlways : days.back(), asOf, [&](DayNumber orderDay) {
        return std::binary_search(days.begin(), days.end(), orderDay);
    });
    return latest == kAlways ? std::nullopt : std::optional(latest);
}

bool isEngaged(const std::vector<DayNumber>& days, const ClientFact& fact, DayNumber asOf) {
    return std::any_of(fact.engagements.begin(), fact.engagements.end(), [&](const Engagement& engagement) {
        if (engagement.start > asOf || engagement.end < asOf || engagement.orderDay > asOf) return false;
        return engagement.orderDay == kAlways || std::binary_search(days.begin(), days.end(), engagement.orderDay);
    });
}

PurchaseColumns summarizePurchases(const OrderColumns& columns, const ClientFacts& facts, const OrderValues& values,
                                   const ScoringProfile& profile, DayNumber asOf, const std::stop_token& stop) {
    const std::size_t n = columns.clients();
    PurchaseColumns out;
    out.basis = values.basis();
    out.anyOrder.assign(n, 0);
    out.purchases.assign(n, 0);
    out.first.assign(n, kNever);
    out.last.assign(n, kNever);
    out.recency.assign(n, -1);
    out.frequency.assign(n, 0);
    out.monetary.assign(n, 0);
    out.unratedInWindow.assign(n, 0);
    out.lastYear.assign(n, 0);

    const Window window{asOf, windowStart(asOf, profile.windowDays), windowStart(asOf, 365)};
    const std::size_t mostRows = rowsThatFit(values);

    // Each client's engagements lie somewhere else in memory: asked for in time, they are there when needed.
    constexpr std::size_t kAhead = 12;
    std::vector<DayNumber> days;
    for (std::size_t c = 0; c < n; ++c) {
        if (c % 8192 == 0) throwIfStopped(stop);
        if (c + kAhead < n) platform::prefetch(facts[c + kAhead].engagements.data());
        const auto client = static_cast<ClientIndex>(c);
        const std::size_t begin = columns.begin[c];
        const std::size_t end = firstAfter(columns, begin, begin + columns.count[c], asOf);
        if (begin == end) continue;

        PlainSummary summary;
        if ((columns.clientFlags[c] & OrderColumns::kNotPlain) == 0 && end - begin <= mostRows) {
            summary = summarizePlain(columns, begin, end, values.data(), window, profile.countEveryOrder);
        } else {
            summary.counted = countWithRefunds(columns, client, window, profile.countEveryOrder);
            summary.unrated = unratedAmong(columns, firstAfter(columns, begin, end, window.from), end, asOf);
            summary.sums = sumValues(columns, values, client, window);
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

        out.lastYear[c] = summary.sums.year;
        if (summary.unrated) {
            out.unratedInWindow[c] = 1;
            continue;
        }
        out.monetary[c] = profile.meanMonetary && counted.inWindow > 0 ? meanOf(summary.sums.window, counted.inWindow)
                                                                       : summary.sums.window;
    }
    return out;
}

std::optional<WindowMargin> windowMargin(const OrderColumns& columns, ClientIndex client, int windowDays,
                                         DayNumber asOf) {
    const std::size_t begin = columns.begin[client];
    const DayNumber from = windowStart(asOf, windowDays);
    const bool lacking = (columns.clientFlags[client] & OrderColumns::kLacksContribution) != 0;
    WideSum contribution = 0;
    WideSum net = 0;
    WideSum gross = 0;
    WideSum lackingGross = 0;
    bool any = false;
    for (std::size_t i = begin + columns.count[client]; i-- > begin;) {
        if (columns.day[i] > asOf) continue;
        if (columns.day[i] <= from) break;
        if (columns.knownDay[i] > asOf) continue;
        const std::uint8_t flags = columns.flags[i];
        if ((flags & OrderColumns::kUnrated) != 0) return std::nullopt;
        const bool known = (flags & OrderColumns::kContributionKnown) != 0;
        if (lacking) {
            const WideSum amount = columns.gross[i] < 0 ? -WideSum{columns.gross[i]} : WideSum{columns.gross[i]};
            gross += amount;
            if (!known) lackingGross += amount;
        }
        if (!known) continue;
        contribution += columns.contribution[i];
        net += columns.net[i];
        any = true;
    }
    if (!any || exceedsShare(narrow(lackingGross), narrow(gross), kMostEstimated)) return std::nullopt;
    return WindowMargin{narrow(contribution), narrow(net)};
}

}  // namespace meike::engine
