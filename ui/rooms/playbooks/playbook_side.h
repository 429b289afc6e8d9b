// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <memory>

#include "domain/value.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace meike {
struct PlaybookDesk;
struct PlaybookDraft;
struct PlaybookForecast;
}  // namespace meike

namespace meike::ui {

class AppContext;
class ElidedLabel;
class LatestRead;

/// Beside a playbook that is being edited: whom it reaches and what work it makes, live; what became of it; who is in.
class PlaybookSide : public QFrame {
    Q_OBJECT

public:
    explicit PlaybookSide(AppContext& context, QWidget* parent = nullptr);
    ~PlaybookSide() override;

    /// Asks both questions anew: what it would bring as it stands, and what became of the stored one.
    void ask(const PlaybookDraft& draft);
    /// The figures are no longer those of what stands in the editor.
    void outdate();
    void clear();
    bool isSettled() const;
    /// What it would bring; nullptr until it is known.
    const PlaybookForecast* forecast() const { return m_forecast.get(); }
    const PlaybookDesk* desk() const { return m_desk.get(); }
    void retranslate();

signals:
    /// The counts of the steps are there.
    void counted();
    /// One of the list was chosen: why is it in?
    void clientChosen(qint64 client);

private:
    void showForecast();
    void showDesk();

    AppContext& m_context;
    LatestRead* m_forecastRead;
    LatestRead* m_deskRead;
    RecordId m_playbook = 0;
    bool m_known = false;
    bool m_enabled = false;
    QString m_name;  ///< of the stored one
    std::shared_ptr<const PlaybookForecast> m_forecast;
    std::shared_ptr<const PlaybookDesk> m_desk;

    QLabel* m_clients;
    QLabel* m_unit;
    QLabel* m_hours;
    QLabel* m_first;
    QLabel* m_load;
    QLabel* m_became;
    QLabel* m_reasons;
    QPushButton* m_completion;
    QLabel* m_membersTitle;
    QTableWidget* m_members;
    QWidget* m_room;
    QLabel* m_nobody;
    QLabel* m_why;
};

}  // namespace meike::ui
