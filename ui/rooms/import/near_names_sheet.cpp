// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/import/near_names_sheet.h"

#include <QComboBox>
#include <QHeaderView>
#include <QTableWidget>
#include <algorithm>

#include "ui/kit/calm_wheel.h"
#include "ui/kit/format.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/tokens.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kMostRows = 10;
constexpr int kVerdictWidth = 190;

}  // namespace

NearNamesSheet::NearNamesSheet(std::vector<NearName> near, const NameDecisions& decisions, QWidget* parent)
    : FormDialog(tr("Similar names"), tr("Take these decisions"), parent), m_near(std::move(near)) {
    setObjectName(u"nearNamesSheet"_s);
    setIntro(tr("Decisions are kept: the next file that writes the name so follows them."));
    auto* table = new QTableWidget(static_cast<int>(m_near.size()), 4);
    styleTable(table);
    table->setProperty("framed", true);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setAccessibleName(tr("Similar names"));
    table->setHorizontalHeaderLabels({tr("In the file"), tr("Like"), tr("Alike"), tr("It is")});
    table->verticalHeader()->setDefaultSectionSize(kRowHeight + space::kUnit);
    for (int row = 0; row < table->rowCount(); ++row) {
        const NearName& each = m_near[static_cast<std::size_t>(row)];
        table->setItem(row, 0, new QTableWidgetItem(qs(each.name)));
        const QString like =
            each.client == 0 ? tr("%1 (line %2)").arg(qs(each.like), count(each.likeLine)) : qs(each.like);
        table->setItem(row, 1, new QTableWidgetItem(like));
        table->setItem(row, 2, new QTableWidgetItem(percent(each.score)));
        for (int column = 0; column < 3; ++column)
            table->item(row, column)->setToolTip(table->item(row, column)->text());
        auto* verdict = new QComboBox;
        calmWheel(verdict);
        verdict->setObjectName(u"verdictCombo"_s + QString::number(row));
        verdict->addItem(tr("not decided: a new client"), static_cast<int>(Verdict::open));
        verdict->addItem(tr("the same client"), static_cast<int>(Verdict::same));
        verdict->addItem(tr("another client"), static_cast<int>(Verdict::apart));
        const Verdict before = decisions.same.contains(each.name)    ? Verdict::same
                               : decisions.apart.contains(each.name) ? Verdict::apart
                                                                     : Verdict::open;
        verdict->setCurrentIndex(verdict->findData(static_cast<int>(before)));
        verdict->setAccessibleName(tr("“%1” is").arg(qs(each.name)));
        verdict->setFocusPolicy(Qt::StrongFocus);
        table->setCellWidget(row, 3, verdict);
        m_verdicts << verdict;
    }
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Interactive);
    table->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Interactive);
    table->setColumnWidth(2, 70);
    table->setColumnWidth(3, kVerdictWidth);
    table->setMinimumSize(
        640, kHeaderHeight + (kRowHeight + space::kUnit) * std::clamp(table->rowCount(), 2, kMostRows) + 2);
    addWide(table);
    setSubmit([this] {
        NameDecisions names;
        for (qsizetype i = 0; i < m_verdicts.size(); ++i) {
            const NearName& each = m_near[static_cast<std::size_t>(i)];
            const auto verdict = static_cast<Verdict>(m_verdicts[i]->currentData().toInt());
            if (verdict == Verdict::same) names.same[each.name] = each.like;
            if (verdict == Verdict::apart) names.apart.insert(each.name);
        }
        emit decided(names);
        return true;
    });
}

}  // namespace meike::ui
