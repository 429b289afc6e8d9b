// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text_form.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/deterministic_random.h"
#include "domain/places.h"

namespace meike {
namespace {

std::string normal(const TextForm& form, std::string_view text) {
    const std::string once = form.normal(text);
    EXPECT_EQ(form.normal(once), once) << text;
    return once;
}

/// The code of what is wrong.
std::string wrong(const TextForm& form, std::string_view text) {
    const auto detail = form.wrong(normal(form, text));
    const std::string plain = detail ? detail->plain() : std::string();
    return plain.substr(0, plain.find('('));
}

TEST(RegistrationNumber, ACreditCodeIsCheckedAndOthersAreKept) {
    const TextForm& form = text_forms::kRegistrationNumber;
    struct Row {
        const char* typed;
        const char* kept;
        const char* wrong;
    };
    const Row rows[] = {
        // Published examples of the standard and of a public register.
        {"91350100M000100Y43", "91350100M000100Y43", ""},
        {"91350100m000100y43", "91350100M000100Y43", ""},
        {"９１３５０１００Ｍ０００１００Ｙ４３", "91350100M000100Y43", ""},
        {"91350100-M000100Y4-3", "91350100M000100Y43", ""},
        {"91350100M000100Y44", "91350100M000100Y44", "wrong_check_digit"},
        {"91350100M000100Y34", "91350100M000100Y34", "wrong_check_digit"},
        {"91350100M000I00Y43", "91350100M000I00Y43", "credit_code_letter"},
        // Fifteen digits of before 2015, an organisation code, other countries, an identity card.
        {"310115002345678", "310115002345678", ""},
        {"00010000-Y", "00010000-Y", ""},
        {"DE 811 115 368", "DE 811 115 368", ""},
        {"12-3456789", "12-3456789", ""},
        {"GB 123 4567 89", "GB 123 4567 89", ""},
        {"11010519491231002X", "11010519491231002X", ""},
        {"XX350100M000100Y43", "XX350100M000100Y43", ""},
        {"税号待补", "税号待补", ""},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(normal(form, row.typed), row.kept) << row.typed;
        EXPECT_EQ(wrong(form, row.typed), row.wrong) << row.typed;
    }
}

TEST(RegistrationNumber, EveryWrongCharacterAndEverySwapIsFound) {
    constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    DeterministicRandom random(1, 1);
    for (int round = 0; round < 200; ++round) {
        std::string code = "91310000MA";
        while (code.size() < 17) code += kAlphabet[static_cast<std::size_t>(random.below(31))];
        code += creditCodeCheckDigit(code).value();
        ASSERT_FALSE(text_forms::kRegistrationNumber.wrong(code)) << code;
        for (std::size_t at = 8; at < code.size(); ++at) {
            std::string other = code;
            other[at] = kAlphabet[(kAlphabet.find(code[at]) + 1 + static_cast<std::size_t>(random.below(29))) % 31];
            if (other != code) {
                EXPECT_TRUE(text_forms::kRegistrationNumber.wrong(other)) << code << " " << other;
            }
            if (at + 1 == code.size() || code[at] == code[at + 1]) continue;
            other = code;
            std::swap(other[at], other[at + 1]);
            EXPECT_TRUE(text_forms::kRegistrationNumber.wrong(other)) << code << " " << other;
        }
    }
}

TEST(ChannelMix, SharesAreReadWrittenAndSummed) {
    const TextForm& form = text_forms::kChannelMix;
    struct Row {
        const char* typed;
        const char* kept;
        const char* wrong;
    };
    const Row rows[] = {{"抖音 40%、微信 30%", "抖音 40%、微信 30%", ""},
                        {"抖音：40%，微信:30 ; 小红书12.5%", "抖音 40%、微信 30%、小红书 12.5%", ""},
                        {"抖音４０％", "抖音 40%", ""},
                        {"TV 60, OOH 40", "TV 60%、OOH 40%", ""},
                        {"抖音 60%、微信 50%", "抖音 60%、微信 50%", "shares_over_whole"},
                        {"抖音 40%、抖音 10%", "抖音 40%、抖音 10%", "named_twice"},
                        {"抖音、微信 30%", "抖音、微信 30%", "not_a_channel_mix"},
                        {"抖音 0%", "抖音 0%", "not_a_channel_mix"},
                        {"以短视频为主", "以短视频为主", "not_a_channel_mix"}};
    for (const Row& row : rows) {
        EXPECT_EQ(normal(form, row.typed), row.kept) << row.typed;
        EXPECT_EQ(wrong(form, row.typed), row.wrong) << row.typed;
    }
    EXPECT_EQ(channelMix("抖音 12.05%、微信 7%"), (std::vector<ChannelShare>{{"抖音", 1205}, {"微信", 700}}));
}

TEST(Places, AreThoseOfTheStandardAndWrittenShort) {
    EXPECT_EQ(provinces().size(), 34U);
    std::size_t cities = 0;
    for (const Province& province : provinces()) {
        EXPECT_EQ(provinceName(province.name), province.name);
        EXPECT_FALSE(province.cities.empty()) << province.name;
        for (const std::string_view city : province.cities) {
            ++cities;
            EXPECT_EQ(provinceOfCity(city), province.name) << city;
            EXPECT_EQ(normal(text_forms::kCity, city), city);
        }
    }
    EXPECT_GT(cities, 360U);
    const std::pair<const char*, const char*> written[] = {
        {"上海市", "上海"}, {"广西壮族自治区", "广西"}, {"新疆维吾尔自治区", "新疆"}, {"香港特别行政区", "香港"},
        {"臺灣省", "台湾"}, {"浙江", "浙江"},           {"California", "California"}};
    for (const auto& [typed, kept] : written) EXPECT_EQ(normal(text_forms::kProvince, typed), kept);
    const std::pair<const char*, const char*> of[] = {
        {"杭州市", "浙江"}, {"杭州", "浙江"},   {"上海市", "上海"}, {"延边朝鲜族自治州", "吉林"},
        {"吉林市", "吉林"}, {"海南州", "青海"}, {"济源市", "河南"}, {"London", ""},
        {"海南", ""},       {"澳门", "澳门"}};
    for (const auto& [city, province] : of) EXPECT_EQ(provinceOfCity(city), province) << city;
}

TEST(Names, AreALineWithoutRepeats) {
    EXPECT_EQ(normal(text_forms::kNames, " 甲 ,乙；甲\n丙"), "甲、乙、丙");
    EXPECT_EQ(normal(text_forms::kNames, ""), "");
}

}  // namespace
}  // namespace meike
