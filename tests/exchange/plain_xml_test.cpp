// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/plain_xml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "exchange/xml_part.h"
#include "tests/support/sheet_book.h"
#include "tests/support/synthetic_orders.h"
#include "tests/support/xlsx_book.h"
#include "tests/support/xml_events.h"
#include "tests/support/zip_writer.h"

namespace meike {
namespace {

using test::expatEvents;
using test::plainEvents;
using test::XmlEvents;

const std::vector<std::string>& plainTexts() {
    static const std::vector<std::string> kTexts = {
        "<a/>",
        "<a></a>",
        "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<a b='1' c=\"2\"\r\n d=\"\" "
        "/>\r\n",
        "<?xml version='1.0'?><worksheet xmlns=\"http://x\" xmlns:r='http://y'><x:row r=\"1\"><c r=\"A1\" t=\"s\"/>"
        "</x:row></worksheet>",
        "<a>\n<b>予湾 &amp; &lt;b&gt; &quot;&apos; &#10;&#x4E00;&#x1F600;</b> ] ]] ]> > é 😀\t</a>\n",
        "<a b=\"x &amp; y &#9; '\" c='\"'>&#13;</a>",
        "<_a-1.b:c><D/></_a-1.b:c>"};
    return kTexts;
}

/// Right or wrong, but nothing that PlainXml answers for.
const std::vector<std::string>& unusualTexts() {
    static const std::vector<std::string> kTexts = {"",
                                                    "  ",
                                                    "text",
                                                    "<a>",
                                                    "<a></b>",
                                                    "<a><b></a></b>",
                                                    "<a/><b/>",
                                                    "<a/>text",
                                                    " <?xml version=\"1.0\"?><a/>",
                                                    "<?xml version=\"1.1\"?><a/>",
                                                    "<?xml version=\"1.0\" encoding=\"GB18030\"?><a/>",
                                                    "<?xml version=\"1.0\" standalone=\"yes\" encoding=\"UTF-8\"?><a/>",
                                                    "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>",
                                                    "<a><!-- c --></a>",
                                                    "<a><![CDATA[x]]></a>",
                                                    "<a><?p i?></a>",
                                                    "<a>&e;</a>",
                                                    "<a>&#0;</a>",
                                                    "<a>&#xD800;</a>",
                                                    "<a>&#x110000;</a>",
                                                    "<a>&#xFFFF;</a>",
                                                    "<a>& b</a>",
                                                    "<a>&amp</a>",
                                                    "<a>]]></a>",
                                                    "<a>\r\n</a>",
                                                    "<a>\x01</a>",
                                                    "<a>\xFF</a>",
                                                    "<a>\xEF\xBF\xBF</a>",
                                                    "<a>\xED\xA0\x80</a>",
                                                    "<a b='1' b='2'/>",
                                                    "<a b='<'/>",
                                                    "<a b='\n'/>",
                                                    "<a b=1/>",
                                                    "<a b/>",
                                                    "<a b='1'c='2'/>",
                                                    "<a b = '1'/>",
                                                    "<a b='&bad;'/>",
                                                    "<a b='\xFF'/>",
                                                    "<\xE4\xB8\x80/>",
                                                    "< a/>",
                                                    "<1a/>",
                                                    "<a></a >",
                                                    "<a / >",
                                                    std::string("<a>\0</a>", 8)};
    return kTexts;
}

TEST(PlainXmlTest, PlainTextsAreReadAsExpatReadsThem) {
    for (const std::string& text : plainTexts()) {
        const XmlEvents expected = expatEvents(text);
        ASSERT_TRUE(expected.whole) << text;
        for (const std::size_t step : {1U, 2U, 3U, 7U, 1000U}) {
            const XmlEvents found = plainEvents(text, step);
            EXPECT_TRUE(found.whole) << text;
            EXPECT_EQ(found.events, expected.events) << text << " in steps of " << step;
        }
    }
}

TEST(PlainXmlTest, WhatIsUnusualIsSaidAndNothingWrongBeforeIt) {
    for (const std::string& text : unusualTexts())
        for (const std::size_t step : {1U, 3U, 1000U}) {
            const XmlEvents found = plainEvents(text, step);
            EXPECT_FALSE(found.whole) << text;
            EXPECT_TRUE(agree(found, expatEvents(text))) << text;
        }
}

TEST(PlainXmlTest, ChangedTextsAreReadAsExpatReadsThemOrNot) {
    test::Numbers numbers(7);
    std::vector<std::string> texts = plainTexts();
    texts.insert(texts.end(), unusualTexts().begin(), unusualTexts().end());
    const std::string signs = "<>/&;#x]=\"' \r\n\t!?-a:\x80\xE4\xB8";
    int whole = 0;
    for (int round = 0; round < 30'000; ++round) {
        const auto below = [&](std::size_t limit) {
            return static_cast<std::size_t>(numbers.below(static_cast<std::int64_t>(limit)));
        };
        std::string text = texts[below(texts.size())];
        for (std::size_t times = 1 + below(3); times > 0 && !text.empty(); --times) {
            const std::size_t at = below(text.size());
            const char sign = signs[below(signs.size())];
            switch (below(4)) {
                case 0:
                    text[at] = sign;
                    break;
                case 1:
                    text.insert(at, 1, sign);
                    break;
                case 2:
                    text.erase(at, 1 + below(3));
                    break;
                default:
                    text.insert(at, text.substr(below(text.size()), below(9)));
                    break;
            }
        }
        const XmlEvents found = plainEvents(text, 1 + below(20));
        whole += found.whole ? 1 : 0;
        ASSERT_TRUE(agree(found, expatEvents(text))) << text;
    }
    EXPECT_GT(whole, 500) << "plain enough to be compared to their ends";
}

/// What a handler is told of a part of a zip file.
class EventHandler final : public XmlHandler {
public:
    explicit EventHandler(int pauseEvery) : m_pauseEvery(pauseEvery) {}
    void start(XmlName name, const XmlAttributes& attributes) override {
        std::string event = "<" + std::string(name.local);
        attributes.each([&](std::string_view key, std::string_view value) {
            event.append("|").append(key).append("=").append(value);
        });
        events.events.push_back(std::move(event));
        pause();
    }
    void end(XmlName name) override {
        events.end(name.local);
        pause();
    }
    void text(std::string_view text) override { events.text(text); }

    XmlPart* part = nullptr;
    XmlEvents events;

private:
    void pause() {
        if (m_pauseEvery > 0 && ++m_count % m_pauseEvery == 0) part->pause();
    }
    int m_pauseEvery;
    int m_count = 0;
};

XmlEvents partEvents(const std::string& text, int pauseEvery) {
    const ZipArchive zip(std::make_shared<const std::string>(test::ZipWriter().add("a.xml", text).finish()), {});
    EventHandler handler(pauseEvery);
    XmlPart part(zip.open("a.xml"), handler, XmlPart::Spaces::dropped);
    handler.part = &part;
    try {
        part.feedAll();
        handler.events.whole = true;
    } catch (const Error&) {
        handler.events.whole = false;
    }
    return std::move(handler.events);
}

/// Rows of a sheet with something unusual behind `plain` of them.
std::string sheetWith(const std::string& unusual, int plain, int behind) {
    std::string text = "<worksheet><sheetData>";
    for (int i = 0; i < plain + behind; ++i) {
        if (i == plain) text += unusual;
        text += "<row><c><is><t>予湾" + std::to_string(i) + " &amp; b</t></is></c><c/></row>";
    }
    return text + "</sheetData></worksheet>";
}

TEST(PlainXmlTest, APartGoesOnWhereSomethingUnusualStands) {
    for (const char* unusual : {"<!-- c -->", "<a><![CDATA[x < y]]></a>", "<a>one\r\ntwo</a>", "<?p i?>", "<b></b >"})
        for (const int plain : {0, 1, 2'000, 20'000})
            for (const int pauseEvery : {0, 1'000}) {
                const std::string text = sheetWith(unusual, plain, 3);
                const XmlEvents found = partEvents(text, pauseEvery);
                EXPECT_TRUE(found.whole) << unusual;
                EXPECT_EQ(found.events, expatEvents(text).events) << unusual << " behind " << plain;
            }
}

TEST(PlainXmlTest, WhatIsNoXmlIsRefusedAtItsPlace) {
    for (const char* wrong : {"</wrong>", "&nothing;", "<!DOCTYPE a>", "\x01", "<a b='1' b='2'/>", "\xFF"})
        for (const int plain : {0, 20'000}) {
            const std::string text = sheetWith(wrong, plain, 1);
            const XmlEvents found = partEvents(text, 0);
            const XmlEvents expected = expatEvents(text);
            EXPECT_FALSE(found.whole) << wrong;
            EXPECT_EQ(found.events, expected.events) << wrong << " behind " << plain;
        }
}

TEST(PlainXmlTest, LongTextsArriveWhole) {
    const std::string text =
        "<a><b>" + std::string(900'000, 'x') + "</b><c d=\"" + std::string(300'000, 'y') + "\"/></a>";
    EXPECT_EQ(partEvents(text, 0).events, expatEvents(text).events);
}

TEST(PlainXmlTest, SheetsOfEveryProgramArePlain) {
    test::Book book;
    book.sheets.push_back(
        {"一", {{"客户", "金额"}, {"予湾 & <b>", 12.5}, {test::day("2025-03-09"), test::truth(true)}}, false});
    for (const auto& dialect : test::xlsxDialects()) {
        const ZipArchive zip(std::make_shared<const std::string>(test::xlsxOf(book, dialect)), {});
        for (const auto& [name, place] : zip.parts()) {
            if (!name.ends_with("sheet1.xml")) continue;
            const std::string text = zip.beginning(name, 1U << 20);
            EXPECT_TRUE(plainEvents(text, 100).whole) << dialect.name << "\n" << text;
        }
    }
}

}  // namespace
}  // namespace meike
