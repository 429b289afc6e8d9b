// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/timeline.h"

#include <algorithm>
#include <ctime>
#include <set>

#include "base/platform.h"
#include "base/uid.h"
#include "base/unicode.h"
#include "domain/choices.h"
#include "domain/fact_days.h"
#include "storage/custom_fields.h"
#include "storage/records.h"
#include "storage/rule_sql.h"

namespace meike {

namespace {

bool isTimed(const KindRow& row) {
    if (row.owner.empty() || row.day.empty()) return false;
    return fieldOf(row.kind, row.owner).refersTo == Kind::client;
}

/// The day on which a record stands: a plan that ends (a task) on the day it was done.
std::string_view entryDay(const KindRow& row) {
    const FactDays* days = factDays(row.kind);
    return days && days->planned && !row.done.empty() ? row.done : row.day;
}

/// `%needle%` for LIKE with \ as its escape.
std::string likeText(std::string_view search) {
    std::string pattern = "%";
    for (const char c : foldForSearch(search)) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

std::string sqlText(std::string_view text) {
    std::string sql = "'";
    for (const char c : text) sql += c == '\'' ? std::string("''") : std::string(1, c);
    return sql + "'";
}

/// The text of a field of `x` as people see it, for searching; empty for what holds none.
std::string searchedText(const Field& field) {
    const std::string column =
        field.source == FieldSource::custom ? customExpression(field, "x.id") : "x." + std::string(field.key);
    switch (field.type) {
        case FieldType::text:
        case FieldType::long_text:
            return column;
        case FieldType::pick:
            return "(SELECT name || ' ' || coalesce(name_en, '') FROM pick_item WHERE id = " + column + ")";
        case FieldType::reference: {
            const KindRow& target = kindRow(field.refersTo);
            if (target.nameField.empty() || field.refersTo == Kind::client) return {};
            return "(SELECT " + std::string(target.nameField) + " FROM " + std::string(target.table) +
                   " WHERE id = " + column + ")";
        }
        case FieldType::choice: {
            std::string cases;
            for (const Choice& choice : field.choices)
                cases += " WHEN " + sqlText(choice.key) + " THEN " +
                         sqlText(std::string(choice.label.zh) + " " + std::string(choice.label.en));
            return cases.empty() || field.source == FieldSource::custom ? column : "CASE " + column + cases + " END";
        }
        default:
            return {};
    }
}

/// The condition that a record of the kind says something.
SqlPiece searchCondition(Database& database, const KindRow& row, const std::string& search) {
    if (search.empty()) return {};
    std::string text;
    for (const Field* field : fieldsOfKind(database, row.kind))
        if (const std::string each = searchedText(*field); !each.empty())
            text += (text.empty() ? "coalesce(" : " || char(10) || coalesce(") + each + ", '')";
    if (text.empty()) return {" AND 0", {}};
    return {" AND meike_fold(" + text + ") LIKE ? ESCAPE '\\'", {likeText(search)}};
}

/// Reads all parts of one timeline.
class Reader {
public:
    Reader(Database& database, const TimelineQuery& query) : m_database(database), m_query(query) {}

    Timeline read(const FieldHistory* history) {
        readPins();
        for (const KindRow& row : kindTable())
            if (isTimed(row) && isWanted(row.kind)) readRecords(row);
        if (isWanted(Kind::assessment_score) && !m_query.pinnedOnly) readTierChanges();
        if (history && isWanted(Kind::client) && !m_query.pinnedOnly) addFieldChanges(*history);
        std::sort(m_timeline.entries.begin(), m_timeline.entries.end(),
                  [](const TimelineEntry& a, const TimelineEntry& b) {
                      if (a.day != b.day) return a.day > b.day;
                      if (a.kind != b.kind) return a.kind < b.kind;
                      return a.id != b.id ? a.id > b.id : a.detail < b.detail;
                  });
        return std::move(m_timeline);
    }

private:
    bool isWanted(Kind kind) const {
        return m_query.kinds.empty() ||
               std::find(m_query.kinds.begin(), m_query.kinds.end(), kind) != m_query.kinds.end();
    }

    void readPins() {
        const std::string pins = setting(m_database, timelinePinsKey(m_database, m_query.client));
        for (std::size_t at = 0; at < pins.size();) {
            const std::size_t end = std::min(pins.find(' ', at), pins.size());
            const std::string_view pin = std::string_view(pins).substr(at, end - at);
            at = end + 1;
            const std::size_t slash = pin.find('/');
            const KindRow* row = findKind(pin.substr(0, slash));
            if (slash == std::string_view::npos) continue;
            const auto uid = parseUid(pin.substr(slash + 1));
            if (!row || !uid || !isTimed(*row) || !row->uid) continue;
            // Among the client's own records: there is an index of those.
            Statement& find = m_database.cached("SELECT id FROM " + std::string(row->table) + " WHERE " +
                                                std::string(row->owner) + " = ?1 AND uid = ?2");
            find.bind(1, m_query.client).bindBlob(2, *uid);
            if (find.step()) m_pins.emplace(row->kind, find.integer(0));
            find.reset();
        }
    }

    void readRecords(const KindRow& row) {
        const std::string day = "x." + std::string(entryDay(row));
        SqlPiece piece{"SELECT x.id, " + day + " FROM " + std::string(row.table) + " x WHERE x." +
                           std::string(row.owner) + " = ? AND " + day + " <= ?",
                       {m_query.client, isoDate(m_query.asOf)}};
        piece += searchCondition(m_database, row, m_query.search);
        Statement statement = m_database.prepare(piece.sql);
        int index = 1;
        for (const Value& parameter : piece.parameters) statement.bind(index++, parameter);
        while (statement.step()) {
            const auto date = parseIsoDate(statement.text(1));
            if (!date) continue;
            const RecordId id = statement.integer(0);
            const bool pinned = m_pins.contains({row.kind, id});
            if (m_query.pinnedOnly && !pinned) continue;
            m_timeline.entries.push_back({dayNumber(*date), row.kind, pinned, 0, id});
        }
    }

    void readTierChanges() {
        Statement rows = m_database.prepare(
            "SELECT s.id, s.assessment, coalesce(s.tier, ''), a.as_of FROM assessment_score s JOIN assessment a ON "
            "a.id = "
            "s.assessment WHERE s.client = ? AND a.as_of <= ? ORDER BY a.as_of, a.id");
        rows.bind(1, m_query.client).bind(2, isoDate(m_query.asOf));
        std::string before;
        while (rows.step()) {
            const std::string after(rows.text(2));
            const auto date = parseIsoDate(rows.text(3));
            if (after == before || !date) continue;
            if (m_query.search.empty() || holds(tierText(before) + " " + tierText(after))) {
                m_timeline.entries.push_back({dayNumber(*date), Kind::assessment_score, false,
                                              static_cast<std::uint32_t>(m_timeline.tierChanges.size()),
                                              rows.integer(0)});
                m_timeline.tierChanges.push_back({rows.integer(1), before, after});
            }
            before = after;
        }
    }

    static std::string tierText(const std::string& key) {
        for (const Choice& tier : choices::tiers())
            if (tier.key == key) return std::string(tier.label.zh) + " " + std::string(tier.label.en);
        return {};
    }

    void addFieldChanges(const FieldHistory& history) {
        for (const FieldChange& change : history.changes) {
            const Date day = platform::localDate(static_cast<std::time_t>(change.atUtcMs / 1000));
            const Field* field = findField(Kind::client, change.field);
            if (day > m_query.asOf || !field) continue;
            if (!m_query.search.empty() && !holds(std::string(field->label.zh) + " " + std::string(field->label.en) +
                                                  " " + textOrEmpty(change.before) + " " + textOrEmpty(change.after)))
                continue;
            m_timeline.entries.push_back({dayNumber(day), Kind::client, false,
                                          static_cast<std::uint32_t>(m_timeline.fieldChanges.size()), m_query.client});
            m_timeline.fieldChanges.push_back(change);
        }
    }

    bool holds(const std::string& text) const {
        return foldForSearch(text).find(foldForSearch(m_query.search)) != std::string::npos;
    }

    Database& m_database;
    const TimelineQuery& m_query;
    std::set<std::pair<Kind, RecordId>> m_pins;
    Timeline m_timeline;
};

}  // namespace

std::span<const Kind> timelineKinds() {
    static const std::vector<Kind> kKinds = [] {
        std::vector<Kind> kinds;
        for (const KindRow& row : kindTable())
            if (isTimed(row)) kinds.push_back(row.kind);
        kinds.push_back(Kind::assessment_score);
        kinds.push_back(Kind::client);
        return kinds;
    }();
    return kKinds;
}

Timeline readTimeline(Database& database, const TimelineQuery& query, const FieldHistory* history) {
    return Reader(database, query).read(history);
}

std::string timelinePinsKey(Database& database, RecordId client) {
    const RecordId ids[] = {client};
    return "timeline_pins/" + uidTexts(database, Kind::client, ids).at(0);
}

}  // namespace meike
