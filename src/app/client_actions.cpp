// SPDX-License-Identifier: GPL-3.0-or-later
// Records, clients and tags. Money, pick lists and assessments: client_actions_money.cpp, client_actions_desk.cpp.
#include "app/client_actions.h"

#include <algorithm>
#include <array>

#include "app/field_text.h"
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

namespace {

std::optional<Label> wrongValue(Database& database, const Field& field, const Value& value) {
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
        case FieldType::reference: {
            const Kind target = field.type == FieldType::pick ? Kind::pick_item : field.refersTo;
            const auto record = readRecord(database, target, number);
            if (!record || (field.type == FieldType::pick && record->text("list") != field.target))
                return Label{"所指记录不存在", "does not exist"};
            return std::nullopt;
        }
        case FieldType::text:
            if (field.key == "currency" && !isCurrencyCode(textOrEmpty(value)))
                return Label{"不是币种代码（如 CNY）", "is not a currency code such as CNY"};
            return std::nullopt;
        default:
            return std::nullopt;
    }
}

}  // namespace

std::vector<FieldProblem> checkRecord(Database& database, const Record& record) {
    std::vector<FieldProblem> problems;
    const auto fields = kindRow(record.kind()).fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const Field& field = fields[i];
        if (field.source != FieldSource::column) continue;
        const Value& value = record.at(i);
        if (isEmpty(value) || (std::holds_alternative<std::string>(value) && trimmed(textOrEmpty(value)).empty())) {
            if (field.required) problems.push_back({std::string(field.key), {"必填", "is required"}});
        } else if (const auto wrong = wrongValue(database, field, value)) {
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

// ---- Records ----

Record newRecord(Database& database, Kind kind, Date today, RecordId client) {
    Record record(kind);
    if (client != 0 && findField(kind, "client")) record.set("client", client);
    if (findField(kind, "currency") && kind != Kind::rate) record.set("currency", baseCurrency(database));
    for (const std::string_view key : {"date", "day"})
        if (findField(kind, key)) record.set(key, isoDate(today));
    if (kind == Kind::person) record.set("role", std::string("account_manager")).set("active", std::int64_t{1});
    if (kind == Kind::pick_item) record.set("archived", std::int64_t{0});
    return record;
}

namespace {

void cleanTexts(Record& record) {
    const auto fields = kindRow(record.kind()).fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (const auto* text = std::get_if<std::string>(&record.at(i)))
            if (fields[i].type == FieldType::text || fields[i].type == FieldType::long_text)
                record.at(i) = textValue(std::string(trimmed(cleanText(*text))));
}

void throwProblems(Database& database, const Record& record) {
    const auto problems = checkRecord(database, record);
    if (!problems.empty())
        throw Error(ErrorKind::invalid_value, problems.front().field, std::string(problems.front().what.en));
}

bool isMoney(Kind kind) { return kind == Kind::receipt || kind == Kind::receivable; }

/// What people call a record: its name, or whose it is.
std::string titleOf(Database& database, const Record& record) {
    const std::string_view nameField = kindRow(record.kind()).nameField;
    std::string title = nameField.empty() ? std::string() : record.text(nameField);
    if (title.empty() && findField(record.kind(), "client"))
        title = recordName(database, Kind::client, record.integer("client"));
    // The names of steps are read in menus and messages.
    constexpr std::size_t kLongest = 40;
    std::size_t at = 0;
    for (std::size_t count = 0; at < title.size(); ++count) {
        if (count == kLongest) return title.substr(0, at) + "…";
        nextCodePoint(title, at);
    }
    return title;
}

std::string kindArgument(Kind kind) { return "@" + std::string(kindRow(kind).key); }
std::string fieldArgument(Kind kind, std::string_view field) { return kindArgument(kind) + "." + std::string(field); }

}  // namespace

RecordId addRecord(Edit& edit, Record record) {
    cleanTexts(record);
    throwProblems(edit.database(), record);
    if (record.kind() == Kind::client && isEmpty(record.get("created_on")))
        record.set("created_on", isoDate(edit.clock().today()));
    const RecordId id = edit.insert(record);
    if (isMoney(record.kind())) allocateReceipts(edit, record.integer("client"), record.text("currency"));
    return id;
}

bool changeRecord(Edit& edit, Record record) {
    cleanTexts(record);
    throwProblems(edit.database(), record);
    const auto before = readRecord(edit.database(), record.kind(), record.id());
    if (!edit.update(record)) return false;
    if (isMoney(record.kind()) && before) {
        const bool moved = before->get("client") != record.get("client") ||
                           before->get("currency") != record.get("currency") ||
                           before->get("amount") != record.get("amount");
        if (moved) {
            dropAllocations(edit, record.kind(), record.id());
            allocateReceipts(edit, before->integer("client"), before->text("currency"));
            allocateReceipts(edit, record.integer("client"), record.text("currency"));
        }
    }
    return true;
}

void removeRecord(Edit& edit, Kind kind, RecordId id) {
    const auto before = readRecord(edit.database(), kind, id);
    if (!before) throw Error(ErrorKind::not_found, std::string(kindRow(kind).key), "the record is gone");
    edit.remove(kind, id);
    // What a deleted receivable had taken is free for the others.
    if (isMoney(kind)) allocateReceipts(edit, before->integer("client"), before->text("currency"));
}

bool changeField(Edit& edit, Kind kind, RecordId id, std::string_view field, const Value& value) {
    auto record = readRecord(edit.database(), kind, id);
    if (!record) throw Error(ErrorKind::not_found, std::string(kindRow(kind).key), "the record is gone");
    record->set(field, value);
    return changeRecord(edit, std::move(*record));
}

Command addCommand(Database& database, const Record& record) {
    return {"add", {kindArgument(record.kind()), titleOf(database, record)}};
}

Command changeCommand(Database& database, const Record& record) {
    return {"change", {kindArgument(record.kind()), titleOf(database, record)}};
}

Command removeCommand(Database& database, Kind kind, RecordId id) {
    const auto record = readRecord(database, kind, id);
    return {"remove", {kindArgument(kind), record ? titleOf(database, *record) : std::string()}};
}

Command changeFieldCommand(Database& database, Kind kind, RecordId id, std::string_view field) {
    const auto record = readRecord(database, kind, id);
    return {"change_field", {record ? titleOf(database, *record) : std::string(), fieldArgument(kind, field)}};
}

// ---- Clients ----

std::int64_t changeFieldOfMany(Edit& edit, std::span<const RecordId> clients, std::string_view fieldKey,
                               const Value& value) {
    const Field& field = fieldOf(Kind::client, fieldKey);
    if (field.required && isEmpty(value)) throw Error(ErrorKind::invalid_value, std::string(fieldKey), "is required");
    if (!isEmpty(value))
        if (const auto wrong = wrongValue(edit.database(), field, value))
            throw Error(ErrorKind::invalid_value, std::string(fieldKey), std::string(wrong->en));
    std::int64_t changed = 0;
    for (const RecordId client : clients) changed += edit.set(Kind::client, client, fieldKey, value) ? 1 : 0;
    return changed;
}

namespace {

/// Sets or clears a moment; those that have one already keep theirs.
std::int64_t stampClients(Edit& edit, std::span<const RecordId> clients, std::string_view field, bool on) {
    std::int64_t changed = 0;
    for (const RecordId client : clients) {
        const auto record = readRecord(edit.database(), Kind::client, client);
        if (!record || isEmpty(record->get(field)) != on) continue;
        edit.set(Kind::client, client, field, on ? Value{edit.clock().nowUtcMs()} : Value{});
        ++changed;
    }
    return changed;
}

}  // namespace

std::int64_t archiveClients(Edit& edit, std::span<const RecordId> clients) {
    return stampClients(edit, clients, "archived_at", true);
}
std::int64_t unarchiveClients(Edit& edit, std::span<const RecordId> clients) {
    return stampClients(edit, clients, "archived_at", false);
}
std::int64_t binClients(Edit& edit, std::span<const RecordId> clients) {
    return stampClients(edit, clients, "deleted_at", true);
}
std::int64_t unbinClients(Edit& edit, std::span<const RecordId> clients) {
    return stampClients(edit, clients, "deleted_at", false);
}

std::int64_t purgeClients(Edit& edit, std::span<const RecordId> clients) {
    std::int64_t removed = 0;
    for (const RecordId client : clients) {
        if (!readRecord(edit.database(), Kind::client, client)) continue;
        edit.remove(Kind::client, client);
        ++removed;
    }
    return removed;
}

Command changeFieldOfManyCommand(std::size_t clients, std::string_view field) {
    return {"change_field_many", {std::to_string(clients), fieldArgument(Kind::client, field)}};
}

Command clientsCommand(std::string_view key, std::size_t clients) {
    return {std::string(key), {std::to_string(clients)}};
}

// ---- Tags ----

Result<std::string> checkTagName(std::string_view typed) {
    std::string name(trimmed(cleanText(typed)));
    if (name.empty()) return failure(ErrorKind::invalid_value, "tag", "a tag needs a name");
    const auto parts = splitNames(name);
    if (parts.size() != 1 || parts.front() != name || name.find_first_of("\r\n\t") != std::string::npos)
        return failure(ErrorKind::invalid_value, "tag",
                       "the name of a tag may not hold a comma, a semicolon, a bar or a line break");
    return name;
}

std::int64_t tagColour(std::string_view name) {
    // FNV-1a: the same on every machine.
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : foldForSearch(name)) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return static_cast<std::int64_t>(hash % 10);
}

std::optional<RecordId> findTag(Database& database, std::string_view name) {
    NameBook names;
    for (const auto& [id, text] : recordNames(database, Kind::tag)) names.add(Kind::tag, id, text);
    return names.find(Kind::tag, name);
}

RecordId findOrAddTag(Edit& edit, std::string_view typed) {
    const std::string name = valueOrThrow(checkTagName(typed));
    if (const auto tag = findTag(edit.database(), name)) return *tag;
    return edit.insert(Record(Kind::tag).set("name", name).set("colour", tagColour(name)));
}

std::int64_t tagClients(Edit& edit, std::span<const RecordId> clients, std::string_view tag) {
    const RecordId id = findOrAddTag(edit, tag);
    std::int64_t changed = 0;
    for (const RecordId client : clients) changed += edit.addTag(client, id) ? 1 : 0;
    return changed;
}

std::int64_t untagClients(Edit& edit, std::span<const RecordId> clients, std::string_view tag) {
    const auto id = findTag(edit.database(), tag);
    if (!id) throw Error(ErrorKind::not_found, std::string(tag), "there is no such tag");
    std::int64_t changed = 0;
    for (const RecordId client : clients) changed += edit.removeTag(client, *id) ? 1 : 0;
    return changed;
}

namespace {

Command tagStep(Database& database, const char* one, const char* many, std::span<const RecordId> clients,
                std::string_view tag) {
    std::string name(trimmed(tag));
    if (clients.size() == 1) return {one, {recordName(database, Kind::client, clients.front()), std::move(name)}};
    return {many, {std::to_string(clients.size()), std::move(name)}};
}

}  // namespace

Command tagCommand(Database& database, std::span<const RecordId> clients, std::string_view tag) {
    return tagStep(database, "tag_one", "tag_many", clients, tag);
}

Command untagCommand(Database& database, std::span<const RecordId> clients, std::string_view tag) {
    return tagStep(database, "untag_one", "untag_many", clients, tag);
}

}  // namespace meike
