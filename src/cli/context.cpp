// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/context.h"

#include <algorithm>
#include <atomic>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "app/damaged_records.h"
#include "app/membership.h"
#include "app/opening_check.h"
#include "app/score_book.h"
#include "app/segments.h"
#include "app/whole_file.h"
#include "app/words/error_words.h"
#include "base/error_code.h"
#include "base/uid.h"
#include "base/unicode.h"
#include "cli/cli.h"
#include "exchange/rule_json.h"
#include "storage/field_values.h"
#include "storage/record_query.h"
#include "storage/records.h"
#include "storage/score_store.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {
std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");
}  // namespace

void interrupt() noexcept { interrupted = true; }

void Context::report(const char* phase, std::int64_t done, std::int64_t total) {
    if (interrupted) m_stop.request_stop();
    if (quiet) return;
    // The first word after 400 ms, then one a second: short work is silent.
    const auto now = std::chrono::steady_clock::now();
    const bool first = m_said == m_start;
    if (now - m_said < (first ? std::chrono::milliseconds(400) : std::chrono::milliseconds(1000))) return;
    m_said = now;
    err << phase;
    if (total > 0) err << ' ' << done * 100 / total << " %";
    err << '\n' << std::flush;
}

std::unique_ptr<Database> Context::openReader(const std::string& workspace) {
    auto reader = Workspace::openReader(workspace);
    if (std::exchange(toldReading, true)) return reader;
    if (reader->asItLies())
        err << "read only: nothing can be written beside " << workspace
            << "; it is read as it lies on the disk, and what somebody writes meanwhile is not seen\n";
    if (!reader->distrusted().empty())
        err << "careful: " << errorWords({ErrorCode::schema_altered, {reader->distrusted()}}, Language::en)
            << " (meikectl check says more)\n";
    else
        for (const ErrorDetail& concern : openingConcerns(*reader, clock))
            err << "careful: " << errorWords(concern, Language::en) << '\n';
    return reader;
}

void addFormatOption(CLI::App& command, Format& format, bool withCsv) {
    std::map<std::string, Format> names{{"table", Format::table}, {"json", Format::json}};
    if (withCsv) names.emplace("csv", Format::csv);
    command.add_option("--format", format, withCsv ? "table (default), csv or json" : "table (default) or json")
        ->transform(CLI::CheckedTransformer(names).description(""))
        ->option_text(withCsv ? "table|csv|json" : "table|json");
}

void addWorkspaceOption(CLI::App& command, std::string& path) {
    command.add_option("WORKSPACE", path, "the workspace file (*.meike)")->required()->option_text(" ");
}

void ScoreOptions::addTo(CLI::App& command) {
    command.add_option("--as-of", asOf, "the day everything is looked at from (default: today)")
        ->option_text("YYYY-MM-DD");
    command
        .add_option("--profile", profile,
                    "scoring profile: a preset's name or a JSON file (default: the workspace's own)")
        ->option_text("FILE|NAME");
}

Date ScoreOptions::day(const Clock& clock) const {
    if (asOf.empty()) return clock.today();
    const auto date = parseIsoDate(asOf);
    if (!date) throw UsageError("--as-of " + asOf + ": " + errorWords(date.error().detail(), Language::en));
    return *date;
}

ScoringProfile ScoreOptions::profileFor(Database& database) const {
    return profile.empty() ? profileInUse(database) : profileByName(profile);
}

void SelectionOptions::addTo(CLI::App& command) {
    auto* bySegment = command.add_option("--segment", segment, "the clients of a saved segment")->option_text("NAME");
    command.add_option("--rule", ruleFile, "the clients that a rule in JSON holds for")
        ->option_text("FILE.json")
        ->excludes(bySegment);
}

Rule SelectionOptions::storedRule() const {
    auto rule = parseRule(readWholeFile(ruleFile));
    if (!rule) throw Error(rule.error().kind(), ruleFile + ": " + rule.error().subject(), rule.error().detail());
    return std::move(*rule);
}

Rule SelectionOptions::rule(Database& database) const {
    if (!ruleFile.empty()) return resolved(database, storedRule());
    if (segment.empty()) return {};
    return resolved(database, Rule::inSegment(segment));
}

RecordId clientByName(Database& database, const std::string& text) {
    if (const auto uid = parseUid(text))
        if (const RecordId client = recordOfUid(database, Kind::client, *uid); client != 0) return client;
    const std::string wanted = matchKey(text);
    for (const std::string_view field : {"name", "code"}) {
        std::vector<RecordId> found;
        forEachValue(database, Kind::client, field, [&](RecordId id, const Value& value) {
            if (matchKey(textOrEmpty(value)) == wanted) found.push_back(id);
        });
        if (found.size() > 1)
            std::erase_if(found, [&](RecordId id) {
                return !isEmpty(readRecord(database, Kind::client, id)->get("deleted_at"));
            });
        if (found.size() > 1) throw Error(ErrorKind::invalid_value, text, {ErrorCode::several_clients, {field}});
        if (found.size() == 1) return found.front();
    }
    throw Error(ErrorKind::not_found, text, ErrorCode::no_such_client);
}

std::unique_ptr<Database> openScored(const std::string& path, const ScoreOptions& scores, Context& context) {
    const Date day = scores.day(context.clock);
    auto reader = context.openReader(path);
    const ScoringProfile profile = scores.profileFor(*reader);
    const ScoreStamp wanted{dataVersion(*reader), profile.key + " " + std::to_string(profile.version), isoDate(day)};
    // A profile file may differ from the one of its name that the stored scores were made with.
    const auto stored = scoreStamp(*reader);
    if (!scores.profile.empty() || !stored || *stored != wanted) {
        context.report("scoring", 0, 0);
        ScoreBook book;
        // Scores are the office's: nobody is ranked anew among the clients that somebody sees.
        const auto whole = accessOf(*reader).limited() ? Workspace::openReader(path, Access{}) : nullptr;
        book.load(whole ? *whole : *reader);
        if (!whole) tellDamaged(*reader, book, context);
        overlayScores(*reader, book.score(profile, day, context.stopToken()).rows());
    }
    // What rules put on follows the records and these scores.
    overlayTags(*reader, day);
    return reader;
}

namespace {

/// With names, by name.
std::vector<std::pair<std::string, const BlockedClient*>> byName(Database& reader,
                                                                 const std::vector<BlockedClient>& blocked) {
    std::vector<std::pair<std::string, const BlockedClient*>> named;
    for (const BlockedClient& client : blocked)
        if (const auto record = readRecord(reader, Kind::client, client.client))
            named.emplace_back(record->text("name"), &client);
    std::sort(named.begin(), named.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.second->client < b.second->client;
    });
    return named;
}

}  // namespace

nlohmann::ordered_json blockedJson(Database& reader, const std::vector<BlockedClient>& blocked) {
    const auto sorted = byName(reader, blocked);
    std::vector<RecordId> ids;
    ids.reserve(sorted.size());
    for (const auto& [name, client] : sorted) ids.push_back(client->client);
    const auto uids = uidTexts(reader, Kind::client, ids);
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < sorted.size(); ++i)
        list.push_back({{"id", uids[i]}, {"name", sorted[i].first}, {"currencies", sorted[i].second->currencies}});
    return list;
}

void tellBlocked(Database& reader, const std::vector<BlockedClient>& blocked, Context& context) {
    constexpr std::size_t kMostNames = 20;
    if (blocked.empty() || context.quiet) return;
    std::string names;
    std::set<std::string> codes;
    std::size_t named = 0;
    for (const auto& [name, client] : byName(reader, blocked)) {
        std::string own;
        for (const std::string& code : client->currencies) own += (own.empty() ? "" : ", ") + code;
        codes.insert(client->currencies.begin(), client->currencies.end());
        if (++named <= kMostNames) names += (names.empty() ? "" : "; ") + name + " (" + own + ")";
    }
    std::string all;
    for (const std::string& code : codes) all += (all.empty() ? "" : ", ") + code;
    context.err << "no value for " << named << (named == 1 ? " client" : " clients")
                << ", a document is in a currency without a rate: " << names;
    if (named > kMostNames) context.err << "; and " << named - kMostNames << " more";
    context.err << "\nimport rates for " << all << " (meikectl import --kind rates)\n";
}

void tellDamaged(Database& reader, const ScoreBook& book, Context& context) {
    if (std::exchange(context.toldDamaged, true)) return;
    for (const DamagedRecord& damaged : damagedRecords(reader, book.damaged()))
        context.err << damagedText(damaged, Language::en) << '\n';
}

void writeTable(const Table& table, Format format, Context& context, std::string_view noun) {
    switch (format) {
        case Format::table:
            table.writeTable(context.out);
            if (!noun.empty()) context.out << '\n' << table.rows() << ' ' << noun << '\n';
            break;
        case Format::csv:
            table.writeCsv(context.out);
            break;
        case Format::json:
            table.writeJson(context.out);
            context.out << '\n';
            break;
    }
}

std::string joinList(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
    return all;
}

std::vector<std::string> splitList(const std::string& text) {
    std::vector<std::string> parts;
    std::size_t at = 0;
    while (at <= text.size()) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const std::string part(trimmed(std::string_view(text).substr(at, comma - at)));
        if (!part.empty()) parts.push_back(part);
        at = comma + 1;
    }
    return parts;
}

std::vector<ClientQuery::Sort> parseSorts(const std::string& text, Kind kind) {
    std::vector<ClientQuery::Sort> sorts;
    for (std::string key : splitList(text)) {
        ClientQuery::Sort sort;
        sort.descending = key.front() == '-';
        sort.field = sort.descending || key.front() == '+' ? key.substr(1) : key;
        const Field* field = findField(kind, sort.field);
        if (!field) throw UsageError("--sort: " + std::string(kindRow(kind).key) + " have no field " + sort.field);
        sorts.push_back(std::move(sort));
    }
    return sorts;
}

}  // namespace meike::cli
