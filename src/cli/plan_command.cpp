// SPDX-License-Identifier: GPL-3.0-or-later
// plan, task, playbook: what is to be done, what became of it, and what asks for it.
#include <algorithm>
#include <cmath>

#include "app/plan/entries.h"
#include "app/plan/plan_calendar.h"
#include "app/plan/plan_view.h"
#include "app/plan/playbook_desk.h"
#include "app/plan/playbook_effect.h"
#include "app/plan/playbooks.h"
#include "app/records/today_moves.h"
#include "app/segments.h"
#include "app/view/today.h"
#include "app/words/effect_words.h"
#include "app/words/error_words.h"
#include "app/words/plan_words.h"
#include "app/words/rule_sentence.h"
#include "base/error_code.h"
#include "base/money.h"
#include "base/uid.h"
#include "base/unicode.h"
#include "cli/context.h"
#include "cli/table.h"
#include "exchange/rule_json.h"
#include "storage/membership.h"
#include "storage/plan_rows.h"
#include "storage/record_query.h"
#include "storage/records.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

/// How far ahead a plan looks, in days.
constexpr int kPlanAhead = 90;

Date planDay(const char* option, const std::string& text, Date otherwise) {
    if (text.empty()) return otherwise;
    const auto day = parseIsoDate(text);
    if (!day)
        throw UsageError(std::string(option) + " " + text + ": " + errorWords(day.error().detail(), Language::en));
    return *day;
}

/// Notes who has come under which playbook, where the file can be written: a window that has it open does so itself.
void noteWhoIsIn(const std::string& path, Database& reader, Context& context) {
    const EntryChanges changes = entryChanges(reader, context.clock.today());
    if (changes.empty()) return;
    try {
        const auto workspace = Workspace::open(path, context.clock);
        workspace->edit(noteEntriesCommand(), [&](Edit& edit) { noteEntries(edit, changes); });
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::locked && error.kind() != ErrorKind::read_only) throw;
        if (!context.quiet)
            context.err << "who has come under a playbook since is not noted: "
                        << errorWords(error.detail(), Language::en) << '\n';
    }
}

struct PlanReading {
    std::unique_ptr<Database> reader;
    std::optional<engine::plan::Plan> plan;
    TodayList list;
};

/// The plan of a day, laid over a reader, and the list of everything that is to be done.
PlanReading readPlan(const std::string& path, const ScoreOptions& scores, std::optional<RecordId> person,
                     Context& context) {
    const Date day = scores.day(context.clock);
    PlanReading reading;
    reading.reader = openScored(path, scores, context);
    if (day == context.clock.today()) noteWhoIsIn(path, *reading.reader, context);
    context.report("planning", 0, 0);
    reading.plan.emplace(computePlan(*reading.reader, day, context.stopToken()));
    overlayOccurrences(*reading.reader, reading.plan->all());
    reading.list = readToday(*reading.reader, day, person, Language::en, context.stopToken(), {.horizon = kPlanAhead});
    std::stable_sort(reading.list.items.begin(), reading.list.items.end(), [](const TodayItem& a, const TodayItem& b) {
        return a.due != b.due ? a.due < b.due : a.value > b.value;
    });
    return reading;
}

/// What a line is called on the command line: the origin of a step, the id of a task, kind and id of another record.
std::string nameOf(Database& database, const TodayItem& item) {
    if (item.source == TodaySource::step) return item.origin;
    struct SourceKind {
        TodaySource source;
        Kind kind;
    };
    static constexpr SourceKind kKinds[] = {
        {TodaySource::task, Kind::task},
        {TodaySource::next_step, Kind::interaction},
        {TodaySource::complaint, Kind::complaint},
        {TodaySource::receivable, Kind::receivable},
        {TodaySource::renewal, Kind::order},
        {TodaySource::contract_end, Kind::framework_contract},
        {TodaySource::opportunity, Kind::opportunity},
        {TodaySource::birthday, Kind::contact},
        {TodaySource::requalify, Kind::client},
        {TodaySource::pool, Kind::client},
    };
    for (const SourceKind& each : kKinds)
        if (each.source == item.source) {
            const auto uid = uidOf(database, each.kind, item.record);
            const std::string text = uid ? uidText(*uid) : std::string();
            return item.source == TodaySource::task ? text : std::string(todaySourceRow(item.source).key) + ":" + text;
        }
    return {};
}

std::string kindOf(const TodayItem& item) {
    if (item.source == TodaySource::step) return item.kind;
    if (item.source == TodaySource::contract_end) return "renewal";
    return std::string(todaySourceRow(item.source).key);
}

// ---- plan ----

struct PlanOptions {
    std::string workspace;
    std::string person;
    std::string from;
    std::string to;
    std::string format = "table";
    ScoreOptions scores;
};

RecordId personByName(Database& database, const std::string& name) {
    for (const Record& person : allRecords(database, Kind::person))
        if (matchKey(person.text("name")) == matchKey(name)) return person.id();
    throw Error(ErrorKind::not_found, name, ErrorCode::record_gone);
}

void showPlan(const PlanOptions& options, Context& context) {
    std::optional<RecordId> person;
    if (!options.person.empty()) person = personByName(*context.openReader(options.workspace), options.person);
    const Date asOf = options.scores.day(context.clock);
    PlanReading reading = readPlan(options.workspace, options.scores, person, context);
    Database& database = *reading.reader;
    // What is overdue belongs to every plan that does not begin later.
    const bool fromGiven = !options.from.empty();
    const Date from = planDay("--from", options.from, asOf);
    const Date to = planDay("--to", options.to, asOf + std::chrono::days(kPlanAhead));
    std::erase_if(reading.list.items,
                  [&](const TodayItem& item) { return (fromGiven && item.due < from) || item.due > to; });
    if (options.format == "ics") {
        context.out << planCalendar(database, reading.list.items, context.clock.nowUtcMs());
        return;
    }
    const int decimals = currencyDecimals(baseCurrency(database));
    Table table({{"origin"},
                 {"client"},
                 {"kind"},
                 {"title"},
                 {"due"},
                 {"moved_from"},
                 {"owner"},
                 {"minutes", Shape::number},
                 {"source"},
                 {"why"},
                 {"state"},
                 {"value_at_stake", Shape::number}});
    const bool people = options.format == "table";
    for (const TodayItem& item : reading.list.items) {
        const bool step = item.source == TodaySource::step;
        table.add({nameOf(database, item), item.clientName, kindOf(item), item.what, isoDate(item.due),
                   item.movedFrom ? isoDate(*item.movedFrom) : std::string(),
                   recordName(database, Kind::person, item.person),
                   item.minutes == 0 ? std::string() : std::to_string(item.minutes),
                   step ? item.playbook : std::string(todaySourceRow(item.source).key), item.why,
                   item.waiting   ? "waiting"
                   : item.dropped ? "dropped"
                                  : "due",
                   plainAmount(item.value, decimals)});
    }
    writeTable(table,
               options.format == "json"  ? Format::json
               : options.format == "csv" ? Format::csv
                                         : Format::table,
               context, table.rows() == 1 ? "thing to do" : "things to do");
    if (!people || context.quiet) return;
    // What does not fit is named, week by week.
    for (const engine::plan::WeekLoad& week : reading.plan->load()) {
        if (week.droppedCount == 0 || (person && week.person != *person)) continue;
        context.out << words::weekLoadWords(week, recordName(database, Kind::person, week.person), Language::en)
                    << '\n';
    }
}

// ---- task ----

struct TaskOptions {
    std::string workspace;
    std::string action;
    std::string item;
    std::string note;
    std::string to;
    std::string reason;
};

void decideTask(const TaskOptions& options, Context& context) {
    if (options.action == "move" && options.to.empty()) throw UsageError("task move: say to which day, by --to");
    if (options.action == "give" && options.to.empty()) throw UsageError("task give: say to whom, by --to");
    if (options.action == "skip" && options.reason.empty()) throw UsageError("task skip: say why, by --reason");
    TodayItem item;
    {
        PlanReading reading = readPlan(options.workspace, {}, {}, context);
        const auto found =
            std::find_if(reading.list.items.begin(), reading.list.items.end(),
                         [&](const TodayItem& each) { return nameOf(*reading.reader, each) == options.item; });
        if (found == reading.list.items.end())
            throw Error(ErrorKind::not_found, options.item, ErrorCode::occurrence_unknown);
        item = *found;
    }
    const auto workspace = Workspace::open(options.workspace, context.clock);
    Change change;
    if (options.action == "done")
        change = workspace->edit(finishItemCommand(item),
                                 [&](Edit& edit) { finishItem(edit, item, options.note, item.person); });
    else if (options.action == "give")
        change = workspace->edit(giveItemCommand(item),
                                 [&](Edit& edit) { giveItem(edit, item, personByName(edit.database(), options.to)); });
    else if (options.action == "move")
        change = workspace->edit(moveItemCommand(item), [&](Edit& edit) {
            moveItem(edit, item, planDay("--to", options.to, context.clock.today()), options.reason);
        });
    else
        change = workspace->edit(skipItemCommand(item), [&](Edit& edit) { skipItem(edit, item, options.reason); });
    if (!context.quiet) context.out << commandText(change.command, Language::en) << '\n';
}

// ---- playbook ----

struct PlaybookOptions {
    std::string workspace;
    std::string action;
    std::string name;
    std::string client;
    ScoreOptions scores;
    Format format = Format::table;
};

std::optional<Rule> ruleOf(Database& database, const Record& playbook) {
    const auto parsed = parseRule(playbook.text("rule"));
    if (!parsed) return std::nullopt;
    try {
        return resolved(database, *parsed);
    } catch (const Error&) {
        return std::nullopt;
    }
}

void listPlaybooks(const PlaybookOptions& options, Context& context) {
    const auto reader = openScored(options.workspace, options.scores, context);
    const Date day = options.scores.day(context.clock);
    Table table({{"key"},
                 {"name"},
                 {"enabled_on"},
                 {"clients", Shape::number},
                 {"steps", Shape::number},
                 {"hours_per_week", Shape::number},
                 {"purpose"}});
    const auto add = [&](const Record& playbook, const std::vector<Record>& steps) {
        const auto rule = ruleOf(*reader, playbook);
        const std::size_t clients = rule ? clientsMatching(*reader, *rule, day).size() : 0;
        const double hours = promisedMinutesPerWeek(steps) * static_cast<double>(clients) / 60;
        table.add({playbook.text("preset"),
                   playbook.text("name_en").empty() ? playbook.text("name") : playbook.text("name_en"),
                   playbook.text("enabled_on"), rule ? std::to_string(clients) : std::string(),
                   std::to_string(steps.size()), plainAmount(std::llround(hours * 10), 1),
                   playbook.text("purpose_en").empty() ? playbook.text("purpose") : playbook.text("purpose_en")});
    };
    for (const Record& playbook : allRecords(*reader, Kind::playbook))
        add(playbook, stepsOfPlaybook(*reader, playbook.id()));
    for (const PlaybookPreset& preset : playbookPresets())
        if (!findPlaybook(*reader, preset.key)) add(preset.draft.playbook, preset.draft.steps);
    writeTable(table, options.format, context, table.rows() == 1 ? "playbook" : "playbooks");
}

void switchPlaybook(const PlaybookOptions& options, Context& context) {
    const bool on = options.action == "enable";
    {
        const auto workspace = Workspace::open(options.workspace, context.clock);
        Change change;
        if (on) {
            change = workspace->edit(enablePlaybookCommand(options.name),
                                     [&](Edit& edit) { enablePlaybook(edit, options.name, context.clock.today()); });
        } else {
            const Record playbook = playbookNamed(workspace->database(), options.name);
            change = workspace->edit(disablePlaybookCommand(options.name),
                                     [&](Edit& edit) { disablePlaybook(edit, playbook.id()); });
        }
        if (!context.quiet) context.out << commandText(change.command, Language::en) << '\n';
    }
    if (!on) return;
    const auto reader = openScored(options.workspace, {}, context);
    noteWhoIsIn(options.workspace, *reader, context);
    if (context.quiet) return;
    const Record playbook = playbookNamed(*reader, options.name);
    const std::int64_t clients = clientsUnder(*reader, playbook.id());
    const double minutes =
        promisedMinutesPerWeek(stepsOfPlaybook(*reader, playbook.id())) * static_cast<double>(clients);
    context.out << clients << (clients == 1 ? " client" : " clients") << " under it; its cadences take "
                << plainAmount(std::llround(minutes / 6), 1) << " hours a week\n";
}

void explainPlaybook(const PlaybookOptions& options, Context& context) {
    const auto reader = openScored(options.workspace, options.scores, context);
    const Date day = options.scores.day(context.clock);
    Record playbook(Kind::playbook);
    std::vector<Record> steps;
    if (const auto stored = findPlaybook(*reader, options.name)) {
        playbook = *stored;
        steps = stepsOfPlaybook(*reader, playbook.id());
    } else if (const PlaybookPreset* preset = findPlaybookPreset(options.name)) {
        playbook = preset->draft.playbook;
        steps = preset->draft.steps;
    } else {
        throw Error(ErrorKind::not_found, options.name, ErrorCode::playbook_unknown);
    }
    const auto rule = ruleOf(*reader, playbook);
    const auto words = [&](const Record& record, const std::string& field) {
        return record.text(field + "_en").empty() ? record.text(field) : record.text(field + "_en");
    };
    context.out << words(playbook, "name") << ": " << words(playbook, "purpose") << '\n';
    context.out << "For whom: "
                << (rule ? ruleSentence(*parseRule(playbook.text("rule")), sentenceContext(*reader, Language::en))
                         : "the rule cannot be read")
                << '\n';
    context.out << (playbook.text("enabled_on").empty() ? "Off" : "On since " + playbook.text("enabled_on")) << '\n';
    for (const Record& record : steps) {
        engine::plan::Step step;
        step.trigger =
            choiceAs<StepTrigger>(choices::stepTriggers(), record.text("occasion")).value_or(StepTrigger::interval);
        step.days = static_cast<int>(record.integer("days"));
        step.workdays = record.integer("workdays") != 0;
        step.only = record.text("only");
        context.out << "  " << words(record, "title") << ": " << words::stepWhenWords(step, Language::en) << ", "
                    << record.integer("minutes") << " minutes\n";
    }
    if (options.client.empty()) return;
    const RecordId client = clientByName(*reader, options.client);
    const auto members = rule ? clientsMatching(*reader, *rule, day) : std::vector<RecordId>();
    const bool in = std::binary_search(members.begin(), members.end(), client);
    context.out << recordName(*reader, Kind::client, client) << (in ? " is under it: " : " is not under it: ")
                << (rule ? explainRule(*reader, *rule, client, day).heldIn(Language::en) : std::string()) << '\n';
    if (playbook.id() == 0) return;
    const engine::plan::Plan plan = computePlan(*reader, day, context.stopToken());
    const PlanNames names(*reader, plan.rules(), Language::en);
    for (const engine::plan::Occurrence& each : plan.ofClient(client))
        if (plan.rules().playbooks[names.step(each.step).playbook].id == playbook.id())
            context.out << "  " << isoDate(dateOfDay(each.due)) << "  " << names.title(each) << ": " << names.why(each)
                        << '\n';
}

void showEffect(const PlaybookOptions& options, Context& context) {
    const auto reader = openScored(options.workspace, options.scores, context);
    const Date day = options.scores.day(context.clock);
    PlaybookDraft draft;
    if (const auto stored = findPlaybook(*reader, options.name))
        draft.playbook = *stored;
    else if (const PlaybookPreset* preset = findPlaybookPreset(options.name))
        draft = preset->draft;
    else
        throw Error(ErrorKind::not_found, options.name, ErrorCode::playbook_unknown);
    const PlaybookEffect effect = readPlaybookEffect(*reader, draft, day, context.stopToken());
    Table table({{"key"}, {"finding"}});
    for (const words::Line& line : words::effectLines(effect, baseCurrency(*reader), day, Language::en))
        table.add({line.key, line.text});
    writeTable(table, options.format, context, table.rows() == 1 ? "finding" : "findings");
}

/// What became of a playbook since it was enabled: in all, by step, owner and tier, and why things were skipped.
void showCompletion(const PlaybookOptions& options, Context& context) {
    const auto reader = openScored(options.workspace, options.scores, context);
    const auto stored = findPlaybook(*reader, options.name);
    const bool known = stored || findPlaybookPreset(options.name);
    if (!known) throw Error(ErrorKind::not_found, options.name, ErrorCode::playbook_unknown);
    Table table({{"part"},
                 {"name"},
                 {"open", Shape::number},
                 {"overdue", Shape::number},
                 {"done", Shape::number},
                 {"by_facts", Shape::number},
                 {"moved", Shape::number},
                 {"skipped", Shape::number},
                 {"kept", Shape::number}});
    const auto add = [&](const char* part, const std::string& name, const PlanCounts& counts) {
        const auto kept = counts.kept();
        table.add({part, name, std::to_string(counts.open), std::to_string(counts.overdue),
                   std::to_string(counts.finished()), std::to_string(counts.byFacts), std::to_string(counts.moved),
                   std::to_string(counts.skipped), kept ? plainAmount(std::llround(*kept * 1000), 3) : std::string()});
    };
    if (stored) {
        const PlaybookDesk desk = readPlaybookDesk(*reader, stored->id(), options.scores.day(context.clock),
                                                   Language::en, context.stopToken());
        add("playbook", textInLanguage(*stored, "name", Language::en), desk.counts);
        for (const PlanPart& each : desk.parts)
            add(each.by == PlanPart::By::step    ? "step"
                : each.by == PlanPart::By::owner ? "owner"
                                                 : "tier",
                each.by == PlanPart::By::tier ? each.key : each.name, each.counts);
        for (const auto& [reason, times] : desk.counts.reasons) add("skipped because", reason, {.skipped = times});
    }
    writeTable(table, options.format, context, table.rows() == 1 ? "line" : "lines");
}

void runPlaybook(const PlaybookOptions& options, Context& context) {
    if (options.action == "list") return listPlaybooks(options, context);
    if (options.name.empty()) throw UsageError("playbook " + options.action + ": name the playbook");
    if (options.action == "explain") return explainPlaybook(options, context);
    if (options.action == "effect") return showEffect(options, context);
    if (options.action == "completion") return showCompletion(options, context);
    switchPlaybook(options, context);
}

}  // namespace

void addPlanCommands(CLI::App& app, Context& context) {
    {
        auto* command = app.add_subcommand(
            "plan", "What is to be done: by playbooks, tasks, next steps, money, renewals, birthdays; overdue first");
        auto options = std::make_shared<PlanOptions>();
        addWorkspaceOption(*command, options->workspace);
        command->add_option("--person", options->person, "whose (default: everybody's)")->option_text("NAME");
        command->add_option("--from", options->from, "not before (default: what is overdue too)")
            ->option_text("YYYY-MM-DD");
        command->add_option("--to", options->to, "not after (default: 90 days ahead)")->option_text("YYYY-MM-DD");
        command->add_option("--format", options->format, "table, csv, json or ics (a calendar)")
            ->check(CLI::IsMember({"table", "csv", "json", "ics"}))
            ->option_text("FORMAT");
        options->scores.addTo(*command);
        command->callback([options, &context] { showPlan(*options, context); });
    }
    {
        auto* command = app.add_subcommand(
            "task", "Decide about a line of the plan: done, moved to a day, given to somebody, or skipped");
        auto options = std::make_shared<TaskOptions>();
        addWorkspaceOption(*command, options->workspace);
        command->add_option("ACTION", options->action, "done, move, give or skip")
            ->required()
            ->check(CLI::IsMember({"done", "move", "give", "skip"}));
        command->add_option("ORIGIN", options->item, "origin or task id, as `plan` shows it")
            ->required()
            ->option_text(" ");
        command->add_option("--note", options->note, "done: what came of it; becomes an interaction")
            ->option_text("TEXT");
        command->add_option("--to", options->to, "move: to this day; give: to this person")->option_text("DAY|NAME");
        command
            ->add_option("--reason", options->reason,
                         "skip: why; move: why then, where the client is cared for enough around that day")
            ->option_text("TEXT");
        command->callback([options, &context] { decideTask(*options, context); });
    }
    {
        auto* command = app.add_subcommand(
            "playbook",
            "Playbooks and presets: list, enable, disable, explain (for whom, what, and why for a client), effect (did "
            "it help, or what could be seen), completion (what became of it, by step, owner and tier)");
        auto options = std::make_shared<PlaybookOptions>();
        addWorkspaceOption(*command, options->workspace);
        command->add_option("ACTION", options->action, "list, enable, disable, explain, effect or completion")
            ->required()
            ->check(CLI::IsMember({"list", "enable", "disable", "explain", "effect", "completion"}));
        command->add_option("NAME", options->name, "name of a playbook, or key of a preset")->option_text(" ");
        command->add_option("--client", options->client, "explain: this client, by name or code")->option_text("NAME");
        options->scores.addTo(*command);
        addFormatOption(*command, options->format);
        command->callback([options, &context] { runPlaybook(*options, context); });
    }
}

}  // namespace meike::cli
