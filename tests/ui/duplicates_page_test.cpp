// SPDX-License-Identifier: GPL-3.0-or-later
// Duplicates reviewed in the real window: a pair merged with chosen values, another kept apart, everything taken back.
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include "app/records/kept_apart.h"
#include "app/records/record_writer.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/record_form.h"
#include "ui/kit/text.h"
#include "ui/rooms/duplicates/duplicates_page.h"
#include "ui/rooms/duplicates/merge_panel.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

class DuplicatesPageTest : public RoomsTest {
protected:
    DuplicatesPageTest() {
        window = std::make_unique<MainWindow>(context);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~DuplicatesPageTest() override { window.reset(); }

    DuplicatesPage& page() { return window->page<DuplicatesPage>(); }
    QTableWidget& pairs() { return *page().findChild<QTableWidget*>(u"pairTable"_s); }
    QTableWidget& fields() { return *page().findChild<QTableWidget*>(u"mergeTable"_s); }
    QPushButton& button(const QString& name) { return *page().findChild<QPushButton*>(name); }
    void settled() {
        session().settle();
        QTest::qWait(1);
        ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled(); }, 20'000)) << u8(errors.join(u' '));
        QTest::qWait(1);
    }
    RecordId client(const std::string& name, const std::string& city, const std::string& website) {
        return insert(
            Record(Kind::client).set("name", name).set("city", textValue(city)).set("website", textValue(website)));
    }
    std::string stateNow() {
        session().settle();
        return digest(*session().openReader());
    }
    int rowOf(const QString& field) {
        for (int row = 0; row < fields().rowCount(); ++row)
            if (fields().item(row, 0)->text() == field) return row;
        ADD_FAILURE() << u8(field);
        return 0;
    }
    std::unique_ptr<MainWindow> window;
};

TEST_F(DuplicatesPageTest, APairIsMergedWithChosenValuesAndTakenBack) {
    openEmpty();
    const RecordId first = client("上海知夏化妆品有限公司", "上海", "");
    const RecordId second = client("知夏化妆品（上海）有限公司", "苏州", "zhixia.example");
    client("青禾乳业", "北京", "");
    insert(Record(Kind::order)
               .set("client", second)
               .set("date", std::string("2026-05-01"))
               .set("amount", std::int64_t{100'000})
               .set("currency", std::string("CNY")));
    const std::string before = stateNow();
    context.openPage(u"duplicates"_s);
    settled();
    ASSERT_EQ(pairs().rowCount(), 1);
    ASSERT_TRUE(page().panel().view());
    EXPECT_EQ(page().panel().view()->keepId, first);
    // One click takes the other's city.
    fields().cellClicked(rowOf(u"City"_s), 2);
    settled();
    QStringList notes;
    for (const QLabel* note : page().findChildren<QLabel*>(u"mergeNote"_s)) notes << note->text();
    EXPECT_TRUE(notes.join(u' ').contains(u"Orders 1"_s)) << u8(notes.join(u' '));
    button(u"mergeButton"_s).click();
    settled();
    EXPECT_EQ(page().pairs().size(), 0U) << u8(errors.join(u' '));
    const auto kept = readRecord(context.reader(), Kind::client, first);
    EXPECT_EQ(kept->text("city"), "苏州");
    EXPECT_EQ(kept->text("website"), "zhixia.example") << "what only one has is kept";
    EXPECT_EQ(findRecords(context.reader(), Kind::order, "client", Value{first}).size(), 1U);
    EXPECT_FALSE(isEmpty(readRecord(context.reader(), Kind::client, second)->get("deleted_at")));
    context.undo();
    settled();
    EXPECT_EQ(stateNow(), before);
    ASSERT_TRUE(QTest::qWaitFor([&] { return pairs().rowCount() == 1; }, 10'000)) << "it is a pair again";

    // The other one stays.
    button(u"swapButton"_s).click();
    settled();
    EXPECT_EQ(page().panel().view()->keepId, second);
    button(u"mergeButton"_s).click();
    settled();
    EXPECT_FALSE(isEmpty(readRecord(context.reader(), Kind::client, first)->get("deleted_at")));
    context.undo();
    settled();
    EXPECT_EQ(stateNow(), before);
}

TEST_F(DuplicatesPageTest, AContactOfBothBecomesOneOrStaysTwoAsOneTicks) {
    openEmpty();
    const RecordId first = client("上海知夏化妆品有限公司", "上海", "");
    const RecordId second = client("知夏化妆品（上海）有限公司", "上海", "");
    for (const RecordId of : {first, second})
        insert(Record(Kind::contact)
                   .set("client", of)
                   .set("name", std::string("李娜"))
                   .set("wechat", std::string("lina")));
    const std::string before = stateNow();
    const auto contacts = [&] { return findRecords(context.reader(), Kind::contact, "client", Value{first}).size(); };
    const auto box = [&] {
        QCheckBox* found = nullptr;
        for (auto* each : page().findChildren<QCheckBox*>())
            if (each->objectName().startsWith(u"contactBox"_s) && each->isVisible()) found = each;
        return found;
    };
    context.openPage(u"duplicates"_s);
    settled();
    ASSERT_EQ(pairs().rowCount(), 1);
    ASSERT_TRUE(box());
    EXPECT_TRUE(box()->isChecked());
    EXPECT_TRUE(box()->text().contains(u"李娜"_s) && box()->text().contains(u"WeChat"_s)) << u8(box()->text());
    button(u"mergeButton"_s).click();
    settled();
    EXPECT_EQ(contacts(), 1U) << u8(errors.join(u' '));
    context.undo();
    settled();
    EXPECT_EQ(stateNow(), before);
    ASSERT_TRUE(QTest::qWaitFor([&] { return pairs().rowCount() == 1 && page().isSettled() && box(); }, 10'000));

    box()->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled() && box() && !box()->isChecked(); }, 10'000));
    // Chosen for these two, whichever of the clients stays.
    button(u"swapButton"_s).click();
    settled();
    EXPECT_FALSE(box()->isChecked());
    box()->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled() && box() && box()->isChecked(); }, 10'000));
    box()->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled() && box() && !box()->isChecked(); }, 10'000));
    button(u"swapButton"_s).click();
    settled();
    button(u"mergeButton"_s).click();
    settled();
    EXPECT_EQ(contacts(), 2U);
    context.undo();
    settled();
    EXPECT_EQ(stateNow(), before);
}

TEST_F(DuplicatesPageTest, NotTheSameStaysSaid) {
    openEmpty();
    const RecordId first = client("上海知夏化妆品有限公司", "上海", "");
    const RecordId second = client("知夏化妆品（上海）有限公司", "上海", "");
    const std::string before = stateNow();
    context.openPage(u"duplicates"_s);
    settled();
    ASSERT_EQ(pairs().rowCount(), 1);
    button(u"keepApartButton"_s).click();
    settled();
    EXPECT_EQ(page().pairs().size(), 0U);
    EXPECT_TRUE(KeptApart(context.reader()).holds(context.reader(), first, second));
    context.openPage(u"clients"_s);
    context.openPage(u"duplicates"_s);
    settled();
    EXPECT_EQ(page().pairs().size(), 0U) << "nor when it is looked at again";
    context.undo();
    settled();
    ASSERT_TRUE(QTest::qWaitFor([&] { return pairs().rowCount() == 1; }, 10'000));
    EXPECT_EQ(stateNow(), before);
}

TEST_F(DuplicatesPageTest, TheDemoHasAPairAndTheLevelsCoverEachOther) {
    openDemo();
    context.openPage(u"duplicates"_s);
    settled();
    auto* least = page().findChild<QComboBox*>(u"leastLevel"_s);
    std::vector<std::size_t> found;
    for (int level = 0; level < least->count(); ++level) {
        least->setCurrentIndex(level);
        emit least->activated(level);
        settled();
        found.push_back(page().pairs().size());
    }
    EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
    EXPECT_GE(found.back(), 1U);
}

TEST_F(DuplicatesPageTest, ALikelyDuplicateIsSaidWhileItIsTyped) {
    openEmpty();
    client("上海知夏化妆品有限公司", "上海", "");
    context.openPage(u"clients"_s);
    ASSERT_TRUE(editRecord(context, window.get(), Kind::client, 0));
    auto* form = window->findChild<RecordForm*>();
    ASSERT_TRUE(form);
    auto* hint = form->findChild<QLabel*>(u"duplicateHint"_s);
    ASSERT_TRUE(hint);
    form->editor("name")->setValue(std::string("知夏化妆品（上海）有限公司"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return hint->isVisible(); }, 10'000));
    EXPECT_TRUE(hint->text().contains(u"上海知夏化妆品有限公司"_s)) << u8(hint->text());
    form->editor("name")->setValue(std::string("青禾乳业"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !hint->isVisible(); }, 10'000));
    form->reject();
    if (form->isVisible())
        if (auto* discard = form->findChild<QPushButton*>(u"discardButton"_s)) discard->click();
}

}  // namespace
}  // namespace meike::ui::test
