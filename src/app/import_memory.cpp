// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_memory.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "storage/records.h"

namespace meike {

namespace {

constexpr const char* kNamesKey = "import_names";

/// `import_mapping.orders.1f2e...`: the kind and a checksum of the headers in their order.
std::string settingKey(const TableSource& source, Kind kind) {
    std::uint64_t sum = 14695981039346656037ULL;
    const auto add = [&](char c) { sum = (sum ^ static_cast<unsigned char>(c)) * 1099511628211ULL; };
    for (const std::string& header : source.headers()) {
        for (const char c : foldForSearch(matchKey(header))) add(c);
        add('\t');
    }
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(sum));
    return "import_mapping." + std::string(kindRow(kind).key) + "." + digits;
}

bool sameColumns(std::vector<ImportColumn> a, std::vector<ImportColumn> b) {
    const auto order = [](const ImportColumn& x, const ImportColumn& y) { return x.field < y.field; };
    std::sort(a.begin(), a.end(), order);
    std::sort(b.begin(), b.end(), order);
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const ImportColumn& x, const ImportColumn& y) {
        return x.field == y.field && x.column == y.column;
    });
}

}  // namespace

std::optional<std::vector<ImportColumn>> rememberedMapping(Database& database, const TableSource& source,
                                                           const ImportKind& kind) {
    if (!source.hasHeader()) return std::nullopt;
    const std::string text = setting(database, settingKey(source, kind.kind));
    if (text.empty()) return std::nullopt;
    // A field may have gone since: then the headers speak for themselves again.
    const auto mapping = parseMappingJson(text, source, kind);
    return mapping ? std::optional(*mapping) : std::nullopt;
}

NameDecisions rememberedNames(Database& database) {
    NameDecisions names;
    const auto json = nlohmann::json::parse(setting(database, kNamesKey), nullptr, false);
    // A setting that somebody has spoilt decides nothing.
    if (!json.is_object()) return names;
    if (const auto same = json.find("same"); same != json.end() && same->is_object())
        for (const auto& [name, client] : same->items())
            if (client.is_string()) names.same[name] = client.get<std::string>();
    if (const auto apart = json.find("apart"); apart != json.end() && apart->is_array())
        for (const auto& name : *apart)
            if (name.is_string()) names.apart.insert(name.get<std::string>());
    return names;
}

namespace importing {

void rememberNames(RecordWriter& writer, const ImportPlan& plan) {
    if (plan.names == NameDecisions{}) return;
    NameDecisions all = rememberedNames(writer.database());
    for (const auto& [name, client] : plan.names.same) {
        all.same[name] = client;
        all.apart.erase(name);
    }
    for (const std::string& name : plan.names.apart) {
        all.apart.insert(name);
        all.same.erase(name);
    }
    const nlohmann::ordered_json json = {{"same", all.same}, {"apart", all.apart}};
    writer.setSetting(kNamesKey, json.dump());
}

void rememberMapping(RecordWriter& writer, const TableSource& source, const ImportPlan& plan) {
    if (!source.hasHeader() || plan.mapping.empty()) return;
    const std::string key = settingKey(source, plan.kind);
    const bool suggested = sameColumns(plan.mapping, suggestMapping(source, plan.importKind()));
    if (suggested && setting(writer.database(), key).empty()) return;
    nlohmann::ordered_json columns = nlohmann::ordered_json::object();
    for (const ImportColumn& column : plan.mapping) columns[column.field] = column.column + 1;
    writer.setSetting(key, columns.dump());
}

}  // namespace importing

}  // namespace meike
