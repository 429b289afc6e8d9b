// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/fact_days.h"

#include <algorithm>
#include <vector>

namespace meike {

namespace {

std::span<const std::string_view> filledInAtTheEnd(Kind kind) {
    static constexpr std::string_view kClosing[] = {"closure", "satisfaction"};
    static constexpr std::string_view kSigning[] = {"signed_by"};
    // Won or lost: which stage it was in before is not known any more.
    static constexpr std::string_view kDeciding[] = {"stage", "reason_lost"};
    if (kind == Kind::complaint) return kClosing;
    if (kind == Kind::opportunity) return kDeciding;
    if (kind == Kind::assessment) return kSigning;
    return {};
}

}  // namespace

std::span<const FactDays> factDaysTable() {
    static const std::vector<FactDays> kRows = [] {
        std::vector<FactDays> rows;
        for (const KindRow& row : kindTable()) {
            if (!row.day.empty())
                rows.push_back({row.kind, row.day, row.planned, row.done, filledInAtTheEnd(row.kind)});
            if (row.kind == Kind::contact_role)
                rows.push_back(
                    {.kind = row.kind, .day = "start", .planned = true, .settledOn = "finish", .plannedEnd = true});
        }
        return rows;
    }();
    return kRows;
}

const FactDays* factDays(Kind kind) {
    for (const FactDays& row : factDaysTable())
        if (row.kind == kind) return &row;
    return nullptr;
}

bool comesLater(const FactDays& days, std::string_view field) {
    return !days.settledOn.empty() &&
           (field == days.settledOn ||
            std::find(days.settledWith.begin(), days.settledWith.end(), field) != days.settledWith.end());
}

}  // namespace meike
