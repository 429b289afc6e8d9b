// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_run.h"

#include <algorithm>

#include "base/unicode.h"
#include "exchange/csv_writer.h"
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
      m_besidePart(kindRow(plan.kind).beside.empty() ? Part() : partOf(columns, kindRow(plan.kind).besideKind)),
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
    if (!m_besidePart.columns.empty())
        m_beside = std::make_unique<RowImporter>(target, plan, kindRow(plan.kind).besideKind, m_besidePart.columns,
                                                 keepDetails, language);
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
        if (m_beside) read(next, m_besidePart, row.beside);
        const bool ownFault = row.own.fault.has_value();
        if (ownFault || (m_beside && row.beside.fault)) {
            const FileRow& at = ownFault ? row.own : row.beside;
            forgetCells();
            RowResult result;
            result.reason = ImportReason{"spreadsheet_error",
                                         (ownFault ? m_part : m_besidePart).columns[*at.fault].info->key,
                                         at.texts[*at.fault],
                                         {}};
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

/// For a preview, which shows the cells of rows that end before they are read too.
void Run::forgetCells() {
    if (!m_keepDetails) return;
    m_rows.forgetCells();
    if (m_beside) m_beside->forgetCells();
}

RowResult Run::resultOf(const std::vector<SourceRow>& rows, bool last) {
    forgetCells();
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
    const bool beside = m_beside && std::any_of(first.beside.texts.begin(), first.beside.texts.end(),
                                                [](const std::string& text) { return !text.empty(); });
    // Nothing is written before both are known to be good.
    if (beside && !m_beside->prepare(std::span<const FileRow>(&first.beside, 1), m_rows.record()))
        return m_beside->refusal(last);
    RowResult result = m_rows.commit();
    if (beside) {
        const RowResult more = m_beside->commit(m_rows.record());
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

/// Rows that refer to rows behind them: again and again, while that helps.
void Run::tryAgain(const std::stop_token& stop) {
    bool helped = true;
    while (!m_later.empty()) {
        throwIfStopped(stop);
        auto waiting = std::move(m_later);
        m_later.clear();
        for (auto& rows : waiting) process(rows, !helped);
        helped = m_later.size() < waiting.size();
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
    if (m_beside) show(m_besidePart, *m_beside, row.beside);
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
    report.othersCreated = m_rows.othersCreated() + (m_beside ? m_beside->othersCreated() : 0);
    report.besideCreated = (m_beside ? m_beside->created() : 0) + m_rows.refundsCreated();
    report.notes = m_columns.notes;
    const auto note = [&](std::int64_t count, ImportNote::What what, std::string column = {}) {
        if (count > 0) report.notes.push_back({what, count, std::move(column), {}});
    };
    for (const RivalColumn& rival : m_columns.rivals)
        report.notes.push_back({ImportNote::What::rival_column, 0, m_source.headers()[rival.column], rival.field});
    for (ImportNote& each : m_rows.notes()) report.notes.push_back(std::move(each));
    if (m_beside) {
        note(m_beside->created(), ImportNote::What::contacts_added);
        for (ImportNote& each : m_beside->notes()) report.notes.push_back(std::move(each));
    }
    note(m_addedUp, ImportNote::What::lines_added_up);
    note(m_invisible, ImportNote::What::invisible_left_out, m_invisibleColumn);
    note(m_unguarded, ImportNote::What::guards_taken_off);
    note(report.nearCount, ImportNote::What::near_names);
    for (ImportNote& each : report.notes) each.planned = m_keepDetails;
    std::vector<char> used(m_source.columnCount());
    for (const Column& column : m_columns.columns) used[column.column] = 1;
    for (std::size_t i = 0; i < used.size(); ++i)
        if (used[i] == 0 && !m_source.headers()[i].empty() && m_source.headers()[i] != kRejectReason)
            report.unmapped.push_back(m_source.headers()[i]);
}

}  // namespace meike::importing
