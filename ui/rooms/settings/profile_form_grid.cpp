// SPDX-License-Identifier: GPL-3.0-or-later
// The grid of R and F in the form of the rules: which class each cell has, and how many clients stand in it.
#include <QCursor>
#include <QMenu>
#include <algorithm>

#include "ui/kit/format.h"
#include "ui/kit/matrix_table.h"
#include "ui/kit/text.h"
#include "ui/rooms/settings/class_grid.h"
#include "ui/rooms/settings/profile_form.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

void ProfileForm::setGridCounts(const std::vector<std::vector<std::int64_t>>& counts) {
    m_counts = counts;
    if (m_grid) fillGrid();
}

void ProfileForm::fillGrid() {
    const Language language = m_context.language();
    QList<MatrixHeader> rows, columns;
    QList<QList<MatrixCell>> cells;
    std::int64_t largest = 1;
    for (const auto& row : m_counts)
        for (const std::int64_t clients : row) largest = std::max(largest, clients);
    const bool known = m_counts.size() == static_cast<std::size_t>(m_profile.levels);
    for (int r = m_profile.levels; r >= 1; --r) {
        rows << MatrixHeader{QString::number(r), TierMark::none};
        cells << QList<MatrixCell>();
        for (int f = 1; f <= m_profile.levels; ++f) {
            if (r == m_profile.levels) columns << MatrixHeader{QString::number(f), TierMark::none};
            MatrixCell cell;
            const std::int64_t clients =
                known ? m_counts[static_cast<std::size_t>(r - 1)][static_cast<std::size_t>(f - 1)] : 0;
            const std::string key = gridClassAt(m_profile, r, f);
            cell.label = key.empty() ? tr("depends on M") : qs(classLabel(m_profile, key).in(language));
            cell.figure = clients > 0 ? count(clients) : QString();
            cell.weight = 0.6 * static_cast<double>(clients) / static_cast<double>(largest);
            cell.hue = clients > 0 ? MatrixCell::Hue::accent : MatrixCell::Hue::neutral;
            cell.toolTip = tr("R %1, F %2: %3, %4").arg(r).arg(f).arg(cell.label, clientCount(clients));
            cell.accessible = cell.toolTip;
            cells.back() << cell;
        }
    }
    m_grid->setMatrix(u"R \\ F"_s, rows, columns, cells);
}

void ProfileForm::openGridMenu(int row, int column) {
    const int r = m_profile.levels - row;
    const int f = column + 1;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::string now = gridClassAt(m_profile, r, f);
    for (const std::string& key : gridClassChoices(m_profile)) {
        QAction* action = menu->addAction(qs(classLabel(m_profile, key).in(m_context.language())));
        action->setCheckable(true);
        action->setChecked(key == now);
        connect(action, &QAction::triggered, this, [this, r, f, key] { setGridClass(r, f, key); });
    }
    menu->popup(QCursor::pos());
}

void ProfileForm::setGridClass(int r, int f, const std::string& classKey) {
    m_profile.grid = gridWithClass(m_profile, r, f, classKey, m_firstGrid);
    if (m_grid) fillGrid();
    emit edited();
}

}  // namespace meike::ui
