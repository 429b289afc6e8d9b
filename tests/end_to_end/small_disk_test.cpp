// SPDX-License-Identifier: GPL-3.0-or-later
// Disks of a few megabytes that are filled up: whatever writes then says so, leaves the data as they were and nothing
// half beside them, gives back what it took, and goes through when there is room again. A file system of its own where
// the system lets a test have one (a private mount), and a limit on the size of files everywhere.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/statvfs.h>

#include <filesystem>
#include <iostream>
#include <optional>

#include "tests/end_to_end/meikectl.h"

namespace meike::test {
namespace {

namespace fs = std::filesystem;
using ::testing::AnyOf;
using ::testing::HasSubstr;

class SmallDisk : public Meikectl {
protected:
    using Files = std::vector<std::string>;
    struct Job {
        std::string name;
        std::string base;                  ///< the workspace that it finds
        std::vector<std::string> command;  ///< words that begin with `@` lie on the small disk
    };

    void SetUp() override {
        fs::create_directory(path("base"));
        output({"new", path("base/few.meike")});
        import("base/few.meike", clients("few.csv", 0, 300, "first"));
        fs::copy_file(path("base/few.meike"), path("base/many.meike"));
        import("base/many.meike", clients("many.csv", 200, 3000, "second"));
        m_jobs = {
            {"import", "few", {"import", "@w.meike", path("many.csv"), "--kind", "clients", "--errors", "@r.csv"}},
            {"edit", "many", {"tag", "@w.meike", "add", "marked", "--rule", allClients()}},
            {"undo", "many", {"undo", "@w.meike"}},
            {"backup", "many", {"backup", "@w.meike", "@b.meike"}},
            {"export", "many", {"export", "@w.meike", "--output", "@e.csv", "--purpose", "test"}},
            {"workbook", "many", {"export", "@w.meike", "--output", "@e.xlsx", "--purpose", "test"}},
            {"archive", "many", {"archive", "@w.meike", "@a.zip", "--purpose", "test"}},
            {"restore", "many", {"restore", path("base/few.meike"), "@w.meike"}}};
    }
    void import(const std::string& workspace, const std::string& file) {
        output({"import", path(workspace), file, "--kind", "clients", "--errors", path("rejects")});
    }
    std::string clients(const std::string& name, int first, int last, const std::string& words) {
        std::string text = "name,code,city,notes\n";
        for (int i = first; i < last; ++i)
            text +=
                "客户" + std::to_string(i) + ",C" + std::to_string(i) + ",上海," + words + std::string(300, 'x') + "\n";
        return write(name, text + ",nobody,,\n");
    }
    std::string allClients() { return write("all.json", R"({"field": "city", "op": "equals", "value": "上海"})"); }

    std::string onDisk(const std::string& name) const { return path("disk/" + name); }
    Files filesOnDisk() const {
        Files names;
        for (const auto& entry : fs::recursive_directory_iterator(path("disk"))) {
            const std::string name = fs::relative(entry.path(), path("disk")).string();
            // A whole backup that came before the import had its room; half of one must not stay.
            const bool wholeBackup = name.find(".backups") != std::string::npos && !name.ends_with(".part");
            if (name != "ballast" && !wholeBackup) names.push_back(name);
        }
        std::sort(names.begin(), names.end());
        return names;
    }
    std::uint64_t freeBytes() const {
        struct statvfs now {};
        return statvfs(path("disk").c_str(), &now) == 0 ? now.f_bavail * now.f_frsize : 0;
    }
    /// Leaves so many bytes free.
    void fill(std::uint64_t room) {
        const std::uint64_t free = freeBytes();
        if (free <= room) return;
        const int file = open(onDisk("ballast").c_str(), O_WRONLY | O_CREAT, 0600);
        EXPECT_EQ(posix_fallocate(file, 0, static_cast<off_t>(free - room)), 0);
        close(file);
    }
    void placeWorkspace(const Job& job) {
        for (const auto& entry : fs::directory_iterator(path("disk"))) fs::remove_all(entry.path());
        fs::copy_file(path("base/" + job.base + ".meike"), onDisk("w.meike"));
        // What every program that opens it leaves beside it, where there is room.
        output({"check", onDisk("w.meike")});
    }
    std::vector<std::string> wordsOf(const Job& job) const {
        std::vector<std::string> words = job.command;
        for (std::string& word : words)
            if (word.starts_with('@')) word = onDisk(word.substr(1));
        return words;
    }
    int runWithin(std::optional<rlim_t> limit, const std::vector<std::string>& arguments) {
        if (!limit) return run(arguments);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        const rlimit low{*limit, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &low);
        const pid_t child = start(arguments);
        setrlimit(RLIMIT_FSIZE, &before);
        return wait(child);
    }

    /// Every job with so little room that it fails, then with enough. `arrange`: makes the room so small, says by what
    /// limit on files (none: the disk itself is full); `ease` gives it back.
    void starve(const std::string& disk, const std::vector<std::uint64_t>& rooms,
                const std::function<std::optional<rlim_t>(std::uint64_t)>& arrange, const std::function<void()>& ease) {
        for (const Job& job : m_jobs) {
            int refused = 0;
            int done = 0;
            for (const std::uint64_t room : rooms) {
                SCOPED_TRACE(disk + ": " + job.name + ", room for " + std::to_string(room) + " bytes");
                placeWorkspace(job);
                const std::string before = digestOf(onDisk("w.meike"));
                const Files files = filesOnDisk();
                const std::uint64_t free = freeBytes();
                const auto limit = arrange(room);
                const int code = runWithin(limit, wordsOf(job));
                const std::string said = read("err");
                ease();
                ASSERT_TRUE(code == 0 || code == 1) << code << said;
                if (code == 0) {
                    ++done;
                    continue;
                }
                ++refused;
                EXPECT_THAT(said, AnyOf(HasSubstr("largest size that the system allows"), HasSubstr("full"),
                                        HasSubstr("No space left")));
                // What is to leave is noted before it does: the line may stay, of a file that never was.
                if (digestOf(onDisk("w.meike")) != before) {
                    EXPECT_EQ(job.name, std::string("export"));
                    EXPECT_EQ(json({"records", onDisk("w.meike"), "borrow_records", "list"}).size(), 1U);
                }
                EXPECT_EQ(filesOnDisk(), files) << ::testing::PrintToString(filesOnDisk());
                // The log of the workspace may stay as long as it was.
                EXPECT_GE(freeBytes() + 4'000'000, free);
                output({"check", onDisk("w.meike")});
                EXPECT_EQ(run(wordsOf(job)), 0) << read("err");
                ASSERT_FALSE(HasFailure());
            }
            std::cout << disk << ": " << job.name << ": " << refused << " refused, " << done << " went through\n";
            EXPECT_GT(refused, 0) << job.name;
        }
    }

    std::vector<Job> m_jobs;
};

TEST_F(SmallDisk, AFullOneIsSaidAndLeavesEverythingAsItWas) {
    fs::create_directory(path("disk"));
    const pid_t child = fork();
    if (child == 0) {
        const uid_t user = getuid();
        const gid_t group = getgid();
        const auto note = [](const char* file, const std::string& text) { std::ofstream(file) << text; };
        if (unshare(CLONE_NEWNS) != 0) {
            if (unshare(CLONE_NEWNS | CLONE_NEWUSER) != 0) _exit(77);
            note("/proc/self/setgroups", "deny");
            note("/proc/self/uid_map", "0 " + std::to_string(user) + " 1");
            note("/proc/self/gid_map", "0 " + std::to_string(group) + " 1");
        }
        mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
        if (mount("tmpfs", path("disk").c_str(), "tmpfs", 0, "size=48m,mode=700") != 0) _exit(77);
        starve(
            "full disk", {0, 100'000, 1'500'000},
            [this](std::uint64_t room) {
                fill(room);
                return std::optional<rlim_t>();
            },
            [this] { fs::remove(onDisk("ballast")); });
        std::cout.flush();
        _exit(HasFailure() ? 1 : 0);
    }
    const int code = wait(child);
    if (code == 77)
        std::cout << "no file system of its own for a test here: the limit of file sizes stands for it\n";
    else
        EXPECT_EQ(code, 0);
}

TEST_F(SmallDisk, ALimitOfFileSizesIsSaidAndLeavesEverythingAsItWas) {
    fs::create_directory(path("disk"));
    starve(
        "limit", {1'000, 100'000}, [](std::uint64_t room) { return std::optional<rlim_t>(room); }, [] {});
}

}  // namespace
}  // namespace meike::test
