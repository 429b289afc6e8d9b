// SPDX-License-Identifier: GPL-3.0-or-later
// What a column of a file can mean, and which column means what.
#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

#include "app/import.h"
#include "base/error_code.h"
#include "base/unicode.h"
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

ImportKind::ImportKind(Database& database, Kind kind) : kind(kind), custom(customFields(database, kind)) {}

std::vector<ImportField> importFields(const ImportKind& kind) {
    const KindRow& row = kindRow(kind.kind);
    if (row.importOrder == 0) throw Error(ErrorKind::invalid_value, std::string(row.key), ErrorCode::kind_not_imported);
    std::vector<ImportField> fields;
    const auto add = [&](const Field& field, const Field* stored) {
        fields.push_back(
            {std::string(field.key), field.label, field.type, field.required, stored, std::string(field.aliases)});
    };
    for (const Field& field : row.fields)
        if (field.source != FieldSource::score && (field.editable || field.fillable)) add(field, &field);
    for (const Field* field : kind.custom) add(*field, field);
    for (const Field& field : row.fileFields) add(field, nullptr);
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

std::vector<HeaderField> headerFields(const ImportKind& kind) {
    std::vector<HeaderField> fields;
    for (const ImportField& field : importFields(kind)) {
        HeaderField header{field.key, {std::string(field.label.zh), std::string(field.label.en)}};
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

bool isImportField(const ImportKind& kind, std::string_view key) {
    for (const ImportField& field : importFields(kind))
        if (field.key == key) return true;
    return false;
}

/// The column of that name or number; when `name` is empty, the one whose header is a name of the field.
Result<ImportColumn> columnFor(const std::string& key, const std::string& name, const TableSource& source,
                               const ImportKind& kind) {
    if (!isImportField(kind, key)) {
        std::string known;
        for (const ImportField& field : importFields(kind)) known += (known.empty() ? "" : ", ") + field.key;
        return failure(ErrorKind::invalid_value, key, {ErrorCode::no_import_field, {known}});
    }
    std::optional<std::size_t> column;
    if (name.empty()) {
        for (const ImportColumn& suggested : suggestMapping(source, kind))
            if (suggested.field == key) column = suggested.column;
        // The suggestion may have given the column to another field.
        if (!column) {
            auto fields = headerFields(kind);
            std::erase_if(fields, [&](const HeaderField& field) { return field.key != key; });
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
    result.field = key;
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
            if (other.field == key) return failure(ErrorKind::invalid_value, key, ErrorCode::field_mapped_twice);
        mapping.push_back(std::move(*column));
    }
    if (mapping.empty()) return failure(ErrorKind::invalid_value, "mapping", ErrorCode::no_column_mapped);
    return mapping;
}

}  // namespace

std::vector<ImportColumn> suggestMapping(const TableSource& source, const ImportKind& kind) {
    std::vector<ImportColumn> mapping;
    const auto fields = headerFields(kind);
    for (const HeaderMatch& match : matchHeaders(fields, source.headers()))
        if (match.key) mapping.push_back({match.column, *match.key, match.unit, DateOrder::automatic, std::nullopt});
    return mapping;
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
    const auto json = nlohmann::ordered_json::parse(text, nullptr, false);
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
        if (kind.kind == Kind::order && field.key == "amount" && mapped("quantity") && mapped("unit_price")) continue;
        missing.push_back(field.key);
    }
    return missing;
}

}  // namespace meike
