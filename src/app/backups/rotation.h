// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace meike {

/// A backup as the rotation sees it.
struct StoredBackup {
    std::int64_t sequence = 0;  ///< in the order in which they were made, whatever the clock has said
    std::int64_t atUtcMs = 0;
    std::uint64_t bytes = 0;
    bool verified = false;

    friend bool operator==(const StoredBackup&, const StoredBackup&) = default;
};

/// All backups of a workspace in one place take no more than this.
constexpr std::uint64_t kMostBackupBytes = std::uint64_t{2} << 30;

/// Which of them go, as indexes in rising order. The last 8 stay, and the newest of each hour of the last two days, of
/// 12 days, 10 weeks and 9 months (of those that have one; a verified one before one that is not). Where these take
/// more than `mostBytes`, hours are thinned first, then days, weeks, months and the last 8, each from its oldest on.
/// The newest verified one always stays.
std::vector<std::size_t> backupsToRemove(std::span<const StoredBackup> backups, std::int64_t nowUtcMs,
                                         std::uint64_t mostBytes = kMostBackupBytes);

}  // namespace meike
