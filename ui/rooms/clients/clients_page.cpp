// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/clients/clients_page.h"

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
#include "app/words/basis_words.h"
#include "domain/classification.h"
#include "domain/operators.h"
#include "storage/custom_fields.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
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
#include "ui/rules/chip_row.h"
#include "ui/rules/condition_editor.h"
#include "ui/rules/condition_text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kSearchWidth = 200;

/// One answer for the sidebar: the counts of all views.
struct ViewCounts {
    std::vector<std::int64_t> counts;
};

}  // namespace

ClientsPage::ClientsPage(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_model(new ClientListModel(context, this)),
      m_listRead(new LatestRead(context, this)),
      m_totalsRead(new LatestRead(context, this)),
      m_viewsRead(new LatestRead(context, this)),
      m_view(builtInView({}, {})) {
    m_sorts = m_view.sorts;
    build();
    retranslate();
    connect(&context, &AppContext::sessionChanged, this, &ClientsPage::sessionChanged);
    connect(&context, &AppContext::changed, this, &ClientsPage::changed);
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
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kDouble, space::kPage, space::kDouble);
    layout->setSpacing(space::kWide);

    auto* head = new QHBoxLayout;
    head->setSpacing(space::kUnit);
    m_title = makeLabel({}, TextStyle::title);
    m_title->setObjectName(u"clientsTitle"_s);
    m_subtitle = new ElidedLabel;
    m_subtitle->setObjectName(u"clientsSubtitle"_s);
    setTone(m_subtitle, Tone::secondary);
    m_search = new SearchField;
    m_search->setObjectName(u"listSearch"_s);
    m_search->setFixedWidth(kSearchWidth);
    m_search->setShortcutHint(QKeySequence(Qt::CTRL | Qt::Key_F));
    m_columnsButton = new QPushButton;
    m_columnsButton->setObjectName(u"columnsButton"_s);
    m_exportButton = new QPushButton;
    m_exportButton->setObjectName(u"exportButton"_s);
    m_newButton = new QPushButton;
    m_newButton->setObjectName(u"newClientButton"_s);
    setPrimary(m_newButton);
    head->addWidget(m_title);
    head->addWidget(m_subtitle, 1);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_search, m_columnsButton, m_exportButton, m_newButton})
        head->addWidget(widget);
    layout->addLayout(head);

    auto* filters = new QHBoxLayout;
    filters->setSpacing(space::kDouble);
    m_chips = new ChipRow(m_context);
    m_chips->setObjectName(u"chipRow"_s);
    m_sortText = makeLabel({}, TextStyle::body, Tone::secondary);
    m_sortText->setObjectName(u"sortText"_s);
    filters->addWidget(m_chips, 1);
    filters->addWidget(m_sortText, 0, Qt::AlignTop);
    layout->addLayout(filters);

    m_table = new ClientTable(m_context, *m_model);
    m_empty = new EmptyState;
    m_empty->setObjectName(u"clientsEmpty"_s);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_panel = new ClientPanel(m_context);
    m_panel->setMinimumWidth(280);
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
    connect(m_search, &SearchField::queryChanged, this, [this] { refresh(); });
    m_search->installEventFilter(this);
    connect(m_columnsButton, &QPushButton::clicked, this, [this] { m_table->chooseColumns(m_columnsButton); });
    connect(m_exportButton, &QPushButton::clicked, this, &ClientsPage::exportRequested);
    connect(m_newButton, &QPushButton::clicked, this, [this] { m_actions->newClient(); });
    connect(m_chips, &ChipRow::addRequested, this, &ClientsPage::addCondition);
    connect(m_chips, &ChipRow::editRequested, this, &ClientsPage::editCondition);
    connect(m_chips, &ChipRow::removeListRequested, this, [this] {
        setAmong({}, {});
        setRule(m_rule);
    });
    connect(m_chips, &ChipRow::removeRequested, this, [this](int at) {
        Rule rule = m_rule;
        rule.children.erase(rule.children.begin() + at);
        setRule(std::move(rule));
    });
    connect(m_table, &ClientTable::sortRequested, this, &ClientsPage::sortBy);
    connect(m_table, &ClientTable::clientChanged, m_panel, [this](qint64 client) { m_panel->showClient(client); });
    connect(m_table, &ClientTable::selectionReallyChanged, this, &ClientsPage::selectionChanged);
    connect(m_table, &ClientTable::editingEnded, this, [this] {
        if (m_held) {
            auto held = std::move(*m_held);
            m_held.reset();
            showIds(std::move(held));
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
    ClientQuery query;
    query.rule = m_rule;
    if (!segmentsIn(m_rule).empty()) {
        try {
            query.rule = resolved(m_context.reader(), m_rule);
        } catch (...) {
            // A segment that is gone: nobody is in it, and the message says why.
            query.rule = Rule::any({});
            m_context.showError(currentError());
        }
    }
    query.search = u8(m_search->text());
    query.sorts = m_sorts;
    query.shelf = m_view.shelf;
    query.asOf = m_context.asOf();
    if (m_among) {
        query.among = m_among;
        query.shelf = ClientQuery::Shelf::kept;  // who was counted then may be archived now
    }
    return query;
}

QString ClientsPage::actorName() const {
    const RecordId actor = m_context.session() ? m_context.session()->actor() : 0;
    return actor == 0 ? QString() : qs(recordName(m_context.reader(), Kind::person, actor, m_context.language()));
}

QString ClientsPage::listName() const {
    if (!m_name.isEmpty()) return m_name;
    if (m_rule == m_view.rule && !m_among) return m_view.title;
    if (m_among) return m_amongName;
    const QString text = ruleText(m_rule, m_context.language(), m_context.currency());
    return text.isEmpty() ? m_view.title : text;
}

std::vector<std::string> ClientsPage::exportColumns() const { return ClientListModel::fieldKeys(m_model->columns()); }

bool ClientsPage::isSettled() const {
    return m_known && !m_listRead->running() && !m_totalsRead->running() && !m_refreshPlanned;
}

void ClientsPage::showView(const QString& key) {
    m_view = builtInView(key, actorName());
    m_name.clear();
    m_sorts = m_view.sorts;
    m_rule = m_view.rule;
    setAmong({}, {});
    const QSignalBlocker quiet(m_search);
    m_search->clear();
    m_chips->setRule(m_rule);
    m_model->setSorts(m_sorts);
    emit viewShown(m_view.key);
    m_toTop = true;
    refresh();
}

void ClientsPage::showRule(const Rule& rule, const QString& name) {
    m_view = builtInView(u"all"_s, actorName());
    m_name = name;
    m_rule = rule.type == Rule::Type::all ? rule : Rule::all({rule});
    setAmong({}, {});
    const QSignalBlocker quiet(m_search);
    m_search->clear();
    m_chips->setRule(m_rule);
    emit viewShown({});
    m_toTop = true;
    refresh();
}

void ClientsPage::showClients(std::shared_ptr<const std::vector<RecordId>> clients, const QString& name) {
    showRule(Rule{}, name);
    setAmong(std::move(clients), name);
    refresh();
}

void ClientsPage::setAmong(std::shared_ptr<const std::vector<RecordId>> clients, const QString& name) {
    m_among = std::move(clients);
    m_amongName = name;
    m_chips->setList(amongText());
}

std::optional<std::vector<RecordId>> ClientsPage::fixedList() const {
    const bool searched = !m_search->text().trimmed().isEmpty();
    if (!m_among && !searched) return {};
    if (!searched && m_rule == Rule{}) return *m_among;
    return m_model->ids();
}

QString ClientsPage::amongText() const {
    if (!m_among) return {};
    return labelledText(m_amongName, clientCount(static_cast<std::int64_t>(m_among->size())));
}

void ClientsPage::setRule(Rule rule) {
    m_rule = std::move(rule);
    m_name.clear();
    m_chips->setRule(m_rule);
    emit viewShown(m_rule == m_view.rule && !m_among ? m_view.key : QString());
    refresh();
}

void ClientsPage::clearFilters() {
    m_view = builtInView(u"all"_s, actorName());
    m_search->clear();
    setAmong({}, {});
    setRule(Rule{});
}

void ClientsPage::sortBy(const QString& column, bool extend) {
    std::string field = column == ClientListModel::kRfmColumn ? "r" : u8(column);
    const Field* row = findField(Kind::client, field);
    if (!row || row->type == FieldType::tags) return;
    const auto at = std::find_if(m_sorts.begin(), m_sorts.end(), [&](const auto& sort) { return sort.field == field; });
    // Figures are wanted largest first, names from A.
    const bool figure = row->type == FieldType::integer || row->type == FieldType::decimal ||
                        row->type == FieldType::money || row->type == FieldType::date;
    if (extend) {
        if (at != m_sorts.end())
            at->descending = !at->descending;
        else
            m_sorts.push_back({field, figure});
    } else {
        const bool descending = m_sorts.size() == 1 && at != m_sorts.end() ? !at->descending : figure;
        m_sorts = {{field, descending}};
    }
    m_model->setSorts(m_sorts);
    showSorts();
    // One sorts to see what comes first; the selection stays where it went.
    m_toTop = true;
    refresh();
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
            if (!m_table->currentIndex().isValid()) m_table->selectClient(m_model->idAt(0));
            return true;
        }
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

// ---- Conditions ----

void ClientsPage::addCondition() {
    auto* picker = new PopupPicker(this);
    picker->setObjectName(u"fieldPicker"_s);
    picker->setPlaceholder(tr("Condition over which field?"));
    picker->setMatch(nameMatch);
    QList<PickItem> items;
    for (const Field* field : fieldsOfKind(m_context.reader(), Kind::client)) {
        if (field->type == FieldType::moment) continue;
        PickItem item;
        item.key = qs(field->key);
        item.text = m_context.text(field->label);
        if (field->source == FieldSource::score) item.detail = tr("computed");
        items << item;
    }
    picker->setItems(items);
    connect(picker, &PopupPicker::picked, this, [this](const PickItem& item) {
        openEditor(Rule::condition(u8(item.key.toString()), {}), -1, m_chips->addChip());
    });
    connect(picker, &PopupPicker::closed, picker, &QObject::deleteLater);
    picker->openAt(m_chips->addChip());
}

void ClientsPage::editCondition(int at, QWidget* chip) {
    openEditor(m_rule.children.at(static_cast<std::size_t>(at)), at, chip);
}

void ClientsPage::openEditor(const Rule& condition, int at, QWidget* anchor) {
    if (!m_editor) m_editor = new ConditionEditor(m_context, this);
    m_editor->disconnect(this);
    connect(m_editor, &ConditionEditor::applied, this, [this, at](const Rule& applied) {
        Rule rule = m_rule;
        if (at >= 0 && at < static_cast<int>(rule.children.size()))
            rule.children[static_cast<std::size_t>(at)] = applied;
        else
            rule.children.push_back(applied);
        setRule(std::move(rule));
    });
    m_editor->openFor(condition, anchor);
}

// ---- Asking and showing ----

void ClientsPage::sessionChanged() {
    m_known = false;
    m_totals.reset();
    m_held.reset();
    m_model->setIds({});
    m_model->reloadNames();
    if (m_context.session()) showView(u"all"_s);
    showTitle();
    emit selectionChanged();
}

void ClientsPage::changed(const Change& change) {
    const bool names = change.everything || change.touches(Kind::tag) || change.touches(Kind::person) ||
                       change.touches(Kind::pick_item) || change.touches(Kind::tag_group);
    // What is painted shows the change at once; order and membership follow when the query has answered.
    if (names)
        m_model->reloadNames();
    else
        m_model->reloadRows();
    refreshSoon();
}

void ClientsPage::refreshSoon() {
    if (m_refreshPlanned) return;
    m_refreshPlanned = true;
    QTimer::singleShot(0, this, [this] {
        m_refreshPlanned = false;
        refresh();
        refreshViews();
    });
}

void ClientsPage::refresh() {
    if (!m_context.session()) return;
    showSorts();
    const ClientQuery asked = query();
    m_listRead->ask(
        [asked](Database& database, const std::stop_token&) { return std::any(queryClientIds(database, asked)); },
        [this](std::any answer) { showIds(std::any_cast<std::vector<RecordId>>(std::move(answer))); });
    m_totalsRead->ask(
        [asked](Database& database, const std::stop_token&) { return std::any(queryClientTotals(database, asked)); },
        [this](std::any answer) {
            m_totals = std::any_cast<ClientTotals>(answer);
            showTitle();
            if (isSettled()) emit settled();
        });
    if (!m_known) refreshViews();
}

void ClientsPage::showIds(std::vector<RecordId> ids) {
    if (m_table->isEditing()) {
        // A reset would tear the editor away: what came waits until it is closed.
        if (ids != m_model->ids()) {
            m_held = std::move(ids);
            return;
        }
    }
    m_known = true;
    const ClientTable::Place before = m_table->place();
    if (m_model->setIds(std::move(ids))) {
        m_table->restore(before);
    }
    if (m_toTop) m_table->scrollToTop();
    m_toTop = false;
    if (m_wanted) {
        const RecordId wanted = *m_wanted;
        m_wanted.reset();
        if (m_table->selectClient(wanted)) m_table->setFocus();
    } else if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0) {
        m_table->selectClient(m_model->idAt(0));
    }
    showEmptyState();
    showTitle();
    if (isSettled()) emit settled();
}

void ClientsPage::refreshViews() {
    if (!m_context.session()) {
        emit viewsChanged({});
        return;
    }
    const std::vector<ClientView> views = builtInViews(actorName());
    std::vector<ClientQuery> queries;
    for (const ClientView& view : views) {
        ClientQuery query;
        query.rule = view.rule;
        query.shelf = view.shelf;
        query.asOf = m_context.asOf();
        queries.push_back(std::move(query));
    }
    m_viewsRead->ask(
        [queries](Database& database, const std::stop_token& stop) {
            ViewCounts counts;
            for (const ClientQuery& query : queries) {
                throwIfStopped(stop);
                counts.counts.push_back(queryClientTotals(database, query).count);
            }
            return std::any(std::move(counts));
        },
        [this, views](std::any answer) {
            const auto counts = std::any_cast<ViewCounts>(std::move(answer));
            QList<SavedViewItem> items;
            for (std::size_t i = 0; i < views.size(); ++i)
                items << SavedViewItem{views[i].key, views[i].name, counts.counts[i], views[i].tone};
            emit viewsChanged(items);
            emit viewShown(m_name.isEmpty() && m_rule == m_view.rule && !m_among ? m_view.key : QString());
            emit countChanged(counts.counts.front());
        });
}

void ClientsPage::showTitle() {
    m_title->setText(m_name.isEmpty() ? (m_rule == m_view.rule ? m_view.title : tr("Clients")) : m_name);
    QString text;
    if (m_totals && m_context.session()) {
        text = clientCount(m_totals->count);
        // Who was counted in a saved assessment may be deleted by now.
        const bool whole = m_among && m_rule == Rule{} && m_search->text().isEmpty();
        if (whole && m_totals->count < static_cast<std::int64_t>(m_among->size()))
            text += u" · "_s + tr("%n deleted since", nullptr,
                                  static_cast<int>(static_cast<std::int64_t>(m_among->size()) - m_totals->count));
        if (const auto scores = m_context.scores(); scores && m_totals->monetary != 0) {
            const QString basis = m_context.text(classRow(scores->assessment.base.basis).label);
            const int days = scores->profile.windowDays;
            const QString window =
                days % 365 == 0 ? tr("in %n year(s)", nullptr, days / 365) : tr("in %n day(s)", nullptr, days);
            text += u" · "_s + tr("%1 %2: %3").arg(basis, window, moneyShort(m_totals->monetary, m_context.currency()));
            QStringList tip{moneyFull(m_totals->monetary, m_context.currency()),
                            qs(words::estimatedText(scores->assessment.base.estimated, m_context.language()))};
            tip.removeAll(QString());
            m_subtitle->setToolTip(tip.join(u'\n'));
        }
    }
    m_subtitle->setText(text);
}

void ClientsPage::showSorts() {
    static constexpr char16_t kBadges[] = {u'①', u'②', u'③', u'④', u'⑤', u'⑥'};
    QStringList parts;
    for (std::size_t i = 0; i < m_sorts.size(); ++i) {
        const Field* field = findField(Kind::client, m_sorts[i].field);
        if (!field) continue;
        QString part = m_context.text(field->label) + (m_sorts[i].descending ? u" ↓"_s : u" ↑"_s);
        if (m_sorts.size() > 1 && i < std::size(kBadges)) part += u' ' + QString(QChar(kBadges[i]));
        parts << part;
    }
    m_sortText->setText(parts.isEmpty() ? QString() : tr("by %1").arg(parts.join(u"  "_s)));
    m_model->setSorts(m_sorts);
}

void ClientsPage::showEmptyState() {
    const bool empty = m_model->rowCount() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_table);
    m_panel->setVisible(!empty);
    if (!empty) return;
    m_empty->clearActions();
    const QString search = m_search->text().trimmed();
    QStringList filters;
    if (m_among) filters << amongText();
    if (!search.isEmpty()) filters << tr("search “%1”").arg(search);
    const QString rule = ruleText(m_rule, m_context.language(), m_context.currency());
    if (!rule.isEmpty()) filters << rule;
    if (!filters.isEmpty()) {
        m_empty->setContent(u"filter"_s, tr("No client fits"),
                            tr("Shown are clients with: %1").arg(clauseText(filters)));
        m_empty
            ->addAction(
                tr("Clear"), [this] { clearFilters(); }, true)
            ->setObjectName(u"clearFiltersButton"_s);
    } else if (m_view.shelf == ClientQuery::Shelf::archived) {
        m_empty->setContent(u"archive"_s, tr("Nothing is archived"),
                            tr("Archived clients keep everything and stay out of the way."));
        m_empty->addAction(tr("Show all clients"), [this] { showView(u"all"_s); });
    } else {
        m_empty->setContent(u"building-2"_s, tr("No clients yet"),
                            tr("Import your list, or add the first one by hand."));
        m_empty->addAction(
            tr("Import..."), [this] { emit importRequested(); }, true);
        m_empty->addAction(tr("New client..."), [this] { m_actions->newClient(); });
    }
}

void ClientsPage::showWhatMayBeDone() {
    m_newButton->setEnabled(!m_context.inThePast());
    m_newButton->setToolTip(m_context.inThePast() ? tr("A past day is shown: go back to today to change anything.")
                                                  : QString());
}

void ClientsPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void ClientsPage::retranslate() {
    if (!m_table) return;
    setAccessibleName(tr("Clients"));
    m_table->setAccessibleName(tr("List of clients"));
    m_search->setPlaceholderText(tr("Find in the list"));
    m_search->setAccessibleName(tr("Find in the list by name, short name, pinyin or initials"));
    m_columnsButton->setText(tr("Columns"));
    m_exportButton->setText(tr("Export..."));
    m_newButton->setText(tr("New client"));
    showWhatMayBeDone();
    const auto key = m_view.key;
    const ClientView fresh = builtInView(key, actorName());
    m_view.name = fresh.name;
    m_view.title = fresh.title;
    m_model->reloadNames();
    m_model->headerDataChanged(Qt::Horizontal, 0, m_model->columnCount() - 1);
    m_chips->setList(amongText());
    showSorts();
    showTitle();
    if (m_known) showEmptyState();
    refreshViews();
    if (m_editor) {
        // Its words are of the old language. Not deleted here: the window is telling its children one after another.
        m_editor->hide();
        m_editor->deleteLater();
        m_editor.clear();
    }
}

}  // namespace meike::ui
