// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/clipboard_block.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"

namespace meike {
namespace {

using CellRows = std::vector<std::vector<std::string>>;

CellRows cellTexts(std::string_view text) {
    CellRows rows;
    for (const auto& row : readClipboardBlock(text).rows) {
        auto& cells = rows.emplace_back();
        for (const auto& cell : row) cells.push_back(cell.text);
    }
    return rows;
}

TEST(ClipboardBlock, IsReadAsSpreadsheetsWriteIt) {
    EXPECT_EQ(cellTexts(""), CellRows());
    EXPECT_EQ(cellTexts("上海"), CellRows({{"上海"}}));
    EXPECT_EQ(cellTexts("上海\r\n"), CellRows({{"上海"}})) << "the line break at the end is no row";
    EXPECT_EQ(cellTexts("a\tb\r\nc\td\r\n"), CellRows({{"a", "b"}, {"c", "d"}}));
    EXPECT_EQ(cellTexts("a\tb\nc\td"), CellRows({{"a", "b"}, {"c", "d"}})) << "nor need there be one";
    EXPECT_EQ(cellTexts("a\n\nb\n"), CellRows({{"a"}, {""}, {"b"}})) << "a blank row is a row";
    EXPECT_EQ(cellTexts("a\n\n"), CellRows({{"a"}, {""}})) << "also at the end";
    EXPECT_EQ(cellTexts("\t\tb\n"), CellRows({{"", "", "b"}}));
    EXPECT_EQ(cellTexts("\"两\n行\"\tb\r\nc\td\r\n"), CellRows({{"两\n行", "b"}, {"c", "d"}}));
    EXPECT_EQ(cellTexts("\"他说\"\"好\"\"\n就这样\"\n"), CellRows({{"他说\"好\"\n就这样"}}));
    EXPECT_EQ(cellTexts("\"开头的引号\tb\nc\n"), CellRows({{"\"开头的引号", "b"}, {"c"}}))
        << "a quote that is never closed";
    EXPECT_EQ(cellTexts("a, b; c\n"), CellRows({{"a, b; c"}})) << "tabs alone separate";
}

TEST(ClipboardBlock, KnowsItsSize) {
    const ClipboardBlock block = readClipboardBlock("a\nb\tc\td\n");
    EXPECT_EQ(block.columns, 3U);
    EXPECT_EQ(block.rows.size(), 2U);
    EXPECT_EQ(block.cell(0, 2).text, "") << "a row that ends before";
    EXPECT_EQ(block.cell(7, 0).text, "");
    EXPECT_TRUE(readClipboardBlock("").empty());
    EXPECT_TRUE(readClipboardBlock("x\n").isOneCell());
    EXPECT_FALSE(block.isOneCell());
}

TEST(ClipboardBlock, OurGuardIsTakenOff) {
    const ClipboardBlock block = readClipboardBlock("'=1+1\t'引语\t=1+1\t''@x");
    EXPECT_EQ(block.cell(0, 0).text, "=1+1");
    EXPECT_TRUE(block.cell(0, 0).guarded);
    EXPECT_EQ(block.cell(0, 1).text, "'引语") << "an apostrophe that guards nothing is text";
    EXPECT_FALSE(block.cell(0, 1).guarded);
    EXPECT_EQ(block.cell(0, 2).text, "=1+1");
    EXPECT_EQ(block.cell(0, 3).text, "'@x");
}

TEST(ClipboardBlock, WhatIsTooLargeIsRefused) {
    std::string text;
    for (int row = 0; row <= 200'000; ++row) text += "x\n";
    EXPECT_THROW(readClipboardBlock(text), Error);
    EXPECT_THROW(readClipboardBlock(std::string(2U << 20, 'x')), Error);
}

}  // namespace
}  // namespace meike
