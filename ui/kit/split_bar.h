// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include "ui/kit/theme/tokens.h"

namespace meike::ui {

/// One bar cut into parts by their size: what is overdue, what is due soon, the rest.
class SplitBar : public QWidget {
    Q_OBJECT

public:
    struct Part {
        double size = 0;
        Tone tone = Tone::accent;
        bool pale = false;
    };
    explicit SplitBar(QWidget* parent = nullptr);
    /// `sentence` says it in words.
    void setParts(const QList<Part>& parts, const QString& sentence);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<Part> m_parts;
};

}  // namespace meike::ui
