// SPDX-License-Identifier: GPL-3.0-or-later
// The program is killed in the middle of imports, again and again: a workspace is then as it was before, or as it is
// after, never between, and the next import does not mind what lies about. MEIKE_KILLS says how often (40).
#include <gmock/gmock.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <thread>

#include "app/content_digest.h"
#include "storage/maintenance.h"
#include "storage/workspace.h"
#include "tests/end_to_end/meikectl.h"
#include "tests/support/synthetic_orders.h"

namespace meike::test {
namespace {

namespace fs = std::filesystem;
using Watch = std::chrono::steady_clock;

class Kill : public Meikectl {
protected:
    /// One import as a script runs it, and what it makes of the workspace of before.
    struct Job {
        std::string name;
        std::vector<std::string> command;
        std::string contentAfter;
        std::int64_t microseconds = 0;  ///< that it takes when it is let
    };

    static int kills() {
        const char* const asked = std::getenv("MEIKE_KILLS");
        return asked ? std::atoi(asked) : 40;
    }
    /// Rows from `first` to before `last`; of a client or order that is there already, where their files are read twice
    /// with other `words`.
    std::string clients(int first, int last, const std::string& words) {
        std::string text = "name,code,city,notes,tags\n";
        for (int i = first; i < last; ++i) {
            const std::string n = std::to_string(i);
            text += "客户" + n + ",C" + n + ",上海," + words + " " + n + ",vip" + std::to_string(i % 3) + "\n";
        }
        return text + ",,nobody,,\n";
    }
    std::string orders(int first, int last, const std::string& words) {
        std::string text = "client,date,amount,number,notes\n";
        for (int i = first; i < last; ++i) {
            const std::string n = std::to_string(i);
            text += "客户" + std::to_string(i % 150) + ",2025-0" + std::to_string(1 + i % 9) + "-11," + n + ".5,N" + n +
                    "," + words + " " + n + "\n";
        }
        return text + "nobody,soon,x,,\n";
    }
    void SetUp() override {
        const std::string base = path("base.meike");
        output({"new", base});
        output({"import", base, write("c1.csv", clients(0, 200, "first")), "--kind", "clients"});
        output({"import", base, write("o1.csv", orders(0, 300, "first")), "--kind", "orders", "--match", "number"});
        // One file, as after every clean end.
        ASSERT_FALSE(fs::exists(base + "-wal"));
        m_before = digestIn(base);
        write("c2.csv", clients(100, 600, "second"));
        write("o2.csv", orders(150, 800, "second"));
        addJob("clients", {"c2.csv", "--kind", "clients"});
        addJob("orders", {"o2.csv", "--kind", "orders", "--match", "number"});
    }
    std::string digestIn(const std::string& workspace) { return digest(*Workspace::openReader(workspace)); }
    std::string contentIn(const std::string& workspace) {
        NoProgress quiet;
        return contentDigest(*Workspace::openReader(workspace), quiet);
    }
    void copyBase() {
        for (const char* tail : {"", "-wal", "-shm", "-journal", ".lock"}) fs::remove(path("w.meike") + tail);
        fs::copy_file(path("base.meike"), path("w.meike"));
    }
    void addJob(const std::string& name, std::vector<std::string> what) {
        what.front() = path(what.front());
        Job job{name, {"import", path("w.meike")}, {}, 0};
        job.command.insert(job.command.end(), what.begin(), what.end());
        job.command.insert(job.command.end(), {"--errors", path("rejects.csv")});
        // The quickest of a few; the last moments lie behind its end, where slower ones are still at their commit.
        for (int i = 0; i < 3; ++i) {
            copyBase();
            const auto start = Watch::now();
            output(job.command);
            const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Watch::now() - start).count();
            job.microseconds = i == 0 ? took : std::min(job.microseconds, took);
        }
        job.contentAfter = contentIn(path("w.meike"));
        ASSERT_NE(digestIn(path("w.meike")), m_before);
        m_jobs.push_back(job);
    }

    std::string m_before;
    std::vector<Job> m_jobs;
};

TEST_F(Kill, AnImportIsWholeOrHasNotBeen) {
    Numbers numbers(20260311);
    std::map<std::string, int> ends;
    int leftovers = 0;
    const int all = kills();
    for (int i = 0; i < all; ++i) {
        const Job& job = m_jobs[static_cast<std::size_t>(i) % m_jobs.size()];
        copyBase();
        const std::int64_t moment = numbers.between(1'000, job.microseconds * 13 / 10);
        SCOPED_TRACE(job.name + " killed after " + std::to_string(moment) + " us of " +
                     std::to_string(job.microseconds));
        const pid_t child = start(job.command);
        std::this_thread::sleep_for(std::chrono::microseconds(moment));
        kill(child, SIGKILL);
        const int code = wait(child);
        const bool finished = code == 0;
        ASSERT_TRUE(finished || code == 128 + SIGKILL) << code << read("err");
        const bool wal = fs::exists(path("w.meike-wal"));
        if (!finished && wal) ++leftovers;
        ASSERT_EQ(run({"check", path("w.meike")}), 0) << read("out") << read("err");
        // Opened for writing, as the next window does.
        std::string found;
        {
            const auto workspace = Workspace::open(path("w.meike"));
            found = digest(workspace->database());
        }
        const bool before = found == m_before;
        const bool after = !before && contentIn(path("w.meike")) == job.contentAfter;
        ASSERT_TRUE(before || after) << "the workspace is between";
        // What was acknowledged is there.
        ASSERT_TRUE(!finished || after);
        ++ends[finished ? "finished" : after ? "killed behind the commit" : "killed before it"];
        // Whatever lies about, the next one goes through.
        if (i % 5 == 0 || after) {
            ASSERT_EQ(run(job.command), 0) << read("err");
            ASSERT_EQ(contentIn(path("w.meike")), job.contentAfter);
        }
    }
    EXPECT_GT(ends["killed before it"], all / 3);
    for (const auto& [what, count] : ends) std::cout << count << " " << what << '\n';
    std::cout << all << " kills, " << leftovers << " left a log behind\n";
}

}  // namespace
}  // namespace meike::test
