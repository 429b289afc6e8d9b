// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QList>

#include "ui/kit/theme/tokens.h"

namespace meike::ui {

/// A person in the decision chain, drawn as a line of a tree: name and job, how much influence, the attitude, when
/// there was contact last. Click, Enter or Space opens it, Delete removes it.
class ChainRow : public QAbstractButton {
    Q_OBJECT

public:
    struct Person {
        QString name{};
        QString job{};      ///< "marketing director · decides"
        int influence = 0;  ///< 0: not rated
        QString attitude{};
        Tone attitudeTone = Tone::secondary;
        QString touched{};
        QString birthday{};  ///< in the tool tip: when it is next, by which rule
        Tone touchedTone = Tone::secondary;
        bool gone = false;
        /// Whether the line of each ancestor goes on below, from the root down; the last is the person's own.
        QList<bool> goesOn{};
    };
    explicit ChainRow(Person person, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

signals:
    void opened();
    void removeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    Person m_person;
};

}  // namespace meike::ui
