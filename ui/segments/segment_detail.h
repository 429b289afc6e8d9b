// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>

#include "domain/rule.h"
#include "storage/client_query.h"
#include "ui/app/app_context.h"

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
    void showNew(const QString& name, const Rule& rule);
    /// Takes up an edit that was left: `segment` 0 for one that was never saved.
    void resume(RecordId segment, const QString& name, const Rule& rule);
    void clear();

    RecordId segment() const { return m_segment; }
    /// The rule in the editor; conditions that miss something are left out.
    Rule rule() const;
    QString name() const;
    bool isChanged() const;
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

private:
    struct Parts;
    void build();
    void retranslate();
    void load(const QString& name, const Rule& rule);
    void edited();
    void ask();
    void showSentence();
    void showButtons();
    void saveAsFixedList();
    void remove();
    void changed(const Change& change);
    ClientQuery query() const;

    AppContext& m_context;
    LatestRead* m_read;
    std::unique_ptr<Parts> m_parts;
    RecordId m_segment = 0;
    QString m_storedName;
    Rule m_storedRule;
    std::optional<Date> m_fixedOn;
    QTimer m_delay;
    bool m_known = false;
};

}  // namespace meike::ui
