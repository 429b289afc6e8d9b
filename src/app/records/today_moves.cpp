// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/today_moves.h"

#include <algorithm>

#include "app/records/plan_moves.h"
#include "app/records/record_writer.h"
#include "app/short_name.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "domain/choices.h"
#include "domain/playbook.h"
#include "domain/quick_log.h"
#include "storage/records.h"

namespace meike {

namespace {

Record standing(Database& database, Kind kind, RecordId id) {
    auto record = readRecord(database, kind, id);
    if (!record) throw Error(ErrorKind::not_found, std::string(kindRow(kind).key), ErrorCode::record_gone);
    return std::move(*record);
}

void needsOwnDay(const TodayItem& item) {
    if (!todaySourceRow(item.source).ownDay)
        throw Error(ErrorKind::invalid_value, item.what, ErrorCode::cannot_be_typed);
}

/// Behind what stands there.
Value withNote(const Record& record, const std::string& note) {
    const std::string& before = record.text("notes");
    return Value{before.empty() ? note : before + "\n" + note};
}

PlannedItem plannedItem(const TodayItem& item) { return {item.origin, item.client, item.person, item.what, item.due}; }

/// The kind of interaction that a step is, unless the line says another.
std::string usualKind(const TodayItem& item) {
    if (const auto what = choiceAs<StepKind>(choices::stepKinds(), item.kind))
        return std::string(stepKindRow(*what).interaction);
    return std::string(choices::interactionKinds().front().key);
}

/// The interaction that a line says.
Record interactionOf(Database& database, const TodayItem& item, std::string_view line, RecordId person, Date today) {
    std::vector<QuickLogContact> contacts;
    for (const RecordId id : findRecords(database, Kind::contact, "client", Value{item.client}))
        if (const auto contact = readRecord(database, Kind::contact, id))
            contacts.push_back({id, contact->text("name"), contact->text("title")});
    QuickLogDraft draft = readQuickLog(line, today, contacts);
    if (draft.kind.empty()) draft.kind = usualKind(item);
    if (draft.contacts.empty() && item.contact != 0) draft.contacts.push_back(item.contact);
    if (draft.summary.empty()) draft.summary = std::string(trimmed(line));
    draft.date = std::min(draft.date, today);
    Record record = quickLogRecord(draft, item.client, contacts);
    if (person != 0) record.set("person", person);
    return record;
}

}  // namespace

void finishItem(Edit& edit, const TodayItem& item, std::string_view line, RecordId person) {
    Database& database = edit.database();
    const Date today = edit.clock().today();
    const bool said = !trimmed(line).empty();
    RecordWriter writer(edit);
    if (!said && !todaySourceRow(item.source).ownDay)
        throw Error(ErrorKind::invalid_value, item.what, ErrorCode::required);
    if (item.source == TodaySource::step) decide(edit, plannedItem(item), Outcome::done, today);
    if (item.source == TodaySource::task)
        writer.set(Kind::task, item.record, "done_on", Value{isoDate(today)});
    else if (item.source == TodaySource::next_step && !said) {
        Record agreed = standing(database, Kind::interaction, item.record);
        agreed.set("next_step_on", Value{});
        writer.change(std::move(agreed));
    }
    if (said) writer.add(interactionOf(database, item, line, person, today));
}

void moveItem(Edit& edit, const TodayItem& item, Date day, std::string_view reason) {
    needsOwnDay(item);
    if (item.source == TodaySource::step) return decide(edit, plannedItem(item), Outcome::moved, day, reason);
    RecordWriter writer(edit);
    if (item.source == TodaySource::task)
        writer.set(Kind::task, item.record, "due", Value{isoDate(day)});
    else
        writer.set(Kind::interaction, item.record, "next_step_on", Value{isoDate(day)});
}

void skipItem(Edit& edit, const TodayItem& item, std::string_view reason) {
    needsOwnDay(item);
    const std::string why(trimmed(reason));
    if (why.empty()) throw Error(ErrorKind::invalid_value, item.what, ErrorCode::required);
    if (item.source == TodaySource::step)
        return decide(edit, plannedItem(item), Outcome::skipped, edit.clock().today(), why);
    RecordWriter writer(edit);
    if (item.source == TodaySource::task) {
        Record task = standing(edit.database(), Kind::task, item.record);
        task.set("notes", withNote(task, why)).set("done_on", isoDate(edit.clock().today()));
        writer.change(std::move(task));
        return;
    }
    Record agreed = standing(edit.database(), Kind::interaction, item.record);
    agreed.set("next_step_on", Value{}).set("next_step", Value{agreed.text("next_step") + " (" + why + ")"});
    writer.change(std::move(agreed));
}

void giveItem(Edit& edit, const TodayItem& item, RecordId person) {
    needsOwnDay(item);
    if (person == 0) throw Error(ErrorKind::invalid_value, item.what, ErrorCode::required);
    if (item.source == TodaySource::step) {
        PlannedItem planned = plannedItem(item);
        planned.person = person;
        return decide(edit, planned, Outcome::given, item.due);
    }
    RecordWriter writer(edit);
    if (item.source == TodaySource::task) {
        writer.set(Kind::task, item.record, "owner", Value{person});
        return;
    }
    Record agreed = standing(edit.database(), Kind::interaction, item.record);
    agreed.set("next_step_on", Value{});
    writer.change(std::move(agreed));
    writer.add(Record(Kind::task)
                   .set("client", item.client)
                   .set("title", item.what)
                   .set("due", isoDate(item.due))
                   .set("owner", person)
                   .set("notes", textValue(item.why)));
}

Command giveItemCommand(const TodayItem& item) {
    return {"today_give", {shortName(item.clientName), shortName(item.what)}};
}
Command finishItemCommand(const TodayItem& item) {
    return {"today_done", {shortName(item.clientName), shortName(item.what)}};
}
Command moveItemCommand(const TodayItem& item) {
    return {"today_move", {shortName(item.clientName), shortName(item.what)}};
}
Command skipItemCommand(const TodayItem& item) {
    return {"today_skip", {shortName(item.clientName), shortName(item.what)}};
}

}  // namespace meike
