// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for every sequence of edits: undoing all of them gives the start, redoing all of them the end.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/random_records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using test::someRecord;

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
