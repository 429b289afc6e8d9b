// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/encoding.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/unicode.h"

namespace meike {
namespace {

TEST(EncodingTest, NamesGoRound) {
    for (const Encoding each : {Encoding::utf8, Encoding::utf16le, Encoding::utf16be, Encoding::gb18030, Encoding::big5,
                                Encoding::windows1252})
        EXPECT_EQ(encodingByName(encodingName(each)), each);
    EXPECT_EQ(encodingByName("GBK"), Encoding::gbk);
    EXPECT_EQ(encodingByName("UTF8"), Encoding::utf8);
    EXPECT_EQ(encodingByName("klingon"), std::nullopt);
}

TEST(EncodingTest, DetectsInTheOrderThatNeverMistakesUtf8) {
    const std::string text = "客户名称,金额\r\n上海知夏文化传媒,100\r\n";
    EXPECT_EQ(detectEncoding(text), Encoding::utf8);  // these bytes are valid GB18030 too
    EXPECT_EQ(detectEncoding(encode(text, Encoding::gb18030).value()), Encoding::gb18030);
    EXPECT_EQ(detectEncoding(encode(text, Encoding::utf16le).value()), Encoding::utf16le);
    EXPECT_EQ(detectEncoding(encode(text, Encoding::utf16be).value()), Encoding::utf16be);
    EXPECT_EQ(detectEncoding(encode("a,b\n1,2\n", Encoding::utf16le).value()), Encoding::utf16le);
    // A short file with a stray NUL stays what it is.
    std::string stray = encode("client;amount\n上海;20\n", Encoding::gb18030).value();
    if (stray.size() % 2 != 0) stray += ' ';
    stray[19] = '\0';
    EXPECT_EQ(detectEncoding(stray), Encoding::gb18030);
    EXPECT_EQ(detectEncoding("plain ascii"), Encoding::utf8);
    EXPECT_EQ(detectEncoding(std::string("one NUL \0 in text", 17)), Encoding::utf8);
    EXPECT_EQ(detectEncoding(""), Encoding::utf8);
    EXPECT_EQ(detectEncoding("\xFF\xFEx"), Encoding::utf16le);
}

TEST(EncodingTest, MalformedBytesAreReportedWhereTheyAre) {
    std::string bytes = encode("客户\n长沙", Encoding::gb18030).value();
    bytes += "\n\xFFx\n";
    const DecodedText decoded = decodeToUtf8(bytes, Encoding::gb18030);
    EXPECT_EQ(decoded.text, "客户\n长沙\n\xEF\xBF\xBDx\n");
    ASSERT_EQ(decoded.problemCount, 1U);
    EXPECT_EQ(decoded.problems[0].byteOffset, 10U);
    EXPECT_EQ(decoded.problems[0].line, 3U);
    EXPECT_EQ(decoded.text.substr(decoded.problems[0].textOffset, 3), "\xEF\xBF\xBD");

    // A lead byte before a delimiter must not eat it.
    const DecodedText cut = decodeToUtf8("\xB3,5\n", Encoding::gb18030);
    EXPECT_EQ(cut.text, "\xEF\xBF\xBD,5\n");
    EXPECT_EQ(cut.problemCount, 1U);

    const DecodedText utf8 = decodeToUtf8(
        "\xEF\xBB\xBF"
        "a\r\nb\xE5\xAE,\xFF",
        std::nullopt);
    EXPECT_TRUE(utf8.hadByteOrderMark);
    EXPECT_EQ(utf8.text, "a\r\nb\xEF\xBF\xBD,\xEF\xBF\xBD");
    ASSERT_EQ(utf8.problemCount, 2U);
    EXPECT_EQ(utf8.problems[0].byteOffset, 7U);
    EXPECT_EQ(utf8.problems[1].byteOffset, 10U);
    EXPECT_EQ(utf8.problems[1].line, 2U);

    const DecodedText half = decodeToUtf8(std::string("\xFF\xFE\x3D\xD8x\0y", 7), std::nullopt);
    EXPECT_EQ(half.problemCount, 2U);  // a lone surrogate, half a unit
    EXPECT_TRUE(isValidUtf8(half.text));

    EXPECT_GT(decodeToUtf8(std::string(300'000, '\xFF'), Encoding::gb18030).problemCount, 100'000U);
}

TEST(EncodingTest, SaysWhatCannotBeWritten) {
    const auto result = encode("ok 😀", Encoding::big5);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().subject(), "😀");
    EXPECT_EQ(encode("é£", Encoding::windows1252).value(), "\xE9\xA3");
    EXPECT_FALSE(encode("\xFF", Encoding::utf8).has_value());
}

TEST(EncodingTest, SmallChineseEncodingsHoldLessThanGb18030) {
    for (const Encoding small : {Encoding::gbk, Encoding::gb2312}) {
        EXPECT_TRUE(encode("上海客户 Ltd", small)) << encodingName(small);
        EXPECT_FALSE(encode("㐀", small)) << encodingName(small);
        EXPECT_FALSE(encode("😀", small)) << encodingName(small);
        EXPECT_EQ(decodeToUtf8(*encode("上海客户", small), small).text, "上海客户");
    }
    EXPECT_TRUE(encode("鎔", Encoding::gbk));
    EXPECT_FALSE(encode("鎔", Encoding::gb2312)) << "GB2312 has no traditional characters";
    // Read, the larger one does no harm.
    EXPECT_EQ(decodeToUtf8(*encode("㐀", Encoding::gb18030), Encoding::gbk).text, "㐀");
}

TEST(EncodingTest, AFaultOrTwoDoNotMakeGb18030OfUtf8) {
    std::string text;
    for (int i = 0; i < 10; ++i) text += "上海知夏文化传媒,100\n";
    ASSERT_EQ(detectEncoding(text), Encoding::utf8);
    std::string damaged = text;
    damaged[4] = 'x';  // in the middle of a character
    EXPECT_EQ(detectEncoding(damaged), Encoding::utf8);
    const DecodedText decoded = decodeToUtf8(damaged);
    EXPECT_GT(decoded.problemCount, 0U);
    EXPECT_EQ(decoded.problems.front().line, 1U);
    EXPECT_EQ(decoded.text.substr(decoded.text.find('\n')), text.substr(text.find('\n')));
    // One in twenty is the limit.
    for (std::size_t at = 31; at < damaged.size(); at += 29) damaged[at] = '\xFF';
    EXPECT_EQ(detectEncoding(damaged), Encoding::gb18030);
    EXPECT_EQ(detectEncoding(encode(text, Encoding::gb18030).value()), Encoding::gb18030);
}

rc::Gen<std::string> genEncodable() {
    return rc::gen::map(rc::gen::container<std::vector<char32_t>>(rc::gen::oneOf(
                            rc::gen::inRange<char32_t>(1, 0x80), rc::gen::inRange<char32_t>(0xA0, 0x370),
                            rc::gen::inRange<char32_t>(0x4E00, 0xA000), rc::gen::inRange<char32_t>(0x1F300, 0x1F700),
                            rc::gen::inRange<char32_t>(0x20000, 0x2A6E0))),
                        [](const std::vector<char32_t>& characters) {
                            std::string text;
                            for (const char32_t c : characters) appendUtf8(text, c);
                            return text;
                        });
}

RC_GTEST_PROP(EncodingProperty, AnyBytesBecomeTextAndTheFaultsAreKnown, ()) {
    const auto bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
    for (const Encoding each : {Encoding::utf8, Encoding::utf16le, Encoding::utf16be, Encoding::gb18030, Encoding::big5,
                                Encoding::windows1252}) {
        const DecodedText decoded = decodeToUtf8(bytes, each);
        RC_ASSERT(isValidUtf8(decoded.text));
        RC_ASSERT(decoded.problems.size() == decoded.problemCount);
        for (const DecodeProblem& problem : decoded.problems) {
            RC_ASSERT(problem.byteOffset < bytes.size());
            RC_ASSERT(decoded.text.compare(problem.textOffset, 3, "\xEF\xBF\xBD") == 0);
        }
    }
}

RC_GTEST_PROP(EncodingProperty, EncodingsGoRound, ()) {
    const std::string text = *genEncodable();
    for (const Encoding each : {Encoding::utf8, Encoding::utf16le, Encoding::utf16be, Encoding::gb18030}) {
        const std::string bytes = std::string(byteOrderMark(each)) + encode(text, each).value();
        const DecodedText decoded = decodeToUtf8(bytes, each);
        RC_ASSERT(decoded.problemCount == 0U);
        RC_ASSERT(decoded.hadByteOrderMark);
        RC_ASSERT(decoded.text == text);
    }
}

TEST(EncodingTest, LongTextCrossesTheConvertersBlocks) {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "a😀客";
    for (const Encoding each : {Encoding::gb18030, Encoding::utf16le}) {
        const DecodedText decoded = decodeToUtf8(encode(text, each).value(), each);
        EXPECT_EQ(decoded.problemCount, 0U);
        EXPECT_TRUE(decoded.text == text) << encodingName(each);
    }
}

}  // namespace
}  // namespace meike
