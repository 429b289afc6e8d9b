// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include "app/view/opportunity_board.h"

namespace meike::ui {

/// One opportunity on the board: what it is, whose, how much, until when. Click or Enter opens its form.
class OpportunityCard : public QAbstractButton {
    Q_OBJECT

public:
    OpportunityCard(OpportunityBoard::Card card, Date asOf, QWidget* parent = nullptr);
    const OpportunityBoard::Card& card() const { return m_card; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

signals:
    void opened();
    void clientWanted();
    void removeRequested();
    /// To the stage before or after its own.
    void stepRequested(int by);
    /// The keyboard goes to another card: up and down in its column, left and right to the next.
    void focusRequested(int dx, int dy);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    OpportunityBoard::Card m_card;
    QString m_amount;
    QString m_when;
    QString m_last;
    bool m_lost;
};

}  // namespace meike::ui
