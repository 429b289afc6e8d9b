// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/records/record_writer.h"
#include "domain/record.h"
#include "storage/database.h"

/// The same person as a contact of two clients that are to become one.
namespace meike {

struct SameContact {
    RecordId from = 0;
    RecordId into = 0;
    std::string name;                         ///< of `into`
    std::vector<std::string_view> by;         ///< contact fields that say so; empty: the two differ in nothing
    std::vector<std::string_view> differing;  ///< contact fields that both have filled, and not with the same
};

/// Contacts of the client `from` that the client `into` has as well: of the same name, whatever its script and case,
/// with a phone number, an address or a WeChat in common, or the same to the last field. Each of `from` at most once.
std::vector<SameContact> sameContacts(Database& database, RecordId from, RecordId into);

/// Makes two contacts of one client one: `into` gets what it has not filled, notes stand below each other, and whatever
/// points to `from` points to `into`; ties that are then twice the same go. Nobody comes to report to themselves.
void foldContact(RecordWriter& writer, RecordId from, RecordId into);

}  // namespace meike
