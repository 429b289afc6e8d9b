// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/key_accounts/moves.h"

#include <algorithm>

#include "app/plan/plan_view.h"
#include "app/records/record_writer.h"
#include "app/segments.h"
#include "app/short_name.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "domain/rule_references.h"
#include "exchange/rule_json.h"
#include "storage/client_query.h"
#include "storage/facts_as_of.h"
#include "storage/membership.h"
#include "storage/plan_rows.h"
#include "storage/records.h"
#include "storage/rule_probe.h"

namespace meike {

namespace {

using State = CriterionMark::State;

Record clientRecord(Database& database, RecordId id) {
    auto client = readRecord(database, Kind::client, id);
    if (!client) throw Error(ErrorKind::not_found, std::string(kindRow(Kind::client).key), ErrorCode::record_gone);
    return std::move(*client);
}

[[noreturn]] void refuse(const Record& client, ErrorDetail why) {
    throw Error(ErrorKind::invalid_value, shortName(client.text("name")), std::move(why));
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : "、") + name;
    return text;
}

std::vector<CriterionMark> marksWith(Database& database, const std::vector<KeyCriterion>& criteria, RecordId client,
                                     const std::vector<CriterionTick>& ticks, Date asOf, Language language) {
    auto marks = criterionMarks(database, criteria, {client}, asOf, language).front();
    for (const CriterionTick& tick : ticks)
        for (std::size_t i = 0; i < criteria.size(); ++i)
            if (criteria[i].id == tick.criterion && criteria[i].byHand)
                marks[i] = {tick.met ? State::met : State::failed, tick.note, asOf};
    return marks;
}

/// How a client stands, a line a criterion: + met, - not met, ? not known.
std::string standingText(const std::vector<KeyCriterion>& criteria, const std::vector<CriterionMark>& marks) {
    std::string text;
    for (std::size_t i = 0; i < criteria.size(); ++i) {
        const CriterionMark& mark = marks[i];
        text += (i == 0 ? "" : "\n");
        text += (mark.state == State::met ? "+ " : mark.state == State::failed ? "- " : "? ") + criteria[i].name;
        if (!mark.held.empty()) text += ": " + mark.held;
    }
    return text;
}

void tick(RecordWriter& writer, RecordId client, const CriterionTick& tick, RecordId person) {
    const auto criterion = readRecord(writer.database(), Kind::key_criterion, tick.criterion);
    if (!criterion)
        throw Error(ErrorKind::not_found, std::string(kindRow(Kind::key_criterion).key), ErrorCode::record_gone);
    if (!criterion->text("rule").empty())
        throw Error(ErrorKind::invalid_value, criterion->text("name"), ErrorCode::key_criterion_by_rule);
    if (trimmed(tick.note).empty()) throw Error(ErrorKind::invalid_value, criterion->text("name"), ErrorCode::required);
    writer.add(Record(Kind::criterion_check)
                   .set("client", client)
                   .set("criterion", tick.criterion)
                   .set("date", isoDate(writer.edit().clock().today()))
                   .set("met", std::int64_t{tick.met})
                   .set("note", std::string(trimmed(tick.note)))
                   .set("person", person == 0 ? Value{} : Value{person}));
}

Record decision(Edit& edit, RecordId client, const char* what, std::string_view reason, RecordId person,
                const std::vector<CriterionTick>& ticks = {}) {
    const Date today = edit.clock().today();
    // The record is read by whoever comes later: the names that the workspace gives its criteria.
    const auto criteria = keyCriteria(edit.database(), Language::zh);
    Record record(Kind::key_decision);
    record.set("client", client)
        .set("date", isoDate(today))
        .set("what", std::string(what))
        .set("reason", textValue(std::string(trimmed(reason))))
        .set("person", person == 0 ? Value{} : Value{person})
        .set("standing", textValue(standingText(
                             criteria, marksWith(edit.database(), criteria, client, ticks, today, Language::zh))));
    return record;
}

}  // namespace

std::vector<RecordId> keyAccounts(Database& database) { return keyAccountsInUse(database); }

JoinDoubts joinDoubts(Database& database, const KeyJoin& join, Date asOf, Language language) {
    JoinDoubts doubts;
    const auto criteria = keyCriteria(database, language);
    const auto marks = marksWith(database, criteria, join.client, join.ticks, asOf, language);
    for (std::size_t i = 0; i < criteria.size(); ++i)
        if (marks[i].state != State::met) doubts.criteria.push_back(criteria[i].name);
    doubts.full = keyAccounts(database).size() >= static_cast<std::size_t>(kKeyAccountSeats);
    return doubts;
}

void joinKeyAccounts(Edit& edit, const KeyJoin& join) {
    Record client = clientRecord(edit.database(), join.client);
    if (client.integer("key_account") != 0) refuse(client, ErrorCode::key_account_already);
    if (trimmed(join.reason).empty()) {
        const JoinDoubts doubts = joinDoubts(edit.database(), join, edit.clock().today(), Language::zh);
        if (doubts.full) refuse(client, {ErrorCode::key_accounts_full, {kKeyAccountSeats}});
        if (!doubts.criteria.empty()) refuse(client, {ErrorCode::key_criteria_not_met, {joined(doubts.criteria)}});
    }
    RecordWriter writer(edit);
    Record kept = decision(edit, join.client, "join", join.reason, join.person, join.ticks);
    for (const CriterionTick& each : join.ticks) tick(writer, join.client, each, join.person);
    client.set("key_account", std::int64_t{1});
    if (join.sponsor != 0) client.set("sponsor", join.sponsor);
    writer.change(std::move(client));
    writer.add(std::move(kept));
}

void keepKeyAccount(Edit& edit, RecordId client, std::string_view reason, Date until, RecordId person) {
    const Record record = clientRecord(edit.database(), client);
    if (record.integer("key_account") == 0) refuse(record, ErrorCode::key_account_not);
    if (trimmed(reason).empty()) refuse(record, ErrorCode::required);
    Record kept = decision(edit, client, "keep", reason, person);
    kept.set("until", isoDate(until));
    addRecord(edit, std::move(kept));
}

void leaveKeyAccounts(Edit& edit, RecordId client, std::string_view reason, std::string_view price, RecordId person) {
    Record record = clientRecord(edit.database(), client);
    if (record.integer("key_account") == 0) refuse(record, ErrorCode::key_account_not);
    if (trimmed(reason).empty()) refuse(record, ErrorCode::required);
    Record kept = decision(edit, client, "leave", reason, person);
    kept.set("price", textValue(std::string(price)));
    record.set("key_account", std::int64_t{0});
    RecordWriter writer(edit);
    writer.change(std::move(record));
    writer.add(std::move(kept));
}

void checkCriterion(Edit& edit, RecordId client, const CriterionTick& noted, RecordId person) {
    clientRecord(edit.database(), client);
    RecordWriter writer(edit);
    tick(writer, client, noted, person);
}

namespace {
std::string nameOf(Database& database, RecordId client) {
    return shortName(recordName(database, Kind::client, client));
}
}  // namespace

Command joinKeyCommand(Database& database, RecordId client) { return {"key_join", {nameOf(database, client)}}; }
Command keepKeyCommand(Database& database, RecordId client, Date until) {
    return {"key_keep", {nameOf(database, client), isoDate(until)}};
}
Command leaveKeyCommand(Database& database, RecordId client) { return {"key_leave", {nameOf(database, client)}}; }
Command checkCriterionCommand(Database& database, RecordId client, RecordId criterion) {
    return {"key_check", {nameOf(database, client), shortName(recordName(database, Kind::key_criterion, criterion))}};
}

LeaveCost leaveCost(Database& database, RecordId client, Date asOf, Language language) {
    LeaveCost cost;
    const engine::plan::Rules rules = readPlanRules(database);
    double minutes = 0;
    for (const Record& playbook : allRecords(database, Kind::playbook)) {
        if (isEmpty(playbook.get("enabled_on"))) continue;
        const auto parsed = parseRule(playbook.text("rule"));
        if (!parsed || !asksForField(*parsed, Kind::client, "key_account")) continue;
        try {
            if (!ruleHolds(database, resolved(database, *parsed), asOf, client)) continue;
        } catch (const Error&) {
            continue;  // a segment it names is gone: nobody is under it
        }
        const std::string& english = playbook.text("name_en");
        cost.playbooks.push_back(language == Language::en && !english.empty() ? english : playbook.text("name"));
        for (std::size_t i = 0; i < rules.playbooks.size(); ++i)
            if (rules.playbooks[i].id == playbook.id())
                minutes += engine::plan::promisedMinutesPerWeek(rules, static_cast<std::uint32_t>(i));
    }
    constexpr double kWeeksAMonth = 365.25 / 7 / 12;
    cost.hoursAMonth = minutes * kWeeksAMonth / 60;
    const std::string from = isoDate(asOf - std::chrono::days(364));
    for (const Record& benefit : recordsOfClient(database, Kind::benefit, client, asOf))
        if (benefit.text("status") != "cancelled" && benefit.text("date") >= from)
            cost.benefits += benefit.integer("value");
    cost.yearly = planStanding(database, client).value;
    if (const auto record = readRecord(database, Kind::client, client))
        cost.sponsor = recordName(database, Kind::person, record->integer("sponsor"));
    return cost;
}

}  // namespace meike
