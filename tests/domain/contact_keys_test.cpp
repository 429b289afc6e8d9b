// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/contact_keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace meike {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Keys = std::vector<std::string>;

TEST(ContactKeysTest, OneNumberIsOneKeyHoweverItIsWritten) {
    for (const char* text :
         {"13812345678", "138 1234 5678", "138-1234-5678", "+86 138 1234 5678", "0086-13812345678",
          "８６１３８１２３４５６７８", "手机：13812345678", "tel: 138 1234 5678", "13812345678 转 3"})
        EXPECT_EQ(phoneKeys(text), Keys{"13812345678"}) << text;
    for (const char* text :
         {"021-62881234", "(021) 6288-1234", "（021）62881234", "+86 21 6288 1234", "86-021-62881234",
          "021-62881234-8001", "021-62881234转8001", "021 62881234 ext. 8001", "Tel 02162881234"})
        EXPECT_EQ(phoneKeys(text), Keys{"02162881234"}) << text;
    EXPECT_EQ(phoneKeys("0571-8888123"), Keys{"05718888123"});
    EXPECT_EQ(phoneKeys("400-820-8820"), Keys{"4008208820"});
    EXPECT_EQ(phoneKeys("400 820 8820 转 2"), Keys{"4008208820"});
    EXPECT_EQ(phoneKeys("+1 (415) 555-0132"), Keys{"+14155550132"});
}

TEST(ContactKeysTest, AFieldMayHoldSeveralNumbers) {
    EXPECT_THAT(phoneKeys("13812345678、021-62881234"), ElementsAre("13812345678", "02162881234"));
    EXPECT_THAT(phoneKeys("13812345678 13987654321"), ElementsAre("13812345678", "13987654321"));
    EXPECT_THAT(phoneKeys("13812345678/13812345678"), ElementsAre("13812345678"));
}

TEST(ContactKeysTest, WhatMayBeAnybodysIsNoKey) {
    for (const char* text : {"", "无", "62881234", "110", "00000000", "11111111111", "转 8001", "-", "2026-03-09"})
        EXPECT_THAT(phoneKeys(text), IsEmpty()) << text;
}

TEST(ContactKeysTest, ASiteIsTheNameOnTheNet) {
    for (const char* text : {"example.com.cn", "www.example.com.cn", "https://www.Example.com.cn/about?x=1",
                             "HTTP://m.example.com.cn:8080", "li.na@example.com.cn", "ｗｗｗ．example.com.cn"})
        EXPECT_EQ(siteKey(text), "example.com.cn") << text;
    EXPECT_EQ(siteKey("mail.agency.example.com"), "example.com");
    EXPECT_EQ(siteKey("yunzhou.tmall.com"), "yunzhou.tmall.com");
    EXPECT_EQ(siteKey("https://weibo.com/yunzhou"), "");
    EXPECT_EQ(siteKey("https://shop.jd.com/1"), "");
    for (const char* text : {"", "无", "1.5", "192.168.1.1", "a@qq.com", "a@vip.163.com", "li@yahoo.com.cn", "com.cn",
                             "某某公司官网", "example"})
        EXPECT_EQ(siteKey(text), "") << text;
}

TEST(ContactKeysTest, AddressesAreCompared) {
    EXPECT_THAT(emailKeys("Li.Na@Example.com; wang@example.com"), ElementsAre("li.na@example.com", "wang@example.com"));
    EXPECT_THAT(emailKeys("li.na.example.com"), IsEmpty());
    EXPECT_THAT(emailKeys("@example.com"), IsEmpty());
}

TEST(ContactKeysTest, NumbersOfARegister) {
    EXPECT_EQ(registrationKey("91350100 m000100y43"), registrationKey("91350100M000100Y43"));
    EXPECT_NE(registrationKey("91350100M000100Y43"), "");
    for (const char* text : {"", "无", "0000000000", "000000000000000000", "123", "暂无统一社会信用代码"})
        EXPECT_EQ(registrationKey(text), "") << text;
}

}  // namespace
}  // namespace meike
