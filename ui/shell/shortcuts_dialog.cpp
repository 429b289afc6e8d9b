// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcuts_dialog.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "ui/kit/action_registry.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/search_field.h"
#include "ui/kit/table_style.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}  // namespace

ShortcutsDialog::ShortcutsDialog(const ActionRegistry& registry, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(560, 560);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kTriple, space::kPage, space::kTriple, space::kPage);
    layout->setSpacing(space::kWide);
    layout->addWidget(makeLabel(windowTitle(), TextStyle::title));
    auto* filter = new SearchField;
    filter->setPlaceholderText(tr("Find an action"));
    filter->setAccessibleName(filter->placeholderText());
    layout->addWidget(filter);

    auto* model = new QStandardItemModel(this);
    model->setHorizontalHeaderLabels({tr("Action"), tr("Shortcut"), tr("Menu")});
    for (const MenuGroup group : ActionRegistry::groups()) {
        for (const QAction* action : registry.actions(group)) {
            QStringList keys;
            for (const QKeySequence& key : action->shortcuts()) keys.append(key.toString(QKeySequence::NativeText));
            auto* name = new QStandardItem(withoutMnemonic(action->text()));
            auto* shortcut = new QStandardItem(keys.join(u"  "_s));
            auto* menu = new QStandardItem(registry.groupTitle(group));
            menu->setData(static_cast<int>(Tone::secondary), kToneRole);
            model->appendRow({name, shortcut, menu});
        }
    }
    auto* table = new QTableView;
    table->setModel(model);
    styleTable(table, true);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setAccessibleName(windowTitle());
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->resizeSection(1, 140);
    table->horizontalHeader()->resizeSection(2, 90);
    layout->addWidget(table, 1);

    connect(filter, &SearchField::queryChanged, table, [table, model](const QString& query) {
        for (int row = 0; row < model->rowCount(); ++row) {
            bool fits = query.isEmpty();
            for (int column = 0; column < model->columnCount() && !fits; ++column)
                fits = model->item(row, column)->text().contains(query.trimmed(), Qt::CaseInsensitive);
            table->setRowHidden(row, !fits);
        }
    });
    filter->setFocus();
}

}  // namespace meike::ui
