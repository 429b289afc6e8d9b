// SPDX-License-Identifier: GPL-3.0-or-later
// Clients entered twice: all planted pairs are found and nothing else, in every way people write a company.
#include "engine/duplicates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace meike::engine {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Level = DuplicateLevel;
using PairIds = std::set<std::pair<RecordId, RecordId>>;

DuplicateScan scanOf(const std::vector<DuplicateFacts>& facts, Level least = Level::possible) {
    NoProgress quiet;
    DuplicateIndex index;
    index.addAll(facts, quiet, {});
    return index.scan(least, quiet, {});
}

PairIds idsOf(const std::vector<DuplicatePair>& pairs) {
    PairIds ids;
    for (const DuplicatePair& pair : pairs) ids.emplace(pair.a, pair.b);
    return ids;
}

std::vector<DuplicateKey> keysOf(const DuplicatePair& pair) {
    std::vector<DuplicateKey> keys;
    for (const DuplicateReason& reason : pair.reasons) keys.push_back(reason.key);
    return keys;
}

/// A hundred cores of two characters; each makes a company of its own.
std::string coreOf(std::size_t i) {
    static constexpr const char* kFirst[] = {"云", "青", "知", "星", "柏", "朗", "和", "嘉", "锦", "瑞"};
    static constexpr const char* kSecond[] = {"岭", "禾", "夏", "桥", "川", "野", "屿", "溪", "舟", "麓"};
    return std::string(kFirst[i / 10]) + kSecond[i % 10];
}

/// One way in which a company is entered a second time.
struct Way {
    const char* what;
    /// Fills the first entry and the second one, of company `i`.
    std::function<void(std::size_t i, DuplicateFacts& first, DuplicateFacts& second)> write;
    Level least;
    std::vector<DuplicateKey> why;
};

Way named(const char* what, const char* before, const char* after, const char* beforeTwice, const char* afterTwice,
          Level least) {
    return {what,
            [=](std::size_t i, DuplicateFacts& first, DuplicateFacts& second) {
                first.name = before + coreOf(i) + after;
                second.name = beforeTwice + coreOf(i) + afterTwice;
            },
            least,
            {DuplicateKey::name}};
}

std::string digitsOf(std::size_t i, std::size_t width) {
    std::string digits = std::to_string(i);
    return std::string(width - digits.size(), '0') + digits;
}

std::vector<Way> ways() {
    std::vector<Way> ways{
        named("the same again", "", "科技有限公司", "", "科技有限公司", Level::certain),
        named("width", "", "MAX科技有限公司", "", "ＭＡＸ科技有限公司", Level::certain),
        named("case", "", "Max科技有限公司", "", "MAX科技有限公司", Level::certain),
        named("traditional characters", "", "贸易有限公司", "", "貿易有限公司", Level::certain),
        named("blanks and marks", "", "科技有限公司", " ", " 科技·有限公司 ", Level::certain),
        named("brackets", "上海", "科技有限公司", "", "科技（上海）有限公司", Level::likely),
        named("brackets of another width", "", "科技(上海)有限公司", "", "科技（上海）有限公司", Level::certain),
        named("another legal form", "", "科技有限公司", "", "科技股份有限公司", Level::likely),
        named("a group", "", "科技有限公司", "", "科技集团", Level::likely),
        named("no legal form", "", "科技有限公司", "", "科技", Level::likely),
        named("the city in front", "", "科技有限公司", "杭州市", "科技有限公司", Level::likely),
        named("a branch", "", "科技有限公司", "", "科技有限公司上海分公司", Level::possible),
        named("no trade", "", "科技有限公司", "", "有限公司", Level::likely),
    };
    const auto other = [](std::size_t i, DuplicateFacts& first, DuplicateFacts& second) {
        first.name = coreOf(i) + "食品有限公司";
        second.name = "甲乙" + coreOf(i) + "餐饮管理有限公司";
    };
    ways.push_back({"a phone",
                    [=](std::size_t i, DuplicateFacts& first, DuplicateFacts& second) {
                        other(i, first, second);
                        first.phones = {"021-62" + digitsOf(i, 6)};
                        second.phones = {"无", "+86 21 62" + digitsOf(i, 6) + " 转 801"};
                    },
                    Level::possible,
                    {DuplicateKey::phone}});
    ways.push_back({"a phone, and the name without its form",
                    [](std::size_t i, DuplicateFacts& first, DuplicateFacts& second) {
                        first.name = coreOf(i) + "食品有限公司";
                        second.name = coreOf(i) + "食品";
                        first.phones = {"1380012" + digitsOf(i, 4)};
                        second.phones = {"138-0012-" + digitsOf(i, 4)};
                    },
                    Level::certain,
                    {DuplicateKey::name, DuplicateKey::phone}});
    ways.push_back({"a registration number",
                    [=](std::size_t i, DuplicateFacts& first, DuplicateFacts& second) {
                        other(i, first, second);
                        first.registrationNo = "9135010 0M00010" + digitsOf(i, 4);
                        second.registrationNo = "91350100m00010" + digitsOf(i, 4);
                    },
                    Level::likely,
                    {DuplicateKey::registration_no}});
    ways.push_back({"an e-mail address and so its domain",
                    [=](std::size_t i, DuplicateFacts& first, DuplicateFacts& second) {
                        other(i, first, second);
                        first.emails = {"li@firm" + digitsOf(i, 3) + ".cn"};
                        second.emails = {"Li@Firm" + digitsOf(i, 3) + ".cn"};
                    },
                    Level::possible,
                    {DuplicateKey::email, DuplicateKey::domain}});
    ways.push_back({"a website and an address under its domain",
                    [=](std::size_t i, DuplicateFacts& first, DuplicateFacts& second) {
                        other(i, first, second);
                        first.website = "https://www.firm" + digitsOf(i, 3) + ".com.cn/about";
                        second.emails = {"wang@firm" + digitsOf(i, 3) + ".com.cn"};
                    },
                    Level::possible,
                    {DuplicateKey::domain}});
    ways.push_back({"the short name",
                    [=](std::size_t i, DuplicateFacts& first, DuplicateFacts& second) {
                        first.name = "华东" + coreOf(i) + "传播集团有限公司";
                        first.shortName = "KC" + coreOf(i) + "社";
                        second.name = "kc" + coreOf(i) + "社";
                    },
                    Level::likely,
                    {DuplicateKey::short_name}});
    return ways;
}

class Ways : public ::testing::TestWithParam<Way> {};

TEST_P(Ways, TwentyOfAHundredAreFoundAndNothingElse) {
    const Way& way = GetParam();
    std::vector<DuplicateFacts> facts;
    PairIds planted;
    for (std::size_t i = 0; i < 100; ++i) {
        DuplicateFacts first;
        DuplicateFacts second;
        way.write(i, first, second);
        first.client = static_cast<RecordId>(i + 1);
        facts.push_back(first);
        if (i % 5 != 0) continue;
        second.client = static_cast<RecordId>(i + 1'001);
        facts.push_back(second);
        planted.emplace(first.client, second.client);
    }
    const DuplicateScan scan = scanOf(facts);
    EXPECT_EQ(idsOf(scan.pairs), planted);
    EXPECT_EQ(scan.pairs.size(), 20U) << "each once";
    EXPECT_THAT(scan.crowded, IsEmpty());
    for (const DuplicatePair& pair : scan.pairs) {
        EXPECT_EQ(pair.level, way.least) << pair.score;
        EXPECT_EQ(keysOf(pair), way.why);
    }
}

INSTANTIATE_TEST_SUITE_P(Each, Ways, ::testing::ValuesIn(ways()), [](const auto& info) {
    std::string name = info.param.what;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
    return name;
});

TEST(DuplicatesTest, AllWaysAtOnceAreNoMoreThanTheWaysAlone) {
    std::vector<DuplicateFacts> facts;
    std::size_t planted = 0;
    RecordId next = 0;
    std::size_t company = 0;
    for (const Way& way : ways())
        for (std::size_t i = 0; i < 5; ++i) {
            DuplicateFacts first;
            DuplicateFacts second;
            way.write(company++, first, second);
            first.client = ++next;
            second.client = ++next;
            facts.push_back(first);
            facts.push_back(second);
            ++planted;
        }
    const DuplicateScan scan = scanOf(facts);
    EXPECT_EQ(scan.pairs.size(), planted);
    for (const DuplicatePair& pair : scan.pairs) EXPECT_EQ(pair.a + 1, pair.b);
}

DuplicateFacts factsOf(RecordId client, const std::string& name) {
    DuplicateFacts facts;
    facts.client = client;
    facts.name = name;
    return facts;
}

TEST(DuplicatesTest, OtherRegistrationNumbersAreNeverCertain) {
    auto a = factsOf(1, "云舟科技有限公司");
    auto b = factsOf(2, "云舟科技有限公司");
    a.phones = b.phones = {"13812345678"};
    EXPECT_EQ(scanOf({a, b}).pairs.at(0).level, Level::certain);
    a.registrationNo = "91350100M000100Y43";
    EXPECT_EQ(scanOf({a, b}).pairs.at(0).level, Level::certain) << "one of them says none";
    b.registrationNo = "91310000MA1FL0EX2B";
    const DuplicatePair pair = scanOf({a, b}).pairs.at(0);
    EXPECT_EQ(pair.level, Level::possible);
    EXPECT_THAT(keysOf(pair),
                ElementsAre(DuplicateKey::name, DuplicateKey::phone, DuplicateKey::other_registration_no));
    b.registrationNo = "91350100m000100y43";
    EXPECT_EQ(scanOf({a, b}).pairs.at(0).level, Level::certain);
}

TEST(DuplicatesTest, OneNumberOfTwoNamesIsLikelyNotCertain) {
    auto a = factsOf(1, "兰岭");
    auto b = factsOf(2, "青禾");
    a.registrationNo = b.registrationNo = "91350100M000100Y43";
    a.phones = b.phones = {"13812345678"};
    EXPECT_EQ(scanOf({a, b}).pairs.at(0).level, Level::likely) << "two brands of one company";
}

TEST(DuplicatesTest, WhatAGroupOrAnAgentSharesIsNoEvidence) {
    auto group = factsOf(1, "云舟集团");
    auto member = factsOf(2, "予湾餐饮有限公司");
    group.phones = member.phones = {"021-62881234"};
    group.website = member.website = "yunzhou.com";
    EXPECT_EQ(scanOf({group, member}).pairs.size(), 1U);
    member.parent = 1;
    EXPECT_THAT(scanOf({group, member}).pairs, IsEmpty());
    auto sister = factsOf(3, "朗溪酒店有限公司");
    sister.phones = {"021-62881234"};
    sister.parent = 1;
    EXPECT_THAT(scanOf({group, member, sister}).pairs, IsEmpty());
    sister.parent = 0;
    EXPECT_EQ(scanOf({group, member, sister}).pairs.size(), 2U);
    member.parent = 0;
    member.agent = 1;
    EXPECT_EQ(scanOf({group, member}).pairs.size(), 0U);
    // Called alike, and known to be two: the one is above the other.
    auto firm = factsOf(5, "云舟传媒有限公司");
    EXPECT_EQ(scanOf({group, firm}).pairs.size(), 1U);
    firm.parent = 1;
    EXPECT_THAT(scanOf({group, firm}).pairs, IsEmpty());
    // Somebody has said that the one is above the other, and still entered it twice.
    auto twice = factsOf(4, "云舟集团");
    twice.parent = 1;
    EXPECT_EQ(scanOf({group, twice}).pairs.size(), 1U);
}

TEST(DuplicatesTest, WhatTooManyShareIsToldAndComparedOnlyWithASecondThing) {
    std::vector<DuplicateFacts> facts;
    for (std::size_t i = 0; i < 200; ++i) {
        auto client = factsOf(static_cast<RecordId>(i + 1), coreOf(i % 100) + (i < 100 ? "食品" : "汽车") + "有限公司");
        client.phones = {"021-62881234"};
        client.emails = {"a" + std::to_string(i) + "@qq.com"};
        facts.push_back(client);
    }
    DuplicateScan scan = scanOf(facts);
    EXPECT_THAT(scan.pairs, IsEmpty());
    EXPECT_THAT(scan.crowded, ElementsAre(CrowdedKey{DuplicateKey::phone, "02162881234", 200}));
    EXPECT_LT(scan.compared, 1'000U) << "19,900 pairs are not looked at";
    // Their names bring two together; the switchboard says little besides.
    facts[7].name = coreOf(3) + "食品";
    scan = scanOf(facts);
    EXPECT_EQ(idsOf(scan.pairs), (PairIds{{4, 8}}));
    EXPECT_TRUE(scan.pairs.at(0).reasons.at(1).crowded);
    EXPECT_EQ(scan.pairs.at(0).level, Level::likely);
    // Two crowded things together are looked at.
    for (std::size_t i = 0; i < 40; ++i) facts[100 + i].website = "agency.com";
    for (std::size_t i = 0; i < 40; ++i) facts[i].website = "agency.com";
    for (std::size_t i = 0; i < 20; ++i) facts[20 + i].phones = {"13800001" + std::to_string(100 + i)};
    EXPECT_EQ(scanOf(facts).crowded.size(), 2U);
}

TEST(DuplicatesTest, ACancelledScanStops) {
    std::stop_source stop;
    stop.request_stop();
    NoProgress quiet;
    DuplicateIndex index;
    EXPECT_THROW(index.addAll({factsOf(1, "甲公司")}, quiet, stop.get_token()), Error);
    EXPECT_THROW(index.scan(Level::possible, quiet, stop.get_token()), Error);
}

/// A base in which much is shared: a few names, forms, phones, numbers.
DuplicateFacts randomFacts(RecordId client) {
    const auto below = [](int end) { return *rc::gen::inRange(0, end); };
    const std::vector<std::string> cores{"云舟", "予湾", "云州", "华腾数信科", "华腾教信科", "Bright Oak", "BrightOak"};
    const std::vector<std::string> forms{"", "有限公司", "集团", "股份有限公司", "有限公司上海分公司"};
    const std::vector<std::string> trades{"", "科技", "食品"};
    const std::vector<std::string> places{"", "", "上海", "北京市"};
    const auto one = [&](const auto& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    };
    DuplicateFacts facts = factsOf(client, one(places) + one(cores) + one(trades) + one(forms));
    if (below(3) == 0) facts.shortName = one(cores) + one(trades);
    if (below(2) == 0)
        facts.registrationNo =
            one(std::vector<std::string>{"91350100M000100Y43", "91310000MA1FL0EX2B", "310000400000001", "无"});
    if (below(2) == 0) facts.phones = {"1380000000" + std::to_string(below(4))};
    if (below(3) == 0) facts.emails = {"a" + std::to_string(below(3)) + "@firm" + std::to_string(below(3)) + ".cn"};
    if (below(4) == 0) facts.website = "firm" + std::to_string(below(3)) + ".cn";
    if (below(6) == 0) facts.parent = below(8);
    return facts;
}

RC_GTEST_PROP(DuplicatesProperty, TheScanIsWhatHoldingEachAgainstTheRestSays, ()) {
    std::vector<DuplicateFacts> facts;
    const int count = *rc::gen::inRange(2, 40);
    for (int i = 0; i < count; ++i) facts.push_back(randomFacts(i + 1));
    NoProgress quiet;
    DuplicateIndex index;
    index.addAll(facts, quiet, {});
    const DuplicateScan scan = index.scan(Level::possible, quiet, {});

    for (const DuplicatePair& pair : scan.pairs) {
        const DuplicateFacts& a = facts[static_cast<std::size_t>(pair.a - 1)];
        const DuplicateFacts& b = facts[static_cast<std::size_t>(pair.b - 1)];
        RC_ASSERT(pair.a < pair.b);
        RC_ASSERT(!pair.reasons.empty());
        RC_ASSERT((pair.score >= kCertainScore) == (pair.level == Level::certain));
        const bool otherNumber =
            a.registrationNo.size() > 3 && b.registrationNo.size() > 3 && a.registrationNo != b.registrationNo;
        if (otherNumber) RC_ASSERT(pair.level == Level::possible);
    }
    RC_ASSERT(std::is_sorted(scan.pairs.begin(), scan.pairs.end(),
                             [](const auto& x, const auto& y) { return x.score > y.score; }));

    PairIds held;
    for (const DuplicateFacts& client : facts)
        for (const DuplicatePair& pair : index.likes(client, 1'000))
            held.emplace(std::min(pair.a, pair.b), std::max(pair.a, pair.b));
    RC_ASSERT(held == idsOf(scan.pairs));

    // In whatever order they come, and when they became what they are step by step.
    DuplicateIndex other;
    for (std::size_t i = facts.size(); i-- > 0;) other.put(randomFacts(facts[i].client));
    other.put(randomFacts(9'999));
    for (std::size_t i = facts.size(); i-- > 0;) other.put(facts[i]);
    other.remove(9'999);
    RC_ASSERT(other.size() == facts.size());
    RC_ASSERT(other.scan(Level::possible, quiet, {}).pairs == scan.pairs);

    const DuplicateScan likely = index.scan(Level::likely, quiet, {});
    const auto fewer = std::count_if(scan.pairs.begin(), scan.pairs.end(),
                                     [](const DuplicatePair& pair) { return pair.level >= Level::likely; });
    RC_ASSERT(static_cast<std::ptrdiff_t>(likely.pairs.size()) == fewer);
}

}  // namespace
}  // namespace meike::engine
