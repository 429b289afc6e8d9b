// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/import_rows.h"
#include "domain/company_name.h"

namespace meike::importing {

/// A walk over all rows of a file: each goes through the importer of the file's kind and, where columns of other kinds
/// stand beside, through theirs; the tallies are kept.
class Run {
public:
    /// `keepDetails`: the first `limit` rows for a preview, and as many changed and refused ones beyond them.
    Run(TableSource& source, Target& target, const ImportPlan& plan, const Columns& columns, bool keepDetails,
        std::size_t limit, Language language);

    /// First finds rows that repeat a key, where the plan wants them added up or refused. `scratch`: a dry target of
    /// its own for that.
    void findRepeats(Target& scratch, Progress& progress, const std::stop_token& stop);
    void all(Progress& progress, const std::stop_token& stop);
    /// What the walk found out besides the tally.
    void describe();

    const std::vector<RepeatedKey>& repeats() const { return m_rows.repeats(); }

    ImportReport report;
    std::vector<PreviewRow> preview;

private:
    /// Where the columns of one importer stand in the mapping.
    struct Part {
        std::vector<Column> columns;
        std::vector<std::size_t> places;
        std::vector<char> invisible;  ///< whether characters that nobody sees are told
        std::vector<char> names;      ///< whether it names clients
        std::vector<char> dashes;     ///< whether a dash in it is nothing
    };
    /// A row as the source gave it, for as long as it waits.
    struct SourceRow {
        std::int64_t line = 0;
        std::string raw;
        std::size_t cells = 0;
        FileRow own;
        std::vector<FileRow> beside;  ///< as m_beside
    };
    /// Records of another kind that rows make besides their own.
    struct Beside {
        Part part;
        std::unique_ptr<RowImporter> rows;
        BesideTally tally;
        std::vector<FileRow> lines;   ///< of the row at hand, those that say something
        std::optional<RowFate> fate;  ///< of the row at hand; nothing: it says nothing
    };
    /// Lines of one document on their way to become one record.
    struct Document {
        std::size_t lines = 0;
        std::vector<SourceRow> rows;
    };

    static Part partOf(const Columns& columns, Kind kind);
    void read(const CsvRow& from, const Part& part, FileRow& to);
    void walk(Progress& progress, const std::stop_token& stop);
    void process(std::vector<SourceRow>& rows, bool last);
    /// A cell of the row that holds an error.
    std::optional<ImportReason> faultOf(const SourceRow& row) const;
    RowResult resultOf(const std::vector<SourceRow>& rows, bool last);
    /// Which records beside the rows speak of, and that they have not been made.
    void gatherBeside(const std::vector<SourceRow>& rows);
    void countBeside(const RowResult& result);
    void forgetCells();
    void tryAgain(const std::stop_token& stop);
    std::unordered_set<std::string> namesOf(const std::deque<std::vector<SourceRow>>& rows) const;
    void keep(const SourceRow& row, bool readable, const RowResult& result);
    std::vector<std::string> shownCells(const SourceRow& row, bool readable) const;
    /// The name of the client that the row makes: its own record, or one that it only names.
    const std::string* newClientOf(const SourceRow& row, const RowResult& result) const;
    /// In a dry run: whether a client that is about to be made is called like another.
    void lookForNearName(const SourceRow& row, const RowResult& result);

    TableSource& m_source;
    Target& m_target;
    const ImportPlan& m_plan;
    const Columns& m_columns;
    Part m_part;
    RowImporter m_rows;
    std::vector<Beside> m_beside;
    bool m_keepDetails;
    std::size_t m_limit;
    NameDecisions m_names;
    std::size_t m_moreChanged = 0;
    std::size_t m_moreRejected = 0;
    std::deque<std::vector<SourceRow>> m_later;
    std::unique_ptr<CompanyNameIndex> m_companies;               ///< ids below 0: rows before this one, by line
    std::unordered_map<std::int64_t, std::string> m_newNames;    ///< by line
    std::unordered_map<std::int64_t, std::size_t> m_documentOf;  ///< by line
    std::vector<Document> m_documents;
    std::unordered_map<std::int64_t, std::int64_t> m_refused;  ///< lines of repeated keys, with the first of them

    std::string m_clean;  ///< the cell at hand, where it had to be cleaned
    std::int64_t m_addedUp = 0;
    std::int64_t m_invisible = 0;
    std::string m_invisibleColumn;
    std::int64_t m_unguarded = 0;
};

}  // namespace meike::importing
