// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/content_digest.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

#include "app/export.h"
#include "app/field_text.h"
#include "app/import.h"
#include "app/record_texts.h"
#include "storage/field_values.h"
#include "storage/hash.h"
#include "storage/record_query.h"
#include "storage/records.h"

namespace meike {

namespace {

/// Few enough to hold in memory and to cancel soon.
constexpr std::size_t kChunk = 1000;

/// The columns that a file of the kind can have.
std::vector<std::string> columnsOf(Database& reader, Kind kind) {
    std::vector<std::string> columns;
    for (const ImportField& field : importFields(ImportKind(reader, kind)))
        if (field.field && field.kind == kind) columns.emplace_back(field.field->key);
    return columns;
}

std::unique_ptr<RowTexts> textsOf(Database& reader, Kind kind) {
    if (kind == Kind::client) return std::make_unique<ClientTexts>(reader, columnsOf(reader, kind), false);
    return std::make_unique<RecordTexts>(reader, kind, columnsOf(reader, kind), false);
}

/// What a field is called outside: the key of one that people have added is random.
std::string_view nameOf(const Field& field) { return field.source == FieldSource::custom ? field.label.zh : field.key; }

std::string inOrder(std::string names) {
    std::vector<std::string> each = splitNames(names);
    std::sort(each.begin(), each.end());
    names.clear();
    for (const std::string& name : each) (names += names.empty() ? "" : ",") += name;
    return names;
}

/// The records of a kind that lists show.
std::vector<RecordId> shownRecords(Database& reader, Kind kind, const std::unordered_set<RecordId>& binned) {
    RecordQuery query;
    query.kind = kind;
    std::vector<RecordId> ids = queryRecordIds(reader, query);
    if (binned.empty()) return ids;
    std::unordered_set<RecordId> hidden;
    if (kind == Kind::client)
        hidden = binned;
    else if (findField(kind, "client"))
        forEachValue(reader, kind, "client", [&](RecordId id, const Value& client) {
            if (binned.contains(integerOr(client, 0))) hidden.insert(id);
        });
    std::erase_if(ids, [&](RecordId id) { return hidden.contains(id); });
    return ids;
}

}  // namespace

std::string contentDigest(Database& reader, Progress& progress, const std::stop_token& stop) {
    std::optional<Transaction> snapshot;
    if (!reader.inTransaction()) snapshot.emplace(reader, false);
    std::unordered_set<RecordId> binned;
    forEachValue(reader, Kind::client, "deleted_at", [&](RecordId id, const Value&) { binned.insert(id); });
    Hasher all;
    for (const Kind kind : importableKinds()) {
        const std::vector<RecordId> ids = shownRecords(reader, kind, binned);
        if (ids.empty()) continue;
        const auto texts = textsOf(reader, kind);
        std::vector<Hash> records;
        records.reserve(ids.size());
        for (std::size_t from = 0; from < ids.size(); from += kChunk) {
            throwIfStopped(stop);
            progress.report("comparing", static_cast<std::int64_t>(from), static_cast<std::int64_t>(ids.size()));
            const auto first = ids.begin() + static_cast<std::ptrdiff_t>(from);
            const auto last = ids.begin() + static_cast<std::ptrdiff_t>(std::min(from + kChunk, ids.size()));
            for (std::vector<std::string>& row : texts->read({first, last})) {
                Hasher record;
                for (std::size_t i = 0; i < row.size(); ++i) {
                    if (row[i].empty()) continue;
                    const Field& field = *texts->fields()[i];
                    record.add(nameOf(field));
                    record.add(std::string_view(field.type == FieldType::tags ? inOrder(row[i]) : row[i]));
                }
                records.push_back(record.finish());
            }
        }
        std::sort(records.begin(), records.end());
        all.add(kindRow(kind).key);
        for (const Hash& record : records) all.addBytes(record);
    }
    return hashText(all.finish());
}

}  // namespace meike
