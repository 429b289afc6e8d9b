// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import.h"

#include <chrono>

#include "app/import_columns.h"
#include "app/import_memory.h"
#include "app/import_new_field.h"
#include "app/import_readings.h"
#include "app/import_run.h"
#include "app/import_source.h"
#include "app/import_target.h"
#include "app/records/record_writer.h"
#include "base/error_code.h"
#include "base/platform_memory.h"
#include "storage/workspace.h"

namespace meike {

namespace {

using namespace importing;

std::unique_ptr<TableSource> openSource(const ImportPlan& plan, const std::stop_token& stop) {
    importFields(plan.importKind());  // refuses kinds that cannot be imported before anything is read
    return valueOrThrow(TableSource::open(plan.file, plan.source, stop));
}

void describeSource(ImportReport& report, const ImportPlan& plan, const TableSource& source, const Columns& columns) {
    report.kind = plan.kind;
    report.headers = source.headers();
    report.readings = readingsOf(columns, report.rejects);
    report.hasHeader = source.hasHeader();
    report.delimiter = source.delimiter();
    report.encoding = source.encoding();
    report.byteOrderMark = source.hadByteOrderMark();
    report.facts = source.facts();
    report.sourceNotes = sourceNotes(source, plan.importKind(), columns.mapping);
}

/// Numbers and dates that can be read in two ways: nobody has said which.
void refuseOpenQuestions(const Columns& columns, const TableSource& source) {
    for (const ImportQuestion& question : columns.questions)
        if (question.date)
            throw Error(ErrorKind::invalid_value, source.headers()[question.column],
                        {ErrorCode::dates_ambiguous, {question.example}});
    for (const ImportQuestion& question : columns.years)
        throw Error(ErrorKind::invalid_value, source.headers()[question.column],
                    {ErrorCode::dates_without_year, {question.example}});
}

void refuseRepeats(const std::vector<RepeatedKey>& repeats) {
    if (repeats.empty()) return;
    const RepeatedKey& first = repeats.front();
    throw Error(ErrorKind::invalid_value, first.key,
                {ErrorCode::keys_repeat, {std::to_string(first.firstLine), std::to_string(first.line)}});
}

void noteOtherKind(ImportReport& report, const ImportPlan& plan, const TableSource& source) {
    if (!source.hasHeader()) return;
    if (const auto other = betterKind(source.headers(), plan.kind))
        report.notes.push_back({ImportNote::What::other_kind, 0, {}, std::string(kindRow(*other).key)});
}

using Watch = std::chrono::steady_clock;
double secondsSince(Watch::time_point start) { return std::chrono::duration<double>(Watch::now() - start).count(); }

/// Rows of the file that can meet each other: by a match, or because one refers to another.
bool rowsMeet(const ImportPlan& plan, const std::vector<Column>& columns) {
    if (!plan.matchKeys.empty() || !defaultMatchKeys(plan.kind).empty()) return true;
    // Records beside are known by their names within the client, refunds by their order.
    for (const Column& column : columns)
        if (column.info->key == "refund" || column.info->kind != plan.kind) return true;
    for (const Column& column : columns)
        if (column.info->field && column.info->type == FieldType::reference &&
            column.info->field->refersTo == plan.kind)
            return true;
    return false;
}

/// A dry run needs as much memory as the import that will follow it, in other threads.
struct DryRunMemory {
    DryRunMemory() = default;
    DryRunMemory(const DryRunMemory&) = delete;
    DryRunMemory& operator=(const DryRunMemory&) = delete;
    ~DryRunMemory() { platform::giveBackMemory(); }
};

}  // namespace

ImportPreview previewImport(Database& reader, const ImportPlan& plan, std::size_t limit, Progress& progress,
                            const std::stop_token& stop, Language language) {
    const DryRunMemory memory;
    const auto start = Watch::now();
    const auto source = openSource(plan, stop);
    ImportPreview preview = previewImport(reader, plan, *source, limit, progress, stop, language);
    preview.report.seconds = secondsSince(start);
    return preview;
}

ImportPreview previewImport(Database& reader, const ImportPlan& plan, TableSource& source, std::size_t limit,
                            Progress& progress, const std::stop_token& stop, Language language) {
    const DryRunMemory memory;
    const auto start = Watch::now();
    source.rewind();
    const Columns columns = prepareColumns(source, plan, progress, stop);
    DryTarget target(reader, rowsMeet(plan, columns.columns));
    DryTarget scratch(reader, true);
    Run run(source, target, plan, columns, true, limit, language);
    run.findRepeats(scratch, progress, stop);
    run.all(progress, stop);
    run.describe();
    ImportPreview preview;
    preview.repeats = plan.repeat == RepeatPolicy::ask ? run.repeats() : std::vector<RepeatedKey>();
    preview.report = std::move(run.report);
    preview.rows = std::move(run.preview);
    preview.questions = columns.questions;
    preview.years = columns.years;
    preview.rivals = columns.rivals;
    preview.mapping = columns.mapping;
    describeSource(preview.report, plan, source, columns);
    noteOtherKind(preview.report, plan, source);
    preview.report.seconds = secondsSince(start);
    return preview;
}

ImportReport runImport(Workspace& workspace, const ImportPlan& plan, Progress& progress, const std::stop_token& stop) {
    const auto start = Watch::now();
    const auto source = openSource(plan, stop);
    ImportReport report = runImport(workspace, plan, *source, progress, stop);
    report.seconds = secondsSince(start);
    return report;
}

ImportReport runImport(Workspace& workspace, const ImportPlan& plan, TableSource& source, Progress& progress,
                       const std::stop_token& stop) {
    const auto start = Watch::now();
    source.rewind();
    const Columns columns = prepareColumns(source, plan, progress, stop);
    refuseOpenQuestions(columns, source);
    const std::string kind = "@" + std::string(kindRow(plan.kind).key) + "+";
    ImportReport report;
    const Change change = workspace.edit({"import", {"0", kind}}, [&](Edit& edit) {
        edit.expectMany();
        RecordWriter writer(edit, RecordWriter::Pace::batch);
        makeNewFields(writer, plan, columns.mapping);
        EditTarget target(writer);
        DryTarget scratch(edit.database(), true);
        Run run(source, target, plan, columns, false, 0, Language::en);
        run.findRepeats(scratch, progress, stop);
        run.all(progress, stop);
        if (plan.repeat == RepeatPolicy::ask) refuseRepeats(run.repeats());
        progress.report("saving", 0, 0);
        writer.finish();
        throwIfStopped(stop);
        run.describe();
        report = std::move(run.report);
        const std::int64_t written = report.created + report.changed;
        if (plan.remember && written > 0) rememberMapping(writer, source, plan);
        // What was decided about names is worth keeping though the file brings nothing else.
        if (plan.remember) rememberNames(writer, plan);
        edit.setCommand(written > 0 ? Command{"import", {std::to_string(written), kind}} : Command{"import_names", {}});
    });
    describeSource(report, plan, source, columns);
    noteOtherKind(report, plan, source);
    report.batch = change.step;
    report.seconds = secondsSince(start);
    return report;
}

}  // namespace meike
