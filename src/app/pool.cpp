// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pool.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "app/owner_loads.h"
#include "app/record_texts.h"
#include "app/records/record_writer.h"
#include "app/short_name.h"
#include "app/words/pool_words.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "domain/choices.h"
#include "engine/plan/plan.h"
#include "storage/plan_rows.h"
#include "storage/pool_rows.h"
#include "storage/records.h"

namespace meike {

namespace {

constexpr int kMostDays = 3'650;
constexpr int kMostWarnDays = 90;

int numberOf(Database& database, const std::string& key, int fallback) {
    const std::string text = setting(database, key);
    int value = fallback;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

HandoverWay wayOf(RecordId from, const Handover& handover) {
    if (handover.to == 0) return HandoverWay::reclaim;
    if (from != 0) return HandoverWay::hand_over;
    return handover.to == handover.by ? HandoverWay::take : HandoverWay::give;
}

}  // namespace

PoolRules readPoolRules(Database& database) {
    PoolRules rules;
    rules.on = setting(database, "pool_rules") == "on";
    rules.prospectDays = std::clamp(numberOf(database, "pool_prospect_days", rules.prospectDays), 1, kMostDays);
    rules.clientDays = std::clamp(numberOf(database, "pool_client_days", rules.clientDays), 1, kMostDays);
    rules.warnDays = std::clamp(numberOf(database, "pool_warn_days", rules.warnDays), 0, kMostWarnDays);
    return rules;
}

void writePoolRules(Edit& edit, const PoolRules& rules) {
    for (const int days : {rules.prospectDays, rules.clientDays})
        if (days < 1 || days > kMostDays)
            throw Error(ErrorKind::invalid_value, std::to_string(days),
                        {ErrorCode::whole_number_between, {1, kMostDays}});
    if (rules.warnDays < 0 || rules.warnDays > kMostWarnDays)
        throw Error(ErrorKind::invalid_value, std::to_string(rules.warnDays),
                    {ErrorCode::whole_number_between, {0, kMostWarnDays}});
    RecordWriter writer(edit);
    writer.setSetting("pool_warn_days", std::to_string(rules.warnDays));
    writer.setSetting("pool_rules", rules.on ? "on" : "off");
    writer.setSetting("pool_prospect_days", std::to_string(rules.prospectDays));
    writer.setSetting("pool_client_days", std::to_string(rules.clientDays));
}

Command poolRulesCommand() { return {"pool_rules", {}}; }

std::vector<std::string> poolRuleSentences(const PoolRules& rules, Language language) {
    return words::poolRuleWords(rules.prospectDays, rules.clientDays, rules.warnDays, language);
}

std::vector<PoolDue> poolDue(Database& database, const PoolRules& rules, Date asOf, int ahead, Language language,
                             const std::stop_token& stop, std::optional<RecordId> owner) {
    const Date until = asOf + std::chrono::days(ahead);
    std::vector<PoolDue> due;
    for (const PoolFacts& facts :
         poolFacts(database, asOf, until - std::chrono::days(rules.prospectDays - 1), stop, owner)) {
        Date touched = facts.added;
        for (const auto& day : {facts.lastTouch, facts.handedOver})
            if (day) touched = std::max(touched, *day);
        Date day = touched + std::chrono::days(rules.prospectDays);
        if (!facts.prospect && facts.lastEnd) day = std::max(day, *facts.lastEnd + std::chrono::days(rules.clientDays));
        if (day > until) continue;
        due.push_back({facts.client, facts.owner, day,
                       facts.prospect ? words::poolProspectWords(touched, facts.lastTouch.has_value(), language)
                                      : words::poolClientWords(facts.lastEnd.value_or(touched), touched, language)});
    }
    std::stable_sort(due.begin(), due.end(), [](const PoolDue& a, const PoolDue& b) { return a.due < b.due; });
    return due;
}

HandedOver handOver(Edit& edit, const Handover& handover) {
    Database& database = edit.database();
    const std::string note(trimmed(handover.note));
    HandedOver out;
    RecordWriter writer(edit, RecordWriter::Pace::batch);
    for (const RecordId id : handover.clients) {
        auto client = readRecord(database, Kind::client, id);
        if (!client) throw Error(ErrorKind::not_found, "", ErrorCode::record_gone);
        const RecordId from = client->integer("owner");
        if (from == handover.to) continue;
        const HandoverWay way = wayOf(from, handover);
        if (from != 0 && note.empty()) throw Error(ErrorKind::invalid_value, client->text("name"), ErrorCode::required);
        const Value to = handover.to == 0 ? Value{} : Value{handover.to};
        client->set("owner", to);
        writer.change(std::move(*client));
        const auto tasks = from == 0 ? std::vector<RecordId>() : openTasksOf(database, id, from);
        for (const RecordId task : tasks) writer.set(Kind::task, task, "owner", to);
        const auto opportunities = from == 0 ? std::vector<RecordId>() : openOpportunitiesOf(database, id, from);
        for (const RecordId opportunity : opportunities) writer.set(Kind::opportunity, opportunity, "owner", to);
        Record record(Kind::handover);
        record.set("client", id).set("date", isoDate(edit.clock().today()));
        record.set("what", std::string(choices::handoverWays()[static_cast<std::size_t>(way)].key));
        if (from != 0) record.set("from_person", from);
        record.set("to_person", to).set("note", textValue(note));
        record.set("tasks", static_cast<std::int64_t>(tasks.size()));
        writer.add(record);
        ++out.clients;
        out.opportunities += static_cast<std::int64_t>(opportunities.size());
        out.tasks += static_cast<std::int64_t>(tasks.size());
    }
    writer.finish();
    return out;
}

Command handOverCommand(Database& database, const Handover& handover) {
    const bool one = handover.clients.size() == 1;
    const std::string count = std::to_string(handover.clients.size());
    const std::string who =
        one ? shortName(recordName(database, Kind::client, handover.clients.front())) : std::string();
    if (handover.to == 0) return {one ? "to_pool" : "to_pool_many", {count, who}};
    return {one ? "hand_over" : "hand_over_many", {count, who, recordName(database, Kind::person, handover.to)}};
}

std::int64_t ownerCap(Database& database, std::string_view tier) {
    const std::string key = tier.empty() ? "owner_cap" : "owner_cap." + std::string(tier);
    return std::max(0, numberOf(database, key, 0));
}

std::vector<std::string> handoverWarnings(Database& database, const Handover& handover, Date asOf, Language language) {
    std::vector<std::string> warnings;
    if (handover.to == 0) return warnings;
    const std::string name = recordName(database, Kind::person, handover.to);
    auto counted = clientsOfOwner(database, handover.to);
    std::set<RecordId> others;
    std::string first;
    for (const RecordId id : handover.clients) {
        const auto client = readRecord(database, Kind::client, id);
        if (!client || client->integer("owner") == handover.to) continue;
        ++counted[planStanding(database, id).tier];
        for (const RecordId same : sameBusiness(database, id)) {
            const auto beside = readRecord(database, Kind::client, same);
            const bool moves = std::binary_search(handover.clients.begin(), handover.clients.end(), same);
            if (!beside || moves || beside->integer("owner") == handover.to) continue;
            if (!others.insert(same).second || others.size() > 5) continue;
            warnings.push_back(words::sameBusinessWords(client->text("name"), beside->text("name"),
                                                        recordName(database, Kind::person, beside->integer("owner")),
                                                        language));
        }
    }
    std::int64_t all = 0;
    bool passed = false;
    for (const auto& [tier, clients] : counted) {
        all += clients;
        const std::int64_t cap = tier.empty() ? 0 : ownerCap(database, tier);
        if (cap == 0 || clients <= cap) continue;
        passed = true;
        const Choice* choice = findChoice(choices::tiers(), tier);
        warnings.push_back(words::capWords(name, choice ? choice->label.in(language) : std::string_view(tier), clients,
                                           cap, language));
    }
    if (const std::int64_t cap = ownerCap(database, {}); cap > 0 && all > cap) {
        passed = true;
        warnings.push_back(words::capWords(name, {}, all, cap, language));
    }
    if (!passed) return warnings;
    double capacity = 0;
    for (const engine::plan::Person& person : readPlanPeople(database))
        if (person.id == handover.to) capacity = person.minutesPerWeek / 60.0;
    warnings.push_back(words::ownerLoadWords(name, hoursWanted(database, asOf)[handover.to], capacity, language));
    return warnings;
}

}  // namespace meike
