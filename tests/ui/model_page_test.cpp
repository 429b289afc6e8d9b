// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/model/model_page.h"
#include "tests/ui/went_spy.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

#include "app/words/forecast_words.h"
#include "app/words/report_card_words.h"
#include "storage/client_query.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/banner.h"
#include "ui/kit/card.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/progress.h"
#include "ui/kit/score_bar.h"
#include "ui/kit/text.h"
#include "ui/rooms/model/blocked_note.h"
#include "ui/rooms/model/model_cards.h"
#include "ui/rooms/model/model_tables.h"
#include "ui/rooms/model/reliability_bars.h"
#include "ui/rooms/model/total_card.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

class ModelPageTest : public RoomsTest {
protected:
    void openPage() {
        settle();
        page.resize(1092, 740);
        QSignalSpy shown(&page, &ModelPage::shown);
        page.show();
        ASSERT_TRUE(shown.count() > 0 || shown.wait(60'000)) << u8(errors.join(u' '));
    }
    const Scores& scores() { return *context.scores(); }
    const engine::BaseForecast& base() { return scores().assessment.forecast.base; }
    QString kpi(const QString& name) { return page.findChild<TotalCard*>(name)->accessibleName(); }
    QString beside(const QString& name) { return page.findChild<TotalCard*>(name)->accessibleDescription(); }
    QString label(const QString& name) {
        // Those that were replaced are hidden, and gone a moment later.
        for (const auto* found : page.findChildren<QLabel*>(name))
            if (!found->isHidden()) return found->text();
        return u"(none)"_s;
    }
    void speak(Language language) {
        context.setLanguage(language);
        QTest::qWait(20);  // the widgets hear of it by an event
    }
    /// A workspace with clients who ordered, but too few for a forecast.
    void openFew() {
        openEmpty();
        for (int i = 0; i < 8; ++i) {
            const RecordId client = insert(Record(Kind::client).set("name", "客户" + std::to_string(i)));
            insert(Record(Kind::order)
                       .set("client", client)
                       .set("date", "2026-0" + std::to_string(1 + i) + "-15")
                       .set("amount", std::int64_t{1'000'000})
                       .set("currency", "CNY"));
        }
    }

    ModelPage page{context};
};

TEST_F(ModelPageTest, FiguresAreThoseOfTheScores) {
    openDemo();
    openPage();
    ASSERT_NE(page.report(), nullptr);
    EXPECT_EQ(page.report()->scores, context.scores());
    ASSERT_GE(base().sufficiency.step, 3) << "the demo agency has enough for a figure";
    EXPECT_EQ(kpi(u"ordersKpi"_s), u"Expected orders, next 12 months: "_s + count(std::llround(base().orders)));
    EXPECT_EQ(kpi(u"forecastKpi"_s), u"CLV, next 12 months: "_s + moneyShort(base().clv, "CNY"));
    // Beside each total: how far to trust it, its range, how that did in the past, and whom it counts.
    const engine::ReportCard& card = page.report()->card;
    const QString held = qs(words::totalTestedText(card, Language::en));
    const QString ladder =
        qs(words::sufficiencyLabel(engine::stepAfterTest(base().sufficiency, card), card.tested()).en);
    EXPECT_EQ(
        beside(u"forecastKpi"_s),
        u"%1; 8 times in 10: %2 – %3; the orders behind it: %4; today's clients only; new clients are not counted"_s
            .arg(ladder, moneyShort(base().clvLow, "CNY"), moneyShort(base().clvHigh, "CNY"), held));
    EXPECT_EQ(beside(u"ordersKpi"_s),
              u"%1; 8 times in 10: %2 – %3; %4; today's clients only; new clients are not counted"_s.arg(
                  ladder, count(std::llround(base().ordersLow)), count(std::llround(base().ordersHigh)), held));
    EXPECT_EQ(kpi(u"trustKpi"_s), u"How far to trust it: "_s + ladder);
    EXPECT_EQ(kpi(u"modelClientsKpi"_s), u"Clients in the forecast: "_s + count(base().sufficiency.clients));
    EXPECT_EQ(label(u"modelLadder"_s), qs(words::sufficiencyText(base().sufficiency, card, Language::en)));
    EXPECT_EQ(label(u"modelLadder"_s).contains(held), card.totalMissed());
}

TEST_F(ModelPageTest, TheReportCardStandsBesideThreeSimpleMethods) {
    openDemo();
    openPage();
    const engine::ReportCard& card = page.report()->card;
    ASSERT_TRUE(card.tested());
    // In the demo agency repeating the last period is closer: the verdict may not be a plain yes.
    ASSERT_EQ(card.usability, engine::Usability::usable);
    ASSERT_LE(card.of(engine::Predictor::last_period).mae, card.of(engine::Predictor::model).mae);
    EXPECT_EQ(label(u"modelVerdict"_s), u"Good for lists, but with care"_s);
    QStringList closer;
    for (const engine::Predictor each : card.closerBaselines())
        closer << u"\""_s + qs(words::predictorLabel(each).en) + u"\""_s;
    ASSERT_FALSE(closer.isEmpty());
    EXPECT_TRUE(label(u"closerLine"_s).startsWith(u"A simple method was as close as the model or closer: "_s));
    for (const QString& each : closer)
        EXPECT_TRUE(label(u"closerLine"_s).contains(each, Qt::CaseInsensitive)) << u8(each);
    EXPECT_EQ(label(u"total_missedLine"_s) != u"(none)"_s, card.totalMissed());
    EXPECT_EQ(label(u"likelihoods_offLine"_s) != u"(none)"_s, card.likelihoodsOff());
    EXPECT_NE(label(u"coverage_clientsLine"_s), u"(none)"_s);
    EXPECT_NE(label(u"overlapLine"_s), u"(none)"_s);
    const auto* model = page.findChild<QTableView*>(u"predictorTable"_s)->model();
    ASSERT_EQ(model->rowCount(), 4);
    for (int row = 0; row < 4; ++row) {
        const auto predictor = static_cast<engine::Predictor>(row);
        EXPECT_EQ(model->index(row, 0).data().toString(), qs(words::predictorLabel(predictor).en));
        const auto figure = [&](int column) { return model->index(row, column).data().toString().remove(u"★ "_s); };
        EXPECT_EQ(figure(1), card.of(predictor).errorRate ? percent(*card.of(predictor).errorRate) : u"–"_s);
        EXPECT_EQ(figure(2), percent(card.of(predictor).omissionRate.value()));
        EXPECT_EQ(figure(3), number(card.of(predictor).mae, 2));
        EXPECT_EQ(figure(4), signedNumber(card.of(predictor).bias.value() * 100, 0) + u'%');
    }
    // The best of each column is marked by a sign, ties all alike.
    for (int column = 1; column < 5; ++column) {
        double best = 1e9;
        for (int row = 0; row < 4; ++row) {
            const QString text = model->index(row, column).data().toString();
            const double size = std::abs(QString(text).remove(u"★ "_s).remove(u'%').toDouble());
            best = std::min(best, size);
        }
        for (int row = 0; row < 4; ++row) {
            const QString text = model->index(row, column).data().toString();
            const double size = std::abs(QString(text).remove(u"★ "_s).remove(u'%').toDouble());
            EXPECT_EQ(text.startsWith(u'★'), size == best) << u8(text);
        }
    }
    EXPECT_EQ(model->headerData(1, Qt::Horizontal).toString(), u"Said yes,\ndid not order\n(error rate)"_s);
    const QString bars = page.findChild<ReliabilityBars*>()->accessibleDescription();
    std::size_t groups = 0;
    for (const auto& bin : card.reliability) groups += bin.rows > 0 ? 1 : 0;
    EXPECT_EQ(static_cast<std::size_t>(bars.count(u"predicted"_s)), groups);
    EXPECT_TRUE(label(u"about_80Line"_s).contains(u"when it said about "_s)) << u8(label(u"about_80Line"_s));
    const bool few = std::any_of(card.reliability.begin(), card.reliability.end(),
                                 [](const auto& bin) { return bin.rows > 0 && bin.rows < engine::kFewestCases; });
    EXPECT_EQ(page.findChild<QLabel*>(u"fewCases"_s)->isVisible(), few);
    // Every measure is named, with a bar when it counts.
    for (const NamedDriver& each : page.report()->drivers) {
        const auto* bar = page.findChild<ScoreBar*>(qs(each.driver.key) + u"Driver"_s);
        EXPECT_EQ(bar != nullptr, each.driver.verdict == engine::DriverVerdict::used) << each.driver.key;
        if (!bar) continue;
        EXPECT_EQ(bar->accessibleDescription(), qs(words::driverText(each.driver, each.name.en, Language::en)));
    }
    EXPECT_NE(label(u"movesDrift"_s), u"(none)"_s);
}

TEST_F(ModelPageTest, AModelThatBeatsNothingSaysSo) {
    openDemo();
    openPage();
    ModelReport poor = *page.report();
    poor.card.usability = engine::Usability::beats_nothing;
    for (const engine::Predictor each :
         {engine::Predictor::naive_rate, engine::Predictor::last_period, engine::Predictor::pooled_mean})
        poor.card.score[static_cast<std::size_t>(each)].mae = poor.card.of(engine::Predictor::model).mae;
    auto* card = page.findChild<QualityCard*>();
    card->show(poor);
    QTest::qWait(20);
    EXPECT_EQ(label(u"modelVerdict"_s), u"Not used for lists: no closer than simple rules of thumb"_s);
    EXPECT_EQ(label(u"closerLine"_s), u"All three simple methods are as close as the model or closer"_s);
}

TEST_F(ModelPageTest, SpeaksBothLanguages) {
    openDemo();
    openPage();
    speak(Language::zh);
    EXPECT_EQ(kpi(u"ordersKpi"_s), u"未来 12 个月预计订单："_s + count(std::llround(base().orders)));
    EXPECT_EQ(kpi(u"forecastKpi"_s), u"未来 12 个月客户生命周期价值："_s + moneyShort(base().clv, "CNY"));
    EXPECT_EQ(label(u"modelVerdict"_s), u"可用来列名单，但须慎用"_s);
    EXPECT_EQ(label(u"modelLadder"_s),
              qs(words::sufficiencyText(base().sufficiency, page.report()->card, Language::zh)));
    for (const auto* each : page.findChildren<QLabel*>()) {
        const QString text = each->text();
        // A figure by itself is the same in every language.
        const bool words = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
        if (!each->isVisible() || !words) continue;
        const bool chinese = std::any_of(text.begin(), text.end(),
                                         [](QChar c) { return c.unicode() >= 0x4E00 && c.unicode() <= 0x9FFF; });
        EXPECT_TRUE(chinese) << u8(text);
    }
    speak(Language::en);
    EXPECT_EQ(kpi(u"ordersKpi"_s), u"Expected orders, next 12 months: "_s + count(std::llround(base().orders)));
}

TEST_F(ModelPageTest, ExpertsUnfoldTheParameters) {
    openDemo();
    openPage();
    const auto* table = page.findChild<QTableView*>(u"parameterTable"_s);
    EXPECT_FALSE(table->isVisible());
    page.findChild<QAbstractButton*>(u"expertFold"_s)->click();
    EXPECT_TRUE(table->isVisible());
    const engine::ModelFit& fit = scores().models->purchase;
    QStringList names;
    for (int row = 0; row < table->model()->rowCount(); ++row) names << table->model()->index(row, 0).data().toString();
    const auto at = names.indexOf(u"r"_s);
    ASSERT_GE(at, 0);
    EXPECT_NEAR(table->model()->index(static_cast<int>(at), 1).data().toString().remove(u',').toDouble(),
                fit.parameters.value[0], 1e-4 * fit.parameters.value[0]);
    EXPECT_NEAR(table->model()->index(static_cast<int>(at), 2).data().toString().remove(u',').toDouble(),
                fit.standardErrors[0], 1e-4 * fit.standardErrors[0]);
    EXPECT_TRUE(names.contains(u"Correlation of frequency and spend"_s));
    EXPECT_FALSE(names.filter(u"Stability index of tiers"_s).isEmpty());
}

TEST_F(ModelPageTest, ThoseWhoMovedAreOneClickAway) {
    openDemo();
    openPage();
    const auto& moves = page.report()->since->moves;
    ASSERT_FALSE(moves.empty());
    auto* card = page.findChild<SinceCard*>();
    EXPECT_FALSE(card->table()->isVisible());
    auto* fold = page.findChild<QToolButton*>(u"movesFold"_s);
    EXPECT_EQ(fold->text(), u"Show "_s + clientCount(static_cast<std::int64_t>(moves.size())));
    fold->click();
    ASSERT_TRUE(card->table()->isVisible());
    ASSERT_EQ(card->table()->model()->rowCount(), static_cast<int>(moves.size()));
    EXPECT_EQ(card->table()->model()->index(0, 0).data().toString(), qs(moves[0].name));
    WentSpy wanted(context, WentSpy::clients);
    const QRect cell = card->table()->visualRect(card->table()->model()->index(0, 0));
    QTest::mouseClick(card->table()->viewport(), Qt::LeftButton, {}, cell.center());
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted.at(0).at(0).toLongLong(), moves[0].client);
    QTest::keyClick(card->table(), Qt::Key_Return);
    EXPECT_EQ(wanted.count(), 2);
}

TEST_F(ModelPageTest, ItEndsWithWhatToDoNext) {
    openDemo();
    openPage();
    const auto lines = nextStepLines(scores(), page.report(), Language::en);
    ASSERT_FALSE(lines.empty());
    for (const words::Line& line : lines) EXPECT_EQ(label(qs(line.key) + u"Next"_s), u"• "_s + qs(line.text));
    EXPECT_EQ(label(u"listsNext"_s), u"• Use the forecasts for lists (whom to call first), not for promises"_s);
}

TEST_F(ModelPageTest, ClientsWithoutARateAreNamedAndOneClickAway) {
    openDemo();
    std::vector<RecordId> foreign;
    for (int i = 0; i < 23; ++i) {
        foreign.push_back(insert(Record(Kind::client).set("name", "海外<" + std::to_string(i) + ">")));
        insert(Record(Kind::order)
                   .set("client", foreign.back())
                   .set("date", "2026-05-15")
                   .set("amount", std::int64_t{1'000'000})
                   .set("currency", i == 0 ? "THB" : "VND"));
    }
    openPage();
    auto* note = page.findChildren<BlockedNote*>().last();
    for (auto* each : page.findChildren<BlockedNote*>())
        if (each->isVisible()) note = each;
    ASSERT_TRUE(note->isVisible());
    EXPECT_EQ(note->accessibleName(), u"Left out of the CLV: no rate for THB, VND"_s);
    auto* text = note->findChild<QLabel*>(u"blockedText"_s);
    EXPECT_TRUE(text->text().contains(u"23 clients have documents in a currency without a rate"_s));
    EXPECT_TRUE(text->text().contains(u"海外&lt;0&gt;</a>&nbsp;(THB)"_s)) << u8(text->text());
    EXPECT_TRUE(text->text().contains(u"海外&lt;19&gt;</a>&nbsp;(VND)"_s));
    EXPECT_FALSE(text->text().contains(u"海外&lt;20&gt;"_s));
    EXPECT_TRUE(text->text().contains(u"and 3 more</a>"_s));
    WentSpy one(context, WentSpy::clients);
    emit text->linkActivated(QString::number(foreign[0]));
    ASSERT_EQ(one.count(), 1);
    EXPECT_EQ(one.at(0).at(0).toLongLong(), foreign[0]);
    // The rest is a list away, and the list holds exactly them.
    WentSpy all(context, WentSpy::rules);
    emit text->linkActivated(u"more"_s);
    ASSERT_EQ(all.count(), 1);
    ClientQuery query;
    query.rule = all.at(0).at(0).value<Rule>();
    std::vector<RecordId> listed = queryClientIds(context.reader(), query);
    std::sort(listed.begin(), listed.end());
    EXPECT_EQ(listed, foreign);
    WentSpy rates(context, WentSpy::parts);
    note->findChild<QPushButton*>(u"blockedRates"_s)->click();
    EXPECT_EQ(rates.count(), 1);
    EXPECT_EQ(label(u"ratesNext"_s),
              u"• Enter rates for THB, VND under Settings, Currency rates: 23 clients are left out of the CLV"_s);
    speak(Language::zh);
    EXPECT_EQ(note->accessibleName(), u"未计入客户生命周期价值：缺少 THB、VND 的汇率"_s);
    speak(Language::en);
    // With the rates the note goes.
    QSignalSpy shown(&page, &ModelPage::shown);
    session().edit({"rates", {}}, [](Edit& edit) {
        for (const char* code : {"THB", "VND"})
            edit.insert(Record(Kind::rate).set("currency", code).set("day", "2026-01-01").set("rate", 200'000'000));
    });
    ASSERT_TRUE(QTest::qWaitFor([&] { return !note->isVisible(); }, 60'000));
}

TEST_F(ModelPageTest, ClientsWithoutARateAreNamedWithoutAForecastToo) {
    openFew();
    const RecordId foreign = insert(Record(Kind::client).set("name", "海外客户"));
    insert(Record(Kind::order)
               .set("client", foreign)
               .set("date", "2026-05-15")
               .set("amount", std::int64_t{1'000'000})
               .set("currency", "USD"));
    openPage();
    const BlockedNote* note = nullptr;
    for (const auto* each : page.findChildren<BlockedNote*>())
        if (each->isVisible()) note = each;
    ASSERT_NE(note, nullptr);
    EXPECT_TRUE(note->findChild<QLabel*>(u"blockedText"_s)->text().contains(u"海外客户</a>&nbsp;(USD)"_s));
}

TEST_F(ModelPageTest, ABaseThatNobodyLeavesSaysSo) {
    openEmpty();
    // Sixty clients, each in a rhythm of its own up to today.
    session().edit({"add", {}}, [&](Edit& edit) {
        for (int i = 0; i < 60; ++i) {
            const RecordId client = edit.insert(Record(Kind::client).set("name", "客户" + std::to_string(i)));
            for (int ago = i % (20 + 2 * i); ago < 720; ago += 20 + 2 * i)
                edit.insert(Record(Kind::order)
                                .set("client", client)
                                .set("date", isoDate(fixedClock().today() - std::chrono::days(ago)))
                                .set("amount", std::int64_t{100'000 + 1'000 * i})
                                .set("currency", "CNY"));
        }
    });
    openPage();
    ASSERT_TRUE(base().noAttrition);
    EXPECT_TRUE(
        label(u"modelNotes"_s).contains(u"No sign that clients leave: every client is counted as still active."_s))
        << u8(label(u"modelNotes"_s));
}

TEST_F(ModelPageTest, NotEnoughDataIsSaid) {
    openFew();
    openPage();
    EXPECT_EQ(base().sufficiency.step, 1);
    auto* empty = page.findChild<EmptyState*>(u"modelEmpty"_s);
    ASSERT_TRUE(empty->isVisible());
    EXPECT_EQ(empty->accessibleName(), u"Not enough data for a forecast"_s);
    EXPECT_TRUE(empty->accessibleDescription().contains(u"0 clients have ordered more than once"_s))
        << u8(empty->accessibleDescription());
    EXPECT_TRUE(empty->accessibleDescription().contains(u"10 more repeat clients, 30 more repeat orders"_s))
        << u8(empty->accessibleDescription());
    speak(Language::zh);
    EXPECT_EQ(empty->accessibleName(), u"数据不足，暂不预测"_s);
    speak(Language::en);
    EXPECT_EQ(page.report(), nullptr);
    WentSpy import(context, WentSpy::actions);
    empty->findChildren<QPushButton*>().last()->click();
    EXPECT_EQ(import.count(), 1);
}

TEST_F(ModelPageTest, AnEmptyWorkspaceOffersTheFirstStep) {
    openEmpty();
    openPage();
    auto* empty = page.findChild<EmptyState*>(u"modelEmpty"_s);
    ASSERT_TRUE(empty->isVisible());
    EXPECT_EQ(empty->accessibleName(), u"No clients yet"_s);
}

TEST_F(ModelPageTest, FollowsTheDay) {
    openDemo();
    openPage();
    const QString today = kpi(u"ordersKpi"_s);
    QSignalSpy shown(&page, &ModelPage::shown);
    context.setAsOf(valueOrThrow(makeDate(2025, 11, 22)));
    ASSERT_TRUE(shown.wait(60'000));
    EXPECT_EQ(page.report()->scores->asOf, valueOrThrow(makeDate(2025, 11, 22)));
    EXPECT_EQ(kpi(u"ordersKpi"_s), u"Expected orders, next 12 months: "_s + count(std::llround(base().orders)));
    EXPECT_NE(kpi(u"ordersKpi"_s), today);
    EXPECT_LT(dateOfDay(page.report()->card.cuts.back()), valueOrThrow(makeDate(2025, 11, 22)));
}

TEST_F(ModelPageTest, ATrialCanBeStoppedAndRunAgain) {
    openDemo();
    openPage();
    QSignalSpy shown(&page, &ModelPage::shown);
    context.setAsOf(valueOrThrow(makeDate(2026, 6, 30)));
    QSignalSpy scored(&context, &AppContext::scoresChanged);
    ASSERT_TRUE(scored.wait(60'000));
    page.cancelReport();
    ASSERT_TRUE(shown.count() > 0 || shown.wait(60'000));
    EXPECT_EQ(page.report(), nullptr);
    auto* problem = page.findChild<EmptyState*>(u"modelProblem"_s);
    ASSERT_TRUE(problem->isVisible());
    EXPECT_EQ(problem->accessibleName(), u"Stopped"_s);
    EXPECT_TRUE(kpi(u"ordersKpi"_s).contains(count(std::llround(base().orders))));
    shown.clear();
    problem->findChildren<QPushButton*>().last()->click();
    ASSERT_TRUE(shown.wait(60'000));
    ASSERT_NE(page.report(), nullptr);
    EXPECT_FALSE(problem->isVisible());
}

TEST_F(ModelPageTest, ACancelledRefitStaysAwayUntilItIsAskedFor) {
    openDemo();
    openPage();
    auto* older = page.findChild<Banner*>(u"olderBanner"_s);
    auto* running = page.findChild<Banner*>(u"refitBanner"_s);
    EXPECT_FALSE(older->isVisible());
    const auto before = scores().models;
    insert(Record(Kind::order)
               .set("client", allRecords(context.reader(), Kind::client).front().id())
               .set("date", "2026-11-20")
               .set("amount", std::int64_t{5'000'000})
               .set("currency", "CNY"));
    // The scores follow with the models as they were; the refit waits for a pause.
    ASSERT_TRUE(QTest::qWaitFor([&] { return older->isVisible(); }, 20'000));
    running->findChild<QPushButton*>()->click();
    QTest::qWait(1'500);
    EXPECT_FALSE(session().modelsCurrent());
    EXPECT_TRUE(older->isVisible());
    EXPECT_EQ(scores().models, before);
    QSignalSpy refit(&context, &AppContext::refitChanged);
    older->findChild<QPushButton*>()->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return refit.count() >= 2; }, 20'000));
    EXPECT_TRUE(refit.at(0).at(0).toBool());
    EXPECT_FALSE(refit.at(1).at(0).toBool());
    EXPECT_FALSE(context.refitRunning());
    EXPECT_TRUE(session().modelsCurrent());
    EXPECT_NE(scores().models, before);
    EXPECT_FALSE(older->isVisible());
    EXPECT_FALSE(running->isVisible());
}

TEST_F(ModelPageTest, TheWindowShowsALongRefitWithCancel) {
    openDemo();
    MainWindow window(context);
    window.resize(1280, 800);
    window.show();
    settle();
    QTest::qWait(20);  // what opening has announced
    const auto row = [&] { return window.messages().findChild<ProgressRow*>(); };
    emit context.refitChanged(true);
    ASSERT_NE(row(), nullptr);
    EXPECT_FALSE(row()->isVisible()) << "a short one is not worth a word";
    ASSERT_TRUE(QTest::qWaitFor([&] { return row() && row()->isVisible(); }, 5'000));
    EXPECT_EQ(row()->findChild<QLabel*>()->text(), u"Updating the forecast model"_s);
    emit context.refitChanged(false);
    EXPECT_FALSE(row() && row()->isVisible());
}

TEST_F(ModelPageTest, SavesItsTables) {
    openDemo();
    openPage();
    page.saveTables(path("model.csv"));
    QFile csv(path("model.csv"));
    ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
    const QByteArray bytes = csv.readAll();
    EXPECT_TRUE(bytes.startsWith("\xEF\xBB\xBF"));
    const QString text = QString::fromUtf8(bytes);
    EXPECT_TRUE(text.contains(u"Forecast model,Error rate"_s) || text.contains(u"Forecast model,\"Error rate"_s));
    EXPECT_TRUE(text.contains(u"What to do next,lists"_s));
    EXPECT_TRUE(text.contains(u"Log-likelihood"_s));
    page.saveTables(path("missing/model.csv"));
    EXPECT_EQ(errors.size(), 1);
}

TEST_F(ModelPageTest, TheWindowHasIt) {
    openDemo();
    MainWindow window(context);
    window.resize(1280, 800);
    window.show();
    auto* nav = window.findChild<QAbstractButton*>(u"nav_model"_s);
    ASSERT_TRUE(nav);
    QSignalSpy shown(&window.page<ModelPage>(), &ModelPage::shown);
    nav->click();
    EXPECT_EQ(window.currentPage(), u"model"_s);
    ASSERT_TRUE(shown.count() > 0 || shown.wait(60'000));
    EXPECT_NE(window.page<ModelPage>().report(), nullptr);
}

}  // namespace
}  // namespace meike::ui::test
