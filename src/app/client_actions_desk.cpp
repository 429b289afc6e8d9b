// SPDX-License-Identifier: GPL-3.0-or-later
// Pick lists, saved assessments, borrow records.
#include <algorithm>

#include "app/client_actions.h"
#include "app/field_text.h"
#include "app/score_book.h"
#include "base/unicode.h"
#include "exchange/profile_json.h"
#include "storage/records.h"

namespace meike {

namespace {

Record pickItemOrThrow(Database& database, RecordId item) {
    auto record = readRecord(database, Kind::pick_item, item);
    if (!record) throw Error(ErrorKind::not_found, "pick_items", "the entry is gone");
    return std::move(*record);
}

/// The name as stored; throws when it is empty or another item of the list has it.
std::string freeItemName(Database& database, std::string_view list, std::string_view typed, RecordId self) {
    std::string name(trimmed(cleanText(typed)));
    if (name.empty()) throw Error(ErrorKind::invalid_value, "name", "is required");
    const std::string key = foldForSearch(matchKey(name));
    for (const Record& item : allRecords(database, Kind::pick_item)) {
        if (item.text("list") != list || item.id() == self) continue;
        for (const std::string_view field : {"name", "name_en"})
            if (foldForSearch(matchKey(item.text(field))) == key)
                throw Error(ErrorKind::invalid_value, name, "the list has an entry of this name");
    }
    return name;
}

}  // namespace

RecordId addPickItem(Edit& edit, std::string_view list, std::string_view name, std::string_view nameEn) {
    if (!findChoice(pickLists(), list))
        throw Error(ErrorKind::invalid_value, std::string(list), "there is no such list");
    Record item(Kind::pick_item);
    item.set("list", std::string(list)).set("name", freeItemName(edit.database(), list, name, 0));
    if (!trimmed(nameEn).empty()) item.set("name_en", freeItemName(edit.database(), list, nameEn, 0));
    std::int64_t last = 0;
    for (const Record& other : allRecords(edit.database(), Kind::pick_item))
        if (other.text("list") == list) last = std::max(last, other.integer("position"));
    item.set("position", last + 1).set("archived", std::int64_t{0});
    return edit.insert(item);
}

void renamePickItem(Edit& edit, RecordId item, std::string_view name, std::string_view nameEn) {
    Record record = pickItemOrThrow(edit.database(), item);
    record.set("name", freeItemName(edit.database(), record.text("list"), name, item));
    record.set("name_en", trimmed(nameEn).empty()
                              ? Value{}
                              : Value{freeItemName(edit.database(), record.text("list"), nameEn, item)});
    edit.update(record);
}

void orderPickItems(Edit& edit, std::span<const RecordId> items) {
    std::int64_t position = 0;
    for (const RecordId item : items) edit.set(Kind::pick_item, item, "position", ++position);
}

void archivePickItem(Edit& edit, RecordId item, bool archived) {
    edit.set(Kind::pick_item, item, "archived", std::int64_t{archived ? 1 : 0});
}

std::int64_t mergePickItems(Edit& edit, RecordId from, RecordId into) {
    const Record source = pickItemOrThrow(edit.database(), from);
    const Record target = pickItemOrThrow(edit.database(), into);
    if (from == into || source.text("list") != target.text("list"))
        throw Error(ErrorKind::invalid_value, source.text("name"), "two different entries of one list can be merged");
    std::int64_t moved = 0;
    for (const KindRow& row : kindTable())
        for (const Field& field : row.fields) {
            if (field.type != FieldType::pick || field.target != source.text("list")) continue;
            for (const RecordId id : findRecords(edit.database(), row.kind, field.key, Value{from}))
                moved += edit.set(row.kind, id, field.key, into) ? 1 : 0;
        }
    edit.remove(Kind::pick_item, from);
    return moved;
}

Command pickListCommand(std::string_view list, Language language) {
    const Choice* choice = findChoice(pickLists(), list);
    return {"pick_list", {std::string(choice ? choice->label.in(language) : list)}};
}

RecordId saveAssessment(Workspace& workspace, const ScoringProfile& profile, Date asOf, const std::string& typed,
                        RecordId signedBy, Progress& progress, const std::stop_token& stop) {
    const std::string name(trimmed(cleanText(typed)));
    if (name.empty()) throw Error(ErrorKind::invalid_value, "name", "is required");
    if (!findRecords(workspace.database(), Kind::assessment, "name", Value{name}).empty())
        throw Error(ErrorKind::invalid_value, name, "there is an assessment of this name");
    progress.report("scoring", 0, 0);
    ScoreBook book;
    book.load(workspace.database());
    const Scores scores = book.score(profile, asOf, stop);
    const engine::Assessment& assessment = scores.assessment;
    RecordId id = 0;
    workspace.edit({"save_assessment", {name}}, [&](Edit& edit) {
        Record head(Kind::assessment);
        head.set("name", name).set("as_of", isoDate(asOf)).set("profile_name", profile.key);
        head.set("profile_version", std::int64_t{profile.version}).set("profile_body", profileJson(profile));
        head.set("tier_scale", tierScale(profile));
        if (signedBy != 0) head.set("signed_by", signedBy).set("signed_on", isoDate(edit.clock().today()));
        id = edit.insert(head);
        const auto tierKey = [&](std::int8_t rank) {
            return rank < 0 ? Value{} : Value{assessment.tierNames[static_cast<std::size_t>(rank)].key};
        };
        const auto score = [](std::uint8_t value) { return value == 0 ? Value{} : Value{std::int64_t{value}}; };
        for (std::size_t i = 0; i < scores.clients.size(); ++i) {
            if (i % 256 == 0) {
                throwIfStopped(stop);
                progress.report("saving", static_cast<std::int64_t>(i),
                                static_cast<std::int64_t>(scores.clients.size()));
            }
            const auto client = static_cast<engine::ClientIndex>(i);
            Record row(Kind::assessment_score);
            row.set("assessment", id).set("client", scores.clients[i]);
            row.set("stage", std::string(classRow(assessment.stage[i]).key));
            if (assessment.scored(client)) {
                // The held tier, not a tier set by hand: it is what later assessments hold on to.
                row.set("tier", tierKey(assessment.heldTier[i]))
                    .set("tier_computed", tierKey(assessment.computedTier[i]));
                if (assessment.valueScore[i] >= 0) row.set("value_score", std::int64_t{assessment.valueScore[i]});
                row.set("r", score(assessment.r[i])).set("f", score(assessment.f[i])).set("m", score(assessment.m[i]));
                if (assessment.rfmClass[i] >= 0)
                    row.set("rfm_class", assessment.classNames[static_cast<std::size_t>(assessment.rfmClass[i])].key);
                if (assessment.recency[i] >= 0) row.set("recency_days", std::int64_t{assessment.recency[i]});
                row.set("frequency", std::int64_t{assessment.frequency[i]});
                if (assessment.monetaryKnown[i] != 0) row.set("monetary", assessment.monetary[i]);
                row.set("reasons", textValue(book.reasonSummary(scores, client, Language::en)));
            }
            edit.insert(row);
        }
    });
    return id;
}

RecordId addBorrowRecord(Edit& edit, const BorrowNote& note) {
    Record record(Kind::borrow_record);
    record.set("date", isoDate(note.date))
        .set("row_count", note.rows)
        .set("columns", textValue(joinKeys(note.columns)));
    record.set("purpose", textValue(cleanText(note.purpose))).set("recipient", textValue(cleanText(note.recipient)));
    record.set("file", textValue(cleanText(note.file)));
    if (note.person != 0) record.set("person", note.person);
    if (note.returnOn) record.set("return_on", isoDate(*note.returnOn));
    return edit.insert(record);
}

Command borrowCommand(const BorrowNote& note) { return {"borrow", {note.purpose.empty() ? note.file : note.purpose}}; }

}  // namespace meike
