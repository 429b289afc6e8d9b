// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/company_name.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace meike {
namespace {

struct Pair {
    bool same = false;
    std::string a;
    std::string b;
};

std::vector<Pair> labelledPairs() {
    std::ifstream file(std::string(MEIKE_TEST_DATA_DIR) + "/companies/pairs.txt", std::ios::binary);
    std::vector<Pair> pairs;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        const std::size_t first = line.find('|');
        const std::size_t second = line.find('|', first + 1);
        pairs.push_back({line[0] == '=', line.substr(first + 1, second - first - 1), line.substr(second + 1)});
    }
    return pairs;
}

double likeness(const std::string& a, const std::string& b) {
    return companyLikeness(readCompanyName(a), readCompanyName(b));
}

struct Quality {
    int right = 0;   // called the same, and are
    int wrong = 0;   // called the same, and are not
    int missed = 0;  // are the same, and not called so
    double precision() const { return static_cast<double>(right) / std::max(1, right + wrong); }
    double recall() const { return static_cast<double>(right) / std::max(1, right + missed); }
};

TEST(CompanyNameTest, KnowsWhatIsOneCompanyOnPairsItWasNotMadeWith) {
    const auto pairs = labelledPairs();
    ASSERT_GE(pairs.size(), 200u);
    Quality heldOut;
    Quality seen;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const Pair& pair = pairs[i];
        const bool same = likeness(pair.a, pair.b) >= kSameCompany;
        Quality& quality = i % 2 == 1 ? heldOut : seen;
        if (same && pair.same) ++quality.right;
        if (same && !pair.same) ++quality.wrong;
        if (!same && pair.same) ++quality.missed;
        if (same != pair.same)
            std::cout << (i % 2 == 1 ? "held out: " : "seen: ") << (pair.same ? "missed " : "wrong ") << pair.a << " | "
                      << pair.b << '\n';
    }
    EXPECT_GE(heldOut.precision(), 0.98);
    EXPECT_GE(heldOut.recall(), 0.95);
    EXPECT_GE(seen.precision(), 0.98);
    EXPECT_GE(seen.recall(), 0.95);
}

TEST(CompanyNameTest, TheOrderOfTheTwoDoesNotMatter) {
    for (const Pair& pair : labelledPairs()) {
        EXPECT_DOUBLE_EQ(likeness(pair.a, pair.b), likeness(pair.b, pair.a)) << pair.a << " | " << pair.b;
        EXPECT_EQ(likeness(pair.a, pair.a), 1) << pair.a;
    }
}

TEST(CompanyNameTest, TakesNamesApart) {
    const CompanyName name = readCompanyName("北京市云舟文化傳媒（集團）有限公司上海分公司");
    EXPECT_EQ(name.han, "云舟");
    EXPECT_EQ(name.trades, (std::vector<std::string>{"传媒", "文化"}));
    EXPECT_EQ(name.places, std::vector<std::string>{"北京"});
    EXPECT_EQ(name.branch, "上海");
    EXPECT_EQ(readCompanyName("The Coca-Cola Company").latin, "cocacola");
    EXPECT_EQ(readCompanyName("北京银行").han, "北京银行") << "a place is part of what it is called";
    for (const char* odd : {"", " ", "公司", "有限公司", "（）", "北京", "---", "\xF0\x9F\x98\x80"})
        EXPECT_LE(companyLikeness(readCompanyName(odd), readCompanyName("云舟")), 0) << odd;
}

TEST(CompanyNameTest, TheIndexFindsWhatTheScoreWouldFind) {
    std::vector<std::string> names;
    for (const Pair& pair : labelledPairs())
        for (const std::string& name : {pair.a, pair.b}) names.push_back(name);
    CompanyNameIndex index;
    for (std::size_t i = 0; i < names.size(); ++i) index.add(static_cast<RecordId>(i + 1), names[i]);
    for (const Pair& pair : labelledPairs()) {
        const auto like = index.find(pair.a);
        ASSERT_TRUE(like) << pair.a;
        EXPECT_EQ(like->score, 1) << pair.a << ": itself is among them";
    }
    for (std::size_t i = 0; i < names.size(); i += 2) {
        if (likeness(names[i], names[i + 1]) < kSameCompany) continue;
        CompanyNameIndex one;
        one.add(7, names[i]);
        const auto like = one.find(names[i + 1]);
        EXPECT_TRUE(like && like->id == 7) << names[i] << " | " << names[i + 1];
    }
    EXPECT_FALSE(index.find("完全没有的名字有限公司"));
}

TEST(CompanyNameTest, ASketchRulesOutOnlyWhatIsNotAlike) {
    std::vector<std::string> names;
    for (const Pair& pair : labelledPairs()) {
        names.push_back(pair.a);
        names.push_back(pair.b);
    }
    std::vector<CompanyName> read;
    for (const std::string& name : names) read.push_back(readCompanyName(name));
    std::size_t ruledOut = 0;
    for (std::size_t i = 0; i < read.size(); ++i)
        for (std::size_t j = i; j < read.size(); ++j) {
            if (mayBeAlike(sketchOf(read[i]), sketchOf(read[j]))) continue;
            ++ruledOut;
            EXPECT_EQ(companyLikeness(read[i], read[j]), 0) << names[i] << " | " << names[j];
        }
    EXPECT_GT(ruledOut, read.size() * read.size() / 8) << "else it is of no use";
}

}  // namespace
}  // namespace meike
