// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/merge_view.h"

#include <algorithm>

#include "app/field_text.h"
#include "app/words/merge_words.h"
#include "domain/kind.h"
#include "storage/records.h"

namespace meike {

namespace {

std::string joined(const std::vector<std::string>& parts, Language language) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : language == Language::zh ? "、" : ", ") + part;
    return text;
}

}  // namespace

MergeView readMergeView(Database& database, RecordId keep, RecordId gone, const MergeChoices& choices,
                        Language language) {
    const MergePreview preview = previewMerge(database, keep, gone, choices);
    MergeView view;
    view.keepId = keep;
    view.goneId = gone;
    view.keepName = recordName(database, Kind::client, keep);
    view.goneName = recordName(database, Kind::client, gone);
    NameBook names(database);
    const std::string currency = baseCurrency(database);
    const auto text = [&](const Field& field, const Value& value) {
        if (isEmpty(value)) return std::string();
        if (field.type == FieldType::reference) names.cover(database, field.refersTo, integerOr(value, 0));
        if (field.type == FieldType::pick) names.cover(database, Kind::pick_item, integerOr(value, 0));
        return displayText(field, value, {&names, currency, language});
    };
    for (const MergeField& field : preview.fields)
        view.rows.push_back({std::string(field.field->key), std::string(field.field->label.in(language)),
                             text(*field.field, field.keep), text(*field.field, field.gone), field.taken,
                             field.keep != field.gone, field.mayBoth});
    std::stable_partition(view.rows.begin(), view.rows.end(), [](const MergeView::Row& row) { return row.differs; });
    const auto labels = [&](const std::vector<std::string_view>& keys) {
        std::vector<std::string> parts;
        parts.reserve(keys.size());
        for (const std::string_view key : keys) parts.emplace_back(fieldOf(Kind::contact, key).label.in(language));
        return joined(parts, language);
    };
    std::int64_t folded = 0;
    for (const MergeContact& contact : preview.contacts) {
        view.contacts.push_back({contact.same.into, contact.same.from, contact.same.name, labels(contact.same.by),
                                 labels(contact.same.differing), contact.folded});
        folded += contact.folded ? 1 : 0;
    }
    for (MergeRelation relation : preview.relations) {
        // Contacts that become one do not go over besides.
        if (relation.relation.kind == Kind::contact && relation.relation.own) relation.gone -= folded;
        if (relation.relation.snapshot || relation.gone == 0) continue;
        const std::string kind(kindRow(relation.relation.kind).many.in(language));
        const auto known =
            std::find_if(view.moves.begin(), view.moves.end(), [&](const auto& each) { return each.first == kind; });
        if (known == view.moves.end())
            view.moves.emplace_back(kind, relation.gone);
        else
            known->second += relation.gone;
        view.changed += relation.gone;
    }
    std::vector<std::string> tags;
    for (const RecordId tag : preview.newTags) tags.push_back(recordName(database, Kind::tag, tag, language));
    view.tags = joined(tags, language);
    std::vector<std::string> rules;
    for (const RuleUse& use : preview.rules) rules.push_back(use.name);
    view.rules = joined(rules, language);
    view.changed += 2 * folded;
    for (const MergeConflict& each : preview.conflicts)
        view.warnings.push_back(words::mergeConflictWords(mergeConflictName(each.what), each.kind, each.field,
                                                          each.values, each.count, language));
    return view;
}

}  // namespace meike
