// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "base/progress.h"

namespace meike {
namespace {

TEST(ErrorTest, SaysWhatAndWhere) {
    const Error error(ErrorKind::damaged, "a.meike", "not a workspace");
    EXPECT_EQ(error.kind(), ErrorKind::damaged);
    EXPECT_STREQ(error.what(), "a.meike: not a workspace");
    EXPECT_STREQ(Error(ErrorKind::busy, "", "").what(), "busy");
    EXPECT_STREQ(Error(ErrorKind::io, "x").what(), "x");
    EXPECT_STREQ(Error(ErrorKind::io, "", "y").what(), "y");
}

TEST(ErrorTest, EveryKindHasANameOfItsOwn) {
    std::set<std::string> names;
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::internal); ++kind)
        names.insert(errorKindName(static_cast<ErrorKind>(kind)));
    EXPECT_EQ(names.size(), static_cast<std::size_t>(ErrorKind::internal) + 1);
}

TEST(ErrorTest, ResultsAreUnpackedOrThrown) {
    EXPECT_EQ(valueOrThrow(Result<int>(7)), 7);
    EXPECT_THROW(valueOrThrow(Result<int>(failure(ErrorKind::not_found, "x"))), Error);
}

TEST(ProgressTest, StopIsAnErrorOfItsOwnKind) {
    std::stop_source source;
    EXPECT_NO_THROW(throwIfStopped(source.get_token()));
    source.request_stop();
    try {
        throwIfStopped(source.get_token());
        FAIL() << "went on";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::cancelled);
    }
}

}  // namespace
}  // namespace meike
