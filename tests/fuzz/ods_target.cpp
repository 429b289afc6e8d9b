// SPDX-License-Identifier: GPL-3.0-or-later
// The content of an OpenDocument spreadsheet.
#include "exchange/ods_workbook.h"
#include "tests/fuzz/sheets.h"
#include "tests/support/ods_book.h"
#include "tests/support/zip_writer.h"

namespace meike::fuzz {
namespace {

void fuzzOds(std::string_view bytes) {
    const std::string file = test::ZipWriter()
                                 .add("mimetype", "application/vnd.oasis.opendocument.spreadsheet", false)
                                 .add("content.xml", std::string(bytes), false)
                                 .finish();
    try {
        const auto archive =
            std::make_shared<const ZipArchive>(std::make_shared<const std::string>(file), std::stop_token());
        readAll(*openOds(archive, {}));
    } catch (const Error&) {
        return;  // refused, with a reason
    }
}

std::vector<std::string> odsSeeds() {
    const ZipArchive zip(std::make_shared<const std::string>(test::odsOf(sampleBook())), {});
    return {zip.beginning("content.xml", 1U << 20)};
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(ods, meike::fuzz::fuzzOds, meike::fuzz::odsSeeds)
