// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QScrollArea>
#include <QVBoxLayout>

namespace meike::ui {

/// The pane at the right of a list: sections below each other, divided by hairlines, scrolling when they are long.
class SidePanel : public QFrame {
    Q_OBJECT

public:
    explicit SidePanel(QWidget* parent = nullptr);
    /// A new section at the bottom; with a title line when one is given.
    QVBoxLayout* addSection(const QString& title = {}, const QString& subtitle = {}, QWidget* mark = nullptr);
    /// Removes every section.
    void clear();
    /// Below the sections and not scrolled: a quick log box.
    QVBoxLayout* footer();
    QSize sizeHint() const override;

private:
    QVBoxLayout* m_sections;
    QVBoxLayout* m_footer;
    QWidget* m_footerBox;
    int m_count = 0;
};

}  // namespace meike::ui
