// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import.h"

#include <chrono>
#include <deque>

#include "app/import_columns.h"
#include "app/import_rows.h"
#include "app/import_source.h"
#include "app/import_target.h"
#include "base/encoding.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "storage/workspace.h"

namespace meike {

namespace {

using namespace importing;

/// A row kept for another try, when the record it refers to has come.
struct LaterRow {
    std::int64_t line = 0;
    std::string raw;
    std::size_t cells = 0;
    std::vector<std::string> texts;
};

std::unique_ptr<TableSource> openSource(const ImportPlan& plan, const std::stop_token& stop) {
    importFields(plan.importKind());  // refuses kinds that cannot be imported before anything is read
    return valueOrThrow(TableSource::open(plan.file, plan.source, stop));
}

/// Runs all rows of a file through an importer and keeps the tally.
class Run {
public:
    Run(TableSource& source, RowImporter& rows, const std::vector<Column>& columns, bool keepDetails, std::size_t limit)
        : m_source(source), m_rows(rows), m_columns(columns), m_keepDetails(keepDetails), m_limit(limit) {}

    void all(Progress& progress, const std::stop_token& stop) {
        std::vector<std::string> texts(m_columns.size());
        CsvRow row;
        while (m_source.next(row)) {
            if (report.rows++ % 256 == 0) {
                throwIfStopped(stop);
                progress.report("importing", static_cast<std::int64_t>(m_source.bytesRead()),
                                static_cast<std::int64_t>(m_source.bytesTotal()));
            }
            if (row.error != CsvRowError::none) {
                RowResult result;
                result.reason = ImportReason{csvRowErrorName(row.error), {}, {}, {}};
                keep(row.line, row.raw, row.cells.size(), false, result, {});
                continue;
            }
            for (std::size_t i = 0; i < m_columns.size(); ++i) {
                const std::string clean = cleanText(row.cell(m_columns[i].column));
                texts[i].assign(trimmed(clean));
            }
            if (const auto fault = errorCell(row)) {
                RowResult result;
                result.reason = ImportReason{"spreadsheet_error", m_columns[*fault].info->key, texts[*fault], {}};
                keep(row.line, row.raw, row.cells.size(), true, result, texts);
                continue;
            }
            RowResult result = m_rows.process(texts, false);
            if (result.retry)
                m_later.push_back({row.line, std::string(row.raw), row.cells.size(), texts});
            else
                keep(row.line, row.raw, row.cells.size(), true, result, texts);
        }
        tryAgain(stop);
    }

    ImportReport report;
    std::vector<PreviewRow> preview;

private:
    /// A column that would be read and holds #N/A or the like in a sheet.
    std::optional<std::size_t> errorCell(const CsvRow& row) const {
        if (row.kinds.empty()) return std::nullopt;
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            if (row.kind(m_columns[i].column) == CellKind::error) return i;
        return std::nullopt;
    }

    /// Rows that refer to rows behind them: again and again, while that helps.
    void tryAgain(const std::stop_token& stop) {
        bool helped = true;
        while (!m_later.empty()) {
            throwIfStopped(stop);
            std::deque<LaterRow> rest;
            const std::size_t before = m_later.size();
            for (LaterRow& row : m_later) {
                const RowResult result = m_rows.process(row.texts, !helped);
                if (result.retry)
                    rest.push_back(std::move(row));
                else
                    keep(row.line, row.raw, row.cells, true, result, row.texts);
            }
            helped = rest.size() < before;
            m_later = std::move(rest);
        }
    }

    void keep(std::int64_t line, std::string_view raw, std::size_t cells, bool readable, const RowResult& result,
              const std::vector<std::string>& texts) {
        std::size_t* extra = nullptr;
        switch (result.fate) {
            case RowFate::created:
                ++report.created;
                break;
            case RowFate::changed:
                ++report.changed;
                extra = &m_moreChanged;
                break;
            case RowFate::same:
                ++report.same;
                break;
            case RowFate::rejected:
                ++report.rejected;
                report.rejects.push_back({line, std::string(raw), cells, readable, *result.reason});
                extra = &m_moreRejected;
                break;
        }
        if (!m_keepDetails) return;
        if (preview.size() >= m_limit && (!extra || ++*extra > m_limit)) return;
        PreviewRow row{line, result.fate, readable ? m_rows.cellTexts() : texts, result.changes, result.reason};
        // What could not be read is shown as it stands.
        row.cells.resize(m_columns.size());
        for (std::size_t i = 0; i < texts.size(); ++i)
            if (row.cells[i].empty()) row.cells[i] = texts[i];
        preview.push_back(std::move(row));
    }

    TableSource& m_source;
    RowImporter& m_rows;
    const std::vector<Column>& m_columns;
    bool m_keepDetails;
    std::size_t m_limit;
    std::size_t m_moreChanged = 0;
    std::size_t m_moreRejected = 0;
    std::deque<LaterRow> m_later;
};

void describeSource(ImportReport& report, const ImportPlan& plan, const TableSource& source, const Columns& columns) {
    report.kind = plan.kind;
    report.headers = source.headers();
    report.hasHeader = source.hasHeader();
    report.delimiter = source.delimiter();
    report.encoding = source.encoding();
    report.byteOrderMark = source.hadByteOrderMark();
    report.facts = source.facts();
    report.sourceNotes = sourceNotes(source, plan.importKind(), columns.mapping);
}

void describeRun(ImportReport& report, const RowImporter& rows, const Columns& columns) {
    report.clientsCreated = rows.clientsCreated();
    report.othersCreated = rows.othersCreated();
    report.notes = columns.notes;
    for (ImportNote& note : rows.notes()) report.notes.push_back(std::move(note));
}

using Watch = std::chrono::steady_clock;
double secondsSince(Watch::time_point start) { return std::chrono::duration<double>(Watch::now() - start).count(); }

/// Rows of the file that can meet each other: by a match, or because one refers to another.
bool rowsMeet(const ImportPlan& plan, const std::vector<Column>& columns) {
    if (!plan.matchKeys.empty() || !defaultMatchKeys(plan.kind).empty()) return true;
    for (const Column& column : columns)
        if (column.info->field && column.info->type == FieldType::reference &&
            column.info->field->refersTo == plan.kind)
            return true;
    return false;
}

}  // namespace

ImportPreview previewImport(Database& reader, const ImportPlan& plan, std::size_t limit, Progress& progress,
                            const std::stop_token& stop, Language language) {
    const auto start = Watch::now();
    const auto source = openSource(plan, stop);
    const Columns columns = prepareColumns(*source, plan, progress, stop);
    DryTarget target(reader, rowsMeet(plan, columns.columns));
    RowImporter rows(target, plan, columns.columns, true, language);
    Run run(*source, rows, columns.columns, true, limit);
    run.all(progress, stop);
    ImportPreview preview;
    preview.report = std::move(run.report);
    preview.rows = std::move(run.preview);
    preview.questions = columns.questions;
    preview.mapping = columns.mapping;
    describeSource(preview.report, plan, *source, columns);
    describeRun(preview.report, rows, columns);
    preview.report.seconds = secondsSince(start);
    return preview;
}

ImportReport runImport(Workspace& workspace, const ImportPlan& plan, Progress& progress, const std::stop_token& stop) {
    const auto start = Watch::now();
    const auto source = openSource(plan, stop);
    const Columns columns = prepareColumns(*source, plan, progress, stop);
    for (const ImportQuestion& question : columns.questions)
        if (question.date)
            throw Error(ErrorKind::invalid_value, source->headers()[question.column],
                        {ErrorCode::dates_ambiguous, {question.example}});
    const std::string kind = "@" + std::string(kindRow(plan.kind).key) + "+";
    ImportReport report;
    const Change change = workspace.edit({"import", {"0", kind}}, [&](Edit& edit) {
        RecordWriter writer(edit, RecordWriter::Pace::batch);
        EditTarget target(writer);
        RowImporter rows(target, plan, columns.columns, false, Language::en);
        Run run(*source, rows, columns.columns, false, 0);
        run.all(progress, stop);
        progress.report("saving", 0, 0);
        writer.finish();
        throwIfStopped(stop);
        report = std::move(run.report);
        describeRun(report, rows, columns);
        edit.setCommand({"import", {std::to_string(report.created + report.changed), kind}});
    });
    describeSource(report, plan, *source, columns);
    report.batch = change.step;
    report.seconds = secondsSince(start);
    return report;
}

}  // namespace meike
