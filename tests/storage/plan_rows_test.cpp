// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/plan_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "base/deterministic_random.h"
#include "domain/choices.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using engine::plan::Client;
using engine::plan::DatedRecord;
using engine::plan::Rules;

constexpr DayNumber kEnabled = 20'000;
constexpr DayNumber kToday = kEnabled + 60;

std::string dayText(DayNumber day) { return isoDate(dateOfDay(day)); }

/// What the records themselves say: purchases are orders that are no refund, of more than was given back.
struct Reference {
    std::map<RecordId, std::vector<DatedRecord>> orders;
    std::map<RecordId, DatedRecord> serviceEnd;
};
Reference referenceOf(Database& database) {
    Reference out;
    const auto rows = allRecords(database, Kind::order);
    for (const Record& row : rows) {
        const DayNumber day = dayNumber(*parseIsoDate(row.text("date")));
        MinorUnits amount = row.integer("amount");
        if (amount < 0 || row.integer("refund_of") != 0 || day > kToday) continue;
        for (const Record& other : rows)
            if (other.integer("refund_of") == row.id() && dayNumber(*parseIsoDate(other.text("date"))) <= kToday)
                amount += other.integer("amount");
        if (amount <= 0) continue;
        out.orders[row.integer("client")].push_back({row.id(), day});
        if (row.text("service_end").empty()) continue;
        const DatedRecord end{row.id(), dayNumber(*parseIsoDate(row.text("service_end")))};
        DatedRecord& last = out.serviceEnd[row.integer("client")];
        if (last.id == 0 || std::pair(end.day, end.id) > std::pair(last.day, last.id)) last = end;
    }
    return out;
}

bool before(const DatedRecord& a, const DatedRecord& b) { return std::pair(a.day, a.id) < std::pair(b.day, b.id); }

/// Of a client's purchases the first, the last and all since a playbook was on; of its service periods the last.
/// Several on one day, refunds in part and in whole, refunds of a later day, orders of tomorrow.
TEST(PlanRows, WhatCanDecideAnythingIsKept) {
    const test::TemporaryFolder folder;
    FixedClock clock{dateOfDay(kToday)};
    const auto workspace = Workspace::create(folder / "w.meike", "CNY", clock);
    DeterministicRandom random(15);
    std::vector<RecordId> clients;
    workspace->edit({"add", {}}, [&](Edit& edit) {
        for (int c = 0; c < 60; ++c) {
            clients.push_back(edit.insert(Record(Kind::client).set("name", std::to_string(c))));
            for (std::uint64_t i = random.below(9); i > 0; --i) {
                const DayNumber day = kEnabled + static_cast<DayNumber>(random.between(-8, 8)) * 10;
                Record order(Kind::order);
                order.set("client", clients.back()).set("date", dayText(day)).set("currency", std::string("CNY"));
                order.set("amount", static_cast<MinorUnits>(random.below(3)) * 1'000);
                if (random.chance(40))
                    order.set("service_start", dayText(day))
                        .set("service_end", dayText(day + static_cast<DayNumber>(random.between(0, 3)) * 100));
                const RecordId id = edit.insert(order);
                if (!random.chance(35)) continue;
                edit.insert(Record(Kind::order)
                                .set("client", clients.back())
                                .set("date", dayText(day + static_cast<DayNumber>(random.below(30))))
                                .set("currency", std::string("CNY"))
                                .set("refund_of", id)
                                .set("amount", static_cast<MinorUnits>(random.below(4)) * -1'000 + 1'000));
            }
        }
    });

    Rules rules;
    rules.playbooks.push_back({.id = 1, .enabledOn = kEnabled});
    engine::plan::Step step;
    step.trigger = StepTrigger::service_end;
    rules.steps.push_back(step);
    const Reference reference = referenceOf(workspace->database());
    const auto check = [&](const std::vector<Client>& read) {
        ASSERT_EQ(read.size(), clients.size());
        int early = 0;
        for (const Client& client : read) {
            SCOPED_TRACE(client.id);
            auto expected =
                reference.orders.contains(client.id) ? reference.orders.at(client.id) : std::vector<DatedRecord>{};
            std::sort(expected.begin(), expected.end(), before);
            if (!expected.empty()) {
                const DatedRecord first = expected.front();
                const DatedRecord last = expected.back();
                const auto since = std::find_if(expected.begin(), expected.end(),
                                                [](const DatedRecord& order) { return order.day >= kEnabled; });
                expected.erase(expected.begin(), since);
                if (last.day < kEnabled && last.id != first.id) expected.insert(expected.begin(), last);
                if (first.day < kEnabled) {
                    expected.insert(expected.begin(), first);
                    ++early;
                }
            }
            auto kept = client.orders;
            std::sort(kept.begin(), kept.end(), before);
            ASSERT_EQ(kept.size(), expected.size());
            for (std::size_t i = 0; i < kept.size(); ++i) {
                EXPECT_EQ(kept[i].id, expected[i].id);
                EXPECT_EQ(kept[i].day, expected[i].day);
            }
            const auto end = reference.serviceEnd.find(client.id);
            ASSERT_EQ(client.serviceEnds.size(), end == reference.serviceEnd.end() ? 0U : 1U);
            if (client.serviceEnds.empty()) continue;
            EXPECT_EQ(client.serviceEnds.front().id, end->second.id);
            EXPECT_EQ(client.serviceEnds.front().day, end->second.day);
        }
        EXPECT_GT(early, 5);
    };
    Database& database = workspace->database();
    check(readPlanClients(database, rules, dateOfDay(kToday)));
    check(readPlanClients(database, rules, dateOfDay(kToday), &clients));  // one by one, as after an edit

    // Nobody asks about the end of a service: it is not looked for.
    rules.steps.clear();
    for (const Client& client : readPlanClients(database, rules, dateOfDay(kToday)))
        EXPECT_TRUE(client.serviceEnds.empty());
}

}  // namespace
}  // namespace meike
