// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace meike::ui {

/// A word in a thin frame behind a figure: "indicative", "provisional". To be read, not to be clicked.
class TagMark : public QLabel {
    Q_OBJECT

public:
    explicit TagMark(const QString& text = {}, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace meike::ui
