// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/dashboard/choice_strip.h"

#include <QButtonGroup>
#include <QHBoxLayout>

#include "ui/kit/theme/theme.h"

namespace meike::ui {

ChoiceStrip::ChoiceStrip(int choices, QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* group = new QButtonGroup(this);
    for (int i = 0; i < choices; ++i) {
        auto* button = new QPushButton;
        button->setCheckable(true);
        setFlat(button);
        group->addButton(button, i);
        row->addWidget(button);
        m_buttons << button;
        connect(button, &QPushButton::toggled, this, &ChoiceStrip::colour);
    }
    m_buttons.front()->setChecked(true);
    connect(group, &QButtonGroup::idClicked, this, &ChoiceStrip::changed);
}

void ChoiceStrip::setTexts(const QStringList& texts) {
    for (qsizetype i = 0; i < m_buttons.size(); ++i) m_buttons[i]->setText(texts.value(i));
    colour();
}

int ChoiceStrip::chosen() const {
    for (qsizetype i = 0; i < m_buttons.size(); ++i)
        if (m_buttons[i]->isChecked()) return static_cast<int>(i);
    return 0;
}

void ChoiceStrip::choose(int choice) { m_buttons[choice]->setChecked(true); }

void ChoiceStrip::colour() {
    for (QPushButton* button : m_buttons) setTone(button, button->isChecked() ? Tone::accent : Tone::secondary);
}

}  // namespace meike::ui
