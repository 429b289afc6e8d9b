// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way through the window, with mouse and keys: welcome, demo, search, tag, undo, dashboard, list, export,
// file.
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <fstream>
#include <functional>
#include <sstream>

#include "tests/ui/rooms_fixture.h"
#include "ui/kit/format.h"
#include "ui/kit/matrix_table.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/text.h"
#include "ui/parts/client_list_model.h"
#include "ui/parts/export_dialog.h"
#include "ui/rooms/client/client_facts.h"
#include "ui/rooms/client/client_page.h"
#include "ui/rooms/client/client_timeline.h"
#include "ui/rooms/clients/client_panel.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/dashboard/dashboard_page.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

/// The records of a CSV file of ours: fields may be quoted.
std::vector<std::vector<std::string>> readCsv(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    std::string text = all.str();
    if (text.rfind("\xEF\xBB\xBF", 0) == 0) text.erase(0, 3);
    std::vector<std::vector<std::string>> rows(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"')
                rows.back().back() += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                rows.back().back() += text[++i];
            else
                quoted = false;
        } else if (c == '"')
            quoted = true;
        else if (c == ',')
            rows.back().emplace_back();
        else if (c == '\n')
            rows.push_back({""});
        else if (c != '\r')
            rows.back().back() += c;
    }
    if (rows.back() == std::vector<std::string>{""}) rows.pop_back();
    return rows;
}

class WayTest : public ::testing::TestWithParam<Language> {
protected:
    WayTest() {
        std::error_code ignored;
        std::filesystem::remove_all(AppContext::demoPath().parent_path(), ignored);
        Theme::apply(*qApp, ThemeChoice::light);
        context = std::make_unique<AppContext>();
        for (const QString& key :
             {u"clients/columns"_s, u"window/geometry"_s, u"window/workspace"_s, u"recent_workspaces"_s})
            context->settings().setValue(key, QVariant());
        context->setLanguage(GetParam());
        window = std::make_unique<MainWindow>(*context);
        QObject::connect(context.get(), &AppContext::errorRequested, window.get(),
                         [this](const Message& error) { errors << error.text(); });
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~WayTest() override {
        window.reset();
        context.reset();
        std::error_code ignored;
        std::filesystem::remove_all(AppContext::demoPath().parent_path(), ignored);
    }

    template <class Widget>
    Widget* visible(const QString& name) {
        for (Widget* each : window->findChildren<Widget*>(name))
            if (each->isVisible()) return each;
        return nullptr;
    }
    ClientsPage& page() { return window->page<ClientsPage>(); }
    void settled() {
        context->session()->settle();
        QTest::qWait(1);
        ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled(); }, 20'000)) << u8(errors.join(u' '));
    }
    /// The page of a client, whole.
    bool shows(RecordId client) {
        context->session()->settle();
        QTest::qWait(1);
        ClientPage& shown = window->page<ClientPage>();
        return QTest::qWaitFor(
            [&] { return window->currentPage() == u"client"_s && shown.isSettled() && shown.client() == client; },
            20'000);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : window.get(), key, modifiers);
    }

    std::unique_ptr<AppContext> context;
    std::unique_ptr<MainWindow> window;
    QStringList errors;
    meike::test::TemporaryFolder folder;
};

TEST_P(WayTest, FromWelcomeToTheExportedFile) {
    // Welcome: three ways, and the demo is one of them.
    ASSERT_EQ(window->currentPage(), u"welcome"_s);
    QAbstractButton* demo = nullptr;
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return (demo = visible<QAbstractButton>(u"openDemoButton"_s)) != nullptr; }, 5'000));
    QSignalSpy opened(window.get(), &MainWindow::opened);
    QTest::mouseClick(demo, Qt::LeftButton);
    ASSERT_TRUE(opened.count() > 0 || opened.wait(120'000));
    ASSERT_TRUE(opened[0][0].toBool()) << u8(errors.join(u' '));
    EXPECT_EQ(window->currentPage(), u"clients"_s);
    EXPECT_TRUE(QTest::qWaitFor([&] { return visible<QWidget>(u"demoBanner"_s) != nullptr; }, 5'000));
    settled();
    EXPECT_GT(page().model().rowCount(), 300);

    // Search by initials in the box at the top: 知夏美妆.
    press(Qt::Key_K, Qt::ControlModifier);
    auto* search = visible<SearchField>(u"globalSearch"_s);
    ASSERT_TRUE(search && search->hasFocus());
    QTest::keyClicks(search, u"zxmz"_s);
    auto* popup = window->findChild<SuggestPopup*>(u"searchPopup"_s);
    ASSERT_NE(popup, nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return popup->isVisible() && popup->list()->itemCount() > 0; }, 5'000));
    ASSERT_NE(popup->list()->currentItem(), nullptr);
    EXPECT_EQ(popup->list()->currentItem()->text, u"知夏美妆"_s);
    press(Qt::Key_Return);
    const RecordId client = findRecords(context->reader(), Kind::client, "name", Value{std::string("知夏美妆")}).at(0);
    ASSERT_TRUE(shows(client));

    // Tag it in two strokes: T, type, Enter.
    const std::size_t tagsBefore = tagsOfClient(context->reader(), client).size();
    press(Qt::Key_T);
    auto* picker = visible<PopupPicker>(u"tagPicker"_s);
    ASSERT_NE(picker, nullptr);
    picker->edit()->insert(u"路测标签"_s);
    press(Qt::Key_Return);
    const auto tag = findRecords(context->reader(), Kind::tag, "name", Value{std::string("路测标签")});
    ASSERT_EQ(tag.size(), 1u);
    EXPECT_THAT(tagsOfClient(context->reader(), client), ::testing::Contains(tag[0]));
    EXPECT_TRUE(window->messages().currentText().contains(u"路测标签"_s)) << u8(window->messages().currentText());
    EXPECT_TRUE(shows(client));

    // Undo.
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(tagsOfClient(context->reader(), client).size(), tagsBefore);
    settled();

    // The dashboard, and a cell of its matrix.
    press(Qt::Key_3, Qt::ControlModifier);
    ASSERT_EQ(window->currentPage(), u"dashboard"_s);
    DashboardPage& dashboard = window->page<DashboardPage>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return dashboard.data() != nullptr; }, 20'000));
    MatrixTable* matrix = dashboard.findChild<QWidget*>(u"rfm_matrixCard"_s)->findChild<MatrixTable*>();
    ASSERT_NE(matrix, nullptr);
    QModelIndex cell;
    for (int row = 0; row < matrix->model()->rowCount() && !cell.isValid(); ++row)
        for (int column = 0; column < matrix->model()->columnCount(); ++column) {
            const MatrixCell* each = matrix->matrixModel()->cell(matrix->model()->index(row, column));
            if (each && each->clickable && each->figure.toInt() > 2) cell = matrix->model()->index(row, column);
        }
    ASSERT_TRUE(cell.isValid());
    const int wanted = matrix->matrixModel()->cell(cell)->figure.toInt();
    matrix->scrollTo(cell);
    QTest::mouseClick(matrix->viewport(), Qt::LeftButton, {}, matrix->visualRect(cell).center());
    ASSERT_EQ(window->currentPage(), u"clients"_s);
    settled();
    ASSERT_EQ(page().model().rowCount(), wanted);

    // Export that list and compare the file.
    press(Qt::Key_E, Qt::ControlModifier);
    auto* dialog = window->findChild<ExportDialog*>();
    ASSERT_NE(dialog, nullptr);
    const std::filesystem::path file = folder / "list.csv";
    dialog->setFilePath(qsPath(file));
    QSignalSpy exported(dialog, &ExportDialog::exported);
    auto* button = dialog->findChild<QPushButton*>(u"exportButton"_s);
    ASSERT_NE(button, nullptr);
    QTest::mouseClick(button, Qt::LeftButton);
    ASSERT_TRUE(exported.count() > 0 || exported.wait(20'000)) << u8(errors.join(u' '));
    const auto rows = readCsv(file);
    ASSERT_EQ(rows.size(), static_cast<std::size_t>(wanted) + 1);
    const auto columns = page().exportColumns();
    ASSERT_EQ(rows[0].size(), columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i)
        EXPECT_EQ(rows[0][i], fieldOf(Kind::client, columns[i]).label.in(GetParam()));
    const auto column = [&](std::string_view key) {
        return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), key) - columns.begin());
    };
    for (int row = 0; row < wanted; ++row) {
        const auto& cells = rows[static_cast<std::size_t>(row) + 1];
        EXPECT_EQ(cells[column("name")], textOrEmpty(page().model().valueAt(row, "name")));
        EXPECT_EQ(cells[column("r")], std::to_string(integerOr(page().model().valueAt(row, "r"), 0)));
        const std::string tier = textOrEmpty(page().model().valueAt(row, "tier"));
        EXPECT_EQ(cells[column("tier")], findChoice(fieldOf(Kind::client, "tier").choices, tier)->label.in(GetParam()));
    }
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));

    // One click leaves the demo.
    QTest::mouseClick(visible<QWidget>(u"demoBanner"_s)->findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_EQ(window->currentPage(), u"welcome"_s);
    EXPECT_EQ(context->session(), nullptr);
}

/// The main job with the keyboard alone, as somebody does who cannot or does not want to take the mouse.
TEST_P(WayTest, ByKeyboardAlone) {
    const auto focus = [] { return QApplication::focusWidget(); };
    /// Presses Tab until the widget has the keyboard; false: it never has.
    const auto tabTo = [&](const std::function<bool(QWidget*)>& there, int most) {
        for (int i = 0; i < most; ++i) {
            if (focus() && there(focus())) return true;
            press(Qt::Key_Tab);
        }
        return focus() && there(focus());
    };
    ASSERT_TRUE(QTest::qWaitFor([&] { return visible<QAbstractButton>(u"openDemoButton"_s) != nullptr; }, 5'000));
    ASSERT_TRUE(tabTo([](QWidget* each) { return each->objectName() == u"openDemoButton"_s; }, 8));
    QSignalSpy opened(window.get(), &MainWindow::opened);
    press(Qt::Key_Return);
    ASSERT_TRUE(opened.count() > 0 || opened.wait(120'000));
    settled();

    press(Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(focus(), u"zxmz"_s);
    auto* popup = window->findChild<SuggestPopup*>(u"searchPopup"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return popup->isVisible() && popup->list()->itemCount() > 0; }, 5'000));
    press(Qt::Key_Return);
    const RecordId client = findRecords(context->reader(), Kind::client, "name", Value{std::string("知夏美妆")}).at(0);
    ASSERT_TRUE(shows(client));

    // Everything about it: the keyboard is in the timeline, the fields are one stroke away, and so is the line that
    // logs.
    ClientPage& everything = window->page<ClientPage>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return everything.timeline().isAncestorOf(focus()); }, 5'000));
    press(Qt::Key_F6);
    EXPECT_TRUE(everything.facts().isAncestorOf(focus()));
    press(Qt::Key_F6, Qt::ShiftModifier);
    EXPECT_TRUE(everything.timeline().isAncestorOf(focus()));
    const std::int64_t before = countRecords(context->reader(), Kind::interaction);
    press(Qt::Key_L, Qt::ControlModifier);
    auto* line = qobject_cast<QLineEdit*>(focus());
    ASSERT_TRUE(line && everything.timeline().isAncestorOf(line));
    line->insert(u"谈了续约"_s);
    press(Qt::Key_Return);
    EXPECT_EQ(countRecords(context->reader(), Kind::interaction), before + 1);
    settled();
    // The line is empty: the key takes back the log, not the letters.
    EXPECT_EQ(focus(), line);
    press(Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(QTest::qWaitFor([&] { return countRecords(context->reader(), Kind::interaction) == before; }, 5'000));
    EXPECT_EQ(line->text(), QString());
    settled();

    // A cell of the dashboard opens the clients behind it.
    press(Qt::Key_3, Qt::ControlModifier);
    DashboardPage& dashboard = window->page<DashboardPage>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return dashboard.isComplete(); }, 60'000));
    EXPECT_TRUE(&dashboard == focus() || dashboard.isAncestorOf(focus()));
    ASSERT_TRUE(tabTo([](QWidget* each) { return qobject_cast<MatrixTable*>(each) != nullptr; }, 40));
    auto* matrix = qobject_cast<MatrixTable*>(focus());
    for (int row = 0; row < matrix->model()->rowCount() && window->currentPage() == u"dashboard"_s; ++row)
        for (int column = 0; column < matrix->model()->columnCount(); ++column) {
            if (window->currentPage() != u"dashboard"_s) break;
            matrix->setCurrentIndex(matrix->model()->index(row, column));
            press(Qt::Key_Return);
        }
    ASSERT_EQ(window->currentPage(), u"clients"_s);
    settled();
    EXPECT_GT(page().model().rowCount(), 0);

    press(Qt::Key_E, Qt::ControlModifier);
    auto* dialog = window->findChild<ExportDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->setFilePath(qsPath(folder / "keys.csv"));
    QSignalSpy exported(dialog, &ExportDialog::exported);
    QTest::keyClick(dialog, Qt::Key_Return);
    ASSERT_TRUE(exported.count() > 0 || exported.wait(20'000)) << u8(errors.join(u' '));
    EXPECT_EQ(readCsv(folder / "keys.csv").size(), static_cast<std::size_t>(page().model().rowCount()) + 1);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->findChild<ExportDialog*>(); }, 5'000));
    QApplication::setActiveWindow(window.get());
    press(Qt::Key_W, Qt::ControlModifier);
    EXPECT_EQ(window->currentPage(), u"welcome"_s);
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
}

INSTANTIATE_TEST_SUITE_P(BothLanguages, WayTest, ::testing::Values(Language::zh, Language::en),
                         [](const auto& info) { return info.param == Language::zh ? "Chinese" : "English"; });

}  // namespace
}  // namespace meike::ui::test
