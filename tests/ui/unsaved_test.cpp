// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "app/segments.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/app/main_window.h"
#include "ui/common/form_dialog.h"
#include "ui/common/text.h"
#include "ui/segments/segment_detail.h"
#include "ui/segments/segments_page.h"

namespace meike::ui::test {
namespace {

const Rule kCore = Rule::all({Rule::condition("tier", "any_of", {"core"})});

class UnsavedTest : public RoomsTest {
protected:
    UnsavedTest() : window(std::make_unique<MainWindow>(context)) {
        window->resize(1280, 800);
        window->show();
    }
    ~UnsavedTest() override { window.reset(); }

    void open() {
        openDemo();
        settle();
        window->setCurrentPage(u"segments"_s);
    }
    void edit(const QString& name) {
        window->setCurrentPage(u"segments"_s);
        window->segmentsPage().showNew(name, kCore);
        // Elsewhere it is as easily forgotten.
        window->setCurrentPage(u"clients"_s);
    }
    FormDialog* sheet() {
        for (auto* each : window->findChildren<FormDialog*>(u"unsavedSheet"_s))
            if (each->isVisible()) return each;
        return nullptr;
    }
    void press(const QString& button) {
        ASSERT_TRUE(sheet());
        QTest::mouseClick(sheet()->findChild<QPushButton*>(button), Qt::LeftButton);
        QTest::qWait(1);
    }
    void cancel() {
        ASSERT_TRUE(sheet());
        QTest::keyClick(sheet(), Qt::Key_Escape);
        QTest::qWait(1);
    }

    std::unique_ptr<MainWindow> window;
};

TEST_F(UnsavedTest, ClosingTheWindowAsksAndSaves) {
    open();
    edit(u"Kept"_s);
    EXPECT_FALSE(window->close());
    ASSERT_TRUE(sheet());
    EXPECT_TRUE(sheet()->windowTitle().contains(u"Kept"_s)) << u8(sheet()->windowTitle());
    EXPECT_FALSE(window->close()) << "asked once, not twice";
    EXPECT_EQ(window->findChildren<FormDialog*>(u"unsavedSheet"_s).size(), 1);
    cancel();
    EXPECT_FALSE(sheet());
    EXPECT_TRUE(window->isVisible());
    EXPECT_EQ(window->segmentsPage().detail().name(), u"Kept"_s) << "Cancel leaves everything as it is";
    EXPECT_FALSE(findSegment(context.reader(), "Kept"));

    EXPECT_FALSE(window->close());
    press(u"unsavedSaveButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->isVisible(); }, 5'000));
    ASSERT_TRUE(findSegment(context.reader(), "Kept"));
    EXPECT_EQ(findSegment(context.reader(), "Kept")->rule, kCore);
}

TEST_F(UnsavedTest, LeavingTheWorkspaceAsksAndDiscards) {
    open();
    edit(u"Lost"_s);
    const auto path = session().path();
    window->closeWorkspace();
    ASSERT_TRUE(sheet());
    ASSERT_TRUE(context.session()) << "still open while it asks";
    press(u"unsavedDiscardButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !context.session(); }, 5'000));
    QSignalSpy opened(window.get(), &MainWindow::opened);
    window->openWorkspace(path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.count() == 1; }, 20'000));
    EXPECT_FALSE(findSegment(context.reader(), "Lost"));

    // Opening another one is leaving, too; what is complete and saved asks nothing.
    const auto other = folder / "other.meike";
    edit(u"Lost"_s);
    window->createWorkspace(other, u"CNY"_s);
    ASSERT_TRUE(sheet());
    EXPECT_FALSE(window->isOpening());
    press(u"unsavedSaveButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.count() == 2; }, 20'000));
    EXPECT_EQ(session().path(), other);
    window->segmentsPage().showNew({}, Rule::all({}));
    EXPECT_TRUE(window->close()) << "a new one in which nothing stands is nothing to lose";
}

TEST_F(UnsavedTest, WhatCannotBeSavedIsShownAndStays) {
    open();
    edit({});
    messages.clear();
    EXPECT_FALSE(window->close());
    press(u"unsavedSaveButton"_s);
    EXPECT_FALSE(sheet());
    QTest::qWait(50);
    EXPECT_TRUE(window->isVisible());
    EXPECT_EQ(window->currentPage(), u"segments"_s);
    EXPECT_TRUE(messages.contains(u"Give the segment a name."_s)) << u8(messages.join(u'|'));
    EXPECT_EQ(window->segmentsPage().detail().rule(), kCore);
    EXPECT_FALSE(window->close());
    press(u"unsavedDiscardButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->isVisible(); }, 5'000));
}

}  // namespace
}  // namespace meike::ui::test
