// SPDX-License-Identifier: GPL-3.0-or-later
// Which receipt settles which receivable.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow allocation() {
    static const Field kFields[] = {
        {.key = "receipt", .label = {"回款", "Receipt"}, .type = FieldType::reference, .required = true, .refersTo = Kind::receipt},
        {.key = "receivable", .label = {"应收", "Receivable"}, .type = FieldType::reference, .required = true,
         .refersTo = Kind::receivable},
        {.key = "amount", .label = {"核销金额", "Amount allocated"}, .type = FieldType::money, .required = true},
    };
    return {.kind = Kind::allocation,
            .key = "allocations",
            .table = "allocation",
            .one = {"核销", "Allocation"},
            .many = {"核销", "Allocations"},
            .fields = kFields,
            .uid = false,
            .owner = "receivable"};
}

}  // namespace meike::kinds
