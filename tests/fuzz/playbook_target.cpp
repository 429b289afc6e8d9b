// SPDX-License-Identifier: GPL-3.0-or-later
// Playbooks as JSON.
#include "exchange/playbook_json.h"
#include "generated/embedded_resources.h"
#include "tests/fuzz/target.h"

namespace meike::fuzz {
namespace {

void fuzzPlaybook(std::string_view bytes) {
    try {
        const PlaybookDraft draft = parsePlaybook(bytes);
        require(draft.playbook.kind() == Kind::playbook, "a playbook is one");
        for (const Record& step : draft.steps) require(step.kind() == Kind::playbook_step, "its steps are steps");
    } catch (const Error& error) {
        require(error.kind() == ErrorKind::invalid_value && !error.detail().empty(), "a refusal has a reason");
    }
}

/// Those that come with the program.
std::vector<std::string> playbookSeeds() {
    std::vector<std::string> seeds;
    for (const std::string_view name : embeddedResourceNames())
        if (name.starts_with("playbooks/")) seeds.emplace_back(embeddedResource(name));
    return seeds;
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(playbook, meike::fuzz::fuzzPlaybook, meike::fuzz::playbookSeeds)
