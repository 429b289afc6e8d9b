// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/error_code.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "base/progress.h"

namespace meike {
namespace {

TEST(ErrorTest, SaysWhatAndWhere) {
    const Error error(ErrorKind::damaged, "a.meike", ErrorCode::not_a_workspace);
    EXPECT_EQ(error.kind(), ErrorKind::damaged);
    EXPECT_STREQ(error.what(), "a.meike: not_a_workspace");
    EXPECT_STREQ(Error(ErrorKind::busy, "").what(), "busy");
    EXPECT_STREQ(Error(ErrorKind::io, "x").what(), "x");
    EXPECT_STREQ(Error(ErrorKind::io, "", {ErrorCode::not_between, {1, "5"}}).what(), "not_between(1, 5)");
}

TEST(ErrorTest, ADetailMayHoldAnother) {
    const ErrorDetail detail(ErrorCode::expected, {ErrorDetail(ErrorCode::whole_number_between, {1, 60})});
    EXPECT_EQ(detail.plain(), "expected(whole_number_between(1, 60))");
    EXPECT_EQ(ErrorDetail(ErrorCode::header_unreadable, {ErrorCode::stray_quote}).plain(),
              "header_unreadable(stray_quote)");
    EXPECT_TRUE(ErrorDetail().empty());
    EXPECT_EQ(ErrorDetail().plain(), "");
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
