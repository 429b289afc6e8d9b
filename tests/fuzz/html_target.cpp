// SPDX-License-Identifier: GPL-3.0-or-later
// HTML tables that call themselves .xls.
#include "exchange/html_workbook.h"

#include "tests/fuzz/sheets.h"

namespace meike::fuzz {
namespace {

void fuzzHtml(std::string_view bytes) {
    try {
        readAll(*openHtml(std::string(bytes), {}, {}));
    } catch (const Error&) {
        return;  // refused, with a reason
    }
}

std::vector<std::string> htmlSeeds() { return {test::htmlOf(sampleBook())}; }

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(html, meike::fuzz::fuzzHtml, meike::fuzz::htmlSeeds)
