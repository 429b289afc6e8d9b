// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for every sequence of edits: undoing all of them gives the start, redoing all of them the end.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

/// A value that fits a field, chosen by `number`; empty now and then where that is allowed.
Value someValue(Database& database, const Field& field, std::uint32_t number) {
    if (!field.required && number % 5 == 0) return {};
    switch (field.type) {
        case FieldType::boolean:
            return std::int64_t{number % 2};
        case FieldType::integer:
            return field.minimum + static_cast<std::int64_t>(number % 5);
        case FieldType::decimal:
        case FieldType::money:
        case FieldType::moment:
            return static_cast<std::int64_t>(number) - 1'000'000;
        case FieldType::date:
            return isoDate(dateOfDay(static_cast<DayNumber>(number % 20'000)));
        case FieldType::choice:
        case FieldType::choices:
            if (field.choices.empty()) return std::string("x");
            return std::string(field.choices[number % field.choices.size()].key);
        case FieldType::pick:
        case FieldType::reference: {
            const Kind kind = field.type == FieldType::pick ? Kind::pick_item : field.refersTo;
            const auto rows = allRecords(database, kind);
            if (rows.empty()) return {};
            return rows[number % rows.size()].id();
        }
        default:
            return "文本 " + std::to_string(number);
    }
}

std::optional<Record> someRecord(Database& database, Kind kind, std::uint32_t number) {
    Record record(kind);
    for (const Field& field : kindRow(kind).fields) {
        if (field.source != FieldSource::column) continue;
        number = number * 1'664'525U + 1'013'904'223U;
        record.set(field.key, someValue(database, field, number >> 8));
        if (field.required && isEmpty(record.get(field.key))) return std::nullopt;  // nothing there yet to refer to
    }
    return record;
}

void someEdit(Workspace& workspace, Kind kind, int what, std::uint32_t number) {
    workspace.edit({"change", {}}, [&](Edit& edit) {
        Database& database = workspace.database();
        const auto rows = allRecords(database, kind);
        if (what == 0 || rows.empty()) {
            for (std::uint32_t i = 0; i < 1 + number % 3; ++i)
                if (const auto record = someRecord(database, kind, number + i)) edit.insert(*record);
            return;
        }
        const Record& target = rows[number % rows.size()];
        if (what == 1) {
            if (auto record = someRecord(database, kind, number)) {
                record->setId(target.id());
                edit.update(*record);
            }
            return;
        }
        edit.remove(kind, target.id());
    });
}

RC_GTEST_PROP(Undo, AllOfThemGiveTheStartAndRedoTheEnd, ()) {
    const auto count = *rc::gen::inRange<std::size_t>(1, 16);
    const auto steps = *rc::gen::container<std::vector<std::tuple<std::uint8_t, std::uint8_t, std::uint32_t>>>(
        count, rc::gen::tuple(rc::gen::arbitrary<std::uint8_t>(), rc::gen::inRange<std::uint8_t>(0, 3),
                              rc::gen::arbitrary<std::uint32_t>()));
    test::TemporaryFolder folder;
    FixedClock clock(dateOfDay(20'000));
    auto workspace = Workspace::create(folder / "p.meike", "CNY", clock);
    std::vector<std::string> digests{digest(workspace->database())};
    for (const auto& [kind, what, number] : steps) {
        const auto before = history(workspace->database()).size();
        someEdit(*workspace, static_cast<Kind>(kind % kindTable().size()), what, number);
        if (history(workspace->database()).size() > before) digests.push_back(digest(workspace->database()));
    }
    RC_ASSERT(checkDatabase(workspace->database()).empty());
    for (std::size_t i = digests.size() - 1; i > 0; --i) {
        RC_ASSERT(!workspace->undo().empty());
        RC_ASSERT(digest(workspace->database()) == digests[i - 1]);
    }
    RC_ASSERT(checkDatabase(workspace->database()).empty());
    for (std::size_t i = 1; i < digests.size(); ++i) {
        RC_ASSERT(!workspace->redo().empty());
        RC_ASSERT(digest(workspace->database()) == digests[i]);
    }
    RC_ASSERT(workspace->redo().empty());
    RC_ASSERT(checkDatabase(workspace->database()).empty());
}

}  // namespace
}  // namespace meike
