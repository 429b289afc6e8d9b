// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QApplication>
#include <QHeaderView>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include "ui/kit/banner.h"
#include "ui/kit/bar_pair.h"
#include "ui/kit/calendar.h"
#include "ui/kit/card.h"
#include "ui/kit/filter_chip.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/labels.h"
#include "ui/kit/language.h"
#include "ui/kit/matrix_table.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/progress.h"
#include "ui/kit/table_style.h"
#include "ui/kit/theme/theme.h"

using namespace meike::ui;
using namespace Qt::StringLiterals;

namespace {

void showActive(QWidget& window) {
    window.show();
    QApplication::setActiveWindow(&window);
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
}

}  // namespace

TEST(SearchField, IsSilentWhileTheInputMethodComposes) {
    SearchField field;
    QSignalSpy spy(&field, &SearchField::queryChanged);
    field.setText(u"旧"_s);
    ASSERT_EQ(spy.count(), 1);
    field.selectAll();
    // Composing over a selection deletes it at once: still not a query.
    QInputMethodEvent composing(u"zhi xia"_s, {});
    QApplication::sendEvent(&field, &composing);
    EXPECT_TRUE(field.isComposing());
    EXPECT_EQ(spy.count(), 1);
    QInputMethodEvent committed;
    committed.setCommitString(u"知夏"_s);
    QApplication::sendEvent(&field, &committed);
    EXPECT_FALSE(field.isComposing());
    ASSERT_EQ(spy.count(), 2);
    EXPECT_EQ(spy.last().value(0).toString(), u"知夏"_s);
}

TEST(SearchField, EscapeEmptiesItFirst) {
    SearchField field;
    field.setText(u"abc"_s);
    QTest::keyClick(&field, Qt::Key_Escape);
    EXPECT_TRUE(field.text().isEmpty());
}

TEST(FilterChip, EditsRemovesAndSaysWhatItIs) {
    FilterChip chip;
    chip.setCondition(u"Industry"_s, u"is not Government"_s);
    EXPECT_TRUE(chip.accessibleName().contains(u"Industry is not Government"_s));
    chip.resize(chip.sizeHint());
    QSignalSpy edited(&chip, &FilterChip::editRequested);
    QSignalSpy removed(&chip, &FilterChip::removeRequested);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(20, chip.height() / 2));
    EXPECT_EQ(edited.count(), 1);
    QTest::keyClick(&chip, Qt::Key_Return);
    EXPECT_EQ(edited.count(), 2);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 12, chip.height() / 2));
    EXPECT_FALSE(chip.isDown()) << "the cross is not part of the button";
    QTest::keyClick(&chip, Qt::Key_Delete);
    EXPECT_EQ(removed.count(), 2);
    EXPECT_EQ(edited.count(), 2);
}

TEST(Pill, ReactsOnlyToWhatItOffers) {
    Pill pill(u"双十一"_s, 3);
    pill.resize(pill.sizeHint());
    QSignalSpy clicked(&pill, &Pill::clicked);
    QSignalSpy removed(&pill, &Pill::removeRequested);
    QTest::mouseClick(&pill, Qt::LeftButton, {}, QPoint(6, 6));
    QTest::keyClick(&pill, Qt::Key_Delete);
    EXPECT_EQ(clicked.count() + removed.count(), 0);
    EXPECT_EQ(pill.focusPolicy(), Qt::NoFocus);
    pill.setRemovable(true);
    pill.setClickable(true);
    pill.resize(pill.sizeHint());
    QTest::mouseClick(&pill, Qt::LeftButton, {}, QPoint(6, 6));
    QTest::mouseClick(&pill, Qt::LeftButton, {}, QPoint(pill.width() - 10, pill.height() / 2));
    QTest::keyClick(&pill, Qt::Key_Delete);
    QTest::keyClick(&pill, Qt::Key_Space);
    EXPECT_EQ(clicked.count(), 2);
    EXPECT_EQ(removed.count(), 2);
}

TEST(ElidedLabel, GivesWayAndKeepsTheWholeTextInTheToolTip) {
    ElidedLabel label(u"a text that is longer than its label"_s);
    label.resize(60, 20);
    label.show();
    EXPECT_EQ(label.toolTip(), label.text());
    label.resize(600, 20);
    EXPECT_TRUE(label.toolTip().isEmpty());
    EXPECT_LT(label.minimumSizeHint().width(), 60);
}

TEST(FlowLayout, WrapsAndGrowsInHeight) {
    QWidget box;
    auto* flow = new FlowLayout(&box, 8, 8);
    for (int i = 0; i < 6; ++i) {
        auto* child = new QWidget;
        child->setFixedSize(100, 20);
        flow->addWidget(child);
    }
    EXPECT_EQ(flow->heightForWidth(640), 20);
    EXPECT_EQ(flow->heightForWidth(320), 2 * 20 + 8);
    EXPECT_EQ(flow->heightForWidth(100), 6 * 20 + 5 * 8);
    flow->clear();
    EXPECT_EQ(flow->count(), 0);
}

TEST(PopupPicker, FiltersPicksAndGivesTheFocusBack) {
    QWidget window;
    window.resize(600, 400);
    auto* before = new QLineEdit(&window);
    auto* picker = new PopupPicker(&window);
    picker->setItems({{1, u"短视频"_s}, {2, u"双十一"_s}, {3, u"Short drama"_s}});
    showActive(window);
    before->setFocus();
    QSignalSpy closed(picker, &PopupPicker::closed);
    QVariant pickedKey;
    QObject::connect(picker, &PopupPicker::picked, [&](const PickItem& item) { pickedKey = item.key; });
    picker->openAt(before);
    EXPECT_TRUE(picker->edit()->hasFocus());
    EXPECT_EQ(picker->list()->itemCount(), 3);
    picker->edit()->insert(u"十一"_s);
    EXPECT_EQ(picker->list()->itemCount(), 1);
    QTest::keyClick(picker->edit(), Qt::Key_Return);
    EXPECT_EQ(pickedKey.toInt(), 2);
    EXPECT_FALSE(picker->isVisible());
    EXPECT_EQ(closed.count(), 1);
    EXPECT_TRUE(before->hasFocus());
}

TEST(PopupPicker, TabNeverSetsOffWhatCannotBeMeantByIt) {
    QWidget window;
    window.resize(600, 400);
    auto* before = new QLineEdit(&window);
    auto* after = new QLineEdit(&window);
    auto* picker = new PopupPicker(&window);
    picker->setItems({{1, u"Merge into this"_s}});
    picker->setTabPicks(false);
    showActive(window);
    QSignalSpy picked(picker, &PopupPicker::picked);
    before->setFocus();
    picker->openAt(before);
    picker->edit()->insert(u"merge"_s);
    QTest::keyClick(picker->edit(), Qt::Key_Tab);
    EXPECT_EQ(picked.count(), 0);
    EXPECT_FALSE(picker->isVisible());
    EXPECT_TRUE(after->hasFocus());
    // Several ticked in a row: Tab only takes what was typed for.
    picker->setTabPicks(true);
    picker->setStaysOpen(true);
    before->setFocus();
    picker->openAt(before);
    QTest::keyClick(picker->edit(), Qt::Key_Down);
    QTest::keyClick(picker->edit(), Qt::Key_Tab);
    EXPECT_EQ(picked.count(), 0);
    before->setFocus();
    picker->openAt(before);
    picker->edit()->insert(u"merge"_s);
    QTest::keyClick(picker->edit(), Qt::Key_Tab);
    EXPECT_EQ(picked.count(), 1);
    EXPECT_FALSE(picker->isVisible());
    EXPECT_TRUE(after->hasFocus());
}

TEST(PopupPicker, RanksByTheCallersMatchAndOffersToCreate) {
    QWidget window;
    window.resize(600, 400);
    auto* picker = new PopupPicker(&window);
    picker->setCanCreate(true);
    // As pinyin would: "sy" fits the second best of all.
    picker->setMatch([](const PickItem& item, const QString& query) { return query == u"sy" ? item.key.toInt() : 0; });
    picker->setItems({{1, u"短视频"_s}, {2, u"双十一"_s}});
    showActive(window);
    QSignalSpy created(picker, &PopupPicker::createRequested);
    int pickedKey = 0;
    QObject::connect(picker, &PopupPicker::picked, [&](const PickItem& item) { pickedKey = item.key.toInt(); });
    picker->openAt(&window, QRect(10, 10, 10, 10));
    QTest::keyClicks(picker->edit(), u"sy"_s);
    EXPECT_EQ(picker->list()->itemCount(), 3);
    EXPECT_EQ(picker->list()->currentItem()->text, u"双十一"_s);
    QTest::keyClick(picker->edit(), Qt::Key_Up);  // round to the end: create
    QTest::keyClick(picker->edit(), Qt::Key_Return);
    ASSERT_EQ(created.count(), 1);
    EXPECT_EQ(created.last().value(0).toString(), u"sy"_s);
    EXPECT_EQ(pickedKey, 0);
}

TEST(PopupPicker, StaysInsideTheWindowAndLeavesOnEscape) {
    QWidget window;
    window.resize(500, 300);
    auto* picker = new PopupPicker(&window);
    QList<PickItem> items;
    for (int i = 0; i < 5; ++i) items.append({i, QString::number(i)});
    picker->setItems(items);
    showActive(window);
    picker->openAt(&window, QRect(480, 280, 10, 10));
    EXPECT_TRUE(window.rect().contains(picker->geometry()));
    QTest::keyClick(picker->edit(), Qt::Key_Escape);
    EXPECT_FALSE(picker->isVisible());
    // No room below and none above: it covers its anchor.
    picker->openAt(&window, QRect(10, 140, 10, 20));
    EXPECT_TRUE(window.rect().contains(picker->geometry()));
}

TEST(PopupPicker, EnterBelongsToTheInputMethodWhileComposing) {
    QWidget window;
    auto* picker = new PopupPicker(&window);
    picker->setItems({{1, u"短视频"_s}});
    showActive(window);
    bool picked = false;
    QObject::connect(picker, &PopupPicker::picked, [&] { picked = true; });
    picker->openAt(&window, QRect(1, 1, 1, 1));
    QInputMethodEvent composing(u"duan"_s, {});
    QApplication::sendEvent(picker->edit(), &composing);
    QTest::keyClick(picker->edit(), Qt::Key_Return);
    EXPECT_FALSE(picked);
    EXPECT_TRUE(picker->isVisible());
}

TEST(FormDialog, StaysOnErrorAndClosesWhenDone) {
    QWidget parent;
    auto* sheet = new FormDialog(u"New client"_s, u"Add client"_s, &parent);
    auto* name = new QLineEdit;
    auto* note = new QPlainTextEdit;
    sheet->addRow(u"&Name"_s, name);
    sheet->addRow(u"Note"_s, note, u"anything"_s);
    EXPECT_EQ(name->accessibleName(), u"Name"_s);
    EXPECT_EQ(note->accessibleDescription(), u"anything"_s);
    sheet->setSubmit([sheet, name] {
        if (!name->text().isEmpty()) return true;
        sheet->setError(u"A client needs a name."_s, name);
        return false;
    });
    QSignalSpy accepted(sheet, &QDialog::accepted);
    const QPointer<FormDialog> alive(sheet);
    sheet->openSheet();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(sheet));
    name->setFocus();
    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_EQ(accepted.count(), 0);
    EXPECT_TRUE(sheet->isVisible());
    EXPECT_TRUE(name->property("invalid").toBool());
    name->setText(u"知夏美妆"_s);
    QTest::keyClick(note, Qt::Key_Return);
    EXPECT_EQ(accepted.count(), 0) << "Enter in a long text is a new line";
    QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(accepted.count(), 1);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_TRUE(alive.isNull());
}

TEST(BusyOverlay, AppearsOnlyWhenItTakesLong) {
    QWidget page;
    page.resize(300, 200);
    BusyOverlay overlay(&page);
    page.show();
    overlay.start([] { return u"Scoring"_s; });
    QTest::qWait(150);
    EXPECT_FALSE(overlay.isVisible());
    overlay.stop();
    EXPECT_FALSE(overlay.isRunning());
    // Time is what this is about: there is no sign of nothing to wait for.
    QTest::qWait(kProgressDelayMs + 100);
    EXPECT_FALSE(overlay.isVisible()) << "stopped before it was due";
    bool cancelled = false;
    overlay.start([] { return u"Scoring"_s; }, [&] { cancelled = true; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return overlay.isVisible(); }, 10'000));
    EXPECT_EQ(overlay.geometry(), page.rect());
    auto* cancel = overlay.findChild<QPushButton*>();
    ASSERT_TRUE(cancel);
    cancel->click();
    EXPECT_TRUE(cancelled);
    EXPECT_FALSE(cancel->isEnabled());
}

TEST(MatrixTable, OpensCellsByMouseAndKeyboard) {
    MatrixTable table;
    MatrixCell open{.figure = u"38"_s, .label = u"New"_s};
    MatrixCell shut{.figure = u"0"_s};
    shut.clickable = false;
    MatrixCell risen{.figure = u"4"_s};
    risen.trend = MatrixCell::Trend::up;
    table.setMatrix(u"R \\ F"_s, {{u"5"_s}, {u"4"_s}}, {{u"1"_s}, {u"2"_s}}, {{open, shut}, {risen, {}}});
    table.resize(300, table.sizeHint().height());
    table.show();
    QSignalSpy activated(&table, &MatrixTable::cellActivated);
    const auto centre = [&](int row, int column) {
        return table.visualRect(table.model()->index(row, column)).center();
    };
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, centre(0, 1));
    EXPECT_EQ(activated.count(), 0) << "an empty cell opens nothing";
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, centre(0, 0));
    ASSERT_EQ(activated.count(), 1);
    QTest::keyClick(&table, Qt::Key_Down);
    QTest::keyClick(&table, Qt::Key_Return);
    ASSERT_EQ(activated.count(), 2);
    EXPECT_EQ(activated.last(), (QList<QVariant>{1, 0}));
    const auto spoken = [&](int row, int column) {
        return table.model()->index(row, column).data(Qt::AccessibleTextRole).toString();
    };
    EXPECT_EQ(spoken(0, 0), u"5, 1: 38, New"_s);
    EXPECT_EQ(spoken(1, 0), u"4, 1: 4, up"_s);
    EXPECT_EQ(spoken(1, 1), u"4, 2: 0"_s);
    // Every row is seen without a scroll bar.
    EXPECT_GE(table.sizeHint().height(), table.horizontalHeader()->height() + 2 * 40);
}

TEST(MatrixTable, LongLabelsGetASecondLineWhenCellsAreNarrow) {
    MatrixTable table;
    const MatrixCell cell{.figure = u"38"_s, .label = u"Potential loyalist"_s};
    table.setMatrix(u"R \\ F"_s, {{u"5"_s}, {u"4"_s}}, {{u"1"_s}, {u"2"_s}}, {{cell, cell}, {cell, cell}});
    table.resize(600, 200);
    table.show();
    const int roomy = table.sizeHint().height();
    table.resize(180, 200);
    const int narrow = table.sizeHint().height();
    EXPECT_GT(narrow, roomy);
    EXPECT_EQ(table.rowHeight(0), table.rowHeight(1));
    EXPECT_GE(narrow, table.horizontalHeader()->height() + 2 * table.rowHeight(0));
    table.resize(600, 200);
    EXPECT_EQ(table.sizeHint().height(), roomy);
}

TEST(Calendar, WeekendsAreNotRedAndTodayStandsOut) {
    Theme::apply(*qApp, ThemeChoice::light);
    Calendar calendar;
    calendar.setToday(QDate(2026, 11, 22));
    calendar.show();
    EXPECT_EQ(calendar.weekdayTextFormat(Qt::Sunday).foreground().style(), Qt::NoBrush);
    EXPECT_EQ(calendar.dateTextFormat(QDate(2026, 11, 22)).foreground().color(), colors().accent);
    EXPECT_EQ(calendar.headerTextFormat().foreground().color(), colors().secondary);
    const QColor light = colors().secondary;
    Theme::apply(*qApp, ThemeChoice::dark);
    EXPECT_NE(colors().secondary, light);
    EXPECT_EQ(calendar.headerTextFormat().foreground().color(), colors().secondary);
    calendar.setToday(QDate(2026, 11, 23));
    EXPECT_EQ(calendar.dateTextFormat(QDate(2026, 11, 22)).foreground().style(), Qt::NoBrush);
    Theme::apply(*qApp, ThemeChoice::light);
}

TEST(Calendar, TheYearStandsWhereTheLanguageHasIt) {
    applyLanguage(*qApp, meike::Language::zh);
    Calendar calendar;
    calendar.show();
    const auto stands = [&](const char* first, const char* second) {
        const auto left = [&](const char* name) { return calendar.findChild<QWidget*>(QLatin1String(name))->x(); };
        return QTest::qWaitFor([&] { return left(first) < left(second); }, 2000);
    };
    EXPECT_TRUE(stands("qt_calendar_yearbutton", "qt_calendar_monthbutton"));
    applyLanguage(*qApp, meike::Language::en);
    EXPECT_TRUE(stands("qt_calendar_monthbutton", "qt_calendar_yearbutton"));
}

TEST(BarPairList, RowsAreButtonsWithCommonColumns) {
    BarPairList list;
    list.resize(400, 200);
    QSignalSpy activated(&list, &BarPairList::activated);
    list.setRows({{TierMark::core, u"Core"_s, .06, .46, u"23"_s, u"46%"_s, u"core"_s},
                  {TierMark::key, u"Key"_s, .15, .29, u"61"_s, u"29%"_s, u"key"_s}});
    const auto rows = list.findChildren<BarPair*>();
    ASSERT_EQ(rows.size(), 2);
    EXPECT_EQ(rows[0]->accessibleName(), u"Core: 23, 46%"_s);
    QTest::keyClick(rows[1], Qt::Key_Return);
    ASSERT_EQ(activated.count(), 1);
    EXPECT_EQ(activated.last().value(0).toString(), u"key"_s);
    list.setRows({{TierMark::core, u"Core"_s, 1, 1, u"1"_s, u"100%"_s, u"core"_s}});
    EXPECT_TRUE(rows[0]->isVisibleTo(&list));
    EXPECT_FALSE(rows[1]->isVisibleTo(&list));
}

TEST(Banner, ButtonMayEndTheBannerItself) {
    QWidget window;
    auto* banner = new Banner(Banner::Kind::info, &window);
    int runs = 0;
    banner->setButton(u"Leave"_s, [&] {
        ++runs;
        banner->setButton({}, {});
    });
    banner->findChild<QPushButton*>()->click();
    EXPECT_EQ(runs, 1);
    EXPECT_TRUE(banner->findChild<QPushButton*>()->isHidden());
}

TEST(KpiCard, TakesFocusOnlyWhenItLeadsSomewhere) {
    KpiCard card;
    card.setKpi(u"Clients"_s, u"412"_s, u"+24"_s);
    EXPECT_EQ(card.focusPolicy(), Qt::NoFocus);
    EXPECT_EQ(card.accessibleName(), u"Clients: 412"_s);
    card.setClickable(true);
    QSignalSpy clicked(&card, &QAbstractButton::clicked);
    QTest::keyClick(&card, Qt::Key_Return);
    EXPECT_EQ(clicked.count(), 1);
}

TEST(TableStyle, AccessibleTextsNameWhatColoursShow) {
    EXPECT_EQ(accessiblePills({{u"双十一"_s, 1}, {u"年框"_s, 2}}), u"双十一, 年框"_s);
    EXPECT_TRUE(accessibleRfm({5, 4, 3}).contains(u"5, frequency 4, money 3"_s));
    EXPECT_EQ(accessibleRfm({}), u"not scored"_s);
}
