// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QString>
#include <optional>

#include "app/view/opportunity_board.h"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace meike::ui {

class AppContext;
class ElidedLabel;
class OpportunityCard;

/// One stage of the board: its name, how many, what they are worth, and the cards. A card dropped here moves here.
class OpportunityColumn : public QFrame {
    Q_OBJECT

public:
    explicit OpportunityColumn(AppContext& context, QWidget* parent = nullptr);
    void show(const OpportunityBoard::Column& column);
    const std::string& stage() const { return m_stage; }
    const QList<OpportunityCard*>& cards() const { return m_cards; }
    /// The keyboard goes to that card, which is brought into sight.
    void focusCard(qsizetype place);

signals:
    void cardAdded(meike::ui::OpportunityCard* card);
    void dropped(qint64 opportunity);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    AppContext& m_context;
    std::string m_stage;
    ElidedLabel* m_name;
    QLabel* m_count;
    ElidedLabel* m_sum;
    QScrollArea* m_scroll;
    QVBoxLayout* m_list;
    QList<OpportunityCard*> m_cards;
    std::optional<OpportunityBoard::Column> m_shown;  ///< as it is drawn now
    QString m_shownAs;                                ///< in which language, as of which day
    bool m_target = false;                            ///< something that may be dropped here is held over it
};

/// The sort of thing a card is when it is dragged.
inline constexpr QStringView kOpportunityMark = u"opportunity";

}  // namespace meike::ui
