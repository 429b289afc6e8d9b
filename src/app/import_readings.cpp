// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_readings.h"

#include <algorithm>

namespace meike::importing {

namespace {

constexpr std::string_view kComma = "comma";
constexpr std::string_view kPoint = "point";

void settle(ImportColumn& column, const ImportPlan& plan, std::string_view how) {
    if (how == kComma || how == kPoint) {
        if (column.decimalMark || plan.decimalMark) return;
        column.decimalMark = how == kComma ? DecimalMark::comma : DecimalMark::point;
    } else if (how == kMixedReading) {
        if (column.dateOrder != DateOrder::automatic || plan.dateOrder != DateOrder::automatic) return;
    } else if (how != kKeptReading) {
        const auto order = parseDateOrder(how);
        if (!order || column.dateOrder != DateOrder::automatic || plan.dateOrder != DateOrder::automatic) return;
        column.dateOrder = *order;
    }
    column.asBefore = true;
}

}  // namespace

bool isRejectReason(std::string_view header) {
    return header.starts_with(kRejectReason) &&
           (header.size() == kRejectReason.size() || (header[kRejectReason.size()] == '[' && header.back() == ']'));
}

std::string rejectReasonHeader(const ImportReport& report) {
    std::string header(kRejectReason);
    for (const ColumnReading& reading : report.readings)
        header += (header.size() == kRejectReason.size() ? "[" : ";") + reading.field + "=" + reading.how;
    return report.readings.empty() ? header : header + "]";
}

void settleAsBefore(const TableSource& source, const ImportPlan& plan, std::vector<ImportColumn>& mapping) {
    for (const std::string& header : source.headers()) {
        if (!isRejectReason(header) || header.size() == kRejectReason.size()) continue;
        std::string_view rest = std::string_view(header).substr(kRejectReason.size() + 1);
        rest.remove_suffix(1);
        while (!rest.empty()) {
            const std::string_view one = rest.substr(0, rest.find(';'));
            rest.remove_prefix(std::min(rest.size(), one.size() + 1));
            const std::size_t equal = one.find('=');
            if (equal == std::string_view::npos) continue;
            for (ImportColumn& column : mapping)
                if (column.field == one.substr(0, equal)) settle(column, plan, one.substr(equal + 1));
        }
    }
}

std::vector<ColumnReading> readingsOf(const Columns& columns, const std::vector<Reject>& rejects) {
    std::vector<ColumnReading> readings;
    for (const Column& column : columns.columns) {
        const std::string& key = column.info->key;
        // That a column was used at all is worth a word where it was refused for one of its cells.
        const bool needed = column.reading != kKeptReading ||
                            std::any_of(rejects.begin(), rejects.end(),
                                        [&](const Reject& reject) { return reject.reason.field == key; });
        if (!column.reading.empty() && needed) readings.push_back({key, column.reading});
    }
    return readings;
}

}  // namespace meike::importing
