// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/cohorts.h"

#include "base/date.h"
#include "base/progress.h"
#include "engine/purchases.h"

namespace meike::engine {

namespace {
constexpr std::int32_t kQuarters = 4;
constexpr std::uint32_t kMonthsPerQuarter = 3;
constexpr std::size_t kStopStep = 4096;
}  // namespace

std::int32_t periodOf(DayNumber day, CohortPeriod period) {
    const std::chrono::year_month_day date(dateOfDay(day));
    const auto year = static_cast<int>(date.year());
    if (period == CohortPeriod::year) return year;
    return year * kQuarters + static_cast<std::int32_t>((static_cast<unsigned>(date.month()) - 1) / kMonthsPerQuarter);
}

DayNumber periodStart(std::int32_t number, CohortPeriod period) {
    const int year = period == CohortPeriod::year ? number : number / kQuarters;
    const unsigned month =
        period == CohortPeriod::year ? 1 : static_cast<unsigned>(number % kQuarters) * kMonthsPerQuarter + 1;
    return dayNumber(valueOrThrow(makeDate(year, month, 1)));
}

PurchasePeriods purchasePeriods(const OrderColumns& columns, CohortPeriod period, DayNumber asOf,
                                const std::stop_token& stop) {
    PurchasePeriods out;
    out.period = period;
    out.asOf = asOf;
    out.begin.reserve(columns.clients() + 1);
    out.begin.push_back(0);
    std::vector<DayNumber> days;
    // A client's days are ascending: most lie in the period of the day before, so the calendar is asked seldom.
    std::int32_t current = 0;
    DayNumber from = 1, to = 0;
    for (std::size_t client = 0; client < columns.clients(); ++client) {
        if (client % kStopStep == 0) throwIfStopped(stop);
        purchaseDays(columns, static_cast<ClientIndex>(client), asOf, days);
        const std::size_t first = out.bought.size();
        for (const DayNumber day : days) {
            if (day < from || day >= to) {
                current = periodOf(day, period);
                from = periodStart(current, period);
                to = periodStart(current + 1, period);
            }
            if (out.bought.size() == first || out.bought.back() != current) out.bought.push_back(current);
        }
        out.begin.push_back(static_cast<std::uint32_t>(out.bought.size()));
    }
    return out;
}

PurchasePeriods yearsOf(const PurchasePeriods& quarters) {
    PurchasePeriods out;
    out.period = CohortPeriod::year;
    out.asOf = quarters.asOf;
    out.begin.reserve(quarters.begin.size());
    out.begin.push_back(0);
    for (std::size_t client = 0; client < quarters.clients(); ++client) {
        const std::size_t first = out.bought.size();
        for (const std::int32_t quarter : quarters.of(static_cast<ClientIndex>(client))) {
            const std::int32_t year = quarter / kQuarters;
            if (out.bought.size() == first || out.bought.back() != year) out.bought.push_back(year);
        }
        out.begin.push_back(static_cast<std::uint32_t>(out.bought.size()));
    }
    return out;
}

}  // namespace meike::engine
