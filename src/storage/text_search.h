// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "domain/kind.h"
#include "domain/value.h"
#include "storage/database.h"
#include "storage/rule_sql.h"

/// Where words and numbers stand in the records of clients, wherever that is.
namespace meike {

struct TextHit {
    Kind kind = Kind::contact;
    RecordId record = 0;
    RecordId client = 0;
    std::string field;  ///< key
    std::string text;   ///< the whole value
};

/// How much of a kind is looked through.
enum class TextReach {
    all,     ///< every text of every record: a plain scan, some 0.3 s for a million orders
    indexed  ///< numbers that begin with the needle, as far as an index knows them: at once, however many there are
};

/// Records of one kind that hang on clients, or clients themselves, with a text field that holds `needle`, in whatever
/// case of Latin letters; clients in the bin are left out. A needle of digits, blanks and dashes alone is a number: it
/// is looked for in numbers, phones and the like, whatever blanks and dashes stand in them; others in every text.
/// At most `limit`, in the order of entry; the names of clients are not looked at (see findClients). On a worker.
std::vector<TextHit> findTexts(Database& database, Kind kind, std::string_view needle, std::size_t limit,
                               TextReach reach = TextReach::all, const std::stop_token& stop = {});
/// Whether a kind has so many records that looking through all of them takes longer than people wait for a letter.
bool isManyToSearch(Database& database, Kind kind);
/// The kinds that are looked through, those first in which one finds most.
std::vector<Kind> searchedKinds();

/// The condition that a row of the kind under that alias says what was typed, however short it is: in one of its texts
/// (by the rules of findTexts; the workspace's own fields are texts as well), in the name of what it points to (whose
/// client it is: pinyin and initials too), or by the label of a choice in either language. Empty where nothing was
/// typed. With a day, values that came later are not looked at (facts_as_of.h).
SqlPiece saysText(Database& database, Kind kind, const std::string& alias, std::string_view typed,
                  std::optional<Date> asOf);

}  // namespace meike
