// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "domain/command.h"
#include "exchange/playbook_json.h"
#include "storage/workspace.h"

/// Playbooks of a workspace, and the presets that come with the program. Functions that take an Edit belong inside one.
namespace meike {

struct PlaybookPreset {
    std::string key;  ///< the name of its file: `at_risk`
    PlaybookDraft draft;
};
/// Those of resources/playbooks, those that come first in their priority first.
const std::vector<PlaybookPreset>& playbookPresets();
/// By key, or by its name in either language; nullptr when there is none.
const PlaybookPreset* findPlaybookPreset(std::string_view name);

/// A stored playbook by its name in either language, or the key of the preset that it was made of.
std::optional<Record> findPlaybook(Database& database, std::string_view name);
/// The same, or Error{not_found}.
Record playbookNamed(Database& database, std::string_view name);
/// Its steps in their order.
std::vector<Record> stepsOfPlaybook(Database& database, RecordId playbook);

/// Stores a preset, off, and returns its id.
RecordId installPreset(Edit& edit, const PlaybookPreset& preset);
/// Turns a playbook on from a day, a preset that is not stored yet too; one that is on stays as it is. Nothing of it is
/// due before that day. Returns its id. Error{not_found}.
RecordId enablePlaybook(Edit& edit, std::string_view name, Date day);
/// Turns it off: what it wanted is gone, what was decided stays.
void disablePlaybook(Edit& edit, RecordId playbook);

Command enablePlaybookCommand(std::string_view name);
Command disablePlaybookCommand(std::string_view name);

}  // namespace meike
