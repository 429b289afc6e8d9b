// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "app/content_digest.h"
#include "app/import.h"
#include "app/records/record_writer.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike::test {

namespace fs = std::filesystem;

/// What can go wrong at any moment, as something that a test switches on and off.
struct Faults {
    struct Way {
        const char* words;
        std::function<void(std::int64_t n)> arm;  ///< from now on the n-th call fails; 0: none does
        bool fewer = false;                       ///< fewer calls can fail so: the first that is not reached ends it
    };
    std::vector<Way> ways;
    std::function<std::int64_t()> calls;   ///< since it was armed
    std::function<std::int64_t()> failed;  ///< of them
};

/// A workspace, and works on it that are cut off by a fault at their n-th call, for every n there is: they are then
/// whole or have not been, say so truly, and go through when all is well again. MEIKE_FAULTS=1 takes every call (else
/// some 15 of each).
class FaultSweep : public ::testing::Test {
protected:
    /// Works on the open workspace; one that has to close it puts an open one back.
    using Work = std::function<void(std::unique_ptr<Workspace>&)>;

    void SetUp() override {
        auto workspace = Workspace::create(m_base, "CNY", m_clock);
        const std::string first = "name,code,notes\n" + rows(0, 60, "first");
        import(*workspace, first);
        workspace->edit({"add", {}}, [](Edit& edit) {
            for (int i = 0; i < 20; ++i)
                edit.insert(Record(Kind::contact).set("client", RecordId{1}).set("name", "人" + std::to_string(i)));
        });
    }
    static std::string rows(int from, int to, const std::string& words) {
        std::string text;
        for (int i = from; i < to; ++i)
            text += "客户" + std::to_string(i) + ",C" + std::to_string(i) + "," + words + std::string(200, 'x') + "\n";
        return text;
    }
    void import(Workspace& workspace, const std::string& text) {
        ImportPlan plan;
        plan.kind = Kind::client;
        plan.file = m_folder / "in.csv";
        std::ofstream(plan.file, std::ios::binary) << text;
        NoProgress quiet;
        runImport(workspace, plan, quiet);
    }
    void place() {
        for (const auto& entry : fs::directory_iterator(m_folder.path()))
            if (entry.path() != m_base && entry.path() != m_kept) fs::remove_all(entry.path());
        fs::copy_file(m_base, m_file);
    }
    /// Without uids and moments, which are others every time.
    static std::string contentOf(Database& database) {
        NoProgress quiet;
        return contentDigest(database, quiet);
    }

    void sweep(const char* name, const Faults& faults, const Work& work) {
        std::string before;
        std::string after;
        std::int64_t calls = 0;
        {
            place();
            auto workspace = open();
            before = contentOf(workspace->database());
            faults.ways.front().arm(1'000'000'000);
            work(workspace);
            calls = faults.calls();
            faults.ways.front().arm(0);
            after = contentOf(workspace->database());
        }
        int failed = 0;
        int done = 0;
        const std::int64_t stride = std::getenv("MEIKE_FAULTS") ? 1 : calls / 15 + 1;
        for (const Faults::Way& way : faults.ways)
            for (std::int64_t n = 1; n <= calls; n += stride) {
                SCOPED_TRACE(std::string(name) + ": call " + std::to_string(n) + " of " + std::to_string(calls) +
                             way.words);
                place();
                try {
                    bool threw = false;
                    bool unchanged = false;
                    {
                        auto workspace = open();
                        way.arm(n);
                        try {
                            work(workspace);
                        } catch (const Error& error) {
                            threw = true;
                            unchanged = error.nothingChanged();
                            EXPECT_NE(error.kind(), ErrorKind::internal) << error.what();
                        }
                        const bool reached = faults.failed() > 0;
                        way.arm(0);
                        if (!reached) {
                            if (way.fewer) break;
                            continue;
                        }
                        if (!workspace) workspace = open();
                        const std::string now = contentOf(workspace->database());
                        EXPECT_TRUE(now == before || now == after) << "half done";
                        if (!threw) {
                            EXPECT_EQ(now, after) << "it said that it was done";
                        }
                        if (unchanged) {
                            EXPECT_EQ(now, before) << "it said that nothing was changed";
                        }
                        ++(threw ? failed : done);
                        // All is well again: the same session goes on.
                        if (now == before && before != after) {
                            EXPECT_NO_THROW(work(workspace));
                            EXPECT_EQ(contentOf(workspace->database()), after);
                        }
                    }
                    const auto again = open();
                    EXPECT_TRUE(checkDatabase(again->database()).empty());
                    EXPECT_EQ(contentOf(again->database()), after);
                    for (const auto& entry : fs::directory_iterator(m_folder.path())) {
                        const std::string left = entry.path().filename().string();
                        EXPECT_TRUE(left.find(".part") == std::string::npos &&
                                    left.find(".incoming") == std::string::npos)
                            << left;
                    }
                } catch (const Error& error) {
                    ADD_FAILURE() << "all is well again, and yet: " << error.what();
                }
                ASSERT_FALSE(HasFailure());
            }
        std::cout << name << ": " << calls << " calls; " << failed << " refused, " << done << " done all the same\n";
        EXPECT_GT(failed, 0);
    }
    static void changeCities(Workspace& workspace) {
        workspace.edit({"change", {}}, [](Edit& edit) {
            for (RecordId id = 1; id <= 40; ++id) edit.set(Kind::client, id, "city", Value(std::string("上海")));
        });
    }
    /// There whole, or not at all.
    void backUp(Workspace& workspace, const fs::path& copy) {
        NoProgress quiet;
        const auto reader = workspace.openReader();
        try {
            backupTo(*reader, copy, quiet, {});
        } catch (const Error&) {
            EXPECT_FALSE(fs::exists(copy));
            EXPECT_FALSE(fs::exists(copy.string() + ".part"));
            throw;
        }
        EXPECT_TRUE(fs::exists(copy));
    }
    /// What a restore finds: a backup, and a workspace that has gone on since.
    fs::path backupOfBefore() {
        const fs::path backup = m_folder / "of-before.meike";
        NoProgress quiet;
        {
            Database base(m_base, Database::Mode::read);
            backupTo(base, backup, quiet, {});
        }
        changeCities(*Workspace::open(m_base, m_clock));
        m_kept = backup;
        return backup;
    }
    void restore(std::unique_ptr<Workspace>& workspace, const fs::path& backup) {
        workspace.reset();
        NoProgress quiet;
        restoreFrom(backup, m_file, quiet, {});
        workspace = open();
    }
    std::unique_ptr<Workspace> open() { return Workspace::open(m_file, m_clock); }

    TemporaryFolder m_folder;
    FixedClock m_clock{valueOrThrow(makeDate(2026, 3, 9))};
    const fs::path m_base = m_folder / "base.meike";
    const fs::path m_file = m_folder / "a.meike";
    fs::path m_kept;  ///< stays where it is when everything else is placed anew
};

}  // namespace meike::test
