// SPDX-License-Identifier: GPL-3.0-or-later
// The power goes at any moment, and the disk has kept what was synced and some of the rest: what was acknowledged is
// there, and nothing is half there. MEIKE_POWER_CUTS says how often (100; ./dev soak: 3,000).
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/file_text.h"
#include "tests/support/random_records.h"
#include "tests/support/shim_vfs.h"
#include "tests/support/synthetic_orders.h"
#include "tests/support/temporary_folder.h"

namespace meike::test {
namespace {

namespace fs = std::filesystem;

class PowerCutTest : public ::testing::Test {
protected:
    /// A commit that the caller was told of: behind so many events.
    struct Acknowledged {
        std::size_t events = 0;
        std::string digest;
    };
    static int cuts() {
        const char* const asked = std::getenv("MEIKE_POWER_CUTS");
        return asked ? std::atoi(asked) : 100;
    }

    void SetUp() override {
        Workspace::create(m_file, "CNY", m_clock).reset();
        ASSERT_FALSE(fs::exists(m_file.string() + "-wal"));
        m_begin[m_file.filename().string()] = fileText(m_file);
    }
    /// Edits, undone and done again, over a log that is folded in again and again; closed and opened in between.
    void work(ShimVfs& shim, const std::string& pragma) {
        Numbers numbers(7);
        const auto open = [&] {
            auto workspace = Workspace::open(m_file, m_clock);
            workspace->database().exec("PRAGMA wal_autocheckpoint = 25");
            if (!pragma.empty()) workspace->database().exec(pragma);
            return workspace;
        };
        auto workspace = open();
        const auto acknowledge = [&] {
            m_acknowledged.push_back({shim.events().size(), digest(workspace->database())});
        };
        acknowledge();
        for (int step = 0; step < 40; ++step) {
            if (step % 13 == 12) {
                workspace.reset();
                workspace = open();
            }
            const auto choice = numbers.below(8);
            if (choice == 0)
                workspace->undo();
            else if (choice == 1)
                workspace->redo();
            else
                workspace->edit({"add", {}}, [&](Edit& edit) {
                    // One of several pages now and then.
                    const std::int64_t count = numbers.chance(20) ? 60 : 2;
                    for (std::int64_t i = 0; i < count; ++i) {
                        const Kind kind = i % 2 == 0 ? Kind::client : Kind::contact;
                        if (const auto record =
                                someRecord(edit.database(), kind, static_cast<std::uint32_t>(numbers.next())))
                            edit.insert(*record);
                    }
                });
            acknowledge();
        }
    }
    struct Found {
        int lost = 0;     ///< an acknowledged commit is not there
        int damaged = 0;  ///< or what is there is no workspace, or a half
    };
    Found look(const std::vector<ShimVfs::Event>& events, int all) {
        Numbers numbers(99);
        std::vector<std::size_t> moments;
        for (int i = 0; i < all; ++i)
            moments.push_back(static_cast<std::size_t>(numbers.between(
                static_cast<std::int64_t>(m_acknowledged.front().events), static_cast<std::int64_t>(events.size()))));
        std::sort(moments.begin(), moments.end());
        PowerCut disk(m_begin);
        Found found;
        std::size_t at = 0;
        std::size_t told = 0;
        const fs::path place = m_folder / "cut";
        for (std::size_t i = 0; i < moments.size(); ++i) {
            for (; at < moments[i]; ++at) disk.add(events[at]);
            while (told + 1 < m_acknowledged.size() && m_acknowledged[told + 1].events <= moments[i]) ++told;
            fs::remove_all(place);
            fs::create_directory(place);
            for (const auto& [name, bytes] : disk.state([&](std::int64_t n) { return numbers.below(n); }))
                std::ofstream(place / name, std::ios::binary) << bytes;
            std::string content;
            try {
                const fs::path file = place / m_file.filename();
                if (i % 10 == 0) {
                    const auto workspace = Workspace::open(file, m_clock);
                    content = checkDatabase(workspace->database()).empty() ? digest(workspace->database()) : "";
                } else {
                    Database database(file, Database::Mode::write);
                    Statement integrity = database.prepare("PRAGMA integrity_check(1)");
                    content = integrity.step() && integrity.text(0) == "ok" ? digest(database) : "";
                }
            } catch (const Error&) {
                content.clear();
            }
            if (content == m_acknowledged[told].digest) continue;
            if (told + 1 < m_acknowledged.size() && content == m_acknowledged[told + 1].digest) continue;
            const bool earlier =
                std::any_of(m_acknowledged.begin(), m_acknowledged.begin() + static_cast<std::ptrdiff_t>(told),
                            [&](const Acknowledged& each) { return each.digest == content; });
            ++(earlier ? found.lost : found.damaged);
        }
        return found;
    }

    TemporaryFolder m_folder;
    FixedClock m_clock{valueOrThrow(makeDate(2026, 3, 9))};
    const fs::path m_file = m_folder / "a.meike";
    std::map<std::string, std::string> m_begin;
    std::vector<Acknowledged> m_acknowledged;
};

TEST_F(PowerCutTest, WhatWasAcknowledgedIsThereAndNothingIsHalfThere) {
    ShimVfs shim;
    shim.record(true);
    work(shim, {});
    shim.record(false);
    const Found found = look(shim.events(), cuts());
    std::cout << cuts() << " power cuts among " << shim.events().size() << " writes and syncs: " << found.lost
              << " lost, " << found.damaged << " damaged\n";
    EXPECT_EQ(found.lost, 0);
    EXPECT_EQ(found.damaged, 0);
}

TEST_F(PowerCutTest, WithoutSyncsTheSameFindsLosses) {
    ShimVfs shim;
    shim.record(true);
    work(shim, "PRAGMA synchronous = OFF");
    shim.record(false);
    const Found found = look(shim.events(), cuts());
    std::cout << "without syncs: " << found.lost << " lost, " << found.damaged << " damaged\n";
    EXPECT_GT(found.lost + found.damaged, cuts() / 10);
}

}  // namespace
}  // namespace meike::test
