// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/dashboard/movement_card.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QWidgetAction>

#include "domain/period.h"
#include "ui/context/error_text.h"
#include "ui/kit/calendar.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/painting.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kTierRow = 52;
constexpr int kStageRow = 32;
/// Saved assessments in the menu: older ones are reached by their day.
constexpr std::size_t kOffered = 8;

MatrixHeader headerOf(const DashboardData& data, const engine::Moves::Class& row, const QString& text) {
    const TierMark mark = data.movement->moves.by == MoveBy::tier ? tierMark(qs(row.key))
                          : meansLoss(row.key)                    ? TierMark::risk
                                                                  : TierMark::none;
    return {text, mark};
}

}  // namespace

MovementCard::MovementCard(AppContext& context, QWidget* parent)
    : ChartCard(context, "movement_tier", parent),
      m_by(new ChoiceStrip(2)),
      m_from(new QPushButton),
      m_to(new QPushButton),
      m_problem(makeLabel({}, TextStyle::body, Tone::secondary)),
      m_table(new MatrixTable),
      m_sums(makeLabel({}, TextStyle::small, Tone::secondary)) {
    addHeaderControl(m_by);
    auto* days = new QHBoxLayout;
    days->setSpacing(space::kHalf);
    for (QPushButton* button : {m_from, m_to}) {
        setFlat(button);
        setTone(button, Tone::accent);
        auto* menu = new QMenu(button);
        button->setMenu(menu);
        connect(menu, &QMenu::aboutToShow, this, [this, end = button == m_to] { fillMenu(end); });
    }
    m_from->setObjectName(u"movementFrom"_s);
    m_to->setObjectName(u"movementTo"_s);
    days->addWidget(m_from);
    days->addWidget(makeLabel(u"→"_s, TextStyle::body, Tone::secondary));
    days->addWidget(m_to);
    days->addStretch();
    m_problem->setWordWrap(true);
    m_sums->setWordWrap(true);
    body()->addLayout(days);
    body()->addWidget(m_problem);
    body()->addWidget(m_table);
    body()->addWidget(m_sums);
    body()->addStretch();
    connect(m_by, &ChoiceStrip::changed, this, [this](int by) { setBy(by == 1 ? MoveBy::stage : MoveBy::tier); });
    connect(m_table, &MatrixTable::cellActivated, this, [this](int row, int column) {
        const MatrixCell* cell = m_table->matrixModel()->cell(m_table->matrixModel()->index(row, column));
        const engine::ChartRow* found = cell ? this->chart().row(u8(cell->data.toString())) : nullptr;
        if (found) openRow(*found, nameOf(data()->movement->from) + u"→"_s + nameOf(data()->movement->to));
    });
    MovementCard::retranslate();
}

void MovementCard::setBy(MoveBy by) {
    m_by->choose(by == MoveBy::stage ? 1 : 0);
    emit movementRequested(by, m_request.moveFrom, m_request.moveTo);
}

QString MovementCard::nameOf(const std::string& standing) const {
    return standing == isoDate(context().today()) ? tr("today") : qs(standing);
}

void MovementCard::retranslate() {
    m_by->setTexts({tr("Tier"), tr("Stage")});
    m_table->setAccessibleName(tr("Movement: rows are before, columns are after"));
    m_from->setAccessibleName(tr("Movement from"));
    m_to->setAccessibleName(tr("Movement to"));
    ChartCard::retranslate();
}

void MovementCard::choose(bool end, const std::string& what) {
    emit movementRequested(m_request.moveBy, end ? m_request.moveFrom : what, end ? what : m_request.moveTo);
}

void MovementCard::fillMenu(bool end) {
    QMenu* menu = (end ? m_to : m_from)->menu();
    menu->clear();
    if (!data()) return;
    const Date shown = data()->shown->asOf;
    if (end) menu->addAction(tr("The day shown (%1)").arg(dateText(shown)), this, [this] { choose(true, {}); });
    const auto& assessments = data()->assessments;
    if (!assessments.empty()) menu->addSection(tr("Saved assessments"));
    for (std::size_t i = 0; i < std::min(kOffered, assessments.size()); ++i) {
        const SavedName& saved = assessments[i];
        const QString day = dateText(saved.asOf);
        const QString name = qs(saved.name);
        menu->addAction(name == day ? name : tr("%1 (%2)", "assessment, its day").arg(name, day), this,
                        [this, end, what = saved.name] { choose(end, what); });
    }
    if (!end) {
        menu->addSection(tr("Before the day shown"));
        const auto before = [&](const QString& text, int months) {
            menu->addAction(text, this, [this, what = isoDate(addMonths(shown, -months))] { choose(false, what); });
        };
        before(tr("3 months before"), 3);
        before(tr("6 months before"), 6);
        before(tr("A year before"), 12);
    }
    menu->addSection(tr("Any day"));
    auto* calendar = new Calendar(menu);
    calendar->setToday(qdate(context().today()));
    calendar->setMaximumDate(qdate(shown));
    calendar->setSelectedDate(qdate(shown));
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(calendar);
    menu->addAction(action);
    const auto picked = [this, end, menu](const QDate& day) {
        menu->close();
        choose(end, u8(day.toString(Qt::ISODate)));
    };
    connect(calendar, &QCalendarWidget::clicked, this, picked);
    connect(calendar, &QCalendarWidget::activated, this, picked);
}

QString MovementCard::sums(const engine::ChartData& chart) const {
    std::map<std::string, std::int64_t> clients;
    for (const engine::ChartRow& row : chart.rows) clients[row.wordKey] += chart.value(row, "count");
    QStringList parts;
    const auto add = [&](const char* key, const QString& text) { parts << text.arg(count(clients[key])); };
    add("up", tr("▲ up %1"));
    add("down", tr("▼ down %1"));
    add("stayed", tr("unchanged %1"));
    add("new", tr("+ new %1"));
    add("lost", tr("− gone %1"));
    // The tiers beside it are those that are shown: where somebody set one by hand, the two differ, and it says why.
    const engine::Assessment& a = data()->scores->assessment;
    std::int64_t byHand = 0;
    for (std::size_t i = 0; i < a.clients(); ++i)
        byHand += (data()->included.empty() || data()->included[i] != 0) && a.tier[i] != a.heldTier[i] ? 1 : 0;
    if (byHand > 0 && data()->movement->moves.by == MoveBy::tier)
        parts << tr("tiers set by hand count by their rules: %1").arg(count(byHand));
    return parts.join(u"　"_s);
}

void MovementCard::draw(const DashboardData& data, const engine::ChartData& shown) {
    m_request = data.request;
    const bool byStage = data.request.moveBy == MoveBy::stage;
    m_by->choose(byStage ? 1 : 0);
    if (byStage != (chartKey() == "movement_stage")) {
        setChart(byStage ? "movement_stage" : "movement_tier");  // draws
        return;
    }
    const bool there = data.movement.has_value();
    m_table->setVisible(there);
    m_sums->setVisible(there);
    m_problem->setVisible(!there);
    const auto text = [this](const std::string& asked, const std::string& otherwise) {
        return nameOf(asked.empty() ? otherwise : asked);
    };
    m_from->setText(there ? nameOf(data.movement->from) : text(data.request.moveFrom, "–"));
    m_to->setText(there ? nameOf(data.movement->to) : text(data.request.moveTo, isoDate(data.shown->asOf)));
    if (!there) {
        m_problem->setText(data.movementProblem && data.movementProblem->kind() == ErrorKind::invalid_value
                               ? tr("These two have different tiers, so nobody can have moved between them. Compare "
                                    "them by stage, or choose other days.")
                               : tr("This assessment is not there any more. Choose another one, or a day."));
        return;
    }
    drawMatrix(data, shown);
    m_sums->setText(sums(shown));
}

void MovementCard::drawMatrix(const DashboardData& data, const engine::ChartData& chart) {
    const auto& classes = data.movement->moves.classes;
    QList<MatrixHeader> rows, columns;
    for (const auto& each : classes) {
        rows << headerOf(data, each, label(each.label));
        columns << rows.back();
    }
    rows << MatrixHeader{tr("New"), TierMark::none};
    // Churned clients keep their tier, and are a stage of their own: who has none any more is off the books.
    columns << MatrixHeader{tr("Gone"), TierMark::none};
    const std::size_t side = classes.size() + 1;
    QList<QList<MatrixCell>> cells(static_cast<qsizetype>(side));
    for (std::size_t i = 0; i < side * side; ++i) {
        QList<MatrixCell>& line = cells[static_cast<qsizetype>(i / side)];
        MatrixCell cell;
        cell.hue = MatrixCell::Hue::none;
        cell.clickable = false;
        if (i >= chart.rows.size()) {  // neither then nor now
            cell.figure = u" "_s;
            line << cell;
            continue;
        }
        const engine::ChartRow& row = chart.rows[i];
        const std::int64_t clients = chart.value(row, "count");
        const bool stayed = row.wordKey == "stayed";
        cell.figure = clients > 0 ? count(clients) : QString();
        if (clients > 0 || stayed) {
            const bool good = row.wordKey == "up" || row.wordKey == "new";
            cell.hue = stayed ? MatrixCell::Hue::neutral : good ? MatrixCell::Hue::good : MatrixCell::Hue::risk;
            cell.trend = row.wordKey == "up"     ? MatrixCell::Trend::up
                         : row.wordKey == "down" ? MatrixCell::Trend::down
                         : row.wordKey == "new"  ? MatrixCell::Trend::added
                         : row.wordKey == "lost" ? MatrixCell::Trend::lost
                                                 : MatrixCell::Trend::none;
        }
        if (clients == 0) cell.trend = MatrixCell::Trend::none;
        cell.clickable = row.opensClients;
        cell.data = qs(row.key);
        cell.accessible =
            labelledText(label(row.label), clauseText({clientCount(clients), label(row.word),
                                                       tr("value %1").arg(fullMoney(chart.value(row, "money")))}));
        cell.toolTip = cell.accessible;
        line << cell;
    }
    const bool byTier = data.movement->moves.by == MoveBy::tier;
    m_table->setCellHeight(byTier ? kTierRow : kStageRow);
    m_table->setMatrix({}, rows, columns, cells);
    // The names of stages need their room; the card takes a line of its own where there is less.
    int widest = 0;
    for (const MatrixHeader& column : columns)
        widest = std::max(widest, column.mark == TierMark::none ? fontMetrics().horizontalAdvance(column.text)
                                                                : tierLabelWidth(fontMetrics(), column.text));
    m_table->setMinimumWidth((widest + space::kUnit) * static_cast<int>(columns.size()) +
                             m_table->verticalHeader()->width());
}

}  // namespace meike::ui
