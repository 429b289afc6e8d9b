// SPDX-License-Identifier: GPL-3.0-or-later
// XLSX files written part by part, as some program did or somebody might.
#include "tests/app/import_corpus/corpus.h"

namespace meike::test {

namespace {

const std::string kMain = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

/// What a file is made of; an empty part is not there.
struct Parts {
    std::string rows;
    std::string behind;  ///< after sheetData
    std::string texts;
    std::string styles;
    std::string workbook = "<workbook " + kMain +
                           " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                           "<sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    std::string relations =
        "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" "
        "Target=\"worksheets/sheet1.xml\"/></Relationships>";
    std::string sheet = "xl/worksheets/sheet1.xml";
    bool packed = true;

    std::string bytes() const {
        ZipWriter zip;
        const auto add = [&](const std::string& name, const std::string& text) {
            if (!text.empty()) zip.add(name, text, packed);
        };
        add("[Content_Types].xml", "<Types/>");
        add("xl/workbook.xml", workbook);
        add("xl/_rels/workbook.xml.rels", relations);
        add(sheet, rows.substr(0, 1) == "<" && rows.find("worksheet") != std::string::npos
                       ? rows
                       : "<worksheet " + kMain + "><sheetData>" + rows + "</sheetData>" + behind + "</worksheet>");
        add("xl/sharedStrings.xml", texts);
        add("xl/styles.xml", styles);
        return zip.finish();
    }
};

std::string inlineCell(const std::string& text) { return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>"; }
std::string numberCell(const std::string& text, const std::string& style = "") {
    return "<c" + (style.empty() ? "" : " s=\"" + style + "\"") + "><v>" + text + "</v></c>";
}
std::string rowOf(const std::string& cells) { return "<row>" + cells + "</row>"; }
const std::string kHeader = rowOf(inlineCell("客户") + inlineCell("日期") + inlineCell("金额") + inlineCell("备注"));
std::string order(const std::string& client, const std::string& date, const std::string& amount,
                  const std::string& notes = "") {
    return rowOf(inlineCell(client) + inlineCell(date) + numberCell(amount) + (notes.empty() ? "" : inlineCell(notes)));
}
std::string stylesOf(const std::string& formats, const std::vector<int>& ids) {
    std::string cells;
    for (const int id : ids) cells += "<xf numFmtId=\"" + std::to_string(id) + "\"/>";
    return "<styleSheet " + kMain + "><numFmts>" + formats +
           "</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>" + "<cellXfs>" + cells +
           "</cellXfs></styleSheet>";
}

}  // namespace

CorpusCases xlsxCases() {
    CorpusCases cases;
    const auto add = [&](std::string name, const Parts& parts, std::string expected,
                         std::function<void(ImportPlan&)> tweak = {}) {
        cases.push_back({name + ".xlsx", parts.bytes(), std::move(expected), Kind::order, std::move(tweak)});
    };
    const auto rows = [](const std::string& text) {
        Parts parts;
        parts.rows = text;
        return parts;
    };
    const std::string one = "1 new\n予湾 | 2025-03-09 | 1.00";
    add("no_numbers_anywhere", rows(kHeader + order("予湾", "2025-03-09", "1")), one);
    {
        Parts parts = rows(kHeader + order("予湾", "2025-03-09", "1"));
        parts.packed = false;
        add("not_packed", parts, one);
        parts.relations.clear();
        add("no_relations", parts, one);
        parts.workbook.clear();
        add("no_workbook_part", parts, one);
        parts = rows(kHeader + order("予湾", "2025-03-09", "1"));
        parts.sheet = "XL\\Worksheets\\Sheet1.XML";
        add("backslashes_and_case", parts, one);
        parts = rows(kHeader + order("予湾", "2025-03-09", "1"));
        parts.relations =
            "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" "
            "Target=\"..\\xl\\worksheets/./sheet1.xml\"/></Relationships>";
        add("odd_target", parts, one);
        parts.relations =
            "<Relationships><Relationship Id=\"rId7\" Type=\"x/worksheet\" "
            "Target=\"worksheets/sheet9.xml\"/></Relationships>";
        add("relations_to_nowhere", parts, one);
    }
    {
        Parts parts;
        parts.rows =
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" "
            "t=\"s\"><v>2</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>9</v></c><c r=\"B2\" t=\"inlineStr\"><is>"
            "<t>2025-03-09</t></is></c><c r=\"C2\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\" t=\"s\"><v>3</v></c>"
            "<c r=\"B3\" t=\"inlineStr\"><is><t>2025-03-10</t></is></c><c r=\"C3\"><v>2</v></c></row>";
        parts.texts = "<sst " + kMain +
                      " count=\"999999999\" uniqueCount=\"4000000000\"><si><t>客户</t></si><si><t>日期</t></si>"
                      "<si><t>金额</t></si><si><r><t>云</t></r><r><t>舟</t></r><rPh><t>yunzhou</t></rPh></si></sst>";
        add("lost_shared_text", parts, "1 new, 1 spreadsheet_error client\n云舟 | 2025-03-10 | 2.00");
        parts.texts.clear();
        add("no_shared_texts", parts, "refused: workbook_damaged(xl/sharedStrings.xml)");
    }
    add("escapes",
        rows(kHeader +
             order("予湾_x000D_", "2025-03-09", "1", "a_x000D_\nb _x005F_x000B_ _x4E00_ _xZZZZ_ _x12_ _xD83D__xDE00_")),
        "1 new\n予湾 | 2025-03-09 | 1.00 | a\nb _x000B_ 一 _xZZZZ_ _x12_ 😀");
    {
        Parts parts = rows(kHeader + rowOf(inlineCell("予湾") + numberCell("45725", "1") + numberCell("0.125", "2")) +
                           rowOf(inlineCell("云舟") + numberCell("45726", "3") + numberCell("100", "4")) +
                           rowOf(inlineCell("海石") + numberCell("45727", "5") + numberCell("3.5", "6")) +
                           rowOf(inlineCell("远山") + numberCell("45728", "1") + numberCell("-12.5", "7")) +
                           rowOf(inlineCell("北川") + numberCell("45729", "1") + numberCell("50", "3")));
        parts.styles = stylesOf(
            "<numFmt numFmtId=\"27\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"14\" "
            "formatCode=\"0.00\"/><numFmt numFmtId=\"180\" formatCode=\"0.00&quot;万元&quot;\"/>"
            "<numFmt numFmtId=\"181\" formatCode=\"_ &quot;$&quot;* #,##0.00_ ;_ "
            "&quot;$&quot;* \\-#,##0.00_ \"/><numFmt numFmtId=\"182\" formatCode=\"[$€-2] #,##0.00\"/>",
            {0, 27, 10, 14, 181, 57, 180, 182});
        add("formats_of_the_file_come_first", parts,
            "3 new, 1 not_a_number amount, 1 other_currency amount\n海石 | 2025-03-11 | 35000.00\n远山 | "
            "2025-03-12 | -12.50 EUR\n"
            "北川 | 2025-03-13 | 50.00");
        parts.styles.clear();
        add("no_styles", parts,
            "5 new\n予湾 | 2025-03-09 | 0.13\n云舟 | 2025-03-10 | 100.00\n海石 | 2025-03-11 | 3.50\n远山 | 2025-03-12 "
            "| -12.50\n北川 | 2025-03-13 | 50.00");
    }
    {
        Parts parts = rows(kHeader + rowOf(inlineCell("予湾") + numberCell("44263", "1") + numberCell("1")));
        parts.workbook.replace(parts.workbook.find("<sheets>"), 0, "<workbookPr date1904=\"true\"/>");
        parts.styles = stylesOf("", {0, 31});
        add("days_since_1904", parts, one);
    }
    {
        Parts parts = rows(kHeader + rowOf(inlineCell("予湾") + numberCell("60", "1") + numberCell("1")) +
                           rowOf(inlineCell("云舟") + numberCell("59", "1") + numberCell("2")) +
                           rowOf(inlineCell("海石") + numberCell("61", "1") + numberCell("3")) +
                           rowOf(inlineCell("远山") + numberCell("0", "1") + numberCell("4")));
        parts.styles = stylesOf("", {0, 14});
        add("the_day_that_never_was", parts,
            "2 new, 2 not_a_date date\n云舟 | 1900-02-28 | 2.00\n海石 | 1900-03-01 | 3.00");
    }
    add("iso_dates",
        rows(kHeader + rowOf(inlineCell("予湾") + "<c t=\"d\"><v>2025-03-09T16:20:00Z</v></c>" + numberCell("1"))),
        one);
    add("formula_without_value",
        rows(kHeader + rowOf(inlineCell("予湾") + inlineCell("2025-03-09") + "<c><f>1+1</f></c>") +
             rowOf(inlineCell("予湾") + inlineCell("2025-03-09") + "<c><f>1+1</f><v/></c>") +
             rowOf(inlineCell("云舟") + inlineCell("2025-03-10") + numberCell("2") +
                   "<c t=\"str\"><f>\"\"</f><v></v></c>")),
        "1 new, 2 missing amount; lost formulas 2\n云舟 | 2025-03-10 | 2.00");
    add("cells_out_of_order",
        rows(kHeader + "<row r=\"2\"><c r=\"C2\"><v>1</v></c><c r=\"A2\" t=\"inlineStr\"><is><t>予湾</t></is></c>"
                       "<c r=\"B2\" t=\"inlineStr\"><is><t>2025-03-09</t></is></c></row>"),
        one);
    add("all_rows_are_number_one",
        rows("<row r=\"1\">" + inlineCell("客户") + inlineCell("日期") + inlineCell("金额") + "</row><row r=\"1\">" +
             inlineCell("予湾") + inlineCell("2025-03-09") + numberCell("1") + "</row>"),
        one);
    add("row_numbers_of_a_madman",
        rows("<row r=\"4294967295\">" + inlineCell("客户") + inlineCell("日期") + inlineCell("金额") +
             "</row><row r=\"-7\">" + inlineCell("予湾") + inlineCell("2025-03-09") + numberCell("1") + "</row>"),
        one);
    add("cells_of_a_madman",
        rows(kHeader +
             "<row><c r=\"AAAAAAAAAA1\" t=\"inlineStr\"><is><t>予湾</t></is></c><c r=\"\" t=\"inlineStr\"><is><t>"
             "2025-03-09</t></is></c><c r=\"!!\"><v>1</v></c></row>"),
        one);
    add("cell_in_the_last_column",
        rows(kHeader +
             "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>予湾</t></is></c><c r=\"XFD2\"><v>1</v></c></row>" +
             order("云舟", "2025-03-10", "2")),
        "1 new, 1 too_many_columns\n云舟 | 2025-03-10 | 2.00");
    {
        Parts parts = rows(kHeader + order("予湾", "2025-03-09", "1") + order("云舟", "2025-03-10", "2"));
        parts.behind = "<mergeCells count=\"1\"><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>";
        add("everything_merged", parts, "refused: required_column_missing(客户, 客户, 客户, 客户)");
        parts.behind =
            "<mergeCells count=\"7\"><mergeCell ref=\"D2:D3\"/><mergeCell ref=\"\"/><mergeCell ref=\"A0:B0\"/>"
            "<mergeCell ref=\"C3:A1\"/><mergeCell ref=\"Z9\"/></mergeCells>";
        add("merges_of_a_madman", parts, "2 new\n予湾 | 2025-03-09 | 1.00\n云舟 | 2025-03-10 | 2.00");
    }
    {
        Parts parts;
        parts.rows =
            "<?xml version=\"1.0\"?><a:worksheet xmlns:a=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            "<a:sheetData><a:row><a:c t=\"str\"><a:v>客户</a:v></a:c><a:c t=\"str\"><a:v>日期</a:v></a:c>"
            "<a:c t=\"str\"><a:v>金额</a:v></a:c></a:row><a:row x14ac:dyDescent=\"0.25\"><a:c "
            "t=\"str\"><a:v>予湾</a:v></a:c>"
            "<a:c t=\"str\"><a:v>2025-03-09</a:v></a:c><a:c><a:v>1</a:v></a:c></a:row></a:sheetData></a:worksheet>";
        add("prefixes_nobody_declared", parts, one);
        const std::string utf16 =
            std::string("\xFF\xFE") + encode(
                                          "<worksheet><sheetData><row><c t=\"str\"><v>客户</v></c><c "
                                          "t=\"str\"><v>日期</v></c><c t=\"str\"><v>金额</v></c>"
                                          "</row><row><c t=\"str\"><v>予湾</v></c><c "
                                          "t=\"str\"><v>2025-03-09</v></c><c><v>1</v></c></row></sheetData>"
                                          "</worksheet>",
                                          Encoding::utf16le)
                                          .value();
        cases.push_back({"utf16_part.xlsx", ZipWriter().add("xl/worksheets/sheet1.xml", utf16).finish(), one});
    }
    add(
        "leading_zeros",
        [&] {
            Parts parts =
                rows(rowOf(inlineCell("客户") + inlineCell("日期") + inlineCell("金额") + inlineCell("编号")) +
                     rowOf(inlineCell("予湾") + inlineCell("2025-03-09") + numberCell("1") + numberCell("123", "1")));
            parts.styles = stylesOf("<numFmt numFmtId=\"190\" formatCode=\"00000\"/>", {0, 190});
            return parts;
        }(),
        "1 new\n予湾 | 2025-03-09 | 1.00 | 00123");
    const std::string mebi(1U << 20, 'x');
    add("cells_and_rows_too_long",
        rows(kHeader + order("予湾", "2025-03-09", "1", mebi + "y") +
             order(mebi, mebi, "1", mebi + "</t></is></c><c t=\"inlineStr\"><is><t>" + mebi) +
             order("云舟", "2025-03-10", "2")),
        "1 new, 1 cell_too_long, 1 row_too_long\n云舟 | 2025-03-10 | 2.00");
    add("entities", rows("<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData/></worksheet>"),
        "refused: workbook_has_entities(xl/worksheets/sheet1.xml)");
    add("not_xml", rows("<worksheet><sheetData><row><c></row></worksheet>"),
        "refused: workbook_damaged(xl/worksheets/sheet1.xml)");
    add("empty_sheet", rows(""), "refused: no_rows");
    add("only_a_header", rows(kHeader), "0 new");
    return cases;
}

}  // namespace meike::test
