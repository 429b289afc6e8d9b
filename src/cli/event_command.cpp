// SPDX-License-Identifier: GPL-3.0-or-later
// event: what clients are invited to, and who came.
#include <algorithm>

#include "app/events.h"
#include "app/membership.h"
#include "app/records/record_writer.h"
#include "app/segments.h"
#include "base/error_code.h"
#include "base/money.h"
#include "base/unicode.h"
#include "cli/context.h"
#include "cli/table.h"
#include "domain/choices.h"
#include "storage/base_currency.h"
#include "storage/membership.h"
#include "storage/records.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

struct EventOptions {
    std::string workspace;
    std::string action;
    std::string event;
    std::vector<std::string> clients;
    std::string segment;
    std::string state;
    Format format = Format::table;
};

RecordId eventNamed(Database& database, const std::string& name) {
    for (const Record& event : allRecords(database, Kind::event))
        if (matchKey(event.text("name")) == matchKey(name)) return event.id();
    throw Error(ErrorKind::not_found, name, ErrorCode::record_gone);
}

void list(const EventOptions& options, Context& context) {
    const auto reader = context.openReader(options.workspace);
    const int decimals = currencyDecimals(baseCurrency(*reader));
    Table table({{"event"},
                 {"type"},
                 {"date"},
                 {"place"},
                 {"invited", Shape::number},
                 {"coming", Shape::number},
                 {"came", Shape::number},
                 {"cost", Shape::number},
                 {"cost_per_guest", Shape::number}});
    const auto money = [&](const std::optional<MinorUnits>& amount) {
        return amount ? plainAmount(*amount, decimals) : std::string();
    };
    for (const EventLine& line : readEvents(*reader, context.clock.today()))
        table.add({line.name, line.type, isoDate(line.date), line.place, std::to_string(line.invited),
                   std::to_string(line.coming), std::to_string(line.came), money(line.cost),
                   money(line.costPerGuest())});
    writeTable(table, options.format, context, table.rows() == 1 ? "event" : "events");
}

void guests(const EventOptions& options, Context& context) {
    const auto reader = context.openReader(options.workspace);
    Table table({{"client"}, {"contact"}, {"owner"}, {"state"}});
    for (const GuestLine& line : readGuests(*reader, eventNamed(*reader, options.event)))
        table.add({line.clientName, line.contact, line.owner, line.state});
    writeTable(table, options.format, context, table.rows() == 1 ? "guest" : "guests");
}

std::vector<RecordId> named(const EventOptions& options, Database& database, Date asOf) {
    std::vector<RecordId> clients;
    for (const std::string& name : options.clients) clients.push_back(clientByName(database, name));
    if (!options.segment.empty()) {
        const Rule rule = resolved(database, Rule::inSegment(options.segment));
        for (const RecordId client : clientsMatching(database, rule, asOf)) clients.push_back(client);
    }
    return clients;
}

void invite(const EventOptions& options, Context& context) {
    const auto workspace = Workspace::open(options.workspace, context.clock);
    Database& database = workspace->database();
    const RecordId event = eventNamed(database, options.event);
    const auto clients = named(options, database, context.clock.today());
    if (clients.empty()) throw UsageError("event invite: name the clients, or a --segment");
    std::int64_t count = 0;
    workspace->edit(inviteCommand(database, event, clients.size()),
                    [&](Edit& edit) { count = inviteClients(edit, event, clients); });
    if (!context.quiet) context.out << count << (count == 1 ? " client invited\n" : " clients invited\n");
}

void mark(const EventOptions& options, Context& context) {
    if (options.state.empty()) throw UsageError("event mark: say what, by --state");
    const auto workspace = Workspace::open(options.workspace, context.clock);
    Database& database = workspace->database();
    const RecordId event = eventNamed(database, options.event);
    const auto clients = named(options, database, context.clock.today());
    std::vector<RecordId> marked;
    for (const GuestLine& line : readGuests(database, event))
        if (std::find(clients.begin(), clients.end(), line.client) != clients.end()) marked.push_back(line.id);
    if (marked.empty()) throw Error(ErrorKind::not_found, options.event, ErrorCode::record_gone);
    workspace->edit(guestStateCommand(database, event, marked.size()),
                    [&](Edit& edit) { setGuestState(edit, marked, options.state); });
    if (!context.quiet) context.out << marked.size() << (marked.size() == 1 ? " guest noted\n" : " guests noted\n");
}

void run(const EventOptions& options, Context& context) {
    if (options.action == "list") return list(options, context);
    if (options.event.empty()) throw UsageError("event " + options.action + ": name the event");
    if (options.action == "guests") return guests(options, context);
    if (options.action == "invite") return invite(options, context);
    mark(options, context);
}

}  // namespace

void addEventCommand(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand(
        "event", "Events: list, guests, invite (clients, or a segment), mark who comes and who came");
    auto options = std::make_shared<EventOptions>();
    addWorkspaceOption(*command, options->workspace);
    const std::vector<std::string> actions{"list", "guests", "invite", "mark"};
    command->add_option("ACTION", options->action, "list, guests, invite or mark")
        ->required()
        ->check(CLI::IsMember(actions));
    command->add_option("EVENT", options->event, "name of the event")->option_text(" ");
    command->add_option("CLIENT", options->clients, "clients, by name or code")->option_text(" ");
    command->add_option("--segment", options->segment, "invite, mark: everybody in this segment")->option_text("NAME");
    std::vector<std::string> states;
    for (const Choice& state : choices::guestStates()) states.emplace_back(state.key);
    command->add_option("--state", options->state, "mark: invited, coming, declined, came or absent")
        ->check(CLI::IsMember(states))
        ->option_text("STATE");
    addFormatOption(*command, options->format);
    command->callback([options, &context] { run(*options, context); });
}

}  // namespace meike::cli
