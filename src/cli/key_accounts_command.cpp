// SPDX-License-Identifier: GPL-3.0-or-later
// key-accounts: who is one, who becomes one, stays or ceases to be one.
#include <cmath>

#include "app/key_accounts/board.h"
#include "app/key_accounts/moves.h"
#include "app/words/error_words.h"
#include "app/words/key_account_words.h"
#include "base/error_code.h"
#include "base/money.h"
#include "base/uid.h"
#include "base/unicode.h"
#include "cli/context.h"
#include "cli/table.h"
#include "domain/choices.h"
#include "storage/records.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

struct KeyOptions {
    std::string workspace;
    std::string action;
    std::string client;
    std::string reason;
    std::string until;
    std::string sponsor;
    std::string criterion;
    std::string note;
    bool notMet = false;
    ScoreOptions scores;
    Format format = Format::table;
};

const char* stateWord(AccountPlanState state) {
    switch (state) {
        case AccountPlanState::draft:
            return "draft";
        case AccountPlanState::current:
            return "current";
        case AccountPlanState::late:
            return "late";
        default:
            return "none";
    }
}

std::string dayText(const std::optional<Date>& day) { return day ? isoDate(*day) : std::string(); }

/// As Shape::list takes them apart again.
std::string commaList(const std::vector<std::string>& texts) {
    std::string list;
    for (const std::string& text : texts) list += (list.empty() ? "" : ",") + text;
    return list;
}

void list(const KeyOptions& options, Context& context) {
    const auto reader = openScored(options.workspace, options.scores, context);
    const KeyBoard board = readKeyBoard(*reader, options.scores.day(context.clock), Language::en, context.stopToken());
    const int decimals = currencyDecimals(baseCurrency(*reader));
    Table table({{"id"},
                 {"name"},
                 {"tier"},
                 {"owner"},
                 {"sponsor"},
                 {"value", Shape::number},
                 {"risk", Shape::number},
                 {"sponsor_visit"},
                 {"plan"},
                 {"met", Shape::number},
                 {"criteria", Shape::number},
                 {"not_met", Shape::list},
                 {"since"},
                 {"kept_until"}});
    for (const KeyAccount& account : board.accounts) {
        std::vector<std::string> open;
        for (std::size_t i = 0; i < account.marks.size(); ++i)
            if (account.marks[i].state != CriterionMark::State::met) open.push_back(board.criteria[i].name);
        const auto uid = uidOf(*reader, Kind::client, account.client);
        table.add({uid ? uidText(*uid) : std::string(), account.name, account.tier, account.ownerName,
                   account.sponsorName, account.value ? plainAmount(*account.value, decimals) : std::string(),
                   account.risk ? plainAmount(std::llround(*account.risk * 10'000), 4) : std::string(),
                   dayText(account.sponsorVisit), stateWord(account.planState), std::to_string(account.met),
                   std::to_string(account.marks.size()), commaList(open), dayText(account.since),
                   dayText(account.keptUntil)});
    }
    writeTable(table, options.format, context, table.rows() == 1 ? "key account" : "key accounts");
    if (options.format != Format::table || context.quiet) return;
    if (board.criteria.empty()) context.out << "no criteria yet: meikectl records WORKSPACE key_criteria add\n";
    for (const KeyAccount& account : board.requalify)
        context.out << "to be looked at again by " << isoDate(board.periodEnd) << ": " << account.name << '\n';
}

RecordId sponsorByName(Database& database, const std::string& name) {
    if (name.empty()) return 0;
    for (const Record& person : allRecords(database, Kind::person))
        if (matchKey(person.text("name")) == matchKey(name)) return person.id();
    throw Error(ErrorKind::not_found, name, ErrorCode::record_gone);
}

RecordId criterionByName(Database& database, const std::string& name) {
    for (const Record& each : allRecords(database, Kind::key_criterion))
        if (matchKey(each.text("name")) == matchKey(name) || matchKey(each.text("name_en")) == matchKey(name))
            return each.id();
    throw Error(ErrorKind::not_found, name, ErrorCode::record_gone);
}

void decideOn(const KeyOptions& options, Context& context) {
    const auto workspace = Workspace::open(options.workspace, context.clock);
    Database& database = workspace->database();
    const RecordId client = clientByName(database, options.client);
    const Date today = context.clock.today();
    Change change;
    std::string more;
    if (options.action == "join") {
        KeyJoin join{client, sponsorByName(database, options.sponsor), options.reason};
        change = workspace->edit(joinKeyCommand(database, client), [&](Edit& edit) { joinKeyAccounts(edit, join); });
    } else if (options.action == "keep") {
        Date until = quarterEnd(quarterEnd(today) + std::chrono::days(1));
        if (!options.until.empty()) {
            const auto day = parseIsoDate(options.until);
            if (!day)
                throw UsageError("--until " + options.until + ": " + errorWords(day.error().detail(), Language::en));
            until = *day;
        }
        change = workspace->edit(keepKeyCommand(database, client, until),
                                 [&](Edit& edit) { keepKeyAccount(edit, client, options.reason, until, 0); });
    } else if (options.action == "leave") {
        const LeaveCost cost = leaveCost(database, client, today, Language::en);
        more = words::leaveCostWords(cost.playbooks, cost.hoursAMonth, cost.benefits, cost.yearly, cost.sponsor,
                                     baseCurrency(database), Language::en);
        change = workspace->edit(leaveKeyCommand(database, client),
                                 [&](Edit& edit) { leaveKeyAccounts(edit, client, options.reason, more, 0); });
    } else {
        const RecordId criterion = criterionByName(database, options.criterion);
        change = workspace->edit(checkCriterionCommand(database, client, criterion), [&](Edit& edit) {
            checkCriterion(edit, client, {criterion, !options.notMet, options.note}, 0);
        });
    }
    if (context.quiet) return;
    context.out << commandText(change.command, Language::en) << '\n';
    if (!more.empty()) context.out << more << '\n';
}

void runKeyAccounts(const KeyOptions& options, Context& context) {
    if (options.action == "list") return list(options, context);
    if (options.client.empty()) throw UsageError("key-accounts " + options.action + ": say whom, by --client");
    if (options.action == "check" && (options.criterion.empty() || options.note.empty()))
        throw UsageError("key-accounts check: say which criterion, by --criterion, and why, by --note");
    if ((options.action == "leave" || options.action == "keep") && options.reason.empty())
        throw UsageError("key-accounts " + options.action + ": say why, by --reason");
    decideOn(options, context);
}

}  // namespace

void addKeyAccountsCommand(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand(
        "key-accounts", "Key accounts: list (criteria, sponsor, plan), join, keep, leave, check a criterion by hand");
    auto options = std::make_shared<KeyOptions>();
    addWorkspaceOption(*command, options->workspace);
    command->add_option("ACTION", options->action, "list, join, keep, leave or check")
        ->required()
        ->check(CLI::IsMember({"list", "join", "keep", "leave", "check"}));
    command->add_option("--client", options->client, "whom, by name or code")->option_text("NAME");
    command
        ->add_option("--reason", options->reason,
                     "why; join: asked for where a criterion is not met, and beyond 25 key accounts")
        ->option_text("TEXT");
    command->add_option("--sponsor", options->sponsor, "join: the executive who looks after it")->option_text("NAME");
    command->add_option("--until", options->until, "keep: until this day (default: the end of the next quarter)")
        ->option_text("YYYY-MM-DD");
    command->add_option("--criterion", options->criterion, "check: which one")->option_text("NAME");
    command->add_option("--note", options->note, "check: how one knows")->option_text("TEXT");
    command->add_flag("--not-met", options->notMet, "check: the criterion is not met");
    options->scores.addTo(*command);
    addFormatOption(*command, options->format);
    command->callback([options, &context] { runKeyAccounts(*options, context); });
}

}  // namespace meike::cli
