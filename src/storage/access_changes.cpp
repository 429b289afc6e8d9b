// SPDX-License-Identifier: GPL-3.0-or-later
// What a person may change, looked up in the changeset of each edit before it is committed.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/error_code.h"
#include "domain/field.h"
#include "storage/access.h"
#include "storage/access_rules.h"
#include "storage/changeset.h"
#include "storage/schema.h"

namespace meike {

namespace {

using Operation = ChangedRow::Operation;

[[noreturn]] void refuse(const KindRow& row, ErrorCode code) {
    throw Error(ErrorKind::not_allowed, std::string(row.key), code);
}

/// What people who do not keep the workspace may still write beside what hangs on their clients.
bool mayWriteBeside(Kind kind, Operation operation) {
    switch (kind) {
        case Kind::segment:
        case Kind::saved_view:
            return true;
        case Kind::tag:
        case Kind::tag_group:
        case Kind::pick_item:
        case Kind::borrow_record:
            return operation == Operation::inserted;
        default:
            return false;
    }
}

/// Settings that come with somebody's own work; the others are the office's: base currency, rules of the pool.
bool isOwnSetting(std::string_view key) {
    return key.find('/') != std::string_view::npos || key.starts_with("import_") || key.starts_with("pins");
}

class ChangeCheck {
public:
    ChangeCheck(Database& database, const Access& access, bool own)
        : m_database(database), m_access(access), m_own(own) {}

    void run(const Changeset& changeset) {
        // Whose clients are, and were, comes first: what hangs on them is judged by it.
        forEachChangedRow(m_database, changeset, [&](const ChangedRow& row) {
            if (row.table() == "client") noteClient(row);
        });
        forEachChangedRow(m_database, changeset, [&](const ChangedRow& row) { check(row); });
    }

private:
    struct Owners {
        bool known = false;  ///< there was one before
        RecordId before = 0;
        RecordId after = 0;
    };

    std::size_t column(const KindRow& row, std::string_view name) {
        auto& places = m_columns[row.kind];
        if (places.empty()) {
            Statement info =
                m_database.prepare("SELECT name FROM pragma_table_info('" + std::string(row.table) + "') ORDER BY cid");
            for (std::size_t place = 0; info.step(); ++place) places[std::string(info.text(0))] = place;
        }
        return places.at(std::string(name));
    }

    RecordId stored(const KindRow& row, std::string_view name, RecordId id) {
        return m_database.integer("SELECT " + std::string(name) + " FROM main." + std::string(row.table) +
                                  " WHERE id = " + std::to_string(id));
    }

    RecordId valueOf(const ChangedRow& changed, const KindRow& row, std::string_view name, bool before) {
        const std::size_t place = column(row, name);
        if (changed.operation() == Operation::deleted) return integerOr(changed.before(place), 0);
        if (changed.operation() == Operation::inserted) return integerOr(changed.after(place), 0);
        if (changed.isChanged(place)) return integerOr(before ? changed.before(place) : changed.after(place), 0);
        return stored(row, name, idOf(changed, row));
    }

    RecordId idOf(const ChangedRow& changed, const KindRow& row) {
        const std::size_t place = column(row, "id");
        const Value& before = changed.before(place);
        return integerOr(isEmpty(before) ? changed.after(place) : before, 0);
    }

    void noteClient(const ChangedRow& changed) {
        const KindRow& row = kindRow(Kind::client);
        Owners& owners = m_clients[idOf(changed, row)];
        owners.known = changed.operation() != Operation::inserted;
        owners.before = owners.known ? valueOf(changed, row, "owner", true) : 0;
        owners.after = changed.operation() == Operation::deleted ? 0 : valueOf(changed, row, "owner", false);
    }

    bool isTheirs(RecordId person) {
        if (person == 0) return false;
        const auto [found, fresh] = m_theirs.try_emplace(person);
        if (fresh)
            found->second = m_database.integer("SELECT " + access_rules::theirs(std::to_string(person), m_access)) != 0;
        return found->second;
    }

    bool mayWriteOn(RecordId client) {
        auto found = m_clients.find(client);
        if (found == m_clients.end()) {
            const RecordId owner = stored(kindRow(Kind::client), "owner", client);
            found = m_clients.emplace(client, Owners{true, owner, owner}).first;
        }
        const Owners& owners = found->second;
        if (m_own && (isTheirs(owners.before) || isTheirs(owners.after))) return true;
        // A new one is theirs or nobody's; one that nobody had is taken, or led; another's is not taken away.
        if (!owners.known) return owners.after == 0 || isTheirs(owners.after);
        if (owners.before != 0) return isTheirs(owners.before);
        return m_own || m_access.role == AccessRole::lead || isTheirs(owners.after);
    }

    /// The client that a row hangs on; nothing when it hangs on none.
    std::optional<RecordId> clientOf(const ChangedRow& changed, const KindRow& row) {
        if (row.kind == Kind::custom_value) return clientOfCustomValue(changed, row);
        if (const Field* client = findField(row.kind, "client");
            client && client->type == FieldType::reference && client->source == FieldSource::column)
            return valueOf(changed, row, "client", true);
        if (row.owner.empty()) return std::nullopt;
        const Field* owner = findField(row.kind, row.owner);
        if (!owner || !findField(owner->refersTo, "client")) return std::nullopt;
        const RecordId above = valueOf(changed, row, row.owner, true);
        const RecordId client = stored(kindRow(owner->refersTo), "client", above);
        // Gone in the same edit: its own row is judged.
        return client == 0 ? std::nullopt : std::optional(client);
    }

    std::optional<RecordId> clientOfCustomValue(const ChangedRow& changed, const KindRow& row) {
        const RecordId field = valueOf(changed, row, "field", true);
        const RecordId record = valueOf(changed, row, "record", true);
        std::string key;
        {
            Statement look = m_database.prepare("SELECT kind FROM main.custom_field WHERE id = ?");
            if (look.bind(1, field).step()) key = std::string(look.text(0));
        }
        const KindRow* of = findKind(key);
        if (!of) return std::nullopt;
        if (of->kind == Kind::client) return record;
        return findField(of->kind, "client") ? std::optional(stored(*of, "client", record)) : std::nullopt;
    }

    void check(const ChangedRow& changed) {
        const KindRow* row = kindOfTable(changed.table());
        if (!row) return;
        const Operation operation = changed.operation();
        if (row->kind == Kind::client) {
            if (operation == Operation::deleted) refuse(*row, ErrorCode::custodian_only);
            if (!mayWriteOn(idOf(changed, *row))) refuse(*row, ErrorCode::not_your_client);
            return;
        }
        // Erasing a person's data is the custodian's.
        if (row->kind == Kind::contact && operation == Operation::deleted) refuse(*row, ErrorCode::custodian_only);
        if (row->kind == Kind::setting) {
            const std::size_t place = column(*row, "key");
            const Value& before = changed.before(place);
            std::string key = textOrEmpty(isEmpty(before) ? changed.after(place) : before);
            if (key.empty()) {
                Statement look = m_database.prepare("SELECT key FROM main.setting WHERE id = ?");
                if (look.bind(1, idOf(changed, *row)).step()) key = std::string(look.text(0));
            }
            if (!isOwnSetting(key)) refuse(*row, ErrorCode::custodian_only);
            return;
        }
        if (row->kind == Kind::custom_field || row->kind == Kind::assessment_score)
            refuse(*row, ErrorCode::custodian_only);
        if (const std::optional<RecordId> client = clientOf(changed, *row)) {
            // A task of no client is its own.
            if (*client != 0 && !mayWriteOn(*client)) refuse(*row, ErrorCode::not_your_client);
            return;
        }
        if (hangsOnClients(*row)) return;
        if (!mayWriteBeside(row->kind, operation)) refuse(*row, ErrorCode::custodian_only);
    }

    bool hangsOnClients(const KindRow& row) {
        return row.kind == Kind::custom_value || !access_rules::visibleRows(row.kind, m_access).empty();
    }

    Database& m_database;
    const Access& m_access;
    bool m_own;
    std::map<RecordId, Owners> m_clients;
    std::map<RecordId, bool> m_theirs;
    std::map<Kind, std::map<std::string, std::size_t>> m_columns;
};

}  // namespace

void refuseOthers(Database& database, const Access& access, const Changeset& changeset, bool own) {
    if (access.role == AccessRole::everyone || access.role == AccessRole::custodian) return;
    if (!access.mayEdit())
        throw Error(ErrorKind::not_allowed, {},
                    access.role == AccessRole::nobody ? ErrorCode::sign_in_needed : ErrorCode::only_looks);
    ChangeCheck(database, access, own).run(changeset);
}

}  // namespace meike
