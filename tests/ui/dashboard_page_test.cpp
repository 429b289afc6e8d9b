// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

#include "storage/client_query.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/common/card.h"
#include "ui/common/empty_state.h"
#include "ui/common/form_dialog.h"
#include "ui/common/format.h"
#include "ui/common/matrix_table.h"
#include "ui/common/text.h"
#include "ui/dashboard/assessment_sheet.h"
#include "ui/dashboard/dashboard_cards.h"
#include "ui/dashboard/dashboard_page.h"

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
    QSignalSpy requested(&page, &DashboardPage::clientsRequested);
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
    for (const Language language : {Language::en, Language::zh}) {
        context.setLanguage(language);
        // 960 pixels less the sidebar.
        page.resize(960 - kSidebarWidth, 500);
        QTest::qWait(20);
        EXPECT_EQ(scroll->horizontalScrollBar()->maximum(), 0);
        EXPECT_GT(matrix->y(), tiers->y()) << "below the others";
        page.resize(1280 - kSidebarWidth, 740);
        QTest::qWait(20);
        EXPECT_EQ(scroll->horizontalScrollBar()->maximum(), 0);
        EXPECT_EQ(matrix->y(), tiers->y()) << "beside the others";
    }
    context.setLanguage(Language::en);
}

TEST_F(DashboardPageTest, EveryCellOfTheMatrixOpensItsClients) {
    openDemo();
    openPage();
    auto* table = page.findChild<MatrixTable*>();
    QSignalSpy requested(&page, &DashboardPage::clientsRequested);
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
    QSignalSpy requested(&page, &DashboardPage::clientsRequested);
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
    const auto stages = page.findChildren<ShareBar*>();
    EXPECT_EQ(stages.size(), 7);
    for (ShareBar* bar : stages) opens(bar, "stage_distribution", bar->barData().key);
}

TEST_F(DashboardPageTest, RiskListOpensItsClient) {
    openDemo();
    openPage();
    auto* card = page.findChild<RiskCard*>();
    QSignalSpy opened(&page, &DashboardPage::clientOpened);
    card->table()->setCurrentIndex(card->table()->model()->index(1, 0));
    QTest::keyClick(card->table(), Qt::Key_Return);
    ASSERT_EQ(opened.count(), 1);
    const engine::ChartRow& row = page.data()->chart("clients_at_risk").rows.at(1);
    EXPECT_EQ(opened.front().front().value<RecordId>(), page.data()->scores->clients[row.client]);
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
    QSignalSpy import(&page, &DashboardPage::importRequested);
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
