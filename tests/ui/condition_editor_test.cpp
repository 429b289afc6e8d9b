// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/condition_editor.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QListWidget>
#include <QSpinBox>
#include <algorithm>
#include <set>

#include "domain/related.h"
#include "tests/ui/clients_fixture.h"
#include "ui/kit/filter_chip.h"
#include "ui/rules/condition_row.h"
#include "ui/rules/value_choices.h"

namespace meike::ui::test {
namespace {

class ConditionEditorTest : public ClientsPageTest {
protected:
    ConditionEditor& editor() {
        if (!m_editor) m_editor = std::make_unique<ConditionEditor>(context, page.get());
        return *m_editor;
    }
    void openFor(const Rule& rule) { editor().openFor(rule, page->findChild<AddChip*>(u"addConditionChip"_s)); }
    std::set<QString> operatorsOf(QWidget& in) {
        auto* combo = in.findChild<QComboBox*>(u"operatorCombo"_s);
        std::set<QString> keys;
        for (int i = 0; i < combo->count(); ++i) keys.insert(combo->itemData(i).toString());
        return keys;
    }
    /// Values that fit the operator, other than those the editors begin with.
    std::vector<std::string> valuesFor(const OperatorRow& op, const Field& field) {
        if (op.operands == OperandCount::none) return {};
        switch (op.operand) {
            case OperandKind::days:
            case OperandKind::few_days:
            case OperandKind::rank:
                return {"17"};
            case OperandKind::percent:
                return {"12.5"};
            case OperandKind::period:
            case OperandKind::season:
                return {"last_month"};
            case OperandKind::tag_group: {
                const auto groups = tagGroupChoices(context);
                return {groups.front().value, groups.back().value};
            }
            case OperandKind::value:
                break;
        }
        if (op.operands == OperandCount::many && hasValueChoices(field)) {
            const auto choices = valueChoices(context, field);
            return {choices.front().value};
        }
        const bool two = op.operands == OperandCount::two;
        if (field.type == FieldType::date)
            return two ? std::vector<std::string>{"2024-02-29", "2024-03-01"} : std::vector<std::string>{"2024-02-29"};
        if (field.type == FieldType::text || field.type == FieldType::long_text) return {"传媒"};
        return two ? std::vector<std::string>{"2", "4"} : std::vector<std::string>{"2"};
    }

    /// 2.00 is 2: amounts are written with all their decimals.
    static std::optional<Rule> plain(std::optional<Rule> rule) {
        if (!rule) return rule;
        for (std::string& value : rule->values) {
            if (value.find('.') == std::string::npos) continue;
            value.erase(value.find_last_not_of('0') + 1);
            if (value.back() == '.') value.pop_back();
        }
        return rule;
    }

private:
    std::unique_ptr<ConditionEditor> m_editor;
};

TEST_F(ConditionEditorTest, OffersEveryOperatorOfTheRuleLanguageAndGivesBackWhatItShows) {
    open();
    int asked = 0;
    std::set<std::string_view> seen;
    for (const Field& field : kindRow(Kind::client).fields) {
        if (!isFilterable(Kind::client, field)) continue;
        openFor(Rule::condition(std::string(field.key), {}));
        const auto offered = operatorsOf(editor());
        ConditionRow row(context, Kind::client);
        row.setRule(Rule::condition(std::string(field.key), {}));
        EXPECT_EQ(offered, operatorsOf(row)) << field.key;
        for (const QString& key : offered) {
            const OperatorRow& op = *findOperator(u8(key));
            const Rule rule = Rule::condition(std::string(field.key), u8(key), valuesFor(op, field));
            ASSERT_TRUE(validate(rule)) << field.key << ' ' << op.key;
            openFor(rule);
            Rule shown = rule;
            if (hasValueChoices(field) && op.key == "equals") shown.op = "any_of";
            if (hasValueChoices(field) && op.key == "not_equals") shown.op = "none_of";
            EXPECT_EQ(plain(editor().condition()), shown) << field.key << ' ' << op.key;
            seen.insert(op.key);
            ++asked;
        }
    }
    EXPECT_GT(asked, 300);
    // Over a list "is" is said by "is any of"; every other operator is somewhere.
    for (const OperatorRow& op : operatorTable()) EXPECT_TRUE(seen.count(op.key)) << op.key;
}

TEST_F(ConditionEditorTest, ARankIsAskedForWithTheKeyboard) {
    open();
    QTest::mouseClick(page->findChild<AddChip*>(u"addConditionChip"_s), Qt::LeftButton);
    PopupPicker* fields = picker(u"fieldPicker"_s);
    ASSERT_NE(fields, nullptr);
    QTest::keyClicks(fields->edit(), qs(fieldOf(Kind::client, "monetary").label.en));
    QTest::keyClick(fields->edit(), Qt::Key_Return);
    auto* opened = page->findChild<ConditionEditor*>(u"conditionEditor"_s);
    ASSERT_TRUE(opened && opened->isVisible());
    auto* operators = opened->findChild<QComboBox*>(u"operatorCombo"_s);
    operators->setFocus();
    for (int i = 0; i < 40 && operators->currentData().toString() != u"top"_s; ++i)
        QTest::keyClick(operators, Qt::Key_Down);
    ASSERT_EQ(operators->currentData().toString(), u"top"_s);
    auto* number = opened->findChild<QSpinBox*>(u"numberSpin"_s);
    ASSERT_TRUE(number && number->isVisible());
    number->setFocus();
    number->selectAll();
    QTest::keyClicks(number, u"5"_s);
    QTest::keyClick(number, Qt::Key_Return);
    settled();
    EXPECT_FALSE(opened->isVisible());
    EXPECT_EQ(page->query().rule, Rule::all({Rule::condition("monetary", "top", {"5"})}));
    const auto five = model().ids();
    ASSERT_GE(five.size(), 5U);
    ASSERT_LT(five.size(), 10U);
    ClientQuery byValue;
    byValue.sorts = {{"monetary", true}};
    const auto all = idsOf(byValue);
    for (std::size_t i = 0; i < 5; ++i) EXPECT_THAT(five, ::testing::Contains(all[i]));
    auto* chip = page->findChild<FilterChip*>(u"chip0"_s);
    ASSERT_NE(chip, nullptr);
    EXPECT_TRUE(chip->text().endsWith(u" top 5"_s)) << u8(chip->text());
    // Enter on the chip opens what it says, Esc leaves it as it was.
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Return);
    ASSERT_TRUE(opened->isVisible());
    EXPECT_EQ(opened->findChild<QSpinBox*>(u"numberSpin"_s)->value(), 5);
    QTest::keyClick(opened->findChild<QSpinBox*>(u"numberSpin"_s), Qt::Key_Escape);
    EXPECT_FALSE(opened->isVisible());
    EXPECT_EQ(model().ids(), five);
}

TEST_F(ConditionEditorTest, AnotherConditionOverTheSameFieldBeginsEmpty) {
    open();
    openFor(Rule::condition("monetary", ">=", {"1200.00"}));
    ASSERT_EQ(plain(editor().condition()), Rule::condition("monetary", ">=", {"1200"}));
    openFor(Rule::condition("monetary", {}));
    EXPECT_EQ(editor().condition(), std::nullopt);
    openFor(Rule::condition("tier", "any_of", {"core"}));
    openFor(Rule::condition("tier", {}));
    EXPECT_EQ(editor().condition(), std::nullopt);
}

TEST_F(ConditionEditorTest, AnotherOperatorOverTheSameListKeepsWhatIsTicked) {
    open();
    openFor(Rule::condition("tier", "any_of", {"core", "key"}));
    auto* operators = editor().findChild<QComboBox*>(u"operatorCombo"_s);
    const auto choose = [&](const QString& key) {
        operators->setCurrentIndex(operators->findData(key));
        emit operators->activated(operators->currentIndex());
    };
    choose(u"empty"_s);
    EXPECT_EQ(editor().condition(), Rule::condition("tier", "empty"));
    choose(u"none_of"_s);
    EXPECT_EQ(editor().condition(), Rule::condition("tier", "none_of", {"core", "key"}));
}

TEST_F(ConditionEditorTest, WhatTheRuleNamesAndIsNotThereAnyMoreStaysUntilItIsTakenOut) {
    open();
    const Rule rule = Rule::condition("tags", "none_of", {"没有这个标签"});
    openFor(rule);
    EXPECT_EQ(editor().condition(), rule);
    auto* list = editor().findChild<QListWidget*>(u"valueList"_s);
    const auto gone = list->findItems(u"没有这个标签"_s, Qt::MatchExactly);
    ASSERT_EQ(gone.size(), 1);
    gone.front()->setCheckState(Qt::Unchecked);
    EXPECT_EQ(editor().condition(), std::nullopt);
}

TEST_F(ConditionEditorTest, GroupsOfTagsAreListedWhereGroupsAreAskedFor) {
    open();
    const auto listed = [&] {
        auto* list = editor().findChild<QListWidget*>(u"valueList"_s);
        std::vector<std::string> names;
        for (int i = 0; i < list->count(); ++i) names.push_back(u8(list->item(i)->text()));
        return names;
    };
    const auto names = [](const QList<ValueChoice>& choices) {
        std::vector<std::string> all;
        for (const ValueChoice& choice : choices) all.push_back(choice.value);
        return all;
    };
    const auto groups = names(tagGroupChoices(context));
    const auto tags = names(valueChoices(context, fieldOf(Kind::client, "tags")));
    ASSERT_GT(groups.size(), 1U);
    ASSERT_NE(groups, tags);
    openFor(Rule::condition("tags", "any_of", {tags.front()}));
    EXPECT_EQ(listed(), tags);
    auto* operators = editor().findChild<QComboBox*>(u"operatorCombo"_s);
    operators->setCurrentIndex(operators->findData(u"any_in_group"_s));
    emit operators->activated(operators->currentIndex());
    EXPECT_EQ(listed(), groups);
    EXPECT_EQ(editor().condition(), std::nullopt) << "a tag is no group";
}

TEST_F(ConditionEditorTest, ChipsSayRanksPeriodsAndGroupsInAWord) {
    open();
    page->showRule(Rule::all({Rule::condition("monetary", "bottom_percent", {"12.5"}),
                              Rule::condition("last_interaction", "in_period", {"last_month"}),
                              Rule::condition("next_order", "not_next_days", {"14"}),
                              Rule::condition("tags", "none_in_group", {"需求"})}),
                   {});
    settled();
    const auto said = [&](int at) {
        auto* chip = page->findChild<FilterChip*>(u"chip%1"_s.arg(at));
        return chip ? chip->text() : QString();
    };
    EXPECT_TRUE(said(0).endsWith(u" bottom 12.5%"_s)) << u8(said(0));
    EXPECT_TRUE(said(1).endsWith(u" last month"_s)) << u8(said(1));
    EXPECT_TRUE(said(2).endsWith(u" not in the next 14 days"_s)) << u8(said(2));
    EXPECT_TRUE(said(3).endsWith(u" none of group “需求”"_s)) << u8(said(3));
}

}  // namespace
}  // namespace meike::ui::test
