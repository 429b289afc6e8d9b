// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "domain/command.h"
#include "storage/workspace.h"

/// Contacts at several clients. A contact belongs to one client; its parts at others, and at those it has left, are
/// records of their own (kind contact_role). Functions that take an Edit belong inside one.
namespace meike {

/// Somebody at a client, with the part they have there.
struct ClientContact {
    RecordId contact = 0;
    RecordId role = 0;  ///< the contact_role; 0: the contact is this client's own
    std::string name;
    std::string title;          ///< there
    std::string decisionRole;   ///< key; there
    std::string start, finish;  ///< days, empty where nobody has said; of own contacts, of the part that is open

    /// Whether they are there on a day.
    bool isThere(Date day) const;
};
/// Everybody who has or had a part at a client: its own first, then by their role; each list in the order of entry.
std::vector<ClientContact> contactsOfClient(Database& database, RecordId client);

/// From `day` on the contact belongs to another client. What they were at the old one is kept there as a closed part,
/// and a part at the new one that was noted before becomes their own. Nobody at the old client reports to them any
/// more, nor they to anybody there. Error{invalid_value} when they belong to that client already, not_found when one of
/// the two does not exist.
void moveContact(Edit& edit, RecordId contact, RecordId client, const std::string& title, Date day);
Command moveContactCommand(Database& database, RecordId contact, RecordId client);

}  // namespace meike
