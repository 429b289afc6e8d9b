// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context/page.h"

class QPushButton;
class QStackedWidget;

namespace meike::ui {

class PlaybookDetail;
class PlaybookList;

/// The playbooks of the workspace: the list, and one of them opened to read and edit.
class PlaybooksPage : public Page {
    Q_OBJECT

public:
    explicit PlaybooksPage(AppContext& context, QWidget* parent = nullptr);
    ~PlaybooksPage() override;

    PlaybookList& list() { return *m_list; }
    PlaybookDetail& detail() { return *m_detail; }
    bool isDetailShown() const;
    void showList();
    /// A stored one, or (id 0) a preset by its key, or (no key) a new one.
    void open(qint64 playbook, const QString& preset);
    bool isSettled() const;

    void visit(const Visit& visit) override;
    void addActions(ActionRegistry& actions) override;
    void enter() override;
    std::optional<Unsaved> unsaved() override;

protected:
    void refresh() override;
    void clear() override;
    void retranslate() override;
    bool concerns(const Change& change) const override;
    bool followsScores() const override { return true; }

private:
    void leave();

    QPushButton* m_add;
    QStackedWidget* m_stack;
    QWidget* m_listSide;
    PlaybookList* m_list;
    PlaybookDetail* m_detail;
};

}  // namespace meike::ui
