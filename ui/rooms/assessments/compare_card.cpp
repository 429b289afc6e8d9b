// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/assessments/compare_card.h"

#include <QComboBox>
#include <QHeaderView>
#include <QTableWidget>
#include <numeric>

#include "storage/records.h"
#include "ui/context/latest_read.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/progress.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

enum Column { kClient, kFrom, kTo, kCause, kValue, kColumns };
constexpr int kTierWidth = 86;
constexpr int kCauseWidth = 160;
constexpr int kValueWidth = 84;
/// Names that are read; who reads more than this reads the movement on the dashboard.
constexpr std::size_t kListed = 300;
constexpr int kEarlierLetters = 14;

std::size_t sum(const std::vector<std::size_t>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::size_t{0});
}

}  // namespace

struct CompareCard::Answer {
    AssessmentMoves moves;
    std::vector<std::string> names;  ///< of the first moves
};

CompareCard::CompareCard(AppContext& context, QWidget* parent)
    : Card({}, {}, parent),
      m_context(context),
      m_read(new LatestRead(context, this)),
      m_earlier(new QComboBox),
      m_figures(new QWidget),
      m_up(new Figure),
      m_down(new Figure),
      m_first(new Figure),
      m_gone(new Figure),
      m_note(makeLabel({}, TextStyle::body, Tone::secondary)),
      m_table(new QTableWidget) {
    m_earlier->setObjectName(u"compareWith"_s);
    m_earlier->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_earlier->setMinimumContentsLength(kEarlierLetters);
    addHeaderWidget(m_earlier);
    auto* figures = new QHBoxLayout(m_figures);
    figures->setContentsMargins(0, 0, 0, 0);
    figures->setSpacing(space::kUnit);
    for (Figure* figure : {m_up, m_down, m_first, m_gone}) figures->addWidget(figure, 1);
    body()->addWidget(m_figures);
    m_note->setObjectName(u"compareNote"_s);
    m_note->setWordWrap(true);
    body()->addWidget(m_note);
    m_table->setObjectName(u"compareTable"_s);
    styleTable(m_table);
    m_table->setColumnCount(kColumns);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setSectionResizeMode(kClient, QHeaderView::Stretch);
    m_table->horizontalHeader()->setStretchLastSection(false);
    for (const int column : {kFrom, kTo}) {
        m_table->setColumnWidth(column, kTierWidth);
        m_table->setItemDelegateForColumn(column, new TierDelegate(m_table));
    }
    m_table->setColumnWidth(kCause, kCauseWidth);
    m_table->setColumnWidth(kValue, kValueWidth);
    m_table->setCursor(Qt::PointingHandCursor);
    body()->addWidget(m_table, 1);
    body()->addStretch();
    m_busy = new BusyOverlay(this);
    connect(m_earlier, &QComboBox::activated, this, &CompareCard::ask);
    const auto open = [this](const QModelIndex& index) {
        m_context.openClient(m_answer->moves.moves.at(static_cast<std::size_t>(index.row())).client);
    };
    connect(m_table, &QTableWidget::clicked, this, open);
    connect(m_table, &QTableWidget::activated, this, open);
    connect(&context, &AppContext::sessionClosing, this, [this] {
        m_answer.reset();
        m_saved.clear();
        m_table->setRowCount(0);
        m_busy->stop();
    });
    connect(m_read, &LatestRead::runningChanged, this, [this](bool running) {
        if (running)
            m_busy->start([] { return CompareCard::tr("Comparing the two"); });
        else
            m_busy->stop();
    });
    retranslate();
}

void CompareCard::setAssessments(const std::vector<AssessmentSummary>& saved, std::size_t chosen) {
    const auto idOf = [](const std::vector<AssessmentSummary>& all, std::size_t at) {
        return at < all.size() ? all[at].id : 0;
    };
    // What was compared with one assessment says nothing of another.
    const bool same = idOf(m_saved, m_chosen) == idOf(saved, chosen);
    m_saved = saved;
    m_chosen = chosen;
    fillEarlier(same);
    ask();
    // Without any assessment the card is hidden, and nothing is waited for.
    if (m_chosen >= m_saved.size()) m_stale = false;
}

const AssessmentMoves* CompareCard::moves() const { return m_answer ? &m_answer->moves : nullptr; }

const AssessmentSummary* CompareCard::earlier() const {
    const auto id = m_earlier->currentData().toLongLong();
    for (const AssessmentSummary& each : m_saved)
        if (each.id == id) return &each;
    return nullptr;
}

void CompareCard::fillEarlier(bool keepChoice) {
    const qlonglong before = keepChoice ? m_earlier->currentData().toLongLong() : 0;
    m_earlier->clear();
    if (m_chosen >= m_saved.size()) return;
    const AssessmentSummary& chosen = m_saved[m_chosen];
    // Only tiers of one scale can be compared.
    for (const AssessmentSummary& each : m_saved)
        if (each.asOf < chosen.asOf && tierScale(each.profile) == tierScale(chosen.profile))
            m_earlier->addItem(qs(each.name), static_cast<qlonglong>(each.id));
    m_earlier->setCurrentIndex(std::max(0, m_earlier->findData(before)));
}

bool CompareCard::isSettled() const { return !m_stale && !m_read->running(); }

void CompareCard::ask() {
    m_stale = true;
    const Session* session = m_context.session();
    if (!isVisible() || !session) return;
    m_stale = false;
    const AssessmentSummary* before = m_chosen < m_saved.size() ? earlier() : nullptr;
    if (!before) {
        m_answer.reset();
        m_read->stop();
        fill();
        QTimer::singleShot(0, this, &CompareCard::settled);
        return;
    }
    m_read->ask(
        [session, later = m_saved[m_chosen], earlier = *before](Database& database, const std::stop_token& stop) {
            auto answer = std::make_shared<Answer>();
            answer->moves = compareAssessments(*session, database, later, earlier, stop);
            for (std::size_t i = 0; i < std::min(kListed, answer->moves.moves.size()); ++i)
                answer->names.push_back(recordName(database, Kind::client, answer->moves.moves[i].client));
            return std::shared_ptr<const Answer>(std::move(answer));
        },
        [this](std::shared_ptr<const Answer> answer) {
            m_answer = std::move(answer);
            fill();
            emit settled();
        });
}

void CompareCard::fill() {
    const bool some = m_answer != nullptr;
    const bool chosen = m_chosen < m_saved.size();
    m_earlier->setVisible(m_earlier->count() > 0);
    setTitle(chosen ? tr("%1 compared with").arg(qs(m_saved[m_chosen].name)) : tr("Compared"));
    m_figures->setVisible(some);
    m_table->setVisible(some && !m_answer->moves.moves.empty());
    if (!some) {
        m_note->setText(!chosen ? QString()
                                : tr("There is no earlier assessment of the same tiers to compare with. Save one each "
                                     "quarter, and this shows who moved and why."));
        return;
    }
    const AssessmentMoves& moves = m_answer->moves;
    const engine::Movement& movement = moves.table.movement;
    const auto figure = [](std::size_t clients) { return count(static_cast<std::int64_t>(clients)); };
    m_up->setFigure(tr("▲ Up"), figure(movement.up()), {}, movement.up() > 0 ? Tone::good : Tone::normal);
    m_down->setFigure(tr("▼ Down"), figure(movement.down()), {}, movement.down() > 0 ? Tone::risk : Tone::normal);
    m_first->setFigure(tr("First tier"), figure(sum(movement.added)), {});
    m_gone->setFigure(tr("No tier now"), figure(sum(movement.lost)), {});
    QStringList causes;
    for (std::size_t i = 0; i < kMoveCauses; ++i)
        if (moves.byCause[i] > 0)
            causes << m_context.text(moveCauseLabel(static_cast<MoveCause>(i))) + u' ' + figure(moves.byCause[i]);
    QStringList sentences;
    if (moves.moves.empty())
        sentences << tr("No client with a tier in both changed tier.");
    else
        sentences << tr("Why: %1.").arg(causes.join(u" · "_s));
    const std::size_t listed = m_answer->names.size();
    if (listed < moves.moves.size()) sentences << tr("The first %1 are listed.").arg(figure(listed));
    m_note->setText(sentencesText(sentences));
    m_table->setRowCount(static_cast<int>(listed));
    for (std::size_t i = 0; i < listed; ++i) {
        const AssessmentMove& move = moves.moves[i];
        const int row = static_cast<int>(i);
        const auto set = [&](int column, const QString& text) {
            auto* item = new QTableWidgetItem(text);
            item->setToolTip(text);
            m_table->setItem(row, column, item);
            return item;
        };
        set(kClient, qs(m_answer->names[i]));
        for (const auto& [column, rank] : {std::pair{kFrom, move.from}, std::pair{kTo, move.to}}) {
            const engine::ClassName& tier = moves.table.classes.at(static_cast<std::size_t>(rank));
            QTableWidgetItem* item = set(column, qs(tier.label.in(m_context.language())));
            item->setData(kTierRole, qs(tier.key));
            item->setData(Qt::AccessibleTextRole, accessibleTier(item->text()));
        }
        set(kCause, m_context.text(moveCauseLabel(move.cause)))->setData(kToneRole, int(Tone::secondary));
        QTableWidgetItem* value = set(kValue, moneyShort(move.value, m_context.currency()));
        value->setToolTip(moneyFull(move.value, m_context.currency()));
        value->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
}

void CompareCard::retranslate() {
    m_earlier->setAccessibleName(tr("Earlier assessment"));
    m_table->setAccessibleName(tr("Clients whose tier changed"));
    m_table->setHorizontalHeaderLabels({tr("Client"), tr("Before"), tr("After"), tr("Because"), tr("Value")});
    m_table->horizontalHeaderItem(kValue)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    fill();
}

void CompareCard::showEvent(QShowEvent* event) {
    Card::showEvent(event);
    if (m_stale) ask();
}

}  // namespace meike::ui
