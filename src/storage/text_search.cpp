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

std::string smallLetters(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::size_t charactersOf(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool isText(const Field& field) {
    return field.source == FieldSource::column && (field.type == FieldType::text || field.type == FieldType::long_text);
}

/// Texts that stand for numbers: phones, codes, numbers of documents.
bool isNumberField(const Field& field) {
    return isText(field) && (field.identifier || field.key == "number" || field.key == "invoice_number" ||
                             field.key == "code" || field.key == "registration_no");
}

/// Whether there is an index of that column alone, so that its beginning is looked up and not looked for.
bool isIndexedNumber(Database& database, const KindRow& row, const Field& field) {
    if (!isNumberField(field)) return false;
    Statement& index = database.cached(
        "SELECT 1 FROM pragma_index_list(?1) AS list JOIN pragma_index_info(list.name) AS info ON info.seqno = 0 "
        "WHERE info.name = ?2");
    return index.bind(1, row.table).bind(2, field.key).step();
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
    const std::string small = smallLetters(needle);
    if (field.type == FieldType::pick) {
        piece +=
            SqlPiece{" IN (SELECT p.id FROM pick_item p WHERE p.list = ? AND meike_mentions(?, p.name, p.name_en))",
                     {std::string(field.target), small}};
        return piece;
    }
    const KindRow& pointed = kindRow(field.refersTo);
    if (field.type != FieldType::reference || pointed.nameField.empty()) return {};
    piece += SqlPiece{" IN (SELECT p.id FROM " + std::string(pointed.table) + " p WHERE meike_mentions(?, p." +
                          std::string(pointed.nameField) + "))",
                      {small}};
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

bool isManyToSearch(Database& database, Kind kind) {
    constexpr std::int64_t kMany = 300'000;
    return database.integer("SELECT max(id) FROM " + std::string(kindRow(kind).table)) > kMany;
}

std::vector<TextHit> findTexts(Database& database, Kind kind, std::string_view text, std::size_t limit, TextReach reach,
                               const std::stop_token& stop) {
    const std::string needle(trimmed(text));
    const std::string digits = digitsOf(needle);
    const bool number = isNumber(needle);
    if (number ? digits.size() < kShortestNumber : charactersOf(needle) < kShortestWord) return {};
    const KindRow& row = kindRow(kind);
    const bool client = kind == Kind::client;
    const bool indexed = reach == TextReach::indexed;
    std::vector<const Field*> fields;
    for (const Field& field : row.fields)
        if ((indexed  ? isIndexedNumber(database, row, field)
             : number ? isNumberField(field)
                      : isText(field)) &&
            !(client && (field.key == "name" || field.key == "short_name")))
            fields.push_back(&field);
    std::vector<TextHit> hits;
    if (fields.empty()) return hits;
    const std::string sought = indexed ? needle : number ? digits : smallLetters(needle);
    const auto holds = [&](const std::string& columns) {
        return (number ? "meike_numbers(?1" : "meike_mentions(?1") + columns + ")";
    };
    std::string columns;
    std::string conditions;
    for (const Field* field : fields) {
        const std::string column = "t." + std::string(field->key);
        columns += ", " + column;
        // The last character that there is follows on everything that begins so.
        conditions +=
            (conditions.empty() ? "" : " OR ") + ("(" + column) + " >= ?1 AND " + column + " < ?1 || char(1114111))";
    }
    Statement find =
        database.prepare("SELECT t.id, " + std::string(client ? "t.id" : "t.client") + columns + " FROM " +
                         std::string(row.table) + " t WHERE (" + (indexed ? conditions : holds(columns)) + ") AND " +
                         (client ? "t.deleted_at IS NULL"
                                 : "EXISTS (SELECT 1 FROM client c WHERE c.id = t.client AND c.deleted_at IS NULL)") +
                         " LIMIT ?2");
    Statement stands = database.prepare("SELECT " + (indexed ? "substr(?2, 1, length(?1)) = ?1" : holds(", ?2")));
    find.bind(1, sought).bind(2, static_cast<std::int64_t>(limit));
    while (find.step()) {
        throwIfStopped(stop);
        TextHit hit;
        hit.kind = kind;
        hit.record = find.integer(0);
        hit.client = find.integer(1);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const int at = 2 + static_cast<int>(i);
            if (find.isNull(at)) continue;
            stands.reset().bind(1, sought).bind(2, find.text(at));
            if (!stands.step() || stands.integer(0) == 0) continue;
            hit.field = std::string(fields[i]->key);
            hit.text = std::string(find.text(at));
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
            SqlPiece holds{"meike_mentions(?, ", {smallLetters(needle)}};
            holds += value;
            holds += ")";
            add(holds);
            // 138 0013-8000 is 13800138000.
            if (isNumber(needle) && isNumberField(*field)) {
                SqlPiece digits{"meike_numbers(?, ", {digitsOf(needle)}};
                digits += value;
                digits += ")";
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
