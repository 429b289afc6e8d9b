// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/taken_out.h"

#include <QFileInfo>

#include "app/records/borrow_notes.h"
#include "app/session.h"
#include "base/current_error.h"
#include "ui/context/app_context.h"
#include "ui/kit/text.h"

namespace meike::ui {

bool noteTakenOut(AppContext& context, const QString& file, std::int64_t rows,
                  const std::vector<std::string>& columns) {
    if (!context.session()) return false;
    BorrowNote note;
    note.date = context.today();
    note.person = context.session()->actor();
    note.file = u8(QFileInfo(file).fileName());
    note.rows = rows;
    note.columns = columns;
    try {
        context.session()->edit(borrowCommand(note), [&](Edit& edit) { addBorrowRecord(edit, note); });
        return true;
    } catch (...) {
        context.showError(currentError());
        return false;
    }
}

}  // namespace meike::ui
