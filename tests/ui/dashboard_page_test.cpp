// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QPrinter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <set>

#include "app/assessment_save.h"
#include "app/records/client_edits.h"
#include "storage/client_query.h"
#include "tests/ui/rooms_fixture.h"
#include "tests/ui/went_spy.h"
#include "ui/kit/card.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/filter_chip.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/format.h"
#include "ui/kit/matrix_table.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/text.h"
#include "ui/parts/assessment_sheet.h"
#include "ui/parts/client_list_model.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/dashboard/dashboard_cards.h"
#include "ui/rooms/dashboard/dashboard_filters.h"
#include "ui/rooms/dashboard/dashboard_page.h"
#include "ui/rooms/dashboard/kpi_row.h"
#include "ui/rooms/dashboard/lifecycle_cards.h"
#include "ui/rooms/dashboard/movement_card.h"
#include "ui/rooms/dashboard/portfolio_cards.h"

namespace meike::ui::test {
namespace {

class DashboardPageTest : public RoomsTest {
protected:
    void openPage() {
        settle();
        page.resize(1092, 740);
        QSignalSpy shown(&page, &DashboardPage::shown);
        page.show();
        ASSERT_TRUE(shown.count() > 0 || shown.wait(20'000)) << u8(errors.join(u' '));
    }
    const engine::Assessment& assessment() { return page.data()->scores->assessment; }
    std::int64_t figure(const char* row, const char* column) {
        const engine::ChartData& chart = page.data()->chart("key_figures");
        return chart.value(*chart.row(row), column);
    }
    QString kpiFigure(const QString& name) {
        return page.findChild<KpiCard*>(name)->accessibleName().section(u": "_s, 1);
    }
    std::vector<RecordId> clientsOf(const Rule& rule) {
        ClientQuery query;
        query.rule = rule;
        query.asOf = context.asOf();
        std::vector<RecordId> ids = queryClientIds(context.reader(), query);
        std::sort(ids.begin(), ids.end());
        return ids;
    }

    /// Does it, and waits until the page shows what came of it.
    template <class Act>
    void shownAfter(Act act) {
        QSignalSpy shown(&page, &DashboardPage::shown);
        act();
        ASSERT_TRUE(shown.count() > 0 || shown.wait(20'000)) << u8(errors.join(u' '));
    }
    void choose(const QString& box, int index) {
        auto* combo = page.findChild<QComboBox*>(box);
        shownAfter([&] {
            combo->setCurrentIndex(index);
            emit combo->activated(index);
        });
    }
    static std::vector<RecordId> sorted(std::vector<RecordId> ids) {
        std::sort(ids.begin(), ids.end());
        return ids;
    }
    /// Exactly these: as a list page shows them.
    std::vector<RecordId> among(const ClientList& clients) {
        ClientQuery query;
        query.among = clients;
        query.shelf = ClientQuery::Shelf::kept;
        return sorted(queryClientIds(context.reader(), query));
    }
    void saveAssessmentAsOf(const std::string& name, Date day) {
        settle();  // before, the scores are nobody's and their profile none
        NoProgress progress;
        const ScoringProfile profile = session().scores()->profile;
        session().runJob(
            [&](Workspace& workspace, Progress& p, const std::stop_token& stop) {
                meike::saveAssessment(workspace, profile, day, name, 0, p, stop);
            },
            progress);
        settle();
    }

    DashboardPage page{context};
};

TEST_F(DashboardPageTest, CardsShowTheAssessment) {
    openDemo();
    openPage();
    const auto clients = static_cast<std::int64_t>(assessment().clients());
    EXPECT_EQ(kpiFigure(u"clientsKpi"_s), count(clients));
    EXPECT_EQ(kpiFigure(u"activeKpi"_s), count(figure("active", "count")));
    EXPECT_EQ(kpiFigure(u"valueKpi"_s), moneyShort(figure("value", "money"), "CNY"));
    EXPECT_EQ(kpiFigure(u"at_riskKpi"_s), moneyShort(figure("at_risk", "money"), "CNY"));
    EXPECT_EQ(kpiFigure(u"overdueKpi"_s), moneyShort(figure("overdue", "money"), "CNY"));
    const engine::BaseForecast& forecast = assessment().forecast.base;
    ASSERT_GE(forecast.sufficiency.step, 3) << "the demo agency has enough for a figure";
    EXPECT_EQ(kpiFigure(u"clvKpi"_s), moneyShort(forecast.clv, "CNY"));
    EXPECT_EQ(page.findChild<KpiCard*>(u"clvKpi"_s)->accessibleDescription(),
              u"%1 – %2"_s.arg(moneyShort(forecast.clvLow, "CNY"), moneyShort(forecast.clvHigh, "CNY")));
    WentSpy requested(context, WentSpy::rules);
    page.findChild<KpiCard*>(u"clvKpi"_s)->click();
    ASSERT_EQ(requested.count(), 1);
    const auto expected = std::count_if(assessment().forecast.clv.begin(), assessment().forecast.clv.end(),
                                        [](MinorUnits value) { return value > 0; });
    EXPECT_EQ(static_cast<std::ptrdiff_t>(clientsOf(requested.front().front().value<Rule>()).size()), expected);
    const auto* tiers = page.findChild<TierCard*>(u"tier_distributionCard"_s);
    EXPECT_FALSE(tiers->accessibleDescription().isEmpty());
}

TEST_F(DashboardPageTest, NothingIsScrolledSidewaysInTheSmallestWindow) {
    openDemo();
    openPage();
    auto* scroll = page.findChild<QScrollArea*>();
    auto* matrix = page.findChild<MatrixCard*>();
    auto* tiers = page.findChild<TierCard*>();
    const auto top = [&](QWidget* card) { return card->mapTo(&page, QPoint()).y(); };
    for (const Language language : {Language::en, Language::zh}) {
        context.setLanguage(language);
        // 960 pixels less the sidebar.
        page.resize(960 - kSidebarWidth, 500);
        EXPECT_TRUE(QTest::qWaitFor([&] { return top(matrix) > top(tiers); }, 10'000)) << "below the others";
        EXPECT_EQ(scroll->horizontalScrollBar()->maximum(), 0);
        page.resize(1280 - kSidebarWidth, 740);
        EXPECT_TRUE(QTest::qWaitFor([&] { return top(matrix) == top(tiers); }, 10'000)) << "beside the others";
        EXPECT_EQ(scroll->horizontalScrollBar()->maximum(), 0);
    }
    context.setLanguage(Language::en);
}

TEST_F(DashboardPageTest, EveryCellOfTheMatrixOpensItsClients) {
    openDemo();
    openPage();
    auto* table = page.findChild<MatrixCard*>()->table();
    WentSpy requested(context, WentSpy::rules);
    int opened = 0;
    for (int row = 0; row < 5; ++row) {
        for (int column = 0; column < 5; ++column) {
            const MatrixCell* cell = table->matrixModel()->cell(table->matrixModel()->index(row, column));
            requested.clear();
            emit table->cellActivated(row, column);
            ASSERT_EQ(requested.count(), cell->figure.isEmpty() ? 0 : 1) << row << ' ' << column;
            if (requested.isEmpty()) continue;
            ++opened;
            const Rule rule = requested.front().front().value<Rule>();
            EXPECT_EQ(count(static_cast<std::int64_t>(clientsOf(rule).size())), cell->figure);
            std::vector<RecordId> expected;
            for (std::size_t i = 0; i < assessment().clients(); ++i) {
                if (assessment().r[i] == 5 - row && assessment().f[i] == column + 1)
                    expected.push_back(page.data()->scores->clients[i]);
            }
            std::sort(expected.begin(), expected.end());
            EXPECT_EQ(clientsOf(rule), expected);
        }
    }
    EXPECT_GT(opened, 10);
}

TEST_F(DashboardPageTest, FiguresTiersAndStagesOpenTheirClients) {
    openDemo();
    openPage();
    WentSpy requested(context, WentSpy::rules);
    for (const char* key : {"clients", "active", "value", "at_risk", "overdue"}) {
        requested.clear();
        page.findChild<KpiCard*>(QString::fromLatin1(key) + u"Kpi"_s)->click();
        ASSERT_EQ(requested.count(), 1) << key;
        EXPECT_EQ(static_cast<std::int64_t>(clientsOf(requested.front().front().value<Rule>()).size()),
                  figure(key, "count"))
            << key;
    }
    const auto opens = [&](QAbstractButton* bar, const char* chartKey, const QString& row) {
        requested.clear();
        bar->click();
        ASSERT_EQ(requested.count(), 1);
        const auto& chart = page.data()->chart(chartKey);
        EXPECT_EQ(static_cast<std::int64_t>(clientsOf(requested.front().front().value<Rule>()).size()),
                  chart.value(*chart.row(u8(row)), "count"));
    };
    const auto tiers = page.findChildren<BarPair*>();
    EXPECT_EQ(tiers.size(), 4);
    for (BarPair* bar : tiers) opens(bar, "tier_distribution", bar->pairData().key.toString());
    const auto steps = page.findChild<FunnelCard*>()->findChildren<ShareBar*>();
    EXPECT_EQ(steps.size(), 4);
    for (ShareBar* bar : steps) opens(bar, "lifecycle_funnel", bar->barData().key);
    for (std::size_t stage = 1; stage < stageRows().size(); ++stage) {
        const QString key = qs(stageRows()[stage].key);
        opens(page.findChild<QPushButton*>(key + u"StageButton"_s), "lifecycle_funnel", key);
    }
    const auto owing = page.findChild<OverdueCard*>()->findChildren<ShareBar*>();
    EXPECT_GE(owing.size(), 4);
    for (ShareBar* bar : owing)
        if (page.data()->chart("overdue_by_tier").row(u8(bar->barData().key))->opensClients)
            opens(bar, "overdue_by_tier", bar->barData().key);
}

TEST_F(DashboardPageTest, RiskListOpensItsClient) {
    openDemo();
    openPage();
    auto* card = page.findChild<RiskCard*>();
    WentSpy opened(context, WentSpy::clients);
    card->table()->setCurrentIndex(card->table()->model()->index(1, 0));
    QTest::keyClick(card->table(), Qt::Key_Return);
    ASSERT_EQ(opened.count(), 1);
    const engine::ChartRow& row = page.data()->chart("clients_at_risk").rows.at(1);
    EXPECT_EQ(opened.front().front().value<RecordId>(), page.data()->scores->clients[row.client]);
}

TEST_F(DashboardPageTest, MovementCellOpensExactlyItsClients) {
    openDemo();
    saveAssessmentAsOf("2025Q4", valueOrThrow(makeDate(2025, 12, 31)));
    openPage();
    auto* card = page.findChild<MovementCard*>();
    ASSERT_EQ(page.data()->movement->from, page.data()->before->name) << "the newest assessment to begin with";
    shownAfter([&] { emit card->movementRequested(MoveBy::tier, "2025Q4", {}); });
    EXPECT_EQ(card->findChild<QPushButton*>(u"movementFrom"_s)->text(), u"2025Q4"_s);
    EXPECT_EQ(card->findChild<QPushButton*>(u"movementTo"_s)->text(), u"today"_s);
    const auto then = session().scoresAsOf(valueOrThrow(makeDate(2025, 12, 31)));
    const auto tierOf = [](const Scores& scores, RecordId client) {
        const auto index = scores.indexOf(client);
        return index ? scores.assessment.heldTier[*index] : std::int8_t{-1};
    };
    WentSpy requested(context, WentSpy::lists);
    int opened = 0;
    std::size_t listed = 0;
    QString title;
    for (int row = 0; row < 5; ++row) {
        for (int column = 0; column < 5; ++column) {
            // A real click, where there is one to make.
            QTableView* table = card->table();
            const QModelIndex index = card->table()->matrixModel()->index(row, column);
            const MatrixCell* cell = card->table()->matrixModel()->cell(index);
            requested.clear();
            QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
            std::vector<RecordId> expected;
            for (const RecordId client : page.data()->scores->clients) {
                const int from = tierOf(*then, client);
                const int to = tierOf(*page.data()->scores, client);
                if ((from < 0 ? 4 : from) == row && (to < 0 ? 4 : to) == column && (from >= 0 || to >= 0))
                    expected.push_back(client);
            }
            ASSERT_EQ(requested.count(), expected.empty() ? 0 : 1) << row << ' ' << column;
            EXPECT_EQ(cell->clickable, !expected.empty());
            if (expected.empty()) continue;
            ++opened;
            const auto clients = requested.front().front().value<ClientList>();
            EXPECT_EQ(among(clients), sorted(expected)) << row << ' ' << column;
            EXPECT_EQ(cell->figure, count(static_cast<std::int64_t>(expected.size())));
            listed += expected.size();
            title = requested.front().at(1).toString();
            EXPECT_TRUE(title.endsWith(u"2025Q4→today"_s)) << u8(title);
        }
    }
    EXPECT_GE(opened, 8);
    EXPECT_GT(listed, 200U);
}

TEST_F(DashboardPageTest, TheListPageShowsExactlyTheClientsOfACell) {
    ClientsPage list(context);
    openDemo();
    openPage();
    list.resize(1000, 600);
    list.show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return list.isSettled(); }, 20'000));
    const std::size_t all = list.model().ids().size();
    auto* card = page.findChild<MovementCard*>();
    QObject::connect(&context, &AppContext::visitWanted, &list,
                     [&](const QString&, const Visit& visit) { list.visit(visit); });
    WentSpy requested(context, WentSpy::lists);
    for (int i = 0; i < 25 && requested.isEmpty(); ++i) {
        const MatrixCell* cell = card->table()->matrixModel()->cell(card->table()->matrixModel()->index(i / 5, i % 5));
        if (cell->trend != MatrixCell::Trend::none) emit card->table()->cellActivated(i / 5, i % 5);
    }
    ASSERT_EQ(requested.count(), 1);
    const auto clients = requested.front().front().value<ClientList>();
    const QString title = requested.front().at(1).toString();
    ASSERT_TRUE(QTest::qWaitFor([&] { return list.isSettled(); }, 20'000));
    EXPECT_EQ(sorted(list.model().ids()), sorted(*clients));
    EXPECT_EQ(list.listName(), title);
    auto* chip = list.findChild<FilterChip*>(u"listChip"_s);
    ASSERT_TRUE(chip);
    EXPECT_TRUE(chip->accessibleName().contains(clientCount(static_cast<std::int64_t>(clients->size()))));
    // What is exported is what is shown, and a client that goes is missed out loud.
    EXPECT_EQ(sorted(queryClientIds(context.reader(), list.query())), sorted(*clients));
    session().edit({"remove", {}}, [&](Edit& edit) { binClients(edit, std::vector<RecordId>{clients->front()}); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return list.model().ids().size() == clients->size() - 1; }, 20'000));
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return list.findChild<QLabel*>(u"clientsSubtitle"_s)->text().contains(u"1 deleted since"_s); }, 20'000));
    emit list.findChild<FilterChip*>(u"listChip"_s)->removeRequested();
    ASSERT_TRUE(QTest::qWaitFor([&] { return list.model().ids().size() == all - 1; }, 20'000));
}

TEST_F(DashboardPageTest, MovementBetweenOtherDaysAndByStage) {
    openDemo();
    openPage();
    auto* card = page.findChild<MovementCard*>();
    shownAfter([&] { emit card->movementRequested(MoveBy::tier, "2025-06-30", "2026-03-31"); });
    EXPECT_EQ(page.data()->movement->from, "2025-06-30");
    EXPECT_EQ(page.data()->movement->to, "2026-03-31");
    shownAfter([&] { card->setBy(MoveBy::stage); });
    EXPECT_EQ(card->chartKey(), "movement_stage");
    EXPECT_EQ(card->table()->matrixModel()->rowCount(), 8) << "seven stages, and new";
    EXPECT_EQ(page.data()->request.moveFrom, "2025-06-30") << "the days stay";
    // The menu: an assessment, days before, and any day.
    auto* menu = card->findChild<QPushButton*>(u"movementFrom"_s)->menu();
    emit menu->aboutToShow();
    QAction* year = nullptr;
    for (QAction* action : menu->actions())
        if (action->text() == u"A year before"_s) year = action;
    ASSERT_TRUE(year);
    shownAfter([&] { year->trigger(); });
    EXPECT_EQ(page.data()->movement->from, "2025-11-22");
    shownAfter([&] { emit card->movementRequested(MoveBy::tier, "gone", {}); });
    EXPECT_FALSE(card->table()->isVisibleTo(card));
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
}

TEST_F(DashboardPageTest, CohortCellOpensWhoStillBuys) {
    openDemo();
    openPage();
    auto* card = page.findChild<CohortCard*>();
    WentSpy requested(context, WentSpy::lists);
    for (const bool byYear : {false, true}) {
        card->setByYear(byYear);
        const engine::ChartData& chart = page.data()->chart(card->chartKey());
        ASSERT_GT(chart.rows.size(), 5U);
        int opened = 0;
        for (int row = 0; row < card->table()->matrixModel()->rowCount(); ++row) {
            for (int column = 0; column < card->table()->matrixModel()->columnCount(); ++column) {
                const MatrixCell* cell =
                    card->table()->matrixModel()->cell(card->table()->matrixModel()->index(row, column));
                requested.clear();
                emit card->table()->cellActivated(row, column);
                if (!cell->clickable) {
                    EXPECT_EQ(requested.count(), 0);
                    continue;
                }
                ASSERT_EQ(requested.count(), 1);
                ++opened;
                const auto clients = requested.front().front().value<ClientList>();
                const engine::ChartRow* found = chart.row(u8(cell->data.toString()));
                EXPECT_EQ(static_cast<std::int64_t>(clients->size()), chart.value(*found, "count"));
                EXPECT_EQ(among(clients), sorted(*clients));
            }
        }
        EXPECT_GE(opened, 6);
    }
}

TEST_F(DashboardPageTest, FiltersCountForEveryChart) {
    openDemo();
    openPage();
    const std::int64_t all = figure("clients", "count");
    choose(u"ownerFilter"_s, 1);
    const QString owner = page.findChild<QComboBox*>(u"ownerFilter"_s)->currentText();
    const Rule rule = Rule::condition("owner", "any_of", {u8(owner)});
    const std::vector<RecordId> theirs = clientsOf(rule);
    ASSERT_GT(theirs.size(), 5U);
    EXPECT_EQ(figure("clients", "count"), static_cast<std::int64_t>(theirs.size()));
    EXPECT_EQ(page.data()->chart("owner_portfolios").rows.size(), 1U);
    for (const engine::ChartData& chart : page.data()->charts)
        for (const engine::ChartRow& row : chart.rows) {
            const auto clients = sorted(page.data()->clientsOf(chart, row));
            EXPECT_TRUE(std::includes(theirs.begin(), theirs.end(), clients.begin(), clients.end())) << chart.key;
        }
    // What a figure opens keeps the filter.
    WentSpy requested(context, WentSpy::rules);
    page.findChild<KpiCard*>(u"activeKpi"_s)->click();
    EXPECT_EQ(static_cast<std::int64_t>(clientsOf(requested.front().front().value<Rule>()).size()),
              figure("active", "count"));
    requested.clear();
    page.findChildren<BarPair*>().front()->click();
    ASSERT_EQ(requested.count(), 1);
    EXPECT_EQ(static_cast<std::int64_t>(clientsOf(requested.front().front().value<Rule>()).size()),
              page.data()->chart("tier_distribution").rows.front().values.front());
    // A view on top of it.
    choose(u"clientsFilter"_s, 1);
    EXPECT_LT(figure("clients", "count"), static_cast<std::int64_t>(theirs.size()));
    auto* clear = page.findChild<QPushButton*>(u"clearFilters"_s);
    EXPECT_TRUE(clear->isVisible());
    shownAfter([&] { clear->click(); });
    EXPECT_EQ(figure("clients", "count"), all);
    EXPECT_FALSE(clear->isVisible());
    // From another page, under its name.
    shownAfter([&] { page.setFilter(Rule::all({Rule::condition("stage", "any_of", {"loyal"})}), u"Loyal ones"_s); });
    EXPECT_EQ(page.findChild<QComboBox*>(u"clientsFilter"_s)->currentText(), u"Loyal ones"_s);
    EXPECT_EQ(figure("clients", "count"),
              static_cast<std::int64_t>(clientsOf(Rule::condition("stage", "any_of", {"loyal"})).size()));
}

TEST_F(DashboardPageTest, AnotherBasisOpensTheClientsCountedOnIt) {
    openDemo();
    openPage();
    const MinorUnits before = figure("value", "money");
    choose(u"basisFilter"_s, 3);  // gross
    EXPECT_GT(figure("value", "money"), before);
    WentSpy rules(context, WentSpy::rules);
    WentSpy lists(context, WentSpy::lists);
    auto* tiers = page.findChildren<BarPair*>().front();
    tiers->click();
    EXPECT_EQ(rules.count(), 0) << "a rule would ask the profile's basis";
    ASSERT_EQ(lists.count(), 1);
    std::vector<RecordId> expected;
    for (std::size_t i = 0; i < assessment().clients(); ++i)
        if (assessment().tier[i] == 0) expected.push_back(page.data()->scores->clients[i]);
    EXPECT_EQ(among(lists.front().front().value<ClientList>()), sorted(expected));
}

TEST_F(DashboardPageTest, WhoLeavesTakesItsValueAlong) {
    openDemo();
    openPage();
    auto* card = page.findChild<LeavesCard*>();
    const engine::ChartData& chart = page.data()->chart("if_client_leaves");
    ASSERT_EQ(card->client()->count(), static_cast<int>(chart.rows.size()));
    card->client()->setCurrentIndex(2);
    QStringList texts;
    for (const QLabel* label : card->findChildren<QLabel*>()) texts << label->text();
    const engine::ChartRow& row = chart.rows.at(2);
    EXPECT_TRUE(texts.contains(moneyShort(chart.value(row, "money"), "CNY")));
    EXPECT_TRUE(texts.contains(qs(row.word.en))) << "its owner";
    WentSpy opened(context, WentSpy::clients);
    card->findChild<QPushButton*>(u"openLeavingClient"_s)->click();
    ASSERT_EQ(opened.count(), 1);
    EXPECT_EQ(opened.front().front().value<RecordId>(), page.data()->scores->clients[row.client]);
}

TEST_F(DashboardPageTest, AnyClientIsFoundThatMightLeave) {
    openDemo();
    openPage();
    auto* card = page.findChild<LeavesCard*>();
    const DashboardData& data = *page.data();
    std::set<engine::ClientIndex> listed;
    for (const engine::ChartRow& row : data.chart("if_client_leaves").rows) listed.insert(row.client);
    engine::ClientIndex other = 0;
    for (engine::ClientIndex i = 0; i < data.scores->clients.size(); ++i)
        if (data.scores->assessment.monetary[i] > 0 && listed.count(i) == 0) other = i;
    const RecordId client = data.scores->clients[other];
    const MinorUnits money = data.scores->assessment.monetary[other];
    const QString name = qs(recordName(context.reader(), Kind::client, client));
    auto* search = card->findChild<SearchField*>(u"leavingSearch"_s);
    QApplication::setActiveWindow(&page);
    search->setFocus();
    search->setText(name);
    auto* found = page.findChild<SuggestPopup*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return found->isVisible() && found->list()->itemCount() > 0; }, 5'000));
    shownAfter([&] { emit found->picked(*found->list()->currentItem()); });
    EXPECT_EQ(card->client()->currentText(), name);
    QStringList texts;
    for (const QLabel* label : card->findChildren<QLabel*>()) texts << label->text();
    EXPECT_TRUE(texts.contains(moneyShort(money, "CNY")));
    WentSpy opened(context, WentSpy::clients);
    card->findChild<QPushButton*>(u"openLeavingClient"_s)->click();
    ASSERT_EQ(opened.count(), 1);
    EXPECT_EQ(opened.front().front().value<RecordId>(), client);
}

TEST_F(DashboardPageTest, TheReportCardFollowsTheFilter) {
    openDemo();
    openPage();
    ASSERT_TRUE(QTest::qWaitFor([&] { return page.isComplete(); }, 60'000));
    auto* counted = page.findChild<QLabel*>(u"reportCounted"_s);
    EXPECT_FALSE(counted->isVisibleTo(&page));
    const auto cases = page.data()->slow->reportCard->cases();
    choose(u"ownerFilter"_s, 1);
    ASSERT_TRUE(page.data()->slow) << "nothing is tested anew";
    ASSERT_TRUE(page.data()->slow->reportCardIncluded);
    EXPECT_TRUE(counted->isVisibleTo(&page));
    EXPECT_TRUE(counted->text().contains(QString::number(page.data()->slow->reportCardIncluded->cases())));
    EXPECT_LT(page.data()->slow->reportCardIncluded->cases(), cases);
    choose(u"ownerFilter"_s, 0);
    EXPECT_FALSE(counted->isVisibleTo(&page));
}

TEST_F(DashboardPageTest, TablesOpenOwnersAndClients) {
    openDemo();
    openPage();
    auto* owners = page.findChild<OwnersCard*>();
    WentSpy rules(context, WentSpy::rules);
    owners->table()->setCurrentIndex(owners->table()->model()->index(0, 0));
    QTest::keyClick(owners->table(), Qt::Key_Return);
    ASSERT_EQ(rules.count(), 1);
    const engine::ChartData& chart = page.data()->chart("owner_portfolios");
    EXPECT_EQ(clientsOf(rules.front().front().value<Rule>()),
              sorted(page.data()->clientsOf(chart, chart.rows.front())));
    auto* clv = page.findChild<ClvCard*>();
    WentSpy opened(context, WentSpy::clients);
    clv->table()->setCurrentIndex(clv->table()->model()->index(0, 0));
    QTest::keyClick(clv->table(), Qt::Key_Return);
    ASSERT_EQ(opened.count(), 1);
    EXPECT_EQ(opened.front().front().value<RecordId>(),
              page.data()->scores->clients[page.data()->chart("clv").rows.at(1).client]);
}

TEST_F(DashboardPageTest, RenewalsOpenWhoseContractsEnd) {
    openDemo();
    openPage();
    const engine::ChartData& chart = page.data()->chart("renewals");
    ASSERT_FALSE(chart.rows.empty()) << "frameworks end with the year";
    auto* renewals = page.findChild<RenewalsCard*>();
    ASSERT_EQ(renewals->table()->model()->rowCount(), static_cast<int>(chart.rows.size()));
    EXPECT_TRUE(renewals->table()->model()->index(0, 3).data().toString().endsWith(u'%'));
    WentSpy rules(context, WentSpy::rules);
    renewals->table()->setCurrentIndex(renewals->table()->model()->index(0, 0));
    QTest::keyClick(renewals->table(), Qt::Key_Return);
    ASSERT_EQ(rules.count(), 1);
    EXPECT_EQ(clientsOf(rules.front().front().value<Rule>()),
              sorted(page.data()->clientsOf(chart, chart.rows.front())));
}

TEST_F(DashboardPageTest, FiguresAreHeldAgainstTheLastAssessment) {
    openDemo();
    openPage();
    ASSERT_TRUE(QTest::qWaitFor([&] { return page.isComplete(); }, 60'000));
    ASSERT_TRUE(page.data()->before);
    const SavedFigures& before = *page.data()->before;
    const auto detail = [&](const char* key) {
        return page.findChild<KpiCard*>(QString::fromLatin1(key) + u"Kpi"_s)->accessibleDescription();
    };
    const auto change = [&](const char* key, MinorUnits then) {
        const double percent = 100.0 * (double(figure(key, "money")) - double(then)) / double(then);
        return signedNumber(percent, std::abs(percent) < 10 ? 1 : 0) + u'%';
    };
    EXPECT_TRUE(detail("clients").contains(signedCount(figure("clients", "count") - before.clients)) ||
                figure("clients", "count") == before.clients);
    EXPECT_TRUE(detail("value").contains(change("value", *before.value))) << u8(detail("value"));
    // Clients stand there too: the change says that it is the amount's.
    EXPECT_TRUE(detail("at_risk").endsWith(u", amount "_s + change("at_risk", *before.riskValue)))
        << u8(detail("at_risk"));
    EXPECT_TRUE(detail("overdue").endsWith(u", amount "_s + change("overdue", *before.overdue)))
        << u8(detail("overdue"));
    ASSERT_TRUE(before.clv) << "followed with the slow figures";
    EXPECT_TRUE(detail("clv").contains(qs(before.name))) << u8(detail("clv"));
}

TEST_F(DashboardPageTest, ReportCardFollowsAndLeadsToTheModel) {
    openDemo();
    openPage();
    ASSERT_TRUE(QTest::qWaitFor([&] { return page.isComplete(); }, 60'000));
    const engine::ChartData& chart = page.data()->chart("report_card");
    ASSERT_NE(chart.row("error_rate"), nullptr) << "the demo agency has a history to try the model on";
    auto* card = page.findChild<ReportCardCard*>();
    EXPECT_TRUE(card->accessibleDescription().contains(u"Error rate"_s));
    WentSpy wanted(context, WentSpy::rooms);
    card->findChild<QPushButton*>(u"openModelButton"_s)->click();
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted.front().front().toString(), u"model"_s);
}

TEST_F(DashboardPageTest, ACardPrintsOnOnePage) {
    openDemo();
    openPage();
    QPrinter printer(QPrinter::ScreenResolution);
    printer.setOutputFormat(QPrinter::PdfFormat);
    printer.setOutputFileName(path("m.pdf"));
    page.findChild<MovementCard*>()->print(printer);
    QFile pdf(path("m.pdf"));
    ASSERT_TRUE(pdf.open(QIODevice::ReadOnly));
    const QByteArray bytes = pdf.readAll();
    EXPECT_TRUE(bytes.startsWith("%PDF"));
    EXPECT_EQ(bytes.count("/Type /Page\n"), 1);
    EXPECT_GT(bytes.size(), 5'000) << "there is a picture in it";
}

TEST_F(DashboardPageTest, MatrixSwitchesToValue) {
    openDemo();
    openPage();
    auto* card = page.findChild<MatrixCard*>();
    const auto text = [&] {
        return card->table()->matrixModel()->cell(card->table()->matrixModel()->index(0, 4))->figure;
    };
    const QString clients = text();
    card->setByValue(true);
    EXPECT_NE(text(), clients);
    const engine::ChartData& matrix = page.data()->chart("rfm_matrix");
    EXPECT_EQ(text(), moneyShort(matrix.value(*matrix.row("r5f5"), "money"), "CNY"));
}

TEST_F(DashboardPageTest, FollowsTheDay) {
    openDemo();
    openPage();
    const QString today = kpiFigure(u"valueKpi"_s);
    QSignalSpy shown(&page, &DashboardPage::shown);
    context.setAsOf(valueOrThrow(makeDate(2025, 11, 22)));
    ASSERT_TRUE(shown.wait(20'000));
    EXPECT_EQ(page.data()->scores->asOf, valueOrThrow(makeDate(2025, 11, 22)));
    EXPECT_NE(kpiFigure(u"valueKpi"_s), today);
    EXPECT_FALSE(page.findChild<QPushButton*>(u"saveAssessmentButton"_s)->isEnabled());
}

TEST_F(DashboardPageTest, FollowsAnEdit) {
    openDemo();
    openPage();
    const std::int64_t before = figure("clients", "count");
    QSignalSpy shown(&page, &DashboardPage::shown);
    insert(Record(Kind::client).set("name", "新来的"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return figure("clients", "count") == before + 1; }, 20'000));
}

TEST_F(DashboardPageTest, SavesAnAssessmentThatCanBeUndone) {
    openDemo();
    openPage();
    const std::int64_t before = countRecords(context.reader(), Kind::assessment);
    EXPECT_EQ(suggestedAssessmentName(context), u"2026Q4"_s);
    page.saveAssessment();
    auto* sheet = page.window()->findChild<FormDialog*>();
    ASSERT_TRUE(sheet);
    EXPECT_EQ(sheet->findChild<QLineEdit*>(u"assessmentNameEdit"_s)->text(), u"2026Q4"_s);
    sheet->accept();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !messages.isEmpty(); }, 20'000)) << u8(errors.join(u' '));
    EXPECT_EQ(countRecords(context.reader(), Kind::assessment), before + 1);
    EXPECT_EQ(suggestedAssessmentName(context), u"2026Q4-2"_s);
    session().undo();
    EXPECT_EQ(countRecords(context.reader(), Kind::assessment), before);
}

TEST_F(DashboardPageTest, SavesDataAndPictures) {
    openDemo();
    openPage();
    auto* card = page.findChild<MatrixCard*>();
    card->saveData(path("m.csv"));
    QFile csv(path("m.csv"));
    ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
    const QByteArray bytes = csv.readAll();
    EXPECT_TRUE(bytes.startsWith("\xEF\xBB\xBF"));
    EXPECT_EQ(bytes.count('\n'), 26);
    card->savePicture(path("m.png"));
    const QImage picture(path("m.png"));
    EXPECT_EQ(picture.size(), card->size() * 2);
    card->savePicture(path("missing/m.png"));
    EXPECT_EQ(errors.size(), 1);
}

TEST_F(DashboardPageTest, SaysWhatIsMissing) {
    openEmpty();
    openPage();
    auto* empty = page.findChild<EmptyState*>();
    EXPECT_TRUE(empty->isVisible());
    WentSpy import(context, WentSpy::actions);
    empty->findChildren<QPushButton*>().front()->click();
    EXPECT_EQ(import.count(), 1);
    insert(Record(Kind::client).set("name", "甲"));
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            for (const auto* label : empty->findChildren<QLabel*>()) {
                if (label->text().contains(u"no orders yet"_s)) return true;
            }
            return false;
        },
        20'000));
}

}  // namespace
}  // namespace meike::ui::test
