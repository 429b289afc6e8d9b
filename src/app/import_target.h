// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "domain/record.h"
#include "storage/database.h"
#include "storage/workspace.h"

/// Where the rows of an import go: into an edit, or (dry run) into memory over a reader. Inside of app/import.
namespace meike::importing {

class Target {
public:
    explicit Target(Database& database) : m_database(database) {}
    virtual ~Target() = default;
    Target(const Target&) = delete;
    Target& operator=(const Target&) = delete;

    Database& database() { return m_database; }
    virtual RecordId insert(const Record& record) = 0;
    virtual void set(Kind kind, RecordId id, std::string_view field, const Value& value) = 0;
    virtual bool addTag(RecordId client, RecordId tag) = 0;
    virtual Record read(Kind kind, RecordId id) = 0;
    virtual std::string today() const = 0;

private:
    Database& m_database;
};

class EditTarget final : public Target {
public:
    explicit EditTarget(Edit& edit) : Target(edit.database()), m_edit(edit) {}
    RecordId insert(const Record& record) override { return m_edit.insert(record); }
    void set(Kind kind, RecordId id, std::string_view field, const Value& value) override {
        m_edit.set(kind, id, field, value);
    }
    bool addTag(RecordId client, RecordId tag) override;
    Record read(Kind kind, RecordId id) override;
    std::string today() const override;

private:
    Edit& m_edit;
};

/// Remembers what an edit would have written, as far as later rows can meet it again. New records get negative ids.
class DryTarget final : public Target {
public:
    /// `remember`: rows of the file may refer to records that the file itself makes.
    DryTarget(Database& database, bool remember) : Target(database), m_remember(remember) {}
    RecordId insert(const Record& record) override;
    void set(Kind kind, RecordId id, std::string_view field, const Value& value) override;
    bool addTag(RecordId client, RecordId tag) override;
    Record read(Kind kind, RecordId id) override;
    std::string today() const override { return "0001-01-01"; }

private:
    /// Only the filled fields: a client has some fifty, most of them empty.
    using Sparse = std::vector<std::pair<std::uint16_t, Value>>;
    bool m_remember;
    RecordId m_lastId = 0;
    std::map<Kind, std::unordered_map<RecordId, Sparse>> m_made;
    std::map<Kind, std::unordered_map<RecordId, Sparse>> m_changed;
    std::unordered_map<RecordId, std::unordered_set<RecordId>> m_tags;
};

/// Which records have a text in a field (by match key), for all records of a kind or within each client.
class KeyIndex {
public:
    KeyIndex(Database& database, Kind kind, std::string_view field, bool withinClient);

    const std::vector<RecordId>& find(std::string_view text, RecordId client) const;
    void add(const Record& record, RecordId id);
    void remove(const Record& record, RecordId id);

private:
    std::string key(std::string_view text, RecordId client) const;

    std::string_view m_field;
    bool m_withinClient;
    std::unordered_map<std::string, std::vector<RecordId>> m_ids;
};

}  // namespace meike::importing
