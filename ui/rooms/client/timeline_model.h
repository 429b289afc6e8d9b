// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <map>
#include <memory>
#include <vector>

#include "app/view/timeline.h"

namespace meike::ui {

class AppContext;

/// What happened with a client as rows: what is pinned, then months with their entries. Holds ids and days; what a row
/// says is read, some rows at a time, when it is painted.
class TimelineModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Line { pins, month, entry };
    enum Role { kLineRole = Qt::UserRole + 1, kFirstOfDayRole };

    explicit TimelineModel(AppContext& context, QObject* parent = nullptr);

    void setTimeline(std::shared_ptr<const Timeline> timeline, const std::vector<Kind>& kinds);
    const Timeline* timeline() const { return m_shown.get(); }
    /// How many entries there are of each kind, whatever is filtered.
    const std::map<Kind, int>& counts() const { return m_counts; }
    int total() const { return m_total; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    Line lineAt(int row) const { return m_lines[static_cast<std::size_t>(row)].line; }
    /// The entry of a row; nullptr for headings.
    const TimelineEntry* entryAt(int row) const;
    /// The texts of a row of an entry, read when they are not known yet.
    const TimelineRow& textsAt(int row) const;
    /// "November 2026", "Pinned"
    QString headingAt(int row) const;
    bool isFirstOfDay(int row) const;
    /// Rows whose kinds say more than a line has room for.
    static bool hasTwoLines(Kind kind);
    /// The row of an entry; -1: not there.
    int rowOf(Kind kind, RecordId id) const;

private:
    struct Row {
        Line line;
        std::size_t at = 0;  ///< of the entries; a month: of its first one
        std::size_t count = 0;
    };
    AppContext& m_context;
    std::shared_ptr<const Timeline> m_shown;
    std::vector<Row> m_lines;
    std::map<Kind, int> m_counts;
    int m_total = 0;
    mutable std::map<std::size_t, TimelineRow> m_texts;
};

}  // namespace meike::ui
