// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <string>
#include <vector>

#include "domain/record.h"
#include "domain/rule.h"
#include "ui/context/app_context.h"

class QMenu;
class QPushButton;
class QTableWidget;

namespace meike::ui {

class LatestRead;

/// All tags: their group, colour and how many clients have them; rename, merge, delete, and let a segment's rule put a
/// tag on instead of people. Every change is one step that can be undone.
class TagEditor : public QWidget {
    Q_OBJECT

public:
    explicit TagEditor(AppContext& context, QWidget* parent = nullptr);
    void refresh();
    bool isSettled() const;

    /// The tag follows this segment from now on; an empty name: people put it on by hand.
    void follow(RecordId tag, const std::string& segment);
    bool rename(RecordId tag, const QString& name);
    void mergeInto(RecordId tag, RecordId other);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Row {
        Record tag{Kind::tag};
        std::string group;
        std::optional<Rule> rule;
        std::string sentence;  ///< of the rule
        std::int64_t clients = 0;
    };
    struct Answer;
    void fill(const Answer& answer);
    const Row* chosen() const;
    void openRename();
    void fillRules(QMenu* menu);
    void fillGroups(QMenu* menu);
    void openNewGroup(RecordId tag);
    void fillColours(QMenu* menu);
    void fillMerges(QMenu* menu);
    void remove();
    void retranslate();
    void updateButtons();

    AppContext& m_context;
    LatestRead* m_read;
    std::vector<Row> m_rows;
    QTableWidget* m_table;
    QPushButton* m_rename;
    QPushButton* m_group;
    QPushButton* m_colour;
    QPushButton* m_rule;
    QPushButton* m_merge;
    QPushButton* m_delete;
    bool m_stale = true;
};

}  // namespace meike::ui
