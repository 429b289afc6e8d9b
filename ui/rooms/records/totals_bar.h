// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "storage/record_query.h"
#include "ui/context/app_context.h"

namespace meike::ui {

class FlowLayout;

/// Below a list of records: how many there are and what the numbers of its columns come to, of all of them or of what
/// is selected.
class TotalsBar : public QWidget {
    Q_OBJECT

public:
    explicit TotalsBar(AppContext& context, QWidget* parent = nullptr);
    void showTotals(Kind kind, const std::optional<RecordTotals>& totals);
    /// What is selected, in the place of all; nothing: all of them.
    void showSelected(const std::optional<RecordTotals>& selected);
    /// "Gross amount" and "¥1,235万" and so on, as they are shown; for the page's head and tests.
    struct Figure {
        QString label;
        QString text;
        QString tip;
    };
    static QList<Figure> figures(const AppContext& context, Kind kind, const RecordTotals& totals);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    AppContext& m_context;
    FlowLayout* m_layout;
    Kind m_kind = Kind::order;
    std::optional<RecordTotals> m_totals;
    std::optional<RecordTotals> m_selected;
};

}  // namespace meike::ui
