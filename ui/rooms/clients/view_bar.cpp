// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/clients/view_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/kit/labels.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

using namespace Qt::StringLiterals;

ViewBar::ViewBar(QWidget* parent) : QWidget(parent) {
    setObjectName(u"viewBar"_s);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kHalf);
    m_changed = makeLabel({}, TextStyle::body, Tone::secondary);
    layout->addWidget(m_changed);
    const auto button = [&](const QString& name, void (ViewBar::*pressed)()) {
        auto* made = new QPushButton;
        made->setObjectName(name);
        setFlat(made);
        setTone(made, Tone::accent);
        connect(made, &QPushButton::clicked, this, pressed);
        layout->addWidget(made);
        return made;
    };
    m_save = button(u"saveViewButton"_s, &ViewBar::saveRequested);
    m_revert = button(u"revertViewButton"_s, &ViewBar::revertRequested);
    m_saveAs = button(u"saveViewAsButton"_s, &ViewBar::saveAsRequested);
    retranslate();
    show(false, false, false);
}

void ViewBar::show(bool changed, bool savable, bool editable) {
    m_isChanged = changed;
    m_changed->setVisible(changed);
    m_save->setVisible(changed && editable);
    m_revert->setVisible(changed);
    m_saveAs->setVisible(savable && editable);
    retranslate();
    setVisible(changed || (savable && editable));
}

QWidget* ViewBar::saveAsButton() const { return m_saveAs; }

void ViewBar::retranslate() {
    m_changed->setText(tr("Changed:"));
    m_save->setText(tr("Save"));
    m_save->setToolTip(tr("Keep the conditions, order and columns of now in this view"));
    m_revert->setText(tr("Revert"));
    m_revert->setToolTip(tr("Back to the view as it was kept"));
    m_saveAs->setText(m_isChanged ? tr("Save as...") : tr("Save as a view..."));
    m_saveAs->setToolTip(tr("Keep conditions, order and columns under a name in the side bar"));
}

}  // namespace meike::ui
