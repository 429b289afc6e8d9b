// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/assessments/assessments_page.h"

#include <QApplication>
#include <QDesktopServices>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableWidget>
#include <QUrl>
#include <QVBoxLayout>

#include "app/review_pack.h"
#include "storage/workspace.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/kit/card.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/posted_progress.h"
#include "ui/kit/progress.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/parts/assessment_sheet.h"
#include "ui/parts/file_choice.h"
#include "ui/parts/taken_out.h"
#include "ui/rooms/assessments/compare_card.h"
#include "ui/rooms/assessments/review_pdf.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

enum Column { kName, kAsOf, kRules, kClients, kTiers, kSigned, kColumns };
/// Rows of assessments that are seen at once; the others are scrolled to.
constexpr int kFewestRows = 2;
constexpr int kMostRows = 6;
constexpr int kDueWidth = 448;
/// Below this the two cards stand one above the other, and the rules give their room to the tiers.
constexpr int kTwoCards = 920;
constexpr int kCompareHeight = 320;
enum DueColumn { kTier, kEvery, kInTier, kDue, kNext, kDueColumns };

}  // namespace

struct AssessmentsPage::Answer {
    std::vector<AssessmentSummary> saved;
    std::vector<DueTier> due;
    std::int64_t byHand = 0;  ///< clients whose tier somebody has set
};

/// The page's widgets.
struct AssessmentsPage::Parts {
    QPushButton* back = nullptr;
    QPushButton* sign = nullptr;
    QPushButton* remove = nullptr;
    QPushButton* pack = nullptr;
    QPushButton* save = nullptr;
    QStackedWidget* stack = nullptr;
    QTableWidget* table = nullptr;
    EmptyState* empty = nullptr;
    QLabel* note = nullptr;
    CompareCard* compare = nullptr;
    Card* dueCard = nullptr;
    QTableWidget* due = nullptr;
    QBoxLayout* bottom = nullptr;
    std::vector<AssessmentSummary> saved;
    std::vector<DueTier> tiers;
    bool known = false;
};

AssessmentsPage::AssessmentsPage(AppContext& context, QWidget* parent)
    : Page(context, Frame::scrolled, parent),
      m_read(new LatestRead(context, this)),
      m_packRead(new LatestRead(context, this)),
      m_parts(std::make_unique<Parts>()) {
    Parts& p = *m_parts;
    QVBoxLayout* layout = content();
    p.back = addBackButton(u"dashboard"_s);
    p.sign = new QPushButton;
    p.sign->setObjectName(u"signAssessmentButton"_s);
    p.remove = new QPushButton;
    p.remove->setObjectName(u"removeAssessmentButton"_s);
    p.pack = new QPushButton;
    p.pack->setObjectName(u"reviewPackButton"_s);
    p.save = new QPushButton;
    p.save->setObjectName(u"newAssessmentButton"_s);
    setPrimary(p.save);
    for (QPushButton* button : {p.remove, p.sign, p.pack, p.save}) addToHeader(button);

    p.stack = new QStackedWidget;
    p.table = new QTableWidget;
    p.table->setObjectName(u"assessmentTable"_s);
    styleTable(p.table, true);
    p.table->setColumnCount(kColumns);
    p.table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    p.table->setSelectionMode(QAbstractItemView::SingleSelection);
    p.table->horizontalHeader()->setSectionResizeMode(kTiers, QHeaderView::Stretch);
    p.table->horizontalHeader()->setStretchLastSection(false);
    // "By tier" has the most to say: in a window of 1,280 the others leave it what four tiers need.
    p.table->setColumnWidth(kName, 150);
    p.table->setColumnWidth(kAsOf, 100);
    p.table->setColumnWidth(kRules, 168);
    p.table->setColumnWidth(kClients, 68);
    p.table->setColumnWidth(kSigned, 160);
    p.empty = new EmptyState;
    p.stack->addWidget(p.table);
    p.stack->addWidget(p.empty);
    layout->addWidget(p.stack);
    p.note = makeLabel({}, TextStyle::small, Tone::secondary);
    p.note->setObjectName(u"byHandNote"_s);
    p.note->setWordWrap(true);
    layout->addWidget(p.note);

    p.compare = new CompareCard(context);
    p.dueCard = new Card;
    p.dueCard->setMinimumWidth(kDueWidth);
    p.due = new QTableWidget;
    p.due->setObjectName(u"dueTable"_s);
    styleTable(p.due);
    p.due->setColumnCount(kDueColumns);
    p.due->setEditTriggers(QAbstractItemView::NoEditTriggers);
    p.due->horizontalHeader()->setSectionResizeMode(kTier, QHeaderView::Stretch);
    p.due->horizontalHeader()->setStretchLastSection(false);
    p.due->setColumnWidth(kEvery, 84);
    p.due->setColumnWidth(kInTier, 68);
    p.due->setColumnWidth(kDue, 76);
    p.due->setColumnWidth(kNext, 92);
    p.due->setItemDelegateForColumn(kTier, new TierDelegate(p.due));
    p.dueCard->body()->addWidget(p.due);
    p.dueCard->body()->addStretch();
    p.compare->setMinimumHeight(kCompareHeight);
    auto* bottom = new QBoxLayout(QBoxLayout::LeftToRight);
    p.bottom = bottom;
    bottom->setSpacing(space::kWide);
    bottom->addWidget(p.compare, 3);
    bottom->addWidget(p.dueCard, 2, Qt::AlignTop);
    layout->addLayout(bottom, 1);

    connect(p.save, &QPushButton::clicked, this, [this] {
        if (m_context.mayEdit()) openAssessmentSheet(m_context, this);
    });
    connect(p.sign, &QPushButton::clicked, this, &AssessmentsPage::sign);
    connect(p.remove, &QPushButton::clicked, this, &AssessmentsPage::remove);
    connect(p.pack, &QPushButton::clicked, this, &AssessmentsPage::choosePack);
    connect(p.table, &QTableWidget::itemSelectionChanged, this, [this] {
        showButtons();
        showComparison();
    });
    connect(p.compare, &CompareCard::settled, this, [this, bottom] {
        // Without a list it is as low as the card beside it.
        const AssessmentMoves* moves = m_parts->compare->moves();
        bottom->setAlignment(m_parts->compare, moves && !moves->moves.empty() ? Qt::Alignment() : Qt::AlignTop);
        if (isSettled()) emit settled();
    });
    // Also when it failed or the workspace was closed.
    connect(m_packRead, &LatestRead::runningChanged, this, [this](bool running) {
        if (running)
            busy()->start([] { return AssessmentsPage::tr("Making the review pack"); }, [this] { stopPack(); });
        else
            busy()->stop();
    });
    const auto openDue = [this](const QModelIndex& index) {
        const DueTier& tier = m_parts->tiers.at(static_cast<std::size_t>(index.row()));
        if (tier.due.empty()) return;
        m_context.openClients(std::make_shared<const std::vector<RecordId>>(tier.due),
                              tr("%1, due for re-assessment").arg(qs(tier.tier.label.in(m_context.language()))));
    };
    connect(p.due, &QTableWidget::activated, this, openDue);
    connect(p.due, &QTableWidget::clicked, this, openDue);
    connect(&context, &AppContext::asOfChanged, this, &AssessmentsPage::showButtons);
    showContent();
    retranslate();
    showButtons();
}

AssessmentsPage::~AssessmentsPage() = default;

std::optional<Unsaved> AssessmentsPage::unsaved() {
    if (m_packFile.isEmpty() || !m_packRead->running()) return {};
    return unsavedFile(m_packFile, [this] { stopPack(); });
}

void AssessmentsPage::clear() {
    m_parts->known = false;
    busy()->stop();
    m_parts->table->setRowCount(0);
    m_parts->saved.clear();
    showButtons();
}

namespace {
/// The past day that is shown; nothing: today.
std::optional<Date> shownDay(const AppContext& context) {
    return context.inThePast() ? std::optional(context.asOf()) : std::nullopt;
}
}  // namespace

void AssessmentsPage::arrange(int width) {
    const bool narrow = width < kTwoCards;
    m_parts->bottom->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_parts->table->setColumnHidden(kRules, narrow);
}

bool AssessmentsPage::isSettled() const {
    return m_parts->known && !isStale() && !m_read->running() && m_parts->compare->isSettled();
}

void AssessmentsPage::refresh() {
    const auto scores = m_context.scores();
    if (!scores || scores->version == 0) markStale();
    if (!scores) return;
    if (scores->version == 0) {
        // A large workspace has just been opened: nobody has a tier yet, and nobody is due.
        busy()->start([] { return AssessmentsPage::tr("Computing the scores"); });
        return;
    }
    if (!m_packRead->running()) busy()->stop();
    m_read->ask(
        [scores, day = shownDay(m_context)](Database& database, const std::stop_token&) {
            Answer answer{readAssessments(database, day), reassessmentsDue(database, *scores), 0};
            const engine::Assessment& a = scores->assessment;
            for (std::size_t i = 0; i < a.clients(); ++i) answer.byHand += a.tier[i] != a.heldTier[i] ? 1 : 0;
            return answer;
        },
        [this](const Answer& answer) { fill(answer); });
}

void AssessmentsPage::fill(const Answer& answer) {
    Parts& p = *m_parts;
    RecordId selected = current() ? current()->id : 0;
    // One that has just been saved is what one goes on with.
    for (const AssessmentSummary& saved : answer.saved)
        if (p.known && std::none_of(p.saved.begin(), p.saved.end(),
                                    [&](const AssessmentSummary& each) { return each.id == saved.id; }))
            selected = saved.id;
    const QSignalBlocker quiet(p.table);
    p.saved = answer.saved;
    p.tiers = answer.due;
    const Language language = m_context.language();
    p.table->setRowCount(static_cast<int>(p.saved.size()));
    int select = 0;
    for (std::size_t i = 0; i < p.saved.size(); ++i) {
        const AssessmentSummary& saved = p.saved[i];
        const int row = static_cast<int>(i);
        if (saved.id == selected) select = row;
        const auto set = [&](int column, const QString& text) {
            auto* item = new QTableWidgetItem(text);
            p.table->setItem(row, column, item);
            return item;
        };
        set(kName, qs(saved.name))->setData(kStrongRole, true);
        set(kAsOf, qs(isoDate(saved.asOf)));
        set(kRules, tr("%1, version %2").arg(qs(saved.profile.label.in(language))).arg(saved.profile.version));
        set(kClients, count(saved.clients))->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        QStringList tiers;
        for (std::size_t t = 0; t < saved.byTier.size(); ++t)
            tiers << u"%1 %2"_s.arg(qs(saved.profile.tiers[t].label.in(language)), count(saved.byTier[t]));
        set(kTiers, tiers.join(u" · "_s))->setToolTip(tiers.join(u'\n'));
        QTableWidgetItem* sign =
            set(kSigned, saved.signedBy.empty() ? tr("not yet")
                         : saved.signedOn       ? tr("%1, %2").arg(qs(saved.signedBy), qs(isoDate(*saved.signedOn)))
                                                : qs(saved.signedBy));
        if (saved.signedBy.empty()) sign->setData(kToneRole, int(Tone::secondary));
        if (saved.asOf <= m_context.asOf()) continue;
        for (int column = 0; column < kColumns; ++column) {
            p.table->item(row, column)->setData(kToneRole, int(Tone::secondary));
            p.table->item(row, column)->setToolTip(tr("Of a day after the one that is shown"));
        }
    }
    const bool none = p.saved.empty();
    p.stack->setCurrentWidget(none ? static_cast<QWidget*>(p.empty) : p.table);
    const int rows = std::clamp(static_cast<int>(p.saved.size()), kFewestRows, kMostRows);
    p.stack->setMaximumHeight(none ? QWIDGETSIZE_MAX : kHeaderHeight + rows * kRowHeight + 2);
    p.stack->setMinimumHeight(none ? 0 : p.stack->maximumHeight());
    if (!none) p.table->selectRow(select);
    // The empty page has its own button.
    for (QPushButton* button : {p.remove, p.sign, p.save}) button->setHidden(none);
    p.compare->setHidden(none);
    p.note->setHidden(none || answer.byHand == 0);
    p.note->setText(tr("By tier: as the rules give it. %n clients have a tier set by hand, which is not counted there.",
                       nullptr, static_cast<int>(answer.byHand)));
    p.due->setRowCount(static_cast<int>(p.tiers.size()));
    std::int64_t all = 0;
    for (std::size_t i = 0; i < p.tiers.size(); ++i) {
        const DueTier& tier = p.tiers[i];
        const int row = static_cast<int>(i);
        const auto due = static_cast<std::int64_t>(tier.due.size());
        all += due;
        const auto set = [&](int column, const QString& text) {
            auto* item = new QTableWidgetItem(text);
            if (column == kInTier || column == kDue) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            p.due->setItem(row, column, item);
            return item;
        };
        set(kTier, qs(tier.tier.label.in(language)))->setData(kTierRole, qs(tier.tier.key));
        set(kEvery, tr("%n months", nullptr, tier.months));
        set(kInTier, count(tier.clients));
        QTableWidgetItem* figure = set(kDue, due == 0 ? u"–"_s : count(due));
        if (due > 0) {
            figure->setData(kToneRole, int(Tone::accent));
            figure->setToolTip(tr("Show these clients"));
        }
        set(kNext, tier.next ? qs(isoDate(*tier.next)) : u"–"_s);
    }
    p.due->setFixedHeight(kHeaderHeight + static_cast<int>(p.tiers.size()) * kRowHeight + 2);
    p.dueCard->setSubtitle(all == 0 ? tr("nobody is due") : tr("%1 are due; a click shows them").arg(clientCount(all)));
    p.known = true;
    showButtons();
    showComparison();
    if (isSettled()) emit settled();
}

const AssessmentSummary* AssessmentsPage::current() const {
    const int row = m_parts->table->currentRow();
    return row >= 0 && row < static_cast<int>(m_parts->saved.size()) ? &m_parts->saved[static_cast<std::size_t>(row)]
                                                                     : nullptr;
}

void AssessmentsPage::showComparison() {
    const AssessmentSummary* saved = current();
    m_parts->compare->setAssessments(
        m_parts->saved, saved ? static_cast<std::size_t>(saved - m_parts->saved.data()) : m_parts->saved.size());
}

void AssessmentsPage::showButtons() {
    Parts& p = *m_parts;
    const AssessmentSummary* saved = current();
    const bool now = m_context.session() && !m_context.inThePast();
    p.sign->setEnabled(saved && saved->signedBy.empty() && now);
    p.remove->setEnabled(saved && now);
    p.save->setEnabled(now);
    const QString past = m_context.whyNotEdit();
    p.sign->setToolTip(!past.isEmpty()                     ? past
                       : saved && !saved->signedBy.empty() ? tr("Signed off already by %1.").arg(qs(saved->signedBy))
                                                           : QString());
    p.remove->setToolTip(past);
    p.save->setToolTip(past);
    p.pack->setEnabled(m_context.session() && p.known);
}

void AssessmentsPage::sign() {
    const AssessmentSummary* saved = current();
    if (!saved || !m_context.mayEdit()) return;
    const RecordId person = m_context.session()->actor();
    if (person == 0) {
        m_context.showMessage([] { return tr("Say first who you are: the button at the top right."); });
        return;
    }
    const RecordId id = saved->id;
    m_context.edit(Command{"sign_assessment", {saved->name}},
                   [id, person](Edit& edit) { signAssessment(edit, id, person); });
}

void AssessmentsPage::remove() {
    const AssessmentSummary* saved = current();
    if (!saved || !m_context.mayEdit()) return;
    const RecordId id = saved->id;
    std::int64_t rows = 0;
    try {
        rows = assessmentRowCount(m_context.reader(), id);
    } catch (...) {
        m_context.showError(currentError());
        return;
    }
    m_context.editMany(Command{"remove", {"@assessments", saved->name}}, rows,
                       [id](Edit& edit) { removeAssessment(edit, id); });
}

// ---- The pack ----

void AssessmentsPage::choosePack() {
    const AssessmentSummary* saved = current();
    QString name = saved ? qs(saved->name) : qs(isoDate(m_context.asOf()));
    name = fitFileName(name);
    chooseFileToSave(m_context, this, tr("Review pack"), tr("Client review %1.pdf").arg(name), tr("PDF (*.pdf)"),
                     [this](const QString& path) { writePack(path); });
}

void AssessmentsPage::stopPack() {
    m_packFile.clear();
    m_packRead->stop();
}

void AssessmentsPage::writePack(const QString& path) {
    const Session* session = m_context.session();
    if (!session || !noteTakenOut(m_context, path, 0, {"review_pack"})) return;
    m_packFile = path;
    const RecordId id = current() ? current()->id : 0;
    // The pack says what the page says.
    const AssessmentSummary* before = current() ? m_parts->compare->earlier() : nullptr;
    const RecordId earlier = before ? before->id : 0;
    const Language language = m_context.language();
    const std::optional<Date> day = shownDay(m_context);
    const auto progress = std::make_shared<PostedProgress>(
        busy(), [over = busy()](const QString&, qint64 done, qint64 total) { over->setProgress(done, total); });
    m_packRead->ask(
        [session, id, earlier, language, day, path, progress](Database& database, const std::stop_token& stop) {
            const ReviewPack pack = readReviewPack(*session, database, id, language, stop, day, earlier);
            writeReviewPdf(path, pack, language, *progress, stop);
        },
        [this, path] {
            rememberExportFolder(m_context, path);
            tellWritten(
                m_context, [file = QFileInfo(path).fileName()] { return tr("The review pack is in %1.").arg(file); },
                path);
            emit pdfWritten(path);
        });
}

void AssessmentsPage::retranslate() {
    Parts& p = *m_parts;
    p.back->setText(tr("Dashboard"));
    title()->setText(tr("Assessments"));
    subtitle()->setText(tr("Who stood where on a day, under which rules, and who signed it off"));
    p.sign->setText(tr("Sign off"));
    p.remove->setText(tr("Delete"));
    p.pack->setText(tr("Review pack (PDF)..."));
    p.save->setText(tr("Save assessment..."));
    p.table->setAccessibleName(tr("Saved assessments"));
    p.table->setHorizontalHeaderLabels(
        {tr("Assessment"), tr("As of"), tr("Rules"), tr("Clients"), tr("By tier"), tr("Signed off")});
    p.table->horizontalHeaderItem(kClients)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    p.dueCard->setTitle(tr("Due for re-assessment"));
    p.due->setAccessibleName(tr("Due for re-assessment"));
    p.due->setHorizontalHeaderLabels({tr("Tier"), tr("Every"), tr("Clients"), tr("Due now"), tr("Next due")});
    for (const int column : {kInTier, kDue})
        p.due->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    p.empty->setContent(u"bookmark"_s, tr("No assessment saved yet"),
                        tr("Save one each quarter: it keeps every client's tier with its reasons, and later ones are "
                           "compared with it."));
    p.empty->clearActions();
    p.empty->addAction(
        tr("Save assessment..."),
        [this] {
            if (m_context.mayEdit()) openAssessmentSheet(m_context, this);
        },
        true);
    p.compare->retranslate();
    if (p.known) invalidate();
}

}  // namespace meike::ui
