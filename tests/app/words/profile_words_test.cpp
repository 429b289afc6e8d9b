// SPDX-License-Identifier: GPL-3.0-or-later
// Every place of the scoring rules has a name in both languages, and errors use it.
#include "app/words/profile_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "app/words/error_sentence.h"
#include "app/words/error_words.h"
#include "base/error_code.h"
#include "exchange/profile_json.h"

namespace meike::words {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Every path of a tree, its inner ones included.
void walk(const nlohmann::ordered_json& tree, const std::string& path, std::set<std::string>& paths) {
    if (!path.empty()) paths.insert(path);
    if (tree.is_object())
        for (const auto& [key, value] : tree.items()) walk(value, path.empty() ? key : path + "." + key, paths);
    if (tree.is_array())
        for (std::size_t i = 0; i < tree.size(); ++i) walk(tree[i], path + "[" + std::to_string(i) + "]", paths);
}

TEST(ProfileWords, EveryPlaceOfTheRulesHasANameOfItsOwnInBothLanguages) {
    std::set<std::string> paths;
    for (const std::string& name : presetNames()) {
        ScoringProfile profile = valueOrThrow(presetProfile(name));
        profile.classes = {{"own", {"自有", "Own"}}};
        if (!profile.grid.empty()) profile.grid[0].m = {2, 3};
        walk(nlohmann::ordered_json::parse(profileJson(profile)), {}, paths);
    }
    EXPECT_GT(paths.size(), 150U);
    std::map<std::string, std::string> said;
    for (const std::string& path : paths) {
        const std::string zh = profilePathText(path, Language::zh);
        const std::string en = profilePathText(path, Language::en);
        ASSERT_FALSE(zh.empty()) << path;
        EXPECT_NE(zh, en) << path;
        for (const std::string& text : {zh, en}) {
            EXPECT_THAT(text, Not(HasSubstr("{"))) << path;
            EXPECT_THAT(text, Not(HasSubstr("*"))) << path;
        }
        // The two ends of a range of scores are one.
        const bool range = path.starts_with("rfm.grid[") && path.ends_with("]") && path.find("].") != std::string::npos;
        const auto [other, isNew] = said.emplace(en, path);
        EXPECT_TRUE(isNew || range || other->second.starts_with(path)) << path << " and " << other->second;
    }
    EXPECT_EQ(profilePathText("tiers.scale[1].limit", Language::zh), "第 2 个等级的下限");
    EXPECT_EQ(profilePathText("tiers.scale[0].classes[11]", Language::en), "class 12 of tier 1");
    EXPECT_EQ(profilePathText("rfm.monetary.limits[3]", Language::en), "limit 4 of M");
    EXPECT_EQ(profilePathText("nonsense", Language::en), "");
}

TEST(ProfileWords, ErrorsNameThePlace) {
    ScoringProfile wrong;
    wrong.tiers[1].limit = 9000;
    const ProfileProblem problem = validate(wrong).at(0);
    const Error error(ErrorKind::invalid_value, problem.path, {ErrorCode::expected, {problem.expected}});
    EXPECT_THAT(errorSentence(error, Language::zh), HasSubstr("“第 2 个等级的下限”"));
    EXPECT_THAT(errorSentence(error, Language::en), HasSubstr("“limit of tier 2”"));
    EXPECT_THAT(errorLine(error, Language::en), HasSubstr("tiers.scale[1].limit")) << "as it stands in the file";
    const ErrorDetail opening(ErrorCode::rules_in_use_unreadable, {"@window_days", ErrorDetail(ErrorCode::a_number)});
    EXPECT_THAT(errorWords(opening, Language::zh), HasSubstr("统计窗口天数"));
    EXPECT_THAT(errorWords(opening, Language::en), HasSubstr("days of the window"));
}

}  // namespace
}  // namespace meike::words
