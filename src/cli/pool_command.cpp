// SPDX-License-Identifier: GPL-3.0-or-later
// pool: clients that are nobody's, and those that go back to it; take, give, hand over.
#include <algorithm>
#include <cmath>

#include "app/owner_loads.h"
#include "app/plan/plan_view.h"
#include "app/pool.h"
#include "base/error_code.h"
#include "base/money.h"
#include "base/unicode.h"
#include "cli/context.h"
#include "cli/table.h"
#include "domain/choices.h"
#include "storage/client_query.h"
#include "storage/records.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

struct PoolOptions {
    std::string workspace;
    std::string action;
    std::vector<std::string> clients;
    std::string to;
    std::string note;
    bool all = false;
    std::string rules;
    int prospectDays = 0;
    int clientDays = 0;
    int warnDays = -1;
    ScoreOptions scores;
    Format format = Format::table;
};

RecordId personNamed(Database& database, const std::string& name) {
    for (const Record& person : allRecords(database, Kind::person))
        if (matchKey(person.text("name")) == matchKey(name)) return person.id();
    throw Error(ErrorKind::not_found, name, ErrorCode::record_gone);
}

void list(const PoolOptions& options, Context& context) {
    const auto reader = context.openReader(options.workspace);
    ClientQuery query;
    query.asOf = context.clock.today();
    query.rule = Rule::all({Rule::condition("owner", "empty")});
    Table table({{"client"}, {"city"}, {"added_or_lost"}, {"note"}});
    for (const RecordId id : queryClientIds(*reader, query)) {
        const auto client = readRecord(*reader, Kind::client, id);
        const auto moves = findRecords(*reader, Kind::handover, "client", Value{id});
        const auto last = moves.empty() ? std::nullopt : readRecord(*reader, Kind::handover, moves.back());
        table.add({client->text("name"), client->text("city"), last ? last->text("date") : std::string(),
                   last ? last->text("note") : std::string()});
    }
    writeTable(table, options.format, context, table.rows() == 1 ? "client in the pool" : "clients in the pool");
}

void due(const PoolOptions& options, Context& context) {
    const auto reader = context.openReader(options.workspace);
    const PoolRules rules = readPoolRules(*reader);
    const Date today = context.clock.today();
    Table table({{"client"}, {"owner"}, {"due"}, {"state"}, {"why"}});
    for (const PoolDue& each : poolDue(*reader, rules, today, rules.warnDays, Language::en, context.stopToken()))
        table.add({recordName(*reader, Kind::client, each.client), recordName(*reader, Kind::person, each.owner),
                   isoDate(each.due), each.due <= today ? "due" : "soon", each.why});
    writeTable(table, options.format, context, table.rows() == 1 ? "client" : "clients");
    if (options.format != Format::table || context.quiet) return;
    if (!rules.on) context.out << "Today does not warn of them: the rules are off (pool WORKSPACE rules --rules on)\n";
    for (const std::string& sentence : poolRuleSentences(rules, Language::en)) context.out << sentence << '\n';
}

void move(const PoolOptions& options, Context& context) {
    const bool reclaim = options.action == "reclaim";
    if (!reclaim && options.to.empty()) throw UsageError("pool " + options.action + ": say to whom, by --to");
    const auto workspace = Workspace::open(options.workspace, context.clock);
    Database& database = workspace->database();
    Handover handover;
    handover.note = options.note;
    if (!reclaim) handover.to = personNamed(database, options.to);
    if (options.action == "take") handover.by = handover.to;
    for (const std::string& name : options.clients) handover.clients.push_back(clientByName(database, name));
    std::string why = handover.note;
    if (reclaim && options.all) {
        const PoolRules rules = readPoolRules(database);
        for (const PoolDue& each : poolDue(database, rules, context.clock.today(), 0, Language::en))
            handover.clients.push_back(each.client);
    }
    std::sort(handover.clients.begin(), handover.clients.end());
    handover.clients.erase(std::unique(handover.clients.begin(), handover.clients.end()), handover.clients.end());
    if (handover.clients.empty()) {
        if (!options.all) throw UsageError("pool " + options.action + ": name the clients");
        if (!context.quiet) context.out << "nobody goes back to the pool today\n";
        return;
    }
    for (const std::string& warning : handoverWarnings(database, handover, context.clock.today(), Language::en))
        context.err << warning << '\n';
    HandedOver done;
    const Change change =
        workspace->edit(handOverCommand(database, handover), [&](Edit& edit) { done = handOver(edit, handover); });
    if (context.quiet) return;
    context.out << commandText(change.command, Language::en) << ": " << done.clients
                << (done.clients == 1 ? " client, " : " clients, ") << done.tasks
                << (done.tasks == 1 ? " open task with it" : " open tasks with them");
    if (done.opportunities > 0)
        context.out << ", " << done.opportunities << (done.opportunities == 1 ? " opportunity" : " opportunities");
    context.out << '\n';
}

void setRules(const PoolOptions& options, Context& context) {
    const auto workspace = Workspace::open(options.workspace, context.clock);
    PoolRules rules = readPoolRules(workspace->database());
    if (!options.rules.empty()) rules.on = options.rules == "on";
    if (options.prospectDays != 0) rules.prospectDays = options.prospectDays;
    if (options.clientDays != 0) rules.clientDays = options.clientDays;
    if (options.warnDays >= 0) rules.warnDays = options.warnDays;
    workspace->edit(poolRulesCommand(), [&](Edit& edit) { writePoolRules(edit, rules); });
    if (context.quiet) return;
    context.out << "Rules of the pool: " << (rules.on ? "on" : "off") << '\n';
    for (const std::string& sentence : poolRuleSentences(rules, Language::en)) context.out << sentence << '\n';
}

/// Who has how many, by tier, and the hours behind it.
void owners(const PoolOptions& options, Context& context) {
    const auto reader = openScored(options.workspace, {}, context);
    const Date today = context.clock.today();
    const engine::plan::Plan plan = computePlan(*reader, today, context.stopToken());
    overlayOccurrences(*reader, plan.all());
    std::vector<Table::Column> columns{{"owner"}, {"active"}, {"clients", Shape::number}};
    for (const Choice& tier : choices::tiers()) columns.push_back({std::string(tier.key), Shape::number});
    columns.insert(columns.end(), {{"over_cap"}, {"hours_a_week", Shape::number}, {"hours_available", Shape::number}});
    Table table(std::move(columns));
    for (const OwnerLoad& load : readOwnerLoads(*reader, today, context.stopToken())) {
        std::vector<std::string> cells{load.name, load.active ? "true" : "false", std::to_string(load.clients)};
        for (const Choice& tier : choices::tiers()) {
            const auto found = load.byTier.find(std::string(tier.key));
            cells.push_back(std::to_string(found == load.byTier.end() ? 0 : found->second));
        }
        std::string passed;
        for (const std::string& tier : load.passed)
            passed += (passed.empty() ? "" : "; ") + (tier.empty() ? std::string("all") : tier);
        cells.push_back(passed);
        cells.push_back(plainAmount(std::llround(load.hours * 10), 1));
        cells.push_back(plainAmount(std::llround(load.capacity * 10), 1));
        table.add(std::move(cells));
    }
    writeTable(table, options.format, context, table.rows() == 1 ? "owner" : "owners");
}

void shared(const PoolOptions& options, Context& context) {
    const auto reader = context.openReader(options.workspace);
    Table table({{"what"}, {"name"}, {"client"}, {"owner"}});
    for (const SharedBusiness& business : readSharedBusinesses(*reader, context.stopToken()))
        for (const SharedBusiness::Part& part : business.parts)
            table.add({business.group ? "group" : "registration_no", business.name, part.clientName, part.ownerName});
    writeTable(table, options.format, context, table.rows() == 1 ? "client" : "clients of businesses with two owners");
}

void run(const PoolOptions& options, Context& context) {
    if (options.action == "owners") return owners(options, context);
    if (options.action == "shared") return shared(options, context);
    if (options.action == "list") return list(options, context);
    if (options.action == "due") return due(options, context);
    if (options.action == "rules") return setRules(options, context);
    move(options, context);
}

}  // namespace

void addPoolCommand(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand(
        "pool",
        "Clients that are nobody's (list), those that go back (due, reclaim), and who gets them (take, give, "
        "handover); rules of when; what owners have (owners), businesses with two of them (shared)");
    auto options = std::make_shared<PoolOptions>();
    addWorkspaceOption(*command, options->workspace);
    const std::vector<std::string> actions{"list",    "due",    "take",   "give", "handover",
                                           "reclaim", "owners", "shared", "rules"};
    command->add_option("ACTION", options->action, "list, due, take, give, handover, reclaim, owners, shared or rules")
        ->required()
        ->check(CLI::IsMember(actions));
    command->add_option("CLIENT", options->clients, "clients, by name or code")->option_text(" ");
    command->add_option("--to", options->to, "take, give, handover: this person")->option_text("NAME");
    command
        ->add_option("--note", options->note,
                     "why, and what the next one has to know; asked for where somebody loses it")
        ->option_text("TEXT");
    command->add_flag("--all-due", options->all, "reclaim: all that are due today");
    command->add_option("--rules", options->rules, "rules: on or off")
        ->check(CLI::IsMember({"on", "off"}))
        ->option_text("on|off");
    command->add_option("--prospect-days", options->prospectDays, "rules: without a touch, of one that never ordered")
        ->option_text("DAYS");
    command->add_option("--client-days", options->clientDays, "rules: after its last business ended")
        ->option_text("DAYS");
    command->add_option("--warn-days", options->warnDays, "rules: how long before its owner is told in Today")
        ->check(CLI::Range(0, 90))
        ->option_text("DAYS");
    addFormatOption(*command, options->format);
    command->callback([options, &context] { run(*options, context); });
}

}  // namespace meike::cli
