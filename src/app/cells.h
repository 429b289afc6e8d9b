// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/label.h"
#include "domain/command.h"
#include "domain/field.h"
#include "domain/record.h"
#include "exchange/clipboard_block.h"
#include "storage/workspace.h"

/// Values put into cells of the list of clients: pasted from a spreadsheet, or filled down from one row. What would
/// become of each cell is planned first and shown; then the plan is done as one edit. Texts mean what they mean in
/// imports and forms (parseText).
namespace meike {

/// Why a cell cannot be set, whatever is put into it.
enum class CellBar : std::uint8_t {
    none,
    computed,  ///< follows from facts
    kept,      ///< the program notes it: when a client was archived
    own_name,  ///< the name of each client is its own: not set for many at once
};
/// `computed`, `kept`, `own_name`; empty for none.
std::string_view cellBarName(CellBar bar);
/// For one client's cell. `column`: nullptr for a column that shows several fields (R F M).
CellBar cellBar(const Field* column);
/// For one value that many clients get.
CellBar barForMany(const Field& field);

/// Where the cells of a block go.
struct CellTarget {
    std::vector<RecordId> clients;     ///< one below the other
    std::vector<std::string> columns;  ///< keys of fields, from the first cell's to the right
    bool repeat = false;               ///< the block's only row goes to each of them
    std::int64_t rowsBeyond = 0;       ///< of the block, that have no client
    std::int64_t columnsBeyond = 0;
};
/// From a cell on, down and to the right. One row goes into each of the selected rows when there are several; as many
/// rows as are selected go into these; else the block begins in the first of several that are selected. `list`,
/// `columns`: all that is shown; `selected`: places in `list`, ascending.
CellTarget cellTarget(const ClipboardBlock& block, std::span<const RecordId> list, std::size_t row,
                      std::span<const std::size_t> selected, std::span<const std::string> columns, std::size_t column);

/// Whether the first row names columns that make a table of some kind: more than cells.
bool looksLikeTable(const ClipboardBlock& block);

struct CellPlan {
    /// One cell that changes or is refused, as people read it.
    struct Shown {
        RecordId client = 0;
        std::string name;  ///< of the client
        const Field* field = nullptr;
        std::string before;
        std::string after;  ///< of one that is refused: what was to be put there
        bool refused = false;
        ErrorDetail why = {};
    };
    struct Barred {
        std::string column;  ///< its key
        CellBar bar = CellBar::none;
    };
    /// What is written. Consecutive ones of one client are one change.
    struct Put {
        RecordId client = 0;
        const Field* field = nullptr;
        Value value = {};
        std::string item = {};               ///< the name of a pick list entry that has to be made
        std::vector<std::string> tags = {};  ///< put on besides those that are there
    };

    std::vector<Put> puts;
    std::vector<Shown> shown;    ///< the first kMostShown of those that change or are refused, in the order of the list
    std::vector<Barred> barred;  ///< columns of which no cell can be set
    std::int64_t clients = 0;    ///< that change
    std::int64_t cells = 0;      ///< that change
    std::int64_t overwritten = 0;  ///< of them, those that were filled with something else
    std::int64_t emptied = 0;
    std::int64_t same = 0;
    std::int64_t refused = 0;
    std::int64_t skipped = 0;  ///< empty ones that were to be left out
    std::int64_t rowsBeyond = 0;
    std::int64_t columnsBeyond = 0;
    std::vector<std::string> newItems;  ///< entries of pick lists and tags that are made, each once

    static constexpr std::size_t kMostShown = 1'000;
};

/// How a block is put into cells.
struct PasteOptions {
    bool skipEmpty = false;     ///< an empty cell leaves what is there; otherwise it empties it
    bool skipFirstRow = false;  ///< it holds headings
    Language language = Language::zh;
};

/// What pasting would do; writes nothing. Tags are added and none is taken off; people and other clients must be there,
/// entries of pick lists and tags are made. Clients that are gone are left out. Error{cancelled} when `stop` asks.
CellPlan planPaste(Database& database, const ClipboardBlock& block, const CellTarget& target,
                   const PasteOptions& options, const std::stop_token& stop = {});

/// The same for the value of one client's field in others. Of tags: those put on by hand.
CellPlan planFill(Database& database, RecordId from, std::span<const RecordId> clients, const Field& field,
                  Language language, const std::stop_token& stop = {});

/// Does what was planned, inside one edit. A value that cannot be stored any more throws, and nothing is done.
void putCells(Edit& edit, const CellPlan& plan);
/// The names of such a step; of one cell that changes, that of any change of a field.
Command pasteCellsCommand(Database& database, const CellPlan& plan);
Command fillDownCommand(Database& database, const CellPlan& plan, std::string_view field);

}  // namespace meike
