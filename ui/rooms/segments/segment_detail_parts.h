// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/kit/card.h"
#include "ui/kit/labels.h"
#include "ui/parts/rule_why.h"
#include "ui/rooms/segments/segment_detail.h"
#include "ui/rooms/segments/segment_history.h"
#include "ui/rooms/segments/segment_result.h"
#include "ui/rules/rule_group.h"

namespace meike::ui {

/// The page's widgets.
struct SegmentDetail::Parts {
    QToolButton* back = nullptr;
    QLineEdit* name = nullptr;
    QLineEdit* notes = nullptr;
    Pill* kind = nullptr;
    QLabel* state = nullptr;
    QPushButton* revert = nullptr;
    QPushButton* save = nullptr;
    QToolButton* more = nullptr;
    QPushButton* exportButton = nullptr;
    Card* ruleCard = nullptr;
    RuleGroup* editor = nullptr;
    QVBoxLayout* editorPlace = nullptr;
    QLabel* sentence = nullptr;
    QLabel* incomplete = nullptr;
    QLabel* gaps = nullptr;
    RuleWhy* why = nullptr;
    SegmentHistory* history = nullptr;
    SegmentResult* result = nullptr;
    QScrollArea* scroll = nullptr;
};

}  // namespace meike::ui
