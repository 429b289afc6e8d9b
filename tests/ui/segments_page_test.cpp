// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/segments/segments_page.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>
#include <QWheelEvent>
#include <utility>

#include "app/segments.h"
#include "exchange/rule_json.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/search_field.h"
#include "ui/kit/text.h"
#include "ui/parts/rule_why.h"
#include "ui/rooms/segments/overlap_sheet.h"
#include "ui/rooms/segments/segment_detail.h"
#include "ui/rooms/segments/segment_history.h"
#include "ui/rooms/segments/segment_list.h"
#include "ui/rules/condition_row.h"
#include "ui/rules/rule_group.h"

namespace meike::ui::test {
namespace {

class SegmentsPageTest : public RoomsTest {
protected:
    void open() {
        openDemo();
        settle();
        page = std::make_unique<SegmentsPage>(context);
        page->resize(1092, 748);
        page->show();
        ASSERT_TRUE(QTest::qWaitFor([this] { return page->list().isSettled(); }, 20'000));
    }
    void await() {
        ASSERT_TRUE(QTest::qWaitFor([this] { return page->detail().isSettled(); }, 20'000));
    }
    template <class T>
    T* find(const QString& name, QWidget* in = nullptr) {
        T* found = (in ? in : page.get())->findChild<T*>(name);
        EXPECT_TRUE(found) << u8(name);
        return found;
    }
    void click(QWidget* widget) { QTest::mouseClick(widget, Qt::LeftButton); }
    /// The list of things that has opened.
    PopupPicker* picker(const QString& name) {
        for (auto* each : page->window()->findChildren<PopupPicker*>(name))
            if (each->isVisible()) return each;
        ADD_FAILURE() << u8(name) << " is not open";
        return nullptr;
    }
    /// Picks what the typed text finds, by Enter.
    void pick(const QString& name, const QString& typed) {
        PopupPicker* open = picker(name);
        ASSERT_TRUE(open);
        open->edit()->insert(typed);
        QTest::keyClick(open->edit(), Qt::Key_Return);
        QTest::qWait(1);
    }
    void choose(QComboBox* combo, const QString& data) {
        combo->setCurrentIndex(combo->findData(data));
        ASSERT_GE(combo->currentIndex(), 0) << u8(data);
        emit combo->activated(combo->currentIndex());
    }
    QList<ConditionRow*> rows() { return page->findChildren<ConditionRow*>(); }
    RuleGroup* root() { return find<RuleGroup>(u"segmentRule"_s); }
    std::vector<RecordId> expected(const std::string& json) {
        ClientQuery query;
        query.rule = valueOrThrow(parseRule(json));
        query.asOf = context.asOf();
        query.sorts = {{"monetary", true}};
        return queryClientIds(context.reader(), query);
    }
    ~SegmentsPageTest() override { page.reset(); }

    std::unique_ptr<SegmentsPage> page;
};

constexpr const char* kNested =
    R"({"all": [{"field": "tier", "op": "any_of", "value": ["core", "key"]},
        {"any": [{"field": "stage", "op": "any_of", "value": ["at_risk"]},
                 {"related": "interactions", "aggregate": "count", "op": "<", "value": 1, "within_days": 60}]}]})";

TEST_F(SegmentsPageTest, ANestedRuleIsBuiltByMouseAndFindsWhatItsJsonFinds) {
    open();
    click(find<QPushButton>(u"newSegmentButton"_s));
    await();
    ASSERT_TRUE(page->isDetailShown());
    const auto everybody = page->detail().clients().size();

    // Tier is any of core, key.
    page->detail().showNew(u"Watch"_s, Rule::all({}));
    click(find<QPushButton>(u"addConditionButton"_s, root()));
    pick(u"subjectPicker"_s, u"Tier"_s);
    ASSERT_EQ(rows().size(), 1);
    EXPECT_EQ(root()->incomplete(), 1);
    EXPECT_TRUE(find<QLabel>(u"ruleIncomplete"_s)->isVisible());
    click(find<QPushButton>(u"valuesButton"_s, rows()[0]));
    pick(u"valuePicker"_s, u"Core"_s);
    PopupPicker* values = picker(u"valuePicker"_s);
    values->edit()->clear();
    pick(u"valuePicker"_s, u"Key"_s);
    QTest::keyClick(values->edit(), Qt::Key_Escape);
    EXPECT_EQ(root()->incomplete(), 0);

    // ... and any of: stage at risk, no interaction in 60 days.
    click(find<QPushButton>(u"addGroupButton"_s, root()));
    auto* group = root()->findChild<RuleGroup*>();
    ASSERT_TRUE(group);
    click(find<QPushButton>(u"addConditionButton"_s, group));
    pick(u"subjectPicker"_s, u"Stage"_s);
    click(find<QPushButton>(u"valuesButton"_s, group->findChildren<ConditionRow*>()[0]));
    pick(u"valuePicker"_s, u"At risk"_s);
    QTest::keyClick(picker(u"valuePicker"_s)->edit(), Qt::Key_Escape);
    click(find<QPushButton>(u"addConditionButton"_s, group));
    pick(u"subjectPicker"_s, u"Interactions"_s);
    ConditionRow* interactions = group->findChildren<ConditionRow*>()[1];
    find<QSpinBox>(u"periodDaysSpin"_s, interactions)->setValue(60);
    choose(find<QComboBox>(u"operatorCombo"_s, interactions), u"<"_s);
    auto* value = find<QLineEdit>(u"valueEdit"_s, interactions);
    value->selectAll();
    value->insert(u"1"_s);
    await();

    EXPECT_EQ(page->detail().rule(), valueOrThrow(parseRule(kNested))) << ruleJson(page->detail().rule());
    EXPECT_EQ(page->detail().clients(), expected(kNested));
    EXPECT_GT(page->detail().clients().size(), 0U);
    EXPECT_LT(page->detail().clients().size(), everybody);
    EXPECT_EQ(find<QLabel>(u"segmentCount"_s)->text(), QString::number(page->detail().clients().size()));

    // Kept under its name, one step to undo.
    click(find<QPushButton>(u"segmentSaveButton"_s));
    settle();
    EXPECT_EQ(page->window()->focusWidget(), find<QPushButton>(u"segmentExportButton"_s)) << "not in some text";
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
    const auto saved = findSegment(context.reader(), "Watch");
    ASSERT_TRUE(saved);
    EXPECT_EQ(saved->rule, page->detail().rule());
    EXPECT_FALSE(page->detail().isChanged());

    // What leaves as a file is what the command line's query gives.
    ClientQuery query;
    query.rule = resolved(context.reader(), Rule::inSegment("Watch"));
    query.asOf = context.asOf();
    query.sorts = {{"monetary", true}};
    EXPECT_EQ(queryClientIds(context.reader(), query), page->detail().clients());

    context.undo();
    settle();
    EXPECT_FALSE(findSegment(context.reader(), "Watch"));
}

TEST_F(SegmentsPageTest, ARuleIsBuiltByKeyboardAlone) {
    open();
    auto* create = find<QPushButton>(u"newSegmentButton"_s);
    create->setFocus();
    QTest::keyClick(create, Qt::Key_Space);
    await();
    auto* name = find<QLineEdit>(u"segmentNameEdit"_s);
    EXPECT_EQ(page->window()->focusWidget(), name);
    name->insert(u"欠款"_s);
    auto* add = find<QPushButton>(u"addConditionButton"_s, root());
    add->setFocus();
    QTest::keyClick(add, Qt::Key_Space);
    pick(u"subjectPicker"_s, u"Overdue"_s);
    auto* op = find<QComboBox>(u"operatorCombo"_s, rows()[0]);
    EXPECT_EQ(page->window()->focusWidget(), op) << "the keyboard goes on with the comparison";
    while (op->currentData().toString() != u">"_s) {
        const int before = op->currentIndex();
        QTest::keyClick(op, Qt::Key_Up);
        ASSERT_NE(op->currentIndex(), before);
    }
    auto* value = find<QLineEdit>(u"valueEdit"_s, rows()[0]);
    value->setFocus();
    value->insert(u"1万"_s);
    await();
    EXPECT_EQ(page->detail().rule(),
              valueOrThrow(parseRule(R"({"all": [{"field": "overdue", "op": ">", "value": "10000.00"}]})")))
        << ruleJson(page->detail().rule());
    EXPECT_EQ(page->detail().clients(), expected(R"({"field": "overdue", "op": ">", "value": 10000})"));
    EXPECT_GT(page->detail().clients().size(), 0U);
    auto* save = find<QPushButton>(u"segmentSaveButton"_s);
    save->setFocus();
    QTest::keyClick(save, Qt::Key_Space);
    settle();
    EXPECT_TRUE(findSegment(context.reader(), "欠款"));
}

TEST_F(SegmentsPageTest, WhatIsNotCompleteIsNotSavedAndShutsNobodyOut) {
    open();
    page->showNew(u"Half"_s, Rule::all({Rule::condition("tier", "any_of", {"core"})}));
    await();
    const auto core = page->detail().clients();
    click(find<QPushButton>(u"addConditionButton"_s, root()));
    pick(u"subjectPicker"_s, u"City"_s);
    await();
    EXPECT_EQ(page->detail().clients(), core);
    messages.clear();
    EXPECT_FALSE(page->detail().save());
    EXPECT_FALSE(findSegment(context.reader(), "Half"));
    ASSERT_EQ(messages.size(), 1);
    click(find<QToolButton>(u"removeConditionButton"_s, rows()[1]));
    QTest::qWait(1);
    EXPECT_TRUE(page->detail().save());
    EXPECT_TRUE(findSegment(context.reader(), "Half"));
    // A second one of that name does not overwrite the first.
    page->showNew(u"Half"_s, Rule::all({}));
    EXPECT_FALSE(page->detail().save());
    EXPECT_EQ(findSegment(context.reader(), "Half")->rule.children.size(), 1U);
}

TEST_F(SegmentsPageTest, SaysWhyAClientIsInOrOut) {
    open();
    page->showNew(u"x"_s, valueOrThrow(parseRule(kNested)));
    await();
    auto& why = *find<RuleWhy>(u"ruleWhy"_s);
    why.showClient(page->detail().clients().front());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !why.lines().isEmpty(); }, 10'000));
    EXPECT_TRUE(find<QLabel>(u"whyVerdict"_s)->text().endsWith(u"is in."_s));
    EXPECT_TRUE(why.lines().front().startsWith(u"Holds: "_s)) << u8(why.lines().front());
    EXPECT_EQ(why.lines().size(), 4) << "two conditions at the top, one of them a group of two";

    ClientQuery query;
    query.asOf = context.asOf();
    query.rule = Rule::none({page->detail().rule()});
    why.showClient(queryClientIds(context.reader(), query).front());
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return find<QLabel>(u"whyVerdict"_s)->text().endsWith(u"is not in."_s); }, 10'000));
}

TEST_F(SegmentsPageTest, ListCountsAndOpensAndLogsWhoCame) {
    open();
    session().edit({"save", {}}, [](Edit& edit) {
        saveSegment(edit, "Core clients", Rule::all({Rule::condition("tier", "any_of", {"core"})}));
    });
    settle();
    auto* table = find<QTableWidget>(u"segmentTable"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->list().isSettled() && table->rowCount() > 0; }, 10'000));
    int row = 0;
    while (row < table->rowCount() && table->item(row, 0)->text() != u"Core clients"_s) ++row;
    ASSERT_LT(row, table->rowCount());
    const auto core = expected(R"({"field": "tier", "op": "any_of", "value": ["core"]})");
    EXPECT_EQ(table->item(row, 2)->text(), QString::number(core.size()));
    table->setCurrentCell(row, 0);
    QTest::keyClick(table, Qt::Key_Return);
    ASSERT_TRUE(page->isDetailShown());
    await();
    EXPECT_EQ(page->detail().clients(), core);

    // The rule is loosened: the log says who came and that the rule did it.
    session().edit({"save", {}}, [](Edit& edit) {
        saveSegment(edit, "Core clients", Rule::all({Rule::condition("tier", "any_of", {"core", "key"})}));
    });
    settle();
    auto& history = *find<SegmentHistory>(u"segmentHistory"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return history.rows() > 0; }, 10'000));
    auto* log = find<QTableWidget>(u"historyTable"_s);
    EXPECT_EQ(log->item(0, 2)->text(), u"in"_s);
    EXPECT_EQ(log->item(0, 3)->text(), u"The rule was changed"_s);
    await();
    EXPECT_EQ(page->detail().clients().size(),
              expected(R"({"field": "tier", "op": "any_of", "value": ["core", "key"]})").size())
        << "what was only looked at follows";
}

TEST_F(SegmentsPageTest, LeavingKeepsWhatWasTyped) {
    open();
    page->showNew(u"Left"_s, Rule::all({Rule::condition("tier", "any_of", {"core"})}));
    await();
    messages.clear();
    std::function<void()> resume;
    QObject::connect(&context, &AppContext::messageRequested, page.get(),
                     [&](const Message& message) { resume = message.action; });
    click(find<QToolButton>(u"segmentBackButton"_s));
    EXPECT_FALSE(page->isDetailShown());
    ASSERT_TRUE(resume);
    resume();
    EXPECT_TRUE(page->isDetailShown());
    EXPECT_EQ(page->detail().name(), u"Left"_s);
    EXPECT_EQ(page->detail().rule(), Rule::all({Rule::condition("tier", "any_of", {"core"})}));
}

TEST_F(SegmentsPageTest, EveryConditionOfEveryPresetSurvivesTheEditor) {
    open();
    page->list().showPresets();
    EXPECT_GT(picker(u"presetPicker"_s)->list()->itemCount(), 20);
    picker(u"presetPicker"_s)->hide();
    for (
        const char* json : {
            R"({"all": [{"field": "name", "op": "any_of", "value": ["a", "b"]}, {"field": "city", "op": "empty"}]})",
            R"({"all": [{"field": "last_order", "op": "between", "value": ["2026-01-01", "2026-03-31"]}]})",
            R"({"any": [{"field": "monetary", "op": "top_percent", "value": "12.50"}, {"field": "r", "op": ">=", "value": 4}]})",
            R"({"all": [{"field": "tags", "op": "none_in_group", "value": ["x"]}, {"segment": "y"}]})",
            R"({"all": [{"related": "contacts", "aggregate": "exists", "where": {"any": [{"field": "birthday", "op": "anniversary_in_period", "value": "this_month"}, {"field": "title", "op": "contains", "value": "总"}]}}]})",
            R"({"not": {"any": [{"related": "orders", "aggregate": "avg", "field": "amount", "op": "<", "value": "500.00", "period": "last_quarter"}, {"related": "orders", "aggregate": "sum", "field": "net", "op": ">=", "value": "1.00", "from": "2026-01-01", "to": "2026-06-30"}]}})",
        }) {
        const Rule rule = valueOrThrow(parseRule(json));
        page->showNew(u"p"_s, rule);
        EXPECT_EQ(page->detail().rule(), rule) << json << "\n" << ruleJson(page->detail().rule());
        EXPECT_EQ(root()->incomplete(), 0) << json;
        context.setLanguage(Language::zh);
        QTest::qWait(1);
        EXPECT_EQ(page->detail().rule(), rule) << json;
        context.setLanguage(Language::en);
    }
}

const Rule kCore = Rule::all({Rule::condition("tier", "any_of", {"core"})});

TEST_F(SegmentsPageTest, WhatIsHalfTypedSurvivesTheLanguageAndLeaving) {
    open();
    std::function<void()> resume;
    QObject::connect(&context, &AppContext::messageRequested, page.get(),
                     [&](const Message& message) { resume = message.action; });
    page->showNew(u"Left"_s, kCore);
    click(find<QPushButton>(u"addConditionButton"_s, root()));
    pick(u"subjectPicker"_s, u"Overdue"_s);
    find<QLineEdit>(u"valueEdit"_s, rows()[1])->insert(u"a lot"_s);
    click(find<QPushButton>(u"addGroupButton"_s, root()));
    await();
    const auto check = [&](const char* when) {
        ASSERT_EQ(rows().size(), 2) << when;
        EXPECT_EQ(find<QLineEdit>(u"valueEdit"_s, rows()[1])->text(), u"a lot"_s) << when;
        EXPECT_EQ(root()->incomplete(), 2) << when;
        EXPECT_EQ(root()->count(), 3) << when;
        EXPECT_EQ(page->detail().rule(), kCore) << when;
    };
    check("typed");
    context.setLanguage(Language::zh);
    QTest::qWait(1);
    check("in Chinese");
    context.setLanguage(Language::en);
    QTest::qWait(1);
    click(find<QToolButton>(u"segmentBackButton"_s));
    ASSERT_TRUE(resume);
    resume();
    check("taken up again");
    EXPECT_EQ(page->detail().name(), u"Left"_s);

    // Opening another segment is leaving, too.
    resume = nullptr;
    page->showSegment(allSegments(context.reader()).front().id);
    ASSERT_TRUE(resume);
    std::exchange(resume, nullptr)();
    check("after another");
    EXPECT_FALSE(resume) << "what was only looked at is not held back";
    // And so is a name alone.
    page->showNew({}, Rule::all({}));
    resume = nullptr;
    find<QLineEdit>(u"segmentNameEdit"_s)->insert(u"Name"_s);
    click(find<QToolButton>(u"segmentBackButton"_s));
    EXPECT_TRUE(resume);
}

TEST_F(SegmentsPageTest, AnEditOutlivesWhatIsUndoneOrDeletedUnderIt) {
    open();
    std::function<void()> resume;
    QObject::connect(&context, &AppContext::messageRequested, page.get(), [&](const Message& message) {
        if (message.actionText && message.actionText() == u"Go on editing"_s) resume = message.action;
    });
    RecordId id = 0;
    const auto store = [&](const Rule& rule) {
        session().edit({"save", {}}, [&](Edit& edit) { id = saveSegment(edit, "Mine", rule); });
        settle();
    };
    const Rule key = Rule::all({Rule::condition("tier", "any_of", {"key"})});
    const Rule general = Rule::all({Rule::condition("tier", "any_of", {"general"})});
    store(kCore);
    store(key);
    page->showSegment(id);
    await();
    page->detail().resume(id, u"Mine"_s, general);
    EXPECT_TRUE(page->detail().isChanged());
    context.undo();
    settle();
    EXPECT_EQ(page->detail().rule(), general) << "the edit stays";
    page->detail().resume(id, u"Mine"_s, key);
    EXPECT_TRUE(page->detail().isChanged()) << "stored is core again";
    EXPECT_TRUE(page->detail().save());
    EXPECT_EQ(findSegment(context.reader(), "Mine")->rule, key);
    settle();

    page->detail().resume(id, u"Mine"_s, general);
    session().edit({"remove", {}}, [&](Edit& edit) { removeSegment(edit, id); });
    settle();
    EXPECT_FALSE(page->isDetailShown());
    ASSERT_TRUE(resume);
    resume();
    EXPECT_TRUE(page->isDetailShown());
    EXPECT_EQ(page->detail().segment(), 0) << "it is a new one now";
    EXPECT_TRUE(page->detail().save());
    EXPECT_EQ(findSegment(context.reader(), "Mine")->rule, general);
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
}

TEST_F(SegmentsPageTest, NoFiguresStandBesideARuleTheyAreNotOf) {
    open();
    page->showNew(u"x"_s, kCore);
    await();
    ASSERT_GT(page->detail().clients().size(), 0U);
    EXPECT_FALSE(find<QLabel>(u"ruleGaps"_s)->isVisible());
    page->detail().resume(0, u"x"_s,
                          Rule::all({Rule::inSegment("not there"), Rule::condition("tags", "any_of", {"没有的"})}));
    await();
    EXPECT_EQ(find<QLabel>(u"segmentCount"_s)->text(), u"–"_s);
    EXPECT_TRUE(page->detail().clients().empty());
    EXPECT_FALSE(find<QPushButton>(u"segmentExportButton"_s)->isEnabled());
    auto* gaps = find<QLabel>(u"ruleGaps"_s);
    EXPECT_TRUE(gaps->isVisible());
    EXPECT_EQ(gaps->text().count(u'\n'), 1) << u8(gaps->text());
    EXPECT_TRUE(gaps->text().contains(u"没有的"_s));
    // The tag that is gone can be taken out of the condition.
    click(find<QPushButton>(u"valuesButton"_s, rows()[1]));
    pick(u"valuePicker"_s, u"没有的"_s);
    EXPECT_EQ(root()->incomplete(), 1);
    QTest::keyClick(picker(u"valuePicker"_s)->edit(), Qt::Key_Escape);

    // What changes while another page is shown is counted on coming back.
    page->showNew(u"y"_s, Rule::all({Rule::condition("tags", "any_of", {"年框"})}));
    await();
    const auto before = page->detail().clients();
    ASSERT_GT(before.size(), 1U);
    page->hide();
    session().edit({"remove", {}}, [&](Edit& edit) { edit.remove(Kind::client, before.front()); });
    settle();
    page->show();
    await();
    EXPECT_EQ(page->detail().clients().size(), before.size() - 1);
}

TEST_F(SegmentsPageTest, F2RenamesInTheList) {
    open();
    auto* table = find<QTableWidget>(u"segmentTable"_s);
    table->setCurrentCell(0, 0);
    const auto first = allSegments(context.reader());
    ASSERT_EQ(table->item(0, 0)->text(), qs(first[0].name));
    const auto type = [&](const QString& text) {
        QTest::keyClick(table, Qt::Key_F2);
        auto* edit = table->viewport()->findChild<QLineEdit*>();
        ASSERT_TRUE(edit);
        edit->setText(text);
        // Figures that arrive meanwhile do not take the editor away.
        page->list().refresh();
        QTest::qWait(200);  // they wait for the editor: there is no sign of that
        ASSERT_TRUE(table->viewport()->findChild<QLineEdit*>());
        QTest::keyClick(edit, Qt::Key_Return);
        settle();
        ASSERT_TRUE(QTest::qWaitFor([&] { return page->list().isSettled(); }, 10'000));
    };
    type(u"A new name"_s);
    ASSERT_TRUE(findSegment(context.reader(), "A new name"));
    EXPECT_EQ(findSegment(context.reader(), "A new name")->id, first[0].id);
    EXPECT_FALSE(page->isDetailShown());
    EXPECT_TRUE(errors.isEmpty());
    int row = 0;
    while (table->item(row, 0)->text() != u"A new name"_s) ++row;
    table->setCurrentCell(row, 0);
    type(qs(first[1].name));
    EXPECT_EQ(errors.size(), 1) << "that name is taken";
    EXPECT_EQ(table->item(row, 0)->text(), u"A new name"_s);
    type(u"  "_s);
    EXPECT_TRUE(findSegment(context.reader(), "A new name"));
}

TEST_F(SegmentsPageTest, AListOfClientsIsKeptAsItIs) {
    open();
    const auto core = expected(R"({"field": "tier", "op": "any_of", "value": ["core"]})");
    const std::vector<RecordId> some(core.begin(), core.begin() + 3);
    page->showNewList(u"Three"_s, some);
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->isDetailShown(); }, 5'000));
    await();
    EXPECT_THAT(page->detail().clients(), ::testing::UnorderedElementsAreArray(some));
    context.setLanguage(Language::zh);
    QTest::qWait(1);
    EXPECT_TRUE(page->detail().save());
    settle();
    const auto saved = findSegment(context.reader(), "Three");
    ASSERT_TRUE(saved);
    EXPECT_EQ(saved->fixedOn, context.today());
    EXPECT_FALSE(page->detail().isChanged());
    context.setLanguage(Language::en);
    // With a condition more it is a rule.
    page->showNewList(u"Rule"_s, some);
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->detail().name() == u"Rule"_s; }, 5'000));
    page->detail().resume(0, u"Rule"_s, Rule::all({Rule::fixedList({}), kCore.children[0]}));
    EXPECT_TRUE(page->detail().save());
    EXPECT_FALSE(findSegment(context.reader(), "Rule")->fixedOn);
}

TEST_F(SegmentsPageTest, TheWheelScrollsAndChangesNothing) {
    open();
    const Rule rule = valueOrThrow(parseRule(
        R"({"any": [{"related": "orders", "aggregate": "sum", "field": "amount", "op": ">=", "value": "1.00", "from": "2026-01-01", "to": "2026-06-30"},
                    {"related": "interactions", "aggregate": "count", "op": "<", "value": "1", "within_days": 60},
                    {"field": "monetary", "op": "top_percent", "value": "12.50"},
                    {"field": "last_order", "op": "between", "value": ["2026-01-01", "2026-03-31"]},
                    {"field": "last_order", "op": "in_period", "value": "this_month"}, {"segment": "核心与重点客户"}]})"));
    page->showNew(u"w"_s, rule);
    await();
    const Rule before = page->detail().rule();
    int turned = 0;
    QList<QPointer<QWidget>> editors;  // one that does turn may take others away
    for (QWidget* each : root()->findChildren<QWidget*>()) editors << each;
    for (const QPointer<QWidget>& editor : editors) {
        if (!editor || !editor->isVisible() ||
            (!qobject_cast<QComboBox*>(editor.data()) && !qobject_cast<QAbstractSpinBox*>(editor.data())))
            continue;
        editor->setFocus();
        for (const int turn : {-120, 120, 120}) {
            if (!editor) break;
            QWheelEvent wheel(QPointF(5, 5), editor->mapToGlobal(QPointF(5, 5)), {}, {0, turn}, Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(editor, &wheel);
        }
        ++turned;
    }
    EXPECT_GT(turned, 12);
    EXPECT_EQ(page->detail().rule(), before);
}

TEST_F(SegmentsPageTest, WhatItIsForIsKeptAndAFixedListStaysOne) {
    open();
    page->list().showPresets();
    pick(u"presetPicker"_s, u"Frequent and large"_s);
    await();
    auto* notes = find<QLineEdit>(u"segmentNotesEdit"_s);
    EXPECT_TRUE(notes->text().startsWith(u"Frequency"_s)) << u8(notes->text());
    EXPECT_TRUE(page->detail().save());
    settle();
    const auto saved = findSegment(context.reader(), "Frequent and large");
    ASSERT_TRUE(saved);
    EXPECT_EQ(saved->notes, u8(notes->text()));
    notes->setText(u"  Quarterly visits "_s);
    EXPECT_TRUE(page->detail().isChanged());
    context.setLanguage(Language::zh);
    QTest::qWait(1);
    EXPECT_EQ(notes->text(), u"  Quarterly visits "_s);
    context.setLanguage(Language::en);
    EXPECT_TRUE(page->detail().save());
    settle();
    EXPECT_EQ(findSegment(context.reader(), "Frequent and large")->notes, "Quarterly visits");
    EXPECT_EQ(findSegment(context.reader(), "Frequent and large")->version, 1) << "the rule is what it was";
    EXPECT_FALSE(page->detail().isChanged());
    notes->setText(u"x"_s);
    page->detail().revert();
    EXPECT_EQ(notes->text(), u"Quarterly visits"_s);

    const auto core = expected(R"({"field": "tier", "op": "any_of", "value": ["core"]})");
    RecordId fixed = 0;
    session().edit({"snapshot", {}}, [&](Edit& edit) { fixed = saveSnapshot(edit, "List", core, context.asOf()); });
    settle();
    page->showSegment(fixed);
    await();
    notes->setText(u"Signed"_s);
    EXPECT_TRUE(page->detail().save());
    settle();
    EXPECT_EQ(segmentOf(context.reader(), fixed)->notes, "Signed");
    EXPECT_TRUE(segmentOf(context.reader(), fixed)->fixedOn) << "what is written about a list makes no rule of it";
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));

    click(find<QToolButton>(u"segmentBackButton"_s));
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->list().isSettled(); }, 10'000));
    auto* table = find<QTableWidget>(u"segmentTable"_s);
    QStringList shown;
    for (int row = 0; row < table->rowCount(); ++row)
        for (int column = 0; column < table->columnCount(); ++column)
            if (table->horizontalHeaderItem(column)->text() == u"What it is for"_s)
                shown << table->item(row, column)->text();
    EXPECT_TRUE(shown.contains(u"Quarterly visits"_s)) << u8(shown.join(u'|'));
}

TEST_F(SegmentsPageTest, WhatOthersUseIsNotDeletedAndSaysWhoInShortNames) {
    open();
    const std::string longName(300, 'n');
    RecordId used = 0;
    session().edit({"save", {}}, [&](Edit& edit) {
        used = saveSegment(edit, longName, kCore);
        saveSegment(edit, std::string(300, 'u'), Rule::inSegment(longName));
    });
    settle();
    page->showSegment(used);
    await();
    messages.clear();
    auto* more = find<QToolButton>(u"segmentMoreButton"_s);
    const auto remove = [&] {
        emit more->menu()->aboutToShow();
        for (QAction* action : more->menu()->actions())
            if (action->text() == u"Delete segment"_s) action->trigger();
    };
    remove();
    ASSERT_EQ(messages.size(), 1);
    EXPECT_TRUE(messages[0].contains(u"uuu"_s)) << u8(messages[0]);
    EXPECT_LT(messages[0].size(), 200) << u8(messages[0]);
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
    EXPECT_TRUE(page->isDetailShown());
    ASSERT_TRUE(segmentOf(context.reader(), used));
    session().undo();
    settle();
    EXPECT_FALSE(page->isDetailShown());

    session().edit({"save", {}}, [&](Edit& edit) { used = saveSegment(edit, "Free", kCore); });
    settle();
    page->showSegment(used);
    remove();
    settle();
    EXPECT_FALSE(segmentOf(context.reader(), used));
    EXPECT_FALSE(page->isDetailShown());
}

TEST_F(SegmentsPageTest, WhyBeginsAnewWithEachSegmentAndSaysWhenThereIsNothingToSay) {
    open();
    page->showNew(u"x"_s, kCore);
    await();
    auto& why = *find<RuleWhy>(u"ruleWhy"_s);
    auto* verdict = find<QLabel>(u"whyVerdict"_s);
    // A click in the list asks about that client.
    auto* table = find<QTableView>(u"segmentPreview"_s);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(0, 0)).center());
    EXPECT_EQ(why.client(), page->detail().clients().front());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !why.lines().isEmpty(); }, 10'000));
    EXPECT_TRUE(verdict->font().weight() >= QFont::DemiBold) << "the verdict stands out from the first time";
    page->showSegment(allSegments(context.reader()).front().id);
    await();
    EXPECT_EQ(why.client(), 0) << "that was asked about another rule";
    EXPECT_TRUE(why.lines().isEmpty());

    page->showNew(u"y"_s, Rule::all({}));
    await();
    why.showClient(page->detail().clients().front());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !why.lines().isEmpty(); }, 10'000));
    EXPECT_EQ(why.lines(), QStringList{u"The rule has no condition: everybody is in."_s});

    page->showNew(u"z"_s, Rule::all({Rule::inSegment("not there")}));
    await();
    why.showClient(1);
    ASSERT_TRUE(QTest::qWaitFor([&] { return verdict->text().startsWith(u"The rule cannot"_s); }, 10'000));
    for (const QLabel* label : find<QWidget>(u"segmentResult"_s)->findChildren<QLabel*>())
        EXPECT_FALSE(label->text().contains(u"Nothing was changed"_s)) << "nobody wanted to change anything";
}

TEST_F(SegmentsPageTest, TheListBeginsWithTheMostValuableAndTakesTheRoomThereIs) {
    open();
    page->showNew(u"x"_s, Rule::all({}));
    await();
    auto* table = find<QTableView>(u"segmentPreview"_s);
    const auto shown = [&] {
        int count = 0;
        for (int column = 0; column < table->model()->columnCount(); ++column) count += !table->isColumnHidden(column);
        return count;
    };
    EXPECT_EQ(shown(), 3);
    const int narrow = find<QWidget>(u"segmentResult"_s)->width();
    page->resize(1732, 1028);
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown() == 5; }, 5'000)) << shown();
    EXPECT_GT(find<QWidget>(u"segmentResult"_s)->width(), narrow + 150);
    std::vector<std::int64_t> values;
    for (const RecordId client : page->detail().clients()) {
        ClientQuery one;
        one.asOf = context.asOf();
        one.rule = Rule::fixedList({uidText(*uidOf(context.reader(), Kind::client, client))});
        values.push_back(queryClientTotals(context.reader(), one).monetary);
        if (values.size() == 10) break;
    }
    EXPECT_TRUE(std::is_sorted(values.rbegin(), values.rend()));
    EXPECT_GT(values.front(), values.back());
}

TEST_F(SegmentsPageTest, WordsFitWhatIsCompared) {
    open();
    page->showNew(u"x"_s, valueOrThrow(parseRule(R"({"any": [
        {"related": "orders", "aggregate": "max", "field": "service_end", "op": "next_days", "value": 60},
        {"related": "orders", "aggregate": "max", "field": "amount", "op": ">=", "value": 100},
        {"field": "monetary", "op": "top_percent", "value": 20}, {"field": "monetary", "op": "top_percent", "value": 12.5}]})")));
    await();
    EXPECT_EQ(find<QComboBox>(u"aggregateCombo"_s, rows()[0])->currentText(), u"latest"_s);
    EXPECT_EQ(find<QComboBox>(u"aggregateCombo"_s, rows()[1])->currentText(), u"highest"_s);
    auto* field = find<QComboBox>(u"aggregateFieldCombo"_s, rows()[1]);
    choose(field, u"service_end"_s);
    EXPECT_EQ(find<QComboBox>(u"aggregateCombo"_s, rows()[1])->currentText(), u"latest"_s);
    EXPECT_EQ(find<QAbstractSpinBox>(u"percentSpin"_s, rows()[2])->text(), u"20%"_s);
    EXPECT_EQ(find<QAbstractSpinBox>(u"percentSpin"_s, rows()[3])->text(), u"12.5%"_s);
}

TEST_F(SegmentsPageTest, AComparisonOffersOnlyRegionsThatHaveSomebody) {
    open();
    RecordId first = 0;
    session().edit({"save", {}}, [&](Edit& edit) {
        first = saveSegment(edit, "A core", kCore);
        saveSegment(edit, "B key", Rule::all({Rule::condition("tier", "any_of", {"key"})}));
    });
    settle();
    openOverlapSheet(context, first, page.get());
    auto* sheet = page->window()->findChild<QDialog*>(u"overlapSheet"_s);
    ASSERT_TRUE(sheet);
    auto* second = find<QComboBox>(u"overlapSecond"_s, sheet);
    second->setCurrentIndex(second->findText(u"B key"_s));
    emit second->activated(second->currentIndex());
    auto* table = find<QTableWidget>(u"overlapTable"_s, sheet);
    ASSERT_TRUE(QTest::qWaitFor([&] { return table->rowCount() == 3; }, 10'000));
    ASSERT_EQ(table->item(0, 1)->text(), u"0"_s) << "nobody is core and key";
    auto* open = find<QPushButton>(u"overlapOpenButton"_s, sheet);
    EXPECT_EQ(table->currentRow(), 1) << "the first with somebody in it";
    EXPECT_TRUE(open->isEnabled());
    table->selectRow(0);
    EXPECT_FALSE(open->isEnabled());
    delete sheet;
}

TEST_F(SegmentsPageTest, ALongRuleIsBuiltInSlicesAndIsItselfThroughout) {
    open();
    std::vector<Rule> groups;
    for (int i = 0; i < 6; ++i) {
        std::vector<Rule> parts;
        for (int j = 0; j < 10; ++j)
            parts.push_back(Rule::condition("monetary", ">=", {std::to_string(100 * i + j) + ".00"}));
        groups.push_back(i % 2 == 0 ? Rule::any(std::move(parts)) : Rule::none(std::move(parts)));
    }
    groups.insert(groups.begin() + 1, Rule::condition("tier", "any_of", {"core", "key"}));
    const Rule rule = Rule::all(std::move(groups));
    RecordId id = 0;
    session().edit({"save", {}}, [&](Edit& edit) { id = saveSegment(edit, "Long", rule); });
    settle();
    page->showSegment(id);
    EXPECT_FALSE(root()->isBuilt()) << "the window goes on meanwhile";
    EXPECT_LT(rows().size(), 61);
    EXPECT_EQ(ruleJson(page->detail().rule()), ruleJson(rule));
    EXPECT_FALSE(page->detail().isChanged());
    await();
    QTest::qWait(1);
    EXPECT_TRUE(root()->isBuilt());
    EXPECT_EQ(rows().size(), 61);
    EXPECT_EQ(page->detail().rule(), rule) << "in its order, and no group deeper than it was";
    EXPECT_FALSE(page->detail().isChanged());
    EXPECT_TRUE(rows().back()->isVisible());
    EXPECT_FALSE(root()->testAttribute(Qt::WA_TransparentForMouseEvents));

    // An edit by the keyboard while it is built is an edit, and nothing else is lost.
    page->showSegment(id);
    ASSERT_FALSE(root()->isBuilt());
    find<QLineEdit>(u"valueEdit"_s, rows()[0])->setText(u"5"_s);
    EXPECT_TRUE(root()->isBuilt());
    EXPECT_TRUE(page->detail().isChanged());
    Rule changed = rule;
    changed.children[0].children[0].values = {"5.00"};
    EXPECT_EQ(page->detail().rule(), changed);
    find<QLineEdit>(u"valueEdit"_s, rows()[0])->setText(u"0"_s);
    EXPECT_FALSE(page->detail().isChanged());
    // So is leaving while it is built.
    page->showSegment(id);
    page->showList();
    page->detail().clear();
    page->showSegment(id);
    await();
    EXPECT_EQ(rows().size(), 61);
}

}  // namespace
}  // namespace meike::ui::test
