// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/custom_field.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>

#include "base/unicode.h"

namespace meike {

namespace {

constexpr std::string_view kPrefix = "custom_";

struct TypeRow {
    FieldType type;
    Choice choice;
};

constexpr TypeRow kTypes[] = {
    {FieldType::text, {"text", {"单行文本", "Text"}}},
    {FieldType::long_text, {"long_text", {"多行文本", "Long text"}}},
    {FieldType::integer, {"integer", {"整数", "Whole number"}}},
    {FieldType::decimal, {"decimal", {"小数", "Decimal number"}}},
    {FieldType::money, {"money", {"金额", "Amount"}}},
    {FieldType::date, {"date", {"日期", "Date"}}},
    {FieldType::boolean, {"boolean", {"是／否", "Yes or no"}}},
    {FieldType::choice, {"choice", {"单选", "One of several"}}},
    {FieldType::choices, {"choices", {"多选", "Some of several"}}},
};

/// A field with the texts that its views look at.
struct Interned {
    CustomFieldDefinition definition;
    std::vector<Choice> choices;
    Field field;
};

struct Table {
    std::shared_mutex mutex;
    std::vector<std::unique_ptr<const Interned>> all;  ///< views into them outlive a renaming
    std::map<std::string, const Interned*, std::less<>> byKey;
};

Table& table() {
    static Table table;
    return table;
}

std::unique_ptr<const Interned> made(const CustomFieldDefinition& definition) {
    auto interned = std::make_unique<Interned>();
    interned->definition = definition;
    const CustomFieldDefinition& kept = interned->definition;
    if (interned->definition.nameEn.empty()) interned->definition.nameEn = kept.name;
    for (const std::string& option : kept.options) interned->choices.push_back({option, {option, option}});
    Field& field = interned->field;
    field.key = kept.key;
    field.label = {kept.name, kept.nameEn};
    field.type = kept.type;
    field.source = FieldSource::custom;
    field.required = kept.required;
    field.personal = kept.personal;
    field.scale = kept.type == FieldType::decimal ? kept.scale : 0;
    field.choices = interned->choices;
    field.section = {"自定义字段", "Custom fields"};
    return interned;
}

}  // namespace

std::span<const Choice> customFieldTypes() {
    static const std::vector<Choice> kChoices = [] {
        std::vector<Choice> choices;
        for (const TypeRow& row : kTypes) choices.push_back(row.choice);
        return choices;
    }();
    return kChoices;
}

std::optional<FieldType> customFieldType(std::string_view key) {
    for (const TypeRow& row : kTypes)
        if (row.choice.key == key) return row.type;
    return std::nullopt;
}

std::string customKey(std::string_view uidText) {
    return std::string(kPrefix) + std::string(uidText.substr(uidText.rfind('-') + 1));
}

bool isCustomKey(std::string_view key) { return key.starts_with(kPrefix); }

std::vector<std::string> splitOptions(std::string_view text) {
    std::vector<std::string> options;
    std::size_t at = 0;
    while (at <= text.size()) {
        // The separators of both languages; an option holds none, since several are stored with commas between them.
        std::size_t end = at;
        std::size_t next = text.size() + 1;
        while (end < text.size()) {
            std::size_t after = end;
            const char32_t c = nextCodePoint(text, after);
            if (c == U'\n' || c == U',' || c == U'，' || c == U'、' || c == U';' || c == U'；') {
                next = after;
                break;
            }
            end = after;
        }
        std::string option(trimmed(text.substr(at, end - at)));
        if (!option.empty() && std::find(options.begin(), options.end(), option) == options.end())
            options.push_back(std::move(option));
        at = next;
    }
    return options;
}

const Field& internCustomField(const CustomFieldDefinition& definition) {
    Table& known = table();
    CustomFieldDefinition full = definition;
    if (full.nameEn.empty()) full.nameEn = full.name;
    {
        const std::shared_lock lock(known.mutex);
        const auto found = known.byKey.find(full.key);
        if (found != known.byKey.end() && found->second->definition == full) return found->second->field;
    }
    const std::unique_lock lock(known.mutex);
    const Interned* interned = known.all.emplace_back(made(full)).get();
    known.byKey[full.key] = interned;
    return interned->field;
}

const Field* findCustomField(Kind kind, std::string_view key) {
    Table& known = table();
    const std::shared_lock lock(known.mutex);
    const auto found = known.byKey.find(key);
    if (found == known.byKey.end() || found->second->definition.kind != kind) return nullptr;
    return &found->second->field;
}

}  // namespace meike
