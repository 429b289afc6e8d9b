// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/pinyin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

#include "base/unicode.h"
#include "generated/embedded_resources.h"

namespace meike {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

bool finds(std::string_view query, std::string_view name, std::string_view shortName = {}) {
    return searchDocument(name, shortName).find(searchNeedle(query)) != std::string::npos;
}

TEST(PinyinTest, KnowsAllReadings) {
    EXPECT_THAT(pinyinReadings(U'长'), ElementsAre("zhang", "chang"));
    EXPECT_THAT(pinyinReadings(U'行'), ElementsAre("xing", "hang", "heng"));
    EXPECT_THAT(pinyinReadings(U'重'), ElementsAre("zhong", "chong"));
    EXPECT_THAT(pinyinReadings(U'单'), Contains("shan"));
    EXPECT_THAT(pinyinReadings(U'女'), ElementsAre("nv"));
    EXPECT_THAT(pinyinReadings(U'略'), ElementsAre("lve", "lue"));
    EXPECT_THAT(pinyinReadings(U'𬍛'), ElementsAre("li"));
    EXPECT_TRUE(pinyinReadings(U'a').empty());
    EXPECT_TRUE(pinyinReadings(U'é').empty());
    EXPECT_TRUE(pinyinReadings(0x10FFFF).empty());
}

TEST(PinyinTest, SearchTextHoldsFullPinyinAndInitials) {
    EXPECT_EQ(pinyinSearchText("长沙"), "changsha\nzhangsha\ncs\nzs");
    EXPECT_EQ(pinyinSearchText("知夏美妆"), "zhixiameizhuang\nzxmz");
    EXPECT_EQ(pinyinSearchText("知夏ABC 9"), "zhixiaabc9\nzxabc9");
    EXPECT_EQ(pinyinSearchText("Ogilvy"), "");
    EXPECT_EQ(pinyinSearchText(""), "");
}

TEST(SearchTest, FindsByEveryHabit) {
    EXPECT_TRUE(finds("changsha", "长沙银行"));
    EXPECT_TRUE(finds("yinhang", "长沙银行"));
    EXPECT_TRUE(finds("csyh", "长沙银行"));
    EXPECT_TRUE(finds("chongqing", "重庆火锅"));
    EXPECT_TRUE(finds("zxmz", "知夏美妆"));
    EXPECT_TRUE(finds("ZXMZ", "知夏美妆"));
    EXPECT_TRUE(finds("zhi xia", "知夏美妆"));
    EXPECT_TRUE(finds("xi'an", "西安影视"));
    EXPECT_TRUE(finds("夏美", "知夏美妆"));
    EXPECT_TRUE(finds("傳媒", "蓝色光标传媒"));
    EXPECT_TRUE(finds("传媒", "藍色光標傳媒"));
    EXPECT_TRUE(finds("ａｂｃ", "ABC Media"));
    EXPECT_TRUE(finds("abc media", "ＡＢＣ Media"));
    EXPECT_TRUE(finds("lvdi", "绿地集团"));
    EXPECT_TRUE(finds("kuaijishi", "立信会计师事务所"));
    EXPECT_TRUE(finds("xiamen", "厦门航空"));
    EXPECT_TRUE(finds("zxsh", "知夏（上海）文化"));
    EXPECT_TRUE(finds("bluefocus", "蓝色光标", "Blue Focus"));
    EXPECT_TRUE(finds("ls", "蓝色光标传媒", "蓝标"));
    EXPECT_TRUE(finds("lb", "蓝色光标传媒", "蓝标"));
    EXPECT_TRUE(finds("", "anything"));
    EXPECT_FALSE(finds("xyz", "知夏美妆"));
    EXPECT_FALSE(finds("zxmx", "知夏美妆"));
}

TEST(SearchTest, NeverMatchesAcrossParts) {
    const std::string document = searchDocument("知夏", "美妆");
    EXPECT_EQ(document, "知夏\n美妆\nzhixia\nzx\nmeizhuang\nmz");
    EXPECT_FALSE(finds("夏美", "知夏", "美妆"));
    EXPECT_FALSE(finds("xiazx", "知夏"));
    EXPECT_FALSE(finds("夏\n美", "知夏", "美妆"));
    EXPECT_EQ(searchNeedle("a\nb\x01"), "ab");
}

TEST(PinyinTest, ACharacterIsReadInOneWayThroughoutAName) {
    EXPECT_EQ(pinyinSearchText("乐乐乐乐乐乐"), "lelelelelele\nyueyueyueyueyueyue\nllllll\nyyyyyy");
    EXPECT_TRUE(finds("yinhanglvxing", "银行旅行"));  // unless words say otherwise
}

TEST(SearchTest, WordsLeaveRoomForTheDoubtsOfOtherCharacters) {
    EXPECT_TRUE(finds("changshayinhangchongqingyueshan", "长沙银行重庆乐单曾"));
}

TEST(SearchTest, LongNamesOfManyReadingsStayShort) {
    const std::string name = "中国人民重庆长沙音乐大厦行业会计参与单曾解重调会长行省朝单乐有限公司";
    const std::string text = pinyinSearchText(name);
    EXPECT_LE(std::count(text.begin(), text.end(), kSearchPartSeparator), 31);
    EXPECT_LT(text.size(), 3000U);
    EXPECT_TRUE(finds("zgrmcqcsyyds", name));
    EXPECT_TRUE(finds("zhongguorenminchongqingchangshayinyuedasha", name));
    std::string longer;
    for (int i = 0; i < 200; ++i) longer += name;
    EXPECT_LT(pinyinSearchText(longer).size(), 600'000U);
}

// A word with a reading that its character does not have is a slip of the pen (or a reading that Unihan lacks, listed
// here).
TEST(PinyinTest, WordsUseReadingsThatTheirCharactersHave) {
    const std::string_view file = embeddedResource("pinyin/words.txt");
    ASSERT_FALSE(file.empty());
    int words = 0;
    for (std::size_t from = 0; from < file.size();) {
        const std::size_t end = std::min(file.find('\n', from), file.size());
        const std::string line(file.substr(from, end - from));
        from = end + 1;
        if (line.empty() || line[0] == '#') continue;
        ++words;
        std::vector<std::string> parts;
        std::size_t at = 0;
        while (at <= line.size()) {
            const std::size_t blank = std::min(line.find(' ', at), line.size());
            parts.push_back(line.substr(at, blank - at));
            at = blank + 1;
        }
        std::size_t character = 0;
        std::size_t reading = 1;
        while (character < parts[0].size()) {
            const char32_t c = nextCodePoint(parts[0], character);
            ASSERT_LT(reading, parts.size()) << line;
            EXPECT_THAT(pinyinReadings(c), Contains(parts[reading])) << line;
            ++reading;
        }
        EXPECT_EQ(reading, parts.size()) << line;
    }
    EXPECT_GT(words, 100);
}

// Whatever reading of each character someone types, as long as the name has few combinations.
RC_GTEST_PROP(PinyinProperty, EveryReadingOfAShortNameIsFound, ()) {
    static const std::u32string kCharacters = U"知夏美妆文化公司长行重乐会传";
    const auto name = *rc::gen::container<std::u32string>(3, rc::gen::elementOf(kCharacters));
    std::string utf8;
    std::string full;
    std::string initials;
    std::map<char32_t, std::string> chosen;
    for (const char32_t c : name) {
        appendUtf8(utf8, c);
        if (chosen.count(c) == 0) chosen[c] = *rc::gen::elementOf(pinyinReadings(c));
        full += chosen[c];
        initials += chosen[c][0];
    }
    const std::string document = searchDocument(utf8);
    std::size_t combinations = 1;
    for (const auto& [c, reading] : chosen) combinations *= pinyinReadings(c).size();
    if (combinations > 12) return;
    RC_ASSERT(document.find(full) != std::string::npos);
    RC_ASSERT(document.find(initials) != std::string::npos);
}

// A record is found by every piece of its own name.
RC_GTEST_PROP(PinyinProperty, APieceOfTheNameFindsIt, ()) {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "知", "夏", "傳", "媒", "A", "b", "Ｃ", " ", "　", "(", "1", "é", "e\xCC\x81", "'", "長", "😀"));
    if (pieces.empty()) return;
    const auto from = *rc::gen::inRange<std::size_t>(0, pieces.size());
    const auto count = *rc::gen::inRange<std::size_t>(0, pieces.size() - from + 1);
    std::string name;
    std::string query;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        name += pieces[i];
        if (i >= from && i < from + count) query += pieces[i];
    }
    RC_ASSERT(searchDocument(name).find(searchNeedle(query)) != std::string::npos);
    RC_ASSERT(searchNeedle(query).find(kSearchPartSeparator) == std::string::npos);
}

}  // namespace
}  // namespace meike
