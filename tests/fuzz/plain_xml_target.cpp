// SPDX-License-Identifier: GPL-3.0-or-later
// XML as programs write it, beside expat: the first byte says in how many pieces it comes.
#include "exchange/plain_xml.h"

#include "tests/fuzz/target.h"
#include "tests/support/xml_events.h"

namespace meike::fuzz {
namespace {

void fuzzPlainXml(std::string_view bytes) {
    if (bytes.empty()) return;
    const std::size_t step = 1 + static_cast<unsigned char>(bytes.front());
    const std::string_view text = bytes.substr(1);
    const test::XmlEvents plain = test::plainEvents(text, step);
    require(test::agree(plain, test::expatEvents(text)), "what is found is what expat finds");
    require(test::plainEvents(text, 4096).whole == plain.whole, "pieces do not matter");
}

std::vector<std::string> plainXmlSeeds() {
    return {
        "\x05<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"a\" xmlns:r=\"b\">"
        "<sheetData><row r=\"1\" spans='1:2'><c r=\"A1\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">予湾 "
        "&amp; &lt;b&gt; &#10;</t></is></c><c/></row></sheetData></worksheet>",
        "\xFF<a><b>]] > ]></b><!-- c --><c d='&quot;'/></a>"};
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(plain_xml, meike::fuzz::fuzzPlainXml, meike::fuzz::plainXmlSeeds)
