// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/vcard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/error_code.h"
#include "exchange/table_source.h"
#include "tests/support/days.h"

namespace meike {
namespace {

std::vector<VCard> cardsOf(const std::string& text) { return valueOrThrow(readVcards(text)); }

std::string card(const std::string& lines, const char* version = "3.0") {
    return std::string("BEGIN:VCARD\r\nVERSION:") + version + "\r\n" + lines + "END:VCARD\r\n";
}

/// company/department/name/title/mobile/phone/wechat/email/birthday/notes, of every card.
std::string told(const std::vector<VCard>& cards) {
    std::string text;
    for (const VCard& card : cards) {
        if (!text.empty()) text += " || ";
        text += card.company + "/" + card.department + "/" + card.name + "/" + card.title + "/" + card.mobile + "/" +
                card.phone + "/" + card.wechat + "/" + card.email + "/" +
                (card.birthday ? isoDate(*card.birthday) : "") + (card.lunarBirthday ? "L" : "") + "/" + card.notes;
    }
    return text;
}

std::string gbk(const std::string& text) { return valueOrThrow(encode(text, Encoding::gbk)); }

/// As Android writes 2.1: every byte as =XX, soft breaks in between.
std::string quotedPrintable(const std::string& bytes) {
    constexpr char kHex[] = "0123456789ABCDEF";
    std::string out;
    std::size_t used = 0;
    for (const char c : bytes) {
        if (used >= 60) {
            out += "=\r\n";
            used = 0;
        }
        out += '=';
        out += kHex[static_cast<unsigned char>(c) >> 4];
        out += kHex[static_cast<unsigned char>(c) & 15];
        used += 3;
    }
    return out;
}

TEST(VCard, ReadsWhatProgramsWrite) {
    struct Row {
        const char* what;
        std::string text;
        std::string told;
    };
    const Row rows[] = {
        {"iPhone",
         card("N:王;建国;;;\r\nFN:王建国\r\nORG:知夏美妆;市场部\r\nTITLE:总经理\r\n"
              "TEL;type=CELL;type=VOICE;type=pref:138 1234 "
              "5678\r\nitem1.EMAIL;type=INTERNET;type=pref:wang@example.cn\r\n"
              "item1.X-ABLabel:_$!<Work>!$_\r\nBDAY:1980-03-12\r\nX-SOCIALPROFILE;type=wechat:x-apple:wjg80\r\n"),
         "知夏美妆/市场部/王建国/总经理/138 1234 5678//wjg80/wang@example.cn/1980-03-12/"},
        {"Android 2.1, quoted-printable over several lines",
         card("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + quotedPrintable("王") + ";" + quotedPrintable("建国") +
                  ";;;\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + quotedPrintable("王建国") +
                  "\r\nTEL;CELL:13812345678\r\nTEL;WORK:021-55667788\r\nORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" +
                  quotedPrintable("上海示例文化传媒股份有限公司") + "\r\n",
              "2.1"),
         "上海示例文化传媒股份有限公司//王建国//13812345678/021-55667788////"},
        {"GBK in quoted-printable",
         card("FN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:" + quotedPrintable(gbk("李娜")) +
                  "\r\nTEL;CELL;VOICE:13900000001\r\n",
              "2.1"),
         "//李娜//13900000001/////"},
        {"GBK, said",
         card("FN;CHARSET=gb2312:" + gbk("李娜") + "\r\nORG;CHARSET=gb2312:" + gbk("长风汽车") + "\r\n", "2.1"),
         "长风汽车//李娜///////"},
        {"GBK, not said",
         card("FN:" + gbk("欧阳明") + "\r\nORG:" + gbk("上海示例文化传媒") + "\r\nTITLE:" + gbk("副总裁") + "\r\n"),
         "上海示例文化传媒//欧阳明/副总裁//////"},
        {"4.0",
         card("FN:Sam Lee\r\nN:Lee;Sam;;;\r\nTEL;VALUE=uri;TYPE=\"voice,cell\":tel:+86-138-1234-5678\r\n"
              "TEL;VALUE=uri;TYPE=work:tel:+86-21-5566\r\nEMAIL:mailto:sam@example.com\r\nBDAY:19880229\r\n"
              "IMPP:wechat:samlee\r\nORG:Example\\, Inc.;Media\\;Buying\r\n",
              "4.0"),
         "Example, Inc./Media;Buying/Sam Lee//+86-138-1234-5678/+86-21-5566/samlee/sam@example.com/1988-02-29/"},
        {"4.0, a birthday without its year", card("FN:Sam\r\nBDAY:--0312\r\n", "4.0"), "//Sam///////BDAY --0312"},
        {"a moment as birthday", card("FN:Sam\r\nBDAY:1988-03-12T00:00:00Z\r\n"), "//Sam//////1988-03-12/"},
        {"a day that is none", card("FN:Sam\r\nBDAY:1988-02-30\r\n"), "//Sam///////BDAY 1988-02-30"},
        {"folded lines", card("FN:王\r\n 建国\r\nNOTE:一\\n二\\, 三\r\n\t四\\\\\r\n"), "//王建国///////一\n二, 三四\\"},
        {"folded within a character", card("FN:\xE7\x8E\r\n \x8B\xE5\xBB\xBA\xE5\x9B\xBD\r\n"), "//王建国///////"},
        {"no FN: of N", card("N:Lee;Sam;J.;;\r\n"), "//Sam J. Lee///////"},
        {"no FN: of N, Han", card("N:王;建国;;;\r\n"), "//王建国///////"},
        {"nobody", card("ORG:知夏美妆\r\nTEL:021-1\r\n"), ""},
        {"untyped numbers", card("FN:王\r\nTEL:+86 13812345678\r\nTEL:010-1234\r\n"),
         "//王//+86 13812345678/010-1234////"},
        {"further numbers and addresses stand in the notes",
         card(
             "FN:王\r\nTEL;TYPE=CELL:13812345678\r\nTEL;TYPE=CELL:13912345678\r\nTEL;TYPE=FAX:021-9\r\nEMAIL:a@b.cn\r\n"
             "EMAIL:c@d.cn\r\nADR:;;南京路1号;上海;;200000;中国\r\nNOTE:老客户\r\n"),
         "//王//13812345678///a@b.cn//老客户\nTEL 13912345678\nFAX 021-9\nEMAIL c@d.cn\nADR 南京路1号 上海 200000 "
         "中国"},
        {"several cards, LF, lower case", "begin:vcard\nfn:A B\nend:vcard\nbegin:vcard\nfn:C D\nend:vcard\n",
         "//A B/////// || //C D///////"},
        {"not closed", "BEGIN:VCARD\r\nFN:A\r\nBEGIN:VCARD\r\nFN:B\r\n", "//A/////// || //B///////"},
        {"a picture", card("FN:A\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD\r\n AAAA\r\nTITLE:CEO\r\n"),
         "//A/CEO//////"},
        {"a card within the card", card("FN:A\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:B\r\nEND:VCARD\r\nTITLE:CEO\r\n", "2.1"),
         "//A/CEO//////"},
        {"UTF-16", "\xFF\xFE" + valueOrThrow(encode(card("FN:王建国\r\nORG:知夏\r\n"), Encoding::utf16le)),
         "知夏//王建国///////"},
        {"a byte order mark", "\xEF\xBB\xBF" + card("FN:王建国\r\n"), "//王建国///////"},
        {"WeChat in other places",
         card("FN:A\r\nX-WECHAT:w1\r\nIMPP;X-SERVICE-TYPE=WeChat:weixin:w2\r\nX-QQ:10001\r\n"),
         "//A////w1///WeChat w2\nQQ 10001"},
    };
    for (const Row& row : rows) EXPECT_EQ(told(cardsOf(row.text)), row.told) << row.what;
}

TEST(VCard, IsKnownByItsBeginning) {
    EXPECT_TRUE(isVcard("BEGIN:VCARD\r\n"));
    EXPECT_TRUE(isVcard("\xEF\xBB\xBF\r\nbegin:vcard\n"));
    EXPECT_FALSE(isVcard("BEGIN:VCALENDAR\r\n"));
    EXPECT_FALSE(isVcard(""));
}

TEST(VCard, IsWrittenAsPhonesReadIt) {
    VCard card;
    card.company = "知夏美妆; 上海";
    card.department = "市场部";
    card.name = "欧阳明";
    card.mobile = "13812345678";
    card.birthday = iso("1980-03-12");
    card.notes = "一\n二, 三";
    EXPECT_EQ(writeVcards({&card, 1}),
              "BEGIN:VCARD\r\nVERSION:3.0\r\nN:欧阳;明;;;\r\nFN:欧阳明\r\nORG:知夏美妆\\; 上海;市场部\r\n"
              "TEL;TYPE=CELL:13812345678\r\nBDAY:1980-03-12\r\nNOTE:一\\n二\\, 三\r\nEND:VCARD\r\n");
    card.notes = std::string(400, 'x');
    const std::string text = writeVcards({&card, 1});
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find("\r\n", at);
        EXPECT_LE(end - at, 75U);
        at = end + 2;
    }
}

TEST(VCard, LimitsWhatAFileMayHold) {
    std::string many;
    for (int i = 0; i < 12; ++i) many += card("FN:A\r\n");
    const auto refused = readVcards(many, std::nullopt, {}, 10);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().detail().code, ErrorCode::too_many_rows);
    const std::string longText =
        card("FN:" + std::string(1'000'000, 'x') + "\r\nNOTE:" + std::string(1'000'000, ';') + "\r\n");
    EXPECT_LE(cardsOf(longText).at(0).name.size(), 64U * 1024);
}

// Whatever a person's card holds comes back.
RC_GTEST_PROP(VCard, ComesBackAsItWas, ()) {
    static const std::vector<std::string> kPieces = {"王", "建国", "a", "B", " ",    ";", ",", "\\",
                                                     ":",  "\"",   "=", "é", "🙂", "n", "0", "."};
    const auto text = [&](bool lines) {
        const auto picks = *rc::gen::container<std::vector<int>>(
            rc::gen::inRange(0, static_cast<int>(kPieces.size()) + (lines ? 1 : 0)));
        std::string made;
        for (const int pick : picks)
            made += static_cast<std::size_t>(pick) < kPieces.size() ? kPieces[static_cast<std::size_t>(pick)] : "\n";
        const auto from = made.find_first_not_of(" \n");
        return from == std::string::npos ? std::string() : made.substr(from, made.find_last_not_of(" \n") - from + 1);
    };
    std::vector<VCard> cards;
    for (int count = *rc::gen::inRange(1, 4); count > 0; --count) {
        VCard card;
        card.company = text(false);
        card.department = text(false);
        card.name = text(false);
        if (card.name.empty()) card.name = "X";
        card.title = text(false);
        card.mobile = *rc::gen::element<std::string>("", "13812345678", "+86 138-1234-5678", "12");
        card.phone = *rc::gen::element<std::string>("", "021-55667788", "13912345678", "010 1 转 8");
        card.wechat = text(false);
        card.email = *rc::gen::element<std::string>("", "a@b.cn", "x,y@z");
        if (*rc::gen::arbitrary<bool>()) card.birthday = dateOfDay(*rc::gen::inRange(-20'000, 20'000));
        card.lunarBirthday = card.birthday && *rc::gen::arbitrary<bool>();
        card.notes = text(true);
        cards.push_back(std::move(card));
    }
    RC_ASSERT(cardsOf(writeVcards(cards)) == cards);
}

// Nothing that a file holds takes the program with it.
RC_GTEST_PROP(VCard, ReadsAnyBytes, ()) {
    static const std::vector<std::string> kPieces = {"BEGIN:VCARD\r\n",
                                                     "END:VCARD\r\n",
                                                     "FN:",
                                                     "N:",
                                                     "ORG;",
                                                     "TEL;TYPE=",
                                                     "CHARSET=GBK",
                                                     "ENCODING=QUOTED-PRINTABLE:",
                                                     "ENCODING=b:",
                                                     "=E4",
                                                     "=",
                                                     "=\r\n",
                                                     "\r\n",
                                                     "\n ",
                                                     "\\",
                                                     ";",
                                                     ":",
                                                     ",",
                                                     "\"",
                                                     "\xff\xfe",
                                                     "王",
                                                     "\xd6\xd0",
                                                     "AGENT:\r\n",
                                                     "BDAY:",
                                                     "19800312",
                                                     std::string(1, '\0')};
    const auto picks = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, static_cast<int>(kPieces.size())));
    std::string bytes = "BEGIN:VCARD\r\n";
    for (const int pick : picks) bytes += kPieces[static_cast<std::size_t>(pick)];
    const auto cards = readVcards(bytes);
    RC_ASSERT(cards.has_value());
    for (const VCard& card : *cards) RC_ASSERT(!card.name.empty() && card.name.find('\n') == std::string::npos);
}

TEST(VCard, IsATableForImports) {
    const auto source = valueOrThrow(TableSource::fromBytes(
        card("FN:王建国\r\nORG:知夏美妆\r\nTEL;TYPE=CELL:13812345678\r\nNOTE:一\\n二\r\n") + card("FN:李娜\r\n")));
    EXPECT_EQ(source->facts().format, FileFormat::vcard);
    EXPECT_THAT(source->headers(), ::testing::ElementsAreArray(vcardFields()));
    const auto rows = source->preview(10);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_THAT(rows[0],
                ::testing::ElementsAre("知夏美妆", "王建国", "", "", "13812345678", "", "", "", "", "", "一\n二"));
    EXPECT_EQ(rows[1][1], "李娜");
}

}  // namespace
}  // namespace meike
