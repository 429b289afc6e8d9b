// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/client_relations.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/unicode.h"
#include "storage/records.h"

namespace meike {

namespace {

bool pointsToClient(const Field& field) {
    return field.type == FieldType::reference && field.refersTo == Kind::client && field.source == FieldSource::column;
}

/// Kinds whose records belong to a client by a field of their own.
bool isOwnedByClient(const KindRow& row) { return !row.owner.empty() && pointsToClient(fieldOf(row.kind, row.owner)); }

/// All that a record says besides whose it is.
std::string contentOf(const Record& record) {
    const KindRow& row = kindRow(record.kind());
    std::string content;
    const auto add = [&](const Value& value) {
        if (const auto* number = std::get_if<std::int64_t>(&value))
            content += "#" + std::to_string(*number);
        else
            content += textOrEmpty(value);
        content += '\0';
    };
    for (const Field& field : row.fields)
        if (field.source == FieldSource::column && field.key != row.owner) add(record.get(field));
    for (const auto& [key, value] : record.custom()) {
        content += key + "=";
        add(value);
    }
    return content;
}

std::vector<Record> ownedBy(Database& database, Kind kind, RecordId client) {
    return readRecords(database, kind, findRecords(database, kind, kindRow(kind).owner, Value{client}));
}

}  // namespace

std::vector<ClientRelation> clientRelations() {
    std::vector<ClientRelation> relations;
    for (const KindRow& row : kindTable())
        for (const Field& field : row.fields)
            if (pointsToClient(field)) relations.push_back({row.kind, field.key, field.key == row.owner, row.snapshot});
    return relations;
}

bool isLink(Kind kind) {
    const KindRow& row = kindRow(kind);
    if (!isOwnedByClient(row) || !row.day.empty() || row.snapshot) return false;
    return std::any_of(row.fields.begin(), row.fields.end(), [&](const Field& field) {
        return field.required && field.type == FieldType::reference && field.key != row.owner;
    });
}

std::vector<RecordId> sameRecords(Database& database, Kind kind, RecordId from, RecordId into) {
    std::map<std::string, std::size_t> theirs;
    for (const Record& record : ownedBy(database, kind, into)) ++theirs[contentOf(record)];
    std::vector<RecordId> same;
    if (theirs.empty()) return same;
    for (const Record& record : ownedBy(database, kind, from))
        if (const auto found = theirs.find(contentOf(record)); found != theirs.end() && found->second > 0) {
            --found->second;
            same.push_back(record.id());
        }
    return same;
}

std::vector<std::pair<Kind, RecordId>> sameLinks(Database& database, RecordId from, RecordId into) {
    std::vector<std::pair<Kind, RecordId>> same;
    for (const KindRow& row : kindTable()) {
        if (!isLink(row.kind)) continue;
        for (const RecordId id : sameRecords(database, row.kind, from, into)) same.emplace_back(row.kind, id);
    }
    return same;
}

std::vector<std::pair<Kind, RecordId>> repeatedLinks(Database& database, Kind kind, RecordId id) {
    std::vector<std::pair<Kind, RecordId>> repeated;
    for (const KindRow& row : kindTable()) {
        if (!isLink(row.kind)) continue;
        for (const Field& field : row.fields) {
            if (field.type != FieldType::reference || field.refersTo != kind || field.source != FieldSource::column)
                continue;
            std::set<std::string> known;
            for (const Record& link :
                 readRecords(database, row.kind, findRecords(database, row.kind, field.key, Value{id})))
                if (!known.insert(std::to_string(link.integer(row.owner)) + '\0' + contentOf(link)).second)
                    repeated.emplace_back(row.kind, link.id());
        }
    }
    return repeated;
}

std::vector<SharedRecordKey> sharedRecordKeys(Database& database, RecordId from, RecordId into) {
    std::vector<SharedRecordKey> shared;
    for (const KindRow& row : kindTable()) {
        // Of keys that count together, one alone repeats.
        if (!isOwnedByClient(row) || row.matchKeys.empty() || row.matchAllKeys) continue;
        const auto theirs = ownedBy(database, row.kind, into);
        if (theirs.empty()) continue;
        const auto ours = ownedBy(database, row.kind, from);
        for (const std::string_view key : row.matchKeys) {
            if (fieldOf(row.kind, key).type != FieldType::text) continue;
            std::set<std::string> known;
            for (const Record& record : theirs)
                if (!record.text(key).empty()) known.insert(matchKey(record.text(key)));
            std::set<std::string> values;
            for (const Record& record : ours)
                if (known.contains(matchKey(record.text(key)))) values.insert(record.text(key));
            if (!values.empty()) shared.push_back({row.kind, key, {values.begin(), values.end()}});
        }
    }
    return shared;
}

}  // namespace meike
