// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/label.h"
#include "domain/kind.h"

namespace meike {

/// Records of a kind now, and in a backup.
struct CountDifference {
    Kind kind{};
    std::int64_t now = 0;
    std::int64_t then = 0;
};

}  // namespace meike

/// What is said of backups.
namespace meike::words {

/// Why it was made, by the key of its manifest; empty for one that has none.
std::string backupCause(std::string_view key, Language language);

/// What a backup holds otherwise than the workspace now: "3 clients fewer, 12 orders fewer; 7 changes since".
/// `changes`: nothing when the log never ended where the backup's does.
std::string backupDifference(std::span<const CountDifference> counts, std::optional<std::int64_t> changes,
                             Language language);

}  // namespace meike::words
