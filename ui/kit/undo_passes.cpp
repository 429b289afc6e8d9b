// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/undo_passes.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace meike::ui {

namespace {

/// Refuses the undo keys on behalf of a line edit that has nothing to take back.
class UndoGuard : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::ShortcutOverride) return false;
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto* edit = qobject_cast<QLineEdit*>(watched);
        const bool idle = edit && ((key->matches(QKeySequence::Undo) && !edit->isUndoAvailable()) ||
                                   (key->matches(QKeySequence::Redo) && !edit->isRedoAvailable()));
        if (idle) event->ignore();
        return idle;
    }
};

}  // namespace

void letUndoPass(QLineEdit* edit) {
    static auto* const guard = new UndoGuard(QCoreApplication::instance());
    edit->installEventFilter(guard);
}

}  // namespace meike::ui
