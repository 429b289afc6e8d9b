// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/custom_field_rules.h"

#include <algorithm>
#include <set>

#include "app/records/stored_rules.h"
#include "domain/custom_field.h"
#include "storage/custom_fields.h"
#include "storage/field_values.h"

namespace meike {

namespace {

/// The options that some record has.
std::set<std::string> usedOptions(Database& database, const Record& field) {
    std::set<std::string> used;
    const KindRow* kind = findKind(field.text("kind"));
    if (!kind || !findField(kind->kind, field.text("key"))) return used;
    forEachValue(database, kind->kind, field.text("key"), [&](RecordId, const Value& value) {
        for (const std::string_view key : splitKeys(textOrEmpty(value))) used.emplace(key);
    });
    return used;
}

}  // namespace

void refuseLossByCustomField(Database& database, const Record& before, const Record* after) {
    const std::string& name = before.text("name");
    const KindRow* kind = findKind(before.text("kind"));
    if (!after) {
        if (!kind) return;
        const auto uses = rulesNamingField(database, kind->kind, before.text("key"));
        if (!uses.empty()) throw Error(ErrorKind::invalid_value, name, refersToIt(uses.front()));
        return;
    }
    if (before.text("key") != after->text("key"))
        throw Error(ErrorKind::invalid_value, name, "the key of a field stays as it is");
    const bool filled = customValueCount(database, before.id()) > 0;
    const bool other = before.text("kind") != after->text("kind") || before.text("type") != after->text("type") ||
                       before.integer("scale") != after->integer("scale");
    if (filled && other)
        throw Error(ErrorKind::invalid_value, name, "records have values in it; make another field instead");
    if (!filled || before.text("options") == after->text("options")) return;
    const auto options = splitOptions(after->text("options"));
    for (const std::string& option : usedOptions(database, before))
        if (std::find(options.begin(), options.end(), option) == options.end())
            throw Error(ErrorKind::invalid_value, option, "records have this option; change them first");
}

}  // namespace meike
