// SPDX-License-Identifier: GPL-3.0-or-later
// No room, and no right to write: it is said, nothing is lost, and nothing half is left behind.
#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <filesystem>

#include "storage/database.h"
#include "tests/end_to_end/meikectl.h"

namespace meike::test {
namespace {

namespace fs = std::filesystem;
using ::testing::AnyOf;
using ::testing::HasSubstr;

class NoRoom : public Meikectl {
protected:
    /// The program, none of whose files may grow beyond so many bytes.
    int runWithin(rlim_t bytes, const std::vector<std::string>& arguments) {
        return wait(startPrepared(arguments, [bytes] {
            const rlimit limit{bytes, bytes};
            return setrlimit(RLIMIT_FSIZE, &limit) == 0;
        }));
    }
    /// The program as somebody who may write nothing here, also where the tests run as root.
    int runAsNobody(const std::vector<std::string>& arguments) {
        return wait(startPrepared(arguments, [] {
            constexpr uid_t kNobody = 65534;
            return geteuid() != 0 || (setgid(kNobody) == 0 && setuid(kNobody) == 0);
        }));
    }
    template <class Prepare>
    pid_t startPrepared(const std::vector<std::string>& arguments, const Prepare& prepare) {
        const pid_t child = fork();
        if (child != 0) return child;
        for (const auto& [name, descriptor] : {std::pair("out", STDOUT_FILENO), std::pair("err", STDERR_FILENO)}) {
            const int file = open(path(name).c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
            if (file < 0 || dup2(file, descriptor) < 0) _exit(126);
        }
        if (!prepare()) _exit(125);
        std::vector<char*> argv{const_cast<char*>(MEIKECTL_PATH)};
        for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
        argv.push_back(nullptr);
        execv(MEIKECTL_PATH, argv.data());
        _exit(127);
    }
    std::vector<std::string> filesOf(const std::string& name) {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(path(name))) names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }
    std::string manyClients(int count) {
        std::string text = "name,code,notes\n";
        for (int i = 0; i < count; ++i)
            text += "客户" + std::to_string(i) + ",C" + std::to_string(i) + "," + std::string(400, 'x') + "\n";
        return write("many.csv", text);
    }
};

TEST_F(NoRoom, AWorkspaceThatHasNoRoomIsNotLeftInTheWay) {
    fs::create_directory(path("w"));
    for (const rlim_t bytes : {0, 4096, 100'000, 300'000}) {
        EXPECT_EQ(runWithin(bytes, {"new", path("w/a.meike")}), 1) << bytes << read("err");
        EXPECT_TRUE(filesOf("w").empty()) << bytes << ::testing::PrintToString(filesOf("w"));
    }
    output({"new", path("w/a.meike")});
    // What an older version, or a kill, has left there.
    write("w/empty.meike", "");
    output({"new", path("w/empty.meike")});
    EXPECT_EQ(run({"new", path("w/empty.meike")}), 1);
    EXPECT_THAT(read("err"), HasSubstr("the file exists already"));
    write("w/text.meike", "a text");
    EXPECT_EQ(run({"new", path("w/text.meike")}), 1);
    EXPECT_EQ(read("w/text.meike"), "a text");
}

TEST_F(NoRoom, ALimitOfFileSizeIsSaidAndLeavesNothingHalf) {
    fs::create_directory(path("w"));
    const std::string workspace = path("w/a.meike");
    output({"new", workspace});
    output({"import", workspace, write("few.csv", "name\n甲\n"), "--kind", "clients"});
    const std::string before = digestOf(workspace);
    const auto files = filesOf("w");
    const auto room = static_cast<rlim_t>(fs::file_size(workspace));
    const std::string many = manyClients(3000);
    const std::vector<std::vector<std::string>> writers = {
        {"import", workspace, many, "--kind", "clients", "--no-backup"},
        {"generate", workspace, "--clients", "3000", "--orders", "6000"},
    };
    for (const auto& writer : writers) {
        EXPECT_EQ(runWithin(room, writer), 1) << writer.front() << read("err");
        EXPECT_THAT(read("err"), AnyOf(HasSubstr("largest size that the system allows"), HasSubstr("full")))
            << writer.front();
        EXPECT_EQ(digestOf(workspace), before) << writer.front();
        EXPECT_EQ(filesOf("w"), files) << writer.front();
    }
    output({"import", workspace, many, "--kind", "clients", "--no-backup"});
    output({"check", workspace});
    for (const std::vector<std::string>& writer : {std::vector<std::string>{"backup", workspace, path("w/b.meike")},
                                                   {"restore", workspace, path("w/c.meike")}}) {
        EXPECT_EQ(runWithin(room, writer), 1) << writer.front();
        EXPECT_THAT(read("err"), HasSubstr("meikectl: ")) << writer.front();
        EXPECT_EQ(filesOf("w"), files) << writer.front() << ::testing::PrintToString(filesOf("w"));
    }
}

TEST_F(NoRoom, WhatCannotBeWrittenBesideCanStillBeRead) {
    fs::create_directory(path("w"));
    const std::string workspace = path("w/a.meike");
    output({"new", workspace});
    output({"import", workspace, write("few.csv", "name\n甲\n"), "--kind", "clients"});
    const std::string before = digestOf(workspace);
    for (const char* tail : {"-wal", "-shm"}) fs::remove(workspace + tail);
    fs::permissions(workspace, static_cast<fs::perms>(0444));
    fs::permissions(path("w"), static_cast<fs::perms>(0555));
    fs::permissions(path("."), static_cast<fs::perms>(0755));
    EXPECT_EQ(runAsNobody({"info", workspace, "--format", "json"}), 0) << read("err");
    EXPECT_EQ(Json::parse(read("out")).at("digest"), before);
    EXPECT_THAT(read("err"), HasSubstr("read only: nothing can be written beside"));
    EXPECT_EQ(runAsNobody({"clients", workspace}), 0) << read("err");
    EXPECT_THAT(read("out"), HasSubstr("甲"));
    EXPECT_EQ(runAsNobody({"undo", workspace}), 1);
    EXPECT_THAT(read("err"), HasSubstr("the folder may not be written"));
    // What lies in a log alone would be missing: then it is not read.
    fs::permissions(path("w"), static_cast<fs::perms>(0755));
    write("w/a.meike-wal", std::string(5000, 'x'));
    fs::permissions(workspace + "-wal", static_cast<fs::perms>(0444));
    fs::permissions(path("w"), static_cast<fs::perms>(0555));
    EXPECT_EQ(runAsNobody({"clients", workspace}), 1);
    fs::permissions(path("w"), static_cast<fs::perms>(0755));
}

}  // namespace
}  // namespace meike::test
