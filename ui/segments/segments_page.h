// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "domain/rule.h"
#include "ui/app/app_context.h"

class QStackedWidget;

namespace meike::ui {

class SegmentDetail;
class SegmentList;

/// The segments of the workspace: the list, and one of them opened.
class SegmentsPage : public QWidget {
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

    /// The name of a segment that is being edited and not saved: empty when it has none yet; nothing when all is saved.
    std::optional<QString> unsaved() const;
    /// Saves it; when it cannot be, it is shown and what is missing is said.
    bool saveUnsaved();
    void discardUnsaved();

signals:
    void countChanged(qint64 segments);

private:
    void leave();
    void keepDraft();

    AppContext& m_context;
    QStackedWidget* m_stack;
    SegmentList* m_list;
    SegmentDetail* m_detail;
};

}  // namespace meike::ui
