// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace meike::ui {

class ActionRegistry;

/// Every action with its shortcut, by menu, with a filter (Ctrl+/).
class ShortcutsDialog : public QDialog {
    Q_OBJECT

public:
    ShortcutsDialog(const ActionRegistry& registry, QWidget* parent);
};

}  // namespace meike::ui
