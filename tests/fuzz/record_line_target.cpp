// SPDX-License-Identifier: GPL-3.0-or-later
// A line of an archive.
#include "base/unicode.h"
#include "exchange/archive_format.h"
#include "tests/fuzz/target.h"

namespace meike::fuzz {
namespace {

void fuzzRecordLine(std::string_view bytes) {
    const auto record = parseRecordLine(bytes);
    if (!record) {
        require(!record.error().detail().empty(), "a refusal has a reason");
        return;
    }
    std::vector<std::string> columns;
    std::vector<Value> values;
    for (const auto& [column, value] : *record) {
        require(!column.empty() && !isEmpty(value), "every key has a value");
        require(isValidUtf8(textOrEmpty(value)), "texts are UTF-8");
        // Keys of ours are plain; others a writer never writes.
        if (column.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") != std::string::npos) return;
        columns.push_back(column);
        values.push_back(value);
    }
    std::string line;
    appendRecordLine(line, columns, values);
    require(line.find('\n') == line.size() - 1, "a record is one line");
    const auto again = parseRecordLine(line);
    require(again.has_value() && *again == *record, "a record that is written is read the same");
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(record_line, meike::fuzz::fuzzRecordLine, meike::fuzz::noSeeds)
