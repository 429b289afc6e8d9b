// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/text_search.h"

#include <algorithm>

#include "base/pinyin.h"
#include "base/progress.h"
#include "base/unicode.h"
#include "domain/field.h"
#include "domain/record.h"
#include "storage/custom_fields.h"
#include "storage/facts_as_of.h"

namespace meike {

namespace {

constexpr std::size_t kShortestNumber = 3;  ///< digits
constexpr std::size_t kShortestWord = 2;    ///< characters

bool isNumberChar(char c) { return (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '+'; }

std::string digitsOf(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

std::size_t charactersOf(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// With what LIKE means by itself escaped.
std::string likePattern(std::string_view needle) {
    std::string pattern = "%";
    for (const char c : needle) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

bool isText(const Field& field) {
    return field.source == FieldSource::column && (field.type == FieldType::text || field.type == FieldType::long_text);
}

/// Texts that stand for numbers: phones, codes, numbers of documents.
bool isNumberField(const Field& field) {
    return isText(field) && (field.identifier || field.key == "number" || field.key == "invoice_number" ||
                             field.key == "code" || field.key == "registration_no");
}

/// Whether what was typed is a number rather than words.
bool isNumber(std::string_view needle) {
    return !needle.empty() && std::all_of(needle.begin(), needle.end(), isNumberChar) && !digitsOf(needle).empty();
}

/// The keys of those choices whose label holds the words.
std::vector<Value> choicesCalled(const Field& field, std::string_view words) {
    const std::string folded = foldForSearch(words);
    std::vector<Value> keys;
    for (const Choice& choice : field.choices)
        for (const Language language : {Language::zh, Language::en})
            if (foldForSearch(choice.label.in(language)).find(folded) != std::string::npos) {
                keys.emplace_back(std::string(choice.key));
                break;
            }
    return keys;
}

/// The condition that what a field points to is called so; empty for fields that point to nothing with a name.
SqlPiece pointsToName(const Field& field, const SqlPiece& value, const std::string& needle) {
    SqlPiece piece = value;
    if (field.type == FieldType::reference && field.refersTo == Kind::client) {
        piece += SqlPiece{" IN (SELECT q.client FROM client_search q WHERE meike_holds(q.document, ?))",
                          {searchNeedle(needle)}};
        return piece;
    }
    const std::string pattern = likePattern(needle);
    if (field.type == FieldType::pick) {
        piece += SqlPiece{
            " IN (SELECT p.id FROM pick_item p WHERE p.list = ? AND (p.name LIKE ? ESCAPE '\\' OR p.name_en LIKE ? "
            "ESCAPE '\\'))",
            {std::string(field.target), pattern, pattern}};
        return piece;
    }
    const KindRow& pointed = kindRow(field.refersTo);
    if (field.type != FieldType::reference || pointed.nameField.empty()) return {};
    piece += SqlPiece{" IN (SELECT p.id FROM " + std::string(pointed.table) + " p WHERE p." +
                          std::string(pointed.nameField) + " LIKE ? ESCAPE '\\')",
                      {pattern}};
    return piece;
}

}  // namespace

std::vector<Kind> searchedKinds() {
    std::vector<Kind> kinds = {Kind::contact, Kind::client, Kind::order, Kind::receivable, Kind::receipt};
    for (const KindRow& row : kindTable())
        if (row.owner == "client" && std::find(kinds.begin(), kinds.end(), row.kind) == kinds.end())
            kinds.push_back(row.kind);
    return kinds;
}

std::vector<TextHit> findTexts(Database& database, Kind kind, std::string_view text, std::size_t limit,
                               const std::stop_token& stop) {
    const std::string needle(trimmed(text));
    const std::string digits = digitsOf(needle);
    const bool number = isNumber(needle);
    if (number ? digits.size() < kShortestNumber : charactersOf(needle) < kShortestWord) return {};
    const KindRow& row = kindRow(kind);
    const bool client = kind == Kind::client;
    std::vector<const Field*> fields;
    for (const Field& field : row.fields)
        if ((number ? isNumberField(field) : isText(field)) &&
            !(client && (field.key == "name" || field.key == "short_name")))
            fields.push_back(&field);
    std::vector<TextHit> hits;
    if (fields.empty()) return hits;
    const auto plain = [&](const Field& field) {
        const std::string column = "t." + std::string(field.key);
        return number ? "replace(replace(" + column + ", ' ', ''), '-', '')" : column;
    };
    std::string conditions;
    std::string columns;
    for (const Field* field : fields) {
        conditions += (conditions.empty() ? "" : " OR ") + plain(*field) + " LIKE ?1 ESCAPE '\\'";
        columns += ", " + plain(*field) + " LIKE ?1 ESCAPE '\\', t." + std::string(field->key);
    }
    Statement find =
        database.prepare("SELECT t.id, " + std::string(client ? "t.id" : "t.client") + columns + " FROM " +
                         std::string(row.table) + " t WHERE (" + conditions + ") AND " +
                         (client ? "t.deleted_at IS NULL"
                                 : "EXISTS (SELECT 1 FROM client c WHERE c.id = t.client AND c.deleted_at IS NULL)") +
                         " LIMIT ?2");
    find.bind(1, likePattern(number ? digits : needle)).bind(2, static_cast<std::int64_t>(limit));
    while (find.step()) {
        throwIfStopped(stop);
        TextHit hit;
        hit.kind = kind;
        hit.record = find.integer(0);
        hit.client = find.integer(1);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const int at = 2 + 2 * static_cast<int>(i);
            if (find.isNull(at) || find.integer(at) == 0) continue;
            hit.field = std::string(fields[i]->key);
            hit.text = std::string(find.text(at + 1));
            break;
        }
        hits.push_back(std::move(hit));
    }
    return hits;
}

SqlPiece saysText(Database& database, Kind kind, const std::string& alias, std::string_view typed,
                  std::optional<Date> asOf) {
    const std::string needle(trimmed(typed));
    if (needle.empty()) return {};
    SqlPiece any;
    const auto add = [&any](const SqlPiece& piece) {
        if (piece.sql.empty()) return;
        any += any.sql.empty() ? "(" : " OR ";
        any += piece;
    };
    for (const Field* field : fieldsOfKind(database, kind)) {
        if (!isStored(field->source)) continue;
        const bool own = field->source == FieldSource::custom;
        const SqlPiece value = own    ? SqlPiece{customExpression(*field, alias + ".id"), {}}
                               : asOf ? valueOn(kind, *field, alias, *asOf)
                                      : SqlPiece{alias + "." + std::string(field->key), {}};
        if (field->type == FieldType::text || field->type == FieldType::long_text) {
            SqlPiece holds = value;
            holds += SqlPiece{" LIKE ? ESCAPE '\\'", {likePattern(needle)}};
            add(holds);
            // 138 0013-8000 is 13800138000.
            if (isNumber(needle) && isNumberField(*field)) {
                SqlPiece digits{"replace(replace(", {}};
                digits += value;
                digits += SqlPiece{", ' ', ''), '-', '') LIKE ?", {likePattern(digitsOf(needle))}};
                add(digits);
            }
        } else if (field->type == FieldType::choice || field->type == FieldType::choices) {
            for (const Value& key : choicesCalled(*field, needle)) {
                SqlPiece holds{"instr(',' || ", {}};
                holds += value;
                holds += SqlPiece{" || ',', ',' || ? || ',') > 0", {key}};
                add(holds);
            }
        } else if (field->type == FieldType::pick || field->type == FieldType::reference) {
            add(pointsToName(*field, value, needle));
        }
    }
    any += any.sql.empty() ? "0" : ")";
    return any;
}

}  // namespace meike
