// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace meike::ui {

/// The columns of Today's table, and what its cells carry.
enum TodayColumn { kClient, kWhat, kWhy, kDue, kMinutes, kTodayColumns };
inline constexpr int kItemRole = Qt::UserRole + 7;   ///< place in the list
inline constexpr int kGroupRole = Qt::UserRole + 8;  ///< of a heading: its group
inline constexpr int kMoreRole = Qt::UserRole + 9;   ///< of the line that shows more of a group: the group
/// So many lines of a group are read and made at once: a team of 20 with ten playbooks has ten thousand for a week, and
/// a hundred thousand cells would keep the window waiting.
inline constexpr int kMostLines = 100;

}  // namespace meike::ui
