// SPDX-License-Identifier: GPL-3.0-or-later
// The program is killed in the middle of whatever it writes, again and again: a workspace is then as it was before, or
// as it is after, never between; what was acknowledged is there; and the same command again does not mind what lies
// about. MEIKE_KILLS says how often (200).
#include <gmock/gmock.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <thread>

#include "app/archive.h"
#include "app/content_digest.h"
#include "storage/maintenance.h"
#include "storage/schema.h"
#include "storage/workspace.h"
#include "tests/end_to_end/meikectl.h"
#include "tests/support/synthetic_orders.h"

namespace meike::test {
namespace {

namespace fs = std::filesystem;
using Watch = std::chrono::steady_clock;

class Kill : public Meikectl {
protected:
    enum class State { before, after };

    /// One command as a script runs it, in a folder of its own (`k`), and how to tell what it has done.
    struct Job {
        std::string name;
        std::map<std::string, std::string> begins;  ///< files of the folder `base`, by their names in `k`
        std::vector<std::string> command;           ///< words that begin with `@` are files of `k`
        std::function<State()> look;                ///< fails the test when it is neither
        std::int64_t microseconds = 0;              ///< that it takes when it is let
    };

    static int kills() {
        const char* const asked = std::getenv("MEIKE_KILLS");
        return asked ? std::atoi(asked) : 200;
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
    std::string inBase(const std::string& name) const { return path("base/" + name); }
    std::string inJob(const std::string& name) const { return path("k/" + name); }

    static std::string contentOf(Database& database) {
        NoProgress quiet;
        return contentDigest(database, quiet);
    }
    static std::string contentIn(const std::string& workspace) { return contentOf(*Workspace::openReader(workspace)); }
    /// Opened for writing, as the next window does, and looked through.
    static std::string contentNext(const std::string& workspace) {
        const auto opened = Workspace::open(workspace);
        const auto findings = checkDatabase(opened->database());
        EXPECT_TRUE(findings.empty()) << findings.front().what << ": " << findings.front().detail;
        return contentOf(opened->database());
    }
    static State oneOf(const std::string& content, const std::string& before, const std::string& after) {
        EXPECT_TRUE(content == before || content == after) << "it is between";
        return content == after ? State::after : State::before;
    }
    /// The workspace is what it was, or what the command makes of it.
    std::function<State()> becomes(const std::string& before, const std::string& after) {
        return [this, before, after] { return oneOf(contentNext(inJob("w.meike")), before, after); };
    }

    void begin(const Job& job) {
        fs::remove_all(path("k"));
        fs::create_directory(path("k"));
        for (const auto& [name, base] : job.begins) fs::copy_file(inBase(base), inJob(name));
    }
    std::vector<std::string> commandOf(const Job& job) {
        std::vector<std::string> words = job.command;
        for (std::string& word : words)
            if (word.starts_with('@')) word = inJob(word.substr(1));
        return words;
    }

    void SetUp() override {
        fs::create_directory(path("base"));
        output({"new", inBase("first.meike")});
        const auto import = [&](const std::string& workspace, const std::string& file, const std::string& kind) {
            std::vector<std::string> words = {"import", workspace, file, "--kind", kind, "--errors", path("rejects")};
            if (kind == "orders") words.insert(words.end(), {"--match", "number"});
            output(words);
        };
        import(inBase("first.meike"), write("c1.csv", clients(0, 200, "first")), "clients");
        import(inBase("first.meike"), write("o1.csv", orders(0, 300, "first")), "orders");
        fs::copy_file(inBase("first.meike"), inBase("second.meike"));
        import(inBase("second.meike"), write("c2.csv", clients(100, 600, "second")), "clients");
        write("o2.csv", orders(150, 800, "second"));
        output({"archive", inBase("first.meike"), inBase("first.zip"), "--purpose", "test"});
        for (int schema = 1; schema < newestSchema(); ++schema) {
            const std::string file = fileOfSchema(schema);
            fs::copy_file(fs::path(MEIKE_TEST_DATA_DIR) / "workspaces" / file, inBase(file));
            fs::permissions(inBase(file), fs::perms::owner_read | fs::perms::owner_write);
        }
        // One file each, as after every clean end; a reader leaves an empty log.
        for (const char* name : {"first.meike-wal", "second.meike-wal"})
            ASSERT_TRUE(!fs::exists(inBase(name)) || fs::file_size(inBase(name)) == 0) << name;
        m_first = contentIn(inBase("first.meike"));
        for (int schema = 1; schema < newestSchema(); ++schema) {
            fs::copy_file(inBase(fileOfSchema(schema)), inBase("new.meike"), fs::copy_options::overwrite_existing);
            m_old[schema] = digest(Workspace::open(inBase("new.meike"))->database());
        }
        m_second = contentIn(inBase("second.meike"));
        ASSERT_NE(m_first, m_second);
        addJobs();
        for (Job& job : m_jobs) {
            // The quickest of a few; the last moments lie behind its end, where slower ones are still at their commit.
            for (int i = 0; i < 3; ++i) {
                begin(job);
                const auto start = Watch::now();
                output(commandOf(job));
                const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Watch::now() - start).count();
                job.microseconds = i == 0 ? took : std::min(job.microseconds, took);
            }
            ASSERT_EQ(job.look(), State::after) << job.name;
        }
    }

    /// A job that writes into `w.meike` alone, told by what it makes of it when it is let.
    void addWriter(const std::string& name, const std::string& base, std::vector<std::string> command) {
        Job job{name, {{"w.meike", base}}, std::move(command), {}};
        begin(job);
        output(commandOf(job));
        const std::string after = contentIn(inJob("w.meike"));
        const std::string before = contentIn(inBase(base));
        ASSERT_NE(after, before) << name;
        job.look = becomes(before, after);
        m_jobs.push_back(job);
    }
    void addJobs() {
        addWriter("import of clients", "first.meike",
                  {"import", "@w.meike", path("c2.csv"), "--kind", "clients", "--errors", "@rejects.csv"});
        addWriter("import of orders", "first.meike",
                  {"import", "@w.meike", path("o2.csv"), "--kind", "orders", "--match", "number", "--errors",
                   "@rejects.csv"});
        addWriter("bulk edit", "second.meike",
                  {"tag", "@w.meike", "add", "marked", "--rule",
                   write("all.json", R"({"field": "city", "op": "equals", "value": "上海"})")});
        addWriter("undo", "second.meike", {"undo", "@w.meike"});
        for (int schema = 1; schema < newestSchema(); ++schema)
            m_jobs.push_back({"migration of schema " + std::to_string(schema),
                              {{"w.meike", fileOfSchema(schema)}},
                              {"info", "@w.meike"},
                              [this, schema] { return migrated(schema); }});
        m_jobs.push_back({"backup", {{"w.meike", "first.meike"}}, {"backup", "@w.meike", "@b.meike"}, [this] {
                              return made("b.meike");
                          }});
        m_jobs.push_back({"restore",
                          {{"w.meike", "second.meike"}, {"b.meike", "first.meike"}},
                          {"restore", "@b.meike", "@w.meike"},
                          [this] { return restored(); }});
        m_jobs.push_back(
            {"archive", {{"w.meike", "first.meike"}}, {"archive", "@w.meike", "@z.zip", "--purpose", "test"}, [this] {
                 return archived();
             }});
        m_jobs.push_back({"unarchive", {{"z.zip", "first.zip"}}, {"unarchive", "@z.zip", "@u.meike"}, [this] {
                              return fs::exists(inJob("u.meike")) ? sound("u.meike", m_first) : State::before;
                          }});
    }

    /// A file that is there is all that it should be.
    State sound(const std::string& name, const std::string& content) {
        EXPECT_EQ(contentNext(inJob(name)), content) << name;
        return State::after;
    }
    State made(const std::string& name) {
        sound("w.meike", m_first);
        return fs::exists(inJob(name)) ? sound(name, m_first) : State::before;
    }
    State restored() {
        const State state = oneOf(contentNext(inJob("w.meike")), m_second, m_first);
        if (state == State::after) {
            EXPECT_EQ(contentIn(inJob("w.meike.replaced-1")), m_second);
        }
        for (const auto& entry : fs::directory_iterator(path("k")))
            EXPECT_EQ(entry.path().filename().string().find(".incoming"), std::string::npos) << entry.path();
        return state;
    }
    State archived() {
        // The export is noted in the workspace, as one step more; the archive holds the rest.
        EXPECT_EQ(Workspace::open(inJob("w.meike"))->database().integer("SELECT count(*) FROM client"), 200);
        if (!fs::exists(inJob("z.zip"))) return State::before;
        NoProgress quiet;
        unarchiveWorkspace(inJob("z.zip"), inJob("u.meike"), systemClock(), quiet);
        return sound("u.meike", contentIn(inJob("w.meike")));
    }
    static std::string fileOfSchema(int schema) { return "schema-" + std::to_string(schema) + ".meike"; }
    State migrated(int schema) {
        const std::string backup = inJob("w.meike.before-schema-" + std::to_string(newestSchema()));
        int version = 0;
        {
            Database look(inJob("w.meike"), Database::Mode::read);
            version = schemaVersion(look);
        }
        EXPECT_TRUE(version == schema || fs::exists(backup)) << "it was begun without a backup";
        if (fs::exists(backup)) {
            Database kept(backup, Database::Mode::read);
            EXPECT_EQ(schemaVersion(kept), schema);
            EXPECT_EQ(kept.integer("SELECT count(*) FROM client"), schema + 1);
        }
        const auto opened = Workspace::open(inJob("w.meike"));
        EXPECT_TRUE(checkDatabase(opened->database()).empty());
        EXPECT_EQ(digest(opened->database()), m_old[schema]);
        return version == newestSchema() ? State::after : State::before;
    }

    std::string m_first;
    std::string m_second;
    std::map<int, std::string> m_old;  ///< digests of the records by schema, brought up to date
    std::vector<Job> m_jobs;
};

TEST_F(Kill, WhateverIsWrittenIsWholeOrHasNotBeen) {
    Numbers numbers(20260311);
    std::map<std::string, std::map<std::string, int>> ends;
    int before = 0;
    const int all = kills();
    for (int i = 0; i < all; ++i) {
        const Job& job = m_jobs[static_cast<std::size_t>(i) % m_jobs.size()];
        begin(job);
        const std::int64_t moment = numbers.between(1'000, job.microseconds * 16 / 10);
        SCOPED_TRACE(job.name + " killed after " + std::to_string(moment) + " us of " +
                     std::to_string(job.microseconds));
        const pid_t child = start(commandOf(job));
        std::this_thread::sleep_for(std::chrono::microseconds(moment));
        kill(child, SIGKILL);
        const int code = wait(child);
        const bool finished = code == 0;
        ASSERT_TRUE(finished || code == 128 + SIGKILL) << code << read("err");
        const State state = job.look();
        // What was acknowledged is there.
        ASSERT_TRUE(!finished || state == State::after);
        ASSERT_FALSE(HasFailure());
        before += state == State::before ? 1 : 0;
        ++ends[job.name][finished ? "finished" : state == State::after ? "killed when it was done" : "killed before"];
        // Whatever lies about, the next one goes through.
        if (state == State::before && i % 3 == 0) {
            ASSERT_EQ(run(commandOf(job)), 0) << read("err");
            ASSERT_EQ(job.look(), State::after);
            ASSERT_FALSE(HasFailure());
        }
    }
    EXPECT_GT(before, all / 3);
    std::cout << all << " times started and killed, " << before
              << " of them before anything was done; none half done\n";
    for (const auto& [name, counts] : ends) {
        std::cout << name << ':';
        for (const auto& [what, count] : counts) std::cout << ' ' << count << ' ' << what << ';';
        std::cout << '\n';
    }
}

}  // namespace
}  // namespace meike::test
