// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include "ui/kit/theme/theme.h"

namespace meike::ui {

/// A label in one of the type styles and tones.
QLabel* makeLabel(const QString& text, TextStyle style, Tone tone = Tone::normal, QWidget* parent = nullptr);

/// One line of text that gives way: shortened with an ellipsis, whole in the tooltip and for screen readers.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    explicit ElidedLabel(const QString& text, QWidget* parent = nullptr);
    void setText(const QString& text);
    void setElideMode(Qt::TextElideMode mode);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void updateToolTip();
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

/// A tier's symbol and name in its colour.
class TierLabel : public QWidget {
    Q_OBJECT

public:
    explicit TierLabel(QWidget* parent = nullptr);
    void setTier(TierMark mark, const QString& name);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TierMark m_mark = TierMark::none;
    QString m_name;
};

/// A tag. Removable pills have an × (and react to Delete); clickable ones to the mouse, Enter and Space.
class Pill : public QWidget {
    Q_OBJECT

public:
    explicit Pill(const QString& text = {}, int colorIndex = 0, QWidget* parent = nullptr);
    void setText(const QString& text);
    QString text() const { return m_text; }
    void setColorIndex(int index);
    void setRemovable(bool removable);
    void setClickable(bool clickable);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void clicked();
    void removeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QRect crossRect() const;
    void describe();
    QString m_text;
    int m_color = 0;
    bool m_removable = false;
    bool m_clickable = false;
};

}  // namespace meike::ui
