// SPDX-License-Identifier: GPL-3.0-or-later
// What a column of a file can mean, and which column means what.
#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>
#include <set>

#include <nlohmann/json.hpp>

#include "app/import.h"
#include "app/import_sides.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "exchange/json_once.h"
#include "storage/custom_fields.h"

namespace meike {

std::span<const Kind> importableKinds() {
    static const std::vector<Kind> kKinds = [] {
        std::vector<Kind> kinds;
        for (const KindRow& row : kindTable())
            if (row.importOrder > 0) kinds.push_back(row.kind);
        std::sort(kinds.begin(), kinds.end(),
                  [](Kind a, Kind b) { return kindRow(a).importOrder < kindRow(b).importOrder; });
        return kinds;
    }();
    return kKinds;
}

namespace {

std::string besideKey(Kind kind, std::string_view field) {
    return std::string(kindName(kind)) + "." + std::string(field);
}

/// 联系人：手机, kept for as long as the program runs.
Label besideLabel(Kind kind, const Field& field) {
    static std::mutex guard;
    static std::map<const Field*, std::pair<std::string, std::string>> labels;
    const std::lock_guard lock(guard);
    auto& [zh, en] = labels[&field];
    if (zh.empty()) {
        zh = std::string(kindRow(kind).one.zh) + "：" + std::string(field.label.zh);
        en = std::string(kindRow(kind).one.en) + ": " + std::string(field.label.en);
    }
    return {zh, en};
}

}  // namespace

ImportKind::ImportKind(Database& database, Kind kind) : kind(kind), custom(customFields(database, kind)) {}

std::vector<ImportField> importFields(const ImportKind& kind) {
    const KindRow& row = kindRow(kind.kind);
    if (row.importOrder == 0) throw Error(ErrorKind::invalid_value, std::string(row.key), ErrorCode::kind_not_imported);
    std::vector<ImportField> fields;
    const auto add = [&](const Field& field, const Field* stored) {
        fields.push_back({std::string(field.key), field.label, field.type, field.required, stored,
                          std::string(field.aliases), row.kind});
    };
    for (const Field& field : row.fields)
        if (field.source != FieldSource::score && (field.editable || field.fillable)) add(field, &field);
    for (const Field* field : kind.custom) add(*field, field);
    for (const Field& field : row.fileFields) add(field, nullptr);
    for (const BesideKind& beside : row.beside)
        for (const BesideField& each : beside.fields) {
            const Field& field = fieldOf(beside.kind, each.key);
            fields.push_back({besideKey(beside.kind, each.key), besideLabel(beside.kind, field), field.type, false,
                              &field, std::string(each.aliases), beside.kind});
        }
    return fields;
}

std::vector<std::string> matchableKeys(Kind kind) {
    const auto keys = kindRow(kind).matchKeys;
    return {keys.begin(), keys.end()};
}

std::vector<std::string> defaultMatchKeys(Kind kind) {
    return kindRow(kind).matchByDefault ? matchableKeys(kind) : std::vector<std::string>();
}

namespace {

/// Which of a kind's records beside it are looked for: a bit for each, in the order of its row.
using BesideSet = std::uint32_t;
constexpr BesideSet kAllBeside = ~BesideSet{0};

bool holds(BesideSet set, Kind own, Kind beside) {
    const auto all = kindRow(own).beside;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].kind == beside) return (set >> i & 1) != 0;
    return true;  // the kind itself
}

HeaderField headerField(const ImportField& field) {
    HeaderField header{field.key, {std::string(field.label.zh), std::string(field.label.en)}, field.required};
    std::string_view rest = field.aliases;
    while (!rest.empty()) {
        const std::size_t bar = rest.find('|');
        header.aliases.emplace_back(rest.substr(0, bar));
        if (bar == std::string_view::npos) break;
        rest.remove_prefix(bar + 1);
    }
    return header;
}

std::vector<HeaderField> headerFields(const ImportKind& kind, BesideSet beside) {
    std::vector<HeaderField> fields;
    for (const ImportField& field : importFields(kind))
        if (holds(beside, kind.kind, field.kind)) fields.push_back(headerField(field));
    return fields;
}

/// The key of the field of that key or, for a field of the workspace's own, that name; empty when there is none.
std::string importFieldKey(const ImportKind& kind, std::string_view text) {
    for (const ImportField& field : importFields(kind))
        if (field.key == text) return field.key;
    for (const Field* field : kind.custom)
        for (const std::string_view label : {field->label.zh, field->label.en})
            if (matchKey(label) == matchKey(text)) return std::string(field->key);
    return {};
}

bool isImportField(const ImportKind& kind, std::string_view text) { return !importFieldKey(kind, text).empty(); }

/// The column of that name or number; when `name` is empty, the one whose header is a name of the field.
Result<ImportColumn> columnFor(const std::string& key, const std::string& name, const TableSource& source,
                               const ImportKind& kind) {
    if (!isImportField(kind, key)) {
        std::string known;
        for (const ImportField& field : importFields(kind)) known += (known.empty() ? "" : ", ") + field.key;
        return failure(ErrorKind::invalid_value, key, {ErrorCode::no_import_field, {known}});
    }
    const std::string field = importFieldKey(kind, key);
    std::optional<std::size_t> column;
    if (name.empty()) {
        for (const ImportColumn& suggested : suggestMapping(source, kind))
            if (suggested.field == field) column = suggested.column;
        // The suggestion may have given the column to another field.
        if (!column) {
            auto fields = headerFields(kind, kAllBeside);
            std::erase_if(fields, [&](const HeaderField& each) { return each.key != field; });
            for (const HeaderMatch& match : matchHeaders(fields, source.headers()))
                if (match.key && !column) column = match.column;
        }
    } else {
        column = source.findColumn(name);
        // Headers may be empty or repeat: a number reaches every column.
        std::size_t number = 0;
        const auto [end, failed] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (!column && failed == std::errc() && end == name.data() + name.size() && number >= 1 &&
            number <= source.columnCount())
            column = number - 1;
    }
    if (!column) {
        std::string headers;
        for (const std::string& header : source.headers()) headers += (headers.empty() ? "" : ", ") + header;
        return failure(ErrorKind::invalid_value, name.empty() ? key : name, {ErrorCode::no_such_column_of, {headers}});
    }
    ImportColumn result;
    result.column = *column;
    result.field = field;
    normalisedHeader(source.headers()[*column], &result.unit);
    return result;
}

Result<std::vector<ImportColumn>> columnsFor(const std::vector<std::pair<std::string, std::string>>& pairs,
                                             const TableSource& source, const ImportKind& kind) {
    std::vector<ImportColumn> mapping;
    for (const auto& [key, name] : pairs) {
        auto column = columnFor(key, name, source, kind);
        if (!column) return tl::unexpected<Error>(column.error());
        for (const ImportColumn& other : mapping)
            if (other.field == column->field)
                return failure(ErrorKind::invalid_value, key, ErrorCode::field_mapped_twice);
        mapping.push_back(std::move(*column));
    }
    if (mapping.empty()) return failure(ErrorKind::invalid_value, "mapping", ErrorCode::no_column_mapped);
    return mapping;
}

}  // namespace

namespace {

/// The names of a kind's fields, without those of the workspace's own: made once.
const HeaderNames& namesOf(Kind kind, BesideSet beside) {
    static std::mutex guard;
    static std::map<std::pair<Kind, BesideSet>, HeaderNames> names;
    const std::lock_guard lock(guard);
    const auto key = std::make_pair(kind, beside);
    auto found = names.find(key);
    if (found == names.end()) found = names.emplace(key, HeaderNames(headerFields(kind, beside))).first;
    return found->second;
}

/// Whether the columns say all that such a record needs besides what the row itself gives it. Without a name there is
/// nobody whose phone it could be: then it is the client's own.
bool isComplete(const BesideKind& beside, const std::vector<HeaderMatch>& matches) {
    return std::all_of(beside.fields.begin(), beside.fields.end(), [&](const BesideField& each) {
        if (!fieldOf(beside.kind, each.key).required) return true;
        const std::string key = besideKey(beside.kind, each.key);
        return std::any_of(matches.begin(), matches.end(), [&](const HeaderMatch& match) { return match.key == key; });
    });
}

std::vector<HeaderMatch> namedMatches(std::span<const std::string> headers, const ImportKind& kind) {
    const auto all = kindRow(kind.kind).beside;
    std::vector<HeaderField> own;
    for (const ImportField& field : importFields(kind))
        if (field.field && field.field->source == FieldSource::custom) own.push_back(headerField(field));
    BesideSet beside = (BesideSet{1} << all.size()) - 1;
    while (true) {
        const HeaderNames& names = namesOf(kind.kind, beside);
        auto matches = own.empty() ? names.match(headers) : names.with(own).match(headers);
        BesideSet left = beside;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (!isComplete(all[i], matches)) left &= ~(BesideSet{1} << i);
        if (left == beside) return matches;
        beside = left;
    }
}

const HeaderMatch* columnNamed(const std::vector<HeaderMatch>& matches, std::string_view key) {
    for (const HeaderMatch& match : matches)
        if (match.key == key) return &match;
    return nullptr;
}

bool hasSides(Kind kind) {
    const auto fields = kindRow(kind).fileFields;
    return std::any_of(fields.begin(), fields.end(),
                       [](const Field& field) { return field.key == importing::kIncomeKey; });
}

std::vector<HeaderMatch> matchesOf(std::span<const std::string> headers, const ImportKind& kind) {
    auto matches = namedMatches(headers, kind);
    if (!hasSides(kind.kind)) return matches;
    const auto sides = importing::findSides(headers);
    if (!sides) return matches;
    // An amount of its own says all there is; what stands beside it may be anybody's money.
    std::vector<std::string> others(headers.begin(), headers.end());
    others[sides->income.column].clear();
    others[sides->expense.column].clear();
    auto rest = namedMatches(others, kind);
    if (columnNamed(rest, "amount")) return matches;
    // Which way the money went is said; beside two columns, 方向 is the way of the balance.
    for (HeaderMatch& match : rest)
        if (match.key == "direction") match.key.reset();
    rest[sides->income.column] = sides->income;
    rest[sides->expense.column] = sides->expense;
    return rest;
}

}  // namespace

std::vector<ImportColumn> suggestMapping(const TableSource& source, const ImportKind& kind,
                                         std::vector<RivalColumn>* rivals) {
    std::vector<ImportColumn> mapping;
    for (const HeaderMatch& match : matchesOf(source.headers(), kind)) {
        if (match.key) {
            ImportColumn column;
            column.column = match.column;
            column.field = *match.key;
            column.unit = match.unit;
            column.suggested = true;
            mapping.push_back(std::move(column));
        } else if (rivals && !match.rival.empty()) {
            rivals->push_back({match.column, match.rival, match.equal});
        }
    }
    return mapping;
}

namespace {

/// In how many kinds each of these headers is a name: what many have says little.
double weightOf(std::size_t kinds) { return kinds <= 1 ? 3 : kinds == 2 ? 2 : 1; }

}  // namespace

std::vector<KindGuess> guessImportKind(std::span<const std::string> headers) {
    std::vector<std::size_t> known(headers.size());
    std::map<Kind, std::vector<HeaderMatch>> all;
    for (const Kind kind : importableKinds()) {
        all[kind] = matchesOf(headers, kind);
        for (const HeaderMatch& match : all[kind])
            if (match.key) ++known[match.column];
    }
    std::vector<KindGuess> guesses;
    for (const Kind kind : importableKinds()) {
        double points = 0;
        double most = 0;
        std::set<std::string> mapped;
        for (const HeaderMatch& match : all[kind]) {
            const double weight = weightOf(known[match.column]);
            most += known[match.column] == 0 ? 0.5 : weight;
            if (!match.key) continue;
            points += weight;
            mapped.insert(*match.key);
        }
        if (mapped.empty()) continue;
        std::vector<ImportColumn> mapping;
        for (const std::string& field : mapped) mapping.emplace_back().field = field;
        const bool complete = missingFields(kind, mapping).empty();
        guesses.push_back({kind, points / most * (complete ? 1 : 0.4), complete});
    }
    // Among equals the kind that newcomers bring first.
    std::stable_sort(guesses.begin(), guesses.end(),
                     [](const KindGuess& a, const KindGuess& b) { return a.score > b.score + 1e-9; });
    return guesses;
}

std::optional<Kind> betterKind(std::span<const std::string> headers, Kind kind) {
    constexpr double kClearly = 0.2;
    const auto guesses = guessImportKind(headers);
    if (guesses.empty() || !guesses.front().complete || guesses.front().kind == kind) return std::nullopt;
    for (const KindGuess& guess : guesses)
        if (guess.kind == kind && guess.complete && guess.score > guesses.front().score - kClearly) return std::nullopt;
    return guesses.front().kind;
}

Result<std::vector<ImportColumn>> parseMapping(std::string_view text, const TableSource& source,
                                               const ImportKind& kind) {
    std::vector<std::pair<std::string, std::string>> pairs;
    // A column's name may itself hold a comma: a part without `=` whose text is no field belongs to the name before it.
    std::size_t at = 0;
    while (at <= text.size()) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const std::string_view part = text.substr(at, comma - at);
        at = comma + 1;
        const std::size_t equals = part.find('=');
        const std::string left(trimmed(part.substr(0, equals)));
        if (equals != std::string_view::npos && isImportField(kind, left)) {
            pairs.emplace_back(left, std::string(trimmed(part.substr(equals + 1))));
            if (pairs.back().second.empty())
                return failure(ErrorKind::invalid_value, left, ErrorCode::column_name_after_equals);
        } else if (!pairs.empty() && !pairs.back().second.empty() && !isImportField(kind, left) &&
                   source.findColumn(pairs.back().second + "," + std::string(part))) {
            pairs.back().second += "," + std::string(part);
        } else if (!left.empty()) {
            pairs.emplace_back(left, std::string());
        }
    }
    return columnsFor(pairs, source, kind);
}

Result<std::vector<ImportColumn>> parseMappingJson(std::string_view text, const TableSource& source,
                                                   const ImportKind& kind) {
    nlohmann::ordered_json json;
    try {
        json = parseJsonOnce<nlohmann::ordered_json>(text, "mapping");
    } catch (const Error& error) {
        return tl::unexpected(error);
    }
    if (!json.is_object()) return failure(ErrorKind::invalid_value, "mapping", ErrorCode::mapping_object);
    const auto& columns = json.contains("columns") ? json.at("columns") : json;
    if (!columns.is_object()) return failure(ErrorKind::invalid_value, "columns", ErrorCode::columns_object);
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto& [key, column] : columns.items()) {
        if (column.is_string())
            pairs.emplace_back(key, column.get<std::string>());
        else if (column.is_number_integer())
            pairs.emplace_back(key, column.dump());
        else
            return failure(ErrorKind::invalid_value, key, ErrorCode::column_name);
    }
    return columnsFor(pairs, source, kind);
}

std::vector<std::string> missingFields(const ImportKind& kind, const std::vector<ImportColumn>& mapping) {
    const auto mapped = [&](std::string_view key) {
        return std::any_of(mapping.begin(), mapping.end(),
                           [&](const ImportColumn& column) { return column.field == key; });
    };
    std::vector<std::string> missing;
    for (const ImportField& field : importFields(kind)) {
        if (!field.required || mapped(field.key)) continue;
        if (field.key == kindRow(kind.kind).moneyIn) continue;  // there is always a default
        if (kind.kind == Kind::order && field.key == "amount" &&
            ((mapped("quantity") && mapped("unit_price")) || mapped("refund")))
            continue;
        if (field.key == "amount" && mapped(importing::kIncomeKey)) continue;
        missing.push_back(field.key);
    }
    return missing;
}

}  // namespace meike
