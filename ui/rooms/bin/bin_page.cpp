// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/bin/bin_page.h"

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
#include "ui/context/latest_read.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/progress.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"

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
    QLabel* note = nullptr;
    QTabBar* tabs = nullptr;
    QStackedWidget* stack = nullptr;
    QTableWidget* table = nullptr;
    EmptyState* empty = nullptr;
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
    : Page(context, Frame::fixed, parent), m_read(new LatestRead(context, this)), m_parts(std::make_unique<Parts>()) {
    Parts& p = *m_parts;
    p.back = new QPushButton;
    p.away = new QPushButton;
    p.all = new QPushButton;
    setPrimary(p.back);
    for (QPushButton* button : {p.all, p.away, p.back}) addToHeader(button);
    p.tabs = new QTabBar;
    p.tabs->setDrawBase(false);
    p.tabs->setExpanding(false);
    p.tabs->addTab({});
    p.tabs->addTab({});
    content()->addWidget(p.tabs);
    p.note = makeLabel({}, TextStyle::body, Tone::secondary);
    p.note->setWordWrap(true);
    content()->addWidget(p.note);
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
    p.empty->setObjectName(u"binEmpty"_s);
    p.stack->addWidget(p.table);
    p.stack->addWidget(p.empty);
    content()->addWidget(p.stack, 1);

    connect(p.tabs, &QTabBar::currentChanged, this, [this] { retranslate(); });
    connect(p.table, &QTableWidget::itemSelectionChanged, this, &BinPage::updateButtons);
    connect(p.table, &QTableWidget::doubleClicked, this, [this](const QModelIndex& index) {
        m_context.openClient(index.siblingAtColumn(0).data(kIdRole).toLongLong());
    });
    connect(p.back, &QPushButton::clicked, this, [this] {
        const std::vector<RecordId> ids = m_parts->selected();
        const bool archive = m_parts->shelf() == Shelf::archived;
        act(archive ? "unarchive" : "unbin", ids);
    });
    connect(p.away, &QPushButton::clicked, this,
            [this] { act(m_parts->shelf() == Shelf::archived ? "bin" : "purge", m_parts->selected()); });
    connect(p.all, &QPushButton::clicked, this, [this] { act("purge", m_parts->contents.ids); });
    connect(m_read, &LatestRead::runningChanged, this, [this](bool running) {
        if (!running) busy()->stop();
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
    busy()->start([] { return tr("Reading"); });
    ClientQuery query;
    query.shelf = m_parts->shelf();
    query.asOf = m_context.today();
    m_read->ask(
        [query](Database& database, const std::stop_token&) {
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
        [this](const std::shared_ptr<const Contents>& answer) {
            m_parts->contents = *answer;
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
    QStringList notes;
    if (!archive && !contents.ids.empty())
        notes << tr(
            "What you delete for good can be brought back with Undo until this workspace is closed. Then it is "
            "erased from the file, and no earlier step can be undone either.");
    if (contents.ids.size() > contents.shown.size())
        notes << tr("The first %1 of %2 are shown.")
                     .arg(count(static_cast<std::int64_t>(contents.shown.size())),
                          count(static_cast<std::int64_t>(contents.ids.size())));
    const QString note = notes.join(u'\n');
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
    title()->setText(tr("Archive and recycle bin"));
    p.back->setText(archive ? tr("Bring back") : tr("Restore"));
    p.away->setText(archive ? tr("Move to recycle bin") : tr("Delete for good"));
    p.all->setText(tr("Empty recycle bin"));
    p.table->setAccessibleName(archive ? tr("Archived clients") : tr("Clients in the recycle bin"));
    p.table->setHorizontalHeaderLabels({tr("Client"), tr("Owner"), archive ? tr("Archived") : tr("Deleted")});
    fill();
    invalidate();
}

}  // namespace meike::ui
