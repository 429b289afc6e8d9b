// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/label.h"
#include "storage/timeline.h"

/// What the rows of a timeline say. Without Qt; the window asks for those that it paints.
namespace meike {

/// One row, as people read it.
struct TimelineRow {
    Kind kind = Kind::interaction;
    RecordId id = 0;
    Date day;
    bool pinned = false;
    std::string icon;     ///< of the kind
    std::string label;    ///< what it is: 电话, 订单, 等级变化, the name of the field that was changed
    std::string caption;  ///< what tells it from others: a summary, a name or number; `重点 → 核心` of a change
    std::string detail;   ///< the next long text, or what else is listed
    std::string amount;   ///< its first amount with the currency where that is not the base one
    std::string people;   ///< contacts and people, joined
};

/// `count` rows from the place `from` on; fewer at the end. A record that is gone since the timeline was read has empty
/// texts.
std::vector<TimelineRow> timelineRows(Database& database, const Timeline& timeline, std::size_t from, std::size_t count,
                                      Date asOf, Language language);

/// A month of the timeline, for its heading.
struct TimelineMonth {
    std::chrono::year_month month;
    std::size_t from = 0;  ///< the place of its first entry
    std::size_t count = 0;

    friend bool operator==(const TimelineMonth&, const TimelineMonth&) = default;
};
std::vector<TimelineMonth> timelineMonths(const Timeline& timeline);

/// The kinds of a timeline with their names in a filter; tier and field changes have names of their own.
struct TimelineFilterRow {
    Kind kind;
    std::string name;
};
std::vector<TimelineFilterRow> timelineFilter(Language language);

}  // namespace meike
