// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/satisfaction/satisfaction_page.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QTableWidget>
#include <algorithm>

#include "app/view/satisfaction.h"
#include "ui/context/latest_read.h"
#include "ui/forms/record_form.h"
#include "ui/kit/action_registry.h"
#include "ui/kit/card.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/kpi_strip.h"
#include "ui/kit/labels.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/rooms/satisfaction/correction_sheets.h"
#include "ui/rooms/satisfaction/interval_cell.h"
#include "ui/rooms/satisfaction/satisfaction_cells.h"

namespace meike::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kTwoSatisfactionCards = 860;
constexpr int kSatisfactionPeriods[] = {90, 365, 730, 0};
constexpr int kUsualPeriod = 365;
}  // namespace

SatisfactionPage::SatisfactionPage(AppContext& context, QWidget* parent)
    : Page(context, Frame::scrolled, parent), m_read(new LatestRead(context, this)) {
    setObjectName(u"satisfactionPage"_s);
    build();
    connect(&context, &AppContext::asOfChanged, this, &SatisfactionPage::invalidate);
    retranslate();
    showBlank();
}

SatisfactionPage::~SatisfactionPage() = default;

QTableWidget* SatisfactionPage::makeTable(const QString& name, int columns) {
    auto* table = new QTableWidget(0, columns);
    table->setObjectName(name);
    styleTable(table);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->horizontalHeader()->setStretchLastSection(false);
    return table;
}

void SatisfactionPage::build() {
    m_days = new QComboBox;
    m_days->setObjectName(u"satisfactionDays"_s);
    m_by = new QComboBox;
    m_by->setObjectName(u"satisfactionBy"_s);
    for (QComboBox* box : {m_days, m_by}) box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_add = new QPushButton;
    m_add->setObjectName(u"addAnswerButton"_s);
    setPrimary(m_add);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_days, m_by, m_add}) addToHeader(widget);
    m_kpis = new KpiStrip;
    for (const char* name : {"csat", "nps", "complaints", "closing", "lows"})
        m_kpis->addCard(QString::fromLatin1(name) + u"Kpi"_s);
    content()->addWidget(m_kpis);

    m_lowCard = new Card;
    m_lows = makeTable(u"lowScores"_s, kLowColumns);
    m_lows->horizontalHeader()->setSectionResizeMode(kLowComment, QHeaderView::Stretch);
    m_lows->horizontalHeader()->setSectionResizeMode(kLowAction, QHeaderView::Stretch);
    for (const auto& [column, width] : {std::pair(kLowClient, 170), std::pair(kLowDate, 96), std::pair(kLowScore, 92),
                                        std::pair(kLowDue, 76), std::pair(kLowState, 128)})
        m_lows->setColumnWidth(column, width);
    m_lowCard->body()->addWidget(m_lows);
    auto* strokes = new QHBoxLayout;
    strokes->setSpacing(space::kUnit);
    const auto stroke = [&](const QString& name, auto run) {
        auto* button = new QPushButton;
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, run);
        strokes->addWidget(button);
        return button;
    };
    m_correct = stroke(u"correctScore"_s, [this] {
        if (const LowScore* low = current()) askForCorrection(m_context, window(), *low);
    });
    m_close = stroke(u"closeCorrection"_s, [this] {
        if (const LowScore* low = current()) askForNewScore(m_context, window(), *low);
    });
    m_open = stroke(u"openLowClient"_s, [this] {
        if (const LowScore* low = current()) m_context.openClient(low->client);
    });
    strokes->addStretch(1);
    m_lowCard->body()->addLayout(strokes);
    content()->addWidget(m_lowCard);

    m_scoreCard = new Card;
    m_scores = makeTable(u"satisfactionScores"_s, kScoreColumns);
    m_scores->setItemDelegateForColumn(kScoreCsat, new IntervalDelegate(0, m_scores));
    m_scores->setItemDelegateForColumn(kScoreNps, new IntervalDelegate(-1, m_scores));
    m_scores->horizontalHeader()->setSectionResizeMode(kScoreCsat, QHeaderView::Stretch);
    m_scores->horizontalHeader()->setSectionResizeMode(kScoreNps, QHeaderView::Stretch);
    m_scores->setColumnWidth(kScoreGroup, 150);
    m_scoreCard->body()->addWidget(m_scores);
    content()->addWidget(m_scoreCard);

    m_pair = new QBoxLayout(QBoxLayout::LeftToRight);
    m_pair->setSpacing(space::kWide);
    m_complaintCard = new Card;
    m_complaints = makeTable(u"complaintTable"_s, kComplaintColumns);
    m_complaints->horizontalHeader()->setSectionResizeMode(kComplaintsOf, QHeaderView::Stretch);
    m_complaintCard->body()->addWidget(m_complaints);
    m_complaintCard->body()->addStretch(1);
    m_causeCard = new Card;
    m_causes = makeTable(u"causeTable"_s, kCauseColumns);
    m_causes->setItemDelegateForColumn(kCauseCount, new CountBarDelegate(m_causes));
    m_causes->horizontalHeader()->setSectionResizeMode(kCauseName, QHeaderView::Stretch);
    m_causes->horizontalHeader()->setSectionResizeMode(kCauseCount, QHeaderView::Stretch);
    m_causeCard->body()->addWidget(m_causes);
    m_causeCard->body()->addStretch(1);
    m_pair->addWidget(m_complaintCard, 3);
    m_pair->addWidget(m_causeCard, 2);
    content()->addLayout(m_pair);
    content()->addStretch(1);

    connect(m_lows, &QTableWidget::currentCellChanged, this, &SatisfactionPage::showStrokes);
    connect(m_lows, &QTableWidget::cellDoubleClicked, this, [this] { m_open->click(); });
    for (QComboBox* box : {m_by, m_days}) connect(box, &QComboBox::activated, this, [this] { invalidate(); });
    auto* menu = new QMenu(m_add);
    m_add->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        menu->addAction(icon(u"star"_s), tr("An answer to a survey..."), this,
                        [this] { editRecord(m_context, window(), Kind::survey, 0); });
        menu->addAction(icon(u"triangle-alert"_s), tr("A complaint..."), this,
                        [this] { editRecord(m_context, window(), Kind::complaint, 0); });
    });
}

bool SatisfactionPage::concerns(const Change& change) const {
    for (const Kind kind : {Kind::survey, Kind::complaint, Kind::client, Kind::task, Kind::interaction, Kind::person,
                            Kind::order, Kind::pick_item, Kind::holiday})
        if (change.touches(kind)) return true;
    return false;
}

void SatisfactionPage::retranslate() {
    title()->setText(tr("Satisfaction"));
    m_add->setText(tr("Add"));
    const auto refill = [](QComboBox* box, const QList<std::pair<QString, int>>& rows, int usual) {
        const int before = box->count() == 0 ? usual : box->currentData().toInt();
        box->clear();
        for (const auto& [text, key] : rows) box->addItem(text, key);
        box->setCurrentIndex(std::max(0, box->findData(before)));
    };
    refill(m_days,
           {{tr("Last 90 days"), kSatisfactionPeriods[0]},
            {tr("Last 12 months"), kSatisfactionPeriods[1]},
            {tr("Last 24 months"), kSatisfactionPeriods[2]},
            {tr("All time"), kSatisfactionPeriods[3]}},
           kUsualPeriod);
    QList<std::pair<QString, int>> by;
    for (const SatisfactionByRow& row : satisfactionByRows())
        if (row.by != SatisfactionBy::all)
            by.append(
                {tr("By %1", "tier, owner ...").arg(m_context.text(row.label).toLower()), static_cast<int>(row.by)});
    refill(m_by, by, static_cast<int>(SatisfactionBy::tier));
    m_days->setAccessibleName(tr("Of which time"));
    m_by->setAccessibleName(tr("In which groups"));
    m_lowCard->setTitle(tr("Low scores"));
    m_lowCard->setSubtitle(tr("CSAT up to 2, NPS up to 6: agree on what will change, then ask again"));
    m_lows->setAccessibleName(m_lowCard->title());
    m_lows->setHorizontalHeaderLabels(
        {tr("Client"), tr("Date"), tr("Score"), tr("What they said"), tr("What is done"), tr("Due"), tr("State")});
    m_scoreCard->setTitle(tr("What clients say"));
    m_scoreCard->setSubtitle(tr("with the range in which it lies 19 times in 20"));
    m_scores->setAccessibleName(m_scoreCard->title());
    m_complaintCard->setTitle(tr("Complaints"));
    m_complaints->setAccessibleName(tr("Complaints"));
    m_complaints->setHorizontalHeaderLabels(
        {QString(), tr("All"), tr("Open"), tr("Late"), tr("Reopened"), tr("Answered"), tr("Closed")});
    const QString middle = tr("Working days until then, the middle of all");
    for (const int column : {int(kComplaintsAnswered), int(kComplaintsClosed)})
        m_complaints->horizontalHeaderItem(column)->setToolTip(middle);
    m_complaints->horizontalHeaderItem(kComplaintsAnswered)
        ->setToolTip(middle + u'\n' + tr("Answered: as noted, else when the client was next spoken to"));
    for (int column = kComplaintsAll; column < kComplaintColumns; ++column)
        m_complaints->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_causeCard->setTitle(tr("Causes"));
    m_causeCard->setSubtitle(tr("the most frequent first"));
    m_causes->setAccessibleName(tr("Causes of complaints"));
    m_causes->setHorizontalHeaderLabels({tr("Cause"), tr("Complaints"), tr("Together")});
    m_causes->horizontalHeaderItem(kCauseTogether)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_correct->setText(tr("Corrective action..."));
    m_close->setText(tr("Close with a new score..."));
    m_open->setText(tr("Open the client"));
    empty()->setContent(u"star"_s, tr("Nobody has been asked yet"),
                        tr("Note what clients answer to a survey (CSAT 1 to 5, NPS 0 to 10) and what they complain "
                           "about, or import the list that you have: here stands what it comes to."));
    empty()->clearActions();
    empty()->addAction(
        tr("Note an answer"), [this] { editRecord(m_context, window(), Kind::survey, 0); }, true);
    empty()->addAction(tr("Note a complaint"), [this] { editRecord(m_context, window(), Kind::complaint, 0); });
    invalidate();
}

void SatisfactionPage::refresh() {
    m_read->ask(
        [asOf = m_context.asOf(), days = m_days->currentData().toInt(),
         by = static_cast<SatisfactionBy>(m_by->currentData().toInt()),
         language = m_context.language()](Database& database, const std::stop_token& stop) {
            return std::make_shared<const Satisfaction>(readSatisfaction(database, asOf, days, by, language, stop));
        },
        [this](const std::shared_ptr<const Satisfaction>& shown) {
            m_shown = shown;
            fill();
        });
}

void SatisfactionPage::clear() {
    m_read->stop();
    m_shown.reset();
    showBlank();
}

bool SatisfactionPage::isSettled() const { return !m_read->running() && m_shown; }

void SatisfactionPage::arrange(int width) {
    // In a narrow window what was said stands in the tooltip: what is done about it needs the room.
    if (m_lows) m_lows->setColumnHidden(kLowComment, width < kTwoSatisfactionCards);
    if (m_pair) m_pair->setDirection(width < kTwoSatisfactionCards ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void SatisfactionPage::fill() {
    m_add->setEnabled(!m_context.inThePast());
    m_add->setToolTip(m_context.whyNotEdit());
    const auto acted = std::count_if(m_shown->lows.begin(), m_shown->lows.end(),
                                     [](const LowScore& low) { return low.state != Correction::closed; });
    emit countChanged(acted);
    if (!m_shown->anything) {
        subtitle()->setText({});
        return showEmpty();
    }
    const auto& answers = m_shown->all.answers;
    const bool nothing = answers.csat + answers.nps + m_shown->all.complaints.complaints == 0;
    QStringList about{u"%1 – %2"_s.arg(dateText(m_shown->from), dateText(m_shown->asOf))};
    if (!m_shown->published) about << tr("days off not published yet: Mondays to Fridays count");
    if (nothing) about << tr("nothing noted");
    subtitle()->setText(about.join(u" · "_s));
    fillFigures();
    fillLows();
    fillScores();
    fillComplaints();
    fillCauses();
    showContent();
}

const LowScore* SatisfactionPage::current() const {
    const QTableWidgetItem* cell = m_shown ? m_lows->item(m_lows->currentRow(), kLowClient) : nullptr;
    const int index = cell ? cell->data(kLowIndexRole).toInt() : -1;
    return index >= 0 && index < static_cast<int>(m_shown->lows.size())
               ? &m_shown->lows[static_cast<std::size_t>(index)]
               : nullptr;
}

void SatisfactionPage::showStrokes() {
    const LowScore* low = current();
    const bool may = low && low->state != Correction::closed && !m_context.inThePast();
    m_correct->setEnabled(may && low->state != Correction::done);
    m_close->setEnabled(may);
    m_open->setEnabled(low != nullptr);
    for (QPushButton* button : {m_correct, m_close}) button->setToolTip(m_context.whyNotEdit());
}

void SatisfactionPage::addActions(ActionRegistry& actions) {
    actions.add({.id = u"satisfaction.answer"_s,
                 .group = MenuGroup::client,
                 .text = [] { return tr("Note an answer to a survey..."); },
                 .iconName = u"star"_s,
                 .run = [this] { editRecord(m_context, window(), Kind::survey, 0); },
                 .enabled = [this] { return m_context.session() != nullptr && isVisible(); },
                 .rank = 32});
}

void SatisfactionPage::enter() {
    if (m_lows->isVisible())
        m_lows->setFocus(Qt::OtherFocusReason);
    else
        m_add->setFocus(Qt::OtherFocusReason);
}

}  // namespace meike::ui
