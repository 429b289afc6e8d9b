// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/context/page.h"

class QPushButton;
class QToolButton;

namespace meike {
struct ClientDesk;
struct ClientGlance;
}  // namespace meike

namespace meike::ui {

class ClientFacts;
class ClientHead;
class ClientSide;
class ClientTimeline;
class LatestRead;
class TierLabel;

/// Everything about one client: why it stands where it does, what is known of it, everything that happened in one line
/// of time, and the people, needs, papers and money around it.
class ClientPage : public Page {
    Q_OBJECT

public:
    explicit ClientPage(AppContext& context, QWidget* parent = nullptr);
    ~ClientPage() override;

    RecordId client() const { return m_client; }
    void showClient(RecordId client);
    /// What is shown; nullptr while it is being read.
    const ClientGlance* glance() const { return m_glance.get(); }
    ClientFacts& facts() { return *m_facts; }
    ClientTimeline& timeline() { return *m_timeline; }
    ClientSide& side() { return *m_side; }
    bool isSettled() const;
    /// The client card as a PDF; cardWritten follows.
    void writeCard(const QString& path);

    void visit(const Visit& visit) override;
    std::optional<Unsaved> unsaved() override;
    void addActions(ActionRegistry& actions) override;
    void enter() override;
    QList<QWidget*> areas() override;

signals:
    void cardWritten(const QString& path);

protected:
    void refresh() override;
    void clear() override;
    void retranslate() override;
    bool concerns(const Change& change) const override;
    bool followsScores() const override { return true; }
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHeader();
    void arrangeColumns();
    void showHeader();
    void enterWhenWhole();
    void step(int by);
    void tag();
    void addRecord(Kind kind);
    void finishTask(RecordId task);
    void chooseCard();

    RecordId m_client = 0;
    ClientList m_among;
    QString m_listName;
    bool m_toEnter = false;  ///< the keyboard goes to the timeline once it is there
    std::shared_ptr<const ClientGlance> m_glance;
    std::shared_ptr<const ClientDesk> m_desk;
    LatestRead* m_read;
    LatestRead* m_cardRead;

    QPushButton* m_back = nullptr;
    TierLabel* m_tier = nullptr;
    QToolButton* m_previous = nullptr;
    QLabel* m_place = nullptr;
    QToolButton* m_next = nullptr;
    QPushButton* m_log = nullptr;
    QPushButton* m_tag = nullptr;
    QPushButton* m_more = nullptr;
    QPushButton* m_order = nullptr;
    ClientHead* m_head = nullptr;
    QWidget* m_columns = nullptr;
    QWidget* m_right = nullptr;
    ClientFacts* m_facts = nullptr;
    ClientTimeline* m_timeline = nullptr;
    ClientSide* m_side = nullptr;
};

}  // namespace meike::ui
