// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/tags.h"

#include "app/records/record_writer.h"
#include "app/records/tag_names.h"
#include "base/error_code.h"
#include "exchange/rule_json.h"
#include "storage/records.h"

namespace meike {

namespace {

Record tagRecord(Database& database, RecordId tag) {
    if (auto record = readRecord(database, Kind::tag, tag)) return std::move(*record);
    throw Error(ErrorKind::not_found, std::to_string(tag), ErrorCode::no_such_tag);
}

}  // namespace

std::optional<Rule> tagRule(Database& database, RecordId tag) {
    const Record record = tagRecord(database, tag);
    if (record.text("rule").empty()) return std::nullopt;
    return valueOrThrow(parseRule(record.text("rule")));
}

void setTagRule(Edit& edit, RecordId tag, const std::optional<Rule>& rule) {
    Record record = tagRecord(edit.database(), tag);
    changeRecord(edit, record.set("rule", rule ? Value{ruleJson(*rule)} : Value{}));
}

void renameTag(Edit& edit, RecordId tag, const std::string& typed) {
    Record record = tagRecord(edit.database(), tag);
    changeRecord(edit, record.set("name", valueOrThrow(checkTagName(typed))));
}

std::int64_t mergeTags(Edit& edit, RecordId from, RecordId into) {
    return RecordWriter(edit).merge(Kind::tag, from, into);
}

void deleteTag(Edit& edit, RecordId tag) { removeRecord(edit, Kind::tag, tag); }

Command tagRuleCommand(Database& database, RecordId tag) {
    return {"tag_rule", {recordName(database, Kind::tag, tag)}};
}

Command renameTagCommand(Database& database, RecordId tag) {
    return {"change", {"@tags", recordName(database, Kind::tag, tag)}};
}

Command mergeTagsCommand(Database& database, RecordId from, RecordId into) {
    return {"merge_tags", {recordName(database, Kind::tag, from), recordName(database, Kind::tag, into)}};
}

}  // namespace meike
