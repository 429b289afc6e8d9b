// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/calm_wheel.h"

#include <QCoreApplication>
#include <QEvent>
#include <QWidget>

namespace meike::ui {

namespace {

/// Leaves wheel events to what is behind the editor.
class WheelGuard : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::Wheel) return false;
        event->ignore();
        return true;
    }
};

}  // namespace

void calmWheel(QWidget* editor) {
    static auto* const guard = new WheelGuard(QCoreApplication::instance());
    editor->setFocusPolicy(Qt::StrongFocus);
    editor->installEventFilter(guard);
}

}  // namespace meike::ui
