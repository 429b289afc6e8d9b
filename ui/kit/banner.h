// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <functional>
#include <vector>

namespace meike::ui {

/// A line over the pages that says what is special now: demo data, a past day, a lost file. With buttons that end it.
class Banner : public QFrame {
    Q_OBJECT

public:
    enum class Kind { info, warning };
    explicit Banner(Kind kind = Kind::info, QWidget* parent = nullptr);
    void setText(const QString& text);
    struct Button {
        QString text;
        std::function<void()> run;
    };
    void setButton(const QString& text, std::function<void()> run) { setButtons({{text, std::move(run)}}); }
    /// Those that are there already keep their place and the focus.
    void setButtons(std::vector<Button> buttons);
    Kind kind() const { return m_kind; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void updateIcon();
    Kind m_kind;
    QLabel* m_icon;
    QLabel* m_text;
    std::vector<Button> m_buttons;
    QList<QPushButton*> m_widgets;
};

}  // namespace meike::ui
