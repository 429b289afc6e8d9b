// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace meike::ui {

/// One condition over a list: "Industry is not Government ×". Click (Enter, Space) edits it; × or Delete removes it.
class FilterChip : public QAbstractButton {
    Q_OBJECT

public:
    explicit FilterChip(QWidget* parent = nullptr);
    /// `subject` plain ("Industry"), `value` emphasised ("is not Government").
    void setCondition(const QString& subject, const QString& value);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void editRequested();
    void removeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool hitButton(const QPoint& pos) const override;

private:
    QRect crossRect() const;
    void describe();
    QString m_subject;
    QString m_value;
    bool m_overCross = false;
    bool m_crossPressed = false;
};

/// The dashed "+ Condition" that stands behind the chips.
class AddChip : public QAbstractButton {
    Q_OBJECT

public:
    explicit AddChip(const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace meike::ui
