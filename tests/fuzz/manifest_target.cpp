// SPDX-License-Identifier: GPL-3.0-or-later
// What an archive says of itself.
#include "exchange/archive_format.h"
#include "tests/fuzz/target.h"

namespace meike::fuzz {
namespace {

void fuzzManifest(std::string_view bytes) {
    const auto manifest = parseManifest(bytes);
    if (!manifest) {
        require(!manifest.error().detail().empty(), "a refusal has a reason");
        return;
    }
    const auto again = parseManifest(manifestJson(*manifest));
    require(again.has_value() && *again == *manifest, "a manifest that is written is read the same");
    for (const ArchivePart& part : manifest->parts)
        require(
            part.name.find_first_of("/\\") == std::string::npos || part.kind.find_first_of("/\\") != std::string::npos,
            "parts are named after their kinds");
}

std::vector<std::string> manifestSeeds() {
    ArchiveManifest manifest;
    manifest.schema = 5;
    manifest.digest = std::string(64, 'a');
    manifest.made = "2025-06-15T00:00:00Z";
    manifest.program = "0.1.0";
    manifest.parts.push_back({"orders-1.jsonl", "orders", 2, 100, std::string(64, '0')});
    return {manifestJson(manifest)};
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(manifest, meike::fuzz::fuzzManifest, meike::fuzz::manifestSeeds)
