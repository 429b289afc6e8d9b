// SPDX-License-Identifier: GPL-3.0-or-later
// Who took client data out, and why.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow borrow_record() {
    static const Field kFields[] = {
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true},
        {.key = "person", .label = {"导出人", "Borrower"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::person},
        {.key = "purpose", .label = {"用途", "Purpose"}, .listed = true},
        {.key = "recipient", .label = {"接收方", "Recipient"}, .listed = true},
        {.key = "file", .label = {"文件", "File"}, .listed = true},
        {.key = "row_count", .label = {"行数", "Rows"}, .type = FieldType::integer, .listed = true},
        {.key = "columns", .label = {"列", "Columns"}, .type = FieldType::long_text},
        {.key = "return_on", .label = {"归还日期", "Return by"}, .type = FieldType::date, .listed = true},
    };
    return {.kind = Kind::borrow_record,
            .key = "borrow_records",
            .table = "borrow_record",
            .one = {"导出登记", "Borrow record"},
            .many = {"导出登记", "Borrow records"},
            .fields = kFields,
            .nameField = "purpose",
            .day = "date"};
}

}  // namespace meike::kinds
