// SPDX-License-Identifier: GPL-3.0-or-later
// Odd ODS, XLS and HTML files, and files that are no tables.
#include "tests/app/import_corpus/corpus.h"

namespace meike::test {

namespace {

std::string odsTable(const std::string& rows) {
    return odsFile(odsContent("<table:table table:name=\"A\">" + rows + "</table:table>"));
}
std::string textCell(const std::string& text, const std::string& more = "") {
    return "<table:table-cell office:value-type=\"string\"" + more + "><text:p>" + text +
           "</text:p></table:table-cell>";
}
std::string valueCell(const std::string& type, const std::string& value, const std::string& shown = "x") {
    return "<table:table-cell office:value-type=\"" + type + "\" " + value + "><text:p>" + shown +
           "</text:p></table:table-cell>";
}
std::string odsRow(const std::string& cells, const std::string& times = "") {
    return "<table:table-row" + (times.empty() ? "" : " table:number-rows-repeated=\"" + times + "\"") + ">" + cells +
           "</table:table-row>";
}
const std::string kOdsHeader = odsRow(textCell("客户") + textCell("日期") + textCell("金额") + textCell("备注"));
std::string odsOrder(const std::string& times = "") {
    return odsRow(textCell("予湾") + valueCell("date", "office:date-value=\"2025-03-09\"") +
                      valueCell("float", "office:value=\"1\""),
                  times);
}
std::string page(const std::string& rows) { return "<html><body><table>" + rows + "</table></body></html>"; }
const std::string kHtmlHeader = "<tr><th>客户<th>日期<th>金额<th>备注</tr>";

}  // namespace

CorpusCases otherSheetCases() {
    CorpusCases cases;
    const auto add = [&](std::string name, std::string bytes, std::string expected) {
        cases.push_back({std::move(name), std::move(bytes), std::move(expected)});
    };
    const std::string one = "1 new\n予湾 | 2025-03-09 | 1.00";
    add("repeated_to_the_end_of_the_world.ods",
        odsTable(kOdsHeader + odsOrder() +
                 odsRow("<table:table-cell table:number-columns-repeated=\"999999999999\"/>", "1000000000000000000")),
        one);
    add("repeated_row.ods", odsTable(kOdsHeader + odsOrder("3")),
        "3 new\n予湾 | 2025-03-09 | 1.00\n予湾 | 2025-03-09 | 1.00\n予湾 | 2025-03-09 | 1.00");
    add("a_row_a_billion_times.ods", odsTable(kOdsHeader + odsOrder("1000000000")), "refused: too_many_rows(2000000)");
    add("a_cell_a_billion_times.ods",
        odsTable(kOdsHeader + odsRow(textCell("予湾", " table:number-columns-repeated=\"1000000000\"")) + odsOrder()),
        "1 new, 1 too_many_columns\n予湾 | 2025-03-09 | 1.00");
    add("repeated_cell.ods",
        odsTable(kOdsHeader + odsRow(textCell("予湾") + valueCell("date", "office:date-value=\"2025-03-09T16:20:00\"") +
                                     valueCell("float", "office:value=\"1\" table:number-columns-repeated=\"2\""))),
        "1 new\n予湾 | 2025-03-09 | 1.00 | 1");
    add("types.ods",
        odsTable(kOdsHeader +
                 odsRow(textCell("予<text:s text:c=\"2\"/>湾<text:line-break/>二") +
                        valueCell("date", "office:date-value=\"2025-03-09\"") +
                        valueCell("currency", "office:currency=\"USD\" office:value=\"12.5\"") +
                        valueCell("time", "office:time-value=\"PT36H15M00S\"")) +
                 odsRow(textCell("云舟") + valueCell("date", "office:date-value=\"2025-03-10\"") +
                        valueCell("currency", "office:currency=\"CNY\" office:value=\"-12.5\"") +
                        valueCell("percentage", "office:value=\"0.07\"")) +
                 odsRow(textCell("海石") + valueCell("date", "office:date-value=\"2025-03-11\"") +
                        valueCell("float", "office:value=\"3\"") + valueCell("float", "office:value=\"42\"", "00042"))),
        "3 new\n予  湾 二 | 2025-03-09 | 12.50 USD | 36:15:00\n云舟 | 2025-03-10 | -12.50 | 7%\n"
        "海石 | 2025-03-11 | 3.00 | 00042");
    add("what_is_beside_cells.ods",
        odsTable("<table:shapes><draw:frame><text:p>图</text:p></draw:frame></table:shapes>" + kOdsHeader +
                 odsRow("<table:table-cell "
                        "office:value-type=\"string\"><office:annotation><text:p>批注</text:p></office:annotation>"
                        "<text:p>予<text:span>湾</text:span></text:p><draw:frame><draw:text-box><text:p>框</text:p></"
                        "draw:text-box>"
                        "</draw:frame></table:table-cell>" +
                        textCell("2025-03-09") + textCell("1"))),
        one);
    add("deleted_rows_are_remembered.ods",
        odsFile(odsContent("<table:tracked-changes><table:deletion><table:table><table:table-row>" + textCell("删") +
                           "</table:table-row></table:table></table:deletion></table:tracked-changes>"
                           "<table:table table:name=\"A\">" +
                           kOdsHeader + odsOrder() + "</table:table>")),
        one);
    add(
        "other_prefixes.ods",
        [] {
            std::string content =
                odsContent("<table:table table:name=\"A\">" + kOdsHeader + odsOrder() + "</table:table>");
            for (const auto& [from, to] :
                 {std::pair<std::string, std::string>("table:", "t0:"), {"office:", "o0:"}, {"text:", "x0:"}})
                for (std::size_t at = 0; (at = content.find(from, at)) != std::string::npos; at += to.size())
                    // The namespaces keep their names.
                    if (content[at - 1] == '<' || content[at - 1] == '/' || content[at - 1] == ' ')
                        content.replace(at, from.size(), to);
            for (const auto& [from, to] : {std::pair<std::string, std::string>("xmlns:table=", "xmlns:t0="),
                                           {"xmlns:office=", "xmlns:o0="},
                                           {"xmlns:text=", "xmlns:x0="}})
                content.replace(content.find(from), from.size(), to);
            return odsFile(content);
        }(),
        one);
    add("encrypted.ods",
        ZipWriter()
            .add("mimetype", "application/vnd.oasis.opendocument.spreadsheet", false)
            .add("content.xml", "xxxx")
            .add("META-INF/manifest.xml",
                 "<m:manifest xmlns:m=\"m\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>")
            .finish(),
        "refused: is_protected");
    add("no_types.ods",
        odsTable(
            odsRow("<table:table-cell><text:p>客户</text:p></table:table-cell><table:table-cell><text:p>日期</text:p>"
                   "</table:table-cell><table:table-cell><text:p>金额</text:p></table:table-cell>") +
            odsRow("<table:table-cell><text:p>予湾</text:p></table:table-cell><table:table-cell><text:p>2025-03-09</"
                   "text:p>"
                   "</table:table-cell><table:table-cell><text:p>1</text:p></table:table-cell>")),
        one);

    add("named.xls.html", page(kHtmlHeader + "<tr><td>予湾<td>2025-03-09<td>1<td></tr>"), one);
    add("entities_and_tags.html",
        page(kHtmlHeader +
             "<tr><td>&#20104;<b>湾</b>&nbsp;</td><td>2025-03-09</td><td>&yen;1,000</td><td>a&amp;b &lt;c&gt;<br>"
             "<p>二</p> &unknown; 5 < 6 &#x4E00;</td></tr>"),
        "1 new\n予湾 | 2025-03-09 | 1000.00 | a&b <c>\n二\n&unknown; 5 < 6 一");
    add("spans.html",
        page("<tr><td colspan=4>台账</td></tr>" + kHtmlHeader +
             "<tr><td "
             "rowspan='2'>予湾</td><td>2025-03-09</td><td>1</td><td>x</td></tr><tr><td>2025-03-10</td><td>2</td></tr>"),
        "2 new; header 2; merged 4\n予湾 | 2025-03-09 | 1.00 | x\n予湾 | 2025-03-10 | 2.00");
    add("nested_and_remarks.html",
        page("<!-- <tr><td>no</td></tr> --><script>var a='<td>';</script><style>td{}</style>" + kHtmlHeader +
             "<tr><td><table><tr><td>予湾</td></tr></table></td><td>2025-03-09</td><td>1</td></tr>"),
        one);
    add("gbk.html",
        encode("<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head><table>" +
                   kHtmlHeader + "<tr><td>予湾</td><td>2025-03-09</td><td>1</td></tr></table>",
               Encoding::gb18030)
            .value(),
        one);
    add("utf16.html",
        encode("<table>" + kHtmlHeader + "<tr><td>予湾</td><td>2025-03-09</td><td>1</td></tr></table>",
               Encoding::utf16le)
            .value(),
        one);
    add("never_closed.html", "<table><tr><td>客户<td>日期<td>金额<tr><td>予湾<td>2025-03-09<td>1", one);
    add("a_span_of_everything.html",
        page(kHtmlHeader +
             "<tr><td>予湾</td><td>2025-03-09</td><td>1</td><td colspan=999999999 rowspan=999999999>x</td></tr>"),
        "1 new; merged 1020\n予湾 | 2025-03-09 | 1.00 | x");
    {
        Book book({{"客户", "日期", "金额"}, {"予湾", day("2025-03-09", 0, "yyyy\"年\"m\"月\"d\"日\""), 1}});
        add("chinese_date_format.xls", xlsOf(book), one);
        book.from1904 = true;
        book.sheets[0].rows[1][1] = stored("44263").as("#31");
        add("since_1904.xls", xlsOf(book), one);
        XlsBook locked(book);
        locked.obfuscated = true;
        add("password.xls", locked.bytes(), "refused: is_protected");
    }
    {
        Book many;
        many.sheets.push_back({"A", {{"客户", "日期", "金额", "备注"}}, false});
        std::string expected = "300 new";
        for (int i = 100; i < 400; ++i) {
            // Texts of both widths over the ends of records.
            const std::string notes =
                (i % 2 == 0 ? "long text " : "很长的备注") + std::string(200, 'x') + std::to_string(i);
            many.sheets[0].rows.push_back({"客户" + std::to_string(i), "2025-03-09", i, notes});
            expected += "\n客户" + std::to_string(i) + " | 2025-03-09 | " + std::to_string(i) + ".00 | " + notes;
        }
        add("texts_over_many_records.xls", xlsOf(many), expected);
    }
    return cases;
}

CorpusCases refusedCases() {
    CorpusCases cases;
    const auto add = [&](std::string name, std::string bytes, std::string code) {
        cases.push_back({std::move(name), std::move(bytes), "refused: " + code});
    };
    const std::string filler(5000, 'x');
    add("pdf", "%PDF-1.7\n", "is_pdf");
    add("gzip", "\x1F\x8B\x08 and so on", "is_compressed");
    add("rar", "Rar!\x1A\x07 and so on", "is_compressed");
    add("seven_zip", "7z\xBC\xAF\x27\x1C and so on", "is_compressed");
    add("png", "\x89PNG\r\n", "is_picture");
    add("jpeg", "\xFF\xD8\xFF\xE0 JFIF", "is_picture");
    add("database", std::string("SQLite format 3") + '\0', "is_database");
    add("zip", ZipWriter().add("a.csv", "a,b").finish(), "is_archive");
    add("empty_zip", ZipWriter().finish(), "is_archive");
    add("docx", ZipWriter().add("[Content_Types].xml", "<x/>").add("word/document.xml", "<x/>").finish(),
        "is_office_document");
    add("odt", ZipWriter().add("mimetype", "application/vnd.oasis.opendocument.text", false).finish(),
        "is_office_document");
    add("xlsb", ZipWriter().add("xl/workbook.bin", "x").finish(), "is_binary_workbook");
    add("encrypted_ooxml", oleOf({{"EncryptionInfo", filler}, {"EncryptedPackage", filler}}), "is_protected");
    add("doc", oleOf({{"WordDocument", filler}}), "is_office_document");
    add("xls_of_nothing", oleOf({{"Workbook", filler}}), "old_workbook_unreadable");
    add("ole_cut_off", std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + filler, "old_workbook_unreadable");
    add("xml",
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Table/></Workbook>",
        "is_xml");
    add("flat_ods", odsContent("<table:table table:name=\"A\"/>"), "is_xml");
    add("other_xml", "\xEF\xBB\xBF<?xml version=\"1.0\"?><orders/>", "is_xml");
    add("ods_without_content",
        ZipWriter().add("mimetype", "application/vnd.oasis.opendocument.spreadsheet", false).finish(),
        "workbook_damaged(content.xml)");
    add("ods_with_entities",
        odsFile("<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;&b;&b;\">]><office:document-content "
                "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">&d;</office:document-content>"),
        "workbook_has_entities(content.xml)");
    return cases;
}

}  // namespace meike::test
