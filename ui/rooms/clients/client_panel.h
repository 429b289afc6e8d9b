// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "ui/context/app_context.h"
#include "ui/kit/side_panel.h"

namespace meike {
struct ClientGlance;
}

namespace meike::ui {

class LatestRead;

class ClientActions;
class QuickLog;

/// The client at a glance beside the list: tier with its reasons, figures, next step, the last interactions, and lists
/// of everything that belongs to it; below, a line to log what was just said.
class ClientPanel : public SidePanel {
    Q_OBJECT

public:
    using Tab = ClientTab;

    explicit ClientPanel(AppContext& context, QWidget* parent = nullptr);
    ~ClientPanel() override;
    void setActions(ClientActions* actions) { m_actions = actions; }

    void showClient(RecordId client);
    RecordId client() const { return m_client; }
    /// What is shown; nullptr while it is being read, or when there is no client.
    const ClientGlance* glance() const { return m_glance.get(); }
    void setTab(Tab tab);
    void focusQuickLog();

signals:
    /// The client's page is wanted.
    void pageRequested(qint64 client);
    /// The client that was asked for is on the screen.
    void shown(qint64 client);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void rebuild();
    void addHead(const ClientGlance& glance);
    void addOverview(const ClientGlance& glance);
    void addWhy(const ClientGlance& glance);
    void addFigures(const ClientGlance& glance);
    void addForecast(const ClientGlance& glance);
    void addNext(const ClientGlance& glance);
    void addRecent(const ClientGlance& glance);
    void addTags(const ClientGlance& glance);
    void addContacts(const ClientGlance& glance);
    void addOrders(const ClientGlance& glance);
    void addReceivables(const ClientGlance& glance);
    void addReceipts(const ClientGlance& glance);
    /// The list of one kind; those without rows of their own making show their caption and what else is listed.
    void addKind(const ClientGlance& glance, Kind kind);
    void addRecords(const ClientGlance& glance, const KindRow& kind);
    void addInteractions(const ClientGlance& glance);
    /// A section with a title, its count and a button that adds one.
    QVBoxLayout* addList(const QString& title, std::int64_t count, Kind kind);
    void addRow(QVBoxLayout* body, Kind kind, RecordId id, const QString& first, const QString& right,
                const QString& second, Tone rightTone = Tone::normal);
    AppContext& m_context;
    ClientActions* m_actions = nullptr;
    LatestRead* m_read;
    RecordId m_client = 0;
    Tab m_tab = Tab::overview;
    std::shared_ptr<const ClientGlance> m_glance;
    QuickLog* m_log;
};

}  // namespace meike::ui
