// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>
#include <functional>

namespace meike::ui {

class FlowLayout;

/// What an empty page says: an icon, why it is empty, and the buttons that change it.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);
    void setContent(const QString& iconName, const QString& headline, const QString& text);
    /// The first primary button takes Enter.
    QPushButton* addAction(const QString& text, std::function<void()> run, bool primary = false);
    void clearActions();

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateIcon();
    QString m_iconName;
    QLabel* m_icon;
    QLabel* m_headline;
    QLabel* m_text;
    QWidget* m_actions;
};

}  // namespace meike::ui
