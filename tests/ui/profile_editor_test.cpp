// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/settings/profile_editor.h"
#include <sys/stat.h>
#include "app/score_book.h"
#include "base/error_code.h"
#include "tests/ui/went_spy.h"
#include "ui/context/error_text.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <set>

#include "app/profiles.h"
#include "exchange/profile_json.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/sentence_row.h"
#include "ui/kit/text.h"
#include "ui/parts/profile_preview_panel.h"
#include "ui/rooms/settings/class_grid.h"
#include "ui/rooms/settings/profile_form.h"
#include "ui/rooms/settings/settings_page.h"

namespace meike::ui::test {
namespace {

class ProfileEditorTest : public RoomsTest {
protected:
    void open() {
        openDemo();
        settle();
        editor = std::make_unique<ProfileEditor>(context);
        editor->resize(1100, 720);
        editor->show();
        await();
    }
    /// Waits for the answer to the newest rules.
    void await() {
        ASSERT_TRUE(QTest::qWaitFor([this] { return !editor->preview()->busy(); }, 20'000));
        QTest::qWait(1);
    }
    NumberBox* box(const std::string& path) {
        auto* found = dynamic_cast<NumberBox*>(editor->form()->fieldAt(path));
        EXPECT_TRUE(found) << path;
        return found;
    }
    void type(const std::string& path, const QString& text) {
        NumberBox* field = box(path);
        field->setFocus();
        field->selectAll();
        field->insert(text);
        emit field->textEdited(field->text());
    }
    QPushButton* button(const QString& name) { return editor->findChild<QPushButton*>(name); }
    QAbstractItemModel* list() { return editor->findChild<QTableView*>(u"previewList"_s)->model(); }
    std::map<RecordId, std::int8_t> tiers() {
        const auto scores = session().scores();
        std::map<RecordId, std::int8_t> out;
        for (std::size_t i = 0; i < scores->clients.size(); ++i) out[scores->clients[i]] = scores->assessment.tier[i];
        return out;
    }
    ~ProfileEditorTest() override { editor.reset(); }

    std::unique_ptr<ProfileEditor> editor;
};

TEST_F(ProfileEditorTest, WhatIsHalfTypedOutlivesTheLanguageAndOtherSentences) {
    open();
    type("tiers.scale[0].limit", u"6x"_s);
    ASSERT_FALSE(editor->isChanged()) << "it holds no number";
    EXPECT_TRUE(editor->isWorthKeeping());
    context.setLanguage(Language::zh);
    QTest::qWait(1);
    EXPECT_EQ(box("tiers.scale[0].limit")->text(), u"6x"_s);
    EXPECT_FALSE(button(u"profileApplyButton"_s)->isEnabled());
    context.setLanguage(Language::en);
    QTest::qWait(1);
    // A choice that changes which sentences there are.
    auto* method = qobject_cast<QComboBox*>(editor->form()->fieldAt("rfm.method"));
    ASSERT_TRUE(method);
    method->setCurrentIndex(1 - method->currentIndex());
    EXPECT_EQ(box("tiers.scale[0].limit")->text(), u"6x"_s);
    editor->reset();
    EXPECT_NE(box("tiers.scale[0].limit")->text(), u"6x"_s) << "back to the rules in use is meant";
    EXPECT_FALSE(editor->isWorthKeeping());
}

TEST_F(ProfileEditorTest, PreviewNamesExactlyWhoMovesAndApplyMovesThem) {
    open();
    ASSERT_FALSE(editor->isChanged());
    EXPECT_FALSE(button(u"profileApplyButton"_s)->isEnabled());
    EXPECT_EQ(editor->preview()->preview()->moved.clients, 0);
    const auto before = tiers();
    const ScoringProfile old = profileInUse(context.reader());

    type("tiers.scale[0].limit", u"６２"_s);  // as Chinese offices type
    type("tiers.scale[1].limit", u"44.5"_s);
    await();
    ScoringProfile expected = old;
    expected.tiers[0].limit = 6200;
    expected.tiers[1].limit = 4450;
    ASSERT_EQ(editor->form()->profile(), expected);
    const auto after = session().scoresWith(expected, context.asOf());
    std::set<QString> movers;
    MinorUnits value = 0;
    for (std::size_t i = 0; i < after->clients.size(); ++i) {
        const RecordId client = after->clients[i];
        if (after->assessment.tier[i] == before.at(client)) continue;
        movers.insert(qs(readRecord(context.reader(), Kind::client, client)->text("name")));
        value += after->assessment.monetary[i];
    }
    ASSERT_GT(movers.size(), 3U) << "the demo has somebody between the two limits";
    std::set<QString> listed;
    for (int row = 0; row < list()->rowCount(); ++row) listed.insert(list()->index(row, 0).data().toString());
    EXPECT_EQ(listed, movers);
    EXPECT_EQ(editor->preview()->preview()->moved.value, value);

    button(u"profileApplyButton"_s)->click();
    settle();
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
    EXPECT_EQ(profileInUse(context.reader()).version, old.version + 1);
    std::size_t moved = 0;
    const auto now = tiers();
    for (const auto& [client, tier] : now) moved += tier != before.at(client) ? 1 : 0;
    EXPECT_EQ(moved, static_cast<std::size_t>(editor->preview()->preview()->moves.size()));
    await();
    EXPECT_FALSE(editor->isChanged());
    EXPECT_EQ(list()->rowCount(), 0) << "these are the rules in use now";
    ASSERT_FALSE(messages.isEmpty());
    EXPECT_TRUE(messages.back().contains(u"scoring profile"_s)) << u8(messages.back());

    context.undo();
    settle();
    await();
    EXPECT_EQ(profileInUse(context.reader()), old);
    EXPECT_EQ(tiers(), before);
    EXPECT_EQ(box("tiers.scale[0].limit")->text(), u"70"_s);
}

TEST_F(ProfileEditorTest, AClickOpensTheClient) {
    open();
    type("tiers.scale[0].limit", u"60"_s);
    await();
    ASSERT_GT(list()->rowCount(), 0);
    WentSpy wanted(context, WentSpy::clients);
    auto* table = editor->findChild<QTableView*>(u"previewList"_s);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(list()->index(0, 0)).center());
    ASSERT_EQ(wanted.size(), 1);
    EXPECT_EQ(wanted[0][0].toLongLong(), editor->preview()->preview()->moves[0].client);
}

TEST_F(ProfileEditorTest, MistakesStandAtTheirFieldAndBlockApply) {
    open();
    auto* apply = button(u"profileApplyButton"_s);
    const auto row = [&](const std::string& path) { return qobject_cast<SentenceRow*>(box(path)->parentWidget()); };
    const std::string frequency = "value_score.weights.frequency";
    for (const char* weight : {"amount", "frequency", "margin", "growth", "influence"})
        type(std::string("value_score.weights.") + weight, u"0"_s);
    EXPECT_FALSE(apply->isEnabled());
    EXPECT_TRUE(box(frequency)->property("invalid").toBool());
    EXPECT_FALSE(box("value_score.weights.amount")->property("invalid").toBool());
    EXPECT_TRUE(row(frequency)->problem().contains(u"above 0"_s)) << u8(row(frequency)->problem());
    EXPECT_FALSE(editor->apply());
    EXPECT_FALSE(editor->preview()->preview()) << "nothing is said about rules that do not work";

    type(frequency, u"viel"_s);
    EXPECT_FALSE(apply->isEnabled());
    EXPECT_TRUE(row(frequency)->problem().contains(u"a number"_s)) << u8(row(frequency)->problem());
    EXPECT_FALSE(editor->apply());

    type(frequency, u"25"_s);
    EXPECT_TRUE(apply->isEnabled()) << "a weight of 0 leaves an input out";
    EXPECT_TRUE(row(frequency)->problem().isEmpty());
    EXPECT_TRUE(editor->findChild<QLabel*>(u"weightSum"_s)->text().contains(u"25"_s));

    type("tiers.scale[1].limit", u"80"_s);
    EXPECT_FALSE(apply->isEnabled());
    EXPECT_TRUE(box("tiers.scale[1].limit")->property("invalid").toBool());
    editor->reset();
    EXPECT_FALSE(editor->isChanged());
    EXPECT_EQ(box(frequency)->text(), u"20"_s);
    EXPECT_EQ(profileInUse(context.reader()), editor->form()->profile());
}

TEST_F(ProfileEditorTest, StartsFromEveryPreset) {
    open();
    const ScoringProfile inUse = profileInUse(context.reader());
    for (const std::string& name : presetNames()) {
        editor->startFrom(name);
        await();
        const ScoringProfile preset = valueOrThrow(presetProfile(name));
        EXPECT_EQ(editor->form()->profile(), preset);
        ASSERT_TRUE(editor->preview()->preview()) << name;
        EXPECT_EQ(editor->preview()->preview()->to.size(), preset.tiers.size());
        // What the sentences show is what they take back.
        box("window_days")->setText(u"500"_s);
        emit box("window_days")->textEdited(u"500"_s);
        ScoringProfile changed = preset;
        changed.windowDays = 500;
        EXPECT_EQ(editor->form()->profile(), changed) << name;
        for (auto* number : editor->form()->findChildren<NumberBox*>()) {
            EXPECT_TRUE(number->number() || !number->isVisibleTo(editor.get())) << u8(number->objectName());
        }
    }
    EXPECT_EQ(profileInUse(context.reader()), inUse) << "nothing is stored before Apply";
    editor->startFrom("abc");
    await();
    EXPECT_FALSE(editor->preview()->preview()->sameScale);
    ASSERT_TRUE(editor->apply());
    settle();
    EXPECT_EQ(profileInUse(context.reader()).key, "abc");
}

TEST_F(ProfileEditorTest, FilesComeInAndGoOut) {
    open();
    type("window_days", u"730"_s);
    editor->exportTo(path("rules.json"));
    editor->reset();
    EXPECT_FALSE(editor->isChanged());
    editor->importFrom(path("rules.json"));
    EXPECT_EQ(editor->form()->profile().windowDays, 730);
    EXPECT_TRUE(editor->isChanged());

    QFile wrong(path("wrong.json"));
    ASSERT_TRUE(wrong.open(QIODevice::WriteOnly));
    wrong.write(R"({"rfm": {"recency": {"limits": [30, 90, "x", 365]}}})");
    wrong.close();
    editor->importFrom(path("wrong.json"));
    const QString said = editor->findChild<QLabel*>(u"profileProblem"_s)->text();
    EXPECT_TRUE(said.contains(u"rfm.recency.limits[2]"_s) && said.contains(u"a whole number"_s)) << u8(said);
    EXPECT_EQ(editor->form()->profile().windowDays, 730) << "what was there stays";
    // A pipe that nobody writes to, a device without end, a folder: said at once.
    ASSERT_EQ(::mkfifo(u8(path("pipe.json")).c_str(), 0600), 0);
    for (const QString& odd : {path("pipe.json"), u"/dev/zero"_s, path("")}) {
        editor->importFrom(odd);
        EXPECT_FALSE(editor->findChild<QLabel*>(u"profileProblem"_s)->text().isEmpty()) << u8(odd);
        EXPECT_EQ(editor->form()->profile().windowDays, 730);
    }
    editor->importFrom(path("nowhere.json"));
    EXPECT_FALSE(editor->findChild<QLabel*>(u"profileProblem"_s)->text().isEmpty());
}

TEST_F(ProfileEditorTest, CellsOfTheGridTakeAnotherClass) {
    open();
    const ScoringProfile before = editor->form()->profile();
    ASSERT_EQ(gridClassAt(before, 3, 3), "needs_attention");
    editor->form()->setGridClass(3, 3, "loyal");
    EXPECT_EQ(gridClassAt(editor->form()->profile(), 3, 3), "loyal");
    EXPECT_EQ(gridClassAt(editor->form()->profile(), 3, 4), "loyal");
    EXPECT_TRUE(checkGrid(editor->form()->profile().grid, 5).empty());
    EXPECT_TRUE(editor->isChanged());
    for (int r = 1; r <= 5; ++r) {
        for (int f = 1; f <= 5; ++f) {
            if (r == 3 && f == 3) continue;
            EXPECT_EQ(gridClassAt(editor->form()->profile(), r, f), gridClassAt(before, r, f));
        }
    }
    editor->form()->setGridClass(3, 3, "needs_attention");
    EXPECT_FALSE(editor->isChanged()) << "a change taken back is none";
}

TEST_F(ProfileEditorTest, LimitsOfMoneyKeepTheirMeaningInAnotherUnit) {
    open();
    auto* unit = editor->form()->findChild<QComboBox*>(u"rfm.monetary.unit"_s);
    const auto limits = editor->form()->profile().monetary.limits;
    unit->setCurrentIndex(1);
    const ScoringProfile& now = editor->form()->profile();
    ASSERT_EQ(now.monetaryUnit, MonetaryUnit::amount);
    ASSERT_GT(now.monetary.limits[0], 10'000);
    EXPECT_EQ(now.monetary.limits[0], now.monetary.limits[2] * limits[0] / limits[2]);
    QTest::qWait(1);
    for (auto* combo : editor->form()->findChildren<QComboBox*>(u"rfm.monetary.unit"_s))
        if (combo->isVisibleTo(editor.get())) combo->setCurrentIndex(0);
    EXPECT_EQ(editor->form()->profile().monetary.limits, limits);
}

TEST_F(ProfileEditorTest, APastDayIsNotChanged) {
    open();
    context.setAsOf(dateOfDay(dayNumber(context.today()) - 90));
    ASSERT_TRUE(QTest::qWaitFor([this] { return context.inThePast(); }, 20'000));
    await();
    const ScoringProfile before = profileInUse(context.reader());
    type("window_days", u"600"_s);
    await();
    EXPECT_TRUE(editor->preview()->preview());
    messages.clear();
    EXPECT_FALSE(editor->apply());
    EXPECT_EQ(messages.size(), 1);
    EXPECT_EQ(profileInUse(context.reader()), before);
    EXPECT_EQ(editor->form()->profile().windowDays, 600) << "what was typed stays";
}

TEST_F(ProfileEditorTest, EveryFieldHasItsPlaceInBothLanguages) {
    open();
    for (const Language language : {Language::zh, Language::en}) {
        context.setLanguage(language);
        for (const std::string& preset : presetNames()) {
            editor->startFrom(preset);
            QTest::qWait(1);
            for (auto* row : editor->form()->findChildren<SentenceRow*>()) {
                if (!row->isVisibleTo(editor.get())) continue;
                if (language == Language::zh) {
                    static const QRegularExpression english(u"[a-z]{3,} [a-z]{2,}"_s);
                    EXPECT_FALSE(row->accessibleName().contains(english)) << u8(row->accessibleName());
                }
            }
            // A placeholder that a translation leaves out would leave its field without a sentence.
            const ScoringProfile profile = editor->form()->profile();
            for (const char* each : {"window_days", "rfm.recency.limits[3]", "rfm.monetary.limits[0]",
                                     "dormancy.rhythm[2]", "value_score.risk.credit_points[3]",
                                     "tiers.scale[0].reassess_months", "forecast.omission_limit_percent"}) {
                QWidget* field = editor->form()->fieldAt(each);
                ASSERT_TRUE(field) << each;
                ASSERT_TRUE(qobject_cast<SentenceRow*>(field->parentWidget())) << each;
                EXPECT_FALSE(field->accessibleName().isEmpty()) << each;
                EXPECT_GE(field->width(), 40) << each;
            }
        }
    }
    context.setLanguage(Language::zh);
    QTest::qWait(1);
    EXPECT_EQ(detailText({ErrorCode::whole_number_between, {1, 100}}), u"1 到 100 的整数"_s);
    EXPECT_EQ(detailText({ErrorCode::expected, {ErrorCode::less_than_before}}), u"应为小于前一个界限"_s);
    EXPECT_EQ(button(u"profileApplyButton"_s)->text(), u"应用"_s);
    context.setLanguage(Language::en);
}

TEST_F(ProfileEditorTest, IsReachedFromTheSettingsAndLeftAgain) {
    openDemo();
    settle();
    SettingsPage page(context);
    page.resize(1000, 700);
    page.show();
    auto* inside = page.findChild<ProfileEditor*>();
    ASSERT_TRUE(inside);
    EXPECT_FALSE(inside->isVisible());
    page.findChild<QPushButton*>(u"changeRulesButton"_s)->click();
    EXPECT_TRUE(inside->isVisible());
    EXPECT_EQ(inside->form()->profile(), profileInUse(context.reader()));
    inside->findChild<QPushButton*>(u"profileBackButton"_s)->click();
    EXPECT_FALSE(inside->isVisible());
    context.setSession(nullptr);
}

}  // namespace
}  // namespace meike::ui::test
