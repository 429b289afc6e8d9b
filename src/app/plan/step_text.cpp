// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan/step_text.h"

#include <string_view>

#include "app/plan/plan_view.h"
#include "storage/facts_as_of.h"
#include "storage/records.h"

namespace meike {

namespace {

void put(std::string& text, std::string_view field, const std::string& value) {
    for (std::size_t at = text.find(field); at != std::string::npos; at = text.find(field, at + value.size()))
        text.replace(at, field.size(), value);
}

}  // namespace

std::string stepText(Database& database, RecordId step, RecordId client, RecordId contact, Date asOf,
                     Language language) {
    const auto record = readRecord(database, Kind::playbook_step, step);
    if (!record) return {};
    std::string text = textInLanguage(*record, "text", language);
    if (text.empty()) return text;
    const std::string name = recordName(database, Kind::client, client);
    if (contact == 0) {
        const auto contacts = findRecords(database, Kind::contact, "client", Value{client});
        if (!contacts.empty()) contact = contacts.front();
    }
    const std::string person = contact == 0 ? name : recordName(database, Kind::contact, contact);
    const auto projects = recordsOfClient(database, Kind::project, client, asOf, 1);
    const std::string project = !projects.empty()          ? projects.front().text("name")
                                : language == Language::zh ? std::string("近期合作")
                                                           : std::string("our recent work");
    put(text, "{contact}", person);
    put(text, "{client}", name);
    put(text, "{last_project}", project);
    return text;
}

}  // namespace meike
