// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/score_book.h"
#include "ui/rooms/what_if/what_if_page.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSlider>

#include "app/profiles.h"
#include "storage/maintenance.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/text.h"
#include "ui/parts/profile_preview_panel.h"

namespace meike::ui::test {
namespace {

class WhatIfTest : public RoomsTest {
protected:
    void open() {
        openDemo();
        settle();
        page = std::make_unique<WhatIfPage>(context);
        page->resize(1092, 720);
        page->show();
        await();
    }
    void await() {
        ASSERT_TRUE(QTest::qWaitFor([this] { return page->preview().preview() && !page->preview().busy(); }, 20'000));
        QTest::qWait(1);
    }
    QSlider* slider(const QString& name) {
        auto* found = page->findChild<QSlider*>(name);
        EXPECT_TRUE(found) << name.toStdString();
        return found;
    }
    std::map<RecordId, std::int8_t> tiers() {
        const auto scores = session().scores();
        std::map<RecordId, std::int8_t> out;
        for (std::size_t i = 0; i < scores->clients.size(); ++i) out[scores->clients[i]] = scores->assessment.tier[i];
        return out;
    }
    ~WhatIfTest() override { page.reset(); }

    std::unique_ptr<WhatIfPage> page;
};

TEST_F(WhatIfTest, ADraggedLimitShowsWhoMovesAppliesAndIsUndone) {
    open();
    const ScoringProfile inUse = profileInUse(context.reader());
    const auto before = tiers();
    // The handle by keyboard, as one who uses no mouse drags it.
    QSlider* core = slider(u"limit0Slider"_s);
    ASSERT_EQ(core->value(), 70);
    core->setFocus();
    for (int i = 0; i < 8; ++i) QTest::keyClick(core, Qt::Key_Left);
    await();
    EXPECT_EQ(page->profile().tiers[0].limit, 6200);
    const auto preview = page->preview().preview();
    ScoringProfile expected = inUse;
    expected.tiers[0].limit = 6200;
    const auto after = session().scoresWith(expected, context.asOf());
    std::set<RecordId> movers;
    for (std::size_t i = 0; i < after->clients.size(); ++i)
        if (after->assessment.tier[i] != before.at(after->clients[i])) movers.insert(after->clients[i]);
    std::set<RecordId> shown;
    for (const ProfileMove& move : preview->moves) shown.insert(move.client);
    EXPECT_EQ(shown, movers);
    EXPECT_GT(movers.size(), 0U);

    page->findChild<QPushButton*>(u"whatIfApplyButton"_s)->click();
    settle();
    EXPECT_TRUE(errors.isEmpty()) << errors.join(u' ').toStdString();
    EXPECT_EQ(profileInUse(context.reader()).version, inUse.version + 1);
    EXPECT_EQ(tiers().size(), before.size());
    std::set<RecordId> moved;
    for (const auto& [client, tier] : tiers())
        if (tier != before.at(client)) moved.insert(client);
    EXPECT_EQ(moved, movers);
    EXPECT_FALSE(page->isChanged());
    context.undo();
    settle();
    EXPECT_EQ(tiers(), before);
    EXPECT_EQ(slider(u"limit0Slider"_s)->value(), 70);
}

TEST_F(WhatIfTest, DiscardLeavesNoTrace) {
    open();
    const std::string untouched = digest(context.reader());
    slider(u"weight0Slider"_s)->setValue(5);
    slider(u"weight3Slider"_s)->setValue(60);
    slider(u"riskSlider"_s)->setValue(90);
    await();
    EXPECT_TRUE(page->isChanged());
    EXPECT_GT(page->preview().preview()->moved.clients, 0);
    page->findChild<QPushButton*>(u"whatIfDiscardButton"_s)->click();
    await();
    EXPECT_FALSE(page->isChanged());
    EXPECT_EQ(page->preview().preview()->moved.clients, 0);
    EXPECT_EQ(slider(u"weight0Slider"_s)->value(), 35);
    settle();
    EXPECT_EQ(digest(context.reader()), untouched);
    EXPECT_FALSE(page->findChild<QPushButton*>(u"whatIfApplyButton"_s)->isEnabled());
}

TEST_F(WhatIfTest, LimitsStayInOrder) {
    open();
    slider(u"limit1Slider"_s)->setValue(95);
    EXPECT_EQ(slider(u"limit1Slider"_s)->value(), 69) << "key stays under core";
    slider(u"limit1Slider"_s)->setValue(0);
    EXPECT_EQ(slider(u"limit1Slider"_s)->value(), 31) << "and above growth";
    for (const int i : {0, 1, 2, 3}) slider(u"weight%1Slider"_s.arg(i))->setValue(0);
    EXPECT_EQ(slider(u"weight1Slider"_s)->value(), 0) << "a weight of 0 leaves an input out";
    slider(u"weight4Slider"_s)->setValue(0);
    EXPECT_EQ(slider(u"weight4Slider"_s)->value(), 1) << "but the last one stays";
    EXPECT_TRUE(validate(page->profile()).empty());
}

TEST_F(WhatIfTest, WhatIsTriedOutlivesOtherStepsAndApplyFollowsTheDay) {
    open();
    Record client(Kind::client);
    client.set("name", "Passing by");
    insert(client);
    settle();
    slider(u"limit0Slider"_s)->setValue(62);
    auto* apply = page->findChild<QPushButton*>(u"whatIfApplyButton"_s);
    EXPECT_TRUE(apply->isEnabled());
    context.undo();
    settle();
    // A job may have touched anything.
    Change job;
    job.everything = true;
    emit context.changed(job);
    EXPECT_EQ(slider(u"limit0Slider"_s)->value(), 62);
    QSignalSpy day(&context, &AppContext::asOfChanged);
    context.setAsOf(valueOrThrow(parseIsoDate("2026-06-30")));
    ASSERT_TRUE(QTest::qWaitFor([&] { return day.count() == 1; }, 20'000));
    EXPECT_FALSE(apply->isEnabled()) << "a past day cannot be changed";
    context.setAsOf({});
    EXPECT_TRUE(apply->isEnabled());
    EXPECT_EQ(slider(u"limit0Slider"_s)->value(), 62);
}

TEST_F(WhatIfTest, WhatIsInUseStaysInSight) {
    open();
    const auto shows = [this](const QString& text) {
        for (const QLabel* label : page->findChildren<QLabel*>())
            if (label->text() == text) return true;
        return false;
    };
    EXPECT_TRUE(shows(u"Contribution"_s)) << "the amount goes by the value basis";
    EXPECT_FALSE(shows(u"was 70"_s));
    slider(u"limit0Slider"_s)->setValue(62);
    EXPECT_TRUE(shows(u"was 70"_s));
    EXPECT_FALSE(shows(u"120 in all: each counts by its share"_s));
    slider(u"weight3Slider"_s)->setValue(35);
    EXPECT_TRUE(shows(u"120 in all: each counts by its share"_s));
    await();
    auto* summary = page->findChild<QLabel*>(u"previewSummary"_s);
    EXPECT_TRUE(summary->text().contains(u"up to 5 points under the limit"_s)) << u8(summary->text());
}

TEST_F(WhatIfTest, TheKeyboardStaysHereAfterApplyingAndDiscarding) {
    open();
    QApplication::setActiveWindow(page.get());
    for (const QString& name : {u"whatIfDiscardButton"_s, u"whatIfApplyButton"_s}) {
        slider(u"limit0Slider"_s)->setValue(61);
        auto* button = page->findChild<QPushButton*>(name);
        button->setFocus();
        button->click();
        settle();
        await();
        ASSERT_TRUE(page->focusWidget());
        EXPECT_EQ(page->focusWidget()->objectName(), u"limit0Slider"_s) << name.toStdString();
    }
}

TEST_F(WhatIfTest, WhatIsTriedOutlivesOtherRules) {
    open();
    slider(u"limit0Slider"_s)->setValue(62);
    slider(u"weight3Slider"_s)->setValue(44);
    ScoringProfile other = profileInUse(context.reader());
    other.tiers[1].limit = 4100;
    session().edit({"settings", {}}, [&](Edit& edit) { saveProfile(edit, other); });
    settle();
    await();
    EXPECT_EQ(slider(u"limit0Slider"_s)->value(), 62);
    EXPECT_EQ(slider(u"weight3Slider"_s)->value(), 44);
    EXPECT_EQ(page->profile().version, profileInUse(context.reader()).version);
    EXPECT_TRUE(page->isChanged());
    page->discard();
    EXPECT_EQ(slider(u"limit1Slider"_s)->value(), 41) << "the rules in use now";
}

TEST_F(WhatIfTest, AsksFromTheRulesThatAreLookedAt) {
    open();
    ScoringProfile other = profileInUse(context.reader());
    other.tiers[0].limit = 6000;
    QSignalSpy day(&context, &AppContext::asOfChanged);
    context.setAsOf({}, other);
    ASSERT_TRUE(QTest::qWaitFor([&] { return day.count() == 1; }, 20'000));
    await();
    EXPECT_EQ(slider(u"limit0Slider"_s)->value(), 60);
    EXPECT_FALSE(page->isChanged());
    EXPECT_EQ(page->preview().preview()->moved.clients, 0) << "nothing was moved, nobody moves";
    auto* apply = page->findChild<QPushButton*>(u"whatIfApplyButton"_s);
    slider(u"limit0Slider"_s)->setValue(70);
    EXPECT_FALSE(apply->isEnabled());
    EXPECT_FALSE(apply->toolTip().isEmpty());
    context.setAsOf({});
    EXPECT_EQ(slider(u"limit0Slider"_s)->value(), 70);
}

TEST_F(WhatIfTest, NothingIsSaidBeforeTheScoresAreThere) {
    page = std::make_unique<WhatIfPage>(context);
    page->resize(1092, 720);
    page->show();
    openDemo();
    ASSERT_TRUE(QTest::qWaitFor([this] { return page->preview().preview() != nullptr; }, 20'000));
    std::int64_t clients = 0;
    for (const auto& row : page->preview().preview()->matrix)
        for (const auto& cell : row) clients += cell.clients;
    EXPECT_GT(clients, 300) << "the first answer counts them";
    await();
    bool named = false;
    for (const QLabel* label : page->findChildren<QLabel*>()) named |= label->text() == u"Contribution"_s;
    EXPECT_TRUE(named);
}

}  // namespace
}  // namespace meike::ui::test
