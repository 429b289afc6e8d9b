// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <numeric>

#include "app/words/forecast_words.h"
#include "tests/ui/clients_fixture.h"
#include "ui/kit/card.h"
#include "ui/kit/format.h"
#include "ui/kit/interval_bar.h"
#include "ui/kit/labels.h"
#include "ui/kit/score_bar.h"
#include "ui/kit/tag_mark.h"
#include "ui/parts/record_row.h"

namespace meike::ui::test {
namespace {

class ClientsPanelTest : public ClientsPageTest {
protected:
    void show(RecordId client) {
        if (!panel().glance() || panel().glance()->row.id != client) {
            QSignalSpy shown(&panel(), &ClientPanel::shown);
            page->showClient(client);
            ASSERT_TRUE(
                QTest::qWaitFor([&] { return panel().glance() && panel().glance()->row.id == client; }, 10'000));
        }
        ASSERT_TRUE(QTest::qWaitFor([&] { return panel().glance()->why.has_value(); }, 10'000));
    }
    ClientPanel& panel() { return page->panel(); }
};

TEST_F(ClientsPanelTest, PointsSumToTheValueScoreAndEachHasABar) {
    open();
    show(clientNamed("知夏美妆"));
    const auto& why = *panel().glance()->why;
    ASSERT_TRUE(why.scored);
    const int sum = std::accumulate(why.inputs.begin(), why.inputs.end(), why.risk.points + why.floorPoints,
                                    [](int total, const auto& input) { return total + input.points; });
    EXPECT_EQ(sum, why.valueScore);
    auto* bars = panel().findChild<ScoreBarList*>(u"whyBars"_s);
    ASSERT_NE(bars, nullptr);
    const auto shown = bars->findChildren<ScoreBar*>();
    EXPECT_EQ(shown.size(), static_cast<qsizetype>(why.inputs.size()) + (why.risk.points != 0 ? 1 : 0));
    EXPECT_FALSE(panel().findChild<QLabel*>(u"barMeaning"_s)->text().isEmpty());
    EXPECT_EQ(panel().findChild<ElidedLabel*>(u"glanceName"_s)->text(), u"知夏美妆"_s);
}

TEST_F(ClientsPanelTest, WhatIsShownAddsUpForEveryClient) {
    open();
    int tried = 0;
    for (const RecordId client : queryClientIds(context.reader(), {})) {
        if (client % 16 != 0) continue;
        show(client);
        const auto& why = *panel().glance()->why;
        auto* bars = panel().findChild<ScoreBarList*>(u"whyBars"_s);
        if (!why.scored || !bars) continue;
        int tenths = 0;
        for (const ScoreBar* bar : bars->findChildren<ScoreBar*>()) {
            if (bar->isHidden()) continue;
            const QString points = bar->accessibleName().section(u", "_s, -1);
            if (points != u"missing"_s) tenths += qRound(points.toDouble() * 10);
        }
        EXPECT_EQ(tenths, qRound(number(why.valueScore / 100.0, 1).toDouble() * 10)) << client;
        ++tried;
    }
    EXPECT_GT(tried, 10);
}

TEST_F(ClientsPanelTest, AProvisionalTierIsSaidOnceAndOnTheBadge) {
    open();
    const auto rows = queryClientIds(context.reader(), [] {
        ClientQuery query;
        query.rule = Rule::all({Rule::condition("provisional", "is_true")});
        return query;
    }());
    ASSERT_FALSE(rows.empty());
    show(rows.front());
    EXPECT_TRUE(panel().findChild<TierLabel*>(u"glanceTier"_s)->accessibleName().endsWith(u"(provisional)"_s));
    int said = 0;
    for (const auto* label : panel().findChildren<QLabel*>())
        if (!label->isHidden() && label->text().contains(u"provisional"_s, Qt::CaseInsensitive)) ++said;
    EXPECT_EQ(said, 1);
}

TEST_F(ClientsPanelTest, TheForecastIsThatOfTheScores) {
    open();
    const RecordId client = clientNamed("知夏美妆");
    show(client);
    const Scores& scores = *panel().glance()->scores;
    const engine::Forecast& forecast = scores.assessment.forecast;
    const engine::ClientIndex at = scores.indexOf(client).value();
    ASSERT_GE(forecast.base.sufficiency.step, 3);
    ASSERT_GE(forecast.alive[at], 0);
    auto* alive = panel().findChild<Figure*>(u"forecastAlive"_s);
    ASSERT_NE(alive, nullptr);
    EXPECT_EQ(alive->accessibleName(), u"Chance not lost: "_s + likelihood(forecast.alive[at]));
    EXPECT_EQ(alive->toolTip(), u"P(alive)"_s);
    const auto* mark = panel().findChild<TagMark*>(u"ladderForecast"_s);
    ASSERT_EQ(mark != nullptr, forecast.base.sufficiency.step == 3) << "a narrow range needs no warning";
    if (mark) {
        EXPECT_EQ(mark->text(), u"Indicative"_s);
    }
    auto* value = panel().findChild<Figure*>(u"forecastValue"_s);
    ASSERT_NE(value, nullptr);
    EXPECT_EQ(value->accessibleName(), u"CLV: "_s + moneyShort(forecast.clv[at], "CNY"));
    const auto lines =
        words::forecastLines(forecast, at, scores.profile.forecast, Language::en, "CNY", scores.assessment.base.basis);
    for (const words::Line& line : lines) {
        if (line.key == "alive") {
            EXPECT_EQ(line.text, "Chance not lost: " + u8(likelihood(forecast.alive[at])));
        } else if (line.key == "value") {
            EXPECT_EQ(panel().findChild<IntervalBar*>()->accessibleName(), qs(line.text));
        } else {
            auto* label = panel().findChild<QLabel*>(qs(line.key) + u"Forecast"_s);
            ASSERT_NE(label, nullptr) << line.key;
            EXPECT_EQ(label->text(), qs(line.text));
        }
    }
}

TEST_F(ClientsPanelTest, WithoutAPurchaseThereIsOnlyTheSentence) {
    open();
    const RecordId client = insert(Record(Kind::client).set("name", "还没下过单"));
    settled();
    show(client);
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return panel().findChild<QLabel*>(u"not_enough_dataForecast"_s) != nullptr; }, 10'000));
    EXPECT_EQ(panel().findChild<QLabel*>(u"not_enough_dataForecast"_s)->text(), u"No purchase yet: no forecast"_s);
    EXPECT_EQ(panel().findChild<IntervalBar*>(), nullptr);
    EXPECT_EQ(panel().findChild<Figure*>(u"forecastAlive"_s), nullptr);
}

TEST_F(ClientsPanelTest, TheQuickLogStoresAnInteractionOfToday) {
    open();
    const RecordId client = clientNamed("知夏美妆");
    show(client);
    const auto before = recordsOfClient(context.reader(), Kind::interaction, client).size();
    auto* log = panel().findChild<QLineEdit*>(u"logEdit"_s);
    log->insert(u"电话 续约方案已确认"_s);
    emit log->textEdited(log->text());
    QTest::keyClick(log, Qt::Key_Return);
    const auto after = recordsOfClient(context.reader(), Kind::interaction, client);
    ASSERT_EQ(after.size(), before + 1);
    const auto made = std::find_if(after.begin(), after.end(), [](const Record& each) {
        return each.text("summary").find("续约方案已确认") != std::string::npos;
    });
    ASSERT_NE(made, after.end());
    EXPECT_EQ(made->text("date"), "2026-11-22");
    EXPECT_EQ(made->text("kind"), "call");
    EXPECT_TRUE(log->text().isEmpty());
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            return panel().glance()->interactions.size() >= 1 &&
                   panel().glance()->interactions.front().text("summary").find("续约") != std::string::npos;
        },
        10'000));
}

TEST_F(ClientsPanelTest, WhatWasTypedWaitsWithItsClient) {
    open();
    const RecordId one = clientNamed("知夏美妆");
    const RecordId other = clientNamed("青禾乳业");
    show(one);
    auto* log = panel().findChild<QLineEdit*>(u"logEdit"_s);
    log->insert(u"半句话"_s);
    show(other);
    EXPECT_TRUE(log->text().isEmpty());
    show(one);
    EXPECT_EQ(log->text(), u"半句话"_s);
}

TEST_F(ClientsPanelTest, ATagPillIsRemoved) {
    open();
    const RecordId client = clientNamed("知夏美妆");
    show(client);
    ASSERT_FALSE(panel().glance()->tags.empty());
    const RecordId tag = tagNamed(panel().glance()->tags.front().first);
    const auto pills = panel().findChildren<Pill*>();
    ASSERT_FALSE(pills.isEmpty());
    emit pills.front()->removeRequested();
    EXPECT_THAT(tagsOf(client), ::testing::Not(::testing::Contains(tag)));
}

TEST_F(ClientsPanelTest, ListsShowEveryRecordAndDeleteRemovesOne) {
    open();
    const RecordId client = clientNamed("知夏美妆");
    show(client);
    panel().setTab(ClientTab::business);
    auto orders = recordsOfClient(context.reader(), Kind::order, client);
    const std::size_t all = orders.size();
    // What is dated after today does not exist yet.
    std::erase_if(orders, [](const Record& order) { return order.text("date") > "2026-11-22"; });
    auto rows = panel().findChildren<RecordRow*>(u"ordersRow"_s);
    ASSERT_EQ(rows.size(), static_cast<qsizetype>(std::min<std::size_t>(orders.size(), kGlanceRows)));
    rows.front()->setFocus();
    QTest::keyClick(rows.front(), Qt::Key_Delete);
    EXPECT_EQ(recordsOfClient(context.reader(), Kind::order, client).size(), all - 1);
    context.undo();
    EXPECT_EQ(recordsOfClient(context.reader(), Kind::order, client).size(), all);
}

}  // namespace
}  // namespace meike::ui::test
