// SPDX-License-Identifier: GPL-3.0-or-later
// Every call to the disk fails once, and from then on: an edit, an import, an undo, a backup and a restore are then
// whole or have not been.
#include "tests/app/fault_sweep.h"
#include "tests/support/shim_vfs.h"

namespace meike::test {
namespace {

class FailingDisk : public FaultSweep {
protected:
    void sweepDisk(const char* name, const Work& work) {
        ShimVfs shim;
        Faults faults;
        faults.ways = {{" once", [&](std::int64_t n) { shim.fail(n); }},
                       {" for ever", [&](std::int64_t n) { shim.fail(n, true); }},
                       // Writes alone fail of a full disk.
                       {", the disk is full", [&](std::int64_t n) { shim.fail(n, true, true); }, true}};
        faults.calls = [&] { return shim.calls(); };
        faults.failed = [&] { return shim.failed(); };
        sweep(name, faults, work);
    }
};

TEST_F(FailingDisk, AnEditIsWholeOrHasNotBeen) {
    sweepDisk("edit", [](std::unique_ptr<Workspace>& workspace) { changeCities(*workspace); });
}

TEST_F(FailingDisk, AnImportIsWholeOrHasNotBeen) {
    const std::string text = "name,code,notes\n" + rows(30, 400, "second");
    sweepDisk("import", [&](std::unique_ptr<Workspace>& workspace) { import(*workspace, text); });
}

TEST_F(FailingDisk, AnUndoIsWholeOrHasNotBeen) {
    sweepDisk("undo", [](std::unique_ptr<Workspace>& workspace) { workspace->undo(); });
}

TEST_F(FailingDisk, ABackupIsThereWholeOrNotAtAll) {
    const fs::path copy = m_folder / "copy.meike";
    sweepDisk("backup", [&](std::unique_ptr<Workspace>& workspace) { backUp(*workspace, copy); });
    if (!fs::exists(copy)) backUp(*open(), copy);
    EXPECT_EQ(digest(*Workspace::openReader(copy)), digest(*Workspace::openReader(m_file)));
}

TEST_F(FailingDisk, ARestoreIsWholeOrHasNotBeen) {
    const fs::path backup = backupOfBefore();
    sweepDisk("restore", [&](std::unique_ptr<Workspace>& workspace) { restore(workspace, backup); });
}

}  // namespace
}  // namespace meike::test
