// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>

#include "app/view/today.h"
#include "domain/kind.h"
#include "domain/value.h"
#include "ui/kit/side_panel.h"

namespace meike {
struct ClientDesk;
struct ClientGlance;
}  // namespace meike

namespace meike::ui {

class AppContext;
class ChainRow;
class NeedList;

/// What stands around a client: people, needs, money that is due, and every other record that belongs to it.
class ClientSide : public SidePanel {
    Q_OBJECT

public:
    explicit ClientSide(AppContext& context, QWidget* parent = nullptr);
    void show(const ClientGlance& glance, const ClientDesk& desk);
    void forget() {
        m_strokes.clear();
        clear();
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addWarnings(const ClientDesk& desk);
    void addChain(const ClientGlance& glance, const ClientDesk& desk);
    void showContactMenu(ChainRow* row, RecordId contact, const QPoint& at);
    void addContracts(const ClientGlance& glance, const ClientDesk& desk);
    void addGroup(const ClientGlance& glance, const ClientDesk& desk);
    void addReceivables(const ClientGlance& glance);
    void addNeeds(const ClientGlance& glance);
    /// What playbooks have planned, and why; the strokes of Today.
    void addPlanned(const ClientDesk& desk);
    /// The newest records of a kind; those that stand in the timeline as well are left to it.
    void addRecords(const ClientGlance& glance, Kind kind);
    void showStrokes(QWidget* row);
    AppContext& m_context;
    QHash<QWidget*, TodayItem> m_strokes;  ///< what each row of the plan is about
    QPointer<NeedList> m_needs;
    RecordId m_movedNeed = 0;  ///< keeps the keyboard when the needs are drawn anew
};

}  // namespace meike::ui
