// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/kit/card.h"
#include "ui/kit/labels.h"
#include "ui/rooms/playbooks/playbook_detail.h"

namespace meike::ui {

class EffectCard;
class FieldEditor;
class NumberBox;
class RuleGroup;
class RuleWhy;
class SentenceRow;

/// The page's widgets.
struct PlaybookDetail::Parts {
    QToolButton* back = nullptr;
    QLineEdit* name = nullptr;
    QLineEdit* nameEn = nullptr;
    Pill* state = nullptr;
    QLabel* changed = nullptr;
    QToolButton* more = nullptr;
    QPushButton* toggle = nullptr;
    QPushButton* revert = nullptr;
    QPushButton* save = nullptr;
    Card* ruleCard = nullptr;
    RuleGroup* rule = nullptr;
    QVBoxLayout* rulePlace = nullptr;
    QLabel* sentence = nullptr;
    QLabel* incomplete = nullptr;
    Card* aboutCard = nullptr;
    QPlainTextEdit* purpose = nullptr;
    QPlainTextEdit* purposeEn = nullptr;
    SentenceRow* validity = nullptr;
    NumberBox* priority = nullptr;
    FieldEditor* start = nullptr;
    FieldEditor* finish = nullptr;
    EffectCard* effect = nullptr;
    Card* stepsCard = nullptr;
    QVBoxLayout* steps = nullptr;
    QPushButton* addStep = nullptr;
    RuleWhy* why = nullptr;
    QScrollArea* scroll = nullptr;
    PlaybookSide* side = nullptr;
};

}  // namespace meike::ui
