// SPDX-License-Identifier: GPL-3.0-or-later
// Which client has which tag by hand.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow client_tag() {
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .refersTo = Kind::client},
        {.key = "tag", .label = {"标签", "Tag"}, .type = FieldType::reference, .required = true, .refersTo = Kind::tag},
    };
    return {.kind = Kind::client_tag,
            .key = "client_tags",
            .table = "client_tag",
            .one = {"客户标签", "Tag of a client"},
            .many = {"客户标签", "Tags of clients"},
            .fields = kFields,
            .uid = false,
            .owner = "client"};
}

}  // namespace meike::kinds
