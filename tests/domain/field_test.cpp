// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field.h"

#include <gtest/gtest.h>

#include <set>

#include "base/error.h"
#include "domain/command.h"
#include "domain/operators.h"
#include "domain/record.h"
#include "domain/rule.h"

namespace meike {
namespace {

bool isKey(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

TEST(FieldTable, KindsStandInTheOrderOfTheirEnumeration) {
    std::size_t position = 0;
    std::set<std::string_view> keys;
    for (const KindRow& row : kindTable()) {
        EXPECT_EQ(static_cast<std::size_t>(row.kind), position++);
        EXPECT_TRUE(isKey(row.key) && keys.insert(row.key).second) << row.key;
        EXPECT_FALSE(row.one.zh.empty() || row.one.en.empty() || row.many.zh.empty() || row.many.en.empty()) << row.key;
        if (!row.nameField.empty()) {
            EXPECT_TRUE(findField(row.kind, row.nameField)) << row.key;
        }
        EXPECT_EQ(findKind(row.key), &row);
    }
}

TEST(FieldTable, EveryRowIsWhole) {
    for (const KindRow& row : kindTable()) {
        std::set<std::string_view> keys;
        for (const Field& field : row.fields) {
            SCOPED_TRACE(std::string(row.key) + "." + std::string(field.key));
            EXPECT_TRUE(isKey(field.key) && keys.insert(field.key).second);
            EXPECT_FALSE(field.label.zh.empty() || field.label.en.empty());
            EXPECT_GE(field.width, 30);
            EXPECT_LE(field.minimum, field.maximum);
            if (field.type == FieldType::decimal) {
                EXPECT_GT(field.scale, 0);
            }
            if (field.type == FieldType::pick) {
                EXPECT_TRUE(findChoice(pickLists(), field.target));
            }
            if (field.source == FieldSource::score) {
                EXPECT_FALSE(field.editable);
            }
            std::set<std::string_view> choices;
            for (const Choice& choice : field.choices) {
                EXPECT_FALSE(choice.key.empty() || choice.label.zh.empty() || choice.label.en.empty());
                EXPECT_TRUE(choices.insert(choice.key).second) << choice.key;
            }
        }
    }
}

TEST(FieldTable, ReferencesPointToKindsThatCanBeMadeFirst) {
    for (const KindRow& row : kindTable())
        for (const Field& field : row.fields)
            if (field.type == FieldType::reference && field.required) {
                EXPECT_LT(field.refersTo, row.kind) << row.key << "." << field.key;
            }
}

TEST(FieldTable, AsksForAFieldThatIsNotThere) {
    EXPECT_EQ(findField(Kind::client, "shoe_size"), nullptr);
    EXPECT_THROW(fieldOf(Kind::client, "shoe_size"), Error);
    EXPECT_THROW(Record(Kind::client).get("shoe_size"), Error);
}

TEST(Operators, EveryRowIsWholeAndFitsSomeField) {
    std::set<std::string_view> keys;
    for (const OperatorRow& row : operatorTable()) {
        EXPECT_TRUE(keys.insert(row.key).second);
        EXPECT_FALSE(row.label.zh.empty() || row.label.en.empty());
        const auto fields = kindRow(Kind::client).fields;
        EXPECT_TRUE(std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
            return appliesTo(row, field.type);
        })) << row.key;
    }
}

TEST(Operators, EveryFieldOfClientsCanBeFiltered) {
    for (const Field& field : kindRow(Kind::client).fields) {
        if (field.type == FieldType::moment) continue;  // archived and deleted have shelves of their own
        const auto rows = operatorTable();
        EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [&](const OperatorRow& row) {
            return appliesTo(row, field.type);
        })) << field.key;
    }
}

TEST(Rules, AreCheckedBeforeTheyRun) {
    EXPECT_TRUE(validate(Rule{}));
    EXPECT_TRUE(validate(Rule::all({Rule::condition("tier", "any_of", {"core"}), Rule::condition("city", "empty")})));
    EXPECT_FALSE(validate(Rule::condition("shoe_size", "equals", {"43"})));
    EXPECT_FALSE(validate(Rule::condition("tier", "resembles", {"core"})));
    EXPECT_FALSE(validate(Rule::condition("tier", "contains", {"core"})));
    EXPECT_FALSE(validate(Rule::condition("tier", "any_of")));
    EXPECT_FALSE(validate(Rule::all({Rule::condition("r", "between", {"1"})})));
}

TEST(Commands, AreNamedInBothLanguages) {
    for (const CommandRow& row : commandTable()) {
        const Command command{std::string(row.key), {"@orders", "知夏"}};
        EXPECT_FALSE(commandText(command, Language::zh).empty());
        EXPECT_EQ(commandText(command, Language::en).find('{'), std::string::npos) << row.key;
    }
    EXPECT_EQ(commandText({"add", {"@orders", "A-1"}}, Language::en), "Add order “A-1”");
    EXPECT_EQ(commandText({"change_field", {"知夏", "@clients.industry"}}, Language::zh), "修改“知夏”的行业");
    EXPECT_EQ(commandText({"import", {"28000", "@orders+"}}, Language::en), "Import 28000 orders");
    EXPECT_EQ(commandText({"from_the_future", {}}, Language::en), "from_the_future");
}

TEST(Keys, AreSplitAndJoined) {
    EXPECT_EQ(splitKeys("a,b"), (std::vector<std::string_view>{"a", "b"}));
    EXPECT_TRUE(splitKeys("").empty());
    EXPECT_EQ(joinKeys({"a", "b"}), "a,b");
}

}  // namespace
}  // namespace meike
