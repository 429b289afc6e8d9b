// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/value_choices.h"

#include "app/field_text.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

QList<ValueChoice> namesOf(AppContext& context, Kind kind) {
    QList<ValueChoice> choices;
    for (const Record& record : allRecords(context.reader(), kind)) {
        const std::string& name = record.text(kindRow(kind).nameField);
        choices << ValueChoice{qs(name), name};
    }
    return choices;
}

QList<ValueChoice> readChoices(AppContext& context, const Field& field) {
    QList<ValueChoice> choices;
    switch (field.type) {
        case FieldType::integer:
            for (std::int64_t i = field.maximum; i >= field.minimum; --i)
                choices << ValueChoice{QString::number(i), std::to_string(i)};
            break;
        case FieldType::pick: {
            const NameBook names(context.reader());
            for (const RecordId id : names.pickItems(field.target, true))
                choices << ValueChoice{qs(names.name(Kind::pick_item, id, context.language())),
                                       names.name(Kind::pick_item, id, Language::zh)};
            break;
        }
        case FieldType::reference:
            return namesOf(context, field.refersTo);
        case FieldType::tags:
            return namesOf(context, Kind::tag);
        default:
            for (const Choice& choice : field.choices)
                choices << ValueChoice{context.text(choice.label), std::string(choice.key)};
    }
    return choices;
}

}  // namespace

bool hasValueChoices(const Field& field) {
    switch (field.type) {
        case FieldType::choice:
        case FieldType::choices:
        case FieldType::pick:
        case FieldType::tags:
            return true;
        case FieldType::reference:
            // Of clients, projects and orders there are too many to list; people and lists of our own are few.
            return field.refersTo == Kind::person || field.refersTo == Kind::tag_group;
        case FieldType::integer:
            return field.maximum > field.minimum && field.maximum - field.minimum <= 10;
        default:
            return false;
    }
}

QList<ValueChoice> valueChoices(AppContext& context, const Field& field) {
    try {
        return readChoices(context, field);
    } catch (...) {
        context.showError(currentError());
        return {};
    }
}

QList<ValueChoice> tagGroupChoices(AppContext& context) {
    try {
        return namesOf(context, Kind::tag_group);
    } catch (...) {
        context.showError(currentError());
        return {};
    }
}

}  // namespace meike::ui
