// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <string>

#include "domain/related.h"
#include "domain/rule.h"
#include "ui/context/app_context.h"

class QComboBox;
class QDateEdit;
class QSpinBox;

namespace meike::ui {

class FlowLayout;

/// The part of a condition's line that only records of a client have: which figure of them, and over which period.
class RecordsPart : public QObject {
    Q_OBJECT

public:
    /// Puts its lists into `line` behind its first item.
    RecordsPart(AppContext& context, Kind kind, FlowLayout* line, QWidget* box);
    ~RecordsPart() override;

    Kind kind() const { return m_kind; }
    void setRule(const Rule& rule);
    /// Writes figure, field and period into the rule; false while there is no figure.
    bool write(Rule& rule) const;
    /// "There are" compares with nothing.
    bool comparesNothing() const;
    /// Where the keyboard goes on.
    QWidget* firstWidget() const;
    QWidget* lastWidget() const;

signals:
    /// What is compared is another figure: `keepOperator` when it is the same one of another field.
    void figureChanged(bool keepOperator);
    void periodChanged();

private:
    const AggregateRow* aggregate() const;
    void fillAggregates();
    void fillFields();
    void nameExtremes();
    void makeDays();
    void showPeriod();
    void put(QWidget* widget);

    AppContext& m_context;
    Kind m_kind;
    FlowLayout* m_line;
    QWidget* m_box;
    QPointer<QComboBox> m_aggregate;
    QPointer<QComboBox> m_field;
    QPointer<QComboBox> m_period;
    QPointer<QSpinBox> m_days;
    QPointer<QDateEdit> m_from;  ///< the two days, made when they are first shown
    QPointer<QDateEdit> m_to;
    std::string m_dateField;  ///< that a rule from elsewhere has named
    int m_count = 0;          ///< widgets in the line
};

}  // namespace meike::ui
