// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/record_check.h"

#include <algorithm>
#include <array>

#include "app/field_text.h"
#include "app/records/tag_names.h"
#include "base/money.h"
#include "base/unicode.h"
#include "storage/records.h"

namespace meike {

// ---- Checking ----

std::optional<std::string> datesReversed(const Record& record) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPeriods = {
        {{"service_start", "service_end"},
         {"start", "finish"},
         {"tier_override_from", "tier_override_until"},
         {"stage_override_from", "stage_override_until"}}};
    for (const auto& [from, until] : kPeriods) {
        if (!findField(record.kind(), from) || !findField(record.kind(), until)) continue;
        const std::string& start = record.text(from);
        const std::string& end = record.text(until);
        if (!start.empty() && !end.empty() && end < start) return std::string(until);
    }
    return std::nullopt;
}

bool referenceExists(Database& database, const Field& field, RecordId id) {
    const Kind target = field.type == FieldType::pick ? Kind::pick_item : field.refersTo;
    const auto record = readRecord(database, target, id);
    return record && (field.type != FieldType::pick || record->text("list") == field.target);
}

std::optional<Label> wrongValue(const Field& field, const Value& value, const Exists& exists) {
    const std::int64_t number = integerOr(value, 0);
    switch (field.type) {
        case FieldType::integer:
            if ((field.minimum != 0 || field.maximum != 0) && (number < field.minimum || number > field.maximum))
                return Label{"超出允许范围", "is out of range"};
            return std::nullopt;
        case FieldType::date:
            if (!parseIsoDate(textOrEmpty(value))) return Label{"不是有效日期", "is not a date"};
            return std::nullopt;
        case FieldType::choice:
        case FieldType::choices:
            // A scoring profile may bring tiers of its own.
            if (field.key == "tier_override") return std::nullopt;
            for (const std::string_view key : splitKeys(textOrEmpty(value)))
                if (!findChoice(field.choices, key)) return Label{"不在可选值之内", "is not one of its values"};
            return std::nullopt;
        case FieldType::pick:
        case FieldType::reference:
            if (!exists(field, number)) return Label{"所指记录不存在", "does not exist"};
            return std::nullopt;
        case FieldType::text:
            if (field.key == "currency" && !isCurrencyCode(textOrEmpty(value)))
                return Label{"不是币种代码（如 CNY）", "is not a currency code such as CNY"};
            return std::nullopt;
        default:
            return std::nullopt;
    }
}

std::vector<FieldProblem> checkRecord(Database& database, const Record& record) {
    return checkRecord(record, [&](const Field& field, RecordId id) { return referenceExists(database, field, id); });
}

std::vector<FieldProblem> checkRecord(const Record& record, const Exists& exists) {
    std::vector<FieldProblem> problems;
    const auto fields = kindRow(record.kind()).fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const Field& field = fields[i];
        if (field.source != FieldSource::column) continue;
        const Value& value = record.at(i);
        if (isEmpty(value) || (std::holds_alternative<std::string>(value) && trimmed(textOrEmpty(value)).empty())) {
            if (field.required) problems.push_back({std::string(field.key), {"必填", "is required"}});
        } else if (const auto wrong = wrongValue(field, value, exists)) {
            problems.push_back({std::string(field.key), *wrong});
        }
    }
    if (const auto reversed = datesReversed(record))
        problems.push_back({*reversed, {"早于开始日期", "is before the start"}});
    if (record.kind() == Kind::rate && !isEmpty(record.get("rate")) && record.integer("rate") <= 0)
        problems.push_back({"rate", {"必须大于零", "must be above zero"}});
    if (record.kind() == Kind::tag && !record.text("name").empty())
        if (const auto name = checkTagName(record.text("name")); !name)
            problems.push_back(
                {"name", {"不能含有逗号、分号、顿号或竖线", "may not hold a comma, a semicolon or a bar"}});
    return problems;
}

std::vector<FieldProblem> newProblems(const Record& record, const Record* before, const Exists& exists) {
    auto problems = checkRecord(record, exists);
    if (problems.empty() || !before) return problems;
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

}  // namespace

void completeRecord(Database& database, Record& record, Date today) {
    const Kind kind = record.kind();
    // A rate is of a currency; everything else is in one.
    if (findField(kind, "currency") && kind != Kind::rate && isEmpty(record.get("currency")))
        record.set("currency", baseCurrency(database));
    if (findField(kind, "created_on")) fill(record, "created_on", isoDate(today));
    if (kind == Kind::person) {
        fill(record, "role", std::string("account_manager"));
        fill(record, "active", std::int64_t{1});
    }
    if (kind == Kind::tag && !record.text("name").empty()) fill(record, "colour", tagColour(record.text("name")));
    if (kind == Kind::segment) fill(record, "version", std::int64_t{1});
    if (kind == Kind::pick_item) fill(record, "archived", std::int64_t{0});
    if (findField(kind, "position") && isEmpty(record.get("position")))
        record.set("position", lastPosition(database, record) + 1);
}

Record newRecord(Database& database, Kind kind, Date today, RecordId client) {
    Record record(kind);
    if (client != 0 && findField(kind, "client")) record.set("client", client);
    for (const std::string_view key : {"date", "day"})
        if (findField(kind, key)) record.set(key, isoDate(today));
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
}

}  // namespace meike
