// SPDX-License-Identifier: GPL-3.0-or-later
// What a place shows of a day does not depend on when one looks: all of them are walked on a day, then again weeks
// later as of that day, when much has come in since.
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QTableView>
#include <map>
#include <set>
#include <sstream>

#include "app/assessment_save.h"
#include "app/export.h"
#include "app/profiles.h"
#include "app/review_pack.h"
#include "app/segments.h"
#include "app/view/client_glance.h"
#include "exchange/rule_json.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/context/latest_read.h"
#include "ui/kit/text.h"
#include "ui/parts/client_list_model.h"
#include "ui/rooms/assessments/assessments_page.h"
#include "ui/rooms/clients/client_panel.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/dashboard/dashboard_page.h"
#include "ui/rooms/model/model_page.h"
#include "ui/rooms/segments/segment_detail.h"
#include "ui/rooms/segments/segment_history.h"
#include "ui/rooms/segments/segment_list.h"
#include "ui/rooms/segments/segments_page.h"
#include "ui/rooms/settings/settings_page.h"
#include "ui/rooms/settings/tag_editor.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

/// What each place showed, by its name.
using Shown = std::map<std::string, std::string>;

class PastDayTest : public RoomsTest {
protected:
    PastDayTest() : window(std::make_unique<MainWindow>(context)) {
        context.settings().setValue(u"clients/columns"_s, QVariant());
        window->resize(1900, 1000);  // wide enough for every column, whatever else is shown
    }
    ~PastDayTest() override { window.reset(); }

    void open() {
        std::filesystem::copy_file(demoFile(), folder / "w.meike");
        auto opened = Session::open(folder / "w.meike", clock);
        opened->edit({"add", {}}, [&](Edit& edit) { prepare(edit); });
        opened->settle();
        window->show();
        QApplication::setActiveWindow(window.get());
        context.setSession(std::move(opened));
        wait([&] { return window->page<ClientsPage>().isSettled(); });
    }
    void wait(const std::function<bool()>& until) {
        settle();
        ASSERT_TRUE(QTest::qWaitFor(until, 30'000)) << u8(errors.join(u' '));
    }

    /// Rules that ask what later facts would change.
    void prepare(Edit& edit) {
        const char* const rules[] = {
            R"({"related": "orders", "aggregate": "count", "op": ">=", "value": 3})",
            R"({"related": "receivables", "aggregate": "count", "op": ">=", "value": 2})",
            R"({"related": "receivables", "aggregate": "sum", "field": "amount", "op": ">", "value": 1000})",
            R"({"related": "receipts", "aggregate": "count", "op": ">=", "value": 1})",
            R"({"related": "interactions", "aggregate": "count", "op": ">=", "value": 2, "within_days": 60})",
            R"({"related": "tasks", "aggregate": "exists", "where": {"field": "done_on", "op": "empty"}})",
            R"({"related": "complaints", "aggregate": "exists", "where": {"field": "closed_on", "op": "empty"}})",
            R"({"related": "complaints", "aggregate": "max", "field": "satisfaction", "op": ">=", "value": 4})",
            R"({"related": "surveys", "aggregate": "avg", "field": "score", "op": ">=", "value": 1})",
            R"({"related": "needs", "aggregate": "count", "op": ">=", "value": 1})",
            R"({"related": "projects", "aggregate": "count", "op": ">=", "value": 1})",
            R"({"related": "assessment_scores", "aggregate": "count", "op": ">=", "value": 4})",
            R"({"field": "stage", "op": "any_of", "value": ["at_risk", "churned"]})",
            R"({"field": "last_interaction", "op": "not_within_days", "value": 30})",
            R"({"field": "overdue", "op": ">", "value": 0})",
        };
        int at = 0;
        for (const char* rule : rules) {
            const auto parsed = parseRule(rule);
            ASSERT_TRUE(parsed) << rule << ": " << parsed.error().what();
            saveSegment(edit, "Q" + std::to_string(++at), *parsed);
        }
        const RecordId tag =
            edit.insert(Record(Kind::tag).set("name", std::string("近期多单")).set("rule", std::string(rules[0])));
        const RecordId other =
            edit.insert(Record(Kind::tag).set("name", std::string("欠款")).set("rule", std::string(rules[14])));
        ASSERT_NE(tag, other);
        // Open on the day, and settled later.
        for (const RecordId client : some(edit.database())) {
            m_tasks.push_back(edit.insert(Record(Kind::task)
                                              .set("client", client)
                                              .set("title", std::string("发方案"))
                                              .set("due", isoDate(day + std::chrono::days(9)))));
            m_complaints.push_back(edit.insert(Record(Kind::complaint)
                                                   .set("client", client)
                                                   .set("date", isoDate(day - std::chrono::days(4)))
                                                   .set("summary", std::string("投放延误"))));
            m_bills.push_back(edit.insert(Record(Kind::receivable)
                                              .set("client", client)
                                              .set("due", isoDate(day - std::chrono::days(40)))
                                              .set("amount", 7'700'000)
                                              .set("currency", std::string("CNY"))));
            edit.insert(Record(Kind::receivable)
                            .set("client", client)
                            .set("due", isoDate(day + std::chrono::days(12)))
                            .set("amount", 330'000)
                            .set("currency", std::string("CNY")));
        }
    }

    /// Clients with a past of their own, and one without any order.
    static std::vector<RecordId> some(Database& database) {
        ClientQuery query;
        query.asOf = valueOrThrow(makeDate(2026, 11, 22));
        query.sorts = {{"monetary", true}};
        query.limit = 5;
        std::vector<RecordId> ids = queryClientIds(database, query);
        query.rule = Rule::all({Rule::condition("orders", "equals", {"0"})});
        query.limit = 1;
        for (const RecordId id : queryClientIds(database, query)) ids.push_back(id);
        return ids;
    }

    /// All that a month and a half may bring, dated after the day.
    void addLaterFacts() {
        const auto after = [&](int days) { return isoDate(day + std::chrono::days(days)); };
        session().edit({"add", {}}, [&](Edit& edit) {
            const std::vector<RecordId> clients = some(edit.database());
            for (std::size_t i = 0; i < clients.size(); ++i) {
                const RecordId client = clients[i];
                const auto of = [&](Kind kind) { return Record(kind).set("client", client); };
                // More of each than a list reads at once.
                for (int many = 0; many < 120; ++many) {
                    const int days = 1 + many % 40;
                    edit.insert(of(Kind::order)
                                    .set("date", after(days))
                                    .set("amount", 900'000 + many)
                                    .set("currency", std::string(many % 7 == 0 ? "USD" : "CNY"))
                                    .set("service_end", after(days + 200)));
                    edit.insert(of(Kind::receivable)
                                    .set("due", after(days))
                                    .set("amount", 50'000)
                                    .set("currency", std::string("CNY")));
                    edit.insert(of(Kind::interaction)
                                    .set("date", after(days))
                                    .set("kind", std::string("call"))
                                    .set("summary", std::string("后来的电话"))
                                    .set("next_step", std::string("后来的下一步")));
                    edit.insert(of(Kind::receipt)
                                    .set("date", after(days))
                                    .set("amount", 1'000)
                                    .set("currency", std::string("CNY")));
                }
                const RecordId receipt = edit.insert(of(Kind::receipt)
                                                         .set("date", after(20))
                                                         .set("amount", 7'700'000)
                                                         .set("currency", std::string("CNY")));
                edit.insert(Record(Kind::allocation)
                                .set("receipt", receipt)
                                .set("receivable", m_bills[i])
                                .set("amount", 7'700'000));
                edit.set(Kind::task, m_tasks[i], "done_on", Value{after(5)});
                edit.insert(of(Kind::task).set("title", std::string("后来的任务")).set("due", after(30)));
                edit.insert(of(Kind::task).set("title", std::string("没有日期的任务")));
                edit.set(Kind::complaint, m_complaints[i], "closed_on", Value{after(6)});
                edit.set(Kind::complaint, m_complaints[i], "closure", Value{std::string("已退款")});
                edit.set(Kind::complaint, m_complaints[i], "satisfaction", Value{std::int64_t{5}});
                edit.insert(of(Kind::complaint).set("date", after(7)).set("summary", std::string("又延误")));
                edit.insert(of(Kind::survey).set("date", after(8)).set("metric", std::string("nps")).set("score", 1));
                edit.insert(of(Kind::need).set("date", after(9)).set("title", std::string("短视频")));
                edit.insert(of(Kind::project)
                                .set("name", std::string("春节档"))
                                .set("start", after(10))
                                .set("status", std::string("running")));
            }
            edit.insert(
                Record(Kind::rate).set("currency", std::string("USD")).set("day", after(1)).set("rate", 9'900'000'000));
        });
        NoProgress quiet;
        session().runJob(
            [&](Workspace& workspace, Progress& progress, const std::stop_token& stop) {
                saveAssessment(workspace, profileInUse(workspace.database()), day + std::chrono::days(25), "后来的评估",
                               0, progress, stop);
            },
            quiet);
        settle();
    }

    // ---- Walking ----

    static void addLine(std::string& text, const QString& line) {
        if (!line.isEmpty()) text += u8(line) + "\n";
    }
    static std::string cellsOf(const QAbstractItemModel& model) {
        std::string text;
        for (int row = 0; row < model.rowCount(); ++row)
            for (int column = 0; column < model.columnCount(); ++column)
                addLine(text, model.index(row, column).data().toString());
        return text;
    }
    /// Texts, rows and figures; not what one may click on, which is said to be of another day.
    static std::string textsOf(const QWidget& root) {
        QCoreApplication::sendPostedEvents();
        std::string text;
        for (const QWidget* widget : root.findChildren<QWidget*>()) {
            if (!widget->isVisibleTo(&root)) continue;
            if (const auto* label = qobject_cast<const QLabel*>(widget)) {
                addLine(text, label->text());
            } else if (const auto* view = qobject_cast<const QAbstractItemView*>(widget)) {
                if (view->model()) text += cellsOf(*view->model());
            } else if (widget->inherits("meike::ui::RecordRow") || !qobject_cast<const QAbstractButton*>(widget)) {
                addLine(text, widget->accessibleName());
                // What may be done with a record or a tag differs: nothing is changed on a past day.
                if (!widget->inherits("meike::ui::RecordRow") && !widget->inherits("meike::ui::Pill"))
                    addLine(text, widget->accessibleDescription());
            }
        }
        return text;
    }
    void walkClients(Shown& shown) {
        ClientsPage& page = window->page<ClientsPage>();
        window->setCurrentPage(u"clients"_s);
        page.showView(u"all"_s);
        wait([&] { return page.isSettled(); });
        page.model().setColumns(ClientListModel::availableColumns(context.reader()));
        wait([&] { return page.isSettled(); });
        shown["list"] = cellsOf(page.model());
        for (const RecordId client : some(context.reader())) {
            page.panel().showClient(client);
            wait([&] { return page.panel().glance() && page.panel().glance()->client.id() == client; });
            wait([&] { return page.panel().glance()->why.has_value(); });
            for (const ClientTabRow& row : clientTabs()) {
                page.panel().setTab(row.tab);
                QCoreApplication::sendPostedEvents();  // a layout shows its new children in one of them
                shown["pane of " + std::to_string(client) + ", " + std::string(row.key)] = textsOf(page.panel());
            }
            page.panel().setTab(ClientTab::overview);
        }
    }
    void walkSegments(Shown& shown) {
        SegmentsPage& page = window->page<SegmentsPage>();
        window->setCurrentPage(u"segments"_s);
        page.showList();
        wait([&] { return page.list().isSettled(); });
        shown["segments"] = textsOf(page.list());
        for (const Segment& segment : allSegments(context.reader())) {
            page.showSegment(segment.id);
            wait([&] { return page.detail().isSettled(); });
            shown["segment " + segment.name] = textsOf(page.detail());
        }
        page.showList();
    }
    void walkDashboard(Shown& shown) {
        DashboardPage& page = window->page<DashboardPage>();
        window->setCurrentPage(u"dashboard"_s);
        wait([&] { return page.isComplete() && page.data()->shown->asOf == day; });
        const DashboardData& data = *page.data();
        for (const engine::ChartData& chart : data.charts) {
            std::string text;
            for (const engine::ChartRow& row : chart.rows) {
                text += row.key;
                for (const std::int64_t value : row.values) text += " " + std::to_string(value);
                text += "\n";
            }
            shown["chart " + std::string(chart.key)] = text;
        }
        std::string text;
        for (const SavedName& saved : data.assessments) text += saved.name + "\n";
        shown["assessments to compare with"] = text;
        shown["dashboard"] = textsOf(page);
    }
    void walkRest(Shown& shown) {
        window->setCurrentPage(u"assessments"_s);
        wait([&] { return window->page<AssessmentsPage>().isSettled(); });
        shown["assessments"] = textsOf(window->page<AssessmentsPage>());
        window->setCurrentPage(u"settings"_s);
        window->page<SettingsPage>().showSection(u"tags"_s);
        auto* tags = window->findChild<TagEditor*>();
        wait([&] { return tags->isSettled(); });
        shown["tags"] = textsOf(*tags);
        window->setCurrentPage(u"model"_s);
        wait([&] { return window->page<ModelPage>().report() != nullptr; });
        shown["model"] = textsOf(window->page<ModelPage>());
    }
    /// What leaves the window: as the export and the pack read it.
    void walkFiles(Shown& shown) {
        LatestRead read(context);
        bool done = false;
        const auto file = folder / "list.csv";
        read.ask(
            [&, file](Database& database, const std::stop_token& stop) {
                ClientQuery query;
                query.asOf = day;
                NoProgress quiet;
                exportClients(database, queryClientIds(database, query), machineExport(file, allColumns(database)),
                              quiet, stop);
                const ReviewPack pack = readReviewPack(session(), database, 0, Language::en, stop, day);
                std::string text = pack.before + "\n" + std::to_string(pack.byHand) + "\n";
                for (const ReviewPack::Tier& tier : pack.tiers)
                    text += tier.tier.key + " " + std::to_string(tier.clients) + " " + std::to_string(tier.value) +
                            " " + std::to_string(tier.before.value_or(-1)) + "\n";
                for (const auto* lines : {&pack.movers, &pack.atRisk})
                    for (const ReviewPack::Line& line : *lines)
                        text += line.name + " " + std::to_string(line.value) + " " + std::to_string(line.silent) + " " +
                                line.reason + "\n";
                for (const DueTier& tier : pack.due) text += std::to_string(tier.due.size()) + "\n";
                return text;
            },
            [&](const std::string& answer) {
                shown["review pack"] = answer;
                done = true;
            });
        wait([&] { return done; });
        QFile written(QString::fromStdString(file.string()));
        ASSERT_TRUE(written.open(QIODevice::ReadOnly));
        shown["export"] = written.readAll().toStdString();
    }
    Shown walk() {
        Shown shown;
        walkClients(shown);
        walkSegments(shown);
        walkDashboard(shown);
        walkRest(shown);
        walkFiles(shown);
        return shown;
    }

    /// The lines that only one of the two has.
    static std::string difference(const std::string& before, const std::string& after) {
        std::multiset<std::string> a, b;
        for (auto* each : {&a, &b}) {
            std::istringstream lines(each == &a ? before : after);
            for (std::string line; std::getline(lines, line);) each->insert(line);
        }
        std::string text;
        int told = 0;
        for (const std::string& line : a)
            if (!b.contains(line) && ++told <= 12) text += "- " + line + "\n";
        for (const std::string& line : b)
            if (!a.contains(line) && ++told <= 24) text += "+ " + line + "\n";
        return text;
    }

    /// What is shown once nothing follows any more: pages read on workers, models are fitted in a pause.
    Shown settledWalk() {
        Shown last = walk();
        for (int i = 0; i < 6; ++i) {
            Shown next = walk();
            const bool same = std::all_of(next.begin(), next.end(), [&](const auto& each) {
                const auto then = last.find(each.first);
                return then != last.end() && difference(then->second, each.second).empty();
            });
            last = std::move(next);
            if (same) break;
        }
        return last;
    }

    const Date day = valueOrThrow(makeDate(2026, 11, 22));
    FixedClock clock{day};
    std::unique_ptr<MainWindow> window;
    std::vector<RecordId> m_tasks, m_complaints, m_bills;
};

TEST_F(PastDayTest, EveryPlaceShowsTheDayAsItWas) {
    open();
    const Shown before = settledWalk();
    ASSERT_GT(before.size(), 50U);
    for (const auto& [place, text] : before) {
        if (place == "chart movement_stage") continue;  // there is the one of tiers
        EXPECT_FALSE(text.empty()) << place;
    }

    clock.setToday(day + std::chrono::days(45));
    session().refreshDay();
    addLaterFacts();
    context.setAsOf(day);
    wait([&] { return context.inThePast() && context.scores()->asOf == day; });
    const Shown after = settledWalk();
    EXPECT_EQ(before.size(), after.size());
    for (const auto& [place, text] : before) {
        const auto now = after.find(place);
        ASSERT_NE(now, after.end()) << place;
        const std::string changed = difference(text, now->second);
        EXPECT_TRUE(changed.empty()) << place << ":\n" << changed;
    }
    // And back: the same readers see today again.
    context.setAsOf({});
    wait([&] { return !context.inThePast(); });
    std::set<std::string> moved;
    for (int i = 0; i < 20 && moved.size() < 3; ++i) {
        Shown today;
        walkClients(today);
        for (const auto& [place, text] : today) {
            const auto then = before.find(place);
            if (then != before.end() && !difference(then->second, text).empty()) moved.insert(place);
        }
    }
    EXPECT_GE(moved.size(), 3U) << testing::PrintToString(moved);
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
}

}  // namespace
}  // namespace meike::ui::test
