// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/dashboard/care_cards.h"

#include <algorithm>

#include "ui/kit/format.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kNumberWidth = 64;
constexpr int kWideNumberWidth = 108;  ///< of few columns over the whole page
constexpr int kAmountWidth = 88;
constexpr int kLeast = 440;  ///< two of them beside each other, or one below the other

}  // namespace

CareCard::CareCard(AppContext& context, std::string_view chart, QWidget* parent)
    : TableCard(context, chart, parent), m_chart(chart) {
    setMinimumWidth(kLeast);
}

QString CareCard::nothing() const {
    if (m_chart == "service_load") return tr("Playbooks want nothing in the next four weeks.");
    if (m_chart == "promises_kept") return tr("Playbooks wanted nothing in the last 90 days.");
    return tr("No clients.");
}

void CareCard::draw(const DashboardData&, const engine::ChartData& chart) {
    QList<Column> columns{{m_chart == "satisfaction_over_time"                       ? tr("Quarter")
                           : m_chart == "service_load" || m_chart == "promises_kept" ? tr("Owner")
                                                                                     : tr("Tier")}};
    for (const engine::ChartColumn& column : chart.columns)
        columns.append({label({std::string(column.label.zh), std::string(column.label.en)}),
                        m_chart == "satisfaction_over_time"        ? kWideNumberWidth
                        : column.measure == engine::Measure::money ? kAmountWidth
                                                                   : kNumberWidth,
                        true});
    begin(columns, nothing());
    for (const engine::ChartRow& row : chart.rows) {
        QStringList texts{label(row.label)};
        QStringList tips{QString()};
        for (std::size_t i = 0; i < chart.columns.size(); ++i) {
            const std::int64_t value = row.values[i];
            const engine::ChartColumn& column = chart.columns[i];
            const bool known = value != engine::kNoValue;
            // A balance of promoters and detractors is a number of points, and may be below nothing.
            const bool points = column.key == "nps";
            texts << (!known                                     ? u"–"_s
                      : column.measure == engine::Measure::money ? shortMoney(value)
                      : points                                   ? number(static_cast<double>(value) / 100, 0)
                      : column.measure == engine::Measure::share ? shareText(value)
                                                                 : count(value));
            tips << (!known && column.measure == engine::Measure::share  ? tr("Too few to say.")
                     : known && column.measure == engine::Measure::money ? fullMoney(value)
                                                                         : QString());
        }
        const auto items = addRow(row, texts, tips);
        for (std::size_t i = 0; i < chart.columns.size(); ++i) {
            const std::string_view key = chart.columns[i].key;
            if ((key == "dropped" || key == "overdue") && row.values[i] > 0)
                items[static_cast<qsizetype>(i) + 1]->setData(static_cast<int>(Tone::risk), kToneRole);
        }
    }
    end();
}

}  // namespace meike::ui
