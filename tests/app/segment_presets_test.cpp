// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segment_presets.h"

#include <gtest/gtest.h>

#include <set>

#include "app/demo.h"
#include "app/session.h"
#include "domain/rule_sentence.h"
#include "storage/client_query.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

TEST(SegmentPresets, EveryOneIsAWholeRuleWithASentence) {
    std::set<std::string_view> keys;
    for (const SegmentPreset& preset : segmentPresets()) {
        EXPECT_TRUE(keys.insert(preset.key).second) << preset.key;
        const Rule rule = presetRule(preset);
        EXPECT_TRUE(validate(rule)) << preset.key << ": " << validate(rule).error().detail();
        EXPECT_FALSE(ruleSentence(rule, {}).empty());
        EXPECT_FALSE(preset.serves.zh.empty());
        EXPECT_FALSE(preset.serves.en.empty());
    }
}

/// A preset that finds nobody among 400 plausible clients would be a rule that can find nobody.
TEST(SegmentPresets, EveryOneFindsSomeOfTheDemoAgencyAndNotAll) {
    const test::TemporaryFolder folder;
    NoProgress quiet;
    const FixedClock clock{valueOrThrow(parseIsoDate("2026-11-22"))};
    auto session = Session::create(folder / "demo.meike", "CNY", clock);
    session->runJob([](Workspace& workspace, Progress& progress,
                       const std::stop_token& stop) { fillDemo(workspace, Language::zh, progress, stop); },
                    quiet);
    session->settle();
    const auto reader = session->openReader();
    ClientQuery query;
    query.asOf = session->clock().today();
    const auto all = queryClientTotals(*reader, query).count;
    for (const SegmentPreset& preset : segmentPresets()) {
        query.rule = presetRule(preset);
        const auto found = queryClientTotals(*reader, query).count;
        EXPECT_GT(found, 0) << preset.key;
        EXPECT_LT(found, all) << preset.key;
    }
}

}  // namespace
}  // namespace meike
