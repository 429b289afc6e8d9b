// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/records/client_merge.h"
#include "app/records/record_writer.h"
#include "app/words/error_words.h"
#include "domain/scoring_profile.h"
#include "exchange/profile_json.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike::test {

/// Two clients that are to become one.
class TwoClients : public ::testing::Test {
protected:
    Database& database() { return workspace->database(); }
    RecordId add(Record record) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) {
            if (record.kind() == Kind::borrow_record) edit.leaveOutOfHistory();  // the register stands outside of it
            id = addRecord(edit, std::move(record));
        });
        return id;
    }
    RecordId client(const std::string& name) { return add(Record(Kind::client).set("name", name)); }
    void set(RecordId id, std::string_view field, const Value& value) {
        workspace->edit({"change", {}}, [&](Edit& edit) { changeField(edit, Kind::client, id, field, value); });
    }
    MergePreview merge(const MergeChoices& choices = {}) {
        MergePreview done;
        workspace->edit(mergeClientsCommand(database(), keep, gone),
                        [&](Edit& edit) { done = mergeClients(edit, keep, gone, choices); });
        return done;
    }
    Record read(RecordId id) { return *readRecord(database(), Kind::client, id); }
    std::vector<MergeConflict::What> conflicts() {
        std::vector<MergeConflict::What> found;
        for (const MergeConflict& each : previewMerge(database(), keep, gone).conflicts) found.push_back(each.what);
        return found;
    }
    const MergeField* fieldOfPreview(const MergePreview& preview, std::string_view key) {
        for (const MergeField& row : preview.fields)
            if (row.field->key == key) return &row;
        return nullptr;
    }
    std::string refusal(const std::function<void()>& fn) {
        const std::string before = digest(database());
        try {
            fn();
        } catch (const Error& error) {
            EXPECT_EQ(digest(database()), before) << "nothing is half done";
            return errorWords(error.detail(), Language::en);
        }
        return "no error";
    }

    /// A record with everything that is required of its kind; references lead to `pointed`, or to `owner`.
    Record filled(Kind kind, RecordId owner, std::map<Kind, RecordId>& pointed) {
        Record record(kind);
        for (const Field& field : kindRow(kind).fields) {
            if (!field.required || field.source != FieldSource::column) continue;
            switch (field.type) {
                case FieldType::date:
                    record.set(field.key, std::string("2026-03-01"));
                    break;
                case FieldType::choice:
                    record.set(field.key, std::string(field.choices.front().key));
                    break;
                case FieldType::reference:
                    record.set(field.key, field.refersTo == Kind::client ? owner : pointed.at(field.refersTo));
                    break;
                case FieldType::text:
                case FieldType::long_text:
                    record.set(field.key, std::string(field.key == "currency" ? "CNY" : "x"));
                    break;
                default:
                    record.set(field.key, std::int64_t{1});
            }
        }
        if (kind == Kind::assessment)
            record.set("profile_body", profileJson(ScoringProfile())).set("tier_scale", tierScale(ScoringProfile()));
        return record;
    }
    /// One record for every field of every kind that points to a client, by the tables: whatever kind comes next is
    /// among them.
    struct Pointing {
        Kind kind;
        std::string_view field;
        RecordId id;
    };
    std::vector<Pointing> pointEverything(RecordId target, RecordId other) {
        std::vector<Pointing> all;
        workspace->edit({"add", {}}, [&](Edit& edit) {
            std::map<Kind, RecordId> pointed;
            for (const KindRow& row : kindTable()) {
                if (row.kind == Kind::setting || row.kind == Kind::custom_value || row.kind == Kind::custom_field ||
                    row.kind == Kind::segment || row.kind == Kind::borrow_record)
                    continue;
                // One that others may point to, and one for each field that leads to a client.
                if (row.kind != Kind::client) pointed[row.kind] = edit.insert(filled(row.kind, target, pointed));
                for (const Field& field : row.fields) {
                    if (field.type != FieldType::reference || field.refersTo != Kind::client) continue;
                    Record record = filled(row.kind, other, pointed);
                    if (row.kind == Kind::client) record.set("name", "指向" + std::string(field.key));
                    // Links that the other has as well would be kept once.
                    if (row.kind == Kind::client_tag)
                        record.set("tag", edit.insert(Record(Kind::tag).set("name", std::string("只此一个"))));
                    record.set(field.key, target);
                    all.push_back({row.kind, field.key, edit.insert(record)});
                }
            }
        });
        return all;
    }

    test::TemporaryFolder folder;
    FixedClock clock{valueOrThrow(makeDate(2026, 3, 9))};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "w.meike", "CNY", clock);
    RecordId keep = client("云舟文化传媒有限公司");
    RecordId gone = client("云舟传媒");
};

}  // namespace meike::test
