// SPDX-License-Identifier: GPL-3.0-or-later
// What is likely of a file before anybody has decided.
#include <algorithm>
#include <unordered_set>

#include "app/import.h"
#include "base/unicode.h"

namespace meike {

namespace {

/// Whether records of the kind may be without what they are known by.
bool mayLackKey(const KindRow& row) {
    const auto required = [&](std::string_view key) { return fieldOf(row.kind, key).required; };
    if (row.matchWithinOwner && !required(row.owner)) return true;
    return row.matchAllKeys ? !std::all_of(row.matchKeys.begin(), row.matchKeys.end(), required)
                            : std::none_of(row.matchKeys.begin(), row.matchKeys.end(), required);
}

}  // namespace

std::vector<std::string> suggestedMatchKeys(TableSource& source, Kind kind, const std::vector<ImportColumn>& mapping) {
    std::vector<std::string> keys = defaultMatchKeys(kind);
    if (!keys.empty()) {
        if (mayLackKey(kindRow(kind))) keys.emplace_back(kMatchContent);
        return keys;
    }
    std::optional<std::size_t> key;
    std::optional<std::size_t> client;
    for (const ImportColumn& column : mapping) {
        if (!kindRow(kind).matchKeys.empty() && column.field == kindRow(kind).matchKeys.front()) key = column.column;
        if (column.field == "client") client = column.column;
    }
    if (key) {
        // The same number under another client is another paper.
        std::unordered_set<std::string> values;
        std::int64_t rows = 0;
        std::int64_t filled = 0;
        CsvRow row;
        source.rewind();
        while (source.next(row)) {
            ++rows;
            if (row.error != CsvRowError::none || trimmed(row.cell(*key)).empty()) continue;
            ++filled;
            values.insert((client ? matchKey(row.cell(*client)) : std::string()) + '\t' + matchKey(row.cell(*key)));
        }
        source.rewind();
        // A column of remarks about numbers tells nothing; a few rows may lack one.
        const bool tells = filled > 0 && filled * 10 >= rows * 9 && static_cast<std::int64_t>(values.size()) == filled;
        if (tells) keys.emplace_back(kindRow(kind).matchKeys.front());
    }
    keys.emplace_back(kMatchContent);
    return keys;
}

}  // namespace meike
