// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>

#include "tests/support/temporary_folder.h"

namespace meike::platform {
namespace {

namespace fs = std::filesystem;

/// Whether another process gets the lock.
bool anotherProcessGets(const fs::path& path) {
    const pid_t child = ::fork();
    if (child == 0) std::_Exit(FileLock::tryLock(path, "child") != nullptr ? 1 : 0);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

TEST(FileLockTest, HoldsAgainstOthersAndSaysWho) {
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "x.lock";
    auto lock = FileLock::tryLock(path, "meike, pid 42, host desk");
    ASSERT_NE(lock, nullptr);
    EXPECT_FALSE(anotherProcessGets(path));
    EXPECT_EQ(FileLock::tryLock(path, "same process"), nullptr);
    EXPECT_EQ(FileLock::holderOf(path), "meike, pid 42, host desk");
    lock.reset();
    EXPECT_FALSE(fs::exists(path));
    EXPECT_TRUE(anotherProcessGets(path));
}

TEST(FileLockTest, TheLockOfADeadProcessIsReclaimed) {
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "x.lock";
    const pid_t child = ::fork();
    if (child == 0) {
        const auto* leaked = FileLock::tryLock(path, "a long text of the dead process").release();
        std::_Exit(leaked != nullptr ? 0 : 1);  // dies without unlocking
    }
    int status = 1;
    ::waitpid(child, &status, 0);
    ASSERT_EQ(WEXITSTATUS(status), 0);
    ASSERT_TRUE(fs::exists(path));
    const auto lock = FileLock::tryLock(path, "heir");
    ASSERT_NE(lock, nullptr);
    EXPECT_EQ(FileLock::holderOf(path), "heir");
}

TEST(FileLockTest, SaysWhenTheFolderIsMissing) {
    const test::TemporaryFolder folder;
    EXPECT_THROW(FileLock::tryLock(folder.path() / "none" / "x.lock", "me"), Error);
    EXPECT_EQ(FileLock::holderOf(folder.path() / "none"), "");
}

TEST(PlatformTest, MakesFilesAndFoldersPrivate) {
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "f";
    std::ofstream(file) << "x";
    ::chmod(file.c_str(), 0644);
    makePrivate(file);
    struct stat info {};
    ASSERT_EQ(::stat(file.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600U);
    makePrivate(folder.path());
    ASSERT_EQ(::stat(folder.path().c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0700U);
    makePrivate(folder.path() / "missing");  // nothing to do, no failure
    syncToDisk(file);
}

TEST(PlatformTest, RandomBytesDiffer) {
    std::array<unsigned char, 32> a{};
    std::array<unsigned char, 32> b{};
    randomBytes(a.data(), a.size());
    randomBytes(b.data(), b.size());
    EXPECT_NE(a, b);
}

TEST(PlatformTest, LocalDateFollowsTheTimeZone) {
    const char* const before = std::getenv("TZ");
    const std::string kept = before == nullptr ? "" : before;
    const std::time_t moment = 1'741'536'000;  // 2025-03-09T16:00:00Z
    ::setenv("TZ", "UTC", 1);
    ::tzset();
    EXPECT_EQ(isoDate(localDate(moment)), "2025-03-09");
    ::setenv("TZ", "CST-8", 1);
    ::tzset();
    EXPECT_EQ(isoDate(localDate(moment)), "2025-03-10");
    if (before == nullptr)
        ::unsetenv("TZ");
    else
        ::setenv("TZ", kept.c_str(), 1);
    ::tzset();
}

TEST(PlatformTest, KnowsItself) {
    EXPECT_EQ(processId(), ::getpid());
    EXPECT_FALSE(hostName().empty());
}

TEST(RunChild, GivesTheInputAsAFileAndTakesTheOutput) {
    const ChildOutput output = runChild("/bin/cat", "one\ntwo\n", 1000, std::chrono::seconds(10), {});
    EXPECT_TRUE(output.finished);
    EXPECT_EQ(output.bytes, "one\ntwo\n");
    EXPECT_FALSE(runChild("/bin/false", "", 1000, std::chrono::seconds(10), {}).finished);
    EXPECT_THROW(runChild("/bin/there is none", "", 1000, std::chrono::seconds(10), {}), Error);
}

TEST(RunChild, EndsWhatWritesTooMuchTakesTooLongOrIsToBeStopped) {
    // `yes` never ends by itself.
    const auto seconds = [](const auto& run) {
        const auto start = std::chrono::steady_clock::now();
        EXPECT_FALSE(run().finished);
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    EXPECT_LT(seconds([] { return runChild("/usr/bin/yes", "", 100'000, std::chrono::seconds(60), {}); }), 10);
    EXPECT_LT(seconds([] { return runChild("/usr/bin/yes", "", 1ULL << 40, std::chrono::milliseconds(50), {}); }), 10);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_LT(
        seconds([&] { return runChild("/usr/bin/yes", "", 1ULL << 40, std::chrono::seconds(60), stop.get_token()); }),
        1);
}

}  // namespace
}  // namespace meike::platform
