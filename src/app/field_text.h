// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/label.h"
#include "domain/record.h"
#include "exchange/value_parser.h"
#include "storage/database.h"

/// The one place that turns a value of a field into text and back: lists, forms, exports, imports and the command line.
namespace meike {

/// Names of the records that references and picks point to, read once. People, pick items, tags and tag groups are
/// always there; others on request. A plain value: copy it to another thread if you like.
class NameBook {
public:
    NameBook() = default;
    /// Also all records of the kinds in `more` (clients: 100,000 names take some 50 ms).
    explicit NameBook(Database& database, std::span<const Kind> more = {});

    /// Reads the names of whatever the record refers to and the book does not know yet.
    void cover(Database& database, const Record& record);
    /// Reads one name unless it is known.
    void cover(Database& database, Kind kind, RecordId id);

    /// The name, or empty for an id that is not in the book. Picks have a name per language.
    const std::string& name(Kind kind, RecordId id, Language language = Language::zh) const;
    /// The record whose name in either language has the same match key as `text`; nothing when there is none or more
    /// than one. `list` narrows pick items to one list.
    std::optional<RecordId> find(Kind kind, std::string_view text, std::string_view list = {}) const;
    /// Whether there are several, and the text does not tell which.
    bool isAmbiguous(Kind kind, std::string_view text, std::string_view list = {}) const;
    /// All items of a pick list that are in use, in their order.
    std::vector<RecordId> pickItems(std::string_view list, bool withArchived = false) const;

    /// Tells the book of a record that was just made.
    void add(Kind kind, RecordId id, std::string name, std::string nameEn = {}, std::string_view list = {});

private:
    struct Entry {
        std::string zh;
        std::string en;
        std::string list;
        std::int64_t position = 0;
        bool archived = false;
    };
    struct Names {
        std::unordered_map<RecordId, Entry> byId;
        std::unordered_map<std::string, std::vector<RecordId>> byKey;  ///< list, a tab, match key
    };
    void put(Kind kind, RecordId id, Entry entry);

    std::map<Kind, Names> m_kinds;
};

/// What a value's text depends on besides the value.
struct TextContext {
    const NameBook* names = nullptr;  ///< without it, picks and references give empty text
    std::string currency = "CNY";     ///< of money: the record's own, or the base currency
    Language language = Language::zh;
};

/// The context of one record: its own currency where the kind has that field, else `context.currency`.
TextContext textContextOf(const Record& record, TextContext context);

/// As machines read it: plain decimals in major units, ISO dates and moments, true/false, keys of choices (several
/// joined by commas), names of picks and references. Empty for nothing. Tags: tagTexts.
std::string machineText(const Field& field, const Value& value, const TextContext& context);
/// As people read it: grouped money without a sign, labels of choices, 是/否 or yes/no; several joined by 、 or a
/// comma.
std::string displayText(const Field& field, const Value& value, const TextContext& context);
/// The names of tags, joined: by `,` for machines, by 、 or `, ` for people.
std::string machineTags(std::span<const RecordId> tags, const NameBook& names);
std::string displayTags(std::span<const RecordId> tags, const NameBook& names, Language language);

/// How typed or imported text is to be read.
struct ParseContext {
    const NameBook* names = nullptr;  ///< for picks, references and tags
    std::string currency = "CNY";     ///< decides how many decimals money has
    DateOrder dateOrder = DateOrder::automatic;
    std::optional<int> year;  ///< of 3月9日
    NumberFormat numbers;
    bool percentColumn = false;
};

/// What is wrong with an amount that names a currency (a code) or carries a sign that several share, where amounts are
/// in `currency`; nothing when it is that one.
std::optional<ErrorDetail> otherCurrency(std::string_view named, std::string_view sign, std::string_view currency);

/// The value that a text means: blank is nothing; choices by key or label in either language; picks and references by
/// name (not_found when there is none: the detail is the name); numbers, dates and booleans as offices write them.
/// invalid_value has the field's key as subject and says in English what was expected.
Result<Value> parseText(const Field& field, std::string_view text, const ParseContext& context);

/// Text as a field stores it: cleaned, without control characters, trimmed, on one line unless it is a long text, whose
/// lines end in \n.
std::string cleanFieldText(const Field& field, std::string_view text);

/// A list of names as people write it: separated by , ; 、 or |, each trimmed; no empty ones, none twice.
std::vector<std::string> splitNames(std::string_view text);

/// An ISO code from what offices write: `usd`, `RMB`, 人民币, 美元; invalid_value otherwise.
Result<std::string> parseCurrency(std::string_view text);

/// The plain decimal that a scaled whole number stands for (`scale` digits after the point), without trailing zeros.
std::string scaledText(std::int64_t value, int scale);

}  // namespace meike
