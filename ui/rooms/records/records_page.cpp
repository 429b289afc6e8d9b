// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/records/records_page.h"

#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "app/view/saved_views.h"
#include "ui/context/latest_read.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/labels.h"
#include "ui/kit/progress.h"
#include "ui/kit/search_field.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"
#include "ui/rooms/records/kind_list.h"
#include "ui/rooms/records/record_list_model.h"
#include "ui/rooms/records/record_list_table.h"
#include "ui/rooms/records/totals_bar.h"
#include "ui/rules/chip_row.h"
#include "ui/rules/condition_editor.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kSearchWidth = 200;
/// Narrower than this the kinds are a combo box in the head.
constexpr int kRoomForKinds = 900;
const QString kKindKey = QStringLiteral("records/kind");

QString sortsKey(Kind kind) { return u"records/%1/sorts"_s.arg(qs(kindRow(kind).key)); }

}  // namespace

RecordsPage::RecordsPage(AppContext& context, QWidget* parent)
    : Page(context, Frame::fixed, parent),
      m_model(new RecordListModel(context, this)),
      m_listRead(new LatestRead(context, this)),
      m_totalsRead(new LatestRead(context, this)),
      m_countsRead(new LatestRead(context, this)),
      m_selectedRead(new LatestRead(context, this)),
      m_copyRead(new LatestRead(context, this)) {
    setObjectName(u"recordsPage"_s);
    const KindRow* last = findKind(u8(context.settings().value(kKindKey).toString()));
    if (last && isListedKind(last->kind)) m_kind = last->kind;
    stateOf(m_kind);
    build();
    m_table->showKind(m_kind);
    m_kinds->setKind(m_kind);
    m_chips->setKind(m_kind);
    retranslate();
    showContent();
    connect(&context, &AppContext::asOfChanged, this, [this] {
        m_kinds->clearCounts();
        m_toTop = true;
        showWhatMayBeDone();
        invalidate();
    });
    connect(&context, &AppContext::sessionChanged, this, &RecordsPage::showWhatMayBeDone);
}

RecordsPage::~RecordsPage() = default;

void RecordsPage::build() {
    content()->setSpacing(space::kWide);
    title()->setObjectName(u"recordsTitle"_s);
    subtitle()->setObjectName(u"recordsSubtitle"_s);
    m_kinds = new KindList(m_context);
    m_search = new SearchField;
    m_search->setObjectName(u"recordSearch"_s);
    m_search->setFixedWidth(kSearchWidth);
    m_search->setShortcutHint(QKeySequence(Qt::CTRL | Qt::Key_F));
    m_columnsButton = new QPushButton;
    m_columnsButton->setObjectName(u"recordColumnsButton"_s);
    m_exportButton = new QPushButton;
    m_exportButton->setObjectName(u"recordExportButton"_s);
    m_newButton = new QPushButton;
    m_newButton->setObjectName(u"newRecordButton"_s);
    setPrimary(m_newButton);
    addBesideTitle(m_kinds->combo());
    for (QWidget* widget : std::initializer_list<QWidget*>{m_search, m_columnsButton, m_exportButton, m_newButton})
        addToHeader(widget);

    auto* body = new QHBoxLayout;
    body->setSpacing(space::kWide);
    m_kindBox = new QFrame;
    setSurface(m_kindBox);
    auto* kinds = new QVBoxLayout(m_kindBox);
    kinds->setContentsMargins(1, space::kHalf, 1, space::kHalf);
    kinds->addWidget(m_kinds);
    body->addWidget(m_kindBox);
    auto* list = new QVBoxLayout;
    list->setSpacing(space::kWide);
    auto* filters = new QHBoxLayout;
    filters->setSpacing(space::kDouble);
    m_chips = new ChipRow(m_context);
    m_chips->setObjectName(u"recordChips"_s);
    m_sortText = makeLabel({}, TextStyle::body, Tone::secondary);
    m_sortText->setObjectName(u"recordSortText"_s);
    filters->addWidget(m_chips, 1);
    filters->addWidget(m_sortText, 0, Qt::AlignTop);
    list->addLayout(filters);
    m_table = new RecordListTable(m_context, *m_model);
    m_none = new EmptyState;
    m_none->setObjectName(u"recordsEmpty"_s);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_none);
    list->addWidget(m_stack, 1);
    m_totalsBar = new TotalsBar(m_context);
    list->addWidget(m_totalsBar);
    body->addLayout(list, 1);
    content()->addLayout(body, 1);
    m_busy = new BusyOverlay(m_stack);

    m_search->installEventFilter(this);
    connect(m_search, &SearchField::queryChanged, this, [this](const QString& text) {
        now().search = u8(text);
        m_toTop = true;
        ask();
        askTotals();
    });
    connect(m_kinds, &KindList::kindChosen, this, [this](int kind) { showKind(static_cast<Kind>(kind)); });
    connect(m_columnsButton, &QPushButton::clicked, this, [this] { m_table->chooseColumns(m_columnsButton); });
    connect(m_exportButton, &QPushButton::clicked, this, &RecordsPage::exportList);
    connect(m_newButton, &QPushButton::clicked, this, &RecordsPage::newRecord);
    connect(m_chips, &ChipRow::addRequested, this, &RecordsPage::addCondition);
    connect(m_chips, &ChipRow::editRequested, this, [this](int at, QWidget* chip) {
        openEditor(now().where.children.at(static_cast<std::size_t>(at)), at, chip);
    });
    connect(m_chips, &ChipRow::removeRequested, this, [this](int at) {
        now().removeCondition(at);
        conditionsChanged();
    });
    connect(m_chips, &ChipRow::removeListRequested, this, [this] {
        now().clients.reset();
        conditionsChanged();
    });
    connect(m_table, &RecordListTable::sortRequested, this, &RecordsPage::sortBy);
    connect(m_table, &RecordListTable::columnsChanged, this, [this] {
        askTotals();
        askSelected();
    });
    connect(m_table, &RecordListTable::formRequested, this, &RecordsPage::openForm);
    connect(m_table, &RecordListTable::clientRequested, this, &RecordsPage::openClient);
    connect(m_table, &RecordListTable::deleteRequested, this, &RecordsPage::deleteSelected);
    connect(m_table, &RecordListTable::selectionReallyChanged, this, [this] {
        askSelected();
        emit actionsChanged();
    });
    connect(m_listRead, &LatestRead::runningChanged, this, [this](bool running) {
        if (running)
            m_busy->start([] { return RecordsPage::tr("Reading the list"); });
        else
            m_busy->stop();
    });
}

// ---- What is shown ----

RecordListState& RecordsPage::stateOf(Kind kind) {
    const auto known = m_states.find(kind);
    if (known != m_states.end()) return known->second;
    RecordListState state = RecordListState::of(kind);
    const auto sorts = parseSorts(u8(m_context.settings().value(sortsKey(kind)).toString()), kind);
    if (!sorts.empty()) state.sorts = sorts;
    return m_states.emplace(kind, std::move(state)).first->second;
}

RecordQuery RecordsPage::query() const { return state().query(m_context.asOf(), m_context.inThePast()); }

bool RecordsPage::isSettled() const {
    return m_known && !isStale() && !m_listRead->running() && !m_totalsRead->running() && !m_countsRead->running() &&
           !m_selectedRead->running();
}

void RecordsPage::showKind(Kind kind) {
    if (!isListedKind(kind)) return;
    showState(stateOf(kind));
}

void RecordsPage::showState(RecordListState shown) {
    const bool other = shown.kind != m_kind;
    m_kind = shown.kind;
    m_states.insert_or_assign(m_kind, std::move(shown));
    m_context.settings().setValue(kKindKey, qs(kindRow(m_kind).key));
    if (m_editor) m_editor->hide();
    {
        const QSignalBlocker quiet(m_search);
        m_search->setText(qs(now().search));
    }
    m_kinds->setKind(m_kind);
    if (other) {
        m_known = false;
        m_totals.reset();
        m_totalsBar->showTotals(m_kind, m_totals);
        m_totalsBar->showSelected({});
        m_chips->setRule(Rule{});
        m_chips->setKind(m_kind);
        m_table->showKind(m_kind);
        m_stack->setCurrentWidget(m_table);
    }
    retranslate();
    m_toTop = true;
    invalidate();
    emit actionsChanged();
}

void RecordsPage::clearFilters() {
    now().showAll();
    {
        const QSignalBlocker quiet(m_search);
        m_search->clear();
    }
    conditionsChanged();
}

void RecordsPage::conditionsChanged() {
    m_chips->setRule(now().where);
    m_chips->setList(clientsText());
    showHead();
    m_toTop = true;
    ask();
    askTotals();
}

void RecordsPage::sortBy(const QString& column, bool extend) {
    if (!now().sortBy(u8(column), extend)) return;
    m_context.settings().setValue(sortsKey(m_kind), qs(sortsText(now().sorts)));
    // One sorts to see what comes first; the selection stays where it went.
    m_toTop = true;
    ask();
}

void RecordsPage::visit(const Visit& visit) {
    if (const auto* part = std::get_if<VisitPart>(&visit)) {
        if (const KindRow* row = findKind(u8(part->key))) showKind(row->kind);
        return;
    }
    const auto* wanted = std::get_if<VisitRecords>(&visit);
    if (!wanted || !isListedKind(wanted->kind)) return;
    RecordListState state = stateOf(wanted->kind);
    state.showAll();
    state.setWhere(wanted->where);
    state.clients = wanted->clients;
    m_clientsNames[wanted->kind] = wanted->name;
    showState(std::move(state));
}

void RecordsPage::enter() {
    // Where there is nothing to walk through one begins by adding something, or looks at another kind.
    QWidget* first = m_table;
    if (m_stack->currentWidget() != m_table)
        first = m_newButton->isEnabled() ? static_cast<QWidget*>(m_newButton) : m_kinds;
    first->setFocus(Qt::ShortcutFocusReason);
}

QList<QWidget*> RecordsPage::areas() {
    return {m_kindBox->isHidden() ? static_cast<QWidget*>(m_kinds->combo()) : m_kinds, m_stack};
}

// ---- Asking ----

bool RecordsPage::concerns(const Change& change) const {
    if (change.everything || change.touches(Kind::client) || change.touches(Kind::custom_value)) return true;
    const auto& kinds = listedKinds();
    return std::any_of(kinds.begin(), kinds.end(), [&](Kind kind) { return change.touches(kind); }) ||
           change.touches(Kind::person) || change.touches(Kind::pick_item) || change.touches(Kind::rate) ||
           change.touches(Kind::custom_field) || change.touches(Kind::setting);
}

void RecordsPage::refresh() {
    // What is painted shows a change at once; order and membership follow when the query has answered.
    m_model->reloadNames();
    ask();
    askTotals();
    askCounts();
    askSelected();
}

void RecordsPage::ask() {
    if (!m_context.session()) return;
    showSorts();
    m_listRead->ask(
        [asked = query()](Database& database, const std::stop_token&) { return queryRecordIds(database, asked); },
        [this](std::vector<RecordId> answer) { showIds(std::move(answer)); });
}

void RecordsPage::askTotals() {
    if (!m_context.session()) return;
    m_totalsRead->ask(
        [asked = query(), figures = figureColumns(m_kind, m_model->columnKeys())](
            Database& database, const std::stop_token&) { return queryRecordTotals(database, asked, figures); },
        [this](RecordTotals answer) {
            m_totals = std::move(answer);
            m_totalsBar->showTotals(m_kind, m_totals);
            showHead();
            whenAnswered();
        });
}

void RecordsPage::askCounts() {
    if (!m_context.session()) return;
    m_countsRead->ask(
        [day = m_context.asOf(), past = m_context.inThePast()](Database& database, const std::stop_token& stop) {
            return countListed(database, listedKinds(), day, past, stop);
        },
        [this](const std::map<Kind, std::int64_t>& answer) {
            m_kinds->setCounts(answer);
            whenAnswered();
        });
}

void RecordsPage::askSelected() {
    // Of one row everything stands in it.
    std::vector<RecordId> ids = m_table->selectedIds();
    if (!m_context.session() || ids.size() < 2) {
        m_selectedRead->stop();
        m_totalsBar->showSelected({});
        return;
    }
    if (m_totals && ids.size() == m_model->ids().size() && m_totals->count == static_cast<std::int64_t>(ids.size())) {
        m_selectedRead->stop();
        m_totalsBar->showSelected(m_totals);
        return;
    }
    m_selectedRead->ask(
        [asked = query(), ids = std::move(ids), figures = figureColumns(m_kind, m_model->columnKeys())](
            Database& database, const std::stop_token&) { return totalsOfRecords(database, asked, ids, figures); },
        [this](RecordTotals answer) {
            m_totalsBar->showSelected(std::move(answer));
            whenAnswered();
        });
}

void RecordsPage::whenAnswered() {
    if (isSettled()) emit settled();
}

void RecordsPage::showIds(std::vector<RecordId> ids) {
    const RecordListTable::Place place = m_table->place();
    // Another question was asked, or what was there has changed: then one goes on where one was.
    if (m_model->setIds(std::move(ids))) m_table->restore(place, !m_toTop);
    m_known = true;
    if (m_toTop) m_table->scrollToTop();
    m_toTop = false;
    if (m_wanted) {
        m_table->selectRecord(*m_wanted);
        m_wanted.reset();
    } else if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0) {
        // So that the keyboard has something to begin with; nothing is selected by it.
        m_table->selectionModel()->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::NoUpdate);
    }
    showEmptyState();
    emit actionsChanged();
    whenAnswered();
}

void RecordsPage::clear() {
    for (LatestRead* read : {m_listRead, m_totalsRead, m_countsRead, m_selectedRead}) read->stop();
    m_states.clear();
    m_clientsNames.clear();
    stateOf(m_kind);
    m_known = false;
    m_wanted.reset();
    m_totals.reset();
    m_kinds->clearCounts();
    m_table->showKind(m_kind);
    m_model->reloadNames();
    m_totalsBar->showTotals(m_kind, {});
    m_totalsBar->showSelected({});
    retranslate();
    emit actionsChanged();
}

// ---- Looks ----

void RecordsPage::arrangeKinds() {
    const bool room = width() >= kRoomForKinds;
    m_kindBox->setVisible(room);
    m_kinds->combo()->setVisible(!room);
    title()->setVisible(room);
}

void RecordsPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    arrangeKinds();
}

bool RecordsPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_search && event->type() == QEvent::KeyPress && !m_search->isComposing()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            // From the search into what it found.
            m_table->setFocus(Qt::OtherFocusReason);
            m_table->selectRecord(m_model->idAt(std::max(0, m_table->currentIndex().row())));
            return true;
        }
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

}  // namespace meike::ui
