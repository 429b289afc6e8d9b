// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/client_merge.h"

#include <algorithm>
#include <set>

#include "app/field_text.h"
#include "app/records/kept_apart.h"
#include "app/records/record_writer.h"
#include "app/records/timeline_pins.h"
#include "app/short_name.h"
#include "base/error_code.h"
#include "domain/contact_keys.h"
#include "domain/text_form.h"
#include "storage/custom_fields.h"
#include "storage/record_query.h"
#include "storage/records.h"

namespace meike {

namespace {

constexpr std::string_view kMerged = "merged/";
constexpr std::string_view kSides[] = {"keep", "gone", "both"};
constexpr std::string_view kConflicts[] = {"registration_no", "code",       "kept_apart",  "above",
                                           "circle",          "shared_key", "same_records"};

Record clientInUse(Database& database, RecordId id) {
    auto client = readRecord(database, Kind::client, id);
    if (!client) throw Error(ErrorKind::not_found, std::to_string(id), ErrorCode::no_such_client);
    if (!isEmpty(client->get("deleted_at")))
        throw Error(ErrorKind::invalid_value, shortName(client->text("name")), ErrorCode::merge_from_bin);
    return std::move(*client);
}

/// What a merge decides field by field: everything that people enter, or that says since when.
bool isMerged(const Field& field) { return isStored(field.source) && field.type != FieldType::moment; }

bool mayTakeBoth(const Field& field) {
    return field.type == FieldType::long_text || field.type == FieldType::choices || field.form == &text_forms::kNames;
}

/// Both values in one: lines below lines, names behind names, keys in the order of their table.
Value joined(const Field& field, const Value& keep, const Value& gone) {
    const std::string& ours = textOrEmpty(keep);
    const std::string& theirs = textOrEmpty(gone);
    if (ours.empty() || theirs.empty() || ours == theirs) return textValue(ours.empty() ? theirs : ours);
    if (field.type == FieldType::long_text) return textValue(ours + "\n" + theirs);
    if (field.type != FieldType::choices) return textValue(field.form->normal(ours + "、" + theirs));
    std::set<std::string_view> keys;
    for (const std::string* text : {&ours, &theirs})
        for (const std::string_view key : splitKeys(*text)) keys.insert(key);
    std::vector<std::string> ordered;
    for (const Choice& choice : field.choices)
        if (keys.erase(choice.key) > 0) ordered.emplace_back(choice.key);
    // Options that their field has lost since.
    ordered.insert(ordered.end(), keys.begin(), keys.end());
    return textValue(joinKeys(ordered));
}

/// Decides one merge: reads both clients and everything that names them, and writes nothing.
class Plan {
public:
    Plan(Database& database, RecordId keep, RecordId gone, const MergeChoices& choices)
        : m_database(database), m_choices(choices), m_keep(clientInUse(database, keep)) {
        if (keep == gone)
            throw Error(ErrorKind::invalid_value, shortName(m_keep.text("name")), ErrorCode::merged_with_itself);
        m_gone.emplace(clientInUse(database, gone));
        m_preview.keep = keep;
        m_preview.gone = gone;
        refuseUnknownChoices();
        chooseFields();
        uniteTags();
        findContacts();
        countRelations();
        countPins();
        findConflicts();
    }

    MergePreview take() { return std::move(m_preview); }

private:
    RecordId keepId() const { return m_keep.id(); }
    RecordId goneId() const { return m_gone->id(); }

    void refuseUnknownChoices() const {
        for (const auto& [key, side] : m_choices.take) {
            const Field* field = findField(Kind::client, key);
            if (!field || !isMerged(*field)) throw Error(ErrorKind::invalid_value, key, ErrorCode::field_not_merged);
            if (side == MergeSide::both && !mayTakeBoth(*field))
                throw Error(ErrorKind::invalid_value, key, ErrorCode::not_taken_from_both);
        }
    }

    std::optional<MergeSide> chosen(std::string_view key) const {
        const auto found = m_choices.take.find(key);
        return found == m_choices.take.end() ? std::nullopt : std::optional(found->second);
    }

    MergeSide sideOf(const Field& field) const {
        if (const auto side = chosen(field.key)) return *side;
        // A reason is of the tier that it is for.
        if (!field.partOf.empty()) {
            const Field& whole = fieldOf(Kind::client, field.partOf);
            if (!isEmpty(m_keep.get(whole)) || !isEmpty(m_gone->get(whole))) return sideOf(whole);
        }
        return isEmpty(m_keep.get(field)) && !isEmpty(m_gone->get(field)) ? MergeSide::gone : MergeSide::keep;
    }

    void chooseFields() {
        for (const Field* field : fieldsOfKind(m_database, Kind::client)) {
            if (!isMerged(*field)) continue;
            MergeField row;
            row.field = field;
            row.keep = m_keep.get(*field);
            row.gone = m_gone->get(*field);
            if (isEmpty(row.keep) && isEmpty(row.gone)) continue;
            row.mayBoth = mayTakeBoth(*field);
            row.taken = sideOf(*field);
            if (field->type == FieldType::reference && field->refersTo == Kind::client)
                choosePointer(row);
            else
                row.result = row.taken == MergeSide::both   ? joined(*field, row.keep, row.gone)
                             : row.taken == MergeSide::gone ? row.gone
                                                            : row.keep;
            m_preview.fields.push_back(std::move(row));
        }
    }

    /// Whether a client stands below the one that both become.
    bool leadsBack(const Field& field, RecordId above) const {
        for (std::set<RecordId> seen; above != 0 && seen.insert(above).second;) {
            if (above == keepId() || above == goneId()) return true;
            const auto next = readRecord(m_database, Kind::client, above);
            above = next ? integerOr(next->get(field), 0) : 0;
        }
        return false;
    }

    /// A parent, an agent: neither of the two can be that of the other any more.
    void choosePointer(MergeField& row) {
        const auto isEither = [&](const Value& value) {
            return integerOr(value, 0) == keepId() || integerOr(value, 0) == goneId();
        };
        const auto valueOf = [&](MergeSide side) { return side == MergeSide::gone ? row.gone : row.keep; };
        const auto fits = [&](const Value& value) {
            return !isEmpty(value) && !isEither(value) &&
                   !(row.field->tree && leadsBack(*row.field, integerOr(value, 0)));
        };
        if (isEither(row.keep) || isEither(row.gone))
            m_preview.conflicts.push_back({MergeConflict::What::above, Kind::client, row.field->key});
        const Value wanted = valueOf(row.taken);
        if (chosen(row.field->key)) {
            if (!isEmpty(wanted) && !fits(wanted))
                throw Error(ErrorKind::invalid_value, std::string(row.field->key), ErrorCode::leads_to_itself);
            row.result = wanted;
            return;
        }
        if (!isEmpty(wanted) && !isEither(wanted) && !fits(wanted))
            m_preview.conflicts.push_back({MergeConflict::What::circle, Kind::client, row.field->key});
        for (const MergeSide side : {MergeSide::keep, MergeSide::gone})
            if (fits(valueOf(side))) {
                row.taken = side;
                row.result = valueOf(side);
                return;
            }
        row.result = {};
    }

    void uniteTags() {
        const auto byHand = [&](RecordId client) {
            std::vector<RecordId> tags;
            for (const RecordId row : findRecords(m_database, Kind::client_tag, "client", Value{client}))
                tags.push_back(readRecord(m_database, Kind::client_tag, row)->integer("tag"));
            return tags;
        };
        m_preview.tags = byHand(keepId());
        for (const RecordId tag : byHand(goneId()))
            if (std::find(m_preview.tags.begin(), m_preview.tags.end(), tag) == m_preview.tags.end()) {
                m_preview.tags.push_back(tag);
                m_preview.newTags.push_back(tag);
            }
    }

    void findContacts() {
        for (SameContact& same : sameContacts(m_database, goneId(), keepId())) {
            const auto apart = [&](RecordId id) { return m_choices.contactsApart.contains(id); };
            const bool folded = !m_choices.allContactsApart && !apart(same.from) && !apart(same.into);
            if (folded) m_folded.insert(same.from);
            m_preview.contacts.push_back({std::move(same), folded});
        }
    }

    /// Of the records that are the same at both, those that stay two.
    std::int64_t countSame(Kind kind) const {
        auto same = sameRecords(m_database, kind, goneId(), keepId());
        if (kind == Kind::contact) std::erase_if(same, [&](RecordId id) { return m_folded.contains(id); });
        return static_cast<std::int64_t>(same.size());
    }

    /// Whether a name that contacts of both have is only that of contacts that become one.
    bool isOfFolded(const std::string& name) const {
        const auto ids = findRecords(m_database, Kind::contact, "client", Value{goneId()});
        return std::none_of(ids.begin(), ids.end(), [&](RecordId id) {
            return !m_folded.contains(id) && readRecord(m_database, Kind::contact, id)->text("name") == name;
        });
    }

    void countRelations() {
        const auto count = [&](const ClientRelation& relation, RecordId client) {
            return static_cast<std::int64_t>(
                findRecords(m_database, relation.kind, relation.field, Value{client}).size());
        };
        for (const ClientRelation& relation : clientRelations()) {
            MergeRelation row{relation, count(relation, keepId()), count(relation, goneId()), 0};
            if (row.keep == 0 && row.gone == 0) continue;
            if (relation.own && !relation.snapshot && row.keep > 0 && row.gone > 0) row.same = countSame(relation.kind);
            if (row.same > 0 && !isLink(relation.kind))
                m_preview.conflicts.push_back({MergeConflict::What::same_records, relation.kind, {}, {}, row.same});
            m_preview.relations.push_back(row);
        }
    }

    void countPins() {
        m_preview.keepPins = static_cast<std::int64_t>(timelinePins(m_database, keepId()).size());
        m_preview.gonePins = static_cast<std::int64_t>(timelinePins(m_database, goneId()).size());
        m_preview.rules = rulesNaming(m_database, Kind::client, goneId());
    }

    void findConflicts() {
        std::vector<MergeConflict> found;
        const std::string ours = registrationKey(m_keep.text("registration_no"));
        const std::string theirs = registrationKey(m_gone->text("registration_no"));
        if (!ours.empty() && !theirs.empty() && ours != theirs)
            found.push_back({MergeConflict::What::registration_no, Kind::client, "registration_no"});
        if (!m_keep.text("code").empty() && !m_gone->text("code").empty() && m_keep.get("code") != m_gone->get("code"))
            found.push_back({MergeConflict::What::code, Kind::client, "code"});
        if (KeptApart(m_database).holds(m_database, keepId(), goneId()))
            found.push_back({MergeConflict::What::kept_apart, Kind::client, {}});
        for (SharedRecordKey& shared : sharedRecordKeys(m_database, goneId(), keepId())) {
            if (shared.kind == Kind::contact)
                std::erase_if(shared.values, [&](const std::string& name) { return isOfFolded(name); });
            if (shared.values.empty()) continue;
            const auto count = static_cast<std::int64_t>(shared.values.size());
            found.push_back(
                {MergeConflict::What::shared_key, shared.kind, shared.field, std::move(shared.values), count});
        }
        auto& all = m_preview.conflicts;
        all.insert(all.begin(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
        std::stable_sort(all.begin(), all.end(),
                         [](const MergeConflict& x, const MergeConflict& y) { return x.what < y.what; });
    }

    Database& m_database;
    const MergeChoices& m_choices;
    Record m_keep;
    std::optional<Record> m_gone;
    std::set<RecordId> m_folded;  ///< contacts of the one that goes
    MergePreview m_preview;
};

/// `merged/<uid>`: into whom.
void rememberMerge(RecordWriter& writer, RecordId keep, RecordId gone) {
    const RecordId ids[] = {keep, gone};
    const auto uids = uidTexts(writer.database(), Kind::client, ids);
    writer.setSetting(std::string(kMerged) + uids[1], uids[0]);
}

}  // namespace

std::string_view mergeSideName(MergeSide side) { return kSides[static_cast<std::size_t>(side)]; }
std::optional<MergeSide> mergeSideNamed(std::string_view name) {
    const auto found = std::find(std::begin(kSides), std::end(kSides), name);
    if (found == std::end(kSides)) return std::nullopt;
    return static_cast<MergeSide>(found - std::begin(kSides));
}
std::string_view mergeConflictName(MergeConflict::What what) { return kConflicts[static_cast<std::size_t>(what)]; }

MergePreview previewMerge(Database& database, RecordId keep, RecordId gone, const MergeChoices& choices) {
    return Plan(database, keep, gone, choices).take();
}

MergePreview mergeClients(Edit& edit, RecordId keep, RecordId gone, const MergeChoices& choices) {
    MergePreview plan = previewMerge(edit.database(), keep, gone, choices);
    RecordWriter writer(edit, RecordWriter::Pace::batch);
    writer.absorb(gone, keep);
    for (const MergeContact& contact : plan.contacts)
        if (contact.folded) foldContact(writer, contact.same.from, contact.same.into);
    Record client = *readRecord(edit.database(), Kind::client, keep);
    for (const MergeField& row : plan.fields) client.set(*row.field, row.result);
    writer.change(std::move(client));
    moveTimelinePins(edit, gone, keep);
    moveKeptApart(edit, gone, keep);
    rememberMerge(writer, keep, gone);
    edit.set(Kind::client, gone, "deleted_at", Value{edit.clock().nowUtcMs()});
    writer.finish();
    return plan;
}

Command mergeClientsCommand(Database& database, RecordId keep, RecordId gone) {
    return {"merge_clients",
            {shortName(recordName(database, Kind::client, gone)), shortName(recordName(database, Kind::client, keep))}};
}

Command mergeClientsCommand(Database& database, RecordId keep, std::span<const RecordId> gone) {
    if (gone.size() == 1) return mergeClientsCommand(database, keep, gone.front());
    return {"merge_clients_many", {std::to_string(gone.size()), shortName(recordName(database, Kind::client, keep))}};
}

std::unordered_map<RecordId, RecordId> mergedClients(Database& database) {
    std::vector<std::string> uids;
    for (const Record& each : allRecords(database, Kind::setting)) {
        const std::string& key = each.text("key");
        if (!key.starts_with(kMerged)) continue;
        uids.push_back(key.substr(kMerged.size()));
        uids.push_back(each.text("value"));
    }
    const auto ids = recordsOfUids(database, Kind::client, uids);
    std::unordered_map<RecordId, RecordId> next;
    for (std::size_t i = 0; i + 1 < ids.size(); i += 2)
        if (ids[i] != 0 && ids[i + 1] != 0) next[ids[i]] = ids[i + 1];
    std::unordered_map<RecordId, RecordId> merged;
    for (const auto& [gone, into] : next) {
        RecordId end = into;
        std::set<RecordId> seen{gone};
        const auto inBin = [&](RecordId client) {
            const auto record = readRecord(database, Kind::client, client);
            return record && !isEmpty(record->get("deleted_at"));
        };
        // Who was brought back from the bin is a client again.
        if (!inBin(gone)) continue;
        while (inBin(end) && next.contains(end) && seen.insert(end).second) end = next.at(end);
        if (!inBin(end)) merged[gone] = end;
    }
    return merged;
}

}  // namespace meike
