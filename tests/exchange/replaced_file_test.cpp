// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/replaced_file.h"
#include "base/error_code.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cerrno>
#include <fstream>

#include "base/error.h"
#include "tests/support/file_text.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;

/// What making (or doing) it throws; internal when nothing.
template <class Do>
Error thrown(const Do& what) {
    try {
        what();
    } catch (const Error& error) {
        return error;
    }
    return {ErrorKind::internal, {}, {ErrorCode::fault, {"no error"}}};
}

TEST(ReplacedFile, TakesThePlaceOfItsTargetOnlyWhenToldTo) {
    const TemporaryFolder folder;
    const fs::path target = folder / "a.csv";
    std::ofstream(target) << "old";
    {
        ReplacedFile file(target);
        EXPECT_NE(file.temporary(), file.target());
        EXPECT_EQ(file.temporary().parent_path(), target.parent_path()) << "the same disk";
        std::ofstream(file.temporary()) << "broken off";
        EXPECT_EQ(test::fileText(target), "old");
    }
    EXPECT_EQ(test::fileText(target), "old");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1) << "nothing is left behind";
    ReplacedFile file(target);
    std::ofstream(file.temporary()) << "new";
    file.commit();
    EXPECT_TRUE(file.temporary().empty());
    EXPECT_EQ(test::fileText(target), "new");
    EXPECT_EQ(fs::status(target).permissions() & fs::perms::all, fs::perms::owner_read | fs::perms::owner_write);
}

TEST(ReplacedFile, RefusesWhatIsNoOrdinaryFileBeforeAnythingIsWritten) {
    const TemporaryFolder folder;
    const Error dir = thrown([&] { const ReplacedFile file(folder.path()); });
    EXPECT_EQ(dir.kind(), ErrorKind::io);
    EXPECT_EQ(dir.detail().plain(), "folder_not_file");
    const fs::path pipe = folder / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_EQ(thrown([&] { const ReplacedFile file(pipe); }).detail().plain(), "not_ordinary_file");
    const Error nowhere = thrown([&] { const ReplacedFile file(folder / "no" / "a.csv"); });
    EXPECT_EQ(nowhere.kind(), ErrorKind::not_found);
    EXPECT_EQ(nowhere.subject(), (folder / "no").string());
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1);
}

TEST(ReplacedFile, SaysWhatAnErrorMeans) {
    const TemporaryFolder folder;
    const ReplacedFile file(folder / "a.csv");
    const auto kindOf = [&](int number) { return thrown([&] { file.fail(number, ErrorCode::file_not_written); }); };
    for (const int number : {ENOSPC, EDQUOT, EFBIG}) EXPECT_EQ(kindOf(number).kind(), ErrorKind::disk_full) << number;
    for (const int number : {EACCES, EROFS, EPERM}) EXPECT_EQ(kindOf(number).kind(), ErrorKind::read_only) << number;
    EXPECT_EQ(kindOf(EIO).kind(), ErrorKind::io);
    EXPECT_EQ(kindOf(EIO).subject(), (folder / "a.csv").string());
    EXPECT_EQ(kindOf(EIO).detail().plain().rfind("file_not_written(", 0), 0U);
}

TEST(ReplacedFile, AnAimThatCannotBeReplacedAnyMoreIsAnErrorAndStays) {
    const TemporaryFolder folder;
    const fs::path target = folder / "a.csv";
    ReplacedFile file(target);
    std::ofstream(file.temporary()) << "new";
    // Meanwhile somebody has made a folder of that name.
    fs::create_directory(target);
    std::ofstream(target / "inside") << "kept";
    EXPECT_EQ(thrown([&] { file.commit(); }).kind(), ErrorKind::io);
    EXPECT_EQ(test::fileText(target / "inside"), "kept");
}

}  // namespace
}  // namespace meike
