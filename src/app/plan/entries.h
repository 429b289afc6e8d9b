// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "base/date.h"
#include "domain/command.h"
#include "storage/workspace.h"

namespace meike {

/// Who has come under the rules of playbooks since they were last looked at, and who has left: what is to be noted.
struct EntryChanges {
    std::vector<Record> entered;  ///< new entries
    std::vector<Record> changed;  ///< left, or back on the day they left
    std::vector<std::pair<RecordId, std::string>> states;

    bool empty() const { return entered.empty() && changed.empty() && states.empty(); }
};

/// Asks the rules of all playbooks that are on, by the scores that the reader sees. Who comes under a rule because the
/// playbook was enabled or its rule edited has come there without anything having happened to them (`founding`). Those
/// who are noted together are given places by their value in the last year, the most valuable first, by which their
/// cadences are spread. A playbook whose rule cannot be asked keeps its entries.
EntryChanges entryChanges(Database& reader, Date today);

/// Writes them, outside of the undo history: what was noticed stays noticed.
void noteEntries(Edit& edit, const EntryChanges& changes);
Command noteEntriesCommand();

}  // namespace meike
