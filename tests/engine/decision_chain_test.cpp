// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decision_chain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace meike::engine {
namespace {

constexpr DayNumber kChainDay = 20'787;

/// id, role, attitude, influence, reports to, active, days since touched (-1: never)
ChainContact contact(RecordId id, const char* role, RecordId reportsTo = 0, const char* attitude = "",
                     int influence = 0, bool active = true, int ago = 1) {
    return {id,
            role,
            attitude,
            influence,
            reportsTo,
            active,
            ago < 0 ? std::nullopt : std::optional<DayNumber>(kChainDay - ago)};
}

/// `1(2 3(4)) 5`; * cut, ? orphan.
std::string tree(const std::vector<ChainContact>& contacts) {
    const auto chain = decisionChain(contacts, kChainDay);
    std::string text;
    int depth = 0;
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        const ChainNode& node = chain.nodes[i];
        if (node.depth > depth) text += "(";
        if (node.depth < depth) text += std::string(static_cast<std::size_t>(depth - node.depth), ')');
        if (i > 0 && node.depth <= depth) text += " ";
        depth = node.depth;
        text += std::to_string(contacts[node.contact].id) + (node.cycleCut ? "*" : "") + (node.orphan ? "?" : "");
    }
    return text + std::string(static_cast<std::size_t>(depth), ')');
}

TEST(DecisionChain, IsAForestInAStableOrder) {
    struct Row {
        const char* what;
        std::vector<ChainContact> contacts;
        const char* tree;
    };
    const Row rows[] = {
        {"nobody", {}, ""},
        {"as given where nothing tells them apart", {contact(3, ""), contact(1, ""), contact(2, "")}, "3 1 2"},
        {"by role, then influence",
         {contact(1, ""), contact(2, "user", 0, "", 2), contact(3, "user", 0, "", 5), contact(4, "decision_maker")},
         "4 3 2 1"},
        {"levels",
         {contact(1, "user", 2), contact(2, "influencer", 3), contact(3, "decision_maker"), contact(4, "buyer", 3)},
         "3(2(1) 4)"},
        {"an orphan", {contact(1, "user", 99), contact(2, "user", 1)}, "1?(2)"},
        {"two in a circle", {contact(1, "user", 2), contact(2, "decision_maker", 1)}, "2*(1)"},
        {"oneself", {contact(1, "", 1), contact(2, "", 1)}, "1*(2)"},
        {"a circle with a tail",
         {contact(1, "", 2), contact(2, "", 3), contact(3, "", 2), contact(4, "", 1)},
         "2*(1(4) 3)"},
        {"two circles", {contact(1, "", 2), contact(2, "", 1), contact(3, "", 4), contact(4, "", 3)}, "1*(2) 3*(4)"},
        {"who left stays in their place",
         {contact(1, "decision_maker", 0, "", 0, false), contact(2, "user", 1)},
         "1(2)"},
    };
    for (const Row& row : rows) EXPECT_EQ(tree(row.contacts), row.tree) << row.what;
}

TEST(DecisionChain, TellsItsRisks) {
    struct Row {
        const char* what;
        std::vector<ChainContact> contacts;
        std::vector<ChainRisk> risks;
    };
    const ChainContact boss = contact(1, "decision_maker", 0, "supporter");
    const Row rows[] = {
        {"nothing to say", {boss, contact(2, "user", 1)}, {}},
        {"nobody", {}, {{"no_contact"}}},
        {"all left", {contact(1, "", 0, "", 0, false)}, {{"no_contact"}}},
        {"one alone", {boss}, {{"single_threaded", 1}}},
        {"one alone beside one who left",
         {boss, contact(2, "user", 1, "", 0, false)},
         {{"single_threaded", 1}, {"contact_gone", 2, 0}}},
        {"nobody decides", {contact(1, "user"), contact(2, "")}, {{"no_decision_maker", 0, 2}}},
        {"who decided left",
         {contact(1, "decision_maker", 0, "", 0, false), contact(2, "user", 1), contact(3, "user", 1)},
         {{"decision_maker_gone", 1}}},
        {"one of two who decided left",
         {boss, contact(2, "decision_maker", 0, "", 0, false), contact(3, "user", 2)},
         {{"contact_gone", 2, 1}}},
        {"who left had no part", {boss, contact(2, "user"), contact(3, "", 0, "", 0, false)}, {}},
        {"on the last day", {contact(1, "decision_maker", 0, "", 0, true, 90), contact(2, "")}, {}},
        {"a day later",
         {contact(1, "decision_maker", 0, "", 0, true, 91), contact(2, "")},
         {{"decision_maker_untouched", 1, 91}}},
        {"never",
         {contact(1, "decision_maker", 0, "", 0, true, -1), contact(2, "")},
         {{"decision_maker_never_touched", 1}}},
        {"all against",
         {contact(1, "decision_maker", 0, "opponent"), contact(2, "user", 1, "opponent"), contact(3, "user")},
         {{"decision_maker_opposes", 1}, {"all_opponents", 0, 2}}},
        {"nobody for us",
         {contact(1, "decision_maker", 0, "neutral"), contact(2, "user", 1, "opponent")},
         {{"no_supporter", 0, 2}}},
        {"the opinion of who left does not count", {boss, contact(2, "", 0, "opponent", 0, false), contact(3, "")}, {}},
        {"a circle", {contact(1, "decision_maker", 2, "supporter"), contact(2, "user", 1)}, {{"cycle", 1, 2}}},
    };
    for (const Row& row : rows)
        EXPECT_THAT(decisionChain(row.contacts, kChainDay).risks, testing::ElementsAreArray(row.risks)) << row.what;
}

RC_GTEST_PROP(DecisionChain, DrawsEverybodyOnceBelowWhomTheyReportTo, ()) {
    const int count = *rc::gen::inRange(0, 12);
    std::vector<ChainContact> contacts;
    for (int i = 1; i <= count; ++i)
        contacts.push_back(
            contact(i, *rc::gen::element("", "user", "decision_maker"), *rc::gen::inRange(0, count + 2)));
    const auto chain = decisionChain(contacts, kChainDay);
    std::vector<int> seen(contacts.size());
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        const ChainNode& node = chain.nodes[i];
        ++seen[node.contact];
        const RecordId boss = contacts[node.contact].reportsTo;
        if (node.parent == ChainNode::kRoot) {
            RC_ASSERT(node.depth == 0);
            RC_ASSERT(boss == 0 || node.cycleCut || node.orphan);
        } else {
            RC_ASSERT(node.parent < i && chain.nodes[node.parent].depth + 1 == node.depth);
            RC_ASSERT(contacts[chain.nodes[node.parent].contact].id == boss);
        }
    }
    for (const int times : seen) RC_ASSERT(times == 1);
}

}  // namespace
}  // namespace meike::engine
