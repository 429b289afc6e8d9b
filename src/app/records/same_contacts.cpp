// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/same_contacts.h"

#include <algorithm>
#include <functional>
#include <set>

#include "app/records/client_relations.h"
#include "base/unicode.h"
#include "domain/contact_keys.h"
#include "storage/custom_fields.h"
#include "storage/records.h"

namespace meike {

namespace {

/// By what a contact is reached, so that two with one of them in common are one. A mobile noted as a phone is the same
/// number.
struct WayToReach {
    std::vector<std::string_view> fields;
    std::function<std::vector<std::string>(std::string_view)> keys;
};

const std::vector<WayToReach>& waysToReach() {
    static const std::vector<WayToReach> kWays = {
        {{"mobile", "phone"}, phoneKeys},
        {{"wechat"},
         [](std::string_view text) {
             std::string key = foldForSearch(matchKey(text));
             return key.empty() ? std::vector<std::string>() : std::vector<std::string>{std::move(key)};
         }},
        {{"email"}, emailKeys},
    };
    return kWays;
}

std::set<std::string> waysOf(const WayToReach& way, const Record& contact) {
    std::set<std::string> keys;
    for (const std::string_view field : way.fields)
        for (std::string& key : way.keys(contact.text(field))) keys.insert(std::move(key));
    return keys;
}

std::string personName(const Record& contact) { return foldForSearch(matchKey(contact.text("name"))); }

/// The fields of `from` that say what `into` says as well.
std::vector<std::string_view> commonWays(const Record& from, const Record& into) {
    std::vector<std::string_view> common;
    for (const WayToReach& way : waysToReach()) {
        const auto theirs = waysOf(way, into);
        for (const std::string_view field : way.fields) {
            const auto keys = way.keys(from.text(field));
            if (std::any_of(keys.begin(), keys.end(), [&](const std::string& key) { return theirs.contains(key); }))
                common.push_back(field);
        }
    }
    return common;
}

bool isSaidOfPerson(const Field& field) { return isStored(field.source) && field.key != kindRow(Kind::contact).owner; }

std::vector<Record> contactsOfOne(Database& database, RecordId client) {
    return readRecords(database, Kind::contact, findRecords(database, Kind::contact, "client", Value{client}));
}

/// Whether the chain of those above, beginning with `above`, comes to one of the two.
bool chainMeets(Database& database, const Field& field, RecordId above, std::initializer_list<RecordId> ends) {
    for (std::set<RecordId> seen; above != 0 && seen.insert(above).second;) {
        if (std::find(ends.begin(), ends.end(), above) != ends.end()) return true;
        const auto next = readRecord(database, Kind::contact, above);
        above = next ? integerOr(next->get(field), 0) : 0;
    }
    return false;
}

}  // namespace

std::vector<SameContact> sameContacts(Database& database, RecordId from, RecordId into) {
    const auto theirs = contactsOfOne(database, into);
    std::vector<SameContact> same;
    if (theirs.empty()) return same;
    const auto fields = fieldsOfKind(database, Kind::contact);
    for (const Record& contact : contactsOfOne(database, from))
        for (const Record& other : theirs) {
            if (personName(contact).empty() || personName(contact) != personName(other)) continue;
            SameContact found{contact.id(), other.id(), other.text("name"), commonWays(contact, other), {}};
            bool equal = true;
            for (const Field* field : fields) {
                if (!isSaidOfPerson(*field)) continue;
                const Value& ours = contact.get(*field);
                const Value& kept = other.get(*field);
                if (ours == kept) continue;
                equal = false;
                if (!isEmpty(ours) && !isEmpty(kept)) found.differing.push_back(field->key);
            }
            if (found.by.empty() && !equal) continue;
            same.push_back(std::move(found));
            break;
        }
    return same;
}

void foldContact(RecordWriter& writer, RecordId from, RecordId into) {
    Database& database = writer.database();
    const auto source = readRecord(database, Kind::contact, from);
    auto target = readRecord(database, Kind::contact, into);
    if (!source || !target) return;
    for (const Field* field : fieldsOfKind(database, Kind::contact)) {
        if (!isSaidOfPerson(*field)) continue;
        const Value& given = source->get(*field);
        const Value kept = target->get(*field);
        if (field->tree) {
            // Above the one that goes stands the one that stays, from now on: not a third time itself.
            if (chainMeets(database, *field, integerOr(kept, 0), {from})) target->set(*field, {});
            if (isEmpty(target->get(*field)) && !chainMeets(database, *field, integerOr(given, 0), {from, into}))
                target->set(*field, given);
        } else if (isEmpty(kept)) {
            target->set(*field, given);
        } else if (field->type == FieldType::long_text && !isEmpty(given) &&
                   textOrEmpty(kept).find(textOrEmpty(given)) == std::string::npos) {
            target->set(*field, textOrEmpty(kept) + "\n" + textOrEmpty(given));
        }
    }
    writer.change(std::move(*target));
    writer.merge(Kind::contact, from, into);
    for (const auto& [kind, id] : repeatedLinks(database, Kind::contact, into)) writer.edit().remove(kind, id);
}

}  // namespace meike
