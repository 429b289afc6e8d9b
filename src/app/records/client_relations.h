// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/record.h"
#include "storage/database.h"

/// What hangs on a client, by the tables of kinds and fields: a new kind is known here by its row alone.
namespace meike {

struct ClientRelation {
    Kind kind = Kind::order;
    std::string_view field;
    bool own = false;       ///< the kind's owner: its records are the client's
    bool snapshot = false;  ///< stays where it is (KindRow::snapshot)
};
/// Every field of every kind that points to a client, in table order.
std::vector<ClientRelation> clientRelations();

/// Whether a kind only ties a client to something else, so that the same tie twice says nothing more: a tag, a member
/// of the team, a contact's part.
bool isLink(Kind kind);
/// The links of `from` that `into` has as well, to the last field.
std::vector<std::pair<Kind, RecordId>> sameLinks(Database& database, RecordId from, RecordId into);
/// Links that point to a record (a contact) and say again, to the last field, what another one says.
std::vector<std::pair<Kind, RecordId>> repeatedLinks(Database& database, Kind kind, RecordId id);
/// Records of a kind that `from` owns and of which `into` has one that differs in nothing: entered at both, probably.
std::vector<RecordId> sameRecords(Database& database, Kind kind, RecordId from, RecordId into);

/// A key of records (a name, a number) that both clients have records by, in the order of the names.
struct SharedRecordKey {
    Kind kind = Kind::order;
    std::string_view field;
    std::vector<std::string> values;
};
/// By every field that files match records of a client by (KindRow::matchKeys).
std::vector<SharedRecordKey> sharedRecordKeys(Database& database, RecordId from, RecordId into);

}  // namespace meike
