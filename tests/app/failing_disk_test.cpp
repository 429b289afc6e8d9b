// SPDX-License-Identifier: GPL-3.0-or-later
// Every call to the disk fails once, and from then on: an edit, an import, an undo and a backup are then whole or have
// not been, say so truly, and go through when the disk is well again. MEIKE_FAULTS=1 takes every call (else some 15).
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

#include "app/content_digest.h"
#include "app/import.h"
#include "app/records/record_writer.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/shim_vfs.h"
#include "tests/support/temporary_folder.h"

namespace meike::test {
namespace {

namespace fs = std::filesystem;

class FailingDisk : public ::testing::Test {
protected:
    using Work = std::function<void(Workspace&)>;
    enum class Fault { once, forEver, full };

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
            if (entry.path() != m_base) fs::remove_all(entry.path());
        fs::copy_file(m_base, m_file);
    }
    /// Without uids and moments, which are others every time.
    static std::string contentOf(Database& database) {
        NoProgress quiet;
        return contentDigest(database, quiet);
    }

    /// The work on a workspace that was opened before, with the n-th call failing, for every n there is.
    void sweep(const char* name, const Work& work) {
        ShimVfs shim;
        std::string before;
        std::string after;
        std::int64_t calls = 0;
        {
            place();
            const auto workspace = open();
            before = contentOf(workspace->database());
            shim.fail(1'000'000'000);
            work(*workspace);
            calls = shim.calls();
            shim.fail(0);
            after = contentOf(workspace->database());
        }
        int failed = 0;
        int done = 0;
        const std::int64_t stride = std::getenv("MEIKE_FAULTS") ? 1 : calls / 15 + 1;
        for (const Fault fault : {Fault::once, Fault::forEver, Fault::full}) {
            // Writes alone fail of a full disk: as many at most.
            for (std::int64_t n = 1; n <= calls; n += stride) {
                SCOPED_TRACE(std::string(name) + ": call " + std::to_string(n) + " of " + std::to_string(calls) +
                             (fault == Fault::once   ? " once"
                              : fault == Fault::full ? ", the disk is full"
                                                     : " for ever"));
                place();
                bool threw = false;
                bool unchanged = false;
                {
                    auto workspace = open();
                    shim.fail(n, fault != Fault::once, fault == Fault::full);
                    try {
                        work(*workspace);
                    } catch (const Error& error) {
                        threw = true;
                        unchanged = error.nothingChanged();
                        EXPECT_NE(error.kind(), ErrorKind::internal) << error.what();
                    }
                    const bool reached = shim.failed() > 0;
                    shim.fail(0);
                    if (!reached) {
                        // Fewer calls of that sort than this.
                        if (fault == Fault::full) break;
                        continue;
                    }
                    const std::string now = contentOf(workspace->database());
                    EXPECT_TRUE(now == before || now == after) << "half done";
                    if (!threw) {
                        EXPECT_EQ(now, after) << "it said that it was done";
                    }
                    if (unchanged) {
                        EXPECT_EQ(now, before) << "it said that nothing was changed";
                    }
                    ++(threw ? failed : done);
                    // The disk is well again: the same session goes on.
                    if (now == before && before != after) {
                        EXPECT_NO_THROW(work(*workspace));
                        EXPECT_EQ(contentOf(workspace->database()), after);
                    }
                }
                const auto again = open();
                EXPECT_TRUE(checkDatabase(again->database()).empty());
                EXPECT_EQ(contentOf(again->database()), after);
                ASSERT_FALSE(HasFailure());
            }
        }
        std::cout << name << ": " << calls << " calls; " << failed << " refused, " << done << " done all the same\n";
        EXPECT_GT(failed, 0);
    }
    std::unique_ptr<Workspace> open() { return Workspace::open(m_file, m_clock); }

    TemporaryFolder m_folder;
    FixedClock m_clock{valueOrThrow(makeDate(2026, 3, 9))};
    const fs::path m_base = m_folder / "base.meike";
    const fs::path m_file = m_folder / "a.meike";
};

TEST_F(FailingDisk, AnEditIsWholeOrHasNotBeen) {
    sweep("edit", [](Workspace& workspace) {
        workspace.edit({"change", {}}, [](Edit& edit) {
            for (RecordId id = 1; id <= 40; ++id) edit.set(Kind::client, id, "city", Value(std::string("上海")));
        });
    });
}

TEST_F(FailingDisk, AnImportIsWholeOrHasNotBeen) {
    const std::string text = "name,code,notes\n" + rows(30, 400, "second");
    sweep("import", [&](Workspace& workspace) { import(workspace, text); });
}

TEST_F(FailingDisk, AnUndoIsWholeOrHasNotBeen) {
    sweep("undo", [](Workspace& workspace) { workspace.undo(); });
}

TEST_F(FailingDisk, ABackupIsThereWholeOrNotAtAll) {
    const fs::path copy = m_folder / "copy.meike";
    sweep("backup", [&](Workspace& workspace) {
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
    });
    EXPECT_EQ(digest(*Workspace::openReader(copy)), digest(*Workspace::openReader(m_file)));
}

}  // namespace
}  // namespace meike::test
