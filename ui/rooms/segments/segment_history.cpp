// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/segments/segment_history.h"

#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <unordered_map>

#include "app/segments.h"
#include "storage/records.h"
#include "ui/context/latest_read.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

enum Column { kDay, kClient, kChange, kCause, kVersion, kColumns };
constexpr int kIdRole = Qt::UserRole + 1;
constexpr std::size_t kMostRows = 500;
constexpr int kMostVisible = 8;
constexpr std::array kDays{7, 30, 90, 365};

}  // namespace

struct SegmentHistory::Answer {
    SegmentChanges changes;
    std::unordered_map<RecordId, std::string> names;
};

SegmentHistory::SegmentHistory(AppContext& context, QWidget* parent)
    : Card({}, {}, parent), m_context(context), m_read(new LatestRead(context, this)) {
    setObjectName(u"segmentHistory"_s);
    m_since = new QComboBox;
    m_since->setObjectName(u"historySince"_s);
    for (const int days : kDays) m_since->addItem({}, days);
    m_since->setCurrentIndex(1);
    addHeaderWidget(m_since);
    m_summary = makeLabel({}, TextStyle::body, Tone::secondary);
    m_summary->setObjectName(u"historySummary"_s);
    m_summary->setWordWrap(true);
    body()->addWidget(m_summary);
    m_table = new QTableWidget;
    m_table->setObjectName(u"historyTable"_s);
    m_table->setColumnCount(kColumns);
    styleTable(m_table);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setColumnWidth(kDay, 96);
    m_table->horizontalHeader()->setSectionResizeMode(kClient, QHeaderView::Stretch);
    m_table->setColumnWidth(kChange, 72);
    m_table->setColumnWidth(kCause, 150);
    m_table->setColumnWidth(kVersion, 72);
    m_table->horizontalHeader()->setStretchLastSection(false);
    body()->addWidget(m_table);
    m_table->hide();
    connect(m_since, &QComboBox::activated, this, &SegmentHistory::ask);
    connect(m_table, &QTableWidget::activated, this, [this](const QModelIndex& index) {
        m_context.openClient(index.siblingAtColumn(kDay).data(kIdRole).toLongLong());
    });
    connect(&context, &AppContext::scoresChanged, this, &SegmentHistory::ask);
    retranslate();
}

void SegmentHistory::showSegment(RecordId segment) {
    if (segment != m_segment) {
        // What is shown is of another one.
        m_summary->clear();
        m_table->hide();
    }
    m_segment = segment;
    ask();
}

int SegmentHistory::rows() const { return m_table->rowCount(); }

void SegmentHistory::ask() {
    setVisible(m_segment != 0);
    if (m_segment == 0 || !m_context.session()) return;
    m_read->ask(
        [segment = m_segment, days = m_since->currentData().toInt(), asOf = m_context.asOf()](Database& database,
                                                                                              const std::stop_token&) {
            Answer answer;
            answer.changes = changesOfDays(database, segment, days, asOf);
            std::vector<RecordId> ids;
            for (const MembershipEvent& event : answer.changes.events) ids.push_back(event.client);
            std::sort(ids.begin(), ids.end());
            ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
            for (const Record& client : readRecords(database, Kind::client, ids))
                answer.names.emplace(client.id(), client.text("name"));
            return answer;
        },
        [this](Answer answer) { fill(std::move(answer)); });
}

void SegmentHistory::fill(const Answer& answer) {
    const SegmentChanges& changes = answer.changes;
    const QString entered = clientCount(static_cast<std::int64_t>(changes.entered.size()));
    const QString left = clientCount(static_cast<std::int64_t>(changes.left.size()));
    QStringList sentences;
    if (!changes.known)
        sentences << tr("Known since %1, when this segment was first counted.")
                         .arg(dateText(fromQDate(QDateTime::fromMSecsSinceEpoch(changes.since).date())));
    sentences << (changes.events.empty() ? tr("Nobody has come or gone.")
                                         : tr("%1 more are in now, %2 no longer.").arg(entered, left));
    m_summary->setText(sentencesText(sentences));
    const std::size_t shown = std::min(changes.events.size(), kMostRows);
    m_table->setRowCount(static_cast<int>(shown));
    for (std::size_t i = 0; i < shown; ++i) {
        const MembershipEvent& event = changes.events[i];
        const int row = static_cast<int>(i);
        const auto set = [&](int column, const QString& text) {
            auto* item = new QTableWidgetItem(text);
            m_table->setItem(row, column, item);
            return item;
        };
        set(kDay, qs(event.asOf))->setData(kIdRole, static_cast<qlonglong>(event.client));
        const auto name = answer.names.find(event.client);
        set(kClient, name == answer.names.end() ? tr("(deleted)") : qs(name->second));
        set(kChange, event.entered ? tr("in") : tr("out"))
            ->setData(kToneRole, int(event.entered ? Tone::good : Tone::risk));
        set(kCause, event.cause == "rule"  ? tr("The rule was changed")
                    : event.cause == "day" ? tr("Time has passed")
                                           : tr("Its data have changed"));
        set(kVersion, tr("v%1").arg(event.version));
    }
    m_table->setVisible(shown > 0);
    const int visible = std::min(static_cast<int>(shown), kMostVisible);
    m_table->setFixedHeight(kHeaderHeight + visible * kRowHeight + 2);
    emit answered();
}

void SegmentHistory::retranslate() {
    setTitle(tr("Changes in membership"));
    m_since->setAccessibleName(tr("Since when"));
    for (int i = 0; i < m_since->count(); ++i)
        m_since->setItemText(i, tr("last %n days", nullptr, m_since->itemData(i).toInt()));
    m_table->setHorizontalHeaderLabels({tr("Day"), tr("Client"), tr("Change"), tr("Why"), tr("Rule")});
    m_table->setAccessibleName(tr("Changes in membership"));
    ask();
}

void SegmentHistory::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    Card::changeEvent(event);
}

}  // namespace meike::ui
