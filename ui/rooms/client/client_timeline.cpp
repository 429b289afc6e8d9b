// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/client/client_timeline.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/records/record_writer.h"
#include "app/records/timeline_pins.h"
#include "storage/field_history.h"
#include "storage/timeline.h"
#include "ui/context/app_context.h"
#include "ui/context/latest_read.h"
#include "ui/forms/inline_edit.h"
#include "ui/forms/record_form.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/layouts.h"
#include "ui/kit/search_field.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/quick_log.h"
#include "ui/rooms/client/timeline_delegate.h"
#include "ui/rooms/client/timeline_model.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// Entries that are records of their own: they have a form, can be pinned and removed.
bool isRecord(const TimelineEntry& entry) { return entry.kind != Kind::client && entry.kind != Kind::assessment_score; }

}  // namespace

ClientTimeline::ClientTimeline(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_read(new LatestRead(context, this)) {
    setObjectName(u"clientTimeline"_s);
    setSurface(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, space::kWide, 1, 1);
    column->setSpacing(space::kUnit);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kDouble, 0, space::kDouble, 0);
    m_title = makeLabel({}, TextStyle::strong);
    m_search = new SearchField;
    m_search->setObjectName(u"timelineSearch"_s);
    m_search->setMaximumWidth(220);
    m_filterChoice = new QComboBox;
    m_filterChoice->setObjectName(u"timelineFilter"_s);
    m_filterChoice->hide();
    connect(m_filterChoice, &QComboBox::activated, this, [this] {
        const int kind = m_filterChoice->currentData().toInt();
        setKinds(kind < 0 ? std::vector<Kind>() : std::vector<Kind>{static_cast<Kind>(kind)});
    });
    head->addWidget(m_title, 1);
    head->addWidget(m_filterChoice);
    head->addWidget(m_search);
    column->addLayout(head);
    m_filterBox = new QWidget;
    m_filters = new FlowLayout(m_filterBox, 4, 4);
    m_filters->setContentsMargins(space::kDouble, 0, space::kDouble, 0);
    column->addWidget(m_filterBox);
    m_log = new QuickLog(context);
    auto* log = new QVBoxLayout;
    log->setContentsMargins(space::kDouble, 0, space::kDouble, 0);
    log->addWidget(m_log);
    column->addLayout(log);
    column->addWidget(hairline());
    m_model = new TimelineModel(context, this);
    m_list = new QListView;
    m_list->setObjectName(u"timelineList"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TimelineDelegate(context, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    m_nothing = makeLabel({}, TextStyle::body, Tone::secondary);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing, 1);
    m_nothing->hide();
    connect(m_list, &QListView::doubleClicked, this, [this](const QModelIndex& index) { open(index.row()); });
    connect(m_list, &QListView::customContextMenuRequested, this, &ClientTimeline::openMenu);
    connect(m_search, &SearchField::queryChanged, this, [this] { refresh(); });
    retranslate();
}

ClientTimeline::~ClientTimeline() = default;

void ClientTimeline::setClient(RecordId client) {
    if (client == m_client) return;
    m_client = client;
    m_kinds.clear();
    m_read->stop();
    m_timeline.reset();
    m_model->setTimeline(nullptr, {});
    m_search->clear();
    m_log->setClient(client);
    showFilters();
}

void ClientTimeline::setContacts(std::vector<QuickLogContact> contacts) { m_log->setContacts(std::move(contacts)); }

void ClientTimeline::refresh() {
    if (m_client == 0 || !m_context.session()) return;
    TimelineQuery query;
    query.client = m_client;
    query.asOf = m_context.asOf();
    query.search = u8(m_search->text().trimmed());
    m_read->ask(
        [query](Database& database, const std::stop_token&) {
            const FieldHistory history = readFieldHistory(database, Kind::client, query.client);
            return std::make_shared<const Timeline>(readTimeline(database, query, &history));
        },
        [this](std::shared_ptr<const Timeline> answer) {
            m_timeline = std::move(answer);
            // The row that was chosen stays chosen, and where one was reading stays in view.
            const TimelineEntry* chosen = m_model->entryAt(m_list->currentIndex().row());
            const std::pair<Kind, RecordId> kept =
                chosen ? std::pair(chosen->kind, chosen->id) : std::pair(Kind::client, RecordId{0});
            m_model->setTimeline(m_timeline, m_kinds);
            if (kept.second != 0)
                if (const int row = m_model->rowOf(kept.first, kept.second); row >= 0)
                    m_list->setCurrentIndex(m_model->index(row));
            showFilters();
            showNothing();
            emit settled();
        });
}

bool ClientTimeline::isSettled() const { return m_client != 0 && m_timeline && !m_read->running(); }

void ClientTimeline::setKinds(std::vector<Kind> kinds) {
    m_kinds = std::move(kinds);
    m_model->setTimeline(m_timeline, m_kinds);
    m_list->scrollToTop();
    showFilters();
    showNothing();
}

void ClientTimeline::setTight(bool tight) {
    m_filterBox->setVisible(!tight);
    m_filterChoice->setVisible(tight);
}

void ClientTimeline::showFilters() {
    m_filters->clear();
    m_filterChoice->clear();
    m_filterChoice->setAccessibleName(tr("What is shown"));
    const auto add = [&](const QString& text, int number, const QString& object, bool chosen, std::vector<Kind> kinds) {
        auto* chip = new QPushButton(text + u' ' + count(number));
        m_filterChoice->addItem(chip->text(), kinds.empty() ? -1 : static_cast<int>(kinds.front()));
        if (chosen) m_filterChoice->setCurrentIndex(m_filterChoice->count() - 1);
        chip->setObjectName(object);
        chip->setCheckable(true);
        chip->setChecked(chosen);
        setFlat(chip);
        if (chosen) setTone(chip, Tone::accent);
        connect(chip, &QPushButton::clicked, this, [this, kinds = std::move(kinds)] { setKinds(kinds); });
        m_filters->addWidget(chip);
    };
    add(tr("All"), m_model->total(), u"timelineAll"_s, m_kinds.empty(), {});
    const auto& counts = m_model->counts();
    for (const TimelineFilterRow& row : timelineFilter(m_context.language())) {
        const auto found = counts.find(row.kind);
        if (found == counts.end()) continue;
        add(qs(row.name), found->second, u"timeline_"_s + qs(kindName(row.kind)),
            m_kinds.size() == 1 && m_kinds.front() == row.kind, {row.kind});
    }
}

void ClientTimeline::showNothing() {
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
    m_nothing->setText(!m_search->text().trimmed().isEmpty() ? tr("Nothing in the timeline has these words.")
                       : !m_kinds.empty()
                           ? tr("Nothing of this kind.")
                           : tr("Nothing has happened yet. Write above what was said, and press Enter."));
}

void ClientTimeline::open(int row) {
    const TimelineEntry* entry = m_model->entryAt(row);
    if (!entry) return;
    if (isRecord(*entry))
        editRecord(m_context, window(), entry->kind, entry->id);
    else if (entry->kind == Kind::assessment_score)
        m_context.openPage(u"assessments"_s);
}

void ClientTimeline::pin(int row) {
    const TimelineEntry* entry = m_model->entryAt(row);
    if (!entry || !isRecord(*entry) || !m_context.mayEdit()) return;
    m_context.edit(pinCommand(m_context.reader(), entry->kind, entry->id, !entry->pinned),
                   [kind = entry->kind, id = entry->id, pinned = !entry->pinned](Edit& edit) {
                       pinOnTimeline(edit, kind, id, pinned);
                   });
}

void ClientTimeline::remove(int row) {
    const TimelineEntry* entry = m_model->entryAt(row);
    if (!entry || !isRecord(*entry) || !m_context.mayEdit()) return;
    m_context.edit(removeCommand(m_context.reader(), entry->kind, entry->id),
                   [kind = entry->kind, id = entry->id](Edit& edit) { removeRecord(edit, kind, id); });
}

void ClientTimeline::restore(int row) {
    const TimelineEntry* entry = m_model->entryAt(row);
    if (!entry || entry->kind != Kind::client || !m_context.mayEdit()) return;
    const FieldChange& change = m_model->timeline()->fieldChanges[entry->detail];
    const Field* field = findField(Kind::client, change.field);
    if (field) storeField(m_context, Kind::client, m_client, *field, [value = change.before](Edit&) { return value; });
}

void ClientTimeline::openMenu(const QPoint& at) {
    const int row = m_list->indexAt(at).row();
    const TimelineEntry* entry = m_model->entryAt(row);
    if (!entry) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool editable = !m_context.inThePast();
    const auto add = [&](const QString& text, const QString& iconName, void (ClientTimeline::*run)(int)) {
        menu->addAction(icon(iconName), text, [this, row, run] { (this->*run)(row); })->setEnabled(editable);
    };
    if (isRecord(*entry)) {
        add(tr("Open..."), u"pencil"_s, &ClientTimeline::open);
        add(entry->pinned ? tr("Take off the pin (P)") : tr("Pin to the top (P)"), u"pin"_s, &ClientTimeline::pin);
        add(tr("Delete"), u"trash-2"_s, &ClientTimeline::remove);
    } else if (entry->kind == Kind::client) {
        const std::string label = m_model->textsAt(row).label;
        add(tr("Put the value before back (R)"), u"undo-2"_s, &ClientTimeline::restore);
    }
    menu->addAction(icon(u"copy"_s), tr("Copy"), [this, row] {
        QGuiApplication::clipboard()->setText(m_model->data(m_model->index(row), Qt::DisplayRole).toString());
    });
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

bool ClientTimeline::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_list) return QFrame::eventFilter(watched, event);
    // Delete, P and R belong to the row while the list has the keyboard, not to the window's shortcuts.
    const bool override = event->type() == QEvent::ShortcutOverride;
    if (!override && event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->modifiers() != Qt::NoModifier) return QFrame::eventFilter(watched, event);
    const int row = m_list->currentIndex().row();
    const auto act = [&](void (ClientTimeline::*run)(int)) {
        if (override)
            event->accept();
        else
            (this->*run)(row);
        return true;
    };
    switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return act(&ClientTimeline::open);
        case Qt::Key_P:
            return act(&ClientTimeline::pin);
        case Qt::Key_R:
            return act(&ClientTimeline::restore);
        case Qt::Key_Delete:
            return act(&ClientTimeline::remove);
        default:
            return QFrame::eventFilter(watched, event);
    }
}

void ClientTimeline::focusList() {
    m_list->setFocus(Qt::ShortcutFocusReason);
    if (m_list->currentIndex().isValid()) return;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->entryAt(row)) return m_list->setCurrentIndex(m_model->index(row));
}

void ClientTimeline::focusQuickLog() { m_log->focusLine(); }

std::optional<Unsaved> ClientTimeline::unsaved() { return m_log->unsaved(); }

void ClientTimeline::forget() {
    m_log->forget();
    setClient(0);
}

void ClientTimeline::retranslate() {
    m_title->setText(tr("Timeline"));
    m_search->setPlaceholderText(tr("Search the timeline"));
    m_list->setAccessibleName(tr("Timeline"));
    m_search->setAccessibleName(tr("Search the timeline"));
    showFilters();
    showNothing();
}

void ClientTimeline::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace meike::ui
