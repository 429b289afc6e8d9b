// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <memory>

#include "app/view/opportunity_board.h"
#include "ui/context/page.h"

class QComboBox;
class QPushButton;

namespace meike::ui {

class LatestRead;
class OpportunityCard;
class OpportunityColumn;

/// What may come: the opportunities of all clients by stage. A card is moved with the mouse or with Ctrl and an arrow;
/// won and lost ask for the day, lost for its reason too.
class OpportunitiesPage : public Page {
    Q_OBJECT

public:
    explicit OpportunitiesPage(AppContext& context, QWidget* parent = nullptr);
    ~OpportunitiesPage() override;

    const QList<OpportunityColumn*>& columns() const { return m_columns; }
    bool isSettled() const;
    /// Puts an opportunity into another stage; asks first for what a closed one has to say.
    void move(RecordId opportunity, const std::string& stage);

    void addActions(ActionRegistry& actions) override;
    void enter() override;

protected:
    void refresh() override;
    void clear() override;
    void retranslate() override;
    bool concerns(const Change& change) const override;

private:
    void fill();
    void fillOwners();
    void wire(OpportunityColumn* column, OpportunityCard* card);
    void showMenu(OpportunityCard* card, const QPoint& at);
    void step(const OpportunityCard& card, int by);
    void moveFocus(const OpportunityColumn* column, const OpportunityCard* card, int dx, int dy);
    void close(RecordId opportunity, const std::string& stage);
    bool store(RecordId opportunity, const std::string& stage, Date day, const std::string& reason);
    void addOpportunity();
    const OpportunityBoard::Card* card(RecordId opportunity) const;

    LatestRead* m_read;
    QComboBox* m_owner;
    QPushButton* m_add;
    QWidget* m_board;
    QList<OpportunityColumn*> m_columns;
    std::shared_ptr<const OpportunityBoard> m_shown;
    RecordId m_followed = 0;  ///< the card that keeps the keyboard when the board is drawn anew
};

}  // namespace meike::ui
