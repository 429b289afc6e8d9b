// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "domain/kind.h"
#include "domain/value.h"
#include "storage/database.h"

/// Where words and numbers stand in the records of clients, wherever that is.
namespace meike {

struct TextHit {
    Kind kind = Kind::contact;
    RecordId record = 0;
    RecordId client = 0;
    std::string field;  ///< key
    std::string text;   ///< the whole value
};

/// Records of one kind that hang on clients, or clients themselves, with a text field that holds `needle`, in whatever
/// case of Latin letters; clients in the bin are left out. A needle of digits, blanks and dashes alone is a number: it
/// is looked for in numbers, phones and the like, whatever blanks and dashes stand in them; others in every text.
/// At most `limit`, in the order of entry; the names of clients are not looked at (see findClients). A plain scan:
/// a million orders take some 0.1 s, so on a worker.
std::vector<TextHit> findTexts(Database& database, Kind kind, std::string_view needle, std::size_t limit,
                               const std::stop_token& stop = {});
/// The kinds that are looked through, those first in which one finds most.
std::vector<Kind> searchedKinds();

}  // namespace meike
