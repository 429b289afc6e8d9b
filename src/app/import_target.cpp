// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_target.h"

#include <algorithm>
#include <cstring>

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

void Target::readSome(Kind kind, RecordId id, const std::vector<const Field*>& fields, Record& record) {
    auto& reader = m_some[kind];
    if (!reader) reader = std::make_unique<FieldReader>(m_database, kind, fields);
    if (!reader->read(id, record)) record = readOrThrow(m_database, kind, id);
}

Record EditTarget::read(Kind kind, RecordId id) { return readOrThrow(database(), kind, id); }

namespace {

// A packed value: where its field stands, what it is, and the value itself.
enum class PackedType : char { nothing, number, text };
/// From here on the places are those of fields of the workspace's own.
constexpr std::size_t kCustomPlaces = 0x8000;

template <class T>
void appendRaw(std::string& bytes, T value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes.append(raw, sizeof value);
}

template <class T>
T takeRaw(std::string_view& bytes) {
    T value;
    std::memcpy(&value, bytes.data(), sizeof value);
    bytes.remove_prefix(sizeof value);
    return value;
}

}  // namespace

void DryTarget::append(Packed& packed, std::size_t place, const Value& value) const {
    appendRaw(packed, static_cast<std::uint16_t>(place));
    if (const auto* text = std::get_if<std::string>(&value)) {
        appendRaw(packed, PackedType::text);
        appendRaw(packed, static_cast<std::uint32_t>(text->size()));
        packed += *text;
    } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
        appendRaw(packed, PackedType::number);
        appendRaw(packed, *number);
    } else {
        appendRaw(packed, PackedType::nothing);
    }
}

std::size_t DryTarget::placeOfCustom(const Field& field) {
    for (std::size_t i = 0; i < m_custom.size(); ++i)
        if (m_custom[i]->key == field.key) return kCustomPlaces + i;
    m_custom.push_back(&field);
    return kCustomPlaces + m_custom.size() - 1;
}

DryTarget::Packed DryTarget::pack(Kind kind, const Sparse& values) {
    Packed packed;
    for (const auto& [field, value] : values) {
        const auto place = fieldPlace(kind, field->key);
        append(packed, place ? *place : placeOfCustom(*field), value);
    }
    packed.shrink_to_fit();
    return packed;
}

DryTarget::Sparse DryTarget::unpack(Kind kind, const Packed& packed) const {
    const auto fields = kindRow(kind).fields;
    Sparse values;
    std::string_view rest = packed;
    while (!rest.empty()) {
        const std::size_t place = takeRaw<std::uint16_t>(rest);
        const Field* field = place < kCustomPlaces ? &fields[place] : m_custom[place - kCustomPlaces];
        Value value;
        switch (takeRaw<PackedType>(rest)) {
            case PackedType::nothing:
                break;
            case PackedType::number:
                value = takeRaw<std::int64_t>(rest);
                break;
            case PackedType::text: {
                const std::size_t size = takeRaw<std::uint32_t>(rest);
                value = std::string(rest.substr(0, size));
                rest.remove_prefix(size);
                break;
            }
        }
        values.emplace_back(field, std::move(value));
    }
    return values;
}

RecordId DryTarget::add(const Record& record) {
    const RecordId id = --m_lastId;
    if (!m_remember) return id;
    Packed packed;
    const std::size_t fields = kindRow(record.kind()).fields.size();
    for (std::size_t i = 0; i < fields; ++i)
        if (!isEmpty(record.at(i))) append(packed, i, record.at(i));
    for (const auto& [key, value] : record.custom()) append(packed, placeOfCustom(fieldOf(record.kind(), key)), value);
    packed.shrink_to_fit();
    m_made[record.kind()].emplace(id, std::move(packed));
    return id;
}

void DryTarget::change(const Record& before, const Record& after) {
    const Kind kind = before.kind();
    Packed& packed = before.id() < 0 ? m_made[kind][before.id()] : m_changed[kind][before.id()];
    Sparse changes = unpack(kind, packed);
    const auto note = [&](const Field& field) {
        if (before.get(field) == after.get(field)) return;
        std::erase_if(changes, [&](const auto& each) { return each.first->key == field.key; });
        changes.emplace_back(&field, after.get(field));
    };
    for (const Field& field : kindRow(kind).fields) note(field);
    // Those of both: one that the import makes is no field of the workspace yet.
    for (const Record* record : {&before, &after})
        for (const auto& [key, value] : record->custom()) note(fieldOf(kind, key));
    packed = pack(kind, changes);
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
            for (const auto& [field, value] : unpack(kind, values->second)) record.set(*field, value);
    return record;
}

void DryTarget::readSome(Kind kind, RecordId id, const std::vector<const Field*>& fields, Record& record) {
    const auto changed = m_changed.find(kind);
    if (id < 0 || (changed != m_changed.end() && changed->second.contains(id)))
        record = read(kind, id);
    else
        Target::readSome(kind, id, fields, record);
}

KeyIndex::KeyIndex(Database& database, Kind kind, std::string_view field, bool withinClient)
    : m_field(fieldOf(kind, field).key), m_withinClient(withinClient) {
    grow(static_cast<std::size_t>(countRecords(database, kind)));
    std::unordered_map<RecordId, RecordId> clients;
    if (withinClient)
        forEachValue(database, kind, "client",
                     [&](RecordId id, const Value& client) { clients.emplace(id, integerOr(client, 0)); });
    forEachValue(database, kind, field, [&](RecordId id, const Value& value) {
        take(textOrEmpty(value), withinClient ? clients[id] : 0);
        Entry& entry = madeEntryOfKey();
        entry.first == 0 ? void(entry.first = id) : entry.others.push_back(id);
    });
}

void KeyIndex::take(std::string_view text, RecordId client) {
    if (!m_withinClient) client = 0;
    if (m_client == client && m_text == text) return;
    m_text = text;
    m_client = client;
    m_key = matchKey(text);
    if (m_withinClient) m_key += '\t' + std::to_string(client);
    m_hash = std::hash<std::string>{}(m_key);
}

std::size_t KeyIndex::slotOfKey() const {
    std::size_t slot = m_hash & (m_slots.size() - 1);
    while (m_slots[slot].entry != kFree &&
           (m_slots[slot].hash != m_hash || m_entries[m_slots[slot].entry].key != m_key))
        slot = (slot + 1) & (m_slots.size() - 1);
    return slot;
}

KeyIndex::Entry* KeyIndex::entryOfKey() {
    const std::size_t entry = m_slots[slotOfKey()].entry;
    return entry == kFree ? nullptr : &m_entries[entry];
}

KeyIndex::Entry& KeyIndex::madeEntryOfKey() {
    if (Entry* entry = entryOfKey()) return *entry;
    grow(m_entries.size() + 1);
    m_slots[slotOfKey()] = {m_hash, m_entries.size()};
    return m_entries.emplace_back(Entry{m_key, 0, {}});
}

void KeyIndex::grow(std::size_t entries) {
    std::size_t size = std::max<std::size_t>(m_slots.size(), 64);
    while (size < 2 * entries) size *= 2;
    if (size == m_slots.size()) return;
    const std::vector<Slot> old = std::move(m_slots);
    m_slots.assign(size, {});
    for (const Slot& each : old) {
        if (each.entry == kFree) continue;
        std::size_t slot = each.hash & (size - 1);
        while (m_slots[slot].entry != kFree) slot = (slot + 1) & (size - 1);
        m_slots[slot] = each;
    }
}

std::vector<RecordId> KeyIndex::find(std::string_view text, RecordId client) {
    take(text, client);
    const Entry* entry = entryOfKey();
    if (!entry || entry->first == 0) return {};
    std::vector<RecordId> ids{entry->first};
    ids.insert(ids.end(), entry->others.begin(), entry->others.end());
    return ids;
}

void KeyIndex::add(const Record& record, RecordId id) {
    const std::string& text = record.text(m_field);
    if (text.empty()) return;
    take(text, clientOf(record));
    Entry& entry = madeEntryOfKey();
    if (entry.first == 0)
        entry.first = id;
    else if (entry.first != id && std::find(entry.others.begin(), entry.others.end(), id) == entry.others.end())
        entry.others.push_back(id);
}

void KeyIndex::remove(const Record& record, RecordId id) {
    take(record.text(m_field), clientOf(record));
    Entry* entry = entryOfKey();
    if (!entry) return;
    std::erase(entry->others, id);
    if (entry->first != id) return;
    entry->first = entry->others.empty() ? 0 : entry->others.front();
    if (!entry->others.empty()) entry->others.erase(entry->others.begin());
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
