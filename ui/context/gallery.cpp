// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/context/gallery.h"

#include <QApplication>

#include "ui/context/app_context.h"

namespace meike::ui {

void Gallery::addSheet(const QString& name, std::function<void()> open) {
    add({name, std::move(open), [this] { return findSheet(); }, [this] { closeSheet(); }});
}

bool Gallery::findSheet() {
    for (QWidget* each : QApplication::topLevelWidgets())
        if (auto* sheet = qobject_cast<QDialog*>(each); sheet && sheet->isVisible()) m_sheet = sheet;
    return m_sheet != nullptr;
}

void Gallery::closeSheet() {
    if (m_sheet) m_sheet->deleteLater();
    m_sheet.clear();
}

void Gallery::go(const QString& room, const Visit& visit) { m_context.go(room, visit); }

}  // namespace meike::ui
