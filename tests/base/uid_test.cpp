// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/uid.h"

#include <gtest/gtest.h>

#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace meike {
namespace {

TEST(UidTest, NeverGoesBackwardsNorTwice) {
    std::vector<Uid> uids;
    for (int i = 0; i < 20'000; ++i) uids.push_back(newUid(4'000'000'000'000));  // more than one millisecond's 4,096
    uids.push_back(newUid(1));                                                   // the clock was set back
    for (std::size_t i = 1; i < uids.size(); ++i) ASSERT_LT(uids[i - 1], uids[i]);
}

TEST(UidTest, HasVersionAndVariantOfRfc9562) {
    const Uid uid = newUid(4'000'000'100'000);
    EXPECT_EQ(uid[6] >> 4, 7);
    EXPECT_EQ(uid[8] >> 6, 2);
    std::int64_t milliseconds = 0;
    for (std::size_t i = 0; i < 6; ++i) milliseconds = milliseconds << 8 | uid[i];
    EXPECT_EQ(milliseconds, 4'000'000'100'000);
}

TEST(UidTest, TextGoesRound) {
    const Uid uid = newUid(4'000'000'200'000);
    const std::string text = uidText(uid);
    EXPECT_EQ(text.size(), 36U);
    EXPECT_EQ(parseUid(text).value(), uid);
    EXPECT_EQ(text[14], '7');
    for (const char* bad : {"", "123", "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz", "0190b6a4-0000-7000-8000-00000000000",
                            "0190b6a4-0000-7000-8000-0000000000000"})
        EXPECT_FALSE(parseUid(bad).has_value()) << bad;
}

TEST(UidTest, ThreadsNeverShareOne) {
    std::set<Uid> all;
    std::mutex mutex;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                std::vector<Uid> mine;
                for (int i = 0; i < 2'000; ++i) mine.push_back(newUid(4'000'000'300'000));
                const std::lock_guard<std::mutex> guard(mutex);
                all.insert(mine.begin(), mine.end());
            });
    }
    EXPECT_EQ(all.size(), 8'000U);
}

}  // namespace
}  // namespace meike
