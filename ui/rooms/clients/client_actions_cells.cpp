// SPDX-License-Identifier: GPL-3.0-or-later
// Many cells of the list at once: pasted from a spreadsheet, filled down from a row.
#include <QClipboard>
#include <QGuiApplication>

#include "app/words/cell_words.h"
#include "app/words/error_words.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"
#include "ui/parts/client_list_model.h"
#include "ui/rooms/clients/cells_sheet.h"
#include "ui/rooms/clients/client_actions.h"
#include "ui/rooms/clients/client_table.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// So many filled cells may be written over without being shown before: they are taken in at a glance.
constexpr std::int64_t kMostWrittenOver = 5;

}  // namespace

ClientActions::Block ClientActions::copiedBlock() {
    try {
        auto block = std::make_shared<ClipboardBlock>(readClipboardBlock(u8(QGuiApplication::clipboard()->text())));
        if (!block->empty()) return block;
        m_context.showMessage([] { return tr("Nothing to paste: copy cells in Excel or WPS first."); });
    } catch (...) {
        m_context.showError(currentError());
    }
    return nullptr;
}

void ClientActions::paste() {
    if (!m_context.session() || !m_context.mayEdit()) return;
    const auto block = copiedBlock();
    if (!block) return;
    const int columns = m_model.columnCount() - m_table.currentIndex().column();
    const bool cells =
        m_table.currentClient() != 0 && static_cast<int>(block->columns) <= columns && !looksLikeTable(*block);
    if (cells)
        pasteBlock(block);
    else
        m_context.runAction(u"edit.paste_table"_s);
}

void ClientActions::pasteCells() {
    if (!m_context.session() || !m_context.mayEdit()) return;
    if (const auto block = copiedBlock()) pasteBlock(block);
}

void ClientActions::pasteBlock(Block block) {
    if (m_table.currentClient() == 0) return;
    // By the rows that are clients, whatever else the list shows.
    std::vector<RecordId> list;
    std::vector<std::size_t> placeOf(static_cast<std::size_t>(m_model.rowCount()));
    for (int row = 0; row < m_model.rowCount(); ++row) {
        placeOf[static_cast<std::size_t>(row)] = list.size();
        if (const RecordId client = m_model.idAt(row); client != 0) list.push_back(client);
    }
    std::vector<std::size_t> selected;
    for (const int row : m_table.selectedRows())
        if (m_model.idAt(row) != 0) selected.push_back(placeOf[static_cast<std::size_t>(row)]);
    std::vector<std::string> columns;
    for (const QString& column : m_model.columns()) columns.push_back(u8(column));
    const QModelIndex at = m_table.currentIndex();
    const CellTarget target = cellTarget(*block, list, placeOf[static_cast<std::size_t>(at.row())], selected, columns,
                                         static_cast<std::size_t>(at.column()));
    (new CellsSheet(m_context, std::move(block), target, m_table.window()))->openSheet();
}

void ClientActions::fillDown() {
    if (!m_context.session() || !m_context.mayEdit()) return;
    std::vector<RecordId> clients = m_table.selectedIds();
    std::erase(clients, RecordId{0});
    if (clients.size() < 2) {
        m_context.showMessage(
            [] { return tr("Select several rows: the value of the first one is filled into the others."); });
        return;
    }
    const int column = m_table.currentIndex().column();
    const Field* field = m_model.fieldAt(column);
    const CellBar bar = field ? barForMany(*field) : CellBar::computed;
    if (bar != CellBar::none) {
        m_context.showMessage([this, bar, key = m_model.columns().value(column)] {
            const Language language = m_context.language();
            return qs(words::cellBarWords(cellBarName(bar), u8(ClientListModel::columnTitle(key, language)), language));
        });
        return;
    }
    m_fillRead->ask(
        [clients, field, language = m_context.language()](Database& database, const std::stop_token& stop) {
            return std::shared_ptr<const CellPlan>(
                std::make_shared<CellPlan>(planFill(database, clients.front(), clients, *field, language, stop)));
        },
        [this, from = clients.front(), field](const std::shared_ptr<const CellPlan>& plan) {
            filled(plan, from, *field);
        });
}

void ClientActions::filled(const std::shared_ptr<const CellPlan>& plan, RecordId from, const Field& field) {
    if (plan->cells == 0 && plan->refused == 0) {
        m_context.showMessage([this, &field] {
            return tr("%1 is the same in all selected rows already.").arg(m_context.text(field.label));
        });
        return;
    }
    const bool seen = plan->clients <= m_table.rowsInView() && plan->overwritten + plan->emptied <= kMostWrittenOver &&
                      plan->refused == 0;
    if (seen)
        m_context.editMany(fillDownCommand(m_context.reader(), *plan, field.key), plan->clients,
                           [plan](Edit& edit) { putCells(edit, *plan); });
    else
        (new CellsSheet(m_context, plan, from, field, m_table.window()))->openSheet();
}

}  // namespace meike::ui
