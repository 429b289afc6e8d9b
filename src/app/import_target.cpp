// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_target.h"

#include "storage/custom_fields.h"

#include <algorithm>

#include "base/error_code.h"
#include "base/unicode.h"
#include "storage/field_values.h"
#include "storage/membership.h"
#include "storage/records.h"

namespace meike::importing {

namespace {

Record readOrThrow(Database& database, Kind kind, RecordId id) {
    auto record = readRecord(database, kind, id);
    if (!record)
        throw Error(ErrorKind::internal, std::string(kindRow(kind).key),
                    {ErrorCode::fault, {"a matched record is gone"}});
    return std::move(*record);
}

}  // namespace

Record EditTarget::read(Kind kind, RecordId id) { return readOrThrow(database(), kind, id); }

RecordId DryTarget::add(const Record& record) {
    const RecordId id = --m_lastId;
    if (m_remember) {
        Sparse& filled = m_made[record.kind()][id];
        const auto fields = kindRow(record.kind()).fields;
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (!isEmpty(record.at(i))) filled.emplace_back(&fields[i], record.at(i));
        for (const auto& [key, value] : record.custom()) filled.emplace_back(&fieldOf(record.kind(), key), value);
    }
    return id;
}

void DryTarget::change(const Record& before, const Record& after) {
    auto& changes = before.id() < 0 ? m_made[before.kind()][before.id()] : m_changed[before.kind()][before.id()];
    const auto note = [&](const Field& field) {
        if (before.get(field) == after.get(field)) return;
        std::erase_if(changes, [&](const auto& each) { return each.first->key == field.key; });
        changes.emplace_back(&field, after.get(field));
    };
    for (const Field& field : kindRow(after.kind()).fields) note(field);
    for (const Field* field : customFields(database(), after.kind())) note(*field);
}

bool EditTarget::addTag(RecordId client, RecordId tag) {
    // A list that was exported names the tags of rules too: the rules go on deciding.
    return !tagHasRule(database(), tag) && m_writer.addTag(client, tag);
}

bool DryTarget::addTag(RecordId client, RecordId tag) {
    if (tag > 0 && tagHasRule(database(), tag)) return false;
    auto [tags, fresh] = m_tags.try_emplace(client);
    if (fresh && client > 0)
        for (const RecordId stored : tagsOfClient(database(), client)) tags->second.insert(stored);
    return tags->second.insert(tag).second;
}

Record DryTarget::read(Kind kind, RecordId id) {
    Record record(kind);
    if (id > 0) record = readOrThrow(database(), kind, id);
    record.setId(id);
    const auto& all = id < 0 ? m_made : m_changed;
    if (const auto kinds = all.find(kind); kinds != all.end())
        if (const auto values = kinds->second.find(id); values != kinds->second.end())
            for (const auto& [field, value] : values->second) record.set(*field, value);
    return record;
}

KeyIndex::KeyIndex(Database& database, Kind kind, std::string_view field, bool withinClient)
    : m_field(fieldOf(kind, field).key), m_withinClient(withinClient) {
    std::unordered_map<RecordId, RecordId> clients;
    if (withinClient)
        forEachValue(database, kind, "client",
                     [&](RecordId id, const Value& client) { clients.emplace(id, integerOr(client, 0)); });
    forEachValue(database, kind, field, [&](RecordId id, const Value& value) {
        m_ids[key(textOrEmpty(value), withinClient ? clients[id] : 0)].push_back(id);
    });
}

std::string KeyIndex::key(std::string_view text, RecordId client) const {
    std::string key = matchKey(text);
    if (m_withinClient) key += '\t' + std::to_string(client);
    return key;
}

const std::vector<RecordId>& KeyIndex::find(std::string_view text, RecordId client) const {
    static const std::vector<RecordId> kNone;
    const auto found = m_ids.find(key(text, client));
    return found == m_ids.end() ? kNone : found->second;
}

void KeyIndex::add(const Record& record, RecordId id) {
    const std::string& text = record.text(m_field);
    if (text.empty()) return;
    auto& ids = m_ids[key(text, m_withinClient ? record.integer("client") : 0)];
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

void KeyIndex::remove(const Record& record, RecordId id) {
    const auto found = m_ids.find(key(record.text(m_field), m_withinClient ? record.integer("client") : 0));
    if (found != m_ids.end()) std::erase(found->second, id);
}

}  // namespace meike::importing
