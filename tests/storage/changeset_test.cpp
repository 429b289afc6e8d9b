// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that are inserted are written into changesets by ourselves: what is written must be what a session sees.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "storage/changeset.h"
#include "storage/changeset_slice.h"
#include "storage/history.h"
#include "storage/inserted_rows.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/schema.h"
#include "storage/workspace.h"
#include "tests/support/random_records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

std::string shownValue(sqlite3_value* value) {
    if (!value) return "-";
    const auto* bytes = static_cast<const char*>(sqlite3_value_blob(value));
    std::string text = std::to_string(sqlite3_value_type(value)) + ":";
    if (bytes) text.append(bytes, static_cast<std::size_t>(sqlite3_value_bytes(value)));
    return text;
}

/// Every change of a changeset as a text, sorted: tables and rows may come in any order.
std::vector<std::string> changesIn(std::string bytes) {
    std::vector<std::string> rows;
    sqlite3_changeset_iter* changes = nullptr;
    EXPECT_EQ(sqlite3changeset_start(&changes, static_cast<int>(bytes.size()), bytes.data()), SQLITE_OK);
    while (sqlite3changeset_next(changes) == SQLITE_ROW) {
        const char* table = nullptr;
        int columns = 0;
        int operation = 0;
        int indirect = 0;
        sqlite3changeset_op(changes, &table, &columns, &operation, &indirect);
        unsigned char* keys = nullptr;
        sqlite3changeset_pk(changes, &keys, nullptr);
        std::string row = std::string(table) + "|" + std::to_string(operation) + "|" + std::to_string(indirect);
        for (int i = 0; i < columns; ++i) {
            sqlite3_value* before = nullptr;
            sqlite3_value* after = nullptr;
            if (operation != SQLITE_INSERT) sqlite3changeset_old(changes, i, &before);
            if (operation != SQLITE_DELETE) sqlite3changeset_new(changes, i, &after);
            row += "|" + std::to_string(keys[i]) + shownValue(before) + ">" + shownValue(after);
        }
        rows.push_back(std::move(row));
    }
    EXPECT_EQ(sqlite3changeset_finalize(changes), SQLITE_OK);
    std::sort(rows.begin(), rows.end());
    return rows;
}

/// A session of its own beside the recorder, which sees every row.
class Witness {
public:
    explicit Witness(Database& database) : m_database(database) {
        sqlite3session_create(database.handle(), "main", &m_session);
        for (const std::string& table : truthTables()) sqlite3session_attach(m_session, table.c_str());
    }
    ~Witness() { sqlite3session_delete(m_session); }
    Witness(const Witness&) = delete;
    Witness& operator=(const Witness&) = delete;

    std::string changeset() {
        m_database.settle(false);
        int size = 0;
        void* bytes = nullptr;
        EXPECT_EQ(sqlite3session_changeset(m_session, &size, &bytes), SQLITE_OK);
        std::string text(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
        sqlite3_free(bytes);
        return text;
    }

private:
    Database& m_database;
    sqlite3_session* m_session = nullptr;
};

std::string storedChangeset(Database& database, std::int64_t step) {
    std::string all;
    for (const std::string& part : history_store::load(database, step).parts) all += part;
    return all;
}

/// Inserts, changes and deletes in one edit, often of the same few rows.
void someChange(Edit& edit, Kind kind, int what, std::uint32_t number) {
    Database& database = edit.database();
    const auto rows = allRecords(database, kind);
    if (what <= 1 || rows.empty()) {
        if (const auto record = test::someRecord(database, kind, number)) edit.insert(*record);
        return;
    }
    // The newest: those of this edit.
    const Record& target = rows[rows.size() - 1 - number % std::min<std::size_t>(rows.size(), 3)];
    if (what == 3) return edit.remove(kind, target.id());
    if (auto record = test::someRecord(database, kind, number)) {
        record->setId(target.id());
        edit.update(*record);
    }
}

RC_GTEST_PROP(Changeset, OfAnEditIsWhatASessionSees, ()) {
    const test::TemporaryFolder folder;
    const auto workspace = Workspace::create(folder / "a.meike", "CNY");
    const auto count = *rc::gen::inRange<std::size_t>(1, 30);
    const auto steps = *rc::gen::container<std::vector<std::tuple<std::uint8_t, std::uint8_t, std::uint32_t>>>(
        count, rc::gen::tuple(rc::gen::arbitrary<std::uint8_t>(), rc::gen::inRange<std::uint8_t>(0, 4),
                              rc::gen::arbitrary<std::uint32_t>()));
    const bool many = *rc::gen::arbitrary<bool>();
    for (std::size_t half = 0; half < 2; ++half) {
        const std::string before = digest(workspace->database());
        std::string seen;
        const Change change = workspace->edit({"change", {}}, [&](Edit& edit) {
            Witness witness(edit.database());
            if (many) edit.expectMany();
            for (std::size_t i = half * steps.size() / 2; i < (half + 1) * steps.size() / 2; ++i) {
                const auto& [kind, what, number] = steps[i];
                // A few kinds, so that rows meet.
                constexpr std::array kKinds = {Kind::client,    Kind::order,      Kind::person,
                                               Kind::pick_item, Kind::contact,    Kind::receipt,
                                               Kind::tag,       Kind::client_tag, Kind::interaction};
                someChange(edit, kKinds[kind % kKinds.size()], what, number);
            }
            seen = witness.changeset();
        });
        if (change.step == 0) {
            RC_ASSERT(changesIn(seen).empty());
            continue;
        }
        const auto changes = changesIn(seen);
        RC_ASSERT(changesIn(storedChangeset(workspace->database(), change.step)) == changes);
        RC_ASSERT(change.rowCount == static_cast<std::int64_t>(changes.size()));
        const std::string after = digest(workspace->database());
        workspace->undo();
        RC_ASSERT(digest(workspace->database()) == before);
        workspace->redo();
        RC_ASSERT(digest(workspace->database()) == after);
    }
}

/// The last row of a table goes, and a new one gets a number that nobody had when the edit began.
TEST(Changeset, ARowWithANumberThatWasFreeIsTakenBackToo) {
    for (const bool many : {false, true}) {
        SCOPED_TRACE(many);
        const test::TemporaryFolder folder;
        const auto workspace = Workspace::create(folder / "a.meike", "CNY");
        const auto tag = [](const char* name) { return Record(Kind::tag).set("name", std::string(name)); };
        RecordId first = 0;
        RecordId second = 0;
        workspace->edit({"change", {}}, [&](Edit& edit) {
            first = edit.insert(tag("一"));
            second = edit.insert(tag("二"));
        });
        workspace->edit({"change", {}}, [&](Edit& edit) { edit.remove(Kind::tag, first); });
        const std::string before = digest(workspace->database());
        workspace->edit({"change", {}}, [&](Edit& edit) {
            if (many) edit.expectMany();
            edit.remove(Kind::tag, second);
            edit.insert(tag("三"));
            edit.insert(tag("四"));
        });
        const std::string after = digest(workspace->database());
        workspace->undo();
        EXPECT_EQ(digest(workspace->database()), before);
        EXPECT_EQ(countRecords(workspace->database(), Kind::tag), 1);
        workspace->redo();
        EXPECT_EQ(digest(workspace->database()), after);
    }
}

/// A row of this edit goes, and one just like it comes under its number: to the session nothing has happened.
TEST(Changeset, ARowInPlaceOfItsLikeIsWrittenOnce) {
    for (const bool many : {false, true}) {
        SCOPED_TRACE(many);
        const test::TemporaryFolder folder;
        const auto workspace = Workspace::create(folder / "a.meike", "CNY");
        Record tagged(Kind::client_tag);
        workspace->edit({"change", {}}, [&](Edit& edit) {
            tagged.set("client", edit.insert(Record(Kind::client).set("name", std::string("甲"))));
            tagged.set("tag", edit.insert(Record(Kind::tag).set("name", std::string("一"))));
        });
        const std::string before = digest(workspace->database());
        const Change change = workspace->edit({"change", {}}, [&](Edit& edit) {
            if (many) edit.expectMany();
            edit.remove(Kind::client_tag, edit.insert(tagged));
            edit.insert(tagged);
        });
        EXPECT_EQ(change.rowCount, 1);
        EXPECT_EQ(changesIn(storedChangeset(workspace->database(), change.step)).size(), 1);
        const std::string after = digest(workspace->database());
        workspace->undo();
        EXPECT_EQ(digest(workspace->database()), before);
        workspace->redo();
        EXPECT_EQ(digest(workspace->database()), after);
    }
}

TEST(Changeset, OfManyRowsComesInParts) {
    const test::TemporaryFolder folder;
    const auto workspace = Workspace::create(folder / "a.meike", "CNY");
    const std::string before = digest(workspace->database());
    const std::string text(1 << 20, 'x');
    constexpr int kRows = 20;
    std::string seen;
    const Change change = workspace->edit({"change", {}}, [&](Edit& edit) {
        Witness witness(edit.database());
        for (int i = 0; i < kRows; ++i)
            edit.insert(Record(Kind::client).set("name", "客户" + std::to_string(i)).set("notes", text));
        seen = witness.changeset();
    });
    const Changeset stored = history_store::load(workspace->database(), change.step);
    EXPECT_EQ(stored.parts.size(), 3U);
    for (const std::string& part : stored.parts) EXPECT_LE(part.size(), 8U << 20);
    EXPECT_EQ(changesIn(storedChangeset(workspace->database(), change.step)), changesIn(seen));
    workspace->undo();
    EXPECT_EQ(digest(workspace->database()), before);
}

/// Rows that a thread beside puts in, with changes and deletions between them.
TEST(Changeset, OfRowsThatGoInBesideIsWhatASessionSees) {
    const test::TemporaryFolder folder;
    const auto workspace = Workspace::create(folder / "a.meike", "CNY");
    const std::string before = digest(workspace->database());
    constexpr int kRows = 3'000;
    std::string seen;
    const Change change = workspace->edit({"change", {}}, [&](Edit& edit) {
        Witness witness(edit.database());
        edit.expectMany();
        RecordId last = 0;
        for (int i = 0; i < kRows; ++i) {
            Record client(Kind::client);
            client.set("name", "客户" + std::to_string(i)).set("credit_limit", std::int64_t{i} - kRows / 2);
            // Of other columns than the row before.
            if (i % 3 != 0) client.set("city", "上海");
            if (i % 5 == 0) client.set("notes", std::string(static_cast<std::size_t>(i) * 7, 'x'));
            const RecordId id = edit.insert(client);
            EXPECT_GT(id, last);
            last = id;
            Record order(Kind::order);
            order.set("client", id).set("date", "2025-03-09").set("amount", std::int64_t{i}).set("currency", "CNY");
            edit.insert(order);
            if (i % 701 == 700) {
                // What waits is there for whoever looks.
                EXPECT_EQ(readRecord(edit.database(), Kind::client, id)->text("name"), client.text("name"));
                edit.set(Kind::client, id, "city", Value{std::string("北京")});
            }
            if (i % 997 != 996) continue;
            edit.remove(Kind::client, id);
            last = 0;  // the id is free again
        }
        seen = witness.changeset();
    });
    const auto changes = changesIn(seen);
    EXPECT_GT(changes.size(), 2U * kRows - 20);
    EXPECT_EQ(changesIn(storedChangeset(workspace->database(), change.step)), changes);
    EXPECT_TRUE(checkDatabase(workspace->database()).empty());
    const std::string after = digest(workspace->database());
    workspace->undo();
    EXPECT_EQ(digest(workspace->database()), before);
    workspace->redo();
    EXPECT_EQ(digest(workspace->database()), after);
}

/// A row that its table refuses, behind and before many good ones.
TEST(Changeset, ARowThatDoesNotGoInBesideTakesTheEditWithIt) {
    for (const int bad : {0, 1, 63, 64, 500, 1'999}) {
        const test::TemporaryFolder folder;
        const auto workspace = Workspace::create(folder / "a.meike", "CNY");
        const std::string before = digest(workspace->database());
        try {
            workspace->edit({"change", {}}, [&](Edit& edit) {
                edit.expectMany();
                for (int i = 0; i < 2'000; ++i) {
                    Record client(Kind::client);
                    client.set("name", "客户" + std::to_string(i));
                    if (i == bad) client.set("industry", std::int64_t{4711});
                    edit.insert(client);
                }
            });
            ADD_FAILURE() << "stored, row " << bad;
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::invalid_value) << error.what();
        }
        EXPECT_EQ(digest(workspace->database()), before) << bad;
        EXPECT_EQ(countRecords(workspace->database(), Kind::client), 0) << bad;
        // And the next edit is as good as ever.
        workspace->edit({"change", {}}, [&](Edit& edit) { edit.insert(Record(Kind::client).set("name", "甲")); });
        EXPECT_EQ(countRecords(workspace->database(), Kind::client), 1) << bad;
    }
}

/// The edit is given up while rows wait.
TEST(Changeset, OfAnEditThatWasGivenUpNothingGoesIn) {
    const test::TemporaryFolder folder;
    const auto workspace = Workspace::create(folder / "a.meike", "CNY");
    const std::string before = digest(workspace->database());
    for (const int rows : {1, 64, 100, 5'000}) {
        EXPECT_THROW(workspace->edit({"change", {}},
                                     [&](Edit& edit) {
                                         edit.expectMany();
                                         for (int i = 0; i < rows; ++i)
                                             edit.insert(Record(Kind::client).set("name", "客户" + std::to_string(i)));
                                         throw Error(ErrorKind::cancelled, "");
                                     }),
                     Error);
        EXPECT_EQ(digest(workspace->database()), before);
    }
}

/// What stands in a row that an undo would delete is looked at: another hand may have been there.
/// Of the rows that changesIn() shows, those that a slice is asked for.
std::vector<std::string> rowsOf(const std::vector<std::string>& rows, const std::string& table, RecordId number = 0) {
    const std::string shown = "1:" + std::to_string(number);
    std::vector<std::string> kept;
    for (const std::string& row : rows) {
        bool holds = number == 0;
        for (std::size_t at = row.find(shown); at != std::string::npos && !holds; at = row.find(shown, at + 1))
            holds = std::string_view(">|").find((row + "|")[at + shown.size()]) != std::string_view::npos;
        if (holds && row.starts_with(table + "|")) kept.push_back(row);
    }
    return kept;
}
std::string joined(const Changeset& changeset) {
    std::string bytes;
    for (const std::string& part : changeset.parts) bytes += part;
    return bytes;
}

RC_GTEST_PROP(ChangesetSlice, IsTheRowsOfItsTables, ()) {
    const test::TemporaryFolder folder;
    const auto workspace = Workspace::create(folder / "w.meike", "CNY");
    RecordId client = 0;
    const auto count = *rc::gen::inRange(1, 40);
    workspace->edit({"add", {}}, [&](Edit& edit) {
        for (int i = 0; i < count; ++i) {
            client = edit.insert(Record(Kind::client).set("name", "客户" + std::to_string(i) + std::string(i, 'x')));
            edit.insert(Record(Kind::contact).set("client", client).set("name", std::string("王")));
        }
    });
    workspace->edit({"change", {}}, [&](Edit& edit) {
        edit.set(Kind::client, client, "city", std::string("上海"));
        edit.set(Kind::client, 1, "ad_budget_amount", std::int64_t{-1});
        edit.insert(Record(Kind::contact).set("client", client).set("name", std::string("李")));
        edit.remove(Kind::contact, 1);
    });
    for (const HistoryStep& step : history(workspace->database())) {
        const Changeset whole = history_store::load(workspace->database(), step.step);
        const std::vector<std::string> rows = changesIn(joined(whole));
        Changeset halves;  // wherever a part ends
        const std::string bytes = joined(whole);
        const auto cut = *rc::gen::inRange<std::size_t>(0, bytes.size() + 1);
        halves.parts = {bytes.substr(0, cut), bytes.substr(cut)};
        for (const Changeset& changeset : {whole, halves}) {
            const auto slice = [&](std::vector<RowsOf> wanted) {
                return changesIn(joined(changesOf(changeset, wanted)));
            };
            RC_ASSERT(slice({{"contact"}}) == rowsOf(rows, "contact"));
            RC_ASSERT(slice({{"client", client}}) == rowsOf(rows, "client", client));
            auto both = rowsOf(rows, "client", client);
            for (const std::string& row : rowsOf(rows, "contact", client)) both.push_back(row);
            RC_ASSERT(slice({{"contact", client}, {"client", client}}) == both);
            const RowsOf none[] = {{"project"}};
            RC_ASSERT(changesOf(changeset, none).empty());
        }
    }
}

TEST(ChangesetSlice, WhatIsNoneIsReturnedWhole) {
    const RowsOf wanted[] = {{"client"}};
    for (const std::string& bytes : {std::string("T"), std::string("x"), std::string("T\1\1client"),
                                     std::string("T\1\1client\0\22\0\3\177abc", 17)}) {
        Changeset changeset;
        changeset.append(bytes);
        EXPECT_EQ(joined(changesOf(changeset, wanted)), bytes);
    }
    EXPECT_TRUE(changesOf({}, wanted).empty());
}

TEST(Changeset, RowChangedBehindItsBackIsAConflict) {
    const test::TemporaryFolder folder;
    const auto workspace = Workspace::create(folder / "a.meike", "CNY");
    RecordId id = 0;
    workspace->edit({"change", {}}, [&](Edit& edit) { id = edit.insert(Record(Kind::client).set("name", "甲")); });
    workspace->database().exec("UPDATE client SET city = '上海' WHERE id = " + std::to_string(id));
    try {
        workspace->undo();
        FAIL() << "undone";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::conflict);
    }
    EXPECT_TRUE(recordExists(workspace->database(), Kind::client, id));
}

}  // namespace
}  // namespace meike
