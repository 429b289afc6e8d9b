// SPDX-License-Identifier: GPL-3.0-or-later
// What an import says: the tally for people and as JSON.
#include "cli/import_report.h"

#include <algorithm>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "cli/table.h"

namespace meike::cli {

namespace {

/// A note with the option that would change what it tells.
std::string noteLine(const ImportNote& note) {
    std::string text = noteText(note, Language::en);
    switch (note.what) {
        case ImportNote::What::numbers_exist:
            return text + " (--match " + note.example + " makes such rows update what is there)";
        case ImportNote::What::rival_column:
            return text + " (--map " + note.example + "=COLUMN)";
        case ImportNote::What::other_kind:
            return text + " (--kind " + note.example + ")";
        default:
            return text;
    }
}

nlohmann::ordered_json nearJson(const NearName& near) {
    nlohmann::ordered_json json = {{"line", near.line}, {"name", near.name}, {"like", near.like}};
    if (near.client == 0) json["like_line"] = near.likeLine;
    json["score"] = near.score;
    return json;
}

/// What the file was recognised as.
nlohmann::ordered_json sourceJson(const ImportReport& report) {
    const TableFacts& facts = report.facts;
    nlohmann::ordered_json json = {{"format", fileFormatName(facts.format)}};
    if (facts.format == FileFormat::text) json["encoding"] = encodingName(report.encoding);
    if (!facts.sheets.empty()) {
        json["sheet"] = facts.sheets[facts.sheet].name;
        json["sheets"] = nlohmann::ordered_json::array();
        for (const SheetInfo& sheet : facts.sheets)
            json["sheets"].push_back({{"name", sheet.name}, {"hidden", sheet.hidden}});
    }
    json["header_row"] =
        facts.headerLine == 0 ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(facts.headerLine);
    json["header_rows"] = facts.headerRows;
    json["columns"] = report.headers;
    json["totals_left_out"] = facts.totals;
    json["total_rows"] = facts.totalLines;
    json["headers_left_out"] = facts.repeatedHeaders;
    json["remarks_left_out"] = facts.remarks;
    json["merged_cells"] = facts.mergedCells;
    json["merged_numbers"] = facts.mergedNumbers;
    json["filled_cells"] = facts.filledCells;
    json["formulas_without_value"] = facts.emptyFormulas;
    json["fill_down_offered"] = nlohmann::ordered_json::array();
    for (const ImportNote& note : report.sourceNotes)
        if (note.what == ImportNote::What::fill_down_offered) json["fill_down_offered"].push_back(note.column);
    return json;
}

}  // namespace

void tellImportSource(const ImportReport& report, Context& context) {
    if (context.quiet) return;
    for (const ImportNote& note : report.sourceNotes) {
        context.err << noteText(note, Language::en);
        if (note.what == ImportNote::What::totals_left_out || note.what == ImportNote::What::remarks_left_out)
            context.err << "; --keep-totals reads them";
        if (note.what == ImportNote::What::fill_down_offered) context.err << " (--fill-down " << note.column << ")";
        context.err << '\n';
    }
}

namespace {

std::int64_t besideCreated(const ImportReport& report, Kind kind) {
    for (const BesideTally& tally : report.beside)
        if (tally.kind == kind) return tally.created;
    return 0;
}

std::int64_t refundsCreated(const ImportReport& report) {
    std::int64_t refunds = report.besideCreated;
    for (const BesideTally& tally : report.beside) refunds -= tally.created;
    return refunds;
}

}  // namespace

void writeImportReport(const ImportReport& report, Format format, bool dryRun, Context& context) {
    if (format == Format::json) {
        nlohmann::ordered_json json = {
            {"batch", report.batch == 0 ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(report.batch)},
            {"rows", report.rows},
            {"new", report.created},
            {"changed", report.changed},
            {"same", report.same},
            {"rejected", report.rejected},
            {"clients_created", report.clientsCreated},
            {"reasons", nlohmann::ordered_json::object()},
            {"seconds", report.seconds},
            {"notes", nlohmann::ordered_json::array()},
            {"dry_run", dryRun},
            {"contacts_created", besideCreated(report, Kind::contact)},
            {"refunds_created", refundsCreated(report)},
            {"beside", nlohmann::ordered_json::object()},
            {"unmapped", report.unmapped},
            {"near_count", report.nearCount},
            {"near", nlohmann::ordered_json::array()}};
        for (const BesideTally& tally : report.beside)
            json["beside"][kindRow(tally.kind).key] = {{"rows", tally.rows},
                                                       {"new", tally.created},
                                                       {"changed", tally.changed},
                                                       {"same", tally.same},
                                                       {"rejected", tally.rejected}};
        for (const NearName& near : report.near) json["near"].push_back(nearJson(near));
        for (const auto& [reason, count] : report.reasons()) json["reasons"][reason] = count;
        for (const ImportNote& note : report.notes) json["notes"].push_back(noteLine(note));
        json["source"] = sourceJson(report);
        context.out << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
        return;
    }
    const auto line = [&](std::string name, const std::string& value) {
        name.resize(std::max<std::size_t>(name.size() + 1, 18), ' ');
        context.out << name << value << '\n';
    };
    line("rows", std::to_string(report.rows));
    line("new", std::to_string(report.created));
    line("changed", std::to_string(report.changed));
    line("same", std::to_string(report.same));
    line("rejected", std::to_string(report.rejected));
    for (const auto& [reason, count] : report.reasons()) context.out << "  " << count << "  " << reason << '\n';
    for (const BesideTally& tally : report.beside)
        if (tally.rows > 0) context.out << "  beside: " << besideText(tally, Language::en) << '\n';
    line("clients created", std::to_string(report.clientsCreated));
    char seconds[32];
    std::snprintf(seconds, sizeof seconds, "%.2f", report.seconds);
    line("seconds", seconds);
    line("batch", dryRun              ? "none (dry run)"
                  : report.batch == 0 ? "none (nothing changed)"
                                      : std::to_string(report.batch));
    if (!report.unmapped.empty()) line("columns not used", joinList(report.unmapped));
    for (const ImportNote& note : report.notes) context.out << noteLine(note) << '\n';
}

void writeImportChanges(const ImportPreview& preview, Context& context) {
    for (const PreviewRow& row : preview.rows) {
        if (row.fate == RowFate::changed)
            for (const CellChange& change : row.changes)
                context.out << "line " << row.line << ": " << change.field << ": " << change.before << " -> "
                            << change.after << '\n';
        if (row.fate == RowFate::rejected && row.reason)
            context.out << "line " << row.line
                        << ": rejected: " << reasonText(*row.reason, preview.report.kind, Language::en, true) << '\n';
    }
    for (const NearName& near : preview.report.near)
        context.out << "line " << near.line << ": " << near.name << " is called much like " << near.like
                    << (near.client == 0 ? " of line " + std::to_string(near.likeLine) : std::string()) << '\n';
}

}  // namespace meike::cli
