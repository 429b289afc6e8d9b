// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "domain/operators.h"

namespace meike {
namespace {

TEST(Related, AreTheKindsThatHangOnAClient) {
    EXPECT_THAT(relatedKinds(), ::testing::ElementsAre(
                                    Kind::team_member, Kind::verification, Kind::contact, Kind::contact_role,
                                    Kind::project, Kind::milestone, Kind::framework_contract, Kind::order,
                                    Kind::receivable, Kind::receipt, Kind::interaction, Kind::need, Kind::account_plan,
                                    Kind::account_goal, Kind::task, Kind::complaint, Kind::survey, Kind::benefit,
                                    Kind::opportunity, Kind::file_link, Kind::assessment_score, Kind::playbook_entry,
                                    Kind::criterion_check, Kind::key_decision, Kind::handover, Kind::event_guest));
    EXPECT_EQ(dayField(Kind::order)->key, "date");
    EXPECT_EQ(dayField(Kind::receivable)->key, "due");
    EXPECT_EQ(dayField(Kind::project)->key, "start");
    EXPECT_EQ(dayField(Kind::contact), nullptr);
    EXPECT_TRUE(isDatedFact(Kind::complaint));
    EXPECT_FALSE(isDatedFact(Kind::receivable));
}

TEST(Operators, ComplementsAreEachOthers) {
    for (const OperatorRow& row : operatorTable()) {
        if (row.negates.empty()) continue;
        const OperatorRow* positive = findOperator(row.negates);
        ASSERT_NE(positive, nullptr) << row.key;
        EXPECT_EQ(complementOf(row), positive);
        EXPECT_EQ(complementOf(*positive), &row);
        EXPECT_NE(positive->matchesEmpty, row.matchesEmpty) << row.key;
        EXPECT_EQ(std::vector(row.types.begin(), row.types.end()),
                  std::vector(positive->types.begin(), positive->types.end()));
    }
}

TEST(Operators, EveryRowSaysItsSentenceAndWhatItDoesWithEmptyValues) {
    for (const OperatorRow& row : operatorTable()) {
        for (const Language language : {Language::zh, Language::en}) {
            EXPECT_FALSE(row.emptyHandling().in(language).empty());
            for (const Label& label : {row.sentence, row.dateSentence, row.severalSentence, row.birthdaySentence}) {
                const std::string_view text = label.in(language);
                if (text.empty()) continue;
                const bool one = text.find("{1}") != std::string_view::npos;
                EXPECT_EQ(one, row.operands != OperandCount::none) << row.key;
                EXPECT_EQ(text.find("{2}") != std::string_view::npos, row.operands == OperandCount::two) << row.key;
            }
        }
        EXPECT_EQ(row.dateSentence.zh.empty(), row.dateLabel.zh.empty()) << row.key;
    }
}

TEST(Rules, NameThePathOfAMistake) {
    const auto wrong =
        validate(Rule::all({Rule{}, Rule::none({Rule::exists("orders", {Rule::condition("x", "empty")})})}));
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().subject(), "all[1].not.where.field");
    EXPECT_EQ(wrong.error().detail().plain(), "kind_without_field(orders, x)");
    EXPECT_FALSE(validate(Rule::condition("archived_at", "empty"))) << "shelves, not conditions";
    EXPECT_FALSE(validate(Rule::exists("orders", {Rule::condition("client", "equals", {"x"})})));
}

TEST(Rules, LookUpTheSegmentsTheyName) {
    std::map<std::string, Rule> segments{{"a", Rule::inSegment("b")},
                                         {"b", Rule::condition("city", "empty")},
                                         {"round", Rule::all({Rule::none({Rule::inSegment("back")})})},
                                         {"back", Rule::inSegment("round")}};
    for (int i = 0; i < 40; ++i)
        segments["twice" + std::to_string(i)] = Rule::all(
            {Rule::inSegment("twice" + std::to_string(i + 1)), Rule::inSegment("twice" + std::to_string(i + 1))});
    segments["twice40"] = Rule{};
    const SegmentLookup lookup = [&](const std::string& name) -> std::optional<Rule> {
        const auto found = segments.find(name);
        return found == segments.end() ? std::nullopt : std::optional(found->second);
    };
    const auto resolved = resolveSegments(Rule::inSegment("a"), lookup);
    ASSERT_TRUE(resolved);
    EXPECT_EQ(resolved->children.at(0).children.at(0), segments["b"]);
    EXPECT_EQ(resolveSegments(Rule::inSegment("c"), lookup).error().kind(), ErrorKind::not_found);
    EXPECT_EQ(resolveSegments(Rule::inSegment("round"), lookup).error().detail().plain(), "segment_refers_to_itself");
    EXPECT_FALSE(resolveSegments(Rule::inSegment("twice0"), lookup)) << "two to the fortieth conditions";
    EXPECT_THAT(segmentsIn(Rule::any({Rule::inSegment("x"), Rule::none({Rule::inSegment("y"), Rule::inSegment("x")})})),
                ::testing::ElementsAre("x", "y"));
}

}  // namespace
}  // namespace meike
