// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "domain/command.h"
#include "domain/record.h"
#include "storage/workspace.h"

namespace meike {

/// Who took data out.
struct BorrowNote {
    Date date;
    RecordId person = 0;
    std::string purpose;
    std::string recipient;
    std::string file;
    std::int64_t rows = 0;
    std::vector<std::string> columns;
    std::optional<Date> returnOn;
};
/// Adds the entry to the register, which only grows: the edit that it is written in is none that undo takes back.
RecordId addBorrowRecord(Edit& edit, const BorrowNote& note);
Command borrowCommand(const BorrowNote& note);

}  // namespace meike
