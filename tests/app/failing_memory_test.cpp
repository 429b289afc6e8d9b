// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite is refused a piece of memory at any moment, once and from then on: an edit, an import, an undo, a backup and a
// restore are then whole or have not been, and nothing crashes.
#include "tests/support/failing_memory.h"
#include "tests/app/fault_sweep.h"

namespace meike::test {
namespace {

class FailingMemoryTest : public FaultSweep {
protected:
    void sweepMemory(const char* name, const Work& work) {
        const FailingMemory memory;
        Faults faults;
        faults.ways = {{" once", [](std::int64_t n) { FailingMemory::fail(n); }},
                       {" for ever", [](std::int64_t n) { FailingMemory::fail(n, true); }}};
        faults.calls = [] { return FailingMemory::calls(); };
        faults.failed = [] { return FailingMemory::failed(); };
        sweep(name, faults, work);
    }
};

TEST_F(FailingMemoryTest, AnEditIsWholeOrHasNotBeen) {
    sweepMemory("edit", [](std::unique_ptr<Workspace>& workspace) { changeCities(*workspace); });
}

TEST_F(FailingMemoryTest, AnImportIsWholeOrHasNotBeen) {
    const std::string text = "name,code,notes\n" + rows(50, 70, "second");
    sweepMemory("import", [&](std::unique_ptr<Workspace>& workspace) { import(*workspace, text); });
}

TEST_F(FailingMemoryTest, AnUndoIsWholeOrHasNotBeen) {
    sweepMemory("undo", [](std::unique_ptr<Workspace>& workspace) { workspace->undo(); });
}

TEST_F(FailingMemoryTest, ABackupIsThereWholeOrNotAtAll) {
    const fs::path copy = m_folder / "copy.meike";
    sweepMemory("backup", [&](std::unique_ptr<Workspace>& workspace) { backUp(*workspace, copy); });
    if (!fs::exists(copy)) backUp(*open(), copy);
    EXPECT_EQ(digest(*Workspace::openReader(copy)), digest(*Workspace::openReader(m_file)));
}

TEST_F(FailingMemoryTest, ARestoreIsWholeOrHasNotBeen) {
    const fs::path backup = backupOfBefore();
    sweepMemory("restore", [&](std::unique_ptr<Workspace>& workspace) { restore(workspace, backup); });
}

}  // namespace
}  // namespace meike::test
