// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>

#include "app/backups/shelf.h"
#include "app/import.h"
#include "app/import_new_field.h"
#include "app/whole_file.h"
#include "app/words/error_words.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "cli/context.h"
#include "cli/import_report.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

struct ImportOptions {
    std::string workspace;
    std::string source;
    std::string kind;
    std::string map;
    std::string mappingFile;
    std::string sheet;
    std::int64_t headerRow = 0;
    bool keepTotals = false;
    std::string fillDown;
    std::string encoding = "auto";
    std::string delimiter = "auto";
    bool noHeader = false;
    std::string dateFormat = "auto";
    std::string decimal = "auto";
    int year = 0;
    std::string mode = "both";
    std::string match;
    std::string repeat = "ask";
    std::vector<std::string> update;
    bool remember = false;
    bool createMissingClients = false;
    std::string newFields;
    std::string currency;
    bool clearEmpty = false;
    bool dryRun = false;
    bool noBackup = false;
    std::string errors;
    Format format = Format::table;
};

/// The value of a Result, or its error as a wrong use of the option.
template <class T>
T valueOrUsage(Result<T> result, const std::string& option) {
    if (!result) throw UsageError(option + ": " + errorLine(result.error(), Language::en));
    return std::move(*result);
}

Kind kindOf(const std::string& key) {
    if (key == "campaign-days") throw UsageError("--kind campaign-days: not supported yet by this version");
    const KindRow* row = findKind(key);
    for (const Kind kind : importableKinds())
        if (row && row->kind == kind) return kind;
    std::string known;
    for (const Kind kind : importableKinds()) known += (known.empty() ? "" : ", ") + std::string(kindRow(kind).key);
    throw UsageError("--kind " + key + ": not one of " + known);
}

ImportPlan planOf(const ImportOptions& options) {
    ImportPlan plan;
    plan.kind = kindOf(options.kind);
    plan.file = options.source;
    plan.source.sheet = options.sheet;
    plan.source.headerRow = options.headerRow;
    plan.source.keepTotals = options.keepTotals;
    if (options.encoding != "auto") {
        plan.source.encoding = encodingByName(options.encoding);
        if (!plan.source.encoding) throw UsageError("--encoding " + options.encoding + ": not a known encoding");
    }
    plan.source.delimiter = valueOrUsage(parseDelimiterName(options.delimiter), "--delimiter");
    if (options.noHeader) plan.source.header = false;
    plan.dateOrder = valueOrUsage(parseDateOrder(options.dateFormat), "--date-format");
    if (options.decimal != "auto")
        plan.decimalMark = options.decimal == "comma" ? DecimalMark::comma : DecimalMark::point;
    plan.mode = options.mode == "create"   ? ImportMode::create
                : options.mode == "update" ? ImportMode::update
                                           : ImportMode::both;
    plan.matchKeys = splitList(options.match);
    for (const std::string& key : plan.matchKeys) {
        const auto known = matchableKeys(plan.kind);
        if (key != kMatchContent && std::find(known.begin(), known.end(), key) == known.end())
            throw UsageError("--match " + key + ": " + options.kind + " cannot be matched by it");
    }
    const bool byContent = plan.matchKeys == std::vector<std::string>{std::string(kMatchContent)};
    if (plan.mode == ImportMode::update &&
        (byContent || (plan.matchKeys.empty() && defaultMatchKeys(plan.kind).empty())))
        throw UsageError("--mode update: say by what rows are matched (--match)");
    plan.repeat = repeatPolicyNamed(options.repeat).value_or(RepeatPolicy::ask);
    if (options.year != 0) plan.year = options.year;
    plan.remember = options.remember;
    plan.createMissingClients = options.createMissingClients;
    plan.currency = options.currency;
    plan.emptyMeansClear = options.clearEmpty;
    return plan;
}

/// Columns by name, by number, or by the field they fill.
std::vector<std::size_t> columnsToFill(const std::string& names, const TableSource& source,
                                       const std::vector<ImportColumn>& mapping,
                                       const std::string& option = "--fill-down") {
    std::vector<std::size_t> columns;
    for (const std::string& name : splitList(names)) {
        std::optional<std::size_t> column = source.findColumn(name);
        for (const ImportColumn& mapped : mapping)
            if (!column && mapped.field == name) column = mapped.column;
        std::size_t number = 0;
        const auto [end, code] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (!column && code == std::errc() && end == name.data() + name.size() && number >= 1 &&
            number <= source.columnCount())
            column = number - 1;
        if (!column) throw UsageError(option + " " + name + ": the file has no such column");
        columns.push_back(*column);
    }
    return columns;
}

/// Two columns that could be the same field with the same right: a script does not guess where a field is needed.
void refuseRivals(const ImportPlan& plan, const TableSource& source, const std::vector<RivalColumn>& rivals) {
    for (const RivalColumn& rival : rivals) {
        const Field* field = findField(plan.kind, rival.field);
        if (!rival.equal || !field || !field->required) continue;
        for (const ImportColumn& column : plan.mapping)
            if (column.field == rival.field)
                throw UsageError("the columns " + std::to_string(column.column + 1) + " (" +
                                 source.headers()[column.column] + ") and " + std::to_string(rival.column + 1) + " (" +
                                 source.headers()[rival.column] + ") could both be " + rival.field +
                                 ": say which (--map " + rival.field + "=COLUMN)");
    }
}

/// --update COLUMN=how: the column by the field it fills, its header or its number.
void applyUpdates(ImportPlan& plan, const ImportOptions& options, const TableSource& source) {
    for (const std::string& text : options.update) {
        const std::size_t equals = text.rfind('=');
        const std::string name = text.substr(0, equals);
        const auto how = columnUpdateNamed(equals == std::string::npos ? "" : text.substr(equals + 1));
        if (!how) throw UsageError("--update " + text + ": COLUMN=overwrite, empty, never or append");
        const auto place = source.findColumn(name);
        bool found = false;
        for (ImportColumn& column : plan.mapping) {
            if (column.field != name && !(place && column.column == *place) &&
                std::to_string(column.column + 1) != name)
                continue;
            const Field* field = findField(plan.kind, column.field);
            const bool several = field && (field->type == FieldType::tags || field->type == FieldType::choices);
            if (*how == ColumnUpdate::append && !several)
                throw UsageError("--update " + text + ": only tags and lists of choices can be appended to");
            column.update = *how;
            found = true;
        }
        if (!found) throw UsageError("--update " + text + ": no column that is imported has this name");
    }
}

/// --new-fields COLUMN[=TYPE]: what a script runs a second time finds the field there.
void addNewFields(ImportPlan& plan, const ImportOptions& options, Database& reader, const TableSource& source) {
    if (options.newFields.empty()) return;
    const FirstRows rows = source.preview(kRowsToGuess);
    for (const std::string& text : splitList(options.newFields)) {
        const std::size_t equals = text.rfind('=');
        const std::string name(trimmed(std::string_view(text).substr(0, equals)));
        const std::size_t column = columnsToFill(name, source, {}, "--new-fields").front();
        const auto mapped = std::find_if(plan.mapping.begin(), plan.mapping.end(),
                                         [&](const ImportColumn& each) { return each.column == column; });
        if (mapped != plan.mapping.end()) {
            if (isCustomKey(mapped->field)) continue;
            throw UsageError("--new-fields " + name + ": the column is " + mapped->field + " already");
        }
        const std::string header = source.hasHeader() ? source.headers()[column] : std::string();
        FieldType type = guessFieldType(header, rows, column);
        if (equals != std::string::npos) {
            const auto wanted = customFieldType(trimmed(std::string_view(text).substr(equals + 1)));
            // What one may choose of is said where fields are made (meikectl records ... custom_fields add).
            if (!wanted || *wanted == FieldType::choice || *wanted == FieldType::choices)
                throw UsageError("--new-fields " + text +
                                 ": COLUMN=text, long_text, integer, decimal, money, date or boolean");
            type = *wanted;
        }
        const auto definition = newFieldFor(reader, plan.kind, header, rows, column, type, plan.newFields);
        if (!definition)
            throw UsageError("--new-fields " + name + ": " + options.kind + " cannot have a field of this name");
        addNewField(plan, *definition);
        ImportColumn& added = plan.mapping.emplace_back();
        added.column = column;
        added.field = definition->key;
        normalisedHeader(source.headers()[column], &added.unit);
    }
}

/// Returns whether the mapping is that of an earlier file.
bool chooseMapping(ImportPlan& plan, const ImportOptions& options, Database& reader, TableSource& source) {
    bool remembered = false;
    if (!options.map.empty()) {
        plan.mapping = valueOrUsage(parseMapping(options.map, source, plan.importKind()), "--map");
    } else if (!options.mappingFile.empty()) {
        plan.mapping =
            valueOrUsage(parseMappingJson(readWholeFile(options.mappingFile), source, plan.importKind()), "--mapping");
    } else if (auto mapping = rememberedMapping(reader, source, plan.importKind())) {
        plan.mapping = std::move(*mapping);
        remembered = true;
    } else {
        std::vector<RivalColumn> rivals;
        plan.mapping = suggestMapping(source, plan.importKind(), &rivals);
        refuseRivals(plan, source, rivals);
    }
    addNewFields(plan, options, reader, source);
    applyUpdates(plan, options, source);
    plan.source.fillDown = columnsToFill(options.fillDown, source, plan.mapping);
    if (!plan.source.fillDown.empty()) source.setFillDown(plan.source.fillDown);
    const auto missing = missingFields(plan.importKind(), plan.mapping);
    if (missing.empty() || (plan.mode == ImportMode::update && !plan.mapping.empty())) return remembered;
    std::string text = "no column is mapped to " + joinList(missing) +
                       " (--map FIELD=COLUMN); the file has: " + joinList(source.headers());
    if (const auto other = source.hasHeader() ? betterKind(source.headers(), plan.kind) : std::nullopt)
        text += "; it looks like " + std::string(kindRow(*other).key) + " (--kind " + std::string(kindRow(*other).key) +
                ")";
    throw UsageError(text);
}

void import(const ImportOptions& options, Context& context) {
    ImportPlan plan = planOf(options);
    if (!options.errors.empty()) {
        try {
            checkRejectsPath(options.errors, options.workspace, plan.file);
        } catch (const Error& error) {
            throw UsageError("--errors " + errorLine(error, Language::en));
        }
    }
    bool remembered = false;
    std::unique_ptr<TableSource> source;
    {
        const auto look = Workspace::openReader(options.workspace);
        plan.custom = ImportKind(*look, plan.kind).custom;
        source = valueOrThrow(TableSource::open(plan.file, plan.source, context.stopToken()));
        remembered = chooseMapping(plan, options, *look, *source);
    }
    ImportReport report;
    if (options.dryRun) {
        constexpr std::size_t kShown = 20;
        const auto reader = Workspace::openReader(options.workspace);
        const ImportPreview preview = previewImport(*reader, plan, *source, kShown, context, context.stopToken());
        for (const ImportQuestion& question : preview.questions)
            if (question.date)
                throw Error(ErrorKind::invalid_value, question.field,
                            {ErrorCode::dates_ambiguous_option, {question.example}});
        for (const ImportQuestion& question : preview.years)
            throw Error(ErrorKind::invalid_value, question.field, {ErrorCode::dates_without_year, {question.example}});
        for (const RepeatedKey& repeat : preview.repeats)
            throw Error(ErrorKind::invalid_value, repeat.key,
                        {ErrorCode::keys_repeat, {std::to_string(repeat.firstLine), std::to_string(repeat.line)}});
        if (options.format == Format::table) writeImportChanges(preview, context);
        report = preview.report;
    } else {
        const auto workspace = Workspace::open(options.workspace);
        if (!options.noBackup)
            if (const auto problem = backUpFirst(*workspace, context, context.stopToken()))
                context.err << "warning: the backup before the import: " << errorLine(*problem, Language::en) << '\n';
        report = runImport(*workspace, plan, *source, context, context.stopToken());
    }
    if (remembered) report.notes.push_back({ImportNote::What::mapping_remembered, 0, {}, {}});
    tellImportSource(report, context);
    writeImportReport(report, options.format, options.dryRun, context);
    if (!options.errors.empty() && report.rejected > 0) {
        try {
            writeRejects(report, options.errors);
        } catch (const Error& error) {
            // The import itself is done: a failure would make a script import everything a second time.
            context.err << "warning: the rows are imported, but the rejected ones could not be saved: "
                        << errorLine(error, Language::en) << '\n';
            return;
        }
        if (!context.quiet) context.err << report.rejected << " rejected rows are in " << options.errors << '\n';
    }
}

}  // namespace

void addImportCommand(CLI::App& app, Context& context) {
    auto* command =
        app.add_subcommand("import", "Import a table (text, .xlsx, .ods, .xls, HTML) as one step that undo takes back");
    auto options = std::make_shared<ImportOptions>();
    addWorkspaceOption(*command, options->workspace);
    command->add_option("SOURCE", options->source, "the file")->required()->option_text(" ");
    std::string kinds;
    for (const Kind kind : importableKinds()) (kinds += kinds.empty() ? "" : ", ") += kindRow(kind).key;
    command->add_option("--kind", options->kind, kinds)->required()->option_text("KIND");
    auto* map =
        command
            ->add_option(
                "--map", options->map,
                "which column is which field (default: by the headers); columns go by name, or by number from 1")
            ->option_text("client=customer_id,date,amount=3");
    command->add_option("--mapping", options->mappingFile, "the same as a JSON object")
        ->option_text("FILE.json")
        ->excludes(map);
    command
        ->add_option("--sheet", options->sheet,
                     "sheet of a workbook, by number from 1 or by name (default: the first visible one with a table)")
        ->option_text("N|NAME");
    command->add_option("--encoding", options->encoding, "auto (default), utf-8, gb18030, utf-16 ...")
        ->option_text("NAME");
    command->add_option("--delimiter", options->delimiter, "auto (default), comma, tab, semicolon, pipe, whitespace")
        ->option_text("NAME");
    auto* noHeader = command->add_flag("--no-header", options->noHeader, "the first row is data");
    command
        ->add_option("--header-row", options->headerRow, "line of the header (default: looked for in the first rows)")
        ->check(CLI::PositiveNumber)
        ->option_text("N")
        ->excludes(noHeader);
    command->add_flag("--keep-totals", options->keepTotals,
                      "read total rows and remarks like others (default: left out, and said)");
    command
        ->add_option("--fill-down", options->fillDown,
                     "columns in which an empty cell means the value above it, by name, number or field")
        ->option_text("a,b");
    command->add_option("--date-format", options->dateFormat, "auto (default), ymd, dmy, mdy or a pattern")
        ->option_text("FORMAT");
    command->add_option("--decimal", options->decimal, "auto (default), point or comma")
        ->check(CLI::IsMember({"auto", "point", "comma"}))
        ->option_text("MARK");
    command->add_option("--year", options->year, "of days that say none, such as 3月9日")
        ->check(CLI::Range(kFirstYear, kLastYear))
        ->option_text("YYYY");
    command->add_option("--mode", options->mode, "create, update or both (default)")
        ->check(CLI::IsMember({"create", "update", "both"}))
        ->option_text("MODE");
    command
        ->add_option("--match", options->match,
                     "fields by which a row finds its record, such as name,code or number; content: by all that is "
                     "imported, the k-th of equal rows is the k-th of equal records")
        ->option_text("a,b");
    command
        ->add_option("--repeat", options->repeat,
                     "rows of the file that name the same record and differ: ask (default: nothing is imported), sum "
                     "(lines of one document), all (each its own record), refuse")
        ->check(CLI::IsMember({"ask", "sum", "all", "refuse"}))
        ->option_text("HOW");
    command
        ->add_option("--update", options->update,
                     "what a column may do to a record that is there: overwrite (default), empty (only what is empty), "
                     "never, append (default of tags); several times")
        ->option_text("COLUMN=HOW");
    command->add_flag("--create-missing-clients", options->createMissingClients,
                      "make the clients that rows name, as theirs or as a parent or agent");
    command
        ->add_option("--new-fields", options->newFields,
                     "make these columns fields of the workspace's own; their types are guessed unless said")
        ->option_text("COLUMN[=TYPE],...");
    command->add_option("--currency", options->currency, "of rows that name none (default: the base currency)")
        ->check([](const std::string& text) {
            return text.size() == 3 ? std::string() : "not a currency code such as CNY: " + text;
        })
        ->option_text("CODE");
    command->add_flag("--clear-empty", options->clearEmpty,
                      "an empty cell empties the field (default: it leaves what is there)");
    command->add_flag("--remember", options->remember, "keep the mapping for the next file with the same headers");
    command->add_flag("--no-backup", options->noBackup, "make no backup before");
    command->add_flag("--dry-run", options->dryRun, "say what would happen, and change nothing");
    command->add_option("--errors", options->errors, "write the rejected rows here, to be repaired and imported again")
        ->option_text("FILE.csv");
    addFormatOption(*command, options->format, false);
    command->callback([options, &context] { import(*options, context); });
}

}  // namespace meike::cli
