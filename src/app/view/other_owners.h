// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/words/other_owner_words.h"
#include "base/date.h"
#include "base/label.h"
#include "domain/value.h"
#include "storage/database.h"

namespace meike {

/// One warning that two owners work one client.
struct OtherOwner {
    RecordId person = 0;
    OtherOwnerOf of = OtherOwnerOf::opportunity;
    RecordId record = 0;  ///< the newest record of that kind; of agent, agented and namesake, the other client
    std::int64_t count = 0;

    friend bool operator==(const OtherOwner&, const OtherOwner&) = default;
};

/// Who besides the owner works a client as an owner does, by what they work at. People of its team, its sponsor, and
/// people who are no longer here do not count; a client without an owner has none.
std::vector<OtherOwner> otherOwners(Database& database, RecordId client, Date asOf);
/// The sentence of a warning.
std::string otherOwnerText(Database& database, const OtherOwner& warning, Language language);

}  // namespace meike
