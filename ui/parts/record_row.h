// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include "ui/kit/theme/tokens.h"

namespace meike::ui {

/// One order, contact, payment ... in the pane: two lines and a figure. Click, Enter or Space opens it, Delete removes
/// it.
class RecordRow : public QAbstractButton {
    Q_OBJECT

public:
    RecordRow(const QString& first, const QString& right, const QString& second, Tone rightTone,
              QWidget* parent = nullptr);
    /// The first line is what matters, the second explains it.
    void setExplains(bool explains) { m_explains = explains; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

signals:
    void opened();
    void removeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString m_first;
    QString m_right;
    QString m_second;
    Tone m_tone;
    bool m_explains = false;
};

}  // namespace meike::ui
