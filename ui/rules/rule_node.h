// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "domain/rule.h"
#include "ui/context/app_context.h"

namespace meike::ui {

/// What a line or a group of the rule editor has in common: it shows one node of the rule's tree and gives it back.
class RuleNode : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;
    virtual void setRule(const Rule& rule) = 0;
    /// The node as it stands, without what is not complete yet; nothing when nothing of it is.
    virtual std::optional<Rule> rule() const = 0;
    /// The node as it stands, with what is not complete: what setRule() shows again so that nothing typed is lost.
    virtual Rule draft() const = 0;
    /// Conditions that still miss something.
    virtual int incomplete() const = 0;

signals:
    void edited();
    void removeRequested();
};

}  // namespace meike::ui
