// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QList>

#include "ui/kit/tag_mark.h"
#include "ui/kit/theme/theme.h"

class QVBoxLayout;

namespace meike::ui {

/// A total with everything that has to be said beside it: how far to trust it, its range, how that did before, whom it
/// counts.
class TotalCard : public QFrame {
    Q_OBJECT

public:
    struct Line {
        QString text{};
        Tone tone = Tone::secondary;
    };

    explicit TotalCard(QWidget* parent = nullptr);
    /// `tag`: the mark behind the label, empty for none.
    void setTotal(const QString& label, const QString& tag, const QString& figure, const QList<Line>& lines);

private:
    QLabel* m_label;
    TagMark* m_tag;
    QLabel* m_figure;
    QVBoxLayout* m_lines;
};

}  // namespace meike::ui
