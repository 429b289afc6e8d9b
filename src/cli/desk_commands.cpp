// SPDX-License-Identifier: GPL-3.0-or-later
// contact, needs, framework, group: what a client's page does and says besides its records.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/client_group.h"
#include "app/export.h"
#include "app/framework_completion.h"
#include "app/record_texts.h"
#include "app/records/client_edits.h"
#include "app/records/contact_moves.h"
#include "app/words/error_words.h"
#include "app/words/group_words.h"
#include "base/error_code.h"
#include "base/money.h"
#include "base/uid.h"
#include "base/unicode.h"
#include "cli/context.h"
#include "cli/table.h"
#include "storage/facts_as_of.h"
#include "storage/record_query.h"
#include "storage/records.h"
#include "storage/score_store.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

Date dayOption(const char* option, const std::string& text, Date otherwise) {
    if (text.empty()) return otherwise;
    const auto day = parseIsoDate(text);
    if (!day)
        throw UsageError(std::string(option) + " " + text + ": " + errorWords(day.error().detail(), Language::en));
    return *day;
}

std::string uidOfRecord(Database& database, Kind kind, RecordId id) {
    const RecordId ids[] = {id};
    return uidTexts(database, kind, ids).at(0);
}

/// One of these records, by its id as lists show it, or by its name. Errors: not_found, invalid_value (several).
RecordId oneOf(Database& database, Kind kind, const std::vector<RecordId>& records, const std::string& text) {
    if (const auto uid = parseUid(text)) {
        const RecordId id = recordOfUid(database, kind, *uid);
        if (std::find(records.begin(), records.end(), id) != records.end()) return id;
    }
    RecordId found = 0;
    for (const Record& record : readRecords(database, kind, records)) {
        if (matchKey(record.text(kindRow(kind).nameField)) != matchKey(text)) continue;
        if (found != 0) throw Error(ErrorKind::invalid_value, text, ErrorCode::several_called_so);
        found = record.id();
    }
    if (found == 0) throw Error(ErrorKind::not_found, text, ErrorCode::record_gone);
    return found;
}

// ---- contact ----

struct ContactOptions {
    std::string workspace;
    std::string action;
    std::string contact;
    std::string client;
    std::string to;
    std::string title;
    std::string on;
    Format format = Format::table;
};

void moveOne(const ContactOptions& options, Context& context) {
    const Date day = dayOption("--on", options.on, context.clock.today());
    const auto workspace = Workspace::open(options.workspace, context.clock);
    Database& database = workspace->database();
    RecordQuery query;
    query.kind = Kind::contact;
    query.asOf = day;
    if (!options.client.empty()) query.client = clientByName(database, options.client);
    const RecordId contact = oneOf(database, Kind::contact, queryRecordIds(database, query), options.contact);
    const RecordId client = clientByName(database, options.to);
    const Change change = workspace->edit(moveContactCommand(database, contact, client),
                                          [&](Edit& edit) { moveContact(edit, contact, client, options.title, day); });
    const std::string uid = uidOfRecord(database, Kind::contact, contact);
    if (options.format == Format::json) {
        const nlohmann::ordered_json json = {{"id", uid}, {"batch", change.step}, {"rows", change.rowCount}};
        context.out << json.dump(2) << '\n';
    } else if (!context.quiet) {
        context.out << commandText(change.command, Language::en) << '\n' << uid << '\n';
    }
}

// ---- needs ----

struct NeedsOptions {
    std::string workspace;
    std::string action;
    std::string client;
    std::vector<std::string> needs;
    Format format = Format::table;
};

/// Of a client, in the order of their ranks; those without one at the end, the oldest first.
std::vector<RecordId> needsInOrder(Database& database, RecordId client) {
    std::vector<Record> needs = readRecords(database, Kind::need, findRecords(database, Kind::need, "client", client));
    std::stable_sort(needs.begin(), needs.end(), [](const Record& a, const Record& b) {
        constexpr std::int64_t kLast = 1'000'000;
        const std::int64_t rankA = a.integer("rank", kLast), rankB = b.integer("rank", kLast);
        return rankA != rankB ? rankA < rankB : a.text("date") < b.text("date");
    });
    std::vector<RecordId> ids;
    for (const Record& need : needs) ids.push_back(need.id());
    return ids;
}

void listNeeds(Database& database, RecordId client, Format format, Context& context) {
    const auto ids = needsInOrder(database, client);
    const auto uids = uidTexts(database, Kind::need, ids);
    Table table({{"id"}, {"rank", Shape::number}, {"title"}, {"date"}});
    const auto needs = readRecords(database, Kind::need, ids);
    for (std::size_t i = 0; i < needs.size(); ++i) {
        const std::int64_t rank = needs[i].integer("rank");
        table.add(
            {uids[i], rank == 0 ? std::string() : std::to_string(rank), needs[i].text("title"), needs[i].text("date")});
    }
    writeTable(table, format, context, table.rows() == 1 ? "need" : "needs");
}

void rankOrListNeeds(const NeedsOptions& options, Context& context) {
    if (options.action == "list") {
        if (!options.needs.empty()) throw UsageError("needs list: takes no needs; rank puts them in order");
        const auto reader = context.openReader(options.workspace);
        return listNeeds(*reader, clientByName(*reader, options.client), options.format, context);
    }
    if (options.needs.empty()) throw UsageError("needs rank: name the needs, the most important one first");
    const auto workspace = Workspace::open(options.workspace, context.clock);
    Database& database = workspace->database();
    const RecordId client = clientByName(database, options.client);
    const std::vector<RecordId> before = needsInOrder(database, client);
    std::vector<RecordId> order;
    for (const std::string& text : options.needs) {
        const RecordId need = oneOf(database, Kind::need, before, text);
        if (std::find(order.begin(), order.end(), need) != order.end())
            throw UsageError("needs rank: " + text + " is named twice");
        order.push_back(need);
    }
    // The others follow as they stood.
    for (const RecordId need : before)
        if (std::find(order.begin(), order.end(), need) == order.end()) order.push_back(need);
    workspace->edit(rankNeedsCommand(database, client), [&](Edit& edit) { rankNeeds(edit, order); });
    if (!context.quiet || options.format != Format::table) listNeeds(database, client, options.format, context);
}

// ---- framework ----

struct FrameworkOptions {
    std::string workspace;
    std::string client;
    std::string asOf;
    Format format = Format::table;
};

std::string majorUnits(MinorUnits amount, std::string_view currency) {
    return plainAmount(amount, currencyDecimals(currency));
}

void listFrameworks(const FrameworkOptions& options, Context& context) {
    const Date day = dayOption("--as-of", options.asOf, context.clock.today());
    const auto reader = context.openReader(options.workspace);
    const Transaction snapshot(*reader, false);
    const auto contracts = options.client.empty() ? allRecords(*reader, Kind::framework_contract, day)
                                                  : recordsOfClient(*reader, Kind::framework_contract,
                                                                    clientByName(*reader, options.client), day);
    Table table({{"id"},
                 {"client"},
                 {"title"},
                 {"start"},
                 {"finish"},
                 {"currency"},
                 {"committed", Shape::number},
                 {"ordered", Shape::number},
                 {"completion", Shape::number},
                 {"orders", Shape::number},
                 {"other_currencies"},
                 {"tax_unclear", Shape::number}});
    for (const Record& contract : contracts) {
        const FrameworkCompletion done = frameworkCompletion(*reader, contract.id(), day);
        const std::string& currency = contract.text("currency");
        std::string others;
        for (const auto& [code, amount] : done.left)
            others += (others.empty() ? "" : "; ") + code + " " + majorUnits(amount, code);
        table.add({uidOfRecord(*reader, Kind::framework_contract, contract.id()),
                   recordName(*reader, Kind::client, contract.integer("client")), contract.text("title"),
                   contract.text("start"), contract.text("finish"), currency, majorUnits(done.committed, currency),
                   majorUnits(done.ordered, currency), done.share ? plainAmount(*done.share, 4) : std::string(),
                   std::to_string(done.orders), others, std::to_string(done.taxUnclear)});
    }
    writeTable(table, options.format, context, table.rows() == 1 ? "framework contract" : "framework contracts");
}

// ---- group ----

struct GroupOptions {
    std::string workspace;
    std::string client;
    ScoreOptions scores;
    Format format = Format::table;
};

/// What is told of each member and of the group: keys of client fields.
constexpr const char* kGroupColumns[] = {"tier",         "value_score", "r",        "f",         "m",
                                         "recency_days", "frequency",   "monetary", "value_365", "overdue"};

std::vector<std::string> groupCells(const engine::GroupScore& group, const Scores& scores) {
    if (group.scored == 0) return {"", "", "", "", "", "", "", "", "", majorUnits(group.overdue, scores.currency)};
    const auto score = [](int value) { return value == 0 ? std::string() : std::to_string(value); };
    return {group.tier < 0 ? std::string()
                           : std::string(scores.assessment.tierNames[static_cast<std::size_t>(group.tier)].key),
            plainAmount(group.value.hundredths, 2),
            score(group.r),
            score(group.f),
            score(group.m),
            std::to_string(group.recency),
            std::to_string(group.frequency),
            group.monetary ? majorUnits(*group.monetary, scores.currency) : std::string(),
            majorUnits(group.valueLastYear, scores.currency),
            majorUnits(group.overdue, scores.currency)};
}

void showGroup(const GroupOptions& options, Context& context) {
    const Date day = options.scores.day(context.clock);
    const auto reader = context.openReader(options.workspace);
    const RecordId head = groupHead(*reader, clientByName(*reader, options.client));
    const std::vector<RecordId> members = groupMembers(*reader, head);
    context.report("scoring", 0, 0);
    ScoreBook book;
    book.load(*reader);
    tellDamaged(*reader, book, context);
    const Scores scores = book.score(options.scores.profileFor(*reader), day, context.stopToken());
    overlayScores(*reader, scores.rows());

    const std::vector<std::string> keys(std::begin(kGroupColumns), std::end(kGroupColumns));
    const ClientTexts texts(*reader, keys, false, Language::en, options.scores.past(context.clock));
    std::vector<Table::Column> columns{{"id"}, {"name"}, {"part"}};
    for (std::size_t i = 0; i < keys.size(); ++i) columns.push_back({keys[i], tableShape(texts.fields()[i])});
    Table table(std::move(columns));
    const auto add = [&](const std::string& id, const std::string& name, const char* part,
                         const std::vector<std::string>& cells) {
        std::vector<std::string> row{id, name, part};
        row.insert(row.end(), cells.begin(), cells.end());
        table.add(std::move(row));
    };
    const auto uids = uidTexts(*reader, Kind::client, members);
    const auto rows = texts.read(members);
    for (std::size_t i = 0; i < members.size(); ++i)
        add(uids[i], recordName(*reader, Kind::client, members[i]), members[i] == head ? "head" : "member", rows[i]);
    const auto group = groupScore(book, scores, members);
    if (group)
        add(uidOfRecord(*reader, Kind::client, head), recordName(*reader, Kind::client, head), "group",
            groupCells(*group, scores));
    writeTable(table, options.format, context);
    if (options.format != Format::table || !group || context.quiet) return;
    const std::string tier =
        group->tier < 0 ? std::string()
                        : std::string(scores.assessment.tierNames[static_cast<std::size_t>(group->tier)].label.en);
    context.out << '\n';
    for (const words::Line& line :
         words::groupLines(*group, tier, scores.profile.windowDays, scores.currency, Language::en))
        context.out << line.text << '\n';
    if (members.size() == 1) context.out << "Nobody stands above or below it: set the field parent to make a group\n";
}

}  // namespace

void addDeskCommands(CLI::App& app, Context& context) {
    {
        auto* command = app.add_subcommand("contact", "Move a contact to another client: what they were stays there");
        auto options = std::make_shared<ContactOptions>();
        addWorkspaceOption(*command, options->workspace);
        command->add_option("ACTION", options->action, "move")->required()->check(CLI::IsMember({"move"}));
        command->add_option("CONTACT", options->contact, "name, or id as `records contacts list` shows it")
            ->required()
            ->option_text(" ");
        command->add_option("--client", options->client, "the client they are at, where several are called so")
            ->option_text("NAME");
        command->add_option("--to", options->to, "the client they belong to from now on, by name or code")
            ->required()
            ->option_text("NAME");
        command->add_option("--title", options->title, "their job there")->option_text("TEXT");
        command->add_option("--on", options->on, "their first day there (default: today)")->option_text("YYYY-MM-DD");
        addFormatOption(*command, options->format, false);
        command->callback([options, &context] { moveOne(*options, context); });
    }
    {
        auto* command = app.add_subcommand("needs", "A client's needs in their order; rank puts them into another");
        auto options = std::make_shared<NeedsOptions>();
        addWorkspaceOption(*command, options->workspace);
        command->add_option("ACTION", options->action, "list or rank")
            ->required()
            ->check(CLI::IsMember({"list", "rank"}));
        command
            ->add_option("NEED", options->needs,
                         "rank: titles or ids, the most important first; those not named follow as they stood")
            ->option_text(" ");
        command->add_option("--client", options->client, "whose, by name or code")->required()->option_text("NAME");
        addFormatOption(*command, options->format);
        command->callback([options, &context] { rankOrListNeeds(*options, context); });
    }
    {
        auto* command = app.add_subcommand(
            "framework", "Framework contracts and how far they have come: their orders over the committed amount");
        auto options = std::make_shared<FrameworkOptions>();
        addWorkspaceOption(*command, options->workspace);
        command->add_option("--client", options->client, "of this client, by name or code")->option_text("NAME");
        command->add_option("--as-of", options->asOf, "by the orders up to that day (default: today)")
            ->option_text("YYYY-MM-DD");
        addFormatOption(*command, options->format);
        command->callback([options, &context] { listFrameworks(*options, context); });
    }
    {
        auto* command =
            app.add_subcommand("group", "A client's group: each member, and all of them taken as one client");
        auto options = std::make_shared<GroupOptions>();
        addWorkspaceOption(*command, options->workspace);
        command->add_option("--client", options->client, "any member, by name or code")
            ->required()
            ->option_text("NAME");
        options->scores.addTo(*command);
        addFormatOption(*command, options->format);
        command->callback([options, &context] { showGroup(*options, context); });
    }
}

}  // namespace meike::cli
