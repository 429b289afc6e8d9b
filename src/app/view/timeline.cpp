// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/timeline.h"

#include <algorithm>
#include <map>

#include "app/field_text.h"
#include "domain/choices.h"
#include "storage/facts_as_of.h"
#include "storage/records.h"

namespace meike {

namespace {

constexpr Label kTierChange = {"等级变化", "Tier change"};
constexpr Label kFieldChange = {"字段修改", "Field change"};
constexpr Label kNothing = {"（空）", "(empty)"};

/// Makes the rows of one window.
class Writer {
public:
    Writer(Database& database, const Timeline& timeline, Date asOf, Language language)
        : m_database(database),
          m_timeline(timeline),
          m_asOf(asOf),
          m_language(language),
          m_currency(baseCurrency(database)),
          m_names(database) {}

    std::vector<TimelineRow> write(std::size_t from, std::size_t to) {
        readRecords(from, to);
        std::vector<TimelineRow> rows;
        for (std::size_t i = from; i < to; ++i) {
            const TimelineEntry& entry = m_timeline.entries[i];
            TimelineRow& row = rows.emplace_back();
            row.kind = entry.kind;
            row.id = entry.id;
            row.day = dateOfDay(entry.day);
            row.pinned = entry.pinned;
            row.icon = kindRow(entry.kind).icon;
            if (entry.kind == Kind::assessment_score)
                writeTierChange(m_timeline.tierChanges[entry.detail], row);
            else if (entry.kind == Kind::client)
                writeFieldChange(m_timeline.fieldChanges[entry.detail], row);
            else if (const auto record = m_records.find({entry.kind, entry.id}); record != m_records.end())
                writeRecord(record->second, row);
        }
        return rows;
    }

private:
    void readRecords(std::size_t from, std::size_t to) {
        std::map<Kind, std::vector<RecordId>> ids;
        for (std::size_t i = from; i < to; ++i)
            if (const TimelineEntry& entry = m_timeline.entries[i];
                entry.kind != Kind::assessment_score && entry.kind != Kind::client)
                ids[entry.kind].push_back(entry.id);
        for (const auto& [kind, wanted] : ids)
            for (Record& record : meike::readRecords(m_database, kind, wanted, m_asOf)) {
                m_names.cover(m_database, record);
                const std::pair key{kind, record.id()};
                m_records.emplace(key, std::move(record));
            }
    }

    std::string both(const Label& label) const { return std::string(label.in(m_language)); }
    std::string joined(const std::string& a, const std::string& b) const {
        if (a.empty() || b.empty()) return a + b;
        return a + (m_language == Language::zh ? "、" : ", ") + b;
    }

    void writeRecord(const Record& record, TimelineRow& row) {
        const KindRow& kind = kindRow(record.kind());
        const TextContext context = textContextOf(record, {&m_names, m_currency, m_language});
        row.label = both(kind.one);
        std::string_view captionField = kind.nameField;
        for (const std::string_view key : kind.caption)
            if (const Field& field = fieldOf(kind.kind, key);
                key != kind.day && field.type != FieldType::money && captionField.empty())
                captionField = key;
        bool choiceTaken = false;
        std::string longText;
        for (const Field& field : kind.fields) {
            if (field.key == kind.owner || field.key == kind.day || field.key == kind.done || !isStored(field.source))
                continue;
            const std::string text = displayText(field, record.get(field), context);
            if (text.empty()) continue;
            if (field.key == captionField) {
                row.caption = text;
            } else if (field.type == FieldType::choice && field.required && !choiceTaken) {
                // The kind of a call or survey says more than the word “interaction”.
                row.label = text;
                choiceTaken = true;
            } else if (field.type == FieldType::money) {
                if (row.amount.empty())
                    row.amount = text + (context.currency == m_currency ? "" : " " + context.currency);
            } else if (field.type == FieldType::reference &&
                       (field.refersTo == Kind::contact || field.refersTo == Kind::person)) {
                row.people = joined(row.people, text);
            } else if (field.type == FieldType::long_text) {
                if (longText.empty()) longText = text;
            } else if (field.listed && field.key != kind.moneyIn) {
                row.detail = joined(row.detail, text);
            }
        }
        if (!longText.empty()) row.detail = longText;
        if (row.caption.empty()) std::swap(row.caption, row.detail);
    }

    std::string tierName(const std::string& key) const {
        for (const Choice& tier : choices::tiers())
            if (tier.key == key) return both(tier.label);
        return key.empty() ? both(kNothing) : key;
    }

    void writeTierChange(const TierStep& change, TimelineRow& row) {
        row.icon = "target";
        row.label = both(kTierChange);
        row.caption = tierName(change.before) + " → " + tierName(change.after);
        row.detail = recordName(m_database, Kind::assessment, change.assessment, m_language);
    }

    void writeFieldChange(const FieldChange& change, TimelineRow& row) {
        row.icon = "history";
        row.label = both(kFieldChange);
        const Field* field = findField(Kind::client, change.field);
        if (!field) return;
        const auto told = [&](const Value& value) {
            if ((field->type == FieldType::reference || field->type == FieldType::pick) && !isEmpty(value))
                m_names.cover(m_database, field->type == FieldType::pick ? Kind::pick_item : field->refersTo,
                              integerOr(value, 0));
            const std::string text = displayText(*field, value, {&m_names, m_currency, m_language});
            return text.empty() ? both(kNothing) : text;
        };
        row.label = both(field->label);
        row.caption = told(change.before) + " → " + told(change.after);
        row.detail = both(kFieldChange);
        if (change.person != 0) row.people = recordName(m_database, Kind::person, change.person, m_language);
    }

    Database& m_database;
    const Timeline& m_timeline;
    Date m_asOf;
    Language m_language;
    std::string m_currency;
    NameBook m_names;
    std::map<std::pair<Kind, RecordId>, Record> m_records;
};

}  // namespace

std::vector<TimelineRow> timelineRows(Database& database, const Timeline& timeline, std::size_t from, std::size_t count,
                                      Date asOf, Language language) {
    const std::size_t first = std::min(from, timeline.entries.size());
    const std::size_t last = first + std::min(count, timeline.entries.size() - first);
    return Writer(database, timeline, asOf, language).write(first, last);
}

std::vector<TimelineMonth> timelineMonths(const Timeline& timeline) {
    std::vector<TimelineMonth> months;
    for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
        const std::chrono::year_month_day day(dateOfDay(timeline.entries[i].day));
        const auto month = day.year() / day.month();
        if (months.empty() || months.back().month != month) months.push_back({month, i, 0});
        ++months.back().count;
    }
    return months;
}

std::vector<TimelineFilterRow> timelineFilter(Language language) {
    std::vector<TimelineFilterRow> rows;
    for (const Kind kind : timelineKinds()) {
        const Label& name = kind == Kind::assessment_score ? kTierChange
                            : kind == Kind::client         ? kFieldChange
                                                           : kindRow(kind).many;
        rows.push_back({kind, std::string(name.in(language))});
    }
    return rows;
}

}  // namespace meike
