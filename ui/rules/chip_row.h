// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "domain/rule.h"
#include "ui/context/app_context.h"

namespace meike::ui {

class AddChip;
class FlowLayout;

/// The conditions over a list as chips, and the one that adds another.
class ChipRow : public QWidget {
    Q_OBJECT

public:
    explicit ChipRow(AppContext& context, QWidget* parent = nullptr);
    /// What the conditions are about; clients until it is said.
    void setKind(Kind kind) { m_kind = kind; }
    /// Shows the children of an `all`.
    void setRule(const Rule& rule);
    /// A chip before the conditions for clients that no condition says; empty: none.
    void setList(const QString& text);
    AddChip* addChip() { return m_add; }
    /// The chip of a condition as it is now (a changed rule makes them anew); nullptr when there is none.
    QWidget* chip(int condition) const;

signals:
    void editRequested(int condition, QWidget* chip);
    void removeRequested(int condition);
    void addRequested();
    void removeListRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    AppContext& m_context;
    Rule m_rule;
    Kind m_kind = Kind::client;
    QString m_list;
    FlowLayout* m_layout;
    AddChip* m_add = nullptr;
};

}  // namespace meike::ui
