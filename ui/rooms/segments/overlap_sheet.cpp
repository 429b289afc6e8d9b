// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/segments/overlap_sheet.h"

#include <QComboBox>
#include <QDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "app/segments.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/rooms/segments/segment_text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kRegionRole = Qt::UserRole + 1;
constexpr int kCountRole = Qt::UserRole + 2;
constexpr int kWidth = 760;
constexpr int kNameLetters = 12;
constexpr int kValueWidth = 120;

/// The sheet: other segments above, the regions below.
class OverlapSheet : public QDialog {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::OverlapSheet)

public:
    OverlapSheet(AppContext& context, const Segment& segment, QWidget* parent)
        : QDialog(parent), m_context(context), m_first(segment), m_read(new LatestRead(context, this)) {
        setObjectName(u"overlapSheet"_s);
        setWindowTitle(tr("Compare segments"));
        setMinimumWidth(kWidth);
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(space::kPage, space::kPage, space::kPage, space::kDouble);
        layout->setSpacing(space::kWide);
        auto* title = new ElidedLabel(tr("Compare “%1” with").arg(qs(segment.name)));
        title->setFont(textFont(TextStyle::title));
        layout->addWidget(title);
        auto* choose = new QHBoxLayout;
        m_segments = allSegments(context.reader());
        for (QComboBox*& combo : m_others) {
            combo = new QComboBox;
            combo->setAccessibleName(tr("Segment to compare with"));
            // As wide as the sheet, whatever the segments are called.
            combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
            combo->setMinimumContentsLength(kNameLetters);
            combo->addItem(&combo == &m_others[0] ? tr("Choose...") : tr("No third one"), -1);
            for (std::size_t i = 0; i < m_segments.size(); ++i)
                if (m_segments[i].id != segment.id) combo->addItem(qs(m_segments[i].name), static_cast<int>(i));
            choose->addWidget(combo, 1);
            connect(combo, &QComboBox::activated, this, [this] { ask(); });
        }
        m_others[0]->setObjectName(u"overlapSecond"_s);
        m_others[1]->setObjectName(u"overlapThird"_s);
        layout->addLayout(choose);
        m_table = new QTableWidget;
        m_table->setObjectName(u"overlapTable"_s);
        styleTable(m_table, true);
        m_table->setColumnCount(3);
        m_table->setHorizontalHeaderLabels({tr("Who"), tr("Clients"), windowValueName(context)});
        m_table->setAccessibleName(tr("Clients by segments they are in"));
        m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
        m_table->horizontalHeader()->setStretchLastSection(false);
        m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
        m_table->setColumnWidth(1, 90);
        m_table->setColumnWidth(2, std::max(kValueWidth, m_table->horizontalHeader()->sectionSizeHint(2)));
        for (const int column : {1, 2})
            m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setFixedHeight(kHeaderHeight + 7 * kRowHeight + 2);
        layout->addWidget(m_table);
        m_note = makeLabel(tr("Choose a segment to see who is in both."), TextStyle::small, Tone::secondary);
        m_note->setObjectName(u"overlapNote"_s);
        layout->addWidget(m_note);
        auto* buttons = new QHBoxLayout;
        buttons->addStretch(1);
        auto* close = new QPushButton(tr("Close"));
        m_open = new QPushButton(tr("Show these clients"));
        m_open->setObjectName(u"overlapOpenButton"_s);
        setPrimary(m_open);
        m_open->setEnabled(false);
        buttons->addWidget(close);
        buttons->addWidget(m_open);
        layout->addLayout(buttons);
        connect(close, &QPushButton::clicked, this, &QDialog::reject);
        connect(m_open, &QPushButton::clicked, this, [this] { openRegion(m_table->currentRow()); });
        connect(m_table, &QTableWidget::activated, this, [this](const QModelIndex& index) { openRegion(index.row()); });
        connect(m_table, &QTableWidget::itemSelectionChanged, this,
                [this] { m_open->setEnabled(clientsIn(m_table->currentRow()) > 0); });
    }

private:
    /// How many a row stands for.
    int clientsIn(int row) const {
        const QTableWidgetItem* item = m_table->item(row, 1);
        return item ? item->data(kCountRole).toInt() : 0;
    }

    std::vector<Segment> chosen() const {
        std::vector<Segment> segments{m_first};
        for (const QComboBox* combo : m_others) {
            const int at = combo->currentData().toInt();
            if (at < 0) continue;
            const Segment& other = m_segments[static_cast<std::size_t>(at)];
            if (std::none_of(segments.begin(), segments.end(), [&](const Segment& s) { return s.id == other.id; }))
                segments.push_back(other);
        }
        return segments;
    }

    void ask() {
        const std::vector<Segment> segments = chosen();
        if (segments.size() < 2) {
            m_table->setRowCount(0);
            m_note->setText(tr("Choose a segment to see who is in both."));
            return;
        }
        std::vector<Rule> rules;
        rules.reserve(segments.size());
        for (const Segment& segment : segments) rules.push_back(Rule::inSegment(segment.name));
        m_read->ask([rules, asOf = m_context.asOf()](Database& database,
                                                     const std::stop_token&) { return overlap(database, rules, asOf); },
                    [this, segments](std::vector<OverlapRegion> answer) { show(segments, std::move(answer)); });
    }

    QString who(const std::vector<Segment>& segments, unsigned mask) const {
        QStringList in;
        for (std::size_t i = 0; i < segments.size(); ++i)
            if ((mask >> i & 1U) != 0) in << tr("“%1”").arg(qs(segments[i].name));
        if (in.size() == static_cast<qsizetype>(segments.size()))
            return in.size() == 2 ? tr("in both") : tr("in all three");
        return in.size() == 1 ? tr("only in %1").arg(in[0]) : tr("in %1, not in the third").arg(in.join(tr(" and ")));
    }

    void show(const std::vector<Segment>& segments, const std::vector<OverlapRegion>& regions) {
        m_shown = segments;
        m_table->setRowCount(static_cast<int>(regions.size()));
        // What they share comes first.
        std::vector<OverlapRegion> sorted = regions;
        std::stable_sort(sorted.begin(), sorted.end(), [](const OverlapRegion& a, const OverlapRegion& b) {
            return __builtin_popcount(a.mask) > __builtin_popcount(b.mask);
        });
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            const OverlapRegion& region = sorted[i];
            const int row = static_cast<int>(i);
            auto* name = new QTableWidgetItem(who(segments, region.mask));
            name->setData(kRegionRole, region.mask);
            name->setToolTip(name->text());
            m_table->setItem(row, 0, name);
            auto* clients = new QTableWidgetItem(count(static_cast<std::int64_t>(region.clients.size())));
            clients->setData(kCountRole, static_cast<int>(region.clients.size()));
            auto* value = new QTableWidgetItem(moneyShort(region.monetary, m_context.currency()));
            value->setToolTip(moneyFull(region.monetary, m_context.currency()));
            for (auto* figure : {clients, value}) figure->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, 1, clients);
            m_table->setItem(row, 2, value);
        }
        m_note->setText(tr("Enter or the button shows the clients of a row."));
        // The first that has anybody to show.
        const auto first = std::find_if(sorted.begin(), sorted.end(),
                                        [](const OverlapRegion& region) { return !region.clients.empty(); });
        m_table->selectRow(first == sorted.end() ? 0 : static_cast<int>(first - sorted.begin()));
    }

    void openRegion(int row) {
        const QTableWidgetItem* item = m_table->item(row, 0);
        if (!item || clientsIn(row) == 0) return;
        const unsigned mask = item->data(kRegionRole).toUInt();
        std::vector<Rule> parts;
        std::vector<Rule> others;
        for (std::size_t i = 0; i < m_shown.size(); ++i)
            ((mask >> i & 1U) != 0 ? parts : others).push_back(Rule::inSegment(m_shown[i].name));
        if (!others.empty()) parts.push_back(Rule::none(std::move(others)));
        m_context.openClients(Rule::all(std::move(parts)), item->text());
        accept();
    }

    AppContext& m_context;
    Segment m_first;
    LatestRead* m_read;
    std::vector<Segment> m_segments;
    std::vector<Segment> m_shown;
    std::array<QComboBox*, 2> m_others{};
    QTableWidget* m_table;
    QLabel* m_note;
    QPushButton* m_open;
};

}  // namespace

void openOverlapSheet(AppContext& context, RecordId segment, QWidget* parent) {
    try {
        for (const Segment& each : allSegments(context.reader())) {
            if (each.id != segment) continue;
            auto* sheet = new OverlapSheet(context, each, parent->window());
            sheet->setAttribute(Qt::WA_DeleteOnClose);
            sheet->open();
            return;
        }
    } catch (...) {
        context.showError(currentError());
    }
}

}  // namespace meike::ui
