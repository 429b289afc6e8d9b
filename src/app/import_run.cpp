// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_run.h"

#include <algorithm>

#include "app/import_readings.h"
#include "base/unicode.h"
#include "exchange/csv_writer.h"
#include "exchange/total_row.h"
#include "storage/field_values.h"
#include "storage/records.h"

namespace meike::importing {

Run::Part Run::partOf(const Columns& columns, Kind kind) {
    Part part;
    for (std::size_t i = 0; i < columns.columns.size(); ++i) {
        const Column& column = columns.columns[i];
        if (column.info->kind != kind) continue;
        part.columns.push_back(column);
        part.places.push_back(i);
        part.invisible.push_back(column.info->type != FieldType::long_text);
        part.dashes.push_back(column.isNumber() || column.info->type == FieldType::date);
        const Field* field = column.info->field;
        const bool pointsToClient = field && field->type == FieldType::reference && field->refersTo == Kind::client;
        part.names.push_back(pointsToClient || (kind == Kind::client && column.info->key == "name"));
    }
    return part;
}

Run::Run(TableSource& source, Target& target, const ImportPlan& plan, const Columns& columns, bool keepDetails,
         std::size_t limit, Language language)
    : m_source(source),
      m_target(target),
      m_plan(plan),
      m_columns(columns),
      m_part(partOf(columns, plan.kind)),
      m_rows(target, plan, plan.kind, m_part.columns, keepDetails, language),
      m_keepDetails(keepDetails),
      m_limit(limit),
      m_names(plan.names) {
    if (plan.remember) {
        // What is decided now goes before what was decided once.
        NameDecisions before = rememberedNames(target.database());
        for (const std::string& name : m_names.apart) before.same.erase(name);
        for (const auto& [name, client] : m_names.same) before.apart.erase(name);
        m_names.same.merge(before.same);
        m_names.apart.merge(before.apart);
    }
    const auto beside = kindRow(plan.kind).beside;
    m_beside.reserve(beside.size());  // importers look at the columns where they stand
    for (const BesideKind& kind : beside) {
        Part part = partOf(columns, kind.kind);
        if (part.columns.empty()) continue;
        Beside& each = m_beside.emplace_back();
        each.part = std::move(part);
        each.tally.kind = kind.kind;
        each.rows = std::make_unique<RowImporter>(target, plan, kind.kind, each.part.columns, keepDetails, language);
    }
}

void Run::findRepeats(Target& scratch, Progress& progress, const std::stop_token& stop) {
    if (m_plan.repeat != RepeatPolicy::sum && m_plan.repeat != RepeatPolicy::refuse) return;
    ImportPlan plan = m_plan;
    plan.repeat = RepeatPolicy::ask;
    RepeatedRows repeated;
    Run run(m_source, scratch, plan, m_columns, false, 0, Language::en);
    run.m_rows.watch(repeated);
    run.all(progress, stop);
    m_source.rewind();
    for (auto& [id, lines] : repeated.lines) {
        if (lines.size() < 2) continue;
        std::sort(lines.begin(), lines.end());
        if (m_plan.repeat == RepeatPolicy::sum) {
            for (const std::int64_t line : lines) m_documentOf[line] = m_documents.size();
            m_documents.push_back({lines.size(), {}});
        } else if (repeated.differing.contains(id)) {
            for (const std::int64_t line : lines) m_refused[line] = lines.front();
        }
    }
}

void Run::all(Progress& progress, const std::stop_token& stop) {
    walk(progress, stop);
    tryAgain(stop);
}

void Run::read(const CsvRow& from, const Part& part, FileRow& to) {
    to.line = from.line;
    to.texts.resize(part.columns.size());
    to.guarded.clear();
    to.numbers.clear();
    to.fault.reset();
    for (std::size_t i = 0; i < part.columns.size(); ++i) {
        const std::string_view cell = from.cell(part.columns[i].column);
        if (cell.empty()) {
            to.texts[i].clear();
            continue;
        }
        if (!from.kinds.empty()) {
            const CellKind kind = from.kind(part.columns[i].column);
            if (kind == CellKind::error && !to.fault) to.fault = i;
            if (kind == CellKind::number) {
                to.numbers.resize(part.columns.size());
                to.numbers[i] = 1;
            }
        }
        if (part.invisible[i] != 0 && holdsInvisible(cell)) {
            if (m_invisible++ == 0) m_invisibleColumn = m_source.headers()[part.columns[i].column];
        }
        std::string_view text = trimmed(cleanText(cell, m_clean));
        // Only text tables carry guards: in a sheet the apostrophe is what somebody typed.
        if (const auto bare = m_source.isText() ? withoutGuard(text) : std::nullopt) {
            text = *bare;
            to.guarded.resize(part.columns.size());
            to.guarded[i] = 1;
            ++m_unguarded;
        }
        // A day or an amount that there is not.
        if (part.dashes[i] != 0 && isDashCell(text)) text = {};
        to.texts[i].assign(text);
        // A name that somebody has said is another way to write a client's.
        if (part.names[i] != 0)
            if (const auto same = m_names.same.find(to.texts[i]); same != m_names.same.end())
                to.texts[i] = same->second;
    }
}

void Run::walk(Progress& progress, const std::stop_token& stop) {
    std::vector<SourceRow> one(1);
    SourceRow& row = one.front();
    CsvRow next;
    while (m_source.next(next)) {
        if (report.rows++ % 256 == 0) {
            throwIfStopped(stop);
            progress.report("importing", static_cast<std::int64_t>(m_source.bytesRead()),
                            static_cast<std::int64_t>(m_source.bytesTotal()));
        }
        row.line = next.line;
        row.raw.assign(next.raw);
        row.cells = next.cells.size();
        if (next.error != CsvRowError::none) {
            RowResult result;
            result.reason = ImportReason{csvRowErrorName(next.error), {}, {}, {}};
            keep(row, false, result);
            continue;
        }
        read(next, m_part, row.own);
        row.beside.resize(m_beside.size());
        for (std::size_t i = 0; i < m_beside.size(); ++i) read(next, m_beside[i].part, row.beside[i]);
        if (auto fault = faultOf(row)) {
            forgetCells();
            gatherBeside(one);
            RowResult result;
            result.reason = std::move(fault);
            countBeside(result);
            keep(row, true, result);
            continue;
        }
        if (const auto document = m_documentOf.find(row.line); document != m_documentOf.end()) {
            Document& all = m_documents[document->second];
            all.rows.push_back(row);
            if (all.rows.size() == all.lines) process(all.rows, false);
            continue;
        }
        process(one, false);
    }
}

std::optional<ImportReason> Run::faultOf(const SourceRow& row) const {
    const auto look = [](const Part& part, const FileRow& texts) -> std::optional<ImportReason> {
        if (!texts.fault) return std::nullopt;
        return ImportReason{"spreadsheet_error", part.columns[*texts.fault].info->key, texts.texts[*texts.fault], {}};
    };
    auto reason = look(m_part, row.own);
    for (std::size_t i = 0; !reason && i < m_beside.size(); ++i) reason = look(m_beside[i].part, row.beside[i]);
    return reason;
}

/// For a preview, which shows the cells of rows that end before they are read too.
void Run::forgetCells() {
    if (!m_keepDetails) return;
    m_rows.forgetCells();
    for (Beside& beside : m_beside) beside.rows->forgetCells();
}

void Run::gatherBeside(const std::vector<SourceRow>& rows) {
    for (std::size_t i = 0; i < m_beside.size(); ++i) {
        Beside& beside = m_beside[i];
        beside.lines.clear();
        beside.fate.reset();
        for (const SourceRow& row : rows)
            if (beside.rows->isThere(row.beside[i])) beside.lines.push_back(row.beside[i]);
    }
}

/// What became of the records beside, with all lines that speak of them; the first makes what the others add to.
void Run::countBeside(const RowResult& result) {
    for (Beside& beside : m_beside) {
        const auto lines = static_cast<std::int64_t>(beside.lines.size());
        if (lines == 0) continue;
        const RowFate fate = result.fate == RowFate::rejected ? RowFate::rejected : beside.fate.value_or(RowFate::same);
        beside.tally.rows += lines;
        switch (fate) {
            case RowFate::created:
                ++beside.tally.created;
                beside.tally.changed += lines - 1;
                break;
            case RowFate::changed:
                beside.tally.changed += lines;
                break;
            case RowFate::same:
                beside.tally.same += lines;
                break;
            case RowFate::rejected:
                beside.tally.rejected += lines;
                break;
        }
    }
}

RowResult Run::resultOf(const std::vector<SourceRow>& rows, bool last) {
    forgetCells();
    gatherBeside(rows);
    const SourceRow& first = rows.front();
    if (const auto refused = m_refused.find(first.line); refused != m_refused.end()) {
        RowResult result;
        result.reason = ImportReason{"repeated_key", {}, {}, {}};
        return result;
    }
    std::vector<FileRow> many;
    std::span<const FileRow> lines(&first.own, 1);
    if (rows.size() > 1) {
        for (const SourceRow& row : rows) many.push_back(row.own);
        lines = many;
    }
    if (!m_rows.prepare(lines)) return m_rows.refusal(last);
    // Nothing is written before all are known to be good.
    for (Beside& beside : m_beside)
        if (!beside.lines.empty() && !beside.rows->prepare(beside.lines, m_rows.own()))
            return beside.rows->refusal(last);
    RowResult result = m_rows.commit();
    for (Beside& beside : m_beside) {
        if (beside.lines.empty()) continue;
        const RowResult more = beside.rows->commit(m_rows.own());
        beside.fate = more.fate;
        if (result.fate == RowFate::same && more.fate != RowFate::same) result.fate = RowFate::changed;
        if (result.fate == RowFate::changed)
            result.changes.insert(result.changes.end(), more.changes.begin(), more.changes.end());
    }
    return result;
}

void Run::process(std::vector<SourceRow>& rows, bool last) {
    RowResult result = resultOf(rows, last);
    if (result.retry) {
        m_later.push_back(rows);
        return;
    }
    countBeside(result);
    lookForNearName(rows.front(), result);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        keep(rows[i], true, result);
        // The record is made once; what is added to it changes it.
        if (i == 0 && rows.size() > 1 && result.fate != RowFate::rejected) {
            m_addedUp += static_cast<std::int64_t>(rows.size()) - 1;
            if (result.fate == RowFate::created) result.fate = RowFate::changed;
            result.changes.clear();
        }
    }
}

/// What the rows are called, as match keys.
std::unordered_set<std::string> Run::namesOf(const std::deque<std::vector<SourceRow>>& rows) const {
    std::unordered_set<std::string> names;
    for (std::size_t i = 0; i < m_part.columns.size(); ++i)
        if (m_part.columns[i].info->key == "name" || m_part.columns[i].info->key == "code")
            for (const auto& lines : rows) names.insert(matchKey(lines.front().own.texts[i]));
    return names;
}

/// Rows that refer to rows behind them: again and again, while that helps. Then what none of them brings is made, where
/// that is wanted; and what still refers to nothing is refused.
void Run::tryAgain(const std::stop_token& stop) {
    enum class Pass { wait, make, refuse };
    Pass pass = Pass::wait;
    while (!m_later.empty()) {
        throwIfStopped(stop);
        auto waiting = std::move(m_later);
        m_later.clear();
        if (pass == Pass::make) m_rows.makeReferred(namesOf(waiting));
        for (auto& rows : waiting) process(rows, pass == Pass::refuse);
        m_rows.makeReferred(std::nullopt);
        const bool helped = m_later.size() < waiting.size();
        pass = helped ? Pass::wait : pass == Pass::wait ? Pass::make : Pass::refuse;
    }
}

std::vector<std::string> Run::shownCells(const SourceRow& row, bool readable) const {
    std::vector<std::string> cells(m_columns.columns.size());
    if (!readable) return cells;
    const auto show = [&](const Part& part, const RowImporter& rows, const FileRow& texts) {
        const auto read = rows.cellTexts();
        for (std::size_t i = 0; i < part.places.size(); ++i)
            // What could not be read is shown as it stands.
            cells[part.places[i]] = read[i].empty() ? texts.texts[i] : read[i];
    };
    show(m_part, m_rows, row.own);
    for (std::size_t i = 0; i < m_beside.size(); ++i) show(m_beside[i].part, *m_beside[i].rows, row.beside[i]);
    return cells;
}

void Run::keep(const SourceRow& row, bool readable, const RowResult& result) {
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
            report.rejects.push_back({row.line, row.raw, row.cells, readable, *result.reason});
            extra = &m_moreRejected;
            break;
    }
    if (!m_keepDetails) return;
    if (preview.size() >= m_limit && (!extra || ++*extra > m_limit)) return;
    preview.push_back({row.line, result.fate, shownCells(row, readable), result.changes, result.reason});
}

const std::string* Run::newClientOf(const SourceRow& row, const RowResult& result) const {
    if (result.fate == RowFate::rejected) return nullptr;
    const std::string* name = nullptr;
    if (m_plan.kind != Kind::client) {
        name = &m_rows.madeClient();
    } else if (result.fate == RowFate::created) {
        for (std::size_t i = 0; i < m_part.columns.size(); ++i)
            if (m_part.columns[i].info->key == "name") name = &row.own.texts[i];
    }
    return name && !name->empty() ? name : nullptr;
}

void Run::lookForNearName(const SourceRow& row, const RowResult& result) {
    if (!m_keepDetails) return;
    const std::string* name = newClientOf(row, result);
    if (!name) return;
    if (!m_companies) {
        m_companies = std::make_unique<CompanyNameIndex>();
        std::unordered_set<RecordId> binned;
        forEachValue(m_target.database(), Kind::client, "deleted_at",
                     [&](RecordId id, const Value&) { binned.insert(id); });
        forEachValue(m_target.database(), Kind::client, "name", [&](RecordId id, const Value& text) {
            if (!binned.contains(id)) m_companies->add(id, textOrEmpty(text));
        });
    }
    CompanyName company = readCompanyName(*name);
    // One that is a client of its own, as somebody has said, is not asked about; later names are held against it.
    const auto like = m_names.apart.contains(*name) ? std::nullopt : m_companies->find(company);
    if (like) {
        // A few dozen are enough to look at.
        constexpr std::size_t kMostKept = 200;
        ++report.nearCount;
        if (report.near.size() < kMostKept) {
            NearName near{row.line,   *name, {}, std::max<RecordId>(like->id, 0), std::max<std::int64_t>(-like->id, 0),
                          like->score};
            near.like = like->id > 0 ? recordName(m_target.database(), Kind::client, like->id) : m_newNames[-like->id];
            report.near.push_back(std::move(near));
        }
    }
    m_companies->add(-row.line, std::move(company));
    m_newNames.emplace(row.line, *name);
}

void Run::describe() {
    report.clientsCreated = m_rows.clientsCreated();
    report.othersCreated = m_rows.othersCreated();
    report.besideCreated = m_rows.refundsCreated();
    for (const Beside& beside : m_beside) {
        report.othersCreated += beside.rows->othersCreated();
        report.besideCreated += beside.tally.created;
        report.beside.push_back(beside.tally);
    }
    report.notes = m_columns.notes;
    const auto note = [&](std::int64_t count, ImportNote::What what, std::string column = {}) {
        if (count > 0) report.notes.push_back({what, count, std::move(column), {}});
    };
    for (const RivalColumn& rival : m_columns.rivals)
        report.notes.push_back({ImportNote::What::rival_column, 0, m_source.headers()[rival.column], rival.field});
    for (ImportNote& each : m_rows.notes()) report.notes.push_back(std::move(each));
    for (const Beside& beside : m_beside)
        for (ImportNote& each : beside.rows->notes()) report.notes.push_back(std::move(each));
    note(m_addedUp, ImportNote::What::lines_added_up);
    note(m_invisible, ImportNote::What::invisible_left_out, m_invisibleColumn);
    note(m_unguarded, ImportNote::What::guards_taken_off);
    note(report.nearCount, ImportNote::What::near_names);
    for (ImportNote& each : report.notes) each.planned = m_keepDetails;
    std::vector<char> used(m_source.columnCount());
    for (const Column& column : m_columns.columns) used[column.column] = 1;
    for (std::size_t i = 0; i < used.size(); ++i)
        if (used[i] == 0 && !m_source.headers()[i].empty() && !isRejectReason(m_source.headers()[i]))
            report.unmapped.push_back(m_source.headers()[i]);
}

}  // namespace meike::importing
