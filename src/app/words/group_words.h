// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "app/words/line.h"
#include "base/label.h"
#include "engine/group.h"

/// A group of clients taken as one, in words.
namespace meike::words {

/// What is said of a group, in reading order. `tier`: what the group's tier is called; empty: it has none.
/// `windowDays`: the window that the scores look back over. `currency`: the base currency's ISO code. Keys: `members`,
/// then `no_purchase` alone, or `tier`, `value` or `value_unknown`, `purchases`, and where there is something to say
/// `overdue`, `head_scores`, `provisional`.
std::vector<Line> groupLines(const engine::GroupScore& group, std::string_view tier, int windowDays,
                             std::string_view currency, Language language);

}  // namespace meike::words
