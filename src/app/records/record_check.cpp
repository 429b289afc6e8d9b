// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/record_check.h"

#include <algorithm>

#include "app/field_range.h"
#include "app/field_text.h"
#include "app/records/tag_names.h"
#include "base/error_code.h"
#include "base/money.h"
#include "base/uid.h"
#include "base/unicode.h"
#include "domain/custom_field.h"
#include "domain/text_form.h"
#include "storage/custom_fields.h"
#include "storage/records.h"

namespace meike {

// ---- Checking ----

std::optional<std::string> datesReversed(const Record& record) {
    for (const auto& [from, until] : kindRow(record.kind()).periods) {
        const std::string& start = record.text(from);
        const std::string& end = record.text(until);
        if (!start.empty() && !end.empty() && end < start) return std::string(until);
    }
    return std::nullopt;
}

bool referenceExists(Database& database, const Field& field, RecordId id) {
    if (field.type == FieldType::pick) {
        const auto item = readRecord(database, Kind::pick_item, id);
        return item && item->text("list") == field.target;
    }
    return recordExists(database, field.refersTo, id);
}

std::optional<ErrorDetail> wrongValue(const Field& field, const Value& value, const Exists& exists) {
    const std::int64_t number = integerOr(value, 0);
    switch (field.type) {
        case FieldType::integer:
        case FieldType::decimal:
        case FieldType::money:
        case FieldType::date:
        case FieldType::boolean:
            return outOfRange(field, value);
        case FieldType::choice:
        case FieldType::choices:
            // A scoring profile may bring tiers of its own.
            if (field.key == "tier_override") return std::nullopt;
            for (const std::string_view key : splitKeys(textOrEmpty(value)))
                if (!findChoice(field.choices, key)) return ErrorDetail(ErrorCode::not_a_choice);
            return std::nullopt;
        case FieldType::pick:
        case FieldType::reference:
            if (!exists(field, number)) return ErrorDetail(ErrorCode::reference_missing);
            return std::nullopt;
        case FieldType::text:
            if (field.key == "currency" && !isCurrencyCode(textOrEmpty(value)))
                return ErrorDetail(ErrorCode::not_a_currency);
            if (field.form && field.form->wrong) return field.form->wrong(textOrEmpty(value));
            return std::nullopt;
        default:
            return std::nullopt;
    }
}

std::vector<FieldProblem> checkRecord(Database& database, const Record& record) {
    auto problems =
        checkRecord(record, [&](const Field& field, RecordId id) { return referenceExists(database, field, id); });
    for (FieldProblem& problem : missingOwnFields(database, record)) problems.push_back(std::move(problem));
    if (const auto check = kindRow(record.kind()).checkChange; check && record.id() != 0)
        if (const auto before = readRecord(database, record.kind(), record.id())) check(*before, record, problems);
    return problems;
}

std::vector<FieldProblem> missingOwnFields(Database& database, const Record& record) {
    std::vector<FieldProblem> problems;
    for (const Field* field : customFields(database, record.kind()))
        if (field->required && isEmpty(record.get(*field)))
            problems.push_back({std::string(field->key), ErrorCode::required});
    return problems;
}

std::vector<FieldProblem> checkRecord(const Record& record, const Exists& exists) {
    std::vector<FieldProblem> problems;
    const auto look = [&](const Field& field, const Value& value) {
        if (isEmpty(value) || (std::holds_alternative<std::string>(value) && trimmed(textOrEmpty(value)).empty())) {
            if (field.required) problems.push_back({std::string(field.key), ErrorCode::required});
        } else if (const auto wrong = wrongValue(field, value, exists)) {
            problems.push_back({std::string(field.key), *wrong});
        }
    };
    const auto fields = kindRow(record.kind()).fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].source == FieldSource::column) look(fields[i], record.at(i));
    for (const auto& [key, value] : record.custom())
        if (const Field* field = findField(record.kind(), key)) look(*field, value);
    if (const auto reversed = datesReversed(record)) problems.push_back({*reversed, ErrorCode::before_start});
    if (const auto check = kindRow(record.kind()).check) check(record, problems);
    if (record.kind() == Kind::tag && !record.text("name").empty())
        if (const auto name = checkTagName(record.text("name")); !name)
            problems.push_back({"name", name.error().detail()});
    return problems;
}

std::vector<FieldProblem> newProblems(const Record& record, const Record* before, const Exists& exists) {
    auto problems = checkRecord(record, exists);
    if (!before) return problems;
    if (const auto check = kindRow(record.kind()).checkChange) check(*before, record, problems);
    if (problems.empty()) return problems;
    const auto known = checkRecord(*before, exists);
    std::erase_if(problems, [&](const FieldProblem& problem) {
        return record.get(problem.field) == before->get(problem.field) &&
               std::find(known.begin(), known.end(), problem) != known.end();
    });
    return problems;
}

// ---- Completing ----

namespace {

std::int64_t lastPosition(Database& database, const Record& record) {
    std::int64_t last = 0;
    const bool lists = record.kind() == Kind::pick_item;
    for (const Record& other : allRecords(database, record.kind()))
        if (!lists || other.text("list") == record.text("list")) last = std::max(last, other.integer("position"));
    return last;
}

void fill(Record& record, std::string_view field, Value value) {
    if (isEmpty(record.get(field))) record.set(field, std::move(value));
}

/// What a new record of a kind begins with, by the places of its fields.
const std::vector<std::pair<std::size_t, Value>>& beginning(Kind kind) {
    static const auto kBeginnings = [] {
        std::vector<std::vector<std::pair<std::size_t, Value>>> all;
        for (const KindRow& row : kindTable()) {
            auto& values = all.emplace_back();
            if (!row.begin) continue;
            Record begun(row.kind);
            row.begin(begun);
            for (std::size_t i = 0; i < row.fields.size(); ++i)
                if (!isEmpty(begun.at(i))) values.emplace_back(i, begun.at(i));
        }
        return all;
    }();
    return kBeginnings[static_cast<std::size_t>(kind)];
}

}  // namespace

void completeRecord(Database& database, Record& record, Date today) {
    const Kind kind = record.kind();
    const KindRow& row = kindRow(kind);
    if (!row.moneyIn.empty() && isEmpty(record.get(row.moneyIn))) record.set(row.moneyIn, baseCurrency(database));
    if (kind == Kind::custom_field)
        fill(record, "key", customKey(uidText(newUid(std::int64_t{dayNumber(today)} * 86'400'000))));
    if (row.follow) row.follow(record, nullptr);
    if (findField(kind, "created_on")) fill(record, "created_on", isoDate(today));
    for (const auto& [place, value] : beginning(kind))
        if (isEmpty(record.at(place))) record.at(place) = value;
    if (kind == Kind::tag && !record.text("name").empty()) fill(record, "colour", tagColour(record.text("name")));
    if (kind == Kind::segment) fill(record, "version", std::int64_t{1});
    if (findField(kind, "position") && isEmpty(record.get("position")))
        record.set("position", lastPosition(database, record) + 1);
}

Record newRecord(Database& database, Kind kind, Date today, RecordId client) {
    Record record(kind);
    const KindRow& row = kindRow(kind);
    if (client != 0 && row.owner == "client") record.set("client", client);
    // A record stands for today unless its day lies ahead: when something is due is nobody's to guess.
    if (row.day == "date" || row.day == "day") record.set(row.day, isoDate(today));
    completeRecord(database, record, today);
    return record;
}

void cleanValue(const Field& field, Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    if (!text) return;
    if (field.key == "currency") {
        if (auto code = parseCurrency(*text)) value = std::move(*code);
    } else if (field.type == FieldType::text || field.type == FieldType::long_text) {
        value = textValue(cleanFieldText(field, *text));
    } else if (text->empty()) {
        value = {};
    }
}

void cleanRecord(Record& record) {
    const auto fields = kindRow(record.kind()).fields;
    for (std::size_t i = 0; i < fields.size(); ++i) cleanValue(fields[i], record.at(i));
    const auto custom = record.custom();
    for (auto [key, value] : custom)
        if (const Field* field = findField(record.kind(), key)) {
            cleanValue(*field, value);
            record.set(key, value);
        }
}

}  // namespace meike
