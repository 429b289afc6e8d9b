// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/assessments/assessments_page.h"
#include "tests/ui/went_spy.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTableWidget>

#include "app/assessment_save.h"
#include "app/review_pack.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/labels.h"
#include "ui/kit/painting.h"
#include "ui/kit/progress.h"
#include "ui/kit/table_roles.h"
#include "ui/kit/text.h"
#include "ui/parts/assessment_sheet.h"
#include "ui/rooms/assessments/compare_card.h"
#include "ui/rooms/assessments/review_pdf.h"

namespace meike::ui::test {
namespace {

class AssessmentsPageTest : public RoomsTest {
protected:
    void open() {
        openDemo();
        settle();
        page = std::make_unique<AssessmentsPage>(context);
        page->resize(1092, 720);
        page->show();
        ASSERT_TRUE(QTest::qWaitFor([this] { return page->isSettled(); }, 20'000));
    }
    QTableWidget* table(const QString& name) { return page->findChild<QTableWidget*>(name); }
    QPushButton* button(const QString& name) { return page->findChild<QPushButton*>(name); }
    ~AssessmentsPageTest() override { page.reset(); }

    std::unique_ptr<AssessmentsPage> page;
};

QString pdfText(const QStringList& arguments) {
    QProcess reader;
    reader.start(u"pdftotext"_s, arguments);
    reader.waitForFinished(20'000);
    return QString::fromUtf8(reader.readAllStandardOutput());
}

TEST_F(AssessmentsPageTest, SignsOffAndOpensWhoIsDue) {
    open();
    auto* saved = table(u"assessmentTable"_s);
    ASSERT_GT(saved->rowCount(), 0);
    context.setActor(allRecords(context.reader(), Kind::person).front().id());
    int unsignedRow = -1;
    for (int row = 0; row < saved->rowCount(); ++row)
        if (saved->item(row, 5)->text() == u"not yet"_s) unsignedRow = row;
    if (unsignedRow < 0) {
        NoProgress quiet;
        session().runJob(
            [](Workspace& workspace, Progress& progress, const std::stop_token& stop) {
                saveAssessment(workspace, ScoringProfile(), workspace.clock().today(), "fresh", 0, progress, stop);
            },
            quiet);
        settle();
        ASSERT_TRUE(
            QTest::qWaitFor([&] { return page->isSettled() && saved->item(0, 0)->text() == u"fresh"_s; }, 20'000));
        unsignedRow = 0;
    }
    saved->selectRow(unsignedRow);
    const QString name = saved->item(unsignedRow, 0)->text();
    QTest::mouseClick(button(u"signAssessmentButton"_s), Qt::LeftButton);
    settle();
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->isSettled(); }, 20'000));
    for (const AssessmentSummary& each : readAssessments(context.reader()))
        if (qs(each.name) == name) {
            EXPECT_EQ(each.signedOn, context.today());
        }
    EXPECT_FALSE(button(u"signAssessmentButton"_s)->isEnabled()) << "nobody signs twice";

    const auto due = reassessmentsDue(context.reader(), *context.scores());
    ClientList opened;
    QObject::connect(&context, &AppContext::visitWanted, page.get(),
                     [&](const QString&, const Visit& visit) { opened = std::get<VisitList>(visit).clients; });
    for (std::size_t i = 0; i < due.size(); ++i) {
        opened.reset();
        table(u"dueTable"_s)->setCurrentCell(static_cast<int>(i), 0);
        QTest::keyClick(table(u"dueTable"_s), Qt::Key_Return);
        EXPECT_EQ(opened ? *opened : std::vector<RecordId>(), due[i].due);
    }
}

TEST_F(AssessmentsPageTest, ThePackHasItsTextAndNothingIsCut) {
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty()) GTEST_FAIL() << "poppler-utils is missing";
    open();
    for (const Language language : {Language::zh, Language::en}) {
        context.setLanguage(language);
        const QString file = path(language == Language::zh ? "zh.pdf" : "en.pdf");
        QSignalSpy written(page.get(), &AssessmentsPage::pdfWritten);
        page->writePack(file);
        ASSERT_TRUE(QTest::qWaitFor([&] { return written.count() == 1; }, 30'000)) << errors.join(u' ').toStdString();
        const AssessmentSummary chosen = readAssessments(context.reader()).front();
        const ReviewPack pack = readReviewPack(session(), context.reader(), chosen.id, language);
        const QString flat = pdfText({file, u"-"_s}).remove(QRegularExpression(u"\\s"_s));
        const auto holds = [&](const QString& words) {
            EXPECT_TRUE(flat.contains(QString(words).remove(QRegularExpression(u"\\s"_s)))) << words.toStdString();
        };
        holds(qs(pack.name));
        for (const ReviewPack::Tier& tier : pack.tiers) holds(qs(tier.tier.label.in(language)));
        ASSERT_FALSE(pack.movers.empty());
        for (const ReviewPack::Line& line : pack.movers) holds(qs(line.name));
        for (const ReviewPack::Line& line : pack.atRisk) {
            holds(qs(line.name));
            holds(qs(line.owner));
        }
        // Every word lies inside the margins of its page.
        const QString boxes = pdfText({u"-bbox"_s, file, u"-"_s});
        double width = 0, height = 0;
        int words = 0, pages = 0;
        for (const QString& line : boxes.split(u'\n')) {
            static const QRegularExpression kPage(u"<page width=\"([0-9.]+)\" height=\"([0-9.]+)\""_s);
            static const QRegularExpression kWord(
                u"<word xMin=\"([-0-9.]+)\" yMin=\"([-0-9.]+)\" xMax=\"([-0-9.]+)\" yMax=\"([-0-9.]+)\""_s);
            if (const auto page = kPage.match(line); page.hasMatch()) {
                width = page.captured(1).toDouble();
                height = page.captured(2).toDouble();
                ++pages;
            } else if (const auto word = kWord.match(line); word.hasMatch()) {
                ++words;
                EXPECT_GE(word.captured(1).toDouble(), 40) << line.toStdString();
                EXPECT_GE(word.captured(2).toDouble(), 36) << line.toStdString();
                EXPECT_LE(word.captured(3).toDouble(), width - 40) << line.toStdString();
                EXPECT_LE(word.captured(4).toDouble(), height - 36) << line.toStdString();
            }
        }
        EXPECT_GT(words, 100);
        EXPECT_GE(pages, 2);
        EXPECT_NEAR(width, 595, 1);
        EXPECT_EQ(QFile::permissions(file) & (QFileDevice::ReadOther | QFileDevice::ReadGroup),
                  QFileDevice::Permissions());
    }
}

TEST_F(AssessmentsPageTest, EveryColumnIsWholeInASmallWindow) {
    open();
    for (const Language language : {Language::en, Language::zh}) {
        context.setLanguage(language);
        ASSERT_TRUE(QTest::qWaitFor([this] { return page->isSettled(); }, 20'000));
        for (std::size_t cause = 0; cause < kMoveCauses; ++cause) {
            const QString text = context.text(moveCauseLabel(static_cast<MoveCause>(cause)));
            const QTableWidget* shown = table(u"compareTable"_s);
            EXPECT_LE(shown->fontMetrics().horizontalAdvance(text) + 16, shown->columnWidth(3)) << text.toStdString();
        }
        for (const QString& name : {u"assessmentTable"_s, u"dueTable"_s, u"compareTable"_s}) {
            const QTableWidget* shown = table(name);
            for (int row = 0; row < shown->rowCount(); ++row)
                for (int column = 0; column < shown->columnCount(); ++column) {
                    // Names of clients are as long as they are, and whole in their tooltip.
                    if (name == u"compareTable"_s && column == 0) continue;
                    const QTableWidgetItem* item = shown->item(row, column);
                    EXPECT_LE(shown->fontMetrics().horizontalAdvance(item->text()) + 16, shown->columnWidth(column))
                        << item->text().toStdString();
                    // A tier stands behind its symbol.
                    if (!item->data(kTierRole).toString().isEmpty()) {
                        EXPECT_LE(tierLabelWidth(shown->fontMetrics(), item->text()) + 16, shown->columnWidth(column))
                            << item->text().toStdString();
                    }
                }
            for (int column = 0; column < shown->columnCount(); ++column)
                EXPECT_LE(shown->fontMetrics().horizontalAdvance(shown->horizontalHeaderItem(column)->text()) + 16,
                          shown->columnWidth(column))
                    << shown->horizontalHeaderItem(column)->text().toStdString();
            EXPECT_FALSE(shown->horizontalScrollBar()->isVisible());
        }
    }
}

TEST_F(AssessmentsPageTest, NothingKeepsTurningWhenThePackFails) {
    open();
    context.setActor(0);
    QSignalSpy failed(&context, &AppContext::errorRequested);
    page->writePack(path("no folder") + u"/pack.pdf"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return failed.count() == 1; }, 30'000));
    const auto nothingTurns = [&] {
        const auto overlays = page->findChildren<BusyOverlay*>();
        return std::none_of(overlays.begin(), overlays.end(),
                            [](const BusyOverlay* each) { return each->isRunning() || each->isVisible(); });
    };
    EXPECT_TRUE(QTest::qWaitFor([&] { return nothingTurns() && page->isSettled(); }, 30'000));
    // Closed half-way: no figure of it is written, nothing waits.
    page->writePack(path("late.pdf"));
    context.setSession(nullptr);
    EXPECT_TRUE(QTest::qWaitFor(nothingTurns, 30'000));
    EXPECT_FALSE(QFile::exists(path("late.pdf")));
}

TEST_F(AssessmentsPageTest, ComparesWithTheEarlierOneAndOpensWhoMoved) {
    open();
    const auto saved = readAssessments(context.reader());
    ASSERT_GE(saved.size(), 2U);
    table(u"assessmentTable"_s)->selectRow(0);
    ASSERT_TRUE(QTest::qWaitFor([this] { return page->isSettled(); }, 20'000));
    auto* card = page->findChild<CompareCard*>();
    const AssessmentMoves expected = compareAssessments(session(), context.reader(), saved[0], saved[1]);
    ASSERT_TRUE(card->moves());
    ASSERT_EQ(card->moves()->moves.size(), expected.moves.size());
    ASSERT_FALSE(expected.moves.empty());
    auto* list = table(u"compareTable"_s);
    ASSERT_EQ(list->rowCount(), static_cast<int>(expected.moves.size()));
    WentSpy opened(context, WentSpy::clients);
    for (const int row : {0, list->rowCount() - 1}) {
        const AssessmentMove& move = expected.moves[static_cast<std::size_t>(row)];
        EXPECT_EQ(u8(list->item(row, 0)->text()), recordName(context.reader(), Kind::client, move.client));
        EXPECT_EQ(u8(list->item(row, 3)->text()), moveCauseLabel(move.cause).en);
        emit list->activated(list->model()->index(row, 0));
        ASSERT_EQ(opened.count(), 1);
        EXPECT_EQ(opened.takeFirst().front().value<RecordId>(), move.client);
    }
    // The oldest has none before it, and says so.
    table(u"assessmentTable"_s)->selectRow(static_cast<int>(saved.size()) - 1);
    ASSERT_TRUE(QTest::qWaitFor([this] { return page->isSettled(); }, 20'000));
    EXPECT_EQ(card->moves(), nullptr);
    EXPECT_FALSE(list->isVisible());
    EXPECT_TRUE(page->findChild<QLabel*>(u"compareNote"_s)->text().contains(u"no earlier assessment"_s));
}

TEST_F(AssessmentsPageTest, OneThatIsJustSavedIsTheOneToSign) {
    open();
    table(u"assessmentTable"_s)->selectRow(1);
    context.setActor(allRecords(context.reader(), Kind::person).front().id());
    openAssessmentSheet(context, page.get());
    auto* sheet = QApplication::activeModalWidget() ? QApplication::activeModalWidget()
                                                    : page->window()->findChild<FormDialog*>();
    ASSERT_TRUE(sheet);
    sheet->findChild<QLineEdit*>(u"assessmentNameEdit"_s)->setText(u"Fresh"_s);
    EXPECT_EQ(sheet->findChild<QComboBox*>()->currentData().toLongLong(), 0) << "saving signs nothing by itself";
    qobject_cast<FormDialog*>(sheet)->accept();
    auto* saved = table(u"assessmentTable"_s);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return saved->rowCount() > 0 && saved->item(0, 0)->text() == u"Fresh"_s && page->isSettled(); }, 20'000));
    EXPECT_EQ(saved->currentRow(), 0);
    ASSERT_TRUE(button(u"signAssessmentButton"_s)->isEnabled());
    messages.clear();
    button(u"signAssessmentButton"_s)->click();
    ASSERT_FALSE(messages.isEmpty());
    EXPECT_TRUE(messages.front().contains(u"Sign off"_s)) << u8(messages.front());
    settle();
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->isSettled(); }, 20'000));
    EXPECT_TRUE(button(u"signAssessmentButton"_s)->toolTip().contains(u"Signed off already"_s));
}

TEST_F(AssessmentsPageTest, WithoutAnyThereIsOneButtonAndNothingIsWaitedFor) {
    openEmpty();
    page = std::make_unique<AssessmentsPage>(context);
    page->show();
    ASSERT_TRUE(QTest::qWaitFor([this] { return page->isSettled(); }, 20'000));
    for (const QString& name : {u"newAssessmentButton"_s, u"signAssessmentButton"_s, u"removeAssessmentButton"_s})
        EXPECT_FALSE(button(name)->isVisible()) << name.toStdString();
    EXPECT_FALSE(page->findChild<CompareCard*>()->isVisible());
}

TEST_F(AssessmentsPageTest, ThePackIsBlackOnWhiteInADarkWindow) {
    if (QStandardPaths::findExecutable(u"pdftoppm"_s).isEmpty()) GTEST_FAIL() << "poppler-utils is missing";
    open();
    QList<QImage> pages;
    for (const ThemeChoice theme : {ThemeChoice::light, ThemeChoice::dark}) {
        Theme::apply(*qApp, theme);
        const QString name = path(theme == ThemeChoice::dark ? "dark" : "light");
        QSignalSpy written(page.get(), &AssessmentsPage::pdfWritten);
        page->writePack(name + u".pdf"_s);
        ASSERT_TRUE(QTest::qWaitFor([&] { return written.count() == 1; }, 30'000));
        QProcess::execute(u"pdftoppm"_s,
                          {u"-r"_s, u"50"_s, u"-f"_s, u"1"_s, u"-singlefile"_s, u"-png"_s, name + u".pdf"_s, name});
        pages << QImage(name + u".png"_s);
        ASSERT_FALSE(pages.back().isNull());
    }
    Theme::apply(*qApp, ThemeChoice::light);
    EXPECT_EQ(pages[0], pages[1]);
}

/// The page and the pack made from it compare with the same assessment, whichever was chosen.
TEST_F(AssessmentsPageTest, ThePackComparesWithWhatThePageCompares) {
    open();
    auto* with = page->findChild<QComboBox*>(u"compareWith"_s);
    NoProgress quiet;
    session().runJob(
        [](Workspace& workspace, Progress& progress, const std::stop_token& stop) {
            const Date today = workspace.clock().today();
            const ScoringProfile profile = profileInUse(workspace.database());
            saveAssessment(workspace, profile, today - std::chrono::days(30), "a month ago", 0, progress, stop);
            saveAssessment(workspace, profile, today, "fresh", 0, progress, stop);
        },
        quiet);
    settle();
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return page->isSettled() && table(u"assessmentTable"_s)->item(0, 0)->text() == u"fresh"_s; }, 20'000));
    table(u"assessmentTable"_s)->selectRow(0);
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->isSettled(); }, 20'000));
    ASSERT_GT(with->count(), 1);
    with->setCurrentIndex(with->count() - 1);
    emit with->activated(with->currentIndex());
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->isSettled(); }, 20'000));
    QSignalSpy written(page.get(), &AssessmentsPage::pdfWritten);
    page->writePack(path("pack.pdf"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return written.count() == 1; }, 30'000)) << errors.join(u' ').toStdString();
    static const QRegularExpression kBlank(u"\\s"_s);
    const QString flat = pdfText({path("pack.pdf"), u"-"_s}).remove(kBlank);
    const AssessmentMoves* moves = page->findChild<CompareCard*>()->moves();
    ASSERT_TRUE(moves);
    const QString since = u"Since %1: %2 up, %3 down"_s.arg(with->currentText())
                              .arg(moves->table.movement.up())
                              .arg(moves->table.movement.down());
    EXPECT_TRUE(flat.contains(QString(since).remove(kBlank))) << since.toStdString();

    // Another assessment begins with the one before it: the choice was made for the first.
    table(u"assessmentTable"_s)->selectRow(1);
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->isSettled(); }, 20'000));
    ASSERT_GT(with->count(), 1);
    EXPECT_EQ(with->currentIndex(), 0);
    EXPECT_EQ(u8(with->currentText()), readAssessments(context.reader()).at(2).name);
}

/// Cancels as soon as the first page is reported.
class StopsAtTheFirstPage : public Progress {
public:
    void report(const char* /*phase*/, std::int64_t /*done*/, std::int64_t total) override {
        pages = total;
        source.request_stop();
    }
    std::stop_source source;
    std::int64_t pages = 0;
};

TEST_F(AssessmentsPageTest, APackThatIsCancelledLeavesTheFileThatWasThere) {
    open();
    const AssessmentSummary saved = readAssessments(context.reader()).front();
    const ReviewPack pack = readReviewPack(session(), context.reader(), saved.id, Language::en);
    QFile file(path("pack.pdf"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("what was there");
    file.close();
    StopsAtTheFirstPage progress;
    try {
        writeReviewPdf(path("pack.pdf"), pack, Language::en, progress, progress.source.get_token());
        ADD_FAILURE() << "it was written";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::cancelled);
    }
    EXPECT_GE(progress.pages, 2);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), "what was there");
}

TEST_F(AssessmentsPageTest, NobodyIsDueBeforeTheScoresAreThere) {
    page = std::make_unique<AssessmentsPage>(context);
    page->show();
    openDemo();
    EXPECT_FALSE(button(u"reviewPackButton"_s)->isEnabled());
    QSignalSpy settled(page.get(), &AssessmentsPage::settled);
    ASSERT_TRUE(QTest::qWaitFor([&] { return table(u"dueTable"_s)->rowCount() > 0; }, 20'000));
    std::int64_t shown = 0;
    for (int row = 0; row < table(u"dueTable"_s)->rowCount(); ++row)
        shown += table(u"dueTable"_s)->item(row, 2)->text().toLongLong();
    EXPECT_GT(shown, 0);
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->isSettled(); }, 20'000));
    EXPECT_TRUE(button(u"reviewPackButton"_s)->isEnabled());
}

}  // namespace
}  // namespace meike::ui::test
