// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "domain/rule.h"
#include "ui/context/page.h"

class QStackedWidget;

namespace meike::ui {

class LatestRead;

class SegmentDetail;
class SegmentList;

/// The segments of the workspace: the list, and one of them opened.
class SegmentsPage : public Page {
    Q_OBJECT

public:
    explicit SegmentsPage(AppContext& context, QWidget* parent = nullptr);
    SegmentList& list() { return *m_list; }
    SegmentDetail& detail() { return *m_detail; }

    void showList();
    void showSegment(qint64 segment);
    /// A rule from elsewhere (the chips over the list), to be named and kept.
    void showNew(const QString& name, const Rule& rule, const QString& notes = {});
    /// A list of just these clients, to be kept as it is.
    void showNewList(const QString& name, const std::vector<meike::RecordId>& clients);
    bool isDetailShown() const;

    void visit(const Visit& visit) override;
    std::optional<Unsaved> unsaved() override;

protected:
    void clear() override;
    void retranslate() override {}

private:
    /// An edit that was left without saving: it waits to be taken up again.
    struct Draft {
        int number = 0;
        RecordId segment = 0;  ///< 0: one that was never saved
        QString name;
        QString notes;
        Rule rule;
    };
    void leave();
    void keepDraft();
    void resume(int number);
    bool isEdited() const;

    QStackedWidget* m_stack;
    SegmentList* m_list;
    SegmentDetail* m_detail;
    LatestRead* m_listRead;
    QList<Draft> m_drafts;
    int m_lastDraft = 0;
};

}  // namespace meike::ui
