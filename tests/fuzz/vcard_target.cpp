// SPDX-License-Identifier: GPL-3.0-or-later
// Cards of people.
#include "exchange/vcard.h"
#include "tests/fuzz/target.h"

namespace meike::fuzz {
namespace {

void fuzzVcard(std::string_view bytes) {
    isVcard(bytes);
    const auto cards = readVcards(bytes, std::nullopt, {}, 1000);
    if (!cards) {
        require(!cards.error().detail().empty(), "a refusal has a reason");
        return;
    }
    const auto again = readVcards(writeVcards(*cards), Encoding::utf8);
    require(again.has_value() && again->size() == cards->size(), "cards that are written are read");
    const auto third = readVcards(writeVcards(*again), Encoding::utf8);
    require(third.has_value() && *third == *again, "and stay as they are");
    vcardTable(*cards);
}

std::vector<std::string> vcardSeeds() {
    return {
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:王小明\r\nN:王;小明;;;\r\nORG:甲公司;市场部\r\nTITLE:总监\r\n"
        "TEL;TYPE=CELL:13800138000\r\nEMAIL:a@b.cn\r\nBDAY:1980-02-03\r\nNOTE:一\\n二\r\nEND:VCARD\r\n",
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=CD=F5;=D0=A1\nTEL;CELL:1=\n23\nEND:VCARD",
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\nitem1.TEL;VALUE=uri:tel:+86-10\r\n 12\r\nBDAY:--0203\r\n"
        "PHOTO;ENCODING=b:AAAA\r\n BBBB\r\nADR:;;路 1;上海;;200000;中国\r\nEND:VCARD\r\n"};
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(vcard, meike::fuzz::fuzzVcard, meike::fuzz::vcardSeeds)
