// SPDX-License-Identifier: GPL-3.0-or-later
// From a key to the painted rows, in the whole window. Here only that it ends well; `./dev bench` runs it over
// MEIKE_PAINT_CLIENTS clients with ten orders each and reads the times that it prints. A time fails nothing.
#include <QApplication>
#include <QElapsedTimer>
#include <QTableWidget>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "app/generate.h"
#include "app/plan/playbooks.h"
#include "app/view/saved_views.h"
#include "storage/records.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/search_field.h"
#include "ui/kit/text.h"
#include "ui/parts/client_list_model.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/today/today_page.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

class PaintTime : public RoomsTest {
protected:
    void SetUp() override {
        const char* wanted = std::getenv("MEIKE_PAINT_CLIENTS");
        m_print = wanted != nullptr;
        if (!wanted) {
            openDemo();
        } else {
            openEmpty();
            const std::int64_t clients = std::strtoll(wanted, nullptr, 10);
            NoProgress quiet;
            session().runJob(
                [&](Workspace& workspace, Progress& progress, const std::stop_token& stop) {
                    generateAgency(workspace, {clients, clients * 10, 7}, progress, stop);
                },
                quiet);
        }
        session().edit({"add", {}}, [](Edit& edit) {
            saveView(edit, SavedView{.name = "大额", .sorts = {{"monetary", true}}});
            saveView(edit, SavedView{.name = "核心",
                                     .rule = Rule::all({Rule::condition("tier", "any_of", {"core"})}),
                                     .sorts = {{"value_score", true}}});
        });
        session().settle();
        window = std::make_unique<MainWindow>(context);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
        context.go(u"clients"_s, VisitPart{u"all"_s});
        settled();
        table().viewport()->installEventFilter(&watcher);
        QObject::connect(&page().model(), &QAbstractItemModel::modelReset, &watcher,
                         [this] { watcher.painted = false; });
        QObject::connect(&page().model(), &QAbstractItemModel::modelReset, &watcher,
                         [this] { watcher.answered = true; });
    }
    void TearDown() override { window.reset(); }

    ClientsPage& page() { return window->page<ClientsPage>(); }
    ClientTable& table() { return page().table(); }
    void settled() {
        session().settle();
        ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled(); }, 60'000));
    }

    /// What `press` does until rows of its answer are painted, in milliseconds.
    double measure(const std::function<void()>& press) {
        settled();
        watcher.answered = watcher.painted = false;
        QElapsedTimer timer;
        timer.start();
        press();
        while (!(watcher.answered && watcher.painted) && timer.elapsed() < 60'000)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
        const double took = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        EXPECT_TRUE(watcher.answered && watcher.painted);
        settled();
        return took;
    }
    void tell(const char* what, std::vector<double> times) const {
        if (!m_print) return;
        std::printf("%s:", what);
        for (const double time : times) std::printf(" %.0f", time);
        std::printf("\n");
        std::sort(times.begin(), times.end());
        std::printf("%-44s %8.1f ms (%.1f to %.1f, %zu times)\n", what, times[times.size() / 2], times.front(),
                    times.back(), times.size());
    }

    struct Watcher : QObject {
        bool eventFilter(QObject*, QEvent* event) override {
            if (event->type() == QEvent::Paint) painted = true;
            return false;
        }
        bool answered = false;  ///< the list holds other rows than before
        bool painted = false;   ///< since then
    };
    std::unique_ptr<MainWindow> window;
    Watcher watcher;
    bool m_print = false;
};

TEST_F(PaintTime, SearchingSortingAndViews) {
    auto* field = page().findChild<SearchField*>();
    ASSERT_TRUE(field);
    std::vector<double> times;
    for (const char* typed : {"me", "zx", "ke", "sh", "bj"}) {
        for (const char* letter = typed; *letter; ++letter)
            times.push_back(measure([&] { QTest::keyClick(field, *letter); }));
        EXPECT_GT(page().model().rowCount(), 0) << typed;
        times.push_back(measure([&] {
            field->selectAll();
            QTest::keyClick(field, Qt::Key_Delete);
        }));
    }
    tell("A letter in the search of the list", times);
    times.clear();
    const auto sortBy = [&](const QString& key) {
        QHeaderView* header = table().horizontalHeader();
        const int section = static_cast<int>(page().model().columns().indexOf(key));
        ASSERT_GE(section, 0);
        table().scrollTo(page().model().index(0, section));
        const QPoint at(header->sectionViewportPosition(section) + header->sectionSize(section) / 2,
                        header->height() / 2);
        times.push_back(measure([&] { QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at); }));
    };
    for (const QString& key : {u"value_score"_s, u"tier"_s, u"value_score"_s, u"monetary"_s, u"name"_s}) sortBy(key);
    tell("A sort by a click on a header", times);
    times.clear();
    const QList<PagePart> views = page().parts();
    const auto show = [&](const QString& name) {
        const auto view =
            std::find_if(views.begin(), views.end(), [&](const PagePart& part) { return part.name == name; });
        ASSERT_NE(view, views.end());
        times.push_back(measure([&] { context.go(u"clients"_s, VisitPart{view->key}); }));
    };
    for (int round = 0; round < 3; ++round) {
        show(u"大额"_s);
        show(u"核心"_s);
    }
    tell("A saved view from the side bar", times);
}

/// From Ctrl+0 to painted lines of the day, everybody's: ten playbooks are on, and something has been written since
/// Today was looked at, so that it is read anew.
TEST_F(PaintTime, Today) {
    session().edit({"add", {}}, [](Edit& edit) {
        std::size_t on = 0;
        for (const PlaybookPreset& preset : playbookPresets()) {
            if (on++ == 10) break;
            enablePlaybook(edit, preset.key, fixedClock().today());
        }
    });
    session().settle();
    auto& today = window->page<TodayPage>();
    auto* lines = today.findChild<QTableWidget*>(u"todayTable"_s);
    ASSERT_TRUE(lines);
    struct : QObject {
        bool eventFilter(QObject*, QEvent* event) override {
            painted |= event->type() == QEvent::Paint && page->hasLines();
            return false;
        }
        TodayPage* page = nullptr;
        bool painted = false;
    } seen;
    seen.page = &today;
    lines->viewport()->installEventFilter(&seen);
    const Record first = allRecords(context.reader(), Kind::client).front();
    const RecordId client = first.id();
    // One's own, as everybody has it who has said who they are.
    context.setActor(first.integer("owner"));
    std::vector<double> anew;
    std::vector<double> again;
    const auto look = [&](std::vector<double>& times) {
        context.openPage(u"clients"_s);
        settled();
        seen.painted = false;
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(window.get(), Qt::Key_0, Qt::ControlModifier);
        while (!seen.painted && timer.elapsed() < 60'000)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        EXPECT_TRUE(seen.painted);
        EXPECT_TRUE(today.isVisible());
        EXPECT_GT(lines->rowCount(), 1);
    };
    for (int round = 0; round < 7; ++round) {
        context.openPage(u"clients"_s);
        insert(Record(Kind::task)
                   .set("client", client)
                   .set("title", std::string("回电"))
                   .set("due", isoDate(fixedClock().today())));
        settled();
        look(anew);
        look(again);
    }
    tell("Ctrl+0 to the lines of the day, read anew", anew);
    tell("Ctrl+0 to the lines of the day, known", again);
}

TEST_F(PaintTime, TheBoxAtTheTop) {
    auto* field = window->findChild<SearchField*>(u"globalSearch"_s);
    auto* popup = window->findChild<SuggestPopup*>(u"searchPopup"_s);
    ASSERT_TRUE(field && popup);
    std::vector<double> times;
    for (const char* typed : {"mei", "ke"}) {
        QTest::keyClick(window.get(), Qt::Key_K, Qt::ControlModifier);
        for (const char* letter = typed; *letter; ++letter) {
            const QString expected = field->text() + QLatin1Char(*letter);
            QElapsedTimer timer;
            timer.start();
            QTest::keyClick(field, *letter);
            ASSERT_TRUE(QTest::qWaitFor([&] { return popup->isVisible() && popup->list()->itemCount() > 0; }, 20'000));
            times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            popup->dismiss();
        }
        field->clear();
    }
    tell("A letter in the box at the top", times);
}

}  // namespace
}  // namespace meike::ui::test
