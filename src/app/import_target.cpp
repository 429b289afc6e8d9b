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

Record Target::readSome(Kind kind, RecordId id, const std::vector<const Field*>& fields) {
    auto& reader = m_some[kind];
    if (!reader) reader = std::make_unique<FieldReader>(m_database, kind, fields);
    if (auto record = reader->read(id)) return std::move(*record);
    return readOrThrow(m_database, kind, id);
}

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

bool EditTarget::removeTag(RecordId client, RecordId tag) { return m_writer.removeTag(client, tag); }

std::vector<RecordId> EditTarget::tags(RecordId client) {
    std::vector<RecordId> tags = tagsOfClient(database(), client);
    std::erase_if(tags, [&](RecordId tag) { return tagHasRule(database(), tag); });
    return tags;
}

std::unordered_set<RecordId>& DryTarget::tagsOf(RecordId client) {
    auto [tags, fresh] = m_tags.try_emplace(client);
    if (fresh && client > 0)
        for (const RecordId stored : tagsOfClient(database(), client)) tags->second.insert(stored);
    return tags->second;
}

bool DryTarget::addTag(RecordId client, RecordId tag) {
    if (tag > 0 && tagHasRule(database(), tag)) return false;
    return tagsOf(client).insert(tag).second;
}

bool DryTarget::removeTag(RecordId client, RecordId tag) { return tagsOf(client).erase(tag) > 0; }

std::vector<RecordId> DryTarget::tags(RecordId client) {
    const auto& all = tagsOf(client);
    std::vector<RecordId> tags(all.begin(), all.end());
    std::erase_if(tags, [&](RecordId tag) { return tag > 0 && tagHasRule(database(), tag); });
    return tags;
}

void DryTarget::catchUp(Kind kind, KeyIndex& index) {
    if (const auto made = m_made.find(kind); made != m_made.end())
        for (const auto& [id, values] : made->second) index.add(read(kind, id), id);
    if (const auto changed = m_changed.find(kind); changed != m_changed.end())
        for (const auto& [id, values] : changed->second) {
            index.remove(readOrThrow(database(), kind, id), id);
            index.add(read(kind, id), id);
        }
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

Record DryTarget::readSome(Kind kind, RecordId id, const std::vector<const Field*>& fields) {
    const auto changed = m_changed.find(kind);
    if (id < 0 || (changed != m_changed.end() && changed->second.contains(id))) return read(kind, id);
    return Target::readSome(kind, id, fields);
}

KeyIndex::KeyIndex(Database& database, Kind kind, std::string_view field, bool withinClient)
    : m_field(fieldOf(kind, field).key), m_withinClient(withinClient) {
    m_ids.reserve(static_cast<std::size_t>(countRecords(database, kind)));
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

ContentIndex::ContentIndex(Database& database, Kind kind, std::vector<const Field*> fields)
    : m_fields(std::move(fields)) {
    std::map<RecordId, std::string> keys;
    // Every record has a key, also one that holds nothing in these fields.
    forEachValue(database, kind, kindRow(kind).fields.front().key, [&](RecordId id, const Value&) { keys[id]; });
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        forEachValue(database, kind, m_fields[i]->key, [&](RecordId id, const Value& value) {
            std::string& key = keys[id];
            key += std::to_string(i) + '=';
            append(key, value);
        });
    }
    for (auto& [id, key] : keys) m_ids[std::move(key)].ids.push_back(id);
}

void ContentIndex::append(std::string& key, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        key += std::to_string(text->size()) + ':' + *text;
    else
        key += std::to_string(integerOr(value, 0));
    key += ';';
}

RecordId ContentIndex::take(const Record& record) {
    std::string key;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const Value& value = record.get(*m_fields[i]);
        if (isEmpty(value)) continue;
        key += std::to_string(i) + '=';
        append(key, value);
    }
    const auto found = m_ids.find(key);
    if (found == m_ids.end() || found->second.taken == found->second.ids.size()) return 0;
    return found->second.ids[found->second.taken++];
}

}  // namespace meike::importing
