// SPDX-License-Identifier: GPL-3.0-or-later
// complaint: which are open and by when they are due, who is responsible, opening one again; hours by severity.
#include "app/records/complaints.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "app/record_texts.h"
#include "base/error_code.h"
#include "base/uid.h"
#include "base/unicode.h"
#include "cli/context.h"
#include "cli/table.h"
#include "domain/choices.h"
#include "domain/text_form.h"
#include "storage/facts_as_of.h"
#include "storage/record_query.h"
#include "storage/records.h"
#include "storage/today_rows.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

struct ComplaintOptions {
    std::string workspace;
    std::string action;
    std::string id;
    std::string to;
    std::string reason;
    std::string work;
    std::map<std::string, int> hours;
    Format format = Format::table;
};

RecordId complaintOf(Database& database, const std::string& text) {
    const auto uid = parseUid(text);
    const RecordId id = uid ? recordOfUid(database, Kind::complaint, *uid) : 0;
    if (id == 0) throw Error(ErrorKind::not_found, text, ErrorCode::record_gone);
    return id;
}

RecordId colleague(Database& database, const std::string& name) {
    for (const Record& person : allRecords(database, Kind::person))
        if (matchKey(person.text("name")) == matchKey(name)) return person.id();
    throw Error(ErrorKind::not_found, name, ErrorCode::record_gone);
}

void list(const ComplaintOptions& options, Context& context) {
    const auto reader = context.openReader(options.workspace);
    const Date today = context.clock.today();
    std::vector<Record> open =
        readRecords(*reader, Kind::complaint, openComplaints(*reader, today, {}, context.stopToken()));
    // What is due first; what has no day comes last.
    std::stable_sort(open.begin(), open.end(), [](const Record& a, const Record& b) {
        const auto key = [](const Record& each) {
            return std::tuple(each.text("due").empty(), each.text("due"), each.text("due_time"));
        };
        return key(a) < key(b);
    });
    Table table({{"id"},
                 {"client"},
                 {"date"},
                 {"severity"},
                 {"due"},
                 {"due_time"},
                 {"late"},
                 {"responsible"},
                 {"received_first_by"},
                 {"reopened", Shape::number},
                 {"cause"},
                 {"complaint"}});
    for (const Record& each : open) {
        const RecordId ids[] = {each.id()};
        const RecordId type = each.integer("cause_type");
        table.add({uidTexts(*reader, Kind::complaint, ids).at(0),
                   recordName(*reader, Kind::client, each.integer("client")), each.text("date"), each.text("severity"),
                   each.text("due"), each.text("due_time"),
                   !each.text("due").empty() && each.text("due") < isoDate(today) ? "true" : "false",
                   recordName(*reader, Kind::person, each.integer("receiver")),
                   recordName(*reader, Kind::person, each.integer("first_receiver")),
                   std::to_string(each.integer("reopened")),
                   type != 0 ? recordName(*reader, Kind::pick_item, type) : each.text("cause"), each.text("summary")});
    }
    writeTable(table, options.format, context, table.rows() == 1 ? "open complaint" : "open complaints");
}

void change(const ComplaintOptions& options, Context& context) {
    const bool reassign = options.action == "reassign";
    if (options.id.empty()) throw UsageError("complaint " + options.action + ": say which, by its id");
    if (reassign && options.to.empty()) throw UsageError("complaint reassign: say to whom, by --to");
    if (reassign && trimmed(options.reason).empty()) throw UsageError("complaint reassign: say why, by --reason");
    const auto workspace = Workspace::open(options.workspace, context.clock);
    Database& database = workspace->database();
    const RecordId id = complaintOf(database, options.id);
    Change done;
    if (reassign) {
        const RecordId person = colleague(database, options.to);
        done = workspace->edit(reassignComplaintCommand(database, id, person),
                               [&](Edit& edit) { reassignComplaint(edit, id, person, options.reason); });
    } else {
        done = workspace->edit(reopenComplaintCommand(database, id), [&](Edit& edit) { reopenComplaint(edit, id); });
    }
    if (context.quiet) return;
    context.out << (done.empty() ? std::string("nothing to change") : commandText(done.command, Language::en)) << '\n';
}

/// 09:00-18:00
WorkingHours hoursOf(const std::string& text) {
    const std::size_t dash = text.find('-');
    const auto minute = [&](const std::string& part) {
        return minuteOfDay(text_forms::kTime.normal(std::string(trimmed(part))));
    };
    const auto from = dash == std::string::npos ? std::nullopt : minute(text.substr(0, dash));
    const auto until = dash == std::string::npos ? std::nullopt : minute(text.substr(dash + 1));
    if (!from || !until) throw UsageError("--work " + text + ": two times of the day, such as 09:00-18:00");
    return {*from, *until};
}

void setHours(const ComplaintOptions& options, Context& context) {
    const bool asked = !options.work.empty() || !options.hours.empty();
    ComplaintHours all;
    if (asked) {
        const auto workspace = Workspace::open(options.workspace, context.clock);
        all = readComplaintHours(workspace->database());
        for (const auto& [severity, hours] : options.hours) all.hours[severity] = hours;
        if (!options.work.empty()) all.work = hoursOf(options.work);
        workspace->edit(complaintHoursCommand(), [&](Edit& edit) { writeComplaintHours(edit, all); });
    } else {
        all = readComplaintHours(*context.openReader(options.workspace));
    }
    if (context.quiet && asked) return;
    Table table({{"severity"}, {"hours", Shape::number}});
    for (const Choice& severity : choices::severities())
        table.add({std::string(severity.key), std::to_string(all.hours[std::string(severity.key)])});
    writeTable(table, options.format, context, "severities");
    if (options.format == Format::table && !context.quiet)
        context.out << "working hours, on working days from " << timeOfDay(all.work.from) << " to "
                    << timeOfDay(all.work.until) << "; 0: no time is set\n";
}

void run(const ComplaintOptions& options, Context& context) {
    if (options.action == "list") return list(options, context);
    if (options.action == "hours") return setHours(options, context);
    change(options, context);
}

}  // namespace

void addComplaintCommand(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand(
        "complaint",
        "Complaints: those that are open (list), reassign (the first receiver stays noted), reopen; hours by severity");
    auto options = std::make_shared<ComplaintOptions>();
    addWorkspaceOption(*command, options->workspace);
    const std::vector<std::string> actions{"list", "reassign", "reopen", "hours"};
    command->add_option("ACTION", options->action, "list, reassign, reopen or hours")
        ->required()
        ->check(CLI::IsMember(actions));
    command->add_option("ID", options->id, "reassign, reopen: its id, as list shows it")->option_text(" ");
    command->add_option("--to", options->to, "reassign: to this person")->option_text("NAME");
    command->add_option("--reason", options->reason, "reassign: why")->option_text("TEXT");
    command->add_option("--work", options->work, "hours: when people work")->option_text("09:00-18:00");
    for (const Choice& severity : choices::severities())
        command
            ->add_option_function<int>(
                "--" + std::string(severity.key),
                [options, key = std::string(severity.key)](const int& hours) { options->hours[key] = hours; },
                "hours: working hours until it is due")
            ->check(CLI::Range(0, 999))
            ->option_text("HOURS");
    addFormatOption(*command, options->format);
    command->callback([options, &context] { run(*options, context); });
}

}  // namespace meike::cli
