// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace meike::ui {

/// The columns of Today's table, and what its cells carry.
enum TodayColumn { kClient, kWhat, kWhy, kDue, kMinutes, kTodayColumns };
inline constexpr int kItemRole = Qt::UserRole + 7;   ///< place in the list
inline constexpr int kGroupRole = Qt::UserRole + 8;  ///< of a heading: its group

}  // namespace meike::ui
