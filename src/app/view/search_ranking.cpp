// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/search_ranking.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/pinyin.h"
#include "base/progress.h"
#include "base/unicode.h"
#include "storage/client_query.h"
#include "storage/records.h"
#include "storage/search_index.h"
#include "storage/text_search.h"

namespace meike {

namespace {

/// Of so many that hold the letters, those that begin with them come first.
constexpr int kRanked = 300;

std::string detailOf(Database& database, const Record& client, Language language) {
    std::string detail;
    for (const char* field : {"industry", "region"}) {
        const std::string name = recordName(database, Kind::pick_item, client.integer(field), language);
        if (!name.empty()) detail += (detail.empty() ? "" : " · ") + name;
    }
    return detail;
}

}  // namespace

int rankOfName(std::string_view document, std::string_view needle) {
    for (std::size_t at = document.find(needle); at != std::string_view::npos; at = document.find(needle, at + 1))
        if (at == 0 || document[at - 1] == kSearchPartSeparator) return 0;
    return 1;
}

bool holdsTyped(const std::string& name, const std::string& needle) {
    return !needle.empty() && searchDocument(name).find(needle) != std::string::npos;
}

std::vector<FoundClient> findClients(Database& database, const std::string& text, Date asOf, Language language,
                                     std::size_t limit, const std::stop_token& stop) {
    ClientQuery query;
    query.search = text;
    query.asOf = asOf;
    query.limit = kRanked;
    const std::vector<RecordId> ids = queryClientIds(database, query);
    throwIfStopped(stop);
    const std::string needle = searchNeedle(text);
    std::vector<std::pair<int, std::size_t>> ranked;
    for (std::size_t i = 0; i < ids.size(); ++i)
        ranked.emplace_back(rankOfName(storedSearchDocument(database, ids[i]), needle), i);
    std::sort(ranked.begin(), ranked.end());
    if (ranked.size() > limit) ranked.resize(limit);
    std::vector<RecordId> first;
    first.reserve(ranked.size());
    for (const auto& [rank, at] : ranked) first.push_back(ids[at]);
    std::vector<FoundClient> found;
    for (const Record& record : readRecords(database, Kind::client, first))
        found.push_back({record.id(), record.text("name"), detailOf(database, record, language)});
    return found;
}

std::vector<FoundTag> findTags(Database& database, const std::string& text, std::size_t limit) {
    const std::string needle = searchNeedle(text);
    std::vector<FoundTag> found;
    for (const Record& tag : allRecords(database, Kind::tag)) {
        if (found.size() >= limit) break;
        if (holdsTyped(tag.text("name"), needle))
            found.push_back({tag.text("name"), static_cast<int>(tag.integer("colour"))});
    }
    return found;
}

std::vector<FoundContact> readContactsForSearch(Database& database, const std::stop_token& stop) {
    std::vector<FoundContact> contacts;
    std::map<RecordId, std::optional<std::string>> companies;  // nothing: put aside
    for (const Record& record : allRecords(database, Kind::contact)) {
        throwIfStopped(stop);
        const RecordId client = record.integer("client");
        const auto [company, isNew] = companies.try_emplace(client);
        if (isNew) {
            const auto owner = readRecord(database, Kind::client, client);
            if (owner && isEmpty(owner->get("deleted_at")) && isEmpty(owner->get("archived_at")))
                company->second = owner->text("name");
        }
        if (!company->second) continue;
        contacts.push_back(
            {client, record.text("name"), record.text("title"), *company->second, searchDocument(record.text("name"))});
    }
    return contacts;
}

std::vector<FoundContact> findContacts(const std::vector<FoundContact>& all, const std::string& text,
                                       std::size_t limit) {
    const std::string needle = searchNeedle(text);
    std::vector<FoundContact> found;
    if (needle.empty()) return found;
    for (const FoundContact& contact : all) {
        if (found.size() >= limit) break;
        if (contact.document.find(needle) != std::string::npos) found.push_back(contact);
    }
    return found;
}

namespace {

constexpr std::size_t kOfOneKind = 3;
constexpr std::size_t kAround = 12;  ///< characters before the words

/// The words with a little of what stands before them, and what follows.
std::string around(const std::string& text, std::string_view needle) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    const std::string_view words = trimmed(needle);
    const auto found = std::search(text.begin(), text.end(), words.begin(), words.end(),
                                   [&](char a, char b) { return lower(a) == lower(b); });
    if (found == text.end() || found == text.begin()) return text;
    auto from = static_cast<std::size_t>(found - text.begin());
    for (std::size_t characters = 0; from > 0 && characters < kAround; ++characters) do
            --from;
        while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80);
    return (from > 0 ? "…" : "") + text.substr(from);
}

/// 138****1234: whole only in the form.
std::string hiddenMiddle(std::string number) {
    constexpr std::size_t kHead = 3;
    constexpr std::size_t kTail = 4;
    for (std::size_t i = kHead; number.size() > kHead + kTail && i < number.size() - kTail; ++i)
        if (number[i] >= '0' && number[i] <= '9') number[i] = '*';
    return number;
}

}  // namespace

std::vector<FoundRecord> findRecords(Database& database, const std::string& text, Language language, std::size_t limit,
                                     SearchPart part, const std::stop_token& stop) {
    std::vector<FoundRecord> found;
    for (const Kind kind : searchedKinds()) {
        throwIfStopped(stop);
        if (found.size() >= limit) break;
        if (part != SearchPart::late && (kind == Kind::contact) != (part == SearchPart::contacts)) continue;
        const bool many = isManyToSearch(database, kind);
        if (!many && part == SearchPart::late) continue;
        const TextReach reach = many && part != SearchPart::late ? TextReach::indexed : TextReach::all;
        for (const TextHit& hit : findTexts(database, kind, text, kOfOneKind, reach, stop)) {
            if (found.size() >= limit) break;
            const Field& field = fieldOf(kind, hit.field);
            FoundRecord record{kind,
                               hit.record,
                               hit.client,
                               recordName(database, Kind::client, hit.client, language),
                               std::string(kindRow(kind).one.in(language)),
                               recordName(database, kind, hit.record, language),
                               {}};
            record.text = std::string(field.label.in(language)) + " " +
                          (field.personal && field.identifier ? hiddenMiddle(hit.text) : around(hit.text, text));
            // A long name is read where the words stand.
            if (hit.field == kindRow(kind).nameField) {
                record.title = around(hit.text, text);
                record.text.clear();
            }
            found.push_back(std::move(record));
        }
    }
    return found;
}

std::vector<std::string> findSegments(Database& database, const std::string& text, std::size_t limit) {
    const std::string needle = searchNeedle(text);
    std::vector<std::string> found;
    for (const Record& segment : allRecords(database, Kind::segment))
        if (found.size() < limit && holdsTyped(segment.text("name"), needle)) found.push_back(segment.text("name"));
    return found;
}

}  // namespace meike
