// SPDX-License-Identifier: GPL-3.0-or-later
// Workspace files as disks and people who mean harm leave them: whatever is asked of them, nothing crashes, waits or
// runs what is in them. MEIKE_DAMAGED, MEIKE_HOSTILE and MEIKE_CHANGESETS say how many (200, 32 and 16; ./dev soak:
// 2,000, 320 and 400).
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>

#include "app/records/record_writer.h"
#include "app/session.h"
#include "storage/client_query.h"
#include "storage/maintenance.h"
#include "storage/workspace.h"
#include "tests/support/damaged_file.h"
#include "tests/support/file_text.h"
#include "tests/support/random_records.h"
#include "tests/support/temporary_folder.h"

namespace meike::test {
namespace {

namespace fs = std::filesystem;

int howMany(const char* name, int usually) {
    const char* const asked = std::getenv(name);
    return asked ? std::atoi(asked) : usually;
}

/// What came of a file; the child that looked at it ends with this.
enum class End { refused = 10, noticed, harmless, unnoticed, strange };

class DamagedFile : public ::testing::Test {
protected:
    void SetUp() override {
        auto workspace = Workspace::create(m_base, "CNY", m_clock);
        Numbers numbers(1);
        for (int round = 0; round < 6; ++round)
            for (const KindRow& kind : kindTable()) {
                if (kind.kind == Kind::setting || kind.kind == Kind::custom_field) continue;
                workspace->edit({"add", {"@" + std::string(kind.key), "x"}}, [&](Edit& edit) {
                    for (int i = 0; i < 4; ++i)
                        if (const auto record =
                                someRecord(edit.database(), kind.kind, static_cast<std::uint32_t>(numbers.next())))
                            edit.insert(*record);
                });
            }
        // Steps to be done again, too.
        workspace->undo();
        workspace->undo();
        m_digest = digest(workspace->database());
    }

    /// All that programs do with a file, in a process of its own: a crash or a wait ends that one alone.
    template <class Look>
    int inChild(const Look& look) {
        const pid_t child = fork();
        if (child == 0) {
            ::alarm(240);  // an endless view costs each connection some seconds, on a busy machine more
            int code = static_cast<int>(End::strange);
            try {
                code = static_cast<int>(look());
            } catch (const Error&) {
                code = static_cast<int>(End::refused);
            } catch (const std::exception& error) {
                std::cerr << "past our errors: " << error.what() << '\n';
            }
            std::_Exit(code);
        }
        int status = 0;
        waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }
    /// Errors are answers; the next question is asked all the same.
    template <class Run>
    static bool answers(const Run& run) {
        try {
            run();
            return true;
        } catch (const Error&) {
            return false;
        }
    }
    static End look(const fs::path& path, const std::string& expected) {
        bool opened = false;
        bool noticed = false;
        std::string content;
        const bool read = answers([&] {
            const auto reader = Workspace::openReader(path);
            opened = true;
            noticed = !reader->distrusted().empty();
            const auto look = [&] {
                for (const Finding& finding : checkDatabase(*reader))
                    noticed = noticed || finding.detail.find("planted") == std::string::npos;
            };
            if (!answers(look)) noticed = true;
            if (!answers([&] { content = digest(*reader); })) noticed = true;
            answers([&] { queryClientIds(*reader, ClientQuery{}); });
            for (const KindRow& kind : kindTable()) answers([&] { allRecords(*reader, kind.kind); });
            answers([&] { history(*reader); });
        });
        if (!read) opened = false;
        // As a window does: with scores, tags by rule and the plan behind it.
        answers([&] {
            const auto session = Session::open(path, testClock());
            answers([&] { session->settle(); });
            answers([&] {
                session->edit({"add", {}},
                              [](Edit& edit) { edit.insert(Record(Kind::client).set("name", std::string("新客户"))); });
            });
            for (int i = 0; i < 4; ++i) answers([&] { session->undo(); });
            for (int i = 0; i < 4; ++i) answers([&] { session->redo(); });
            answers([&] { session->settle(); });
        });
        answers([&] {
            NoProgress quiet;
            const auto reader = Workspace::openReader(path);
            backupTo(*reader, path.string() + ".copy", quiet, {});
        });
        if (!opened) return End::refused;
        if (noticed) return End::noticed;
        return content == expected ? End::harmless : End::unnoticed;
    }
    static const Clock& testClock() {
        static const FixedClock clock(valueOrThrow(makeDate(2026, 3, 9)));
        return clock;
    }
    void clear() {
        for (const auto& entry : fs::directory_iterator(m_folder.path()))
            if (entry.path() != m_base) fs::remove_all(entry.path());
    }

    TemporaryFolder m_folder;
    const Clock& m_clock = testClock();
    const fs::path m_base = m_folder / "base.meike";
    const fs::path m_file = m_folder / "d.meike";
    std::string m_digest;
};

TEST_F(DamagedFile, IsRefusedNoticedOrHarmless) {
    const std::string sound = fileText(m_base);
    Numbers numbers(20261201);
    std::map<std::string, std::map<int, int>> ends;
    std::map<int, int> sums;
    const int all = howMany("MEIKE_DAMAGED", 200);
    for (int i = 0; i < all; ++i) {
        clear();
        std::string bytes = sound;
        const std::string what = damageBytes(bytes, numbers);
        std::ofstream(m_file, std::ios::binary) << bytes;
        const int end = inChild([&] { return look(m_file, m_digest); });
        ++ends[what][end];
        ++sums[end];
        ASSERT_GE(end, static_cast<int>(End::refused)) << "file " << i << ", " << what << ": signal " << -end;
        ASSERT_LT(end, static_cast<int>(End::strange)) << "file " << i << ", " << what;
    }
    for (const auto& [what, counts] : ends) {
        std::cout << what << ':';
        for (const auto& [end, count] : counts)
            std::cout << ' ' << count
                      << (end == 10   ? " refused"
                          : end == 11 ? " noticed"
                          : end == 12 ? " harmless"
                                      : " unnoticed");
        std::cout << '\n';
    }
    EXPECT_EQ(sums[static_cast<int>(End::unnoticed)], 0);
}

TEST_F(DamagedFile, WhatIsBuiltIntoItIsNotRun) {
    Numbers numbers(20261202);
    std::map<int, int> sums;
    const int all = howMany("MEIKE_HOSTILE", 32);
    for (int i = 0; i < all; ++i) {
        clear();
        fs::copy_file(m_base, m_file);
        const std::string what = plantSomething(m_file.string(), numbers);
        const std::string clients =
            BareDatabase(m_file.string()).texts("SELECT count(*) FROM client").empty()
                ? std::string()
                : BareDatabase(m_file.string()).texts("SELECT CAST(count(*) AS TEXT) FROM client").front();
        const int end = inChild([&] { return look(m_file, m_digest); });
        ++sums[end];
        ASSERT_GE(end, static_cast<int>(End::refused)) << "file " << i << ", " << what << ": signal " << -end;
        ASSERT_LT(end, static_cast<int>(End::strange)) << "file " << i << ", " << what;
        EXPECT_TRUE(BareDatabase(m_file.string()).texts("SELECT CAST(a AS TEXT) FROM planted").empty()) << what;
        EXPECT_FALSE(fs::exists(m_file.string() + ".written")) << what;
    }
    std::cout << sums[10] << " refused, " << sums[11] << " noticed, " << sums[12] << " harmless, " << sums[13]
              << " with other values\n";
}

TEST_F(DamagedFile, AStepThatWasAlteredEndsNothing) {
    Numbers numbers(20261203);
    std::map<int, int> sums;
    const int all = howMany("MEIKE_CHANGESETS", 16);
    for (int i = 0; i < all; ++i) {
        clear();
        fs::copy_file(m_base, m_file);
        {
            BareDatabase database(m_file.string());
            alterSteps(database, numbers);
        }
        const int end = inChild([&] { return look(m_file, m_digest); });
        ++sums[end];
        ASSERT_GE(end, static_cast<int>(End::refused)) << "step " << i << ": signal " << -end;
        ASSERT_LT(end, static_cast<int>(End::strange)) << "step " << i;
    }
    std::cout << all << " altered steps: " << sums[10] << " refused, " << sums[11] << " noticed, " << sums[12]
              << " harmless, " << sums[13] << " with other values\n";
    // The records are as they were: a step alone was altered.
    EXPECT_EQ(sums[13], 0);
}

}  // namespace
}  // namespace meike::test
