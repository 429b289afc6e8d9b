// SPDX-License-Identifier: GPL-3.0-or-later
// What a column of a file can mean, and which column means what.
#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>
#include <set>

#include <nlohmann/json.hpp>

#include "app/import.h"
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
    for (const BesideField& beside : row.beside) {
        const Field& field = fieldOf(row.besideKind, beside.key);
        fields.push_back({besideKey(row.besideKind, beside.key), besideLabel(row.besideKind, field), field.type, false,
                          &field, std::string(beside.aliases), row.besideKind});
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

std::vector<HeaderField> headerFields(const ImportKind& kind, bool withBeside) {
    std::vector<HeaderField> fields;
    for (const ImportField& field : importFields(kind)) {
        if (field.kind != kind.kind && !withBeside) continue;
        HeaderField header{field.key, {std::string(field.label.zh), std::string(field.label.en)}, field.required};
        std::string_view rest = field.aliases;
        while (!rest.empty()) {
            const std::size_t bar = rest.find('|');
            header.aliases.emplace_back(rest.substr(0, bar));
            if (bar == std::string_view::npos) break;
            rest.remove_prefix(bar + 1);
        }
        fields.push_back(std::move(header));
    }
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
            auto fields = headerFields(kind, true);
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
const HeaderNames& namesOf(Kind kind, bool withBeside) {
    static std::mutex guard;
    static std::map<std::pair<Kind, bool>, HeaderNames> names;
    const std::lock_guard lock(guard);
    const auto key = std::make_pair(kind, withBeside);
    auto found = names.find(key);
    if (found == names.end()) found = names.emplace(key, HeaderNames(headerFields(kind, withBeside))).first;
    return found->second;
}

std::vector<HeaderMatch> matchesOf(std::span<const std::string> headers, const ImportKind& kind) {
    const auto look = [&](bool withBeside) {
        if (kind.custom.empty()) return namesOf(kind.kind, withBeside).match(headers);
        return HeaderNames(headerFields(kind, withBeside)).match(headers);
    };
    const KindRow& row = kindRow(kind.kind);
    if (row.beside.empty()) return look(false);
    // Without a name there is nobody whose phone it could be: then it is the client's own.
    auto matches = look(true);
    const std::string name = besideKey(row.besideKind, kindRow(row.besideKind).nameField);
    const bool named =
        std::any_of(matches.begin(), matches.end(), [&](const HeaderMatch& match) { return match.key == name; });
    return named ? matches : look(false);
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
        missing.push_back(field.key);
    }
    return missing;
}

}  // namespace meike
