// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/access.h"

#include <map>

#include "base/error_code.h"
#include "domain/field.h"
#include "storage/access_rules.h"

namespace meike {

namespace {

/// What a connection is limited to, and the views that stand before its tables.
struct Limits {
    Access access;
    std::map<std::string, std::string, std::less<>> views;  ///< by the name of the table: what it selects
};

/// Of client_search and its like: derived rows by client.
constexpr std::string_view kDerivedByClient[] = {"client_score", "client_search", "segment_member",
                                                 "segment_log",  "tag_member",    "occurrence"};

void show(Database& reader, const std::string& name, const std::string& select) {
    reader.exec("CREATE TEMP VIEW " + name + " AS " + select);
}

/// `SELECT *`, but numbers of clients that are not the person's own are shown in part.
std::string maskedColumns(Database& reader, Kind kind, RecordId person) {
    const std::string own = kind == Kind::client
                                ? "owner = " + std::to_string(person)
                                : "client IN (SELECT id FROM main.client WHERE owner = " + std::to_string(person) + ")";
    std::string columns;
    Statement info = reader.prepare("SELECT name FROM pragma_table_info('" + std::string(kindRow(kind).table) +
                                    "', 'main') ORDER BY cid");
    while (info.step()) {
        const std::string column(info.text(0));
        if (!columns.empty()) columns += ", ";
        if (isMaskedField(kind, column))
            columns += "CASE WHEN " + own + " THEN " + column + " ELSE " + maskSql(column) + " END AS " + column;
        else
            columns += column;
    }
    return columns;
}

bool isMaskedKind(Kind kind) { return kind == Kind::client || kind == Kind::contact; }

}  // namespace

AccessRole accessRoleOf(std::string_view personRole) {
    if (personRole == "data_custodian") return AccessRole::custodian;
    if (personRole == "sales_lead") return AccessRole::lead;
    if (personRole == "account_manager") return AccessRole::manager;
    return AccessRole::viewer;
}

bool isMaskedField(Kind kind, std::string_view field) {
    if (kind == Kind::client) return field == "phone";
    return kind == Kind::contact && (field == "mobile" || field == "phone" || field == "wechat");
}

std::string maskSql(std::string_view name) {
    const std::string column(name);
    return "CASE WHEN " + column + " IS NULL THEN NULL WHEN length(" + column + ") >= 8 THEN substr(" + column +
           ", 1, 3) || '••••' || substr(" + column + ", -4) ELSE '••••' END";
}

void limitReader(Database& reader, const Access& access) {
    Limits& limits = reader.kept<Limits>();
    limits.access = access;
    if (access.role == AccessRole::everyone || access.role == AccessRole::custodian) return;
    // Who signs in with what is nobody's to read.
    limits.views["meta"] = "SELECT * FROM main.meta WHERE key NOT LIKE 'sign\\_in/%' ESCAPE '\\' OR key = 'sign_in/on'";
    for (const KindRow& row : kindTable()) {
        const std::string condition = access.limited() ? access_rules::visibleRows(row.kind, access) : std::string();
        const bool masks = isMaskedKind(row.kind);
        if (condition.empty() && !masks) continue;
        limits.views[std::string(row.table)] =
            "SELECT " + (masks ? maskedColumns(reader, row.kind, access.person) : std::string("*")) + " FROM main." +
            std::string(row.table) + (condition.empty() ? std::string() : " WHERE " + condition);
    }
    if (access.limited()) {
        // Which names an import took for which client names them.
        limits.views["setting"] = "SELECT * FROM main.setting WHERE key <> 'import_names'";
        const std::string clients = access_rules::visibleClients(access);
        for (const std::string_view table : kDerivedByClient)
            limits.views[std::string(table)] =
                "SELECT * FROM main." + std::string(table) + " WHERE client IN (" + clients + ")";
        // A view of the file names the file's own tables.
        limits.views["client_tags"] =
            "SELECT client, tag, id AS position FROM main.client_tag WHERE client IN (" + clients +
            ") UNION ALL SELECT client, tag, 9223372036854775807 FROM main.tag_member WHERE client IN (" + clients +
            ")";
        // What others did names their clients.
        const std::string own = access_rules::theirs("person", access);
        limits.views["history"] = "SELECT * FROM main.history WHERE " + own;
        limits.views["history_part"] =
            "SELECT * FROM main.history_part WHERE seq IN (SELECT seq FROM main.history WHERE " + own + ")";
        limits.views["audit"] = "SELECT * FROM main.audit WHERE " + own;
    }
    for (const auto& [name, select] : limits.views) show(reader, name, select);
}

const Access& accessOf(Database& database) { return database.kept<Limits>().access; }

std::vector<RecordId> seenClients(Database& database) {
    std::vector<RecordId> clients;
    Statement rows = database.prepare("SELECT id FROM client ORDER BY id");
    while (rows.step()) clients.push_back(rows.integer(0));
    return clients;
}

bool isShadowed(Database& database) { return !database.kept<Limits>().views.empty(); }

void requireKeeper(const Access& access) {
    if (access.keeps()) return;
    throw Error(ErrorKind::not_allowed, {},
                access.role == AccessRole::nobody ? ErrorCode::sign_in_needed : ErrorCode::custodian_only);
}

void beginOverlay(Database& reader, std::string_view table) {
    std::string type;
    {
        Statement look = reader.prepare("SELECT type FROM temp.sqlite_schema WHERE name = ?");
        if (look.bind(1, table).step()) type = std::string(look.text(0));
    }
    if (!type.empty()) reader.exec("DROP " + type + " temp." + std::string(table));
}

void trimOverlay(Database& reader, std::string_view table) {
    const Access& access = accessOf(reader);
    if (!access.limited()) return;
    reader.exec("DELETE FROM temp." + std::string(table) + " WHERE client NOT IN (" +
                access_rules::visibleClients(access) + ")");
}

void endOverlay(Database& reader, std::string_view table) {
    beginOverlay(reader, table);
    const Limits& limits = reader.kept<Limits>();
    const auto found = limits.views.find(table);
    if (found != limits.views.end()) show(reader, found->first, found->second);
}

}  // namespace meike
