// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/segments/segment_list.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include "app/segment_presets.h"
#include "app/segments.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/forms/record_editors.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/progress.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/rooms/segments/segment_text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

enum Column { kName, kKind, kClients, kValue, kChange, kNotes, kRule, kColumns };
constexpr std::array kFigures{kClients, kValue, kChange};
constexpr int kIdRole = Qt::UserRole + 1;
constexpr int kValueWidth = 110;
constexpr int kPresetsWidth = 640;
constexpr int kMonth = 30;

}  // namespace

/// What the table shows, computed on a worker.
struct SegmentList::Answer {
    struct Row {
        Segment segment;
        ClientTotals totals;
        SegmentChanges changes;
        std::string sentence;
        std::optional<Error> problem;
    };
    std::vector<Row> rows;
};

/// The page's widgets.
struct SegmentList::Parts {
    QLabel* title = nullptr;
    ElidedLabel* subtitle = nullptr;
    QPushButton* presets = nullptr;
    QPushButton* create = nullptr;
    QStackedWidget* stack = nullptr;
    QTableWidget* table = nullptr;
    EmptyState* empty = nullptr;
    BusyOverlay* busy = nullptr;
    std::vector<Segment> segments;
    bool known = false;
};

SegmentList::SegmentList(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_read(new LatestRead(context, this)), m_parts(std::make_unique<Parts>()) {
    Parts& p = *m_parts;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kDouble, space::kPage, space::kDouble);
    layout->setSpacing(space::kWide);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kUnit);
    p.title = makeLabel({}, TextStyle::title);
    p.subtitle = new ElidedLabel;
    setTone(p.subtitle, Tone::secondary);
    p.presets = new QPushButton;
    p.presets->setObjectName(u"segmentPresetsButton"_s);
    p.create = new QPushButton;
    p.create->setObjectName(u"newSegmentButton"_s);
    setPrimary(p.create);
    head->addWidget(p.title);
    head->addWidget(p.subtitle, 1);
    head->addWidget(p.presets);
    head->addWidget(p.create);
    layout->addLayout(head);
    p.stack = new QStackedWidget;
    p.table = new QTableWidget;
    p.table->setObjectName(u"segmentTable"_s);
    styleTable(p.table, true);
    p.table->setColumnCount(kColumns);
    p.table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    p.table->setContextMenuPolicy(Qt::CustomContextMenu);
    p.table->setColumnWidth(kName, 220);
    p.table->setColumnWidth(kKind, 80);
    p.table->setColumnWidth(kClients, 80);
    p.table->setColumnWidth(kChange, 110);
    for (const int column : {kNotes, kRule})
        p.table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    p.table->installEventFilter(this);
    setFocusProxy(p.table);
    p.empty = new EmptyState;
    p.stack->addWidget(p.table);
    p.stack->addWidget(p.empty);
    layout->addWidget(p.stack, 1);
    p.busy = new BusyOverlay(p.stack);

    connect(p.table, &QTableWidget::activated, this, &SegmentList::openCurrent);
    connect(p.table, &QTableWidget::clicked, this, &SegmentList::openCurrent);
    connect(p.table, &QTableWidget::customContextMenuRequested, this, &SegmentList::showMenu);
    connect(p.create, &QPushButton::clicked, this, [this] { emit newRequested({}, Rule::all({}), {}); });
    connect(p.presets, &QPushButton::clicked, this, &SegmentList::showPresets);
    connect(&context, &AppContext::scoresChanged, this, &SegmentList::refresh);
    connect(&context, &AppContext::changed, this, [this](const Change& change) {
        // Scores tell of what they depend on; tags and fields change members without them.
        if (!change.empty()) refresh();
    });
    connect(p.table, &QTableWidget::itemChanged, this, &SegmentList::renamed);
    connect(m_read, &LatestRead::runningChanged, this, [this](bool running) {
        if (running)
            m_parts->busy->start([] { return SegmentList::tr("Counting the segments"); });
        else
            m_parts->busy->stop();
    });
    retranslate();
}

SegmentList::~SegmentList() = default;

bool SegmentList::isSettled() const { return m_parts->known && !m_stale && !m_read->running(); }

void SegmentList::refresh() {
    m_stale = true;
    if (!m_context.session()) {
        emit countChanged(-1);
        return;
    }
    try {
        emit countChanged(countRecords(m_context.reader(), Kind::segment));
    } catch (...) {
        m_context.showError(currentError());
    }
    if (!isVisible()) return;
    m_stale = false;
    m_read->ask(
        [asOf = m_context.asOf(), language = m_context.language()](Database& database, const std::stop_token& stop) {
            Answer answer;
            const SentenceContext words = sentenceContext(database, language);
            for (Segment& segment : allSegments(database)) {
                throwIfStopped(stop);
                Answer::Row row;
                try {
                    if (segment.problem) throw *segment.problem;
                    row.totals = ruleTotals(database, segment.rule, asOf);
                    row.changes = changesOfDays(database, segment.id, kMonth, asOf);
                    row.sentence = ruleSentence(segment.rule, words);
                } catch (const Error& error) {
                    if (error.kind() == ErrorKind::cancelled) throw;
                    // One rule that cannot be read must not hide the others.
                    row.problem = error;
                }
                row.segment = std::move(segment);
                answer.rows.push_back(std::move(row));
            }
            return answer;
        },
        [this](Answer answer) { fill(std::move(answer)); });
}

void SegmentList::fill(const Answer& answer) {
    Parts& p = *m_parts;
    if (m_renaming) {
        m_stale = true;
        return;
    }
    m_filling = true;
    const qint64 selected = current();
    p.segments.clear();
    p.table->setRowCount(static_cast<int>(answer.rows.size()));
    for (std::size_t i = 0; i < answer.rows.size(); ++i) {
        const Answer::Row& row = answer.rows[i];
        p.segments.push_back(row.segment);
        const int at = static_cast<int>(i);
        const auto set = [&](int column, const QString& text) {
            auto* item = new QTableWidgetItem(text);
            if (std::find(kFigures.begin(), kFigures.end(), column) != kFigures.end())
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            if (column != kName) item->setFlags(item->flags() & ~Qt::ItemIsEditable);
            p.table->setItem(at, column, item);
            return item;
        };
        QTableWidgetItem* name = set(kName, qs(row.segment.name));
        name->setData(kIdRole, static_cast<qlonglong>(row.segment.id));
        name->setData(kStrongRole, true);
        set(kKind, row.segment.fixedOn ? tr("Fixed list") : tr("Live"));
        QTableWidgetItem* notes = set(kNotes, qs(row.segment.notes).simplified());
        notes->setToolTip(notes->text());
        if (row.problem) {
            set(kClients, u"–"_s);
            set(kValue, u"–"_s);
            set(kChange, {});
            QTableWidgetItem* why = set(kRule, errorText(*row.problem));
            why->setData(kToneRole, int(Tone::risk));
            why->setToolTip(why->text());
            continue;
        }
        set(kClients, count(row.totals.count));
        set(kValue, moneyShort(row.totals.monetary, m_context.currency()))
            ->setToolTip(moneyFull(row.totals.monetary, m_context.currency()));
        const auto entered = static_cast<std::int64_t>(row.changes.entered.size());
        const auto left = static_cast<std::int64_t>(row.changes.left.size());
        QString change = entered == 0 && left == 0 ? u"–"_s : QString();
        if (entered > 0) change = u"+%1"_s.arg(count(entered));
        if (left > 0) change += (change.isEmpty() ? u"−%1"_s : u" −%1"_s).arg(count(left));
        set(kChange, change)
            ->setToolTip(row.changes.known
                             ? tr("Came in and went out in the last 30 days")
                             : tr("Known since %1, when this segment was first counted")
                                   .arg(dateText(fromQDate(QDateTime::fromMSecsSinceEpoch(row.changes.since).date()))));
        QTableWidgetItem* sentence = set(kRule, qs(row.sentence));
        sentence->setData(kToneRole, int(Tone::secondary));
        sentence->setToolTip(sentence->text());
    }
    for (int i = 0; i < p.table->rowCount(); ++i)
        if (p.table->item(i, kName)->data(kIdRole).toLongLong() == selected) p.table->setCurrentCell(i, kName);
    p.stack->setCurrentWidget(answer.rows.empty() ? static_cast<QWidget*>(p.empty) : p.table);
    p.subtitle->setText(answer.rows.empty() ? QString()
                                            : tr("%n segments", nullptr, static_cast<int>(answer.rows.size())));
    p.table->setColumnHidden(kNotes, std::all_of(answer.rows.begin(), answer.rows.end(),
                                                 [](const Answer::Row& row) { return row.segment.notes.empty(); }));
    // As the scores in use measure it.
    p.table->horizontalHeaderItem(kValue)->setText(windowValueName(m_context));
    p.table->setColumnWidth(kValue, std::max(kValueWidth, p.table->horizontalHeader()->sectionSizeHint(kValue)));
    p.known = true;
    m_filling = false;
    emit settled();
}

qint64 SegmentList::current() const {
    const QTableWidgetItem* item = m_parts->table->item(m_parts->table->currentRow(), kName);
    return item ? item->data(kIdRole).toLongLong() : 0;
}

void SegmentList::openCurrent() {
    if (const qint64 segment = current()) emit segmentOpened(segment);
}

void SegmentList::startRename() {
    QTableWidgetItem* item = m_parts->table->item(m_parts->table->currentRow(), kName);
    if (!item || !m_context.mayEdit()) return;
    // Focused before the editor asks for it; a table that fills anew would take the editor away.
    m_renaming = true;
    connect(
        m_parts->table->itemDelegateForIndex(m_parts->table->currentIndex()), &QAbstractItemDelegate::closeEditor, this,
        [this] {
            m_renaming = false;
            if (m_stale) refresh();
        },
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    m_parts->table->setCurrentItem(item);
    m_parts->table->editItem(item);
}

void SegmentList::renamed(QTableWidgetItem* item) {
    if (m_filling || !m_renaming || item->column() != kName) return;
    const Segment& segment = m_parts->segments[static_cast<std::size_t>(item->row())];
    const std::string name = u8(item->text().trimmed());
    const bool done = !name.empty() && name != segment.name &&
                      m_context.edit(Command{"change", {"@segments", name}},
                                     [&](Edit& edit) { renameSegment(edit, segment.id, name); });
    if (done) return;
    m_filling = true;
    item->setText(qs(segment.name));
    m_filling = false;
}

void SegmentList::showPresets() {
    auto* picker = new PopupPicker(this);
    picker->setObjectName(u"presetPicker"_s);
    picker->setPlaceholder(tr("Which classification? (pinyin works)"));
    picker->setMatch(nameMatch);
    picker->setWidth(kPresetsWidth);  // with the line on when each serves
    QList<PickItem> items;
    const auto presets = segmentPresets();
    for (std::size_t i = 0; i < presets.size(); ++i) {
        PickItem item;
        item.key = static_cast<int>(i);
        item.text = m_context.text(presets[i].group) + u" · "_s + m_context.text(presets[i].name);
        item.detail = m_context.text(presets[i].serves);
        items << item;
    }
    picker->setItems(items);
    connect(picker, &PopupPicker::picked, this, [this](const PickItem& item) {
        const SegmentPreset& preset = segmentPresets()[static_cast<std::size_t>(item.key.toInt())];
        emit newRequested(m_context.text(preset.name), presetRule(preset), m_context.text(preset.serves));
    });
    connect(picker, &PopupPicker::closed, picker, &QObject::deleteLater);
    picker->openAt(m_parts->presets);
}

void SegmentList::showMenu(const QPoint& at) {
    const QTableWidgetItem* item = m_parts->table->itemAt(at);
    if (!item) return;
    const Segment segment = m_parts->segments[static_cast<std::size_t>(item->row())];
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Open")), &QAction::triggered, this,
            [this, segment] { emit segmentOpened(segment.id); });
    connect(menu->addAction(tr("Show in Clients")), &QAction::triggered, this,
            [this, segment] { m_context.openClients(Rule::inSegment(segment.name), qs(segment.name)); });
    menu->addSeparator();
    QAction* rename = menu->addAction(tr("Rename"));
    rename->setShortcut(Qt::Key_F2);
    rename->setEnabled(!m_context.inThePast());
    connect(rename, &QAction::triggered, this, &SegmentList::startRename);
    QAction* remove = menu->addAction(tr("Delete segment"));
    remove->setShortcut(Qt::Key_Delete);
    remove->setEnabled(!m_context.inThePast());
    connect(remove, &QAction::triggered, this, [this, segment] { deleteSegment(m_context, segment.id); });
    menu->popup(m_parts->table->viewport()->mapToGlobal(at));
}

bool SegmentList::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_parts->table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_F2) {
        startRename();
        return true;
    }
    if (watched == m_parts->table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        if (const qint64 segment = current()) deleteSegment(m_context, segment);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SegmentList::retranslate() {
    Parts& p = *m_parts;
    p.title->setText(tr("Segments"));
    p.presets->setText(tr("From a preset..."));
    p.create->setText(tr("New segment"));
    p.table->setAccessibleName(tr("Segments"));
    p.table->setHorizontalHeaderLabels({tr("Segment"), tr("Kind"), tr("Clients"), windowValueName(m_context),
                                        tr("Last 30 days"), tr("What it is for"), tr("Rule")});
    for (const int column : kFigures)
        p.table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    p.empty->setContent(
        u"layers"_s, tr("No segments yet"),
        tr("A segment is a rule that always knows who meets it: at-risk key clients, contracts that end "
           "soon, whoever has not been called."));
    p.empty->clearActions();
    p.empty->addAction(
        tr("From a preset..."), [this] { showPresets(); }, true);
    p.empty->addAction(tr("New segment"), [this] { emit newRequested({}, Rule::all({}), {}); });
    if (p.known) refresh();
}

void SegmentList::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void SegmentList::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale) refresh();
}

}  // namespace meike::ui
