// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/records/record_writer.h"
#include "domain/record.h"
#include "storage/database.h"
#include "storage/field_values.h"

/// Where the rows of an import go: into an edit, or (dry run) into memory over a reader. Inside of app/import.
namespace meike::importing {

class KeyIndex;

class Target {
public:
    explicit Target(Database& database) : m_database(database) {}
    virtual ~Target() = default;
    Target(const Target&) = delete;
    Target& operator=(const Target&) = delete;

    Database& database() { return m_database; }
    virtual RecordId add(const Record& record) = 0;
    /// The same for one that was checked as checkRecord does; it is completed where it stands.
    virtual RecordId addChecked(Record& record) { return add(record); }
    virtual void change(const Record& before, const Record& after) = 0;
    virtual bool addTag(RecordId client, RecordId tag) = 0;
    virtual bool removeTag(RecordId client, RecordId tag) = 0;
    /// Tags that people put on.
    virtual std::vector<RecordId> tags(RecordId client) = 0;
    /// Tells an index what was written since the import began, where the database does not show it.
    virtual void catchUp(Kind /*kind*/, KeyIndex& /*index*/) {}
    virtual Record read(Kind kind, RecordId id) = 0;
    /// The same with these fields alone filled, where that costs less; always the same fields of a kind.
    virtual void readSome(Kind kind, RecordId id, const std::vector<const Field*>& fields, Record& record);

private:
    Database& m_database;
    std::map<Kind, std::unique_ptr<FieldReader>> m_some;
};

class EditTarget final : public Target {
public:
    explicit EditTarget(RecordWriter& writer) : Target(writer.database()), m_writer(writer) {}
    RecordId add(const Record& record) override { return m_writer.add(record); }
    RecordId addChecked(Record& record) override { return m_writer.addChecked(record); }
    void change(const Record& /*before*/, const Record& after) override { m_writer.change(after); }
    bool addTag(RecordId client, RecordId tag) override;
    bool removeTag(RecordId client, RecordId tag) override;
    std::vector<RecordId> tags(RecordId client) override;
    Record read(Kind kind, RecordId id) override;

private:
    RecordWriter& m_writer;
};

/// Remembers what an edit would have written, as far as later rows can meet it again. New records get negative ids.
class DryTarget final : public Target {
public:
    /// `remember`: rows of the file may refer to records that the file itself makes.
    DryTarget(Database& database, bool remember) : Target(database), m_remember(remember) {}
    RecordId add(const Record& record) override;
    void change(const Record& before, const Record& after) override;
    bool addTag(RecordId client, RecordId tag) override;
    bool removeTag(RecordId client, RecordId tag) override;
    std::vector<RecordId> tags(RecordId client) override;
    void catchUp(Kind kind, KeyIndex& index) override;
    Record read(Kind kind, RecordId id) override;
    void readSome(Kind kind, RecordId id, const std::vector<const Field*>& fields, Record& record) override;

private:
    std::unordered_set<RecordId>& tagsOf(RecordId client);

    using Sparse = std::vector<std::pair<const Field*, Value>>;
    /// Only the filled fields, one behind the other in one string: a client has some fifty, most of them empty, and a
    /// file may bring a hundred thousand clients.
    using Packed = std::string;
    void append(Packed& packed, std::size_t place, const Value& value) const;
    Packed pack(Kind kind, const Sparse& values);
    Sparse unpack(Kind kind, const Packed& packed) const;
    std::size_t placeOfCustom(const Field& field);

    bool m_remember;
    RecordId m_lastId = 0;
    std::map<Kind, std::unordered_map<RecordId, Packed>> m_made;
    std::map<Kind, std::unordered_map<RecordId, Packed>> m_changed;
    std::vector<const Field*> m_custom;  ///< those that were met
    std::unordered_map<RecordId, std::unordered_set<RecordId>> m_tags;
};

/// Which records have a text in a field (by match key), for all records of a kind or within each client. Most rows of a
/// file find nothing and are then added: keys stand in the order they came, found by a table of their hashes.
class KeyIndex {
public:
    KeyIndex(Database& database, Kind kind, std::string_view field, bool withinClient);

    std::vector<RecordId> find(std::string_view text, RecordId client);
    void add(const Record& record, RecordId id);
    void remove(const Record& record, RecordId id);
    bool empty() const { return m_entries.empty(); }

private:
    struct Entry {
        std::string key;
        RecordId first = 0;  ///< nearly always the only one; 0: none any more
        std::vector<RecordId> others;
    };
    struct Slot {
        std::uint64_t hash = 0;
        std::size_t entry = kFree;
    };
    static constexpr std::size_t kFree = static_cast<std::size_t>(-1);

    RecordId clientOf(const Record& record) const { return m_withinClient ? record.integer("client") : 0; }
    /// Makes the key of the text, unless it is that of the last call.
    void take(std::string_view text, RecordId client);
    /// Where the key at hand stands, or would.
    std::size_t slotOfKey() const;
    Entry* entryOfKey();
    Entry& madeEntryOfKey();
    void grow(std::size_t entries);

    std::string_view m_field;
    bool m_withinClient;
    std::vector<Entry> m_entries;
    std::vector<Slot> m_slots;  ///< a power of two, at most half of them taken

    // The key at hand.
    std::string m_text;
    RecordId m_client = -1;
    std::string m_key;
    std::uint64_t m_hash = 0;
};

/// Which records hold the same in some fields; each is handed out once, the first first.
class ContentIndex {
public:
    ContentIndex(Database& database, Kind kind, std::vector<const Field*> fields);

    /// The next record that is like this one, 0 when there is none left.
    RecordId take(const Record& record);

private:
    static void append(std::string& key, const Value& value);

    struct Ids {
        std::vector<RecordId> ids;
        std::size_t taken = 0;
    };
    std::vector<const Field*> m_fields;
    std::unordered_map<std::string, Ids> m_ids;
};

}  // namespace meike::importing
