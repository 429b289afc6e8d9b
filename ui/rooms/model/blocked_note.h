// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>

#include "ui/context/app_context.h"
#include "ui/kit/card.h"

namespace meike::ui {

/// So many clients are named; the rest is a list away.
inline constexpr std::size_t kBlockedNames = 20;

/// Names the clients that are left out of the values for want of a rate, each a way to the client.
class BlockedNote : public Card {
    Q_OBJECT

public:
    explicit BlockedNote(AppContext& context, QWidget* parent = nullptr);
    /// Hidden when nobody is left out.
    void show(const Scores& scores);

signals:
    void ratesRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    AppContext& m_context;
    QLabel* m_text;
    QPushButton* m_rates;
};

}  // namespace meike::ui
