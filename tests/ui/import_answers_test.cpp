// SPDX-License-Identifier: GPL-3.0-or-later
// What is answered in the wizard: names that are alike, what would be lost with it, where the focus is.
#include <QCheckBox>
#include <functional>

#include "tests/ui/import_dialog_fixture.h"

namespace meike::ui::test {
namespace {

class ImportAnswersTest : public ImportDialogTest {};

TEST_F(ImportAnswersTest, NamesThatAreMuchAlikeAreDecided) {
    const RecordId client = insert(Record(Kind::client).set("name", "上海予湾文化传媒有限公司"));
    const std::int64_t before = countRecords(context.reader(), Kind::client);
    load(write("clients.csv", u"公司名称,城市\n予湾文化传媒,杭州\n"_s));
    goTo(Step::check);
    ASSERT_TRUE(QTest::qWaitFor([&] { return next()->isEnabled(); }, 10'000));
    auto* decide = dialog.findChild<QPushButton*>(u"decideNamesButton"_s);
    ASSERT_NE(decide, nullptr);
    decide->click();
    auto* sheet = dialog.findChild<NearNamesSheet*>();
    ASSERT_NE(sheet, nullptr);
    auto* verdict = sheet->findChild<QComboBox*>(u"verdictCombo0"_s);
    ASSERT_NE(verdict, nullptr);
    verdict->setCurrentIndex(1);
    sheet->accept();
    ASSERT_TRUE(QTest::qWaitFor([&] { return next()->isEnabled() && !dialog.findChild<NearNamesSheet*>(); }, 10'000));
    goTo(Step::result);
    EXPECT_EQ(countRecords(context.reader(), Kind::client), before);
    EXPECT_EQ(readRecord(context.reader(), Kind::client, client)->text("city"), "杭州");
    EXPECT_EQ(readRecord(context.reader(), Kind::client, client)->text("name"), "上海予湾文化传媒有限公司");
}

TEST_F(ImportAnswersTest, AClientThatAnOrderNamesIsAskedAboutToo) {
    const RecordId client = insert(Record(Kind::client).set("name", "万家灯超市"));
    const std::int64_t before = countRecords(context.reader(), Kind::client);
    load(write("orders.csv", u"客户,日期,金额\n万家灯超市有限公司,2025-03-09,100\n"_s));
    goTo(Step::columns);
    dialog.setKind(Kind::order);
    for (auto* box : dialog.findChildren<QCheckBox*>(u"createClientsBox"_s)) box->setChecked(true);
    goTo(Step::check);
    take(decide(), 1);
    goTo(Step::result);
    EXPECT_EQ(countRecords(context.reader(), Kind::client), before);
    EXPECT_EQ(allRecords(context.reader(), Kind::order).front().integer("client"), client);
}

TEST_F(ImportAnswersTest, ADecisionCanBeRevisedUntilTheImportRuns) {
    insert(Record(Kind::client).set("name", "上海予湾文化传媒有限公司"));
    const std::int64_t before = countRecords(context.reader(), Kind::client);
    check(write("clients.csv", u"公司名称,城市\n予湾文化传媒,杭州\n云舟食品,杭州\n"_s));
    EXPECT_EQ(next()->text(), u"Import 2 rows"_s);
    EXPECT_TRUE(shownText().contains(u"similar to"_s)) << u8(shownText());
    take(decide(), 1);
    EXPECT_TRUE(shownText().contains(u"1 similar name"_s)) << u8(shownText());
    EXPECT_FALSE(shownText().contains(u"similar to"_s)) << u8(shownText());
    NearNamesSheet* again = decide();
    ASSERT_NE(again, nullptr);
    EXPECT_EQ(again->findChild<QComboBox*>(u"verdictCombo0"_s)->currentIndex(), 1) << "as it was decided";
    take(again, 2);
    goTo(Step::result);
    EXPECT_EQ(countRecords(context.reader(), Kind::client), before + 2) << "another client after all";
    EXPECT_TRUE(rememberedNames(context.reader()).same.empty());
    EXPECT_EQ(rememberedNames(context.reader()).apart.size(), 1U);
}

TEST_F(ImportAnswersTest, ADecisionCanBeTakenBack) {
    insert(Record(Kind::client).set("name", "上海予湾文化传媒有限公司"));
    check(write("clients.csv", u"公司名称\n予湾文化传媒\n"_s));
    take(decide(), 1);
    EXPECT_EQ(next()->text(), u"Save the decisions"_s);
    take(decide(), 0);
    EXPECT_EQ(next()->text(), u"Import 1 rows"_s);
    EXPECT_TRUE(shownText().contains(u"similar to"_s)) << u8(shownText());
}

TEST_F(ImportAnswersTest, DecisionsAreSavedThoughTheFileBringsNothingElse) {
    insert(Record(Kind::client).set("name", "上海予湾文化传媒有限公司"));
    const QString rows = u"公司名称\n予湾文化传媒\n"_s;
    check(write("clients.csv", rows));
    take(decide(), 1);
    ASSERT_TRUE(next()->isEnabled());
    EXPECT_EQ(next()->text(), u"Save the decisions"_s);
    goTo(Step::result);
    EXPECT_EQ(rememberedNames(context.reader()).same.size(), 1U);
    ASSERT_FALSE(messages.isEmpty());
    EXPECT_TRUE(messages.back().contains(u"similar names"_s)) << u8(messages.back());
    // The next file is not asked about again, and there is nothing to save.
    check(write("again.csv", rows));
    EXPECT_FALSE(next()->isEnabled());
    EXPECT_FALSE(shownText().contains(u"similar"_s)) << u8(shownText());
}

TEST_F(ImportAnswersTest, LeavingAsksWhenSomethingWasAnswered) {
    const QString file = write("o.csv", u"客户名称,日期,金额\n甲,3月4日,100\n"_s);
    load(file);
    goTo(Step::columns);
    dialog.setKind(Kind::order);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    EXPECT_FALSE(dialog.isVisible()) << "nothing was answered";

    load(file);
    goTo(Step::columns);
    dialog.setKind(Kind::order);
    goTo(Step::check);
    auto* page = dialog.findChild<ImportCheckPage*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->findChild<QPushButton*>(u"takeYearButton"_s) != nullptr; }, 10'000));
    page->findChild<QPushButton*>(u"takeYearButton"_s)->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return next()->isEnabled(); }, 10'000));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    EXPECT_TRUE(dialog.isVisible());
    ASSERT_NE(leavingSheet(), nullptr);
    leavingSheet()->accept();
    ASSERT_TRUE(QTest::qWaitFor([&] { return leavingSheet() == nullptr; }, 5'000));
    EXPECT_TRUE(dialog.isVisible());
    EXPECT_TRUE(next()->isEnabled()) << "the answer holds";
    dialog.reject();
    ASSERT_NE(leavingSheet(), nullptr);
    leavingSheet()->findChild<QPushButton*>(u"unsavedDiscardButton"_s)->click();
    EXPECT_FALSE(dialog.isVisible());
}

TEST_F(ImportAnswersTest, LeavingAsksAfterWhatWasChosenByHand) {
    const QString file = write("clients.csv", u"公司名称,城市\n星河文旅,成都\n"_s);
    const std::pair<const char*, std::function<void()>> changes[] = {
        {"a column", [&] { meaning(1)->setCurrentIndex(0); }},
        {"an update", [&] { dialog.findChild<QComboBox*>(u"updateCombo1"_s)->setCurrentIndex(1); }},
        {"the kind", [&] {
             auto* kind = dialog.findChild<QComboBox*>(u"importKindCombo"_s);
             kind->setCurrentIndex(kind->findData(static_cast<int>(Kind::contact)));
         }}};
    for (const auto& [what, change] : changes) {
        load(file);
        goTo(Step::columns);
        change();
        dialog.reject();
        EXPECT_TRUE(dialog.isVisible()) << what;
        ASSERT_NE(leavingSheet(), nullptr) << what;
        leavingSheet()->findChild<QPushButton*>(u"unsavedDiscardButton"_s)->click();
        EXPECT_FALSE(dialog.isVisible());
        ASSERT_TRUE(QTest::qWaitFor([&] { return leavingSheet() == nullptr; }, 5'000));
    }
}

TEST_F(ImportAnswersTest, TheFocusIsNeverOnCancel) {
    dialog.show();
    const auto focused = [&] { return qobject_cast<QPushButton*>(dialog.focusWidget()); };
    ASSERT_NE(focused(), nullptr);
    EXPECT_EQ(focused()->text(), u"Choose file..."_s);
    load(write("clients.csv", u"公司名称,城市\n星河文旅,成都\n"_s));
    EXPECT_EQ(dialog.focusWidget(), next());
    goTo(Step::columns);
    EXPECT_EQ(dialog.focusWidget(), dialog.findChild<QComboBox*>(u"importKindCombo"_s));
    next()->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return next()->isEnabled(); }, 10'000));
    EXPECT_EQ(dialog.focusWidget(), next());
    check(write("o.csv", u"客户名称,日期,金额\n甲,昨天,100\n"_s));
    EXPECT_EQ(dialog.focusWidget(), dialog.findChild<QPushButton*>(u"saveRefusedButton"_s));
}

}  // namespace
}  // namespace meike::ui::test
