// SPDX-License-Identifier: GPL-3.0-or-later
// A stored step of the history, as a file that lies may hold it: read by our walk, then by SQLite.
#include "storage/changeset.h"
#include "storage/schema.h"
#include "storage/workspace.h"
#include "tests/fuzz/target.h"

namespace meike::fuzz {
namespace {

void fuzzChangeset(std::string_view bytes) {
    static Database* const kDatabase = [] {
        auto* const database = new Database(":memory:", Database::Mode::create);
        migrate(*database);
        return database;
    }();
    Changeset changeset;
    changeset.parts.emplace_back(bytes);
    try {
        checkChangeset(*kDatabase, changeset);
    } catch (const Error& error) {
        require(error.kind() == ErrorKind::damaged, "what is no changeset is damaged");
        return;
    }
    // What passes may still not fit the records: then it is a conflict, and nothing is left of it.
    try {
        const Transaction transaction(*kDatabase);
        forEachChangedRow(*kDatabase, changeset, [](const ChangedRow&) {});
        Change change;
        describeChanges(*kDatabase, changeset, change);
        applyChangeset(*kDatabase, changeset, false);
    } catch (const Error&) {
        return;
    }
}

/// Of an edit.
std::vector<std::string> changesetSeeds() {
    std::vector<std::string> seeds;
    Database database(":memory:", Database::Mode::create);
    migrate(database);
    const auto take = [&](const std::string& sql) {
        Transaction transaction(database);
        ChangeRecorder recorder(database);
        database.exec(sql);
        Change change;
        for (const std::string& part : recorder.finish(change).parts) seeds.push_back(part);
        transaction.commit();
    };
    take("INSERT INTO tag (id, uid, updated_at, name) VALUES (1, randomblob(16), 1, 'vip')");
    take("UPDATE tag SET name = 'key'");
    take("DELETE FROM tag");
    return seeds;
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(changeset, meike::fuzz::fuzzChangeset, meike::fuzz::changesetSeeds)
