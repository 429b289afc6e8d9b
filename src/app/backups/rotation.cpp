// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backups/rotation.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "base/date.h"

namespace meike {

namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kDay = 24 * kHour;

/// What a backup stays for; the later one, the longer.
enum class Reason { none, hour, day, week, month, last };

std::int64_t daysOf(std::int64_t atUtcMs) { return atUtcMs >= 0 ? atUtcMs / kDay : (atUtcMs - kDay + 1) / kDay; }

std::int64_t monthOf(std::int64_t atUtcMs) {
    const std::chrono::year_month_day date{dateOfDay(static_cast<DayNumber>(daysOf(atUtcMs)))};
    return std::int64_t{static_cast<int>(date.year())} * 12 + static_cast<unsigned>(date.month());
}

class Rotation {
public:
    Rotation(std::span<const StoredBackup> backups, std::int64_t now)
        : m_backups(backups), m_reasons(backups.size(), Reason::none), m_order(backups.size()) {
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        std::sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) { return newer(a, b); });
        // 1970 is no week's Monday: its first is day 4.
        keep(
            Reason::hour, 0, [&](std::int64_t at) { return at / kHour; }, now - 2 * kDay);
        keep(Reason::day, 12, [](std::int64_t at) { return daysOf(at); });
        keep(Reason::week, 10, [](std::int64_t at) { return (daysOf(at) + 3) / 7; });
        keep(Reason::month, 9, monthOf);
        for (std::size_t i = 0; i < std::min<std::size_t>(8, m_order.size()); ++i) give(m_order[i], Reason::last);
    }

    std::vector<std::size_t> toRemove(std::uint64_t mostBytes) {
        const std::size_t last = newestVerified();
        std::uint64_t bytes = 0;
        for (const std::size_t i : m_order)
            if (stays(i, last)) bytes += m_backups[i].bytes;
        for (const Reason reason : {Reason::hour, Reason::day, Reason::week, Reason::month, Reason::last})
            for (auto oldest = m_order.rbegin(); oldest != m_order.rend() && bytes > mostBytes; ++oldest) {
                if (m_reasons[*oldest] != reason || *oldest == last) continue;
                m_reasons[*oldest] = Reason::none;
                bytes -= m_backups[*oldest].bytes;
            }
        std::vector<std::size_t> removed;
        for (std::size_t i = 0; i < m_backups.size(); ++i)
            if (!stays(i, last)) removed.push_back(i);
        return removed;
    }

private:
    bool newer(std::size_t a, std::size_t b) const {
        return m_backups[a].sequence != m_backups[b].sequence ? m_backups[a].sequence > m_backups[b].sequence : a > b;
    }
    bool stays(std::size_t i, std::size_t last) const { return i == last || m_reasons[i] != Reason::none; }
    void give(std::size_t i, Reason reason) { m_reasons[i] = std::max(m_reasons[i], reason); }
    std::size_t newestVerified() const {
        for (const std::size_t i : m_order)
            if (m_backups[i].verified) return i;
        // None was: then the newest there is.
        return m_order.empty() ? 0 : m_order.front();
    }

    /// The newest of each span of time, of so many spans that have one (0: of all from `since` on).
    template <class Span>
    void keep(Reason reason, std::size_t spans, const Span& spanOf, std::int64_t since = INT64_MIN) {
        std::map<std::int64_t, std::size_t, std::greater<>> newest;
        for (const std::size_t i : m_order) {
            if (m_backups[i].atUtcMs < since) continue;
            const auto [found, fresh] = newest.try_emplace(spanOf(m_backups[i].atUtcMs), i);
            if (!fresh && m_backups[i].verified && !m_backups[found->second].verified) found->second = i;
        }
        std::size_t taken = 0;
        for (const auto& [span, i] : newest) {
            if (spans != 0 && taken++ == spans) break;
            give(i, reason);
        }
    }

    std::span<const StoredBackup> m_backups;
    std::vector<Reason> m_reasons;
    std::vector<std::size_t> m_order;  ///< newest first
};

}  // namespace

std::vector<std::size_t> backupsToRemove(std::span<const StoredBackup> backups, std::int64_t nowUtcMs,
                                         std::uint64_t mostBytes) {
    return Rotation(backups, nowUtcMs).toRemove(mostBytes);
}

}  // namespace meike
