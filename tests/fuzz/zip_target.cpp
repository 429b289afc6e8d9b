// SPDX-License-Identifier: GPL-3.0-or-later
// The layer under workbooks and archives: a zip file in memory.
#include "exchange/zip_archive.h"

#include <array>

#include "tests/fuzz/sheets.h"
#include "tests/support/zip_writer.h"

namespace meike::fuzz {
namespace {

/// What comes out, or why nothing more does.
std::string unpacked(const ZipArchive& zip, const std::string& name) {
    std::string text;
    try {
        const auto part = zip.open(name);
        require(part != nullptr, "a part that is listed is there");
        std::array<char, 4096> buffer{};
        // A few kilobytes may say a gigabyte; the caps have tests of their own.
        while (text.size() < (1U << 20)) {
            const std::size_t got = part->read(buffer);
            require(got <= buffer.size(), "no more is read than fits");
            if (got == 0) break;
            text.append(buffer.data(), got);
            require(part->unpacked() == text.size(), "what comes out is counted");
        }
    } catch (const Error& error) {
        text += error.what();
    }
    return text;
}

void fuzzZip(std::string_view bytes) {
    try {
        const ZipArchive zip(std::make_shared<const std::string>(bytes), {});
        require(zip.parts().size() <= kMostParts, "parts are counted");
        int looked = 0;
        for (const auto& [name, place] : zip.parts()) {
            if (++looked > 8) break;
            const std::string text = unpacked(zip, name);
            require(unpacked(zip, name) == text, "a part read again is the same part");
            require(zip.has(name), "names are found as they are listed");
        }
    } catch (const Error&) {
        return;  // refused, with a reason
    }
}

std::vector<std::string> zipSeeds() {
    test::ZipWriter odd;
    odd.add({"a.txt", "hello", true, 3, 0xFFFF, 0x0800});
    odd.add({"B\\C.xml", "<a/>", false, -1, 99, 0x0800});
    odd.add({"./d", "", false, -1, 0xFFFF, 0x0801});
    return {test::ZipWriter().add("a.txt", "hello hello hello", true).add("b", "", false).finish(), odd.finish(),
            test::ZipWriter().finish()};
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(zip, meike::fuzz::fuzzZip, meike::fuzz::zipSeeds)
