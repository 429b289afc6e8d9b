// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>

#include "ui/kit/theme/tokens.h"

namespace meike::ui {

/// As wide as what is chosen, not as the longest that could be: a line of several lists stays one line.
class SnugCombo : public QComboBox {
public:
    explicit SnugCombo(QWidget* parent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    void showPopup() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    mutable int m_width = 0;  ///< 0: not measured yet
};

/// Looks like the lists beside it, its words at the left and its arrow at the right, and opens one that can be
/// searched.
class DropButton : public QPushButton {
public:
    explicit DropButton(QWidget* parent);
    /// Plain text: no letter of it is a shortcut. Cut at `most` pixels, whole in the tool tip.
    void setCaption(const QString& text, int most);
    const QString& caption() const { return m_caption; }
    /// A mark instead of the arrow: something is missing.
    void setWarning(bool warning);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_caption;
    int m_most = 0;
    int m_width = 0;  ///< of the whole caption
};

/// A share in per cent, without zeros that say nothing: 20%, 12.5%.
class PercentSpin : public QDoubleSpinBox {
public:
    explicit PercentSpin(QWidget* parent);
    QString textFromValue(double value) const override;
};

}  // namespace meike::ui
