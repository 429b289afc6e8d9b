// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>

#include "domain/rule.h"
#include "storage/workspace.h"
#include "ui/context/app_context.h"

class QVBoxLayout;

namespace meike::ui {

class RuleGroup;

/// One segment: its rule to edit, the rule as a sentence, and beside them who is in it, live.
class SegmentDetail : public QWidget {
    Q_OBJECT

public:
    explicit SegmentDetail(AppContext& context, QWidget* parent = nullptr);
    ~SegmentDetail() override;

    /// A segment of the workspace.
    void showSegment(RecordId segment);
    /// One that is not saved yet.
    void showNew(const QString& name, const Rule& rule, const QString& notes = {});
    /// A fixed list (fixedListOf) that is not saved yet; with another condition it is a rule like any other.
    void showNewList(const QString& name, const Rule& list);
    /// Takes up an edit that was left: `segment` 0 for one that was never saved. One that was deleted meanwhile is
    /// a new one.
    void resume(RecordId segment, const QString& name, const Rule& draft, const QString& notes = {});
    void clear();

    RecordId segment() const { return m_segment; }
    /// The rule in the editor; conditions that miss something are left out.
    Rule rule() const;
    QString name() const;
    QString notes() const;
    /// The same with what is not complete: what resume() takes.
    Rule draft() const;
    bool isChanged() const;
    /// The same, but for a new one in which nothing stands yet.
    bool isWorthKeeping() const;
    /// Who is in it, once the answer is there.
    const std::vector<RecordId>& clients() const;
    bool isSettled() const;

public slots:
    /// Stores it as one step; says what is missing and returns false when it cannot.
    bool save();
    /// Back to what is stored.
    void revert();
    void exportList();

signals:
    void backRequested();
    /// The figures are those of the rule in the editor.
    void settled();
    void segmentWanted(qint64 segment);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Parts;
    void build();
    void retranslate();
    void buildHead(QVBoxLayout* layout);
    void load(const QString& name, const Rule& rule, const QString& notes);
    Rule asEdited(const Rule& rule) const;
    bool follow();
    void recount();
    void edited();
    void ask();
    void showSentence();
    void showButtons();
    void saveAsFixedList();
    void remove();
    void changed(const Change& change);
    /// A fixed list that is not saved yet and to which nothing was added.
    bool isNewList() const;

    AppContext& m_context;
    std::unique_ptr<Parts> m_parts;
    RecordId m_segment = 0;
    QString m_storedName;
    QString m_storedNotes;
    Rule m_storedRule;                ///< as the editor gives it back
    std::optional<Rule> m_storedRaw;  ///< as the workspace has it; nothing when that is not known
    std::optional<Date> m_fixedOn;
    bool m_newList = false;  ///< it began as a fixed list that is not saved yet
    QTimer m_delay;
    bool m_stale = false;  ///< something changed while the page was not to be seen
};

}  // namespace meike::ui
