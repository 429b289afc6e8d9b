// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/segments/segment_result.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "app/segments.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/progress.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/client_list_model.h"
#include "ui/rooms/segments/segment_text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

enum Column { kName, kTier, kStage, kOwner, kValue };
/// From here on there is room for stage and owner.
constexpr int kRoomy = 480;

}  // namespace

/// Computed on a worker.
struct SegmentResult::Answer {
    ClientTotals totals;
    std::vector<RecordId> clients;
    std::vector<RuleGap> gaps;
    std::optional<Error> problem;  ///< why there is no answer
};

struct SegmentResult::Parts {
    QLabel* count = nullptr;
    QLabel* unit = nullptr;
    QLabel* value = nullptr;
    QPushButton* open = nullptr;
    QStackedWidget* stack = nullptr;
    QTableView* table = nullptr;
    EmptyState* empty = nullptr;
    BusyOverlay* busy = nullptr;
    ClientListModel* model = nullptr;
};

SegmentResult::SegmentResult(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_read(new LatestRead(context, this)), m_parts(std::make_unique<Parts>()) {
    build();
    retranslate();
}

SegmentResult::~SegmentResult() = default;

void SegmentResult::build() {
    Parts& p = *m_parts;
    setSurface(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kWide, 0, 0);
    column->setSpacing(space::kWide);
    auto* figures = new QHBoxLayout;
    figures->setContentsMargins(space::kDouble, 0, space::kDouble, 0);
    figures->setSpacing(space::kUnit);
    p.count = makeLabel({}, TextStyle::figure);
    p.count->setObjectName(u"segmentCount"_s);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    p.unit = makeLabel({}, TextStyle::body, Tone::secondary);
    p.value = makeLabel({}, TextStyle::body, Tone::secondary);
    p.value->setObjectName(u"segmentValue"_s);
    words->addWidget(p.unit);
    words->addWidget(p.value);
    figures->addWidget(p.count);
    figures->addLayout(words, 1);
    column->addLayout(figures);
    p.stack = new QStackedWidget;
    p.table = new QTableView;
    p.table->setObjectName(u"segmentPreview"_s);
    styleTable(p.table);
    p.model = new ClientListModel(m_context, this);
    p.model->setColumns({u"name"_s, u"tier"_s, u"stage"_s, u"owner"_s, u"monetary"_s});
    p.model->setSorts({{"monetary", true}});
    p.table->setModel(p.model);
    p.table->setItemDelegateForColumn(kTier, new TierDelegate(p.table));
    p.table->setItemDelegateForColumn(kValue, new MoneyDelegate(p.table));
    p.table->horizontalHeader()->setSectionResizeMode(kName, QHeaderView::Stretch);
    p.table->setColumnWidth(kTier, 80);
    p.table->setColumnWidth(kStage, 88);
    p.table->setColumnWidth(kOwner, 80);
    p.table->setColumnWidth(kValue, 112);
    p.table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    p.table->setSelectionMode(QAbstractItemView::SingleSelection);
    setFocusProxy(p.table);
    p.empty = new EmptyState;
    p.stack->addWidget(p.table);
    p.stack->addWidget(p.empty);
    column->addWidget(p.stack, 1);
    p.open = new QPushButton;
    p.open->setObjectName(u"segmentOpenButton"_s);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::kDouble, 0, space::kDouble, space::kWide);
    foot->addStretch(1);
    foot->addWidget(p.open);
    column->addLayout(foot);
    p.busy = new BusyOverlay(p.stack);

    connect(p.open, &QPushButton::clicked, this, &SegmentResult::openRequested);
    connect(p.table, &QTableView::activated, this,
            [this](const QModelIndex& index) { m_context.openClient(m_parts->model->idAt(index.row())); });
    connect(p.table, &QTableView::clicked, this,
            [this](const QModelIndex& index) { emit clientChosen(m_parts->model->idAt(index.row())); });
    connect(m_read, &LatestRead::runningChanged, this, [this](bool running) {
        if (running)
            m_parts->busy->start([] { return SegmentResult::tr("Counting"); });
        else
            m_parts->busy->stop();
    });
}

ClientQuery SegmentResult::query(const Rule& rule) const {
    ClientQuery query;
    query.rule = rule;
    query.asOf = m_context.asOf();
    query.sorts = {{"monetary", true}};
    return query;
}

void SegmentResult::ask(const Rule& rule) {
    if (!m_context.session()) return;
    m_known = false;
    m_read->ask(
        [asked = query(rule)](Database& database, const std::stop_token&) {
            ClientQuery looked = asked;
            Answer answer;
            try {
                answer.gaps = ruleGaps(database, asked.rule);
                looked.rule = resolved(database, asked.rule);
                answer.totals = queryClientTotals(database, looked);
                answer.clients = queryClientIds(database, looked);
            } catch (const Error& error) {
                if (error.kind() == ErrorKind::cancelled) throw;
                // The figures of the rule before must not stand beside this one.
                answer.clients.clear();
                answer.problem = error;
            }
            return answer;
        },
        [this](Answer answer) { fill(std::move(answer)); });
}

void SegmentResult::fill(Answer answer) {
    Parts& p = *m_parts;
    const bool counted = !answer.problem;
    p.count->setText(counted ? meike::ui::count(answer.totals.count) : u"–"_s);
    p.unit->setText(tr("clients", nullptr, static_cast<int>(answer.totals.count)));
    p.value->setText(tr("%1: %2").arg(windowValueName(m_context),
                                      counted ? moneyShort(answer.totals.monetary, m_context.currency()) : u"–"_s));
    p.value->setToolTip(counted ? moneyFull(answer.totals.monetary, m_context.currency()) : QString());
    QStringList gaps;
    for (const RuleGap& gap : answer.gaps) {
        QString line = qs(gap.in(m_context.language()));
        gaps << line.replace(0, 1, line.left(1).toUpper());
    }
    if (counted)
        p.empty->setContent(u"filter"_s, tr("No client meets this rule"),
                            tr("Loosen a condition, or ask at the left about one client."));
    else
        // What is missing says it better than that something was not found.
        p.empty->setContent(u"circle-alert"_s, tr("This rule cannot be counted"),
                            gaps.isEmpty() ? errorText(*answer.problem) : gaps.join(u'\n'));
    p.stack->setCurrentWidget(answer.clients.empty() ? static_cast<QWidget*>(p.empty) : p.table);
    p.model->setIds(std::move(answer.clients));
    p.model->reloadRows();
    p.open->setEnabled(!p.model->ids().empty());
    m_known = true;
    emit answered(gaps);
}

void SegmentResult::clear() {
    m_known = false;
    m_parts->model->setIds({});
}

bool SegmentResult::isSettled() const { return m_known && !m_read->running(); }

const std::vector<RecordId>& SegmentResult::clients() const { return m_parts->model->ids(); }

void SegmentResult::reloadNames() { m_parts->model->reloadNames(); }

void SegmentResult::retranslate() {
    Parts& p = *m_parts;
    p.open->setText(tr("Show in Clients"));
    p.table->setAccessibleName(tr("Clients in the segment"));
    p.model->reloadNames();
    emit p.model->headerDataChanged(Qt::Horizontal, 0, p.model->columnCount() - 1);
}

void SegmentResult::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

void SegmentResult::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    for (const int column : {kStage, kOwner}) m_parts->table->setColumnHidden(column, width() < kRoomy);
}

}  // namespace meike::ui
