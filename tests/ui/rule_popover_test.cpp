// SPDX-License-Identifier: GPL-3.0-or-later
// Chips of related records, groups and segments are edited where they stand: the list follows, Esc takes it back.
#include "ui/rules/rule_popover.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

#include "app/segments.h"
#include "tests/ui/clients_fixture.h"
#include "ui/kit/filter_chip.h"

namespace meike::ui::test {
namespace {

/// Two orders of a client in all, or so many as `count`.
Rule orders(const char* count) {
    Rule rule = Rule::exists("orders");
    rule.aggregate = "count";
    rule.op = ">=";
    rule.values = {count};
    return rule;
}

class RulePopoverTest : public ClientsPageTest {
protected:
    void show(const Rule& part) {
        open();
        rule = Rule::all({Rule::condition("key_account", "is_false"), part});
        page->showRule(rule, {});
        settled();
    }
    FilterChip* chip(int at) {
        FilterChip* found = nullptr;
        for (auto* each : page->findChildren<FilterChip*>(u"chip%1"_s.arg(at)))
            if (each->isVisible()) found = each;
        return found;
    }
    RulePopover* popover() {
        auto* found = page->findChild<RulePopover*>();
        return found && found->isVisible() ? found : nullptr;
    }
    void openByKey(int at) {
        chip(at)->setFocus();
        QTest::keyClick(chip(at), Qt::Key_Return);
        ASSERT_TRUE(popover());
    }
    template <class Widget>
    Widget* part(const QString& name) {
        for (auto* each : popover()->findChildren<Widget*>(name))
            if (each->isVisible()) return each;
        return nullptr;
    }
    /// What waits while one types has been asked and answered.
    void followed() {
        QTest::qWait(300);
        settled();
    }
    std::size_t matching(const Rule& part) {
        return idsOf(ClientQuery{.rule = Rule::all({rule.children[0], part}), .search = {}, .sorts = {}, .asOf = {}})
            .size();
    }

    Rule rule;
};

TEST_F(RulePopoverTest, AFigureOverRelatedRecordsIsChangedAndTheCountFollows) {
    show(orders("2"));
    const std::size_t before = model().ids().size();
    ASSERT_EQ(before, matching(orders("2")));
    const QString text = chip(1)->accessibleName();
    openByKey(1);
    EXPECT_TRUE(popover()->isAncestorOf(QApplication::focusWidget())) << "the keyboard goes inside";
    auto* value = part<QLineEdit>(u"valueEdit"_s);
    ASSERT_TRUE(value);
    value->setFocus();
    value->selectAll();
    QTest::keyClicks(value, u"8"_s);
    followed();
    ASSERT_LT(matching(orders("8")), before);
    EXPECT_EQ(model().ids().size(), matching(orders("8"))) << "while it is still open";
    ASSERT_TRUE(popover());
    // Esc: as it was.
    QTest::keyClick(value, Qt::Key_Escape);
    followed();
    EXPECT_FALSE(popover());
    EXPECT_EQ(model().ids().size(), before);
    EXPECT_EQ(page->listRule(), rule);
    EXPECT_EQ(chip(1)->accessibleName(), text);
    EXPECT_EQ(QApplication::focusWidget(), chip(1)) << "the keyboard is back at the chip";

    // Once more by mouse, and kept with Enter before the list has followed.
    QTest::mouseClick(chip(1), Qt::LeftButton, {}, QPoint(12, 10));
    ASSERT_TRUE(popover());
    value = part<QLineEdit>(u"valueEdit"_s);
    value->setFocus();
    value->selectAll();
    QTest::keyClicks(value, u"8"_s);
    QTest::keyClick(value, Qt::Key_Return);
    EXPECT_FALSE(popover());
    settled();
    EXPECT_EQ(model().ids().size(), matching(orders("8")));
    EXPECT_EQ(page->listRule().children.at(1), orders("8"));
    EXPECT_NE(chip(1)->accessibleName(), text);
    EXPECT_TRUE(page->listRule().children.at(0) == rule.children[0]) << "its neighbour is left alone";
}

TEST_F(RulePopoverTest, ANestedGroupIsChangedAndIncompleteConditionsWait) {
    const Rule group = Rule::any({Rule::condition("tier", "any_of", {"core"}), orders("5")});
    show(group);
    const std::size_t before = model().ids().size();
    openByKey(1);
    auto* type = part<QComboBox>(u"groupTypeCombo"_s);
    ASSERT_TRUE(type);
    type->setCurrentIndex(type->findData(int(Rule::Type::all)));
    emit type->activated(type->currentIndex());
    followed();
    Rule both = group;
    both.type = Rule::Type::all;
    EXPECT_EQ(model().ids().size(), matching(both));
    EXPECT_LT(model().ids().size(), before);
    // A condition that says nothing yet changes nothing, and Enter does not throw it away.
    auto* add = part<QPushButton>(u"addConditionButton"_s);
    add->click();
    ASSERT_TRUE(picker(u"subjectPicker"_s));
    QTest::mouseClick(picker(u"subjectPicker"_s)->edit(), Qt::LeftButton);
    ASSERT_TRUE(popover()) << "the list of fields is part of it";
    QTest::keyClick(picker(u"subjectPicker"_s)->edit(), Qt::Key_Escape);
    followed();
    EXPECT_EQ(model().ids().size(), matching(both));
    part<QPushButton>(u"doneRuleButton"_s)->click();
    EXPECT_TRUE(popover());
    // A press outside keeps what counts so far.
    QTest::mouseClick(&table(), Qt::LeftButton, {}, QPoint(400, 400));
    EXPECT_FALSE(popover());
    settled();
    EXPECT_EQ(page->listRule().children.at(1), both);
}

TEST_F(RulePopoverTest, ASubFilterASegmentAndTheEndOfAGroup) {
    Rule paid = Rule::exists("orders", {Rule::condition("amount", ">=", {"100"})});
    show(paid);
    openByKey(1);
    // Tab goes round inside.
    for (int i = 0; i < 40; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        ASSERT_TRUE(popover()->isAncestorOf(QApplication::focusWidget())) << i;
    }
    auto* value = part<QLineEdit>(u"valueEdit"_s);
    ASSERT_TRUE(value) << "the amount of the sub-filter";
    value->setText(u"300000"_s);
    emit value->textEdited(value->text());
    followed();
    paid.children[0] = page->listRule().children.at(1).children.at(0);
    EXPECT_EQ(model().ids().size(), matching(paid));
    EXPECT_LT(model().ids().size(), matching(Rule::exists("orders")));
    part<QPushButton>(u"cancelRuleButton"_s)->click();
    settled();
    EXPECT_EQ(page->listRule(), rule);

    // A group that is removed inside takes its chip with it.
    page->showRule(Rule::all({Rule::any({Rule::condition("tier", "any_of", {"core"})})}), {});
    settled();
    openByKey(0);
    part<QToolButton>(u"removeGroupButton"_s)->click();
    settled();
    EXPECT_FALSE(popover());
    EXPECT_TRUE(page->listRule().children.empty());

    context.edit({"add", {}}, [&](Edit& edit) {
        saveSegment(edit, "核心", Rule::all({Rule::condition("tier", "any_of", {"core"})}));
        saveSegment(edit, "流失", Rule::all({Rule::condition("stage", "any_of", {"at_risk"})}));
    });
    settled();
    page->showRule(Rule::all({Rule::inSegment("核心")}), {});
    settled();
    openByKey(0);
    auto* segment = part<QComboBox>(u"segmentCombo"_s);
    ASSERT_TRUE(segment);
    segment->setCurrentIndex(segment->findData(u"流失"_s));
    emit segment->activated(segment->currentIndex());
    part<QPushButton>(u"doneRuleButton"_s)->click();
    settled();
    EXPECT_EQ(page->listRule().children.at(0), Rule::inSegment("流失"));
}

}  // namespace
}  // namespace meike::ui::test
