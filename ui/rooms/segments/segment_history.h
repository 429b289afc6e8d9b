// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context/app_context.h"
#include "ui/kit/card.h"

class QComboBox;
class QLabel;
class QTableWidget;

namespace meike::ui {

class LatestRead;

/// Who came into a segment and who left it since a day: when, why, and under which version of the rule.
class SegmentHistory : public Card {
    Q_OBJECT

public:
    explicit SegmentHistory(AppContext& context, QWidget* parent = nullptr);
    /// 0: a segment that is not saved has no history.
    void showSegment(RecordId segment);
    int rows() const;

signals:
    void answered();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Answer;
    void ask();
    void fill(const Answer& answer);
    void retranslate();

    AppContext& m_context;
    LatestRead* m_read;
    QComboBox* m_since;
    QLabel* m_summary;
    QTableWidget* m_table;
    RecordId m_segment = 0;
};

}  // namespace meike::ui
