// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace meike::ui {

/// One of the words that choose what the pane shows; narrow, so that five of them fit in either language.
class PanelTab : public QAbstractButton {
    Q_OBJECT

public:
    explicit PanelTab(const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace meike::ui
