// SPDX-License-Identifier: GPL-3.0-or-later
// segment: saved rules, lists taken from them, who is in and why.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/membership.h"
#include "app/segments.h"
#include "app/words/error_words.h"
#include "base/money.h"
#include "base/uid.h"
#include "cli/context.h"
#include "cli/table.h"
#include "exchange/rule_json.h"
#include "storage/records.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

using Json = nlohmann::ordered_json;

struct SegmentOptions {
    std::string workspace;
    std::string action;
    std::vector<std::string> names;
    SelectionOptions selection;
    std::string client;
    std::string since;
    std::string notes;
    ScoreOptions scores;
    Format format = Format::table;
};

constexpr std::int64_t kMsPerDay = 86'400'000;

void print(const Json& json, Context& context) {
    context.out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

void print(const Table& table, Format format, Context& context) {
    if (format == Format::table) {
        table.writeTable(context.out);
    } else if (format == Format::csv) {
        table.writeCsv(context.out);
    } else {
        table.writeJson(context.out);
        context.out << '\n';
    }
}

const std::string& onlyName(const SegmentOptions& options) {
    if (options.names.size() != 1) throw UsageError("segment " + options.action + ": give the name of one segment");
    return options.names.front();
}

/// Client ids and names, in code-point order of names.
std::vector<std::pair<std::string, RecordId>> named(Database& reader, const std::vector<RecordId>& clients) {
    std::vector<std::pair<std::string, RecordId>> list;
    list.reserve(clients.size());
    for (const RecordId client : clients) list.emplace_back(recordName(reader, Kind::client, client), client);
    std::sort(list.begin(), list.end());
    return list;
}

Json clientsJson(Database& reader, const std::vector<RecordId>& clients) {
    const auto sorted = named(reader, clients);
    std::vector<RecordId> ids;
    ids.reserve(sorted.size());
    for (const auto& [name, client] : sorted) ids.push_back(client);
    const auto uids = uidTexts(reader, Kind::client, ids);
    Json list = Json::array();
    for (std::size_t i = 0; i < sorted.size(); ++i) list.push_back({{"id", uids[i]}, {"name", sorted[i].first}});
    return list;
}

void list(const SegmentOptions& options, Context& context) {
    if (!options.names.empty()) throw UsageError("segment list takes no name");
    const auto reader = openScored(options.workspace, options.scores, context);
    const Date day = options.scores.day(context.clock);
    const SentenceContext words = sentenceContext(*reader, Language::en);
    Table table({{"name"},
                 {"kind"},
                 {"version", Shape::number},
                 {"clients", Shape::number},
                 {"monetary", Shape::number},
                 {"fixed_on"},
                 {"rule"},
                 {"notes"}});
    for (const Segment& segment : allSegments(*reader)) {
        std::string clients;
        std::string monetary;
        std::string sentence;
        try {
            if (segment.problem) throw *segment.problem;
            const ClientTotals totals = ruleTotals(*reader, segment.rule, day);
            clients = std::to_string(totals.count);
            monetary = plainAmount(totals.monetary, currencyDecimals(words.currency));
            sentence = ruleSentence(segment.rule, words);
        } catch (const Error& error) {
            sentence = "cannot be asked: " + errorLine(error, Language::en);
        }
        table.add({segment.name, segment.fixedOn ? "list" : "live", std::to_string(segment.version), clients, monetary,
                   segment.fixedOn ? isoDate(*segment.fixedOn) : std::string(), sentence, segment.notes});
    }
    print(table, options.format, context);
}

/// Who is in and who is out follows what was just saved, as it does in the window.
void follow(Workspace& workspace, const SegmentOptions& options, Context& context) {
    // Of today and the profile in use, whatever the command asks by.
    const auto reader = openScored(options.workspace, {}, context);
    refreshMemberships(
        *reader,
        [&](const std::function<void(Database&)>& fn) {
            workspace.writeDerived(fn);
            return true;
        },
        context.clock, context.stopToken());
}

void save(const SegmentOptions& options, Context& context) {
    const std::string& name = onlyName(options);
    if (options.selection.ruleFile.empty()) throw UsageError("segment save: give the rule, by --rule FILE.json");
    const auto workspace = Workspace::open(options.workspace, context.clock);
    Database& database = workspace->database();
    const Rule rule = options.selection.storedRule();
    RecordId id = 0;
    workspace->edit(saveSegmentCommand(database, name), [&](Edit& edit) {
        id = saveSegment(edit, name, rule,
                         options.notes.empty() ? std::nullopt : std::optional<std::string>(options.notes));
    });
    follow(*workspace, options, context);
    if (!context.quiet) {
        for (const RuleGap& gap : ruleGaps(database, rule)) context.err << gap.in(Language::en) << '\n';
        const Segment saved = segmentNamed(database, name);
        context.out << "saved " << saved.name << ", version " << saved.version << ": "
                    << segmentMembers(database, id).size() << " clients\n"
                    << ruleSentence(saved.rule, sentenceContext(database, Language::en)) << '\n';
    }
}

void snapshot(const SegmentOptions& options, Context& context) {
    const std::string& name = onlyName(options);
    if (!options.selection.given())
        throw UsageError("segment snapshot: say whose list to keep, by --segment or --rule");
    const Date day = options.scores.day(context.clock);
    std::vector<RecordId> clients;
    {
        const auto reader = openScored(options.workspace, options.scores, context);
        clients = clientsMatching(*reader, options.selection.rule(*reader), day);
    }
    const auto workspace = Workspace::open(options.workspace, context.clock);
    workspace->edit(snapshotCommand(name), [&](Edit& edit) { saveSnapshot(edit, name, clients, day, options.notes); });
    follow(*workspace, options, context);
    if (!context.quiet) context.out << "kept " << clients.size() << " clients as " << name << '\n';
}

void renameOrDelete(const SegmentOptions& options, Context& context) {
    const bool rename = options.action == "rename";
    if (options.names.size() != (rename ? 2U : 1U))
        throw UsageError(rename ? "segment rename: give the old name and the new one"
                                : "segment delete: give the name of one segment");
    const auto workspace = Workspace::open(options.workspace, context.clock);
    const Segment segment = segmentNamed(workspace->database(), options.names.front());
    workspace->edit({rename ? "change" : "remove", {"@segments", segment.name}}, [&](Edit& edit) {
        if (rename)
            renameSegment(edit, segment.id, options.names.back());
        else
            removeSegment(edit, segment.id);
    });
    follow(*workspace, options, context);
    if (!context.quiet)
        context.out << (rename ? "renamed " + segment.name + " to " + options.names.back() : "deleted " + segment.name)
                    << '\n';
}

Json explanationJson(const RuleExplanation& node) {
    Json json{
        {"holds", node.holds}, {"sentence", node.sentenceIn(Language::en)}, {"zh", node.sentenceIn(Language::zh)}};
    if (!node.heldIn(Language::en).empty()) {
        json["held"] = node.heldIn(Language::en);
        json["held_zh"] = node.heldIn(Language::zh);
    }
    for (const RuleExplanation& child : node.children) json["children"].push_back(explanationJson(child));
    return json;
}

void printExplanation(const RuleExplanation& node, int depth, Context& context) {
    context.out << std::string(static_cast<std::size_t>(depth) * 2, ' ') << (node.holds ? "yes  " : "no   ")
                << node.sentenceIn(Language::en);
    if (!node.heldIn(Language::en).empty()) context.out << "  [" << node.heldIn(Language::en) << ']';
    context.out << '\n';
    for (const RuleExplanation& child : node.children) printExplanation(child, depth + 1, context);
}

void explain(const SegmentOptions& options, Context& context) {
    const std::string& name = onlyName(options);
    if (options.client.empty()) throw UsageError("segment explain: say which client, by --client");
    const auto reader = openScored(options.workspace, options.scores, context);
    const Segment segment = segmentNamed(*reader, name);
    if (segment.problem) throw *segment.problem;
    const RecordId client = clientByName(*reader, options.client);
    const RuleExplanation why = explainRule(*reader, segment.rule, client, options.scores.day(context.clock));
    if (options.format == Format::json) {
        print(Json{{"segment", segment.name},
                   {"client", recordName(*reader, Kind::client, client)},
                   {"in", why.holds},
                   {"why", explanationJson(why)}},
              context);
        return;
    }
    context.out << recordName(*reader, Kind::client, client) << (why.holds ? " is in " : " is not in ") << segment.name
                << '\n';
    printExplanation(why, 0, context);
}

void overlapOf(const SegmentOptions& options, Context& context) {
    if (options.names.size() < 2 || options.names.size() > 3)
        throw UsageError("segment overlap: give the names of two or three segments");
    const auto reader = openScored(options.workspace, options.scores, context);
    std::vector<Rule> rules;
    for (const std::string& name : options.names) rules.push_back(Rule::inSegment(segmentNamed(*reader, name).name));
    const auto regions = overlap(*reader, rules, options.scores.day(context.clock));
    const int decimals = currencyDecimals(baseCurrency(*reader));
    const auto label = [&](unsigned mask) {
        std::string text;
        for (std::size_t i = 0; i < options.names.size(); ++i)
            if (mask & (1U << i)) text += (text.empty() ? "" : " + ") + options.names[i];
        return text;
    };
    if (options.format == Format::json) {
        Json list = Json::array();
        for (const OverlapRegion& region : regions) {
            Json in = Json::array();
            for (std::size_t i = 0; i < options.names.size(); ++i)
                if (region.mask & (1U << i)) in.push_back(options.names[i]);
            list.push_back({{"in", in},
                            {"count", region.clients.size()},
                            {"monetary", plainAmount(region.monetary, decimals)},
                            {"clients", clientsJson(*reader, region.clients)}});
        }
        print(list, context);
        return;
    }
    Table table({{"only_in"}, {"clients", Shape::number}, {"monetary", Shape::number}});
    for (const OverlapRegion& region : regions)
        table.add({label(region.mask), std::to_string(region.clients.size()), plainAmount(region.monetary, decimals)});
    print(table, options.format, context);
}

void changes(const SegmentOptions& options, Context& context) {
    const std::string& name = onlyName(options);
    const auto since = options.since.empty() ? Result<Date>(Date{}) : parseIsoDate(options.since);
    if (!since) throw UsageError("--since " + options.since + ": " + errorWords(since.error().detail(), Language::en));
    const auto reader = context.openReader(options.workspace);
    const Segment segment = segmentNamed(*reader, name);
    const SegmentChanges changes =
        changesSince(*reader, segment.id, static_cast<std::int64_t>(dayNumber(*since)) * kMsPerDay);
    if (options.format == Format::json) {
        std::vector<RecordId> clients;
        for (const MembershipEvent& event : changes.events) clients.push_back(event.client);
        const auto uids = uidTexts(*reader, Kind::client, clients);
        Json events = Json::array();
        for (std::size_t i = 0; i < uids.size(); ++i) {
            const MembershipEvent& event = changes.events[i];
            events.push_back({{"at", isoMoment(event.atUtcMs)},
                              {"id", uids[i]},
                              {"name", recordName(*reader, Kind::client, event.client)},
                              {"entered", event.entered},
                              {"cause", event.cause},
                              {"version", event.version},
                              {"as_of", event.asOf}});
        }
        print(Json{{"segment", segment.name},
                   {"since", isoMoment(changes.since)},
                   {"known", changes.known},
                   {"entered", clientsJson(*reader, changes.entered)},
                   {"left", clientsJson(*reader, changes.left)},
                   {"events", events}},
              context);
        return;
    }
    Table table({{"at"}, {"client"}, {"what"}, {"cause"}, {"version", Shape::number}, {"as_of"}});
    for (const MembershipEvent& event : changes.events)
        table.add({isoMoment(event.atUtcMs), recordName(*reader, Kind::client, event.client),
                   event.entered ? "entered" : "left", event.cause, std::to_string(event.version), event.asOf});
    print(table, options.format, context);
    if (!context.quiet && options.format == Format::table) {
        context.out << changes.entered.size() << " entered and " << changes.left.size() << " left since "
                    << isoMoment(changes.since) << '\n';
        if (!changes.known && !options.since.empty())
            context.err << "nobody looked before " << isoMoment(changes.since) << '\n';
    }
}

void segment(const SegmentOptions& options, Context& context) {
    if (options.action == "list")
        list(options, context);
    else if (options.action == "save")
        save(options, context);
    else if (options.action == "snapshot")
        snapshot(options, context);
    else if (options.action == "explain")
        explain(options, context);
    else if (options.action == "overlap")
        overlapOf(options, context);
    else if (options.action == "changes")
        changes(options, context);
    else
        renameOrDelete(options, context);
}

}  // namespace

void addSegmentCommand(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("segment", "Saved rules: who is in, why, and who came and went");
    auto options = std::make_shared<SegmentOptions>();
    addWorkspaceOption(*command, options->workspace);
    command
        ->add_option("ACTION", options->action,
                     "list, save NAME, snapshot NAME, rename OLD NEW, delete NAME, explain NAME, overlap A B [C], "
                     "changes NAME")
        ->required()
        ->check(CLI::IsMember({"list", "save", "snapshot", "rename", "delete", "explain", "overlap", "changes"}))
        ->option_text(" ");
    command->add_option("NAMES", options->names, "names of segments")->option_text(" ");
    options->selection.addTo(*command);
    command->add_option("--client", options->client, "explain: which client, by name or code")->option_text("NAME");
    command->add_option("--since", options->since, "changes: from this day on (UTC)")->option_text("YYYY-MM-DD");
    command->add_option("--notes", options->notes, "save, snapshot: what it is for")->option_text("TEXT");
    options->scores.addTo(*command);
    addFormatOption(*command, options->format);
    command->callback([options, &context] { segment(*options, context); });
}

}  // namespace meike::cli
