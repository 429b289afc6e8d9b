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

/// Minutes a week that the cadences among these steps promise to a client.
double promisedMinutesPerWeek(const std::vector<Record>& steps);

/// Stores a playbook as it stands in an editor with its steps in their order: those that are gone go, those without an
/// id are new. Returns its id. Error{invalid_value} for what may not be stored.
RecordId savePlaybook(Edit& edit, const PlaybookDraft& draft);

/// Stores a preset, off, and returns its id.
RecordId installPreset(Edit& edit, const PlaybookPreset& preset);
/// Turns a playbook on from a day, a preset that is not stored yet too; one that is on stays as it is. Nothing of it is
/// due before that day. Returns its id. Error{not_found}.
RecordId enablePlaybook(Edit& edit, std::string_view name, Date day);
/// The same for one that is stored.
void enablePlaybook(Edit& edit, RecordId playbook, Date day);
/// Turns it off: what it wanted is gone, what was decided stays.
void disablePlaybook(Edit& edit, RecordId playbook);

Command savePlaybookCommand(std::string_view name);
Command enablePlaybookCommand(std::string_view name);
Command disablePlaybookCommand(std::string_view name);

}  // namespace meike
