// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bin/bin_page.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableWidget>
#include <QVBoxLayout>

#include "app/records/client_edits.h"
#include "storage/client_query.h"
#include "storage/records.h"
#include "ui/common/empty_state.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/progress.h"
#include "ui/common/table_style.h"
#include "ui/common/text.h"
#include "ui/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

using Shelf = ClientQuery::Shelf;
constexpr std::size_t kShown = 2'000;
constexpr int kIdRole = Qt::UserRole + 1;
constexpr std::int64_t kDayMs = 86'400'000;

/// One shelf as the page shows it.
struct Contents {
    std::int64_t archived = 0;
    std::int64_t binned = 0;
    std::vector<RecordId> ids;  ///< of all clients on the shelf
    std::vector<Record> shown;
    std::map<RecordId, std::string> people;
};

}  // namespace

/// The page's widgets.
struct BinPage::Parts {
    QLabel* title = nullptr;
    QLabel* note = nullptr;
    QTabBar* tabs = nullptr;
    QStackedWidget* stack = nullptr;
    QTableWidget* table = nullptr;
    EmptyState* empty = nullptr;
    BusyOverlay* busy = nullptr;
    QPushButton* back = nullptr;
    QPushButton* away = nullptr;
    QPushButton* all = nullptr;
    Contents contents;

    Shelf shelf() const { return tabs->currentIndex() == 0 ? Shelf::archived : Shelf::bin; }
    std::vector<RecordId> selected() const {
        std::vector<RecordId> ids;
        for (const QModelIndex& row : table->selectionModel()->selectedRows())
            ids.push_back(row.data(kIdRole).toLongLong());
        return ids;
    }
};

BinPage::BinPage(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_read(new LatestRead(context, this)), m_parts(std::make_unique<Parts>()) {
    Parts& p = *m_parts;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kDouble, space::kPage, space::kPage);
    layout->setSpacing(space::kWide);
    auto* header = new QHBoxLayout;
    p.title = makeLabel({}, TextStyle::title);
    p.back = new QPushButton;
    p.away = new QPushButton;
    p.all = new QPushButton;
    setPrimary(p.back);
    header->addWidget(p.title);
    header->addStretch();
    header->addWidget(p.all);
    header->addWidget(p.away);
    header->addWidget(p.back);
    layout->addLayout(header);
    p.tabs = new QTabBar;
    p.tabs->setDrawBase(false);
    p.tabs->setExpanding(false);
    p.tabs->addTab({});
    p.tabs->addTab({});
    layout->addWidget(p.tabs);
    p.note = makeLabel({}, TextStyle::body, Tone::secondary);
    p.note->setWordWrap(true);
    layout->addWidget(p.note);
    p.stack = new QStackedWidget;
    p.table = new QTableWidget;
    styleTable(p.table);
    p.table->setProperty("framed", true);
    p.table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    p.table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    p.table->setColumnCount(3);
    p.table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    p.table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    p.table->setColumnWidth(1, 140);
    p.table->setColumnWidth(2, 140);
    p.empty = new EmptyState;
    p.stack->addWidget(p.table);
    p.stack->addWidget(p.empty);
    layout->addWidget(p.stack, 1);
    p.busy = new BusyOverlay(p.stack);

    connect(p.tabs, &QTabBar::currentChanged, this, [this] { retranslate(); });
    connect(p.table, &QTableWidget::itemSelectionChanged, this, &BinPage::updateButtons);
    connect(p.table, &QTableWidget::doubleClicked, this, [this](const QModelIndex& index) {
        emit clientOpened(index.siblingAtColumn(0).data(kIdRole).toLongLong());
    });
    connect(p.back, &QPushButton::clicked, this, [this] {
        const std::vector<RecordId> ids = m_parts->selected();
        const bool archive = m_parts->shelf() == Shelf::archived;
        act(archive ? "unarchive" : "unbin", ids);
    });
    connect(p.away, &QPushButton::clicked, this,
            [this] { act(m_parts->shelf() == Shelf::archived ? "bin" : "purge", m_parts->selected()); });
    connect(p.all, &QPushButton::clicked, this, [this] { act("purge", m_parts->contents.ids); });
    connect(&context, &AppContext::sessionChanged, this, &BinPage::refresh);
    connect(&context, &AppContext::changed, this, [this](const Change& change) {
        if (change.everything || change.touches(Kind::client)) refresh();
    });
    connect(m_read, &LatestRead::runningChanged, this, [this](bool running) {
        if (!running) m_parts->busy->stop();
    });
    retranslate();
}

BinPage::~BinPage() = default;

void BinPage::act(const std::string& what, const std::vector<RecordId>& ids) {
    if (ids.empty()) return;
    static const std::map<std::string, std::int64_t (*)(Edit&, std::span<const RecordId>)> kActions = {
        {"unarchive", unarchiveClients}, {"bin", binClients}, {"unbin", unbinClients}, {"purge", purgeClients}};
    // Deleting takes a client's papers along: many rows.
    const std::int64_t rows = static_cast<std::int64_t>(ids.size()) * (what == "purge" ? 50 : 1);
    m_context.editMany(clientsCommand(what, ids.size()), rows,
                       [ids, run = kActions.at(what)](Edit& edit) { run(edit, ids); });
}

void BinPage::refresh() {
    m_stale = true;
    if (!isVisible() || !m_context.session()) return;
    m_stale = false;
    m_parts->busy->start([] { return tr("Reading"); });
    ClientQuery query;
    query.shelf = m_parts->shelf();
    query.asOf = m_context.today();
    m_read->ask(
        [query](Database& database, const std::stop_token&) -> std::any {
            auto contents = std::make_shared<Contents>();
            contents->ids = queryClientIds(database, query);
            const std::size_t shown = std::min(kShown, contents->ids.size());
            contents->shown = readRecords(database, Kind::client, std::span(contents->ids).first(shown));
            contents->people = recordNames(database, Kind::person);
            ClientQuery counted = query;
            counted.shelf = Shelf::archived;
            contents->archived = queryClientTotals(database, counted).count;
            counted.shelf = Shelf::bin;
            contents->binned = queryClientTotals(database, counted).count;
            return std::shared_ptr<const Contents>(contents);
        },
        [this](const std::any& answer) {
            m_parts->contents = *std::any_cast<std::shared_ptr<const Contents>>(answer);
            fill();
        });
}

void BinPage::fill() {
    Parts& p = *m_parts;
    const Contents& contents = p.contents;
    const bool archive = p.shelf() == Shelf::archived;
    p.tabs->setTabText(0, tr("Archive (%1)").arg(count(contents.archived)));
    p.tabs->setTabText(1, tr("Recycle bin (%1)").arg(count(contents.binned)));
    p.table->setRowCount(static_cast<int>(contents.shown.size()));
    for (int row = 0; row < p.table->rowCount(); ++row) {
        const Record& client = contents.shown[static_cast<std::size_t>(row)];
        auto* name = new QTableWidgetItem(qs(client.text("name")));
        name->setData(kIdRole, static_cast<qlonglong>(client.id()));
        p.table->setItem(row, 0, name);
        const auto owner = contents.people.find(client.integer("owner"));
        p.table->setItem(row, 1, new QTableWidgetItem(owner == contents.people.end() ? QString() : qs(owner->second)));
        const std::int64_t at = client.integer(archive ? "archived_at" : "deleted_at");
        const Date day = dateOfDay(static_cast<DayNumber>(at / kDayMs));
        auto* when = new QTableWidgetItem(relativeDate(day, m_context.today()));
        when->setToolTip(qs(isoDate(day)));
        p.table->setItem(row, 2, when);
    }
    p.table->clearSelection();
    p.empty->setContent(archive ? u"archive"_s : u"trash-2"_s,
                        archive ? tr("The archive is empty") : tr("The recycle bin is empty"),
                        archive ? tr("Archived clients keep their records and are left out of lists and figures.")
                                : tr("Clients you delete wait here until you restore them or delete them for good."));
    p.stack->setCurrentWidget(contents.ids.empty() ? static_cast<QWidget*>(p.empty) : p.table);
    QString note;
    if (contents.ids.size() > contents.shown.size()) {
        note = tr("The first %1 of %2 are shown.")
                   .arg(count(static_cast<std::int64_t>(contents.shown.size())),
                        count(static_cast<std::int64_t>(contents.ids.size())));
    }
    p.note->setText(note);
    p.note->setVisible(!note.isEmpty());
    updateButtons();
}

void BinPage::updateButtons() {
    Parts& p = *m_parts;
    const bool any = p.table->selectionModel()->hasSelection() && !p.contents.ids.empty();
    p.back->setEnabled(any);
    p.away->setEnabled(any);
    p.all->setVisible(p.shelf() == Shelf::bin);
    p.all->setEnabled(!p.contents.ids.empty());
}

void BinPage::retranslate() {
    Parts& p = *m_parts;
    const bool archive = p.shelf() == Shelf::archived;
    p.title->setText(tr("Archive and recycle bin"));
    p.back->setText(archive ? tr("Bring back") : tr("Restore"));
    p.away->setText(archive ? tr("Move to recycle bin") : tr("Delete for good"));
    p.all->setText(tr("Empty recycle bin"));
    p.table->setAccessibleName(archive ? tr("Archived clients") : tr("Clients in the recycle bin"));
    p.table->setHorizontalHeaderLabels({tr("Client"), tr("Owner"), archive ? tr("Archived") : tr("Deleted")});
    fill();
    refresh();
}

void BinPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void BinPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale) refresh();
}

}  // namespace meike::ui
