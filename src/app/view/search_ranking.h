// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/label.h"
#include "domain/record.h"
#include "storage/database.h"

/// What the box at the top finds, and in which order.
namespace meike {

/// A client that was found, as one line shows it.
struct FoundClient {
    RecordId id = 0;
    std::string name;
    std::string detail;  ///< industry and region, as far as known
};

/// A contact by name, title and company; clients in the archive or the bin are left out.
struct FoundContact {
    RecordId client = 0;
    std::string name;
    std::string title;
    std::string company;
    std::string document;  ///< name, pinyin and initials, as they are looked for
};

/// A record of a client in which the words or the number stand.
struct FoundRecord {
    Kind kind = Kind::contact;
    RecordId id = 0;
    RecordId client = 0;
    std::string company;
    std::string kindName;  ///< "Contact", in the language
    std::string title;     ///< what it is called: the name of a contact, the number of an order; may be empty
    std::string text;      ///< where the words stand, with what is around them; phones with their middle hidden
};

/// A tag with its colour.
struct FoundTag {
    std::string name;
    int colour = 0;
};

/// 0: a name, its pinyin or its initials begin with the needle; 1: they hold it somewhere.
int rankOfName(std::string_view document, std::string_view needle);
/// Whether a name, its pinyin or its initials hold what was typed; an empty needle is held by nothing.
bool holdsTyped(const std::string& name, const std::string& needle);

/// Up to `limit` active clients whose name, short name, pinyin or initials hold the text, those that begin with it
/// first, else in the order of the list.
std::vector<FoundClient> findClients(Database& database, const std::string& text, Date asOf, Language language,
                                     std::size_t limit, const std::stop_token& stop);
/// Where findRecords looks. The first two are there within 0.1 s in a large workspace, each on a thread of its own.
enum class SearchPart {
    contacts,  ///< phones, addresses, notes of contacts
    others,    ///< every other kind of which there are not too many, and of the rest the beginnings of numbers
    late       ///< kinds with very many records: a million orders take some 0.2 s
};
/// Up to `limit` records of any kind with a phone, an address, a number or a text that holds what was typed, no kind
/// with more than a few; found in the order of storage/text_search. The parts may name one record twice.
std::vector<FoundRecord> findRecords(Database& database, const std::string& text, Language language, std::size_t limit,
                                     SearchPart part, const std::stop_token& stop);
/// Names of segments that hold the text.
std::vector<std::string> findSegments(Database& database, const std::string& text, std::size_t limit);
std::vector<FoundTag> findTags(Database& database, const std::string& text, std::size_t limit);
/// All of them, made once for all the keystrokes that follow: names in Latin letters take their time.
std::vector<FoundContact> readContactsForSearch(Database& database, const std::stop_token& stop);
/// Those whose document holds the text, up to `limit`.
std::vector<FoundContact> findContacts(const std::vector<FoundContact>& all, const std::string& text,
                                       std::size_t limit);

}  // namespace meike
