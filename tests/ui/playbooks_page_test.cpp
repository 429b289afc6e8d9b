// SPDX-License-Identifier: GPL-3.0-or-later
// Playbooks in the real window: what the list says is what is stored; made, edited, enabled, disabled, taken back.
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>
#include <array>

#include "app/plan/playbook_desk.h"
#include "app/plan/playbooks.h"
#include "app/records/record_writer.h"
#include "app/view/today.h"
#include "exchange/rule_json.h"
#include "storage/maintenance.h"
#include "storage/plan_rows.h"
#include "storage/records.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/forms/text_editors.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/sentence_row.h"
#include "ui/kit/text.h"
#include "ui/rooms/playbooks/playbook_detail.h"
#include "ui/rooms/playbooks/playbook_list.h"
#include "ui/rooms/playbooks/playbook_side.h"
#include "ui/rooms/playbooks/playbooks_page.h"
#include "ui/rooms/playbooks/step_editor.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

class PlaybooksPageTest : public RoomsTest {
protected:
    PlaybooksPageTest() {
        window = std::make_unique<MainWindow>(context);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~PlaybooksPageTest() override { window.reset(); }
    PlaybooksPage& page() { return window->page<PlaybooksPage>(); }
    PlaybookDetail& detail() { return page().detail(); }
    void settled() {
        session().settle();
        QTest::qWait(1);
        ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled(); }, 30'000)) << u8(errors.join(u' '));
        QTest::qWait(1);
        EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
    }
    void go() {
        window->actions().action(u"page.playbooks"_s)->trigger();
        settled();
    }
    template <class Widget>
    Widget* find(const QString& name) {
        for (auto* each : window->findChildren<Widget*>(name))
            if (each->isVisible()) return each;
        return nullptr;
    }
    void press(const QString& name) {
        auto* button = find<QAbstractButton>(name);
        ASSERT_TRUE(button) << u8(name);
        ASSERT_TRUE(button->isEnabled()) << u8(name);
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::qWait(1);
    }
    void type(QLineEdit* edit, const QString& text) {
        ASSERT_TRUE(edit);
        edit->setFocus();
        edit->selectAll();
        edit->insert(text);
        emit edit->textEdited(edit->text());
    }
    void choose(StepEditor* step, const QString& combo, const QString& key) {
        auto* list = step->findChild<QComboBox*>(combo);
        ASSERT_TRUE(list) << u8(combo);
        ASSERT_GE(list->findData(key), 0) << u8(key);
        list->setCurrentIndex(list->findData(key));
    }
    const PlaybookLine& line(const std::string& preset) {
        for (const PlaybookLine& each : page().list().lines())
            if (each.preset == preset) return each;
        ADD_FAILURE() << preset;
        return page().list().lines().front();
    }
    std::string stateNow() {
        session().settle();
        return digest(*session().openReader());
    }
    std::unique_ptr<MainWindow> window;
};

TEST_F(PlaybooksPageTest, TheListSaysWhomEachReachesAndWhatBecameOfIt) {
    openDemo();
    go();
    const auto reader = session().openReader();
    ASSERT_EQ(page().list().lines().size(), playbookPresets().size());
    EXPECT_EQ(page().list().table()->rowCount(), static_cast<int>(playbookPresets().size()));
    int finished = 0;
    int skipped = 0;
    for (const PlaybookLine& each : page().list().lines()) {
        EXPECT_TRUE(each.enabledOn) << each.name;
        EXPECT_EQ(each.clients, clientsUnder(*reader, each.id)) << each.name;
        EXPECT_FALSE(each.rule.empty()) << each.name;
        finished += each.counts.done;
        skipped += each.counts.skipped;
    }
    // Against the tasks themselves.
    int done = 0;
    int left = 0;
    for (const Record& task : allRecords(*reader, Kind::task)) {
        if (isEmpty(task.get("origin"))) continue;
        done += task.text("outcome") == "done" ? 1 : 0;
        left += task.text("outcome") == "skipped" ? 1 : 0;
    }
    EXPECT_GT(done, 10);
    EXPECT_EQ(finished, done);
    EXPECT_EQ(skipped, left);

    // One of them opened: its steps add up to it, and whoever is in has a reason.
    page().list().setFocus();
    const PlaybookLine core = line("core");
    for (int row = 0; row < page().list().table()->rowCount(); ++row)
        if (page().list().lines()[static_cast<std::size_t>(row)].id == core.id)
            page().list().table()->setCurrentCell(row, 1);
    QTest::keyClick(page().list().table(), Qt::Key_Return);
    ASSERT_TRUE(page().isDetailShown());
    settled();
    EXPECT_EQ(detail().playbook(), core.id);
    EXPECT_FALSE(detail().isChanged());
    const PlaybookDesk& desk = *detail().side().desk();
    EXPECT_EQ(static_cast<std::int64_t>(desk.members.size()), core.clients);
    PlanCounts sum;
    for (const auto& [step, counts] : desk.steps) {
        sum.done += counts.done;
        sum.skipped += counts.skipped;
        sum.open += counts.open;
    }
    EXPECT_EQ(sum.done, core.counts.done);
    EXPECT_EQ(sum.skipped, core.counts.skipped);
    EXPECT_EQ(sum.open, core.counts.open);
    ASSERT_TRUE(detail().side().forecast());
    EXPECT_EQ(detail().side().forecast()->clients, core.clients);
    auto* members = find<QTableWidget>(u"playbookMembers"_s);
    ASSERT_TRUE(members);
    members->setCurrentCell(0, 0);
    EXPECT_FALSE(find<QLabel>(u"playbookMemberWhy"_s)->text().isEmpty());
    EXPECT_TRUE(QTest::qWaitFor([&] { return !find<QLabel>(u"whyVerdict"_s)->text().isEmpty(); }, 5'000));

    // By step, by owner, by tier: each adds up to it.
    press(u"playbookCompletionButton"_s);
    auto* sheet = window->findChild<FormDialog*>(u"completionSheet"_s);
    ASSERT_TRUE(sheet);
    auto* table = sheet->findChild<QTableWidget*>(u"completionTable"_s);
    ASSERT_TRUE(table);
    std::vector<std::array<int, 3>> sums;  // open, done, skipped: in all, then a sum for every heading
    for (int row = 0; row < table->rowCount(); ++row) {
        const bool heading = table->item(row, 1)->text().isEmpty();
        if (row == 0 || heading) sums.push_back({});
        if (heading) continue;
        for (std::size_t i = 0; i < 3; ++i)
            sums.back()[i] += QLocale(QLocale::English).toInt(table->item(row, std::array{1, 3, 5}[i])->text());
    }
    ASSERT_EQ(sums.size(), 4U);
    EXPECT_EQ(sums[0], (std::array{core.counts.open, core.counts.finished(), core.counts.skipped}));
    for (const auto& sum : sums) EXPECT_EQ(sum, sums[0]);
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTest::qWait(1);
    // Esc is nothing here; the way back leads to the list.
    press(u"playbookBackButton"_s);
    EXPECT_FALSE(page().isDetailShown());
}

TEST_F(PlaybooksPageTest, MadeEditedEnabledDisabledAndTakenBackIsTheStart) {
    openDemoWithoutPlaybooks();
    go();
    EXPECT_EQ(line("core").id, 0) << "presets are there, and not stored";
    const std::string start = stateNow();

    // Made: a rule, a step in sentences.
    press(u"newPlaybookButton"_s);
    ASSERT_TRUE(page().isDetailShown());
    settled();
    EXPECT_FALSE(detail().isChanged()) << "nothing stands in it yet";
    type(find<QLineEdit>(u"playbookName"_s), u"老客户回访"_s);
    press(u"playbookSaveButton"_s);
    EXPECT_TRUE(messages.contains(u"A playbook without a step asks for nothing: add one."_s))
        << u8(messages.join(u'|'));
    StepEditor* step = detail().addStep();
    press(u"playbookSaveButton"_s);
    EXPECT_EQ(detail().playbook(), 0) << "a step without a name is not stored";
    type(step->findChild<QLineEdit*>(u"stepTitle"_s), u"月度电话"_s);
    choose(step, u"stepDoneBy"_s, u"interaction"_s);
    type(step->findChild<QLineEdit*>(u"stepDays"_s), u"20"_s);
    type(step->findChild<QLineEdit*>(u"stepMinutes"_s), u"15"_s);
    settled();
    ASSERT_TRUE(detail().side().forecast());
    const std::int64_t everybody = detail().side().forecast()->clients;
    EXPECT_GT(everybody, 300) << "no condition yet: all clients, live";
    EXPECT_DOUBLE_EQ(detail().side().forecast()->minutesPerWeek, 15 * 7.0 / 20 * static_cast<double>(everybody));
    press(u"playbookSaveButton"_s);
    settled();
    ASSERT_NE(detail().playbook(), 0);
    EXPECT_FALSE(detail().isChanged());
    const auto stored = stepsOfPlaybook(context.reader(), detail().playbook());
    ASSERT_EQ(stored.size(), 1U);
    EXPECT_EQ(stored[0].integer("days"), 20);
    EXPECT_EQ(stored[0].integer("minutes"), 15);

    // Edited: another step, an event with days before it.
    step = detail().addStep();
    type(step->findChild<QLineEdit*>(u"stepTitle"_s), u"到期前提醒"_s);
    choose(step, u"stepOccasion"_s, u"service_end"_s);
    type(step->findChild<QLineEdit*>(u"stepDays"_s), u"30"_s);
    auto* side = step->findChild<QComboBox*>(u"stepSide"_s);
    side->setCurrentIndex(1);
    choose(step, u"stepStake"_s, u"loss"_s);
    settled();
    EXPECT_TRUE(detail().isChanged());
    auto* toggle = find<QPushButton>(u"playbookToggleButton"_s);
    EXPECT_FALSE(toggle->isEnabled()) << "what was typed is kept first";
    press(u"playbookSaveButton"_s);
    settled();
    EXPECT_EQ(stepsOfPlaybook(context.reader(), detail().playbook()).at(1).integer("days"), -30);

    // Enabled: it says what comes, and that is what comes; nobody is overdue.
    const PlaybookForecast forecast = *detail().side().forecast();
    EXPECT_EQ(forecast.overdue, 0);
    press(u"playbookToggleButton"_s);
    auto* sheet = window->findChild<FormDialog*>(u"enablePlaybookSheet"_s);
    ASSERT_TRUE(sheet);
    bool told = false;
    for (const QLabel* label : sheet->findChildren<QLabel*>())
        told |= label->text().contains(QLocale(QLocale::English).toString(forecast.firstWeek) + u" thing"_s);
    EXPECT_TRUE(told) << "how much the first week brings";
    QTest::mouseClick(sheet->primaryButton(), Qt::LeftButton);
    settled();
    EXPECT_TRUE(detail().isOn());
    const RecordId id = detail().playbook();
    {
        const auto reader = session().openReader();
        EXPECT_EQ(clientsUnder(*reader, id), everybody);
        int week = 0;
        const DayNumber today = dayNumber(fixedClock().today());
        for (const auto& each : readOccurrences(*reader)) {
            EXPECT_GE(each.due, today);
            week += each.due < today + 7 && each.state != engine::plan::State::waiting ? 1 : 0;
        }
        EXPECT_EQ(week, forecast.firstWeek);
    }
    // Disabled: what it wanted is gone.
    press(u"playbookToggleButton"_s);
    settled();
    EXPECT_FALSE(detail().isOn());
    EXPECT_TRUE(readOccurrences(*session().openReader()).empty());

    // One step each: made, edited, enabled, disabled.
    for (int i = 0; i < 4; ++i) context.undo();
    settled();
    EXPECT_EQ(countRecords(context.reader(), Kind::playbook), 0);
    EXPECT_FALSE(page().isDetailShown()) << "what is gone is not shown";
    session().edit({"people", {}}, [](Edit& edit) {
        // Who came under it was noticed and stays noted (decision 0041); all else is as it was.
        for (const Record& entry : allRecords(edit.database(), Kind::playbook_entry))
            edit.remove(Kind::playbook_entry, entry.id());
    });
    EXPECT_EQ(stateNow(), start);
}

TEST_F(PlaybooksPageTest, TheListTurnsThemOnAndOff) {
    openDemoWithoutPlaybooks();
    go();
    const std::string start = stateNow();
    QTableWidget* table = page().list().table();
    const auto rowOfCore = [&] {
        for (int row = 0; row < table->rowCount(); ++row)
            if (page().list().lines()[static_cast<std::size_t>(row)].preset == "core") return row;
        return -1;
    };
    table->setFocus();
    table->setCurrentCell(rowOfCore(), 1);
    // By keyboard: it says first what it will bring, and Cancel leaves it off.
    QTest::keyClick(table, Qt::Key_Space);
    settled();
    auto* sheet = find<FormDialog>(u"enablePlaybookSheet"_s);
    ASSERT_TRUE(sheet);
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTest::qWait(1);
    settled();
    EXPECT_EQ(stateNow(), start);
    QTest::keyClick(table, Qt::Key_Space);
    settled();
    press(u"enablePlaybookButton"_s);
    settled();
    EXPECT_FALSE(page().isDetailShown()) << "the list stays";
    EXPECT_EQ(line("core").enabledOn, fixedClock().today());
    EXPECT_EQ(table->item(rowOfCore(), 0)->checkState(), Qt::Checked);
    EXPECT_EQ(clientsUnder(*session().openReader(), line("core").id), line("core").clients);
    // By mouse: a click on the state turns it off and opens nothing.
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualItemRect(table->item(rowOfCore(), 0)).center());
    settled();
    EXPECT_FALSE(page().isDetailShown());
    EXPECT_FALSE(line("core").enabledOn);
    EXPECT_NE(line("core").id, 0) << "it is stored, off";
    // One step each.
    context.undo();
    settled();
    EXPECT_TRUE(line("core").enabledOn);
    context.undo();
    settled();
    EXPECT_EQ(countRecords(context.reader(), Kind::playbook), 0);
    EXPECT_EQ(table->item(rowOfCore(), 0)->checkState(), Qt::Unchecked);
    // Elsewhere a click opens it; a past day is only looked at.
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualItemRect(table->item(rowOfCore(), 2)).center());
    EXPECT_TRUE(page().isDetailShown());
    press(u"playbookBackButton"_s);
    context.setAsOf(fixedClock().today() - std::chrono::days(20));
    ASSERT_TRUE(QTest::qWaitFor([&] { return context.inThePast(); }, 20'000));
    settled();
    table->setCurrentCell(rowOfCore(), 1);
    QTest::keyClick(table, Qt::Key_Space);
    QTest::qWait(1);
    EXPECT_FALSE(find<FormDialog>(u"enablePlaybookSheet"_s));
}

TEST_F(PlaybooksPageTest, InTheOtherLanguageEverySentenceIsStillWhole) {
    openDemoWithoutPlaybooks();
    go();
    page().list().table()->setCurrentCell(0, 1);
    QTest::keyClick(page().list().table(), Qt::Key_Return);
    settled();
    auto* row = qobject_cast<SentenceRow*>(detail().findChild<QLineEdit*>(u"playbookEffectDays"_s)->parentWidget());
    ASSERT_TRUE(row);
    for (const Language language : {Language::zh, Language::en}) {
        context.setLanguage(language, false);
        settled();
        const QImage shown = row->grab().toImage();
        const QSize size = row->size();
        row->resize(size.width() - 40, size.height());
        row->resize(size);
        EXPECT_EQ(shown, row->grab().toImage()) << "as it is when it is laid out anew";
        auto* date = row->findChild<DateEditor*>();
        ASSERT_TRUE(date);
        EXPECT_EQ(date->findChild<QLineEdit*>()->placeholderText(),
                  language == Language::zh ? u"年-月-日"_s : u"YYYY-MM-DD"_s);
    }
}

TEST_F(PlaybooksPageTest, LeavingAsksAndAPresetIsEditedIntoAPlaybook) {
    openDemoWithoutPlaybooks();
    go();
    page().open(0, u"growth"_s);
    settled();
    EXPECT_EQ(detail().playbook(), 0);
    EXPECT_FALSE(detail().isChanged());
    StepEditor* step = detail().steps().first();
    step->setOpen(true);
    type(step->findChild<QLineEdit*>(u"stepDays"_s), u"45"_s);
    EXPECT_TRUE(detail().isChanged());
    press(u"playbookBackButton"_s);
    auto* sheet = find<FormDialog>(u"unsavedSheet"_s);
    ASSERT_TRUE(sheet);
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTest::qWait(1);
    EXPECT_TRUE(page().isDetailShown()) << "Cancel stays";
    press(u"playbookBackButton"_s);
    press(u"unsavedSaveButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !page().isDetailShown(); }, 5'000));
    settled();
    const PlaybookLine growth = line("growth");
    ASSERT_NE(growth.id, 0);
    EXPECT_EQ(stepsOfPlaybook(context.reader(), growth.id).front().integer("days"), 45);
    EXPECT_FALSE(growth.enabledOn);

    // The language takes nothing away that stands in the editor.
    page().open(growth.id, {});
    settled();
    type(detail().steps().first()->findChild<QLineEdit*>(u"stepDays"_s), u"46"_s);
    context.setLanguage(Language::zh, false);
    settled();
    EXPECT_TRUE(detail().isChanged());
    EXPECT_EQ(detail().draft().steps.front().integer("days"), 46);
    context.setLanguage(Language::en, false);
    press(u"playbookRevertButton"_s);
    EXPECT_FALSE(detail().isChanged());

    // A past day is only looked at.
    context.setAsOf(fixedClock().today() - std::chrono::days(20));
    ASSERT_TRUE(QTest::qWaitFor([&] { return context.inThePast(); }, 20'000));
    settled();
    EXPECT_FALSE(find<QPushButton>(u"playbookToggleButton"_s)->isEnabled());
}

/// A share is held out: what could be seen stands there while it is typed; saved, it is stored and one step to take
/// back.
TEST_F(PlaybooksPageTest, AShareIsHeldOutAndWhatCouldBeSeenIsSaid) {
    openDemo();
    go();
    page().list().setFocus();
    const PlaybookLine growth = line("growth");
    for (int row = 0; row < page().list().table()->rowCount(); ++row)
        if (page().list().lines()[static_cast<std::size_t>(row)].id == growth.id)
            page().list().table()->setCurrentCell(row, 1);
    QTest::keyClick(page().list().table(), Qt::Key_Return);
    settled();
    auto* lines = detail().findChild<QLabel*>(u"playbookEffectLines"_s);
    ASSERT_TRUE(lines);
    EXPECT_TRUE(lines->text().contains(u"held out"_s)) << u8(lines->text());
    EXPECT_FALSE(detail().isChanged()) << "looking changes nothing";
    type(detail().findChild<QLineEdit*>(u"playbookHeldOut"_s), u"25"_s);
    type(detail().findChild<QLineEdit*>(u"playbookEffectDays"_s), u"45"_s);
    EXPECT_TRUE(detail().isChanged());
    settled();
    EXPECT_TRUE(lines->text().contains(u"Fix the day"_s)) << u8(lines->text());
    EXPECT_TRUE(lines->text().contains(u"held out"_s)) << u8(lines->text());
    press(u"playbookSaveButton"_s);
    settled();
    const auto stored = readRecord(*session().openReader(), Kind::playbook, growth.id);
    EXPECT_EQ(stored->integer("held_out"), 2'500);
    EXPECT_EQ(stored->integer("effect_days"), 45);
    session().undo();
    settled();
    EXPECT_TRUE(isEmpty(readRecord(*session().openReader(), Kind::playbook, growth.id)->get("held_out")));
}

}  // namespace
}  // namespace meike::ui::test
