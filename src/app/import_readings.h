// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/import.h"
#include "app/import_columns.h"

/// How the columns of a file were read, kept with its rejected rows: alone they would say something else (one amount
/// written 3,234.50 in a column of decimal commas), and what was refused would be accepted. Inside of app/import.
namespace meike::importing {

/// `reject_reason`, or `reject_reason[date=dmy;amount=comma]`.
bool isRejectReason(std::string_view header);
std::string rejectReasonHeader(const ImportReport& report);

/// Settles the columns of which the header of the reasons says how they were read, unless the plan says it.
void settleAsBefore(const TableSource& source, const ImportPlan& plan, std::vector<ImportColumn>& mapping);
/// What is to be said of them with the rejects of the report.
std::vector<ColumnReading> readingsOf(const Columns& columns, const std::vector<Reject>& rejects);

}  // namespace meike::importing
