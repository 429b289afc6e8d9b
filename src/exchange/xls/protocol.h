// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// What meike-xls writes to its standard output: marks, each followed by numbers in the machine's own order and texts
/// as length and bytes.
namespace meike::xls {

constexpr char kSheet = 'S';      ///< text: its name, uint8: hidden
constexpr char kArea = 'A';       ///< 4 x uint16, from 0: first and last row, first and last column of merged cells
constexpr char kRow = 'R';        ///< uint32: its line, from 1
constexpr char kCell = 'C';       ///< uint16: column from 0, uint8: CellKind, text
constexpr char kEnd = 'E';        ///< all was read: without it the file was not
constexpr char kProtected = 'P';  ///< needs a password

/// What the program allows itself.
constexpr std::uint64_t kMemory = 512U << 20;
constexpr unsigned kSeconds = 4;

}  // namespace meike::xls
