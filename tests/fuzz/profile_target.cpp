// SPDX-License-Identifier: GPL-3.0-or-later
// Scoring profiles as JSON.
#include "exchange/profile_json.h"
#include "generated/embedded_resources.h"
#include "tests/fuzz/target.h"

namespace meike::fuzz {
namespace {

void fuzzProfile(std::string_view bytes) {
    const auto profile = parseProfile(bytes);
    if (!profile) {
        require(!profile.error().detail().empty(), "a refusal has a reason");
        return;
    }
    const std::string text = profileJson(*profile);
    const auto again = parseProfile(text);
    require(again.has_value(), "a profile that is written is read");
    require(*again == *profile, "unchanged");
}

/// Those that come with the program.
std::vector<std::string> profileSeeds() {
    std::vector<std::string> seeds;
    for (const std::string_view name : embeddedResourceNames())
        if (name.find("profiles/") == 0) seeds.emplace_back(embeddedResource(name));
    return seeds;
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(profile, meike::fuzz::fuzzProfile, meike::fuzz::profileSeeds)
