// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backups/manifest.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "storage/audit.h"
#include "storage/meta.h"
#include "storage/records.h"
#include "storage/schema.h"

namespace meike {

namespace {
using Json = nlohmann::ordered_json;

constexpr int kForm = 1;

template <class Number>
Number numberOf(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number_integer() ? found->get<Number>() : Number{};
}
std::string textOf(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}
bool flagOf(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_boolean() && found->get<bool>();
}
}  // namespace

std::string manifestText(const BackupManifest& manifest) {
    Json json;
    json["meike_backup"] = kForm;
    json["sequence"] = manifest.sequence;
    json["at"] = manifest.atUtcMs;
    json["made"] = isoMoment(manifest.atUtcMs);
    json["cause"] = manifest.cause;
    json["digest"] = manifest.digest;
    json["audit_head"] = manifest.auditHead;
    json["schema"] = manifest.schema;
    json["counts"] = Json::object();
    for (const auto& [kind, count] : manifest.counts) json["counts"][kind] = count;
    json["file_hash"] = manifest.fileHash;
    json["bytes"] = manifest.bytes;
    json["sealed"] = manifest.sealed;
    json["verified"] = manifest.verified;
    json["checked"] = manifest.checkedUtcMs;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<BackupManifest> parseBackupManifest(std::string_view text) {
    if (text.size() > 64 * 1024) return std::nullopt;
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || numberOf<int>(json, "meike_backup") != kForm) return std::nullopt;
    BackupManifest manifest;
    manifest.sequence = numberOf<std::int64_t>(json, "sequence");
    manifest.atUtcMs = numberOf<std::int64_t>(json, "at");
    manifest.cause = textOf(json, "cause");
    manifest.digest = textOf(json, "digest");
    manifest.auditHead = textOf(json, "audit_head");
    manifest.schema = numberOf<int>(json, "schema");
    if (const auto counts = json.find("counts"); counts != json.end() && counts->is_object())
        for (const auto& [kind, count] : counts->items())
            if (count.is_number_integer() && findKind(kind)) manifest.counts[kind] = count.get<std::int64_t>();
    manifest.fileHash = textOf(json, "file_hash");
    manifest.bytes = numberOf<std::uint64_t>(json, "bytes");
    manifest.sealed = flagOf(json, "sealed");
    manifest.verified = flagOf(json, "verified");
    manifest.checkedUtcMs = numberOf<std::int64_t>(json, "checked");
    // A day that no calendar has would end whoever shows it.
    constexpr std::int64_t kYear9999 = 253'402'300'799'999;
    if (manifest.atUtcMs < 0 || manifest.atUtcMs > kYear9999 || manifest.sequence < 0) return std::nullopt;
    return manifest;
}

BackupManifest manifestOf(Database& database) {
    BackupManifest manifest;
    manifest.schema = schemaVersion(database);
    manifest.auditHead = auditHeadOf(database);
    const std::vector<std::string> tables = truthTablesOf(database);
    for (const KindRow& row : kindTable()) {
        if (std::find(tables.begin(), tables.end(), row.table) == tables.end()) continue;
        if (const std::int64_t count = countRecords(database, row.kind); count > 0)
            manifest.counts[std::string(row.key)] = count;
    }
    return manifest;
}

std::string auditHeadOf(Database& database) { return auditHead(database); }

std::optional<std::int64_t> changesSince(Database& database, const std::string& head) {
    return auditLinesSince(database, head);
}

std::vector<CountDifference> countsThatDiffer(const BackupManifest& now, const BackupManifest& then) {
    std::vector<CountDifference> differences;
    const auto countIn = [](const BackupManifest& manifest, std::string_view kind) {
        const auto found = manifest.counts.find(std::string(kind));
        return found == manifest.counts.end() ? std::int64_t{0} : found->second;
    };
    for (const KindRow& row : kindTable()) {
        const CountDifference each{row.kind, countIn(now, row.key), countIn(then, row.key)};
        if (each.now != each.then) differences.push_back(each);
    }
    return differences;
}

}  // namespace meike
