// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/purchase_history.h"
#include "engine/wide_sum.h"

#include <algorithm>
#include <limits>

namespace meike::engine {
namespace {

struct ClientHistory {
    PurchaseHistory history;
    MinorUnits repeatValue = 0;
    MinorUnits totalValue = 0;
    bool valueKnown = true;
    bool equal = true;  ///< all purchases are of one value
};

/// Counts the days between purchases.
class GapCounts {
public:
    GapCounts(std::vector<std::int64_t>& counts, const SeasonClock* clock) : m_counts(counts), m_clock(clock) {}
    void add(DayNumber from, DayNumber to) {
        // Two purchase days are a day apart at the least, also where days of the season are long.
        const auto at = static_cast<std::size_t>(m_clock == nullptr ? to - from : std::max(1, m_clock->days(from, to)));
        if (at >= m_counts.size()) m_counts.resize(at + 1);
        ++m_counts[at];
    }

private:
    std::vector<std::int64_t>& m_counts;
    const SeasonClock* m_clock;
};

/// Clients whose documents are all orders with a rate: every day is a purchase, and sums of 64 bits are enough.
ClientHistory plainHistory(const OrderColumns& columns, const MinorUnits* value, std::size_t begin, std::size_t end,
                           DayNumber asOf, GapCounts& gaps) {
    ClientHistory out;
    const DayNumber* day = columns.day.data();
    const DayNumber first = day[begin];
    if (first > asOf) return out;
    DayNumber last = first;
    MinorUnits onFirst = 0;
    MinorUnits onDay = 0;
    std::int32_t repeats = 0;
    bool equal = true;
    for (std::size_t i = begin; i < end && day[i] <= asOf; ++i) {
        if (day[i] != last) {
            if (repeats++ == 0)
                onFirst = onDay;
            else
                equal = equal && onDay == onFirst;
            onDay = 0;
            gaps.add(last, day[i]);
            last = day[i];
        }
        onDay += value[i];
        out.totalValue += value[i];
    }
    if (repeats == 0) onFirst = onDay;
    out.equal = equal && onDay == onFirst;
    out.repeatValue = out.totalValue - onFirst;
    out.history = {repeats, last - first, asOf - first};
    return out;
}

/// Clients with refunds, documents without a rate or very large amounts. Which days are purchases is judged as in
/// purchaseDays().
ClientHistory carefulHistory(const OrderColumns& columns, const MinorUnits* value, std::size_t begin, std::size_t end,
                             DayNumber asOf, std::uint8_t leftOut, GapCounts& gaps) {
    ClientHistory out;
    WideSum repeat = 0;
    WideSum total = 0;
    WideSum onFirst = 0;
    DayNumber first = 0;
    for (std::size_t i = begin; i < end && columns.day[i] <= asOf;) {
        const DayNumber day = columns.day[i];
        WideSum dayGross = 0;
        WideSum dayValue = 0;
        bool anyOrder = false;
        bool anyRefund = false;
        for (; i < end && columns.day[i] == day; ++i) {
            if (columns.knownDay[i] > asOf || (columns.flags[i] & leftOut) != 0) continue;
            dayGross += columns.gross[i];
            ((columns.flags[i] & OrderColumns::kRefund) != 0 ? anyRefund : anyOrder) = true;
            if ((columns.flags[i] & OrderColumns::kUnrated) != 0)
                out.valueKnown = false;
            else
                dayValue += value[i];
        }
        total += dayValue;
        const bool purchase = anyOrder && (dayGross > 0 || !anyRefund);
        if (purchase) {
            if (++out.history.repeats == 0) {
                first = day;
                onFirst = dayValue;
            } else {
                repeat += dayValue;
            }
            out.equal = out.equal && dayValue == onFirst;
            if (out.history.repeats > 0) gaps.add(first + out.history.lastDay, day);
            out.history.lastDay = day - first;
        } else if (out.history.repeats >= 0) {
            // An order that was taken back is worth nothing; what the refunds of its day exceed it by is a loss.
            repeat += anyOrder ? std::min<WideSum>(dayValue, 0) : dayValue;
            out.equal = out.equal && dayValue == 0;
        }
    }
    if (out.history.repeats >= 0) out.history.age = asOf - first;
    out.repeatValue = narrow(repeat);
    out.totalValue = narrow(total);
    return out;
}

/// A history told by the season's clock.
PurchaseHistory bySeason(const PurchaseHistory& history, const SeasonClock& clock, DayNumber asOf) {
    if (history.repeats < 0) return history;
    const DayNumber first = asOf - history.age;
    PurchaseHistory out{history.repeats, clock.days(first, first + history.lastDay), clock.days(first, asOf)};
    out.lastDay = std::min(out.lastDay, out.age);
    return out;
}

}  // namespace

HistoryColumns purchaseHistories(const OrderColumns& columns, ValueBasis basis, DayNumber asOf,
                                 const HistoryScope& scope) {
    return purchaseHistories(columns, OrderValues(columns, basis, asOf), asOf, scope);
}

HistoryColumns purchaseHistories(const OrderColumns& columns, const OrderValues& values, DayNumber asOf,
                                 const HistoryScope& scope) {
    const std::size_t n = columns.clients();
    const MinorUnits* value = values.data();
    HistoryColumns out;
    out.history.resize(n);
    out.repeatValue.resize(n);
    out.totalValue.resize(n);
    out.valueKnown.resize(n);
    out.equalValues.resize(n);
    GapCounts gaps(out.gaps, scope.clock);
    const std::uint8_t leftOut = scope.singleOrders ? OrderColumns::kByContract : 0;
    const auto special =
        static_cast<std::uint8_t>(OrderColumns::kNotPlain | (scope.singleOrders ? OrderColumns::kHasContract : 0));
    for (std::size_t c = 0; c < n; ++c) {
        const std::size_t begin = columns.begin[c];
        const std::size_t rows = columns.count[c];
        const bool fits =
            values.largest() <= std::numeric_limits<MinorUnits>::max() / 2 / (static_cast<MinorUnits>(rows) + 1);
        const bool plain = rows > 0 && (columns.clientFlags[c] & special) == 0 && fits;
        const ClientHistory client = plain ? plainHistory(columns, value, begin, begin + rows, asOf, gaps)
                                           : carefulHistory(columns, value, begin, begin + rows, asOf, leftOut, gaps);
        out.history[c] = scope.clock == nullptr ? client.history : bySeason(client.history, *scope.clock, asOf);
        out.repeatValue[c] = client.repeatValue;
        out.totalValue[c] = client.totalValue;
        out.valueKnown[c] = client.valueKnown ? 1 : 0;
        const bool enough = client.history.repeats + 1 >= HistoryColumns::kEqualFrom;
        out.equalValues[c] = enough && client.valueKnown && client.equal ? 1 : 0;
    }
    return out;
}

std::vector<HistoryCell> historyCells(std::span<const PurchaseHistory> histories) {
    std::vector<PurchaseHistory> sorted;
    sorted.reserve(histories.size());
    for (const PurchaseHistory& history : histories) {
        if (history.repeats >= 0) sorted.push_back(history);
    }
    std::sort(sorted.begin(), sorted.end());
    std::vector<HistoryCell> cells;
    for (std::size_t i = 0; i < sorted.size();) {
        const std::size_t start = i;
        while (i < sorted.size() && sorted[i] == sorted[start]) ++i;
        const PurchaseHistory& same = sorted[start];
        cells.push_back({static_cast<double>(same.repeats), static_cast<double>(same.lastDay),
                         static_cast<double>(same.age), static_cast<double>(i - start)});
    }
    return cells;
}

}  // namespace meike::engine
