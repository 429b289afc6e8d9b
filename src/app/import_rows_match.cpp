// SPDX-License-Identifier: GPL-3.0-or-later
// Which record a row is about: by its keys, by its whole content, and what rows of one file that name the same record
// mean to each other.
#include <algorithm>

#include "app/import_rows.h"
#include "base/unicode.h"
#include "storage/field_values.h"
#include "storage/records.h"

namespace meike::importing {

std::vector<RecordId> RowImporter::hitsOf(const std::string& key, std::size_t column) {
    const std::string& text = textOrEmpty(m_values[column]);
    const bool within = m_row.matchWithinOwner && m_client != 0;
    std::vector<RecordId> hits = index(m_kind, key, within).find(text, m_client);
    if (hits.empty() && !m_lines.front().guarded.empty() && m_lines.front().guarded[column])
        hits = index(m_kind, key, within).find("'" + text, m_client);
    // The same name under another code is another company: what a second key says must not contradict.
    if (m_matchKeys.size() > 1)
        std::erase_if(hits, [&](RecordId id) {
            for (const std::string& other : m_matchKeys) {
                const std::size_t otherColumn = columnOf(other);
                if (other == key || other == "name" || textAt(otherColumn).empty()) continue;
                const std::string& theirs = look(id).text(other);
                if (!theirs.empty() && matchKey(theirs) != matchKey(textAt(otherColumn))) return true;
            }
            return false;
        });
    return hits;
}

std::vector<RecordId> RowImporter::hitsOfAllKeys() {
    for (const std::string_view key : m_row.matchKeys)
        if (const std::size_t column = columnOf(key); column == kNoColumn || isEmpty(m_values[column])) return {};
    const std::string_view first = m_row.matchKeys.front();
    std::vector<RecordId> hits =
        index(m_kind, first, m_row.matchWithinOwner).find(textOrEmpty(m_values[columnOf(first)]), m_client);
    std::erase_if(hits, [&](RecordId id) {
        const Record& record = look(id);
        for (const std::string_view key : m_row.matchKeys)
            if (matchKey(record.text(key)) != matchKey(textOrEmpty(m_values[columnOf(key)]))) return true;
        return false;
    });
    return hits;
}

bool RowImporter::findMatch() {
    if (m_row.matchWithinOwner && m_client == 0) {
        // Of a client that is about to be made nothing is there yet.
        if (m_own || !m_newClient.empty()) return m_plan.mode != ImportMode::update || m_own || reject("no_match");
        // Names of people and projects repeat from client to client; numbers of papers may do without one.
        if (m_row.matchByDefault) return true;
    }
    std::vector<RecordId> hits;
    if (m_row.matchAllKeys) {
        if (m_matchKeys.empty()) return true;
        hits = hitsOfAllKeys();
    } else {
        for (const std::string& key : m_matchKeys) {
            const std::size_t column = columnOf(key);
            if (textAt(column).empty()) continue;
            hits = hitsOf(key, column);
            if (!hits.empty()) break;
        }
    }
    if (m_kind == Kind::client && !hits.empty()) {
        const bool followed = leaveBin(hits);
        if (hits.empty()) return reject("binned_client");
        // By a name that has gone with a merge: the client goes on being called what it is.
        if (followed && hits.size() == 1)
            for (const std::string_view key : m_row.matchKeys)
                if (const std::size_t column = columnOf(key); column != kNoColumn)
                    m_values[column] = look(hits.front()).get(key);
    }
    // Each row its own record: the k-th row is the k-th of those that were there.
    if (m_plan.repeat == RepeatPolicy::all && m_kind == m_plan.kind && !hits.empty()) {
        std::erase_if(hits, [&](RecordId id) { return m_touched.contains(id); });
        if (hits.size() > 1) hits = {*std::min_element(hits.begin(), hits.end())};
    }
    if (hits.size() > 1) return reject("several_match");
    if (hits.size() == 1) {
        m_match = &look(hits.front());
        return true;
    }
    return m_plan.mode != ImportMode::update || m_own || reject("no_match");
}

void RowImporter::readContents() {
    std::vector<const Field*> fields;
    const auto add = [&](const Field* field) {
        // The day a record was added is not what it says, and in a field that is about to be made none holds anything.
        const auto isNew = [&](const CustomFieldDefinition& made) { return field->key == made.key; };
        if (field && isStored(field->source) && field->key != "created_on" &&
            std::none_of(m_plan.newFields.begin(), m_plan.newFields.end(), isNew) &&
            std::find(fields.begin(), fields.end(), field) == fields.end())
            fields.push_back(field);
    };
    for (std::size_t i = 0; i < m_columns.size(); ++i) add(fieldAt(i));
    const bool computed = m_places.price != kNoColumn || m_places.refund != kNoColumn || m_places.income != kNoColumn ||
                          m_places.expense != kNoColumn;
    if (computed) add(findField(m_kind, "amount"));
    if (isBeside()) add(findField(m_kind, "client"));
    if (!m_link.empty()) {
        add(findField(m_kind, m_link));
        forEachValue(m_target.database(), m_kind, m_link,
                     [&](RecordId id, const Value& of) { m_linked[integerOr(of, 0)].push_back(id); });
    }
    if (!m_row.moneyIn.empty()) add(findField(m_kind, m_row.moneyIn));
    m_content = std::make_unique<ContentIndex>(m_target.database(), m_kind, std::move(fields));
}

bool RowImporter::findContent() {
    if (!m_matchContent || m_match || !m_newClient.empty()) return true;
    // What is said of a record that has just come is new as well, unless the whole file is held against what is there.
    if (m_own && !m_own->matched && (!m_link.empty() || !m_planByContent)) return true;
    // A row that has a key is known by it: the whole of it, where it has several parts.
    const auto filled = [&](const std::string& key) { return !textAt(columnOf(key)).empty(); };
    const bool keyed = m_row.matchAllKeys ? std::all_of(m_matchKeys.begin(), m_matchKeys.end(), filled)
                                          : std::any_of(m_matchKeys.begin(), m_matchKeys.end(), filled);
    if (keyed && !m_matchKeys.empty() && !(m_row.matchWithinOwner && m_client == 0)) return true;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (!m_pending[i].empty() && fieldAt(i)->type != FieldType::tags) return true;
    Record record(m_kind);
    fill(record);
    if (m_own && !m_link.empty()) record.set(m_link, m_own->record);
    if (m_row.begin) {
        Record begun(m_kind);
        m_row.begin(begun);
        for (std::size_t i = 0; i < m_row.fields.size(); ++i)
            if (isEmpty(record.at(i)) && !isEmpty(begun.at(i))) record.at(i) = begun.at(i);
    }
    RecordId id = m_content->take(record);
    // Other words about the only one that belongs to the row's record change it; where there are several (payments by
    // instalments), it is one more.
    if (id == 0 && m_own && !m_link.empty())
        if (const auto known = m_linked.find(m_own->record); known != m_linked.end() && known->second.size() == 1)
            if (!m_taken.contains(known->second.front())) id = known->second.front();
    if (id == 0) return true;
    if (m_own) m_taken.insert(id);
    m_match = &look(id);
    return true;
}

bool RowImporter::contradicts(const Record& before, const Record& after, const Touch& earlier) const {
    const auto gave = [&](std::size_t i) {
        return i != kNoColumn && (earlier.given >> std::min<std::size_t>(i, 63) & 1) != 0;
    };
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Field* field = fieldAt(i);
        const bool side = i == m_places.income || i == m_places.expense;
        // Money in one column, and in the other before: one amount.
        const bool given = side ? gave(m_places.income) || gave(m_places.expense) : gave(i);
        if (!given || textAt(i).empty()) continue;
        if (!field) {
            // Quantities and prices are an amount.
            if (m_lineAmount && before.integer("amount") != *m_lineAmount) return true;
            continue;
        }
        if (field->type == FieldType::tags) continue;
        if (!m_pending[i].empty() && m_columns[i].update != ColumnUpdate::never) return true;
        if (before.get(*field) != after.get(*field)) return true;
    }
    return false;
}

bool RowImporter::checkRepeat(const Record& before, const Record& after) {
    // Written a moment ago by content: nothing differs.
    const auto earlier = m_touched.find(before.id());
    if (earlier == m_touched.end()) return true;
    const bool differs = contradicts(before, after, earlier->second);
    if (m_watched) {
        if (differs) m_watched->differing.insert(before.id());
        return true;
    }
    if (!differs) return true;
    std::string text;
    for (const std::string_view key : m_row.matchKeys)
        if (text.empty()) text = textAt(columnOf(key));
    // A few are enough to decide by.
    constexpr std::size_t kMostKept = 100;
    if (m_repeats.size() < kMostKept) m_repeats.push_back({m_lines.front().line, earlier->second.line, text});
    return reject("repeated_key", {}, text);
}

void RowImporter::touch(RecordId id) {
    if (m_matchKeys.empty()) return;
    Touch& touch = m_touched[id];
    if (touch.line == 0) touch.line = m_lines.front().line;
    for (const FileRow& line : m_lines) {
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            if (!line.texts[i].empty()) touch.given |= std::uint64_t{1} << std::min<std::size_t>(i, 63);
        if (m_watched) m_watched->lines[id].push_back(line.line);
    }
}

void RowImporter::countKnownNumber() {
    if (!m_numbers || m_numbers->empty() || m_client == 0) return;
    const std::string& number = textAt(columnOf(m_row.matchKeys.front()));
    if (!number.empty() && !m_numbers->find(number, m_client).empty()) ++m_numbersKnown;
}

}  // namespace meike::importing
