// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "domain/value.h"
#include "ui/context/page.h"

class QTableWidget;

namespace meike {
struct EventLine;
struct GuestLine;
}  // namespace meike

namespace meike::ui {

class LatestRead;

/// Events: what there was and will be, who is invited, who comes, who came, what it cost.
class EventsPage : public Page {
    Q_OBJECT

public:
    explicit EventsPage(AppContext& context, QWidget* parent = nullptr);
    ~EventsPage() override;

    bool isSettled() const;
    QTableWidget* events() const { return m_events; }
    QTableWidget* guests() const { return m_guests; }
    /// Of the chosen guests: a key of choices::guestStates().
    void mark(const std::string& state);

    void addActions(ActionRegistry& actions) override;
    void enter() override;
    QList<QWidget*> areas() override;

protected:
    void refresh() override;
    void clear() override;
    void retranslate() override;
    bool concerns(const Change& change) const override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showEvents();
    void readEventGuests();
    void showGuests();
    void showButtons();
    void edit(RecordId event);
    void remove();
    void uninvite();
    RecordId chosen() const;
    std::vector<RecordId> chosenGuests() const;

    LatestRead* m_read;
    LatestRead* m_guestRead;
    QPushButton* m_add;
    QTableWidget* m_events;
    QTableWidget* m_guests;
    QLabel* m_about;
    QLabel* m_none;
    std::vector<std::pair<std::string, QPushButton*>> m_marks;
    QPushButton* m_edit;
    QPushButton* m_remove;
    QPushButton* m_invite;
    QPushButton* m_uninvite;
    std::shared_ptr<const std::vector<EventLine>> m_list;
    std::shared_ptr<const std::vector<GuestLine>> m_shown;
    RecordId m_event = 0;
};

}  // namespace meike::ui
