// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_source.h"

#include <algorithm>

namespace meike::importing {

namespace {

using What = ImportNote::What;

std::string linesText(const std::vector<std::int64_t>& lines) {
    constexpr std::size_t kShown = 10;
    std::string text;
    for (std::size_t i = 0; i < std::min(lines.size(), kShown); ++i)
        text += (i > 0 ? ", " : "") + std::to_string(lines[i]);
    return lines.size() > kShown ? text + " ..." : text;
}

/// Fields whose empty cell makes a row useless: only for them is filling down offered.
bool isNeeded(const std::vector<ImportField>& fields, const std::string& key) {
    return std::any_of(fields.begin(), fields.end(), [&](const ImportField& field) {
        return field.key == key && (field.required || field.type == FieldType::reference);
    });
}

}  // namespace

std::vector<ImportNote> sourceNotes(const TableSource& source, const ImportKind& kind,
                                    const std::vector<ImportColumn>& mapping) {
    const TableFacts& facts = source.facts();
    std::vector<ImportNote> notes;
    const auto note = [&](What what, std::int64_t count, std::string column, std::string example = {}) {
        notes.push_back({what, count, std::move(column), std::move(example)});
    };
    if (facts.sheets.size() > 1)
        note(What::sheet_read, static_cast<std::int64_t>(facts.sheets.size()), facts.sheets[facts.sheet].name);
    if (facts.linesAbove > 0 || facts.headerRows > 1)
        note(facts.headerRows > 1 ? What::header_of_two : What::header_found, facts.headerLine, {});
    if (facts.totals > 0) note(What::totals_left_out, facts.totals, {}, linesText(facts.totalLines));
    if (facts.repeatedHeaders > 0) note(What::headers_left_out, facts.repeatedHeaders, {});
    if (facts.remarks > 0) note(What::remarks_left_out, facts.remarks, {});
    if (facts.mergedCells > 0) note(What::merged_cells, facts.mergedCells, {});
    if (facts.mergedNumbers > 0) note(What::merged_numbers, facts.mergedNumbers, {});
    if (facts.filledCells > 0) note(What::cells_filled, facts.filledCells, {});
    if (facts.emptyFormulas > 0) note(What::empty_formulas, facts.emptyFormulas, {});
    const auto fields = importFields(kind);
    for (const ImportColumn& column : mapping) {
        const bool gap = std::find(facts.gaps.begin(), facts.gaps.end(), column.column) != facts.gaps.end();
        if (gap && facts.filledCells == 0 && isNeeded(fields, column.field))
            note(What::fill_down_offered, 0, source.headers()[column.column]);
    }
    return notes;
}

}  // namespace meike::importing
