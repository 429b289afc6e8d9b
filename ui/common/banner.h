// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <functional>

namespace meike::ui {

/// A line over the pages that says what is special now: demo data, a past day. With one button that ends it.
class Banner : public QFrame {
    Q_OBJECT

public:
    enum class Kind { info, warning };
    explicit Banner(Kind kind = Kind::info, QWidget* parent = nullptr);
    void setText(const QString& text);
    void setButton(const QString& text, std::function<void()> run);
    Kind kind() const { return m_kind; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void updateIcon();
    Kind m_kind;
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_button;
    std::function<void()> m_run;
};

}  // namespace meike::ui
