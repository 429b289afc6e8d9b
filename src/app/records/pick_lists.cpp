// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/pick_lists.h"

#include "app/records/record_writer.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "storage/records.h"

namespace meike {

RecordId addPickItem(Edit& edit, std::string_view list, std::string_view name, std::string_view nameEn) {
    if (!findChoice(pickLists(), list))
        throw Error(ErrorKind::invalid_value, std::string(list), ErrorCode::no_such_list);
    Record item(Kind::pick_item);
    item.set("list", std::string(list)).set("name", textValue(std::string(name)));
    item.set("name_en", textValue(std::string(nameEn)));
    return addRecord(edit, std::move(item));
}

void renamePickItem(Edit& edit, RecordId item, std::string_view name, std::string_view nameEn) {
    auto record = readRecord(edit.database(), Kind::pick_item, item);
    if (!record) throw Error(ErrorKind::not_found, "pick_items", ErrorCode::entry_gone);
    record->set("name", textValue(std::string(name))).set("name_en", textValue(std::string(nameEn)));
    changeRecord(edit, std::move(*record));
}

void orderPickItems(Edit& edit, std::span<const RecordId> items) {
    RecordWriter writer(edit);
    std::int64_t position = 0;
    for (const RecordId item : items) writer.set(Kind::pick_item, item, "position", ++position);
}

void archivePickItem(Edit& edit, RecordId item, bool archived) {
    changeField(edit, Kind::pick_item, item, "archived", std::int64_t{archived ? 1 : 0});
}

std::int64_t mergePickItems(Edit& edit, RecordId from, RecordId into) {
    return RecordWriter(edit).merge(Kind::pick_item, from, into);
}

Command pickListCommand(std::string_view list, Language language) {
    const Choice* choice = findChoice(pickLists(), list);
    return {"pick_list", {std::string(choice ? choice->label.in(language) : list)}};
}

}  // namespace meike
