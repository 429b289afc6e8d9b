// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/zip_output.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>

#include "base/error.h"
#include "exchange/zip_archive.h"
#include "tests/support/file_text.h"
#include "tests/support/synthetic_orders.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

namespace fs = std::filesystem;

std::size_t filesIn(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(ZipOutput, PartsAreAskedInTheirOrderAndComeOutAsTheyWentIn) {
    const test::TemporaryFolder folder;
    std::string asked;
    ZipOutput zip(folder / "a.zip");
    int pieces = 0;
    zip.add("one.txt", [&](std::string& piece) {
        asked += '1';
        piece = "piece " + std::to_string(++pieces) + "\n";
        return pieces < 3;
    });
    zip.add("empty.txt", [&](std::string&) {
        asked += '2';
        return false;
    });
    // What the last one says is of those before it.
    zip.add("last.txt", [&](std::string& piece) {
        piece = asked;
        return false;
    });
    zip.finish(1U << 20);
    const ZipArchive read(std::make_shared<const std::string>(test::fileText(folder / "a.zip")), {});
    EXPECT_EQ(read.parts().size(), 3u);
    EXPECT_EQ(read.beginning("one.txt", 1000), "piece 1\npiece 2\npiece 3\n");
    EXPECT_EQ(read.beginning("empty.txt", 1000), "");
    EXPECT_EQ(read.beginning("last.txt", 1000), "1112");
    EXPECT_EQ(filesIn(folder.path()), 1u);
}

TEST(ZipOutput, WhatASourceThrowsIsThrownAndNothingIsLeft) {
    const test::TemporaryFolder folder;
    {
        ZipOutput zip(folder / "a.zip");
        zip.add("x", [](std::string&) -> bool { throw Error(ErrorKind::cancelled, "why"); });
        try {
            zip.finish(1U << 20);
            ADD_FAILURE() << "it was written";
        } catch (const Error& error) {
            EXPECT_EQ(error.subject(), "why");
        }
    }
    {
        ZipOutput zip(folder / "b.zip");
        test::Numbers numbers(1);
        int left = 100;
        zip.add("noise", [&](std::string& piece) {
            for (int i = 0; i < 1000; ++i) piece += static_cast<char>(numbers.below(256));
            return --left > 0;
        });
        EXPECT_THROW(zip.finish(50'000), Error) << "larger than asked for";
    }
    EXPECT_EQ(filesIn(folder.path()), 0u);
}

#if !defined(__SANITIZE_THREAD__)
TEST(ZipOutput, AFullDiskIsSaidAsSuch) {
    const test::TemporaryFolder folder;
    const auto writeTooMuch = [&] {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{64 * 1024, 64 * 1024};
        ::setrlimit(RLIMIT_FSIZE, &small);
        try {
            ZipOutput zip(folder / "a.zip");
            test::Numbers numbers(1);
            int left = 1000;
            zip.add("noise", [&](std::string& piece) {
                for (int i = 0; i < 1000; ++i) piece += static_cast<char>(numbers.below(256));
                return --left > 0;
            });
            zip.finish(1U << 30);
        } catch (const Error& error) {
            std::_Exit(error.kind() == ErrorKind::disk_full ? 42 : 2);
        }
        std::_Exit(1);
    };
    EXPECT_EXIT(writeTooMuch(), ::testing::ExitedWithCode(42), "");
    EXPECT_FALSE(fs::exists(folder / "a.zip"));
}
#endif

}  // namespace
}  // namespace meike
