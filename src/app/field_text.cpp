// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/field_text.h"

#include <algorithm>
#include <ctime>

#include "app/field_range.h"
#include "app/words/reason_words.h"
#include "base/date.h"
#include "base/error_code.h"
#include "base/money.h"
#include "base/platform.h"
#include "base/unicode.h"
#include "domain/text_form.h"
#include "storage/records.h"

namespace meike {

namespace {

/// People, picks and tags are found whatever their case and script; other names count case, as imports promise.
std::string nameKey(Kind kind, std::string_view text, std::string_view list) {
    const bool loose = kind == Kind::person || kind == Kind::pick_item || kind == Kind::tag || kind == Kind::tag_group;
    std::string key(list);
    key += '\t';
    key += loose ? foldForSearch(matchKey(text)) : matchKey(text);
    return key;
}

bool hasFixedNames(Kind kind) {
    return kind == Kind::playbook || kind == Kind::person || kind == Kind::pick_item || kind == Kind::tag ||
           kind == Kind::tag_group;
}

/// The kind whose records a field points to; nothing for fields that hold their own value.
std::optional<Kind> targetOf(const Field& field) {
    if (field.type == FieldType::pick) return Kind::pick_item;
    if (field.type == FieldType::reference) return field.refersTo;
    return std::nullopt;
}

}  // namespace

NameBook::NameBook(Database& database, std::span<const Kind> more) {
    for (const Record& item : allRecords(database, Kind::pick_item))
        put(Kind::pick_item, item.id(),
            {item.text("name"), item.text("name_en").empty() ? item.text("name") : item.text("name_en"),
             item.text("list"), item.integer("position"), item.integer("archived") != 0});
    const auto load = [&](Kind kind) {
        for (auto& [id, name] : recordNames(database, kind)) put(kind, id, {name, name, {}, 0, false});
    };
    for (const Kind kind : {Kind::person, Kind::tag, Kind::tag_group, Kind::playbook}) load(kind);
    for (const Kind kind : more)
        if (!hasFixedNames(kind)) load(kind);
}

void NameBook::put(Kind kind, RecordId id, Entry entry) {
    Names& names = m_kinds[kind];
    names.byKey[nameKey(kind, entry.zh, entry.list)].push_back(id);
    if (entry.en != entry.zh) {
        const std::string english = nameKey(kind, entry.en, entry.list);
        if (english != nameKey(kind, entry.zh, entry.list)) names.byKey[english].push_back(id);
    }
    names.byId.insert_or_assign(id, std::move(entry));
}

void NameBook::add(Kind kind, RecordId id, std::string name, std::string nameEn, std::string_view list) {
    std::int64_t last = 0;
    for (const auto& [other, entry] : m_kinds[kind].byId)
        if (entry.list == list) last = std::max(last, entry.position);
    if (nameEn.empty()) nameEn = name;
    put(kind, id, {std::move(name), std::move(nameEn), std::string(list), last + 1, false});
}

void NameBook::cover(Database& database, Kind kind, RecordId id) {
    if (id == 0 || m_kinds[kind].byId.contains(id)) return;
    std::string zh = recordName(database, kind, id, Language::zh);
    std::string en = kind == Kind::pick_item ? recordName(database, kind, id, Language::en) : zh;
    std::string list;
    if (kind == Kind::pick_item)
        if (const auto item = readRecord(database, kind, id)) list = item->text("list");
    put(kind, id, {std::move(zh), std::move(en), std::move(list), 0, false});
}

void NameBook::cover(Database& database, const Record& record) {
    const auto fields = kindRow(record.kind()).fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (const auto target = targetOf(fields[i])) cover(database, *target, integerOr(record.at(i), 0));
}

const std::string& NameBook::name(Kind kind, RecordId id, Language language) const {
    static const std::string kNone;
    const auto names = m_kinds.find(kind);
    if (names == m_kinds.end()) return kNone;
    const auto entry = names->second.byId.find(id);
    if (entry == names->second.byId.end()) return kNone;
    return language == Language::zh ? entry->second.zh : entry->second.en;
}

std::optional<RecordId> NameBook::find(Kind kind, std::string_view text, std::string_view list) const {
    const auto names = m_kinds.find(kind);
    if (names == m_kinds.end()) return std::nullopt;
    const auto found = names->second.byKey.find(nameKey(kind, text, list));
    if (found == names->second.byKey.end()) return std::nullopt;
    if (found->second.size() == 1) return found->second.front();
    // Several when case and script are left aside: the one that is written the same, if it is one.
    const std::string exact = matchKey(text);
    std::optional<RecordId> only;
    for (const RecordId id : found->second) {
        const Entry& entry = names->second.byId.at(id);
        if (matchKey(entry.zh) != exact && matchKey(entry.en) != exact) continue;
        if (only) return std::nullopt;
        only = id;
    }
    return only;
}

bool NameBook::isAmbiguous(Kind kind, std::string_view text, std::string_view list) const {
    const auto names = m_kinds.find(kind);
    return names != m_kinds.end() && names->second.byKey.contains(nameKey(kind, text, list)) && !find(kind, text, list);
}

std::vector<RecordId> NameBook::pickItems(std::string_view list, bool withArchived) const {
    std::vector<std::pair<std::int64_t, RecordId>> items;
    if (const auto names = m_kinds.find(Kind::pick_item); names != m_kinds.end())
        for (const auto& [id, entry] : names->second.byId)
            if (entry.list == list && (withArchived || !entry.archived)) items.emplace_back(entry.position, id);
    std::sort(items.begin(), items.end());
    std::vector<RecordId> ids;
    ids.reserve(items.size());
    for (const auto& [position, id] : items) ids.push_back(id);
    return ids;
}

TextContext textContextOf(const Record& record, TextContext context) {
    if (findField(record.kind(), "currency") && !record.text("currency").empty())
        context.currency = record.text("currency");
    return context;
}

std::string scaledText(std::int64_t value, int scale) {
    std::string text = plainAmount(value, scale);
    if (scale > 0) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    }
    return text;
}

namespace {

/// Thousands in groups; the input is what plainAmount writes.
std::string grouped(std::string plain) {
    const std::size_t first = !plain.empty() && plain.front() == '-' ? 1 : 0;
    std::size_t at = std::min(plain.find('.'), plain.size());
    while (at > first + 3) {
        at -= 3;
        plain.insert(at, 1, ',');
    }
    return plain;
}

std::string choiceLabels(const Field& field, const std::string& keys, Language language) {
    std::string text;
    for (const std::string_view key : splitKeys(keys)) {
        if (!text.empty()) text += language == Language::zh ? "、" : ", ";
        const Choice* choice = findChoice(field.choices, key);
        // A tier or class of the profile's own is no row of the table: its key is all there is.
        text += choice ? choice->label.in(language) : key;
    }
    return text;
}

}  // namespace

std::string machineText(const Field& field, const Value& value, const TextContext& context) {
    if (isEmpty(value)) return {};
    const std::int64_t number = integerOr(value, 0);
    switch (field.type) {
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::date:
        case FieldType::choice:
        case FieldType::choices:
            return textOrEmpty(value);
        case FieldType::integer:
            return std::to_string(number);
        // Short scales keep their zeros, as money does, so that a column of them lines up; a rate of nine places does
        // not.
        case FieldType::decimal:
            return field.scale <= 2 ? plainAmount(number, field.scale) : scaledText(number, field.scale);
        case FieldType::money:
            return plainAmount(number, currencyDecimals(context.currency));
        case FieldType::moment:
            return isoMoment(number);
        case FieldType::boolean:
            return number != 0 ? "true" : "false";
        case FieldType::pick:
        case FieldType::reference:
            // Machines read one language whatever the user's is.
            return context.names ? context.names->name(*targetOf(field), number, Language::zh) : std::string();
        case FieldType::tags:
            return {};
    }
    return {};
}

std::string displayText(const Field& field, const Value& value, const TextContext& context) {
    if (isEmpty(value)) return {};
    const std::int64_t number = integerOr(value, 0);
    const bool zh = context.language == Language::zh;
    switch (field.type) {
        case FieldType::choice:
        case FieldType::choices:
            return choiceLabels(field, textOrEmpty(value), context.language);
        case FieldType::decimal:
        case FieldType::money:
            return grouped(machineText(field, value, context));
        case FieldType::moment:
            return isoDate(platform::localDate(static_cast<std::time_t>(number / 1000)));
        case FieldType::boolean:
            return number != 0 ? (zh ? "是" : "yes") : (zh ? "否" : "no");
        case FieldType::pick:
        case FieldType::reference:
            return context.names ? context.names->name(*targetOf(field), number, context.language) : std::string();
        case FieldType::long_text:
            // What an assessment saved is kept in keys.
            if (field.key == "reasons") return words::reasonSummaryText(textOrEmpty(value), context.language);
            [[fallthrough]];
        case FieldType::text:
        case FieldType::date:
        case FieldType::integer:
        case FieldType::tags:
            return machineText(field, value, context);
    }
    return {};
}

namespace {

std::string joinTags(std::span<const RecordId> tags, const NameBook& names, std::string_view separator) {
    std::string text;
    for (const RecordId tag : tags) {
        const std::string& name = names.name(Kind::tag, tag);
        if (name.empty()) continue;
        if (!text.empty()) text += separator;
        text += name;
    }
    return text;
}

}  // namespace

std::string machineTags(std::span<const RecordId> tags, const NameBook& names) { return joinTags(tags, names, ","); }

std::string displayTags(std::span<const RecordId> tags, const NameBook& names, Language language) {
    return joinTags(tags, names, language == Language::zh ? "、" : ", ");
}

std::vector<std::string> splitNames(std::string_view text) {
    const std::string clean = cleanText(text);
    std::vector<std::string> names;
    std::string name;
    const auto take = [&] {
        std::string whole(trimmed(name));
        if (!whole.empty() && std::find(names.begin(), names.end(), whole) == names.end())
            names.push_back(std::move(whole));
        name.clear();
    };
    for (std::size_t at = 0; at < clean.size();) {
        const char32_t c = nextCodePoint(clean, at);
        if (c == U',' || c == U';' || c == U'|' || c == U'、' || c == U'，' || c == U'；' || c == U'｜' || c == U'\n')
            take();
        else
            appendUtf8(name, c);
    }
    take();
    return names;
}

std::string cleanFieldText(const Field& field, std::string_view text) {
    const auto inForm = [&](std::string_view plain) {
        return field.form ? field.form->normal(plain) : std::string(plain);
    };
    std::string storage;
    const std::string_view clean = trimmed(cleanText(text, storage));
    // Controls mean nothing in a text, and a terminal obeys them. Those above 0x7F are 0xC2 and a byte.
    const auto isControl = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
    if (std::none_of(clean.begin(), clean.end(), [&](char c) { return isControl(c) || c == '\xC2'; }))
        return inForm(clean);
    std::string kept;
    kept.reserve(clean.size());
    for (std::size_t i = 0; i < clean.size(); ++i) {
        const char c = clean[i];
        if (c == '\xC2' && i + 1 < clean.size() && static_cast<unsigned char>(clean[i + 1]) < 0xA0) {
            ++i;
            continue;
        }
        if (isControl(c) && c != '\n' && c != '\r' && c != '\t') continue;
        if (field.type != FieldType::long_text)
            kept += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
        else if (c != '\r')
            kept += c;
        else if (i + 1 == clean.size() || clean[i + 1] != '\n')
            kept += '\n';
    }
    return inForm(trimmed(kept));
}

Result<std::string> parseCurrency(std::string_view text) {
    const std::string name = matchKey(text);
    std::string code;
    for (const char c : name) code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    static constexpr std::pair<std::string_view, std::string_view> kNames[] = {
        {"RMB", "CNY"},    {"人民币", "CNY"}, {"人民币元", "CNY"}, {"元", "CNY"},   {"¥", "CNY"},
        {"CNH", "CNY"},    {"美元", "USD"},   {"美金", "USD"},     {"$", "USD"},    {"US$", "USD"},
        {"欧元", "EUR"},   {"€", "EUR"},      {"英镑", "GBP"},     {"£", "GBP"},    {"港币", "HKD"},
        {"港元", "HKD"},   {"HK$", "HKD"},    {"日元", "JPY"},     {"日圆", "JPY"}, {"台币", "TWD"},
        {"新台币", "TWD"}, {"NT$", "TWD"},    {"澳元", "AUD"},     {"加元", "CAD"}, {"新加坡元", "SGD"},
        {"新币", "SGD"},   {"韩元", "KRW"},   {"韩币", "KRW"},     {"瑞郎", "CHF"}, {"瑞士法郎", "CHF"},
        {"泰铢", "THB"},   {"澳门元", "MOP"}, {"卢布", "RUB"},     {"卢比", "INR"}};
    for (const auto& [known, iso] : kNames)
        if (known == code) return std::string(iso);
    if (isCurrencyCode(code)) return code;
    return failure(ErrorKind::invalid_value, std::string(text), ErrorCode::not_a_currency);
}

namespace {

const Choice* choiceByText(const Field& field, std::string_view text) {
    const std::string wanted = foldForSearch(matchKey(text));
    for (const Choice& choice : field.choices)
        for (const std::string_view name : {choice.key, choice.label.zh, choice.label.en})
            if (foldForSearch(matchKey(name)) == wanted) return &choice;
    return nullptr;
}

std::string keyList(std::span<const Choice> choices) {
    std::string text;
    for (const Choice& choice : choices) {
        if (!text.empty()) text += ", ";
        text += choice.key;
    }
    return text;
}

}  // namespace

std::optional<ErrorDetail> otherCurrency(std::string_view named, std::string_view sign, std::string_view currency) {
    if (!named.empty() && named != currency)
        return ErrorDetail{ErrorCode::other_currency, {std::string(named), std::string(currency)}};
    if (!sign.empty() && !writesWith(currency, sign))
        return ErrorDetail{ErrorCode::other_currency, {std::string(sign), std::string(currency)}};
    return std::nullopt;
}

Result<Value> parseText(const Field& field, std::string_view text, const ParseContext& context) {
    if (isEmptyCell(text)) return Value{};
    const auto wrong = [&](ErrorDetail detail) {
        return failure(ErrorKind::invalid_value, std::string(field.key), std::move(detail));
    };
    const auto inRange = [&](Value value) -> Result<Value> {
        if (auto outside = outOfRange(field, value)) return wrong(std::move(*outside));
        return value;
    };
    switch (field.type) {
        case FieldType::text: {
            if (field.key == "currency") {
                auto code = parseCurrency(text);
                if (!code) return wrong(code.error().detail());
                return Value{std::move(*code)};
            }
            return textValue(cleanFieldText(field, text));
        }
        case FieldType::long_text:
            return textValue(cleanFieldText(field, text));
        case FieldType::integer: {
            const auto number = parseInteger(text, context.numbers);
            if (!number) return wrong(number.error().detail());
            return inRange(*number);
        }
        case FieldType::decimal: {
            const auto parsed = parseNumber(text, context.numbers);
            if (!parsed) return wrong(parsed.error().detail());
            Decimal decimal = parsed->value;
            // Shares are written 6 %, 0.06 or, below a header that says so or not, 6.
            const auto tenThousandths = parsed->value.rounded(4);
            const bool whole = field.share && tenThousandths && *tenThousandths >= 10'000;
            if (parsed->percent || context.percentColumn || whole) {
                const auto ratio = parseRatio(text, context.percentColumn || whole, context.numbers);
                if (!ratio) return wrong(ratio.error().detail());
                decimal = *ratio;
            }
            const auto scaled = decimal.rounded(field.scale);
            if (!scaled) return wrong(scaled.error().detail());
            return inRange(*scaled);
        }
        case FieldType::money: {
            const auto amount = parseAmount(text, currencyDecimals(context.currency), context.numbers);
            if (!amount) return wrong(amount.error().detail());
            if (auto other = otherCurrency(amount->currency, amount->sign, context.currency))
                return wrong(std::move(*other));
            return inRange(amount->minor);
        }
        case FieldType::date: {
            const auto date = parseDate(text, context.dateOrder, context.year);
            if (!date) return wrong(date.error().detail());
            return inRange(isoDate(*date));
        }
        case FieldType::boolean: {
            const auto flag = parseBool(text);
            if (!flag) return wrong(ErrorCode::neither_yes_nor_no);
            return Value{std::int64_t{*flag ? 1 : 0}};
        }
        case FieldType::choice: {
            const Choice* choice = choiceByText(field, text);
            if (!choice) return wrong({ErrorCode::not_one_of, {keyList(field.choices)}});
            return Value{std::string(choice->key)};
        }
        case FieldType::choices: {
            std::vector<const Choice*> chosen;
            for (const std::string& name : splitNames(text)) {
                const Choice* choice = choiceByText(field, name);
                if (!choice) return wrong({ErrorCode::name_not_one_of, {name, keyList(field.choices)}});
                chosen.push_back(choice);
            }
            // In table order, so that equal sets are equal texts.
            std::vector<std::string> keys;
            for (const Choice& choice : field.choices)
                if (std::find(chosen.begin(), chosen.end(), &choice) != chosen.end()) keys.emplace_back(choice.key);
            return textValue(joinKeys(keys));
        }
        case FieldType::pick:
        case FieldType::reference: {
            const std::string name(trimmed(cleanText(text)));
            const auto id = context.names ? context.names->find(*targetOf(field), name, field.target) : std::nullopt;
            if (!id) return failure(ErrorKind::not_found, std::string(field.key), {ErrorCode::no_such_name, {name}});
            return Value{*id};
        }
        case FieldType::moment:
        case FieldType::tags:
            return wrong(ErrorCode::cannot_be_typed);
    }
    return wrong(ErrorCode::cannot_be_typed);
}

}  // namespace meike
