// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/borrow_notes.h"

#include "app/records/record_writer.h"

namespace meike {

RecordId addBorrowRecord(Edit& edit, const BorrowNote& note) {
    Record record(Kind::borrow_record);
    record.set("date", isoDate(note.date))
        .set("row_count", note.rows)
        .set("columns", textValue(joinKeys(note.columns)));
    record.set("purpose", textValue(note.purpose)).set("recipient", textValue(note.recipient));
    record.set("file", textValue(note.file));
    if (note.person != 0) record.set("person", note.person);
    if (note.returnOn) record.set("return_on", isoDate(*note.returnOn));
    edit.leaveOutOfHistory();
    return addRecord(edit, std::move(record));
}

Command borrowCommand(const BorrowNote& note) { return {"borrow", {note.purpose.empty() ? note.file : note.purpose}}; }

}  // namespace meike
