// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backups/rotation.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace meike {
namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kNow = 20'000 * kDay + 13 * kHour;

std::vector<StoredBackup> left(const std::vector<StoredBackup>& all, std::uint64_t most, std::int64_t now = kNow) {
    const auto gone = backupsToRemove(all, now, most);
    const std::set<std::size_t> removed(gone.begin(), gone.end());
    std::vector<StoredBackup> kept;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (!removed.contains(i)) kept.push_back(all[i]);
    return kept;
}

/// Years of them, some made while the clock was wrong, some not verified.
rc::Gen<std::vector<StoredBackup>> someBackups() {
    return rc::gen::exec([] {
        const int count = *rc::gen::inRange(0, 200);
        std::vector<StoredBackup> all;
        std::int64_t at = kNow;
        for (int i = 0; i < count; ++i) {
            at -= *rc::gen::element(std::int64_t{1'800'000}, kHour, 3 * kHour, kDay, 6 * kDay, 20 * kDay);
            StoredBackup backup;
            backup.sequence = 1000 - i;
            backup.atUtcMs = *rc::gen::weightedElement<std::int64_t>({{20, at}, {1, at + 4000 * kDay}, {1, 0}});
            backup.bytes = static_cast<std::uint64_t>(*rc::gen::inRange(0, 100)) << 20;
            backup.verified = *rc::gen::weightedElement<bool>({{5, true}, {1, false}});
            all.push_back(backup);
        }
        return all;
    });
}

const StoredBackup* newestVerified(const std::vector<StoredBackup>& all) {
    const StoredBackup* newest = nullptr;
    for (const StoredBackup& backup : all)
        if (backup.verified && (!newest || backup.sequence > newest->sequence)) newest = &backup;
    return newest;
}

RC_GTEST_PROP(BackupRotation, TheNewestVerifiedOneIsNeverRemoved, ()) {
    const auto all = *someBackups();
    const auto most = static_cast<std::uint64_t>(*rc::gen::element(0, 1, 100, 2048)) << 20;
    const auto kept = left(all, most);
    RC_ASSERT(all.empty() == kept.empty());
    if (const auto* newest = newestVerified(all)) RC_ASSERT(std::find(kept.begin(), kept.end(), *newest) != kept.end());
}

RC_GTEST_PROP(BackupRotation, BoundsAreKeptAndAgainNothingGoes, ()) {
    const auto all = *someBackups();
    const auto most = static_cast<std::uint64_t>(*rc::gen::element(0, 100, 500, 2048)) << 20;
    const auto kept = left(all, most);
    std::uint64_t bytes = 0;
    for (const StoredBackup& backup : kept) bytes += backup.bytes;
    const auto* newest = newestVerified(all);
    // The one that always stays may be larger alone.
    RC_ASSERT(bytes <= std::max(most, newest ? newest->bytes : kept.empty() ? 0 : most + 100 * 1'048'576));
    RC_ASSERT(kept.size() <= 8 + 49 + 12 + 10 + 9 + 200 / 20);
    RC_ASSERT(left(kept, most) == kept);
}

RC_GTEST_PROP(BackupRotation, WhereThereIsRoomTheLastAndOneOfEachSpanStay, ()) {
    const auto all = *someBackups();
    const auto kept = left(all, UINT64_MAX);
    for (std::size_t i = 0; i < std::min<std::size_t>(8, all.size()); ++i)
        RC_ASSERT(std::find(kept.begin(), kept.end(), all[i]) != kept.end());
    const auto days = [](const std::vector<StoredBackup>& some) {
        std::set<std::int64_t, std::greater<>> found;
        for (const StoredBackup& backup : some) found.insert(backup.atUtcMs / kDay);
        return found;
    };
    const auto before = days(all);
    const auto after = days(kept);
    std::size_t count = 0;
    for (const std::int64_t day : before) {
        if (count++ == 12) break;
        RC_ASSERT(after.contains(day));
    }
}

TEST(BackupRotation, AYearOfWorkLeavesHoursDaysWeeksAndMonths) {
    // Every half hour of working days, looked after each time, as it happens.
    std::vector<StoredBackup> all;
    std::int64_t sequence = 0;
    std::int64_t now = 0;
    for (std::int64_t day = 20'000 - 365; day <= 20'000; ++day)
        for (int half = 18; half < 36; ++half) {
            now = day * kDay + half * (kHour / 2);
            all.push_back({++sequence, now, 10 << 20, true});
            all = left(all, kMostBackupBytes, now);
        }
    std::set<std::int64_t> days;
    std::set<std::int64_t> months;
    int ofTwoDays = 0;
    for (const StoredBackup& backup : all) {
        days.insert(backup.atUtcMs / kDay);
        months.insert(backup.atUtcMs / (30 * kDay));
        if (backup.atUtcMs >= now - 2 * kDay) ++ofTwoDays;
    }
    EXPECT_GE(ofTwoDays, 18 + 8 / 2);
    EXPECT_GE(days.size(), 12U + 6U);
    EXPECT_GE(months.size(), 8U);
    EXPECT_LE(all.size(), 60U);
}

TEST(BackupRotation, HoursGoFirstWhenThereIsNoRoom) {
    std::vector<StoredBackup> all;
    // Twenty hours before now, then ten days.
    for (int i = 0; i < 10; ++i) all.push_back({i, kNow - (12 - i) * kDay, 10, true});
    for (int i = 0; i < 20; ++i) all.push_back({10 + i, kNow - (20 - i) * kHour, 10, true});
    // The last eight, and a day each: 8 of now, one of yesterday, ten of before.
    const auto kept = left(all, 190);
    EXPECT_EQ(kept.size(), 19U);
    for (int i = 0; i < 10; ++i) EXPECT_EQ(kept[static_cast<std::size_t>(i)].sequence, i);
}

}  // namespace
}  // namespace meike
