// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/label.h"
#include "storage/engine_rows.h"

namespace meike {

/// A record that keeps its client from being scored, or is left out itself, with the names that people know the two by.
struct DamagedRecord {
    DamagedValue value;
    std::string client;  ///< empty: it belongs to nobody
    std::string record;  ///< its name or number, else the number of its row

    friend bool operator==(const DamagedRecord&, const DamagedRecord&) = default;
};
DamagedRecord damagedRecord(Database& database, const DamagedValue& value);
/// With names: what was met while the records were read for scoring, and the lists of clients whose day is damaged.
std::vector<DamagedRecord> damagedRecords(Database& database, const std::vector<DamagedValue>& met);

/// "乙 is not scored: in its order HT-7, “Date” is 2025-02-31, which is no day."
std::string damagedText(const DamagedRecord& damaged, Language language);
/// The first of several, and how many more there are.
std::string damagedText(const std::vector<DamagedRecord>& damaged, Language language);

}  // namespace meike
