// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/key_accounts/account_plan.h"

#include <algorithm>
#include <map>

#include "domain/choices.h"
#include "storage/facts_as_of.h"
#include "storage/records.h"

namespace meike {

namespace {

constexpr int kServiceDays = 365;

std::string called(std::span<const Choice> choices, const std::string& key, Language language) {
    const Choice* choice = findChoice(choices, key);
    return choice ? std::string(choice->label.in(language)) : std::string();
}

/// Open ones first, then by day; without a day last.
void inOrder(std::vector<Record>& records) {
    std::stable_sort(records.begin(), records.end(), [](const Record& a, const Record& b) {
        const bool doneA = !isEmpty(a.get("done_on"));
        const bool doneB = !isEmpty(b.get("done_on"));
        if (doneA != doneB) return doneB;
        const std::string& dueA = a.text("due");
        const std::string& dueB = b.text("due");
        return dueA.empty() != dueB.empty() ? dueB.empty() : dueA < dueB;
    });
}

}  // namespace

std::optional<AccountPlan> readAccountPlan(Database& database, RecordId plan, Date asOf, Language language) {
    const RecordId ids[] = {plan};
    auto records = readRecords(database, Kind::account_plan, ids, asOf);
    if (records.empty()) return std::nullopt;
    AccountPlan shown;
    shown.plan = std::move(records.front());
    const RecordId client = shown.plan.integer("client");
    shown.account = readKeyAccount(database, client, asOf, language);
    shown.criteria = keyCriteria(database, language);
    shown.currency = baseCurrency(database);
    const auto ofPlan = [&](Kind kind) {
        auto all = recordsOfClient(database, kind, client, asOf);
        std::erase_if(all, [&](const Record& each) { return each.integer("account_plan") != plan; });
        inOrder(all);
        return all;
    };
    shown.goals = ofPlan(Kind::account_goal);
    shown.actions = ofPlan(Kind::task);
    for (const Record& task : shown.actions)
        if (task.integer("owner") != 0)
            shown.names.try_emplace(task.integer("owner"), recordName(database, Kind::person, task.integer("owner")));

    const auto services = recordNames(database, Kind::pick_item, language, "service");
    const std::string from = isoDate(asOf - std::chrono::days(kServiceDays - 1));
    // Amounts of several currencies have no sum: a line for each.
    std::map<std::pair<RecordId, std::string>, AccountPlan::Service> sums;
    for (const Record& order : recordsOfClient(database, Kind::order, client, asOf)) {
        if (order.text("date") < from) continue;
        AccountPlan::Service& sum = sums[{order.integer("service"), order.text("currency")}];
        const auto name = services.find(order.integer("service"));
        if (name != services.end()) sum.name = name->second;
        sum.currency = order.text("currency");
        sum.amount += order.integer("amount");
        ++sum.orders;
    }
    for (auto& [key, sum] : sums) shown.services.push_back(std::move(sum));
    std::stable_sort(shown.services.begin(), shown.services.end(),
                     [](const AccountPlan::Service& a, const AccountPlan::Service& b) { return a.amount > b.amount; });

    for (const Record& contact : recordsOfClient(database, Kind::contact, client, asOf))
        if (!contact.text("decision_role").empty())
            shown.people.push_back({contact.text("name"), contact.text("title"),
                                    called(choices::decisionRoles(), contact.text("decision_role"), language),
                                    called(choices::attitudes(), contact.text("attitude"), language)});
    for (const Record& need : recordsOfClient(database, Kind::need, client, asOf))
        if (need.text("kind") == "latent" || need.text("kind") == "unmet")
            shown.needs.emplace_back(need.text("title"), need.integer("must_have") != 0);
    return shown;
}

}  // namespace meike
