// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/season.h"

#include <algorithm>
#include <cmath>

namespace meike::engine {
namespace {

constexpr int kYearsBefore = 60;
constexpr int kYearsAhead = 15;
constexpr std::size_t kMonthsOfYear = 12;
constexpr std::size_t kTrendTerms = 3;  ///< level, slope, bend
constexpr std::size_t kSeasonTerms = kTrendTerms + kMonthsOfYear;
/// Days of the months in a mean year.
constexpr std::array<double, kMonthsOfYear> kMonthLengths{31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

using SeasonRow = std::array<double, kSeasonTerms>;
using SeasonSquare = std::array<SeasonRow, kSeasonTerms>;

/// Inverse of a symmetric positive definite matrix by Gauss-Jordan; false when it is none.
bool invert(SeasonSquare matrix, SeasonSquare& inverse) {
    inverse = {};
    for (std::size_t i = 0; i < kSeasonTerms; ++i) inverse[i][i] = 1;
    for (std::size_t i = 0; i < kSeasonTerms; ++i) {
        const double pivot = matrix[i][i];
        if (!(pivot > 1e-12) || !std::isfinite(pivot)) return false;
        for (std::size_t j = 0; j < kSeasonTerms; ++j) {
            matrix[i][j] /= pivot;
            inverse[i][j] /= pivot;
        }
        for (std::size_t r = 0; r < kSeasonTerms; ++r) {
            if (r == i) continue;
            const double factor = matrix[r][i];
            for (std::size_t j = 0; j < kSeasonTerms; ++j) {
                matrix[r][j] -= factor * matrix[i][j];
                inverse[r][j] -= factor * inverse[i][j];
            }
        }
    }
    return true;
}

SeasonRow seasonRow(const MonthlyOrders& orders, std::size_t at) {
    const double middle = 0.5 * static_cast<double>(orders.months.size() - 1);
    const double u = (static_cast<double>(at) - middle) / 12;
    SeasonRow row{1, u, u * u};
    row[kTrendTerms + static_cast<std::size_t>(orders.months[at].month)] = 1;
    return row;
}

}  // namespace

SeasonClock::SeasonClock(const SeasonIndex& season, DayNumber asOf) : m_asOf(asOf) {
    m_first = asOf - kYearsBefore * 366;
    const DayNumber last = asOf + kYearsAhead * 366;
    m_until.reserve(static_cast<std::size_t>(last - m_first) + 1);
    double sum = 0;
    for (DayNumber day = m_first; day <= last;) {
        // Month by month: the calendar is asked once a month.
        const std::chrono::year_month_day date(dateOfDay(day));
        const auto next = dayNumber(std::chrono::sys_days(
                              std::chrono::year_month_day_last(date.year(), date.month() / std::chrono::last))) +
                          1;
        const double index = season.on ? season.month[static_cast<unsigned>(date.month()) - 1] : 1;
        for (; day < next && day <= last; ++day) m_until.push_back(sum += index);
    }
}

double SeasonClock::at(double day) const {
    const double place = day - m_first;
    const auto last = static_cast<double>(m_until.size() - 1);
    if (place <= 0) return m_until.front() + place;
    if (place >= last) return m_until.back() + (place - last);
    const auto below = static_cast<std::size_t>(place);
    return m_until[below] + (place - static_cast<double>(below)) * (m_until[below + 1] - m_until[below]);
}

std::int32_t SeasonClock::days(DayNumber from, DayNumber to) const {
    return static_cast<std::int32_t>(std::lround(at(to) - at(from)));
}

double SeasonClock::ahead(double days) const { return at(m_asOf + days) - at(m_asOf); }

double SeasonClock::calendarDays(double seasonDays) const {
    const double goal = at(m_asOf) + seasonDays;
    if (goal >= m_until.back())
        return m_first + static_cast<double>(m_until.size() - 1) + (goal - m_until.back()) - m_asOf;
    const auto above = std::lower_bound(m_until.begin(), m_until.end(), goal);
    const auto place = static_cast<double>(above - m_until.begin());
    if (above == m_until.begin()) return 0;
    const double step = *above - *(above - 1);
    return std::max(0.0, m_first + place - (step > 0 ? (*above - goal) / step : 0) - m_asOf);
}

SeasonIndex seasonOf(const MonthlyOrders& orders) {
    SeasonIndex out;
    const std::size_t n = orders.months.size();
    double all = 0;
    double exposure = 0;
    for (const MonthlyOrders::Month& month : orders.months) {
        all += month.orders;
        exposure += month.clientDays;
    }
    if (n < 2 * kMonthsOfYear || !(all > 0)) return out;

    SeasonRow b{};
    b[0] = std::log(all / exposure);
    double variance = 0.1;  // of the months' logarithms
    SeasonSquare covariance{};
    double excess = 1;  // noise beyond that of counts
    for (int round = 0; round < 60; ++round) {
        // One step of the penalised regression, then one of the variance.
        for (int step = 0; step < 3; ++step) {
            SeasonSquare information{};
            SeasonRow score{};
            double pearson = 0;
            for (std::size_t t = 0; t < n; ++t) {
                const MonthlyOrders::Month& month = orders.months[t];
                if (!(month.clientDays > 0)) continue;
                const SeasonRow row = seasonRow(orders, t);
                double eta = std::log(month.clientDays);
                for (std::size_t i = 0; i < kSeasonTerms; ++i) eta += row[i] * b[i];
                const double mean = std::exp(std::min(eta, 50.0));
                const double off = month.orders - mean;
                pearson += mean > 0 ? off * off / mean : 0;
                for (std::size_t i = 0; i < kSeasonTerms; ++i) {
                    score[i] += row[i] * off / excess;
                    for (std::size_t j = 0; j < kSeasonTerms; ++j) information[i][j] += row[i] * row[j] * mean / excess;
                }
            }
            for (std::size_t i = 0; i < kSeasonTerms; ++i) {
                // The trend has a weak prior of its own: a bend of e^2 a year squared is no bend any more.
                const double penalty = i == 0 ? 1e-9 : i < kTrendTerms ? 0.25 : 1 / variance;
                information[i][i] += penalty;
                score[i] -= penalty * (i == 0 ? 0 : b[i]);
            }
            if (!invert(information, covariance)) return out;
            for (std::size_t i = 0; i < kSeasonTerms; ++i) {
                double move = 0;
                for (std::size_t j = 0; j < kSeasonTerms; ++j) move += covariance[i][j] * score[j];
                b[i] += std::clamp(move, -2.0, 2.0);
            }
            const double freedom = std::max(1.0, static_cast<double>(n) - kSeasonTerms);
            if (round > 2) excess = std::max(1.0, pearson / freedom);
        }
        double sum = 0;
        for (std::size_t m = kTrendTerms; m < kSeasonTerms; ++m) sum += b[m] * b[m] + covariance[m][m];
        variance = std::max(1e-6, sum / kMonthsOfYear);
    }

    double mean = 0;
    double length = 0;
    for (std::size_t m = 0; m < kMonthsOfYear; ++m) {
        out.month[m] = std::exp(b[kTrendTerms + m]);
        mean += kMonthLengths[m] * out.month[m];
        length += kMonthLengths[m];
    }
    // Further off than this it is an event, not a season; and no day may stand still.
    bool standsOut = false;
    for (std::size_t m = 0; m < kMonthsOfYear; ++m) {
        out.month[m] = std::clamp(out.month[m] * length / mean, 0.05, 10.0);
        const double spread = std::sqrt(covariance[kTrendTerms + m][kTrendTerms + m]);
        standsOut = standsOut || std::abs(std::log(out.month[m])) > 2 * spread;
    }
    out.on = standsOut && std::all_of(out.month.begin(), out.month.end(), [](double v) { return std::isfinite(v); });
    return out;
}

}  // namespace meike::engine
