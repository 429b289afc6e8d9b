// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/access_rules.h"

#include <algorithm>

#include "domain/field.h"

namespace meike::access_rules {

namespace {

/// The first field that refers to a kind and has a column.
const Field* referenceTo(Kind kind, Kind target) {
    for (const Field& field : kindRow(kind).fields)
        if (field.type == FieldType::reference && field.refersTo == target && field.source == FieldSource::column)
            return &field;
    return nullptr;
}

/// `record` of a value that the workspace's own fields hold is of the kind that the field is of.
std::string visibleCustomValues(const Access& access, bool pool) {
    std::string limited;
    std::string kinds;
    for (const KindRow& row : kindTable()) {
        if (row.kind == Kind::custom_value) continue;
        const std::string condition = visibleRows(row.kind, access, pool);
        if (condition.empty()) continue;
        const std::string key(row.key);
        kinds += (kinds.empty() ? "'" : ", '") + key + "'";
        limited += " OR (field IN (SELECT id FROM main.custom_field WHERE kind = '" + key +
                   "') AND record IN (SELECT id FROM main." + std::string(row.table) + " WHERE " + condition + "))";
    }
    return "(field IN (SELECT id FROM main.custom_field WHERE kind NOT IN (" + kinds + "))" + limited + ")";
}

}  // namespace

std::string theirs(std::string_view name, const Access& access) {
    const std::string column(name);
    const std::string person = std::to_string(access.person);
    if (access.role != AccessRole::lead) return column + " = " + person;
    return column + " IN (WITH RECURSIVE led (id) AS (SELECT " + person +
           " UNION SELECT p.id FROM main.person p JOIN led ON p.lead = led.id) SELECT id FROM led)";
}

std::string visibleClients(const Access& access, bool pool) {
    return "SELECT id FROM main.client WHERE " + visibleRows(Kind::client, access, pool);
}

std::string visibleRows(Kind kind, const Access& access, bool pool) {
    const KindRow& row = kindRow(kind);
    if (kind == Kind::client)
        return pool ? "(owner IS NULL OR " + theirs("owner", access) + ")" : theirs("owner", access);
    if (kind == Kind::custom_value) return visibleCustomValues(access, pool);
    if (const Field* client = findField(kind, "client");
        client && client->type == FieldType::reference && client->source == FieldSource::column) {
        std::string condition = "client IN (" + visibleClients(access, pool) + ")";
        if (client->required) return condition;
        // What is about no client is of whom it is for.
        const Field* person = referenceTo(kind, Kind::person);
        if (!person) return "(client IS NULL OR " + condition + ")";
        const std::string column(person->key);
        return "(" + condition + " OR (client IS NULL AND (" + column + " IS NULL OR " + theirs(column, access) + ")))";
    }
    if (kind == Kind::borrow_record) return theirs("person", access);
    if (kind == Kind::saved_view) return "(person IS NULL OR " + theirs("person", access) + ")";
    // What belongs to a record that belongs to a client: an allocation to its receivable.
    if (row.owner.empty()) return {};
    const Field* owner = findField(kind, row.owner);
    if (!owner || owner->type != FieldType::reference || owner->refersTo == kind) return {};
    const std::string above = visibleRows(owner->refersTo, access, pool);
    if (above.empty()) return {};
    return std::string(row.owner) + " IN (SELECT id FROM main." + std::string(kindRow(owner->refersTo).table) +
           " WHERE " + above + ")";
}

}  // namespace meike::access_rules
