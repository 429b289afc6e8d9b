// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/playbooks/playbook_list.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "app/plan/playbook_desk.h"
#include "app/plan/playbooks.h"
#include "storage/records.h"
#include "ui/context/app_context.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/kit/format.h"
#include "ui/kit/progress.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/rooms/playbooks/playbook_sheets.h"
#include "ui/rooms/playbooks/step_editor.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

enum ListColumn { kState, kName, kRule, kClients, kHours, kOpen, kDone, kSkipped, kListColumns };
constexpr std::array kFigureColumns{kClients, kHours, kOpen, kDone, kSkipped};
constexpr int kStateWidth = 92;
constexpr int kNameWidth = 168;
constexpr int kFigureWidth = 76;
constexpr int kHoursWidth = 92;
constexpr int kRoomyList = 820;

}  // namespace

PlaybookList::PlaybookList(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_read(new LatestRead(context, this)),
      m_forecast(new LatestRead(context, this)),
      m_lines(std::make_shared<const std::vector<PlaybookLine>>()) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_table = new QTableWidget(0, kListColumns);
    m_table->setObjectName(u"playbookTable"_s);
    styleTable(m_table, true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumnWidth(kState, kStateWidth);
    m_table->setColumnWidth(kName, kNameWidth);
    m_table->horizontalHeader()->setSectionResizeMode(kRule, QHeaderView::Stretch);
    m_table->horizontalHeader()->setStretchLastSection(false);
    for (const int column : kFigureColumns) m_table->setColumnWidth(column, kFigureWidth);
    m_table->setColumnWidth(kHours, kHoursWidth);
    layout->addWidget(m_table);
    m_busy = new BusyOverlay(m_table);
    setFocusProxy(m_table);
    connect(m_table, &QTableWidget::activated, this, &PlaybookList::openCurrent);
    connect(m_table, &QTableWidget::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == kState)
            switchLine(index.row());
        else
            openCurrent();
    });
    m_table->installEventFilter(this);
    connect(m_read, &LatestRead::runningChanged, this, [this](bool running) {
        if (running)
            m_busy->start([] { return PlaybookList::tr("Counting the playbooks"); });
        else
            m_busy->stop();
    });
    connect(m_forecast, &LatestRead::runningChanged, this, [this](bool running) {
        if (running)
            m_busy->start([] { return PlaybookList::tr("Counting what it would bring"); });
        else if (!m_read->running())
            m_busy->stop();
    });
    retranslate();
}

PlaybookList::~PlaybookList() = default;

bool PlaybookList::isSettled() const { return m_known && !m_read->running() && !m_forecast->running(); }

int PlaybookList::on() const {
    return static_cast<int>(std::count_if(m_lines->begin(), m_lines->end(),
                                          [](const PlaybookLine& line) { return line.enabledOn.has_value(); }));
}

void PlaybookList::refresh() {
    if (!m_context.session()) return;
    m_read->ask(
        [asOf = m_context.asOf(), language = m_context.language()](Database& database, const std::stop_token& stop) {
            return std::make_shared<const std::vector<PlaybookLine>>(readPlaybookLines(database, asOf, language, stop));
        },
        [this](const std::shared_ptr<const std::vector<PlaybookLine>>& lines) {
            m_lines = lines;
            m_known = true;
            fill();
            emit settled();
        });
}

void PlaybookList::clear() {
    m_read->stop();
    m_forecast->stop();
    m_known = false;
    m_lines = std::make_shared<const std::vector<PlaybookLine>>();
    m_table->setRowCount(0);
}

void PlaybookList::fill() {
    const int before = std::max(0, m_table->currentRow());
    m_table->setRowCount(static_cast<int>(m_lines->size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const PlaybookLine& line = (*m_lines)[static_cast<std::size_t>(row)];
        const bool on = line.enabledOn.has_value();
        const auto put = [&](int column, const QString& text, Tone tone = Tone::normal) {
            auto* item = new QTableWidgetItem(text);
            item->setData(kToneRole, QVariant::fromValue(tone));
            item->setToolTip(text);
            if (std::find(kFigureColumns.begin(), kFigureColumns.end(), column) != kFigureColumns.end())
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, column, item);
            return item;
        };
        auto* state = put(kState, on ? tr("On") : tr("Off"), on ? Tone::good : Tone::secondary);
        // What is stored is shown: a click asks first, and changes nothing by itself.
        state->setFlags(state->flags() & ~Qt::ItemIsUserCheckable);
        state->setCheckState(on ? Qt::Checked : Qt::Unchecked);
        state->setToolTip((on ? tr("On since %1").arg(dateText(*line.enabledOn)) : tr("Off: asks for nothing")) +
                          u"\n"_s + (on ? tr("Click or Space: disable") : tr("Click or Space: enable...")));
        auto* name = put(kName, qs(line.name));
        name->setData(kStrongRole, on);
        name->setToolTip(line.purpose.empty() ? qs(line.name) : qs(line.purpose));
        if (line.problem)
            put(kRule, errorText(*line.problem), Tone::risk);
        else
            put(kRule, qs(line.rule), Tone::secondary);
        put(kClients, line.problem ? u"–"_s : count(line.clients))
            ->setToolTip(on ? tr("Whom its rule reaches now") : tr("Whom it would reach"));
        put(kHours, line.minutesPerWeek > 0 ? number(line.minutesPerWeek / 60, 1) : u"–"_s,
            on ? Tone::normal : Tone::secondary)
            ->setToolTip(tr("Hours a week that its regular steps take: %1 minutes")
                             .arg(count(static_cast<std::int64_t>(line.minutesPerWeek + 0.5))));
        const PlanCounts& counts = line.counts;
        const auto figure = [&](int column, int value, const QString& toolTip, Tone tone = Tone::normal) {
            put(column, on || value > 0 ? count(value) : u"–"_s, on ? tone : Tone::secondary)->setToolTip(toolTip);
        };
        QStringList open{tr("Due within a week: %1").arg(count(counts.open))};
        open << tr("of it overdue: %1").arg(count(counts.overdue));
        if (counts.waiting > 0) open << tr("held back: %1").arg(count(counts.waiting));
        if (counts.dropped > 0) open << tr("does not fit: %1").arg(count(counts.dropped));
        figure(kOpen, counts.open, clauseText(open), counts.overdue > 0 ? Tone::risk : Tone::normal);
        figure(kDone, counts.finished(), countsText(counts));
        figure(kSkipped, counts.skipped, reasonsText(counts));
    }
    if (m_table->rowCount() > 0) m_table->setCurrentCell(std::min(before, m_table->rowCount() - 1), kName);
}

void PlaybookList::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    // For whom it is matters more than what became of it, which an opened playbook says as well.
    for (const int column : {kDone, kSkipped}) m_table->setColumnHidden(column, width() < kRoomyList);
}

bool PlaybookList::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        switchLine(m_table->currentRow());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void PlaybookList::switchLine(int row) {
    if (row < 0 || row >= static_cast<int>(m_lines->size()) || !m_context.mayEdit()) return;
    const PlaybookLine line = (*m_lines)[static_cast<std::size_t>(row)];
    if (line.enabledOn) {
        m_context.edit(disablePlaybookCommand(line.name), [id = line.id](Edit& edit) { disablePlaybook(edit, id); });
        return;
    }
    m_forecast->ask(
        [id = line.id, preset = line.preset, asOf = m_context.asOf()](Database& database, const std::stop_token& stop) {
            PlaybookDraft draft;
            if (auto stored = readRecord(database, Kind::playbook, id))
                draft = {std::move(*stored), stepsOfPlaybook(database, id)};
            else if (const PlaybookPreset* found = findPlaybookPreset(preset))
                draft = found->draft;
            else
                return PlaybookForecast{};
            return forecastPlaybook(database, draft, asOf, stop);
        },
        [this, line](const PlaybookForecast& forecast) {
            if (forecast.problem) return m_context.showError(*forecast.problem);
            askToEnable(window(), qs(line.name), forecast, [this, line] { enable(line); });
        });
}

void PlaybookList::enable(const PlaybookLine& line) {
    if (!m_context.mayEdit()) return;
    const Date today = m_context.today();
    m_context.edit(enablePlaybookCommand(line.name), [&](Edit& edit) {
        if (line.id == 0)
            enablePlaybook(edit, line.preset, today);
        else
            enablePlaybook(edit, line.id, today);
    });
}

void PlaybookList::openCurrent() {
    const int row = m_table->currentRow();
    if (row < 0 || row >= static_cast<int>(m_lines->size())) return;
    const PlaybookLine& line = (*m_lines)[static_cast<std::size_t>(row)];
    emit opened(line.id, qs(line.preset));
}

void PlaybookList::retranslate() {
    m_table->setAccessibleName(tr("Playbooks"));
    m_table->setHorizontalHeaderLabels({tr("State"), tr("Playbook"), tr("For whom"), tr("Clients"), tr("Hours a week"),
                                        tr("Open"), tr("Done"), tr("Skipped")});
    for (const int column : kFigureColumns)
        m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (const int column : kFigureColumns)
        m_table->setColumnWidth(column, std::max(column == kHours ? kHoursWidth : kFigureWidth,
                                                 m_table->horizontalHeader()->sectionSizeHint(column)));
}

}  // namespace meike::ui
