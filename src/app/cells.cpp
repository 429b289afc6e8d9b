// SPDX-License-Identifier: GPL-3.0-or-later
// Where cells go, what bars them, and a plan done. The planning itself: cells_plan.cpp.
#include "app/cells.h"

#include <algorithm>
#include <map>

#include "app/import.h"
#include "app/records/client_edits.h"
#include "app/records/pick_lists.h"
#include "app/records/record_writer.h"
#include "app/short_name.h"
#include "storage/records.h"

namespace meike {

namespace {

constexpr std::string_view kCellBars[] = {"", "computed", "kept", "own_name"};

}  // namespace

std::string_view cellBarName(CellBar bar) { return kCellBars[static_cast<std::size_t>(bar)]; }

CellBar cellBar(const Field* column) {
    if (!column || column->source == FieldSource::score) return CellBar::computed;
    return column->editable ? CellBar::none : CellBar::kept;
}

CellBar barForMany(const Field& field) {
    const CellBar bar = cellBar(&field);
    return bar == CellBar::none && field.key == kindRow(Kind::client).nameField ? CellBar::own_name : bar;
}

CellTarget cellTarget(const ClipboardBlock& block, std::span<const RecordId> list, std::size_t row,
                      std::span<const std::size_t> selected, std::span<const std::string> columns, std::size_t column) {
    CellTarget target;
    const std::size_t right = column < columns.size() ? columns.size() - column : 0;
    const std::size_t wide = std::min(block.columns, right);
    if (wide > 0)
        target.columns.assign(columns.begin() + static_cast<std::ptrdiff_t>(column),
                              columns.begin() + static_cast<std::ptrdiff_t>(column + wide));
    target.columnsBeyond = static_cast<std::int64_t>(block.columns - wide);
    const bool several = selected.size() > 1;
    target.repeat = several && block.rows.size() == 1;
    if (several && (target.repeat || block.rows.size() == selected.size())) {
        for (const std::size_t each : selected)
            if (each < list.size()) target.clients.push_back(list[each]);
        return target;
    }
    const std::size_t first = several ? selected.front() : row;
    const std::size_t below = first < list.size() ? list.size() - first : 0;
    const std::size_t tall = std::min(block.rows.size(), below);
    if (tall > 0)
        target.clients.assign(list.begin() + static_cast<std::ptrdiff_t>(first),
                              list.begin() + static_cast<std::ptrdiff_t>(first + tall));
    target.rowsBeyond = static_cast<std::int64_t>(block.rows.size() - tall);
    return target;
}

bool looksLikeTable(const ClipboardBlock& block) {
    // Half of what the headings could say must be said: a row of values names a column now and then.
    constexpr double kHalf = 0.5;
    if (block.rows.size() < 2) return false;
    std::vector<std::string> headers;
    for (const auto& cell : block.rows.front()) headers.push_back(cell.text);
    const auto guesses = guessImportKind(headers);
    return !guesses.empty() && guesses.front().complete && guesses.front().score >= kHalf;
}

void putCells(Edit& edit, const CellPlan& plan) {
    RecordWriter writer(edit, RecordWriter::Pace::batch);
    std::map<std::pair<std::string_view, std::string>, RecordId> items;
    std::map<std::string, RecordId> tags;
    const auto itemOf = [&](const CellPlan::Put& put) {
        auto& id = items[{put.field->target, put.item}];
        if (id == 0) id = addPickItem(edit, put.field->target, put.item);
        return id;
    };
    for (std::size_t at = 0; at < plan.puts.size();) {
        const RecordId client = plan.puts[at].client;
        std::optional<Record> record;
        for (; at < plan.puts.size() && plan.puts[at].client == client; ++at) {
            const CellPlan::Put& put = plan.puts[at];
            for (const std::string& name : put.tags) {
                auto& id = tags[name];
                if (id == 0) id = findOrAddTag(edit, name);
                writer.addTag(client, id);
            }
            if (put.field->type == FieldType::tags) continue;
            if (!record) record = readRecord(edit.database(), Kind::client, client);
            if (!record) continue;  // deleted since
            record->set(*put.field, put.item.empty() ? put.value : Value{itemOf(put)});
        }
        if (record) writer.change(std::move(*record));
    }
    writer.finish();
}

Command pasteCellsCommand(Database& database, const CellPlan& plan) {
    if (plan.puts.empty()) return {"paste_cells", {"0", "0"}};
    const CellPlan::Put& first = plan.puts.front();
    if (plan.puts.size() == 1) return changeFieldCommand(database, Kind::client, first.client, first.field->key);
    if (plan.clients == 1)
        return {"paste_cells_one",
                {shortName(recordName(database, Kind::client, first.client)), std::to_string(plan.cells)}};
    return {"paste_cells", {std::to_string(plan.clients), std::to_string(plan.cells)}};
}

Command fillDownCommand(Database& database, const CellPlan& plan, std::string_view field) {
    if (plan.puts.size() == 1) return changeFieldCommand(database, Kind::client, plan.puts.front().client, field);
    return {"fill_down", {std::to_string(plan.clients), "@clients." + std::string(field)}};
}

}  // namespace meike
