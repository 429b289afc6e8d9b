// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableWidget>
#include <algorithm>

#include "ui/kit/format.h"
#include "ui/kit/table_roles.h"
#include "ui/kit/theme/tokens.h"

/// The columns of the page's tables, and how their cells are filled.
namespace meike::ui {

enum ScoreColumn { kScoreGroup, kScoreCsat, kScoreCsatAnswers, kScoreNps, kScoreNpsAnswers, kScoreColumns };
enum ComplaintColumn {
    kComplaintsOf,
    kComplaintsAll,
    kComplaintsOpen,
    kComplaintsLate,
    kComplaintsReopened,
    kComplaintsAnswered,
    kComplaintsClosed,
    kComplaintColumns
};
enum CauseColumn { kCauseName, kCauseCount, kCauseTogether, kCauseColumns };
enum LowColumn { kLowClient, kLowDate, kLowScore, kLowComment, kLowAction, kLowDue, kLowState, kLowColumns };
inline constexpr int kLowIndexRole = Qt::UserRole + 310;
inline constexpr int kMostTableRows = 9;

inline QString shareFigure(double value) { return number(value * 100, 0) + QLatin1Char('%'); }
inline QString pointsFigure(double value) { return signedNumber(value * 100, 0); }

/// As high as its rows, up to so many.
inline void fitTableRows(QTableWidget* table, int least = 1) {
    const int rows = std::clamp(table->rowCount(), least, kMostTableRows);
    table->setFixedHeight(kHeaderHeight + rows * kRowHeight + 4);
}

inline QTableWidgetItem* putCell(QTableWidget* table, int row, int column, const QString& text,
                                 Tone tone = Tone::normal, bool right = false) {
    auto* cell = new QTableWidgetItem(text.simplified());
    cell->setToolTip(text);
    cell->setData(kToneRole, static_cast<int>(tone));
    if (right) cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table->setItem(row, column, cell);
    return cell;
}

inline void putCountCell(QTableWidget* table, int row, int column, int number, Tone tone = Tone::normal) {
    putCell(table, row, column, number == 0 ? QStringLiteral("–") : count(number), number == 0 ? Tone::secondary : tone,
            true);
}

}  // namespace meike::ui
