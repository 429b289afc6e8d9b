// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever throws, wherever it throws: it is said, and the window goes on.
#include <QAbstractListModel>
#include <QFile>
#include <QListView>
#include <QPushButton>
#include <QShortcut>
#include <QTimer>
#include <new>
#include <stdexcept>

#include "base/error_code.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/context/application.h"
#include "ui/context/fault_log.h"
#include "ui/context/latest_read.h"
#include "ui/kit/text.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

constexpr const char* kSecret = "the name of a client";

[[noreturn]] void throwError() { throw Error(ErrorKind::io, "/x/list.csv", ErrorCode::file_not_read); }
[[noreturn]] void throwStandard() { throw std::runtime_error(kSecret); }
[[noreturn]] void throwMemory() { throw std::bad_alloc(); }
[[noreturn]] void throwNumber() { throw 7; }

class ThrowingModel : public QAbstractListModel {
public:
    explicit ThrowingModel(void (*thrower)(), QObject* parent) : QAbstractListModel(parent), m_throw(thrower) {}
    int rowCount(const QModelIndex&) const override { return 3; }
    QVariant data(const QModelIndex&, int role) const override {
        if (role == Qt::DisplayRole && m_throw) m_throw();
        return {};
    }

private:
    void (*m_throw)();
};

class BarrierTest : public RoomsTest {
protected:
    BarrierTest() : window(std::make_unique<MainWindow>(context)) {
        qApp->setProperty("throwsOnPurpose", true);
        window->resize(1000, 700);
        window->show();
        openEmpty();
    }
    ~BarrierTest() override {
        window.reset();
        qApp->setProperty("throwsOnPurpose", false);
    }
    /// Waits for a message, and then the window still does what it is for.
    void expectToldAndAlive(const char* where) {
        ASSERT_TRUE(QTest::qWaitFor([this] { return !errors.isEmpty(); }, 10'000)) << where << ": nothing was said";
        for (const QString& error : std::as_const(errors)) EXPECT_GT(error.size(), 10) << where;
        EXPECT_TRUE(window->isVisible()) << where;
        errors.clear();
        ASSERT_TRUE(QTest::qWaitFor([this] { return !session().jobRunning(); }, 10'000)) << where;
        EXPECT_TRUE(context.edit({"add", {}}, [](Edit& edit) {
            edit.insert(Record(Kind::client).set("name", std::string("after")));
        })) << where;
        errors.clear();
        window->setCurrentPage(window->currentPage() == u"clients"_s ? u"dashboard"_s : u"clients"_s);
        settle();
        EXPECT_TRUE(errors.isEmpty()) << where << u8(errors.join(u' '));
    }
    std::unique_ptr<MainWindow> window;
};

TEST_F(BarrierTest, EveryKindOfSlotThatThrows) {
    struct Case {
        const char* name;
        std::function<void(void (*)())> run;
    };
    auto* button = new QPushButton(u"x"_s, window->centralWidget());
    button->show();
    const Case cases[] = {
        {"button",
         [&](void (*thrower)()) {
             QObject guard;
             QObject::connect(button, &QPushButton::clicked, &guard, [thrower] { thrower(); });
             QTest::mouseClick(button, Qt::LeftButton);
         }},
        {"timer", [&](void (*thrower)()) { QTimer::singleShot(0, window.get(), [thrower] { thrower(); }); }},
        {"queued call",
         [&](void (*thrower)()) {
             QMetaObject::invokeMethod(
                 window.get(), [thrower] { thrower(); }, Qt::QueuedConnection);
         }},
        {"model while painting",
         [&](void (*thrower)()) {
             QListView view;
             ThrowingModel model(thrower, nullptr);
             view.setModel(&model);
             view.resize(200, 100);
             view.show();
             EXPECT_TRUE(QTest::qWaitFor([this] { return !errors.isEmpty(); }, 10'000));
         }},
        {"worker reading",
         [&](void (*thrower)()) {
             LatestRead read(context);
             read.ask([thrower](Database&, const std::stop_token&) { thrower(); },
                      [] { FAIL() << "no answer was made"; });
             EXPECT_TRUE(QTest::qWaitFor([this] { return !errors.isEmpty(); }, 10'000));
             EXPECT_FALSE(read.running());
         }},
        {"answer of a worker",
         [&](void (*thrower)()) {
             LatestRead read(context);
             read.ask([](Database&, const std::stop_token&) { return 1; }, [thrower](int) { thrower(); });
             EXPECT_TRUE(QTest::qWaitFor([this] { return !errors.isEmpty(); }, 10'000));
         }},
        {"job",
         [&](void (*thrower)()) {
             context.runJob(fixedText(u"job"_s),
                            [thrower](Workspace&, Progress&, const std::stop_token&) { thrower(); });
         }},
        {"end of a job",
         [&](void (*thrower)()) {
             context.runJob(
                 fixedText(u"job"_s), [](Workspace&, Progress&, const std::stop_token&) {},
                 [thrower](bool) { thrower(); });
         }},
        {"edit",
         [&](void (*thrower)()) {
             EXPECT_FALSE(context.edit({"add", {}}, [thrower](Edit&) { thrower(); }));
         }},
        {"after a commit",
         [&](void (*thrower)()) {
             QObject guard;
             QObject::connect(&context, &AppContext::changed, &guard, [thrower] { thrower(); });
             session().edit({"add", {}},
                            [](Edit& edit) { edit.insert(Record(Kind::client).set("name", std::string("x"))); });
             EXPECT_TRUE(QTest::qWaitFor([this] { return !errors.isEmpty(); }, 10'000));
         }},
        {"change of day",
         [&](void (*thrower)()) {
             QObject guard;
             QObject::connect(&context, &AppContext::asOfChanged, &guard, [thrower] { thrower(); });
             context.setAsOf(context.today() - std::chrono::days(30));
             EXPECT_TRUE(QTest::qWaitFor([this] { return !errors.isEmpty(); }, 10'000));
             guard.disconnect();
             QObject::disconnect(&context, &AppContext::asOfChanged, &guard, nullptr);
             context.setAsOf({});
         }},
    };
    settle();
    errors.clear();
    for (const Case& each : cases)
        for (void (*thrower)() : {throwError, throwStandard, throwMemory, throwNumber}) {
            each.run(thrower);
            expectToldAndAlive(each.name);
            if (HasFatalFailure()) return;
        }
}

TEST_F(BarrierTest, TheLogSaysWhatAndWhereAndNothingThatPeopleEntered) {
    QFile::remove(faultLogPath());
    const auto log = [] {
        QFile file(faultLogPath());
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    };
    QTimer::singleShot(0, window.get(), throwError);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !errors.isEmpty(); }, 10'000));
    EXPECT_EQ(log(), QString()) << "an Error that the program means is no fault";
    errors.clear();
    QTimer::singleShot(0, window.get(), throwStandard);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !errors.isEmpty(); }, 10'000));
    EXPECT_TRUE(log().contains(u"runtime_error"_s)) << u8(log());
    EXPECT_FALSE(log().contains(QString::fromUtf8(kSecret))) << u8(log());
    EXPECT_EQ(log().count(u'\n'), 1) << u8(log());
    QFile::remove(faultLogPath());
}

}  // namespace
}  // namespace meike::ui::test
