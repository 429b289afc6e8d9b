// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "app/records/stored_rules.h"
#include "base/date.h"
#include "domain/command.h"
#include "domain/record.h"
#include "storage/workspace.h"

namespace meike {

/// The one way in for what people write: forms, imports, the demo agency, the generator and the command line all write
/// through it. It checks, cleans, completes, writes, and keeps true what refers to the record: allocations of receipts,
/// and the rules that name it. Lives inside one edit; whatever it throws rolls the whole edit back, so nothing is half
/// done. Errors are invalid_value (naming the field or the record that stands in the way) and not_found.
class RecordWriter {
public:
    /// `batch`: receipts are allocated, and rules checked for names that are gone, once in finish() instead of after
    /// each call.
    enum class Pace { each, batch };

    explicit RecordWriter(Edit& edit, Pace pace = Pace::each);

    /// Stores a new record and returns its id.
    RecordId add(Record record);
    /// The same for a record whose texts are clean, in which checkRecord has found nothing, and whose references were
    /// looked up: imports look at a row before they write any of it. It is completed where it stands.
    RecordId addChecked(Record& record);
    /// Writes what differs; returns whether anything did.
    bool change(Record record);
    /// One field of one record.
    bool set(Kind kind, RecordId id, std::string_view field, const Value& value);
    /// One field of many records; returns how many changed.
    std::int64_t setMany(Kind kind, std::span<const RecordId> ids, std::string_view field, const Value& value);
    /// Deletes a record and everything that belongs to it; what only points to it points to nothing. Refused while a
    /// rule names it.
    void remove(Kind kind, RecordId id);
    /// Whatever points to `from` points to `into`, rules that name `from` name `into`, and `from` is gone. Returns how
    /// many records changed. For kinds that mayMerge().
    std::int64_t merge(Kind kind, RecordId from, RecordId into);

    /// The same for two clients, but `from` stays, with nothing left that is its own but saved scores: what becomes of
    /// its fields, and that it goes into the bin, is records/client_merge.h's. Identical links (the same person in the
    /// same function) are kept once; money that was open at both is allocated anew.
    std::int64_t absorb(RecordId from, RecordId into);

    /// Puts a tag on a client by hand; false when it was there. Error{invalid_value} for a tag that a rule puts on.
    bool addTag(RecordId client, RecordId tag);
    bool removeTag(RecordId client, RecordId tag);

    /// A setting of the workspace. Error{invalid_value} for a base currency that is no code.
    void setSetting(std::string_view key, const std::string& value);

    /// Ends a batch.
    void finish();

    Edit& edit() { return m_edit; }
    Database& database() { return m_edit.database(); }

private:
    void check(const Record& record, const Record* before);
    void complete(Record& record);
    RecordId store(const Record& record);
    Date today();
    void refuseNamesake(const Record* before, const Record& after);
    void refuseFieldNamesake(const Record* before, const Record& after);
    /// A field that people have added goes, or loses options, only when no rule asks for it.
    void refuseLostField(const Record& before, const Record* after);
    void settleMoney(const Record& record, const Record* before);
    /// What a batch does at its end, now.
    void endOfStep();
    Record stored(Kind kind, RecordId id);

    Edit& m_edit;
    Pace m_pace;
    RuleNames m_rules;
    std::optional<Date> m_today;
    std::unordered_map<const Field*, std::unordered_set<RecordId>> m_known;  ///< references that lead somewhere
    std::set<std::pair<RecordId, std::string>> m_settle;                     ///< client, currency
    std::vector<RuleReference> m_endangered;
    std::set<Kind> m_endangering;  ///< kinds whose endangered names are noted
};

/// Kinds of which one record can be made of two: people, pick list entries, tags, tag groups, and what a client has
/// (projects, contacts) within the client.
bool mayMerge(Kind kind);

// ---- One record in an edit of its own ----

RecordId addRecord(Edit& edit, Record record);
bool changeRecord(Edit& edit, Record record);
void removeRecord(Edit& edit, Kind kind, RecordId id);
/// Several, in one edit; those that are gone by then are passed over.
void removeRecords(Edit& edit, Kind kind, std::span<const RecordId> ids);
/// One field of one record, as an inline edit does.
bool changeField(Edit& edit, Kind kind, RecordId id, std::string_view field, const Value& value);

Command addCommand(Database& database, const Record& record);
Command changeCommand(Database& database, const Record& record);
Command removeCommand(Database& database, Kind kind, RecordId id);
Command removeManyCommand(Kind kind, std::size_t count);
Command changeFieldCommand(Database& database, Kind kind, RecordId id, std::string_view field);

}  // namespace meike
