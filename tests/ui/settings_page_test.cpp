// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>

#include "app/score_book.h"
#include "app/segments.h"
#include "exchange/profile_json.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/text.h"
#include "ui/rooms/settings/pick_list_editor.h"
#include "ui/rooms/settings/profile_sentences.h"
#include "ui/rooms/settings/record_table.h"
#include "ui/rooms/settings/scoring_section.h"
#include "ui/rooms/settings/settings_page.h"

namespace meike::ui::test {
namespace {

class SettingsPageTest : public RoomsTest {
protected:
    SettingsPageTest() {
        openEmpty();
        page.resize(900, 700);
        page.show();
    }
    void choose(const QString& combo, const QVariant& key) {
        auto* box = page.findChild<QComboBox*>(combo);
        const int index = box->findData(key);
        ASSERT_GE(index, 0);
        box->setCurrentIndex(index);
        emit box->activated(index);
    }
    std::vector<std::string> items(const std::string& list) {
        std::vector<std::pair<std::int64_t, std::string>> found;
        for (const Record& item : allRecords(context.reader(), Kind::pick_item)) {
            if (item.text("list") == list) found.emplace_back(item.integer("position"), item.text("name"));
        }
        std::sort(found.begin(), found.end());
        std::vector<std::string> names;
        for (const auto& entry : found) names.push_back(entry.second);
        return names;
    }

    SettingsPage page{context};
};

TEST_F(SettingsPageTest, LanguageAndThemeApplyAtOnceAndAreRemembered) {
    choose(u"languageCombo"_s, static_cast<int>(Language::zh));
    QTest::qWait(0);  // it follows when the list has closed
    EXPECT_EQ(context.language(), Language::zh);
    EXPECT_EQ(AppSettings().language(), Language::zh);
    choose(u"themeCombo"_s, static_cast<int>(ThemeChoice::dark));
    EXPECT_TRUE(Theme::instance().isDark());
    EXPECT_EQ(AppSettings().theme(), ThemeChoice::dark);
    choose(u"themeCombo"_s, static_cast<int>(ThemeChoice::light));
    choose(u"languageCombo"_s, static_cast<int>(Language::en));
    QTest::qWait(0);  // it follows when the list has closed
    EXPECT_FALSE(Theme::instance().isDark());
}

TEST_F(SettingsPageTest, WhoIsAtTheKeyboard) {
    const RecordId person =
        insert(Record(Kind::person).set("name", "林晓").set("role", "sales_lead").set("active", std::int64_t{1}));
    settle();
    choose(u"actorCombo"_s, static_cast<qlonglong>(person));
    EXPECT_EQ(session().actor(), person);
    EXPECT_EQ(AppSettings().actor(path("w.meike")), person);
}

TEST_F(SettingsPageTest, NameAndBaseCurrencyAreEdits) {
    auto* name = page.findChild<QLineEdit*>(u"workspaceNameEdit"_s);
    name->setText(u"星桥传媒"_s);
    emit name->editingFinished();
    EXPECT_EQ(setting(context.reader(), "name"), "星桥传媒");
    auto* currency = page.findChild<QComboBox*>(u"baseCurrencyCombo"_s);
    currency->setEditText(u"hkd"_s);
    emit currency->lineEdit()->editingFinished();
    EXPECT_EQ(baseCurrency(context.reader()), "HKD");
    session().undo();
    session().undo();
    EXPECT_EQ(baseCurrency(context.reader()), "CNY");
    EXPECT_EQ(setting(context.reader(), "name"), "");
}

TEST_F(SettingsPageTest, PickListsAreAddedRenamedMovedMergedAndUndone) {
    auto* editor = page.findChild<PickListEditor*>();
    editor->setList(u"region"_s);
    auto* table = editor->findChild<QTableWidget*>();
    const std::vector<std::string> before = items("region");
    ASSERT_GT(before.size(), 3U);
    const auto at = [&](std::size_t i) {
        return findRecords(context.reader(), Kind::pick_item, "name", Value{before[i]}).front();
    };
    const RecordId client = insert(Record(Kind::client).set("name", "甲").set("region", at(1)));
    settle();

    table->selectRow(1);
    editor->move(-1);
    settle();
    EXPECT_EQ(items("region")[0], before[1]);
    EXPECT_EQ(table->currentRow(), 0) << "what was moved stays chosen";

    editor->rename();
    auto* sheet = page.window()->findChild<FormDialog*>();
    ASSERT_TRUE(sheet);
    auto* name = sheet->findChildren<QLineEdit*>().front();
    name->setText(qs(before[2]));
    sheet->accept();
    EXPECT_TRUE(sheet->isVisible()) << "that name is there already";
    name->setText(u"大湾区"_s);
    sheet->accept();
    settle();
    EXPECT_EQ(items("region")[0], "大湾区");

    table->selectRow(0);
    editor->mergeInto(at(2));
    settle();
    EXPECT_EQ(items("region").size(), before.size() - 1);
    EXPECT_EQ(readRecord(context.reader(), Kind::client, client)->integer("region"), at(2));
    for (int i = 0; i < 3; ++i) session().undo();
    EXPECT_EQ(items("region"), before);
    EXPECT_EQ(readRecord(context.reader(), Kind::client, client)->integer("region"), at(1));
}

TEST_F(SettingsPageTest, PeopleAreDeactivated) {
    insert(Record(Kind::person).set("name", "林晓").set("role", "sales_lead").set("active", std::int64_t{1}));
    settle();
    auto* table = page.findChild<RecordTable*>();
    ASSERT_EQ(table->table()->rowCount(), 1);
    table->table()->selectRow(0);
    QPushButton* deactivate = nullptr;
    for (auto* button : table->findChildren<QPushButton*>()) {
        if (button->text() == u"Deactivate"_s) deactivate = button;
    }
    ASSERT_TRUE(deactivate);
    deactivate->click();
    EXPECT_EQ(allRecords(context.reader(), Kind::person).front().integer("active"), 0);
    settle();
    EXPECT_EQ(page.findChild<QComboBox*>(u"actorCombo"_s)->count(), 1);
}

TEST_F(SettingsPageTest, APersonManyPointToIsDeletedAsAJobAndOneARuleNamesIsNot) {
    const RecordId person = insert(Record(Kind::person).set("name", "林晓").set("role", "sales_lead"));
    constexpr int kTasks = 2'100;
    session().edit({"add", {}}, [&](Edit& edit) {
        for (int i = 0; i < kTasks; ++i) edit.insert(Record(Kind::task).set("title", "回访").set("owner", person));
        saveSegment(edit, "林晓的客户", Rule::condition("owner", "equals", {"林晓"}));
    });
    settle();
    auto* table = page.findChild<RecordTable*>();
    QPushButton* remove = nullptr;
    for (auto* button : table->findChildren<QPushButton*>())
        if (button->text() == u"Delete"_s) remove = button;
    ASSERT_TRUE(remove);
    QSignalSpy started(&context, &AppContext::jobStarted);
    QSignalSpy ended(&context, &AppContext::jobEnded);
    const auto removed = [&] {
        table->table()->selectRow(0);
        remove->click();
        const auto jobs = started.size();
        EXPECT_TRUE(QTest::qWaitFor([&] { return ended.size() == jobs; }, 20'000));
        settle();
        return !readRecord(context.reader(), Kind::person, person);
    };
    EXPECT_FALSE(removed());
    ASSERT_EQ(errors.size(), 1) << "the segment stands in the way";
    EXPECT_TRUE(errors.front().contains(u"林晓的客户"_s)) << u8(errors.front());
    session().edit({"remove", {}},
                   [&](Edit& edit) { removeSegment(edit, segmentNamed(edit.database(), "林晓的客户").id); });
    EXPECT_TRUE(removed());
    EXPECT_EQ(started.size(), 2) << "both went as jobs: the window goes on meanwhile";
    ASSERT_TRUE(session().undoStep());
    EXPECT_EQ(session().undoStep()->rowCount, kTasks + 1);
    context.undo();
    EXPECT_TRUE(QTest::qWaitFor([&] { return started.size() == 3 && ended.size() == 3; }, 20'000));
    EXPECT_EQ(findRecords(context.reader(), Kind::task, "owner", Value{person}).size(), std::size_t{kTasks});
}

TEST_F(SettingsPageTest, ScoringProfileIsTakenIntoUseAndUndone) {
    const std::string before = profileInUse(context.reader()).key;
    for (const std::string& preset : presetNames()) {
        page.findChild<ScoringSection*>()->use(qs(preset));
        EXPECT_EQ(profileInUse(context.reader()).key, preset);
        settle();
        EXPECT_EQ(page.findChild<QComboBox*>(u"profileCombo"_s)->currentData().toString(), qs(preset));
    }
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
    while (session().undoCommand() && session().undoCommand()->key == "change") session().undo();
    EXPECT_EQ(profileInUse(context.reader()).key, before);
}

TEST_F(SettingsPageTest, RulesAreSentencesInBothLanguages) {
    for (const std::string& name : presetNames()) {
        const ScoringProfile profile = valueOrThrow(presetProfile(name));
        for (const QString& sentence : profileSentences(profile, Language::en, "CNY")) {
            EXPECT_TRUE(sentence.endsWith(u'.')) << u8(sentence);
            EXPECT_FALSE(sentence.contains(u'%') && sentence.contains(u"%1"_s)) << u8(sentence);
        }
    }
    const QString agency = profileSentences(valueOrThrow(presetProfile("agency")), Language::en, "CNY").join(u'\n');
    EXPECT_TRUE(agency.contains(u"30 / 90 / 180 / 365"_s));
    EXPECT_TRUE(agency.contains(u"Core from 70"_s)) << u8(agency);
}

TEST_F(SettingsPageTest, SectionsCanBeReached) {
    for (const char* key : {"general", "workspace", "people", "rates", "lists", "scoring", "backup", "about"}) {
        page.showSection(QString::fromLatin1(key));
        QTest::qWait(1);
        auto* section = page.findChild<QWidget*>(QString::fromLatin1(key) + u"Section"_s);
        ASSERT_TRUE(section) << key;
        EXPECT_FALSE(section->visibleRegion().isEmpty()) << key;
    }
}

}  // namespace
}  // namespace meike::ui::test
