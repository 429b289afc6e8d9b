// SPDX-License-Identifier: GPL-3.0-or-later
// Rules of segments as JSON.
#include "exchange/rule_json.h"
#include "tests/fuzz/target.h"

namespace meike::fuzz {
namespace {

void fuzzRule(std::string_view bytes) {
    const auto rule = parseRule(bytes);
    if (!rule) {
        require(!rule.error().detail().empty(), "a refusal has a reason");
        return;
    }
    const std::string text = ruleJson(*rule);
    const auto again = parseRule(text);
    require(again.has_value(), "a rule that is written is read");
    require(ruleJson(*again) == text, "and is written the same");
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(rule, meike::fuzz::fuzzRule, meike::fuzz::noSeeds)
