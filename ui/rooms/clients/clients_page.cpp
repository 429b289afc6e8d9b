// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/clients/clients_page.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "app/segments.h"
#include "domain/classification.h"
#include "domain/operators.h"
#include "storage/custom_fields.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/forms/record_editors.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/filter_chip.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/progress.h"
#include "ui/kit/search_field.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/parts/client_list_model.h"
#include "ui/rooms/clients/client_actions.h"
#include "ui/rooms/clients/client_panel.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/view_bar.h"
#include "ui/rules/chip_row.h"
#include "ui/rules/condition_editor.h"
#include "ui/rules/condition_text.h"
#include "ui/rules/rule_popover.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kSearchWidth = 200;

}  // namespace

ClientsPage::ClientsPage(AppContext& context, QWidget* parent)
    : Page(context, Frame::fixed, parent),
      m_model(new ClientListModel(context, this)),
      m_listRead(new LatestRead(context, this)),
      m_totalsRead(new LatestRead(context, this)),
      m_viewsRead(new LatestRead(context, this)),
      m_view(builtInView({}, {})) {
    m_list.begin(m_view.rule, m_view.shelf, m_view.sorts);
    build();
    retranslate();
    // The list is kept up even while another page is seen: one comes back to it all day.
    connect(&context, &AppContext::changed, this, &ClientsPage::follow);
    connect(&context, &AppContext::scoresChanged, this, [this] {
        m_model->reloadNames();
        refreshSoon();
    });
    connect(&context, &AppContext::actorChanged, this, &ClientsPage::refreshViews);
    connect(&context, &AppContext::asOfChanged, this, &ClientsPage::showWhatMayBeDone);
    connect(&context, &AppContext::sessionChanged, this, &ClientsPage::showWhatMayBeDone);
}

ClientsPage::~ClientsPage() = default;

void ClientsPage::build() {
    QVBoxLayout* layout = content();
    layout->setSpacing(space::kWide);
    title()->setObjectName(u"clientsTitle"_s);
    subtitle()->setObjectName(u"clientsSubtitle"_s);
    m_search = new SearchField;
    m_search->setObjectName(u"listSearch"_s);
    m_search->setFixedWidth(kSearchWidth);
    m_search->setShortcutHint(QKeySequence(Qt::CTRL | Qt::Key_F));
    m_groupButton = new QPushButton;
    m_groupButton->setObjectName(u"groupButton"_s);
    m_columnsButton = new QPushButton;
    m_columnsButton->setObjectName(u"columnsButton"_s);
    m_exportButton = new QPushButton;
    m_exportButton->setObjectName(u"exportButton"_s);
    m_newButton = new QPushButton;
    m_newButton->setObjectName(u"newClientButton"_s);
    setPrimary(m_newButton);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_search, m_groupButton, m_columnsButton, m_exportButton, m_newButton})
        addToHeader(widget);

    auto* filters = new QHBoxLayout;
    filters->setSpacing(space::kDouble);
    m_chips = new ChipRow(m_context);
    m_chips->setObjectName(u"chipRow"_s);
    m_sortText = makeLabel({}, TextStyle::body, Tone::secondary);
    m_sortText->setObjectName(u"sortText"_s);
    filters->addWidget(m_chips, 1);
    filters->addWidget(m_sortText, 0, Qt::AlignTop);
    m_viewBar = new ViewBar;
    filters->addWidget(m_viewBar, 0, Qt::AlignTop);
    connect(m_viewBar, &ViewBar::saveRequested, this, &ClientsPage::saveView);
    connect(m_viewBar, &ViewBar::revertRequested, this, &ClientsPage::revertView);
    connect(m_viewBar, &ViewBar::saveAsRequested, this, &ClientsPage::saveViewAs);
    layout->addLayout(filters);

    m_table = new ClientTable(m_context, *m_model);
    m_empty = new EmptyState;
    m_empty->setObjectName(u"clientsEmpty"_s);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_panel = new ClientPanel(m_context);
    m_panel->setMinimumWidth(280);
    connect(m_table, &ClientTable::pageRequested, this, &ClientsPage::openPage);
    connect(m_panel, &ClientPanel::pageRequested, this, &ClientsPage::openPage);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setObjectName(u"clientsSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(space::kWide);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({700, kSidePanelWidth});
    const QByteArray sizes = m_context.settings().value(u"clients/splitter"_s).toByteArray();
    if (!sizes.isEmpty()) m_splitter->restoreState(sizes);
    layout->addWidget(m_splitter, 1);
    m_busy = new BusyOverlay(m_stack);

    m_actions = new ClientActions(m_context, *m_model, *m_table);
    m_panel->setActions(m_actions);

    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_context.settings().setValue(u"clients/splitter"_s, m_splitter->saveState()); });
    connect(m_search, &SearchField::queryChanged, this, [this](const QString& text) {
        m_list.search = u8(text);
        ask();
    });
    m_search->installEventFilter(this);
    connect(m_groupButton, &QPushButton::clicked, this, [this] { chooseGroups(m_groupButton); });
    connect(m_columnsButton, &QPushButton::clicked, this, [this] { m_table->chooseColumns(m_columnsButton); });
    connect(m_exportButton, &QPushButton::clicked, this, &ClientsPage::exportList);
    connect(m_newButton, &QPushButton::clicked, this, [this] { m_actions->newClient(); });
    connect(m_chips, &ChipRow::addRequested, this, &ClientsPage::addCondition);
    connect(m_chips, &ChipRow::editRequested, this, &ClientsPage::editCondition);
    connect(m_chips, &ChipRow::removeListRequested, this, [this] {
        setAmong({}, {});
        setRule(m_list.rule);
    });
    connect(m_chips, &ChipRow::removeRequested, this, [this](int at) {
        m_list.removeCondition(at);
        setRule(m_list.rule);
    });
    connect(m_table, &ClientTable::sortRequested, this, &ClientsPage::sortBy);
    connect(m_table, &ClientTable::groupRequested, this, &ClientsPage::groupBy);
    connect(m_table, &ClientTable::groupOrderRequested, this, &ClientsPage::chooseGroupOrder);
    connect(m_table, &ClientTable::columnsChanged, this, &ClientsPage::followColumns);
    connect(m_table, &ClientTable::clientChanged, m_panel, [this](qint64 client) { m_panel->showClient(client); });
    connect(m_table, &ClientTable::selectionReallyChanged, this, &ClientsPage::actionsChanged);
    connect(m_table, &ClientTable::editingEnded, this, [this] {
        if (m_held) {
            auto held = std::move(*m_held);
            m_held.reset();
            showList(std::move(held));
        }
    });
    connect(m_listRead, &LatestRead::runningChanged, this, [this](bool running) {
        if (running)
            m_busy->start([] { return ClientsPage::tr("Reading the list"); });
        else
            m_busy->stop();
    });
}

// ---- What is asked ----

ClientQuery ClientsPage::query() const {
    ClientQuery query = m_list.query(m_context.asOf());
    if (segmentsIn(m_list.rule).empty()) return query;
    try {
        query.rule = resolved(m_context.reader(), m_list.rule);
    } catch (...) {
        // A segment that is gone: nobody is in it, and the message says why.
        query.rule = Rule::any({});
        m_context.showError(currentError());
    }
    return query;
}

QString ClientsPage::actorName() const {
    const RecordId actor = m_context.session() ? m_context.session()->actor() : 0;
    return actor == 0 ? QString() : qs(recordName(m_context.reader(), Kind::person, actor, m_context.language()));
}

QString ClientsPage::listName() const {
    if (!m_name.isEmpty()) return m_name;
    if (m_list.isView()) return m_view.title;
    if (m_list.among) return m_amongName;
    const QString text = ruleText(m_list.rule, m_context.language(), m_context.currency());
    return text.isEmpty() ? m_view.title : text;
}

std::vector<std::string> ClientsPage::exportColumns() const { return ClientListModel::fieldKeys(m_model->columns()); }

bool ClientsPage::isSettled() const {
    return m_known && !m_listRead->running() && !m_totalsRead->running() && !m_refreshPlanned;
}

void ClientsPage::showRule(const Rule& rule, const QString& name) {
    const auto sorts = m_list.sorts;
    beginView(builtInView(u"all"_s, actorName()));
    m_name = name;
    m_list.begin(m_view.rule, m_view.shelf, sorts, m_list.grouping);
    m_list.setRule(rule);
    clearSearch();
    setAmong({}, {});
    m_chips->setRule(m_list.rule);
    emit viewShown({});
    m_toTop = true;
    ask();
}

void ClientsPage::clearSearch() {
    const QSignalBlocker quiet(m_search);
    m_search->clear();
    m_list.search.clear();
}

void ClientsPage::showClients(std::shared_ptr<const std::vector<RecordId>> clients, const QString& name) {
    showRule(Rule{}, name);
    setAmong(std::move(clients), name);
    ask();
}

void ClientsPage::setAmong(std::shared_ptr<const std::vector<RecordId>> clients, const QString& name) {
    m_list.among = std::move(clients);
    m_amongName = name;
    m_chips->setList(amongText());
}

std::optional<std::vector<RecordId>> ClientsPage::fixedList() const { return m_list.fixedList(m_model->ids()); }

QString ClientsPage::amongText() const {
    if (!m_list.among) return {};
    return labelledText(m_amongName, clientCount(static_cast<std::int64_t>(m_list.among->size())));
}

void ClientsPage::setRule(Rule rule) {
    m_list.rule = std::move(rule);
    m_name.clear();
    m_chips->setRule(m_list.rule);
    emit viewShown(m_list.isView() ? m_view.key : QString());
    ask();
}

void ClientsPage::clearFilters() {
    const auto sorts = m_list.sorts;
    beginView(builtInView(u"all"_s, actorName()));
    m_list.begin(m_view.rule, m_view.shelf, sorts, m_list.grouping);
    clearSearch();
    setAmong({}, {});
    setRule(Rule{});
}

void ClientsPage::sortBy(const QString& column, bool extend) {
    if (!m_list.sortBy(column == ClientListModel::kRfmColumn ? "r" : u8(column), extend)) return;
    m_model->setSorts(m_list.sorts);
    showSorts();
    // One sorts to see what comes first; the selection stays where it went.
    m_toTop = true;
    ask();
}

void ClientsPage::showClient(RecordId client) {
    if (!m_context.session() || client == 0) return;
    if (isSettled() && m_table->selectClient(client)) {
        m_table->setFocus();
        return;
    }
    const auto record = readRecord(m_context.reader(), Kind::client, client);
    if (!record) return;
    if (!isEmpty(record->get("deleted_at"))) {
        m_context.showMessage([name = qs(record->text("name"))] { return tr("“%1” is in the recycle bin.").arg(name); },
                              [] { return tr("Show the recycle bin"); }, [this] { m_context.openPage(u"bin"_s); });
        return;
    }
    m_wanted = client;
    showView(isEmpty(record->get("archived_at")) ? u"all"_s : u"archived"_s);
}

void ClientsPage::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool ClientsPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_search && event->type() == QEvent::KeyPress && !m_search->isComposing()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            // From the search into what it found.
            m_table->setFocus(Qt::OtherFocusReason);
            if (!m_table->currentIndex().isValid()) m_table->selectClient(m_model->firstShown());
            return true;
        }
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

// ---- Asking and showing ----

void ClientsPage::clear() {
    m_known = false;
    m_autoChosen = 0;
    m_totals.reset();
    m_held.reset();
    m_model->setIds({});
    m_model->reloadNames();
    if (m_context.session()) showView(u"all"_s);
    showTitle();
    emit actionsChanged();
}

void ClientsPage::follow(const Change& change) {
    m_autoChosen = 0;  // whoever edits has somebody in view: that client is followed
    const bool names = change.everything || change.touches(Kind::tag) || change.touches(Kind::person) ||
                       change.touches(Kind::pick_item) || change.touches(Kind::tag_group);
    // What is painted shows the change at once; order and membership follow when the query has answered.
    if (names)
        m_model->reloadNames();
    else
        m_model->reloadRows();
    if (change.touches(Kind::saved_view)) followView();
    refreshSoon();
}

void ClientsPage::refreshSoon() {
    if (m_refreshPlanned) return;
    m_refreshPlanned = true;
    QTimer::singleShot(0, this, [this] {
        m_refreshPlanned = false;
        ask();
        refreshViews();
    });
}

void ClientsPage::ask() {
    if (!m_context.session()) return;
    showSorts();
    showViewBar();
    const ClientQuery asked = query();
    m_listRead->ask(
        [asked, figures = m_model->figureKeys()](Database& database, const std::stop_token&) {
            return queryGroupedClients(database, asked, figures);
        },
        [this](GroupedClients answer) { showList(std::move(answer)); });
    m_totalsRead->ask(
        [asked](Database& database, const std::stop_token&) { return queryClientTotals(database, asked); },
        [this](ClientTotals answer) {
            m_totals = answer;
            showTitle();
            if (isSettled()) emit settled();
        });
    if (!m_known) refreshViews();
}

void ClientsPage::showList(GroupedClients list) {
    if (m_table->isEditing()) {
        // A reset would tear the editor away: what came waits until it is closed.
        if (list.ids != m_model->ids() || list.groups != m_model->groups().groups()) {
            m_held = std::move(list);
            return;
        }
    }
    m_known = true;
    const ClientTable::Place before = m_table->place();
    // Who was only chosen because somebody has to be is not followed: a list that is just sorted by its first scores
    // would otherwise open at its end.
    const bool nobodys = m_autoChosen != 0 && before.current == m_autoChosen &&
                         before.selected == std::vector<RecordId>{m_autoChosen} && !m_wanted &&
                         !isAncestorOf(QApplication::focusWidget());
    if (m_model->setList(std::move(list), m_list.grouping)) {
        if (nobodys) {
            m_table->clearSelection();
            m_table->setCurrentIndex({});
            m_toTop = true;
        } else {
            m_table->restore(before);
        }
    }
    if (m_toTop) m_table->scrollToTop();
    m_toTop = false;
    if (m_wanted) {
        const RecordId wanted = *m_wanted;
        m_wanted.reset();
        if (m_table->selectClient(wanted)) m_table->setFocus();
    } else if (!m_table->currentIndex().isValid() && m_model->firstShown() != 0) {
        m_autoChosen = m_model->firstShown();
        m_table->selectClient(m_autoChosen);
    }
    showEmptyState();
    showTitle();
    if (isSettled()) emit settled();
}

void ClientsPage::retranslate() {
    if (!m_table) return;
    setAccessibleName(tr("Clients"));
    m_table->setAccessibleName(tr("List of clients"));
    m_search->setPlaceholderText(tr("Find in the list"));
    m_search->setAccessibleName(tr("Find in the list by name, short name, pinyin or initials"));
    m_groupButton->setText(tr("Group"));
    m_groupButton->setToolTip(tr("Put clients that have something in common under one heading, with their sums"));
    m_columnsButton->setText(tr("Columns"));
    m_exportButton->setText(tr("Export..."));
    m_newButton->setText(tr("New client"));
    showWhatMayBeDone();
    if (!m_view.saved) {
        const ClientView fresh = builtInView(m_view.key, actorName());
        m_view.name = fresh.name;
        m_view.title = fresh.title;
    }
    m_viewBar->retranslate();
    m_model->reloadNames();
    m_model->headerDataChanged(Qt::Horizontal, 0, m_model->columnCount() - 1);
    m_chips->setList(amongText());
    showSorts();
    showTitle();
    if (m_known) showEmptyState();
    refreshViews();
    // Their words are of the old language. Not deleted here: the window is telling its children one after another.
    for (QWidget* editor : std::initializer_list<QWidget*>{m_editor, m_rulePopover})
        if (editor) {
            editor->hide();
            editor->deleteLater();
        }
    m_editor.clear();
    m_rulePopover.clear();
}

}  // namespace meike::ui
