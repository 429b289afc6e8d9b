// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/plan_moves.h"

#include <algorithm>

#include "app/records/record_writer.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "domain/choices.h"
#include "storage/plan_rows.h"
#include "storage/records.h"

namespace meike {

namespace {

using namespace engine::plan;

/// As tasks call what steps do.
std::string_view taskKindOf(StepKind kind) {
    switch (kind) {
        case StepKind::care:
        case StepKind::benefit:
            return "care";
        case StepKind::review:
        case StepKind::report:
            return "review";
        case StepKind::win_back:
            return "win_back";
        default:
            return "follow_up";
    }
}

/// Whether an occurrence would have to wait on the day that it is moved to.
bool wouldWait(Database& database, const Rules& rules, const Origin& origin, Date due, Date today, Date day) {
    const std::vector<RecordId> only{origin.client};
    auto clients = readPlanClients(database, rules, today, &only);
    if (clients.empty()) return false;
    Client& client = clients.front();
    std::erase_if(client.decisions,
                  [&](const Decision& each) { return each.step == origin.step && each.cause == origin.cause; });
    Decision moved;
    moved.step = origin.step;
    moved.cause = origin.cause;
    moved.created = engine::kAlways;
    moved.movedTo = dayNumber(day);
    moved.originDue = dayNumber(due);
    client.decisions.push_back(moved);
    for (const Occurrence& each : occurrencesOf(rules, client, readWorkCalendar(database, today), dayNumber(today)))
        if (each.step == origin.step && each.cause == origin.cause) return each.hold == Hold::contact_limit;
    return false;
}

}  // namespace

void decide(Edit& edit, const PlannedItem& item, Outcome outcome, Date day, std::string_view reason) {
    Database& database = edit.database();
    const std::string why(trimmed(reason));
    if (outcome == Outcome::skipped && why.empty())
        throw Error(ErrorKind::invalid_value, item.title, ErrorCode::required);
    const Rules rules = readPlanRules(database);
    const auto origin = originOf(database, rules, item.origin);
    if (!origin) throw Error(ErrorKind::not_found, item.title, ErrorCode::occurrence_unknown);
    if (outcome == Outcome::moved && why.empty() &&
        wouldWait(database, rules, *origin, item.due, edit.clock().today(), day))
        throw Error(ErrorKind::invalid_value, item.title, {ErrorCode::too_many_touches, {isoDate(day)}});

    RecordWriter writer(edit);
    const auto known = findRecords(database, Kind::task, "origin", Value{item.origin});
    Record task = known.empty() ? Record(Kind::task) : *readRecord(database, Kind::task, known.back());
    if (known.empty()) {
        const auto step = std::find_if(rules.steps.begin(), rules.steps.end(),
                                       [&](const Step& each) { return each.id == origin->step; });
        task.set("client", origin->client).set("title", item.title).set("origin", item.origin);
        task.set("kind", std::string(taskKindOf(step->what)));
        task.set("due", isoDate(item.due)).set("origin_due", isoDate(item.due));
        if (item.person != 0) task.set("owner", item.person);
    }
    task.set("outcome", std::string(choices::outcomes()[static_cast<std::size_t>(outcome)].key));
    if (outcome == Outcome::given)
        task.set("owner", item.person);
    else
        task.set(outcome == Outcome::moved ? "due" : "done_on", isoDate(day));
    if (!why.empty()) task.set("reason", why);
    known.empty() ? static_cast<void>(writer.add(std::move(task))) : static_cast<void>(writer.change(std::move(task)));
}

}  // namespace meike
