// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as people write them, and what a column of them shows. Lines are cells; the first letter says how they are
// read.
#include "base/date.h"
#include "exchange/date_parser.h"
#include "tests/fuzz/target.h"

namespace meike::fuzz {
namespace {

void fuzzDate(std::string_view bytes) {
    if (bytes.empty()) return;
    const auto how = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    const auto order = static_cast<DateOrder>(how % 4);
    const std::optional<int> year = (how & 16) != 0 ? std::optional(2025) : std::nullopt;
    DateColumnSniffer sniffer;
    std::int64_t cells = 0;
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const std::string_view cell = bytes.substr(0, end);
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
        sniffer.add(cell);
        ++cells;
        const auto date = parseDate(cell, order, year);
        if (!date) continue;
        const std::string iso = isoDate(*date);
        const auto again = parseDate(iso, DateOrder::automatic);
        require(again && *again == *date, "a date written plainly is read the same");
        require(parseIsoDate(iso).value() == *date, "machines read it alike");
    }
    const DateColumnVerdict verdict = sniffer.verdict();
    require(verdict.dates >= 0 && verdict.others >= 0 && verdict.dates + verdict.others <= cells,
            "cells are counted once");
    require(!verdict.ambiguous || verdict.order == DateOrder::automatic, "what is unclear is asked");
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(date, meike::fuzz::fuzzDate, meike::fuzz::noSeeds)
