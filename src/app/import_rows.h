// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/field_text.h"
#include "app/import_columns.h"
#include "app/import_target.h"
#include "base/money.h"

/// Decides the fate of one row after the other. Inside of app/import.
namespace meike::importing {

/// One row of the file as far as its columns are mapped.
struct FileRow {
    std::int64_t line = 0;
    std::vector<std::string> texts;  ///< cleaned and trimmed, one per column
    std::vector<char> guarded;       ///< an apostrophe against formulas was taken off; empty: off none
    std::vector<char> numbers;       ///< the file holds the cell as a number; empty: none, or nobody knows
    /// A column that is read and whose cell holds #N/A or the like.
    std::optional<std::size_t> fault;

    bool isNumber(std::size_t column) const { return column < numbers.size() && numbers[column] != 0; }
};

struct RowResult {
    RowFate fate = RowFate::rejected;
    std::optional<ImportReason> reason;
    std::vector<CellChange> changes;  ///< only when asked for
    bool retry = false;               ///< refused for want of a record that a later row may bring
};

/// What a value is not, when it cannot be used: a key of ImportReason.
std::string_view reasonKey(const Field& field);

/// Rows of a file that name the same record, found in a walk of their own before those that write.
struct RepeatedRows {
    std::unordered_map<RecordId, std::vector<std::int64_t>> lines;
    std::unordered_set<RecordId> differing;  ///< whose rows say different things
};

/// What the record of a row gives to those that the row makes beside it.
struct OwnRow {
    RecordId client = 0;  ///< whose it is, or itself; 0: is about to be made
    RecordId record = 0;  ///< 0: likewise
    bool matched = false;
    std::string currency;  ///< of the row; empty: the kind has none
};

/// Whether a client's record of that kind can be made of its name alone (projects, contacts): where a row of another
/// kind names one that the client does not have yet.
bool isMadeByName(Kind kind);

/// Reads rows into records, finds what they are about, and writes them to a target. A row that is refused leaves no
/// trace.
class RowImporter {
public:
    /// `kind`: of the plan, or of the records beside them. `explain`: keep the old and new texts of changed cells, in
    /// `language`.
    RowImporter(Target& target, const ImportPlan& plan, Kind kind, const std::vector<Column>& columns, bool explain,
                Language language);

    /// Reads a row, or the lines of one document whose amounts are added up, and decides; nothing is written yet.
    /// False when it is refused. `own`: of a record beside it.
    bool prepare(std::span<const FileRow> lines, std::optional<OwnRow> own = std::nullopt);
    /// Writes what was prepared. `own`: now that it is made.
    RowResult commit(std::optional<OwnRow> own = std::nullopt);
    /// What the row just prepared or written gives to records beside it.
    OwnRow own() const;
    /// Whether the columns of a record beside a row say that there is one. Nothing due, nothing received: none.
    bool isThere(const FileRow& line) const;
    /// Why the row was refused. `last`: do not ask for another try.
    RowResult refusal(bool last);
    /// The client that the row just written made besides its own record, by its name; empty: none.
    const std::string& madeClient() const { return m_newClient; }
    /// What was read of the row before: the next one may end before its cells are read.
    void forgetCells();
    /// The cells of the row just processed, as they were read.
    std::vector<std::string> cellTexts() const;

    /// From now on other clients that a row refers to (its parent, its agent) are made where the plan wants that, but
    /// for those of these names: rows that wait bring them. Nothing: such a row is to wait.
    void makeReferred(std::optional<std::unordered_set<std::string>> awaited) { m_awaited = std::move(awaited); }

    /// Notes what repeats instead of refusing it.
    void watch(RepeatedRows& repeated) { m_watched = &repeated; }
    const std::vector<RepeatedKey>& repeats() const { return m_repeats; }

    std::int64_t created() const { return m_created; }
    std::int64_t clientsCreated() const { return m_clientsCreated; }
    std::int64_t refundsCreated() const { return m_refundsCreated; }
    std::int64_t othersCreated() const;
    std::vector<ImportNote> notes() const;

private:
    using Texts = std::vector<std::string>;
    static constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);
    /// Columns of which each row asks.
    struct Places {
        std::size_t client, currency, amount, quantity, price, direction, income, expense, refund, refundDate;
    };
    /// What an earlier row of the file gave a record.
    struct Touch {
        std::int64_t line = 0;
        std::uint64_t given = 0;  ///< a bit for each column; the last for all beyond
    };

    bool reject(std::string_view key, std::string_view field = {}, std::string text = {}, ErrorDetail why = {});
    bool refuse(const Column& column, const std::string& text, const Error& error);
    bool readClient();
    /// Clients in the bin are none; those that were merged into another one are that one. Whether any was.
    bool leaveBin(std::vector<RecordId>& clients) const;
    bool readPlain();
    bool readNames(std::size_t i, const std::string& text);
    bool readReferences(RecordId client);
    /// The row refers to a client that is not there.
    bool missReferred(std::size_t i, const std::string& text, bool binned);
    /// Whether `record` is `from`, or stands above it by that reference.
    bool standsAbove(const Field& field, RecordId record, RecordId from);
    /// The client the row belongs to, by the row or by the record it matches; 0 for kinds that belong to none.
    RecordId ownerOfRow() const;

    // What the row is about: import_rows_match.cpp.
    bool findMatch();
    /// The record as far as rows are compared by it; kept for the row at hand.
    const Record& look(RecordId id) {
        if (m_seen.id() == id) return m_seen;
        if (m_looked.empty())
            m_seen = m_target.read(m_kind, id);
        else
            m_target.readSome(m_kind, id, m_looked, m_seen);
        return m_seen;
    }
    std::vector<RecordId> hitsOf(const std::string& key, std::size_t column);
    std::vector<RecordId> hitsOfAllKeys();
    /// What is there before the first row: rows of the file are not found by others.
    void readContents();
    bool findContent();
    bool isBeside() const { return m_kind != m_plan.kind; }
    bool contradicts(const Record& before, const Record& after, const Touch& touch) const;
    bool checkRepeat(const Record& before, const Record& after);
    void touch(RecordId id);
    void countKnownNumber();

    // Money: import_rows_money.cpp.
    bool chooseCurrency();
    struct Named {
        std::string code;   ///< empty: the row names none
        std::string sign;   ///< shared by several
        bool cell = false;  ///< by a sign or word in an amount, not by a column or its header
    };
    Named currencyNamedBy(const Texts& texts) const;
    bool readMoney();
    bool readAmounts(const FileRow& line, std::vector<MinorUnits>& sums, std::vector<char>& filled);
    bool addSide(const FileRow& line, bool income, MinorUnits amount, int direction, MinorUnits& side);
    bool addTo(std::size_t i, MinorUnits amount, std::vector<MinorUnits>& sums, std::vector<char>& filled);

    // Writing: import_rows_write.cpp.
    bool checkComplete();
    /// Makes the record that commit() writes. Refuses one that could not be stored.
    bool build();
    bool fits(const Record& record, const Record* before);
    /// Whether commit() would leave the matched record as it is.
    bool leaves(const Record& before, const Record& after) const;
    void explain(const Record& before, const Record& after, RowResult& result);
    void makePending(Record& record);
    void create(RowResult& result);
    void update(RowResult& result);
    void fill(Record& record);
    void fillChanges(const Record& before, Record& after);
    bool putTags(RecordId client, bool fresh, RowResult& result);
    bool putRefund(const Record& order);
    RecordId makeClient(const std::string& name);
    /// `client`: whose row names it.
    RecordId makeNamed(const Field& field, const std::string& name, RecordId client);
    RecordId makeOfClient(Kind kind, const std::string& name, RecordId client);
    void countMade(Kind kind, const std::string& name);

    KeyIndex& index(Kind kind, std::string_view field, bool withinClient);
    void findLooked();
    std::size_t columnOf(std::string_view key) const;
    const std::string& textAt(std::size_t column) const;
    const Field* fieldAt(std::size_t i) const { return m_columns[i].info->field; }
    RecordId bestOrder(const std::vector<RecordId>& orders);

    Target& m_target;
    const ImportPlan& m_plan;
    const Kind m_kind;
    const KindRow& m_row;
    const std::vector<Column>& m_columns;
    Places m_places;
    std::vector<ParseContext> m_contexts;  ///< by column
    bool m_explain;
    Language m_language;
    std::vector<std::string> m_matchKeys;
    bool m_matchContent = false;
    std::vector<ImportField> m_fields;   ///< what the file may fill
    std::vector<const Field*> m_looked;  ///< what a row is compared by; empty: whole records
    bool m_hasCurrency;
    std::string m_baseCurrency;
    std::string m_fileCurrency;  ///< empty: the plan names none
    NameBook m_names;
    /// By the names of a kind's records; a handful at most.
    struct Index {
        Kind kind;
        std::string_view field;
        bool withinClient;
        std::unique_ptr<KeyIndex> index;
    };
    std::vector<Index> m_indexes;
    std::unique_ptr<ContentIndex> m_content;
    std::string_view m_link;       ///< of records beside: their reference to the row's own
    bool m_planByContent = false;  ///< the rows of the file are matched by their whole content
    std::unordered_map<RecordId, std::vector<RecordId>> m_linked;  ///< those there before, by what the link says
    std::unordered_set<RecordId> m_taken;                          ///< of them
    std::unique_ptr<KeyIndex> m_numbers;  ///< those there before, of a kind that nobody asked to match
    std::unordered_map<RecordId, std::vector<RecordId>> m_refunds;  ///< by order, of those in the database
    bool m_refundsRead = false;
    std::unordered_set<RecordId> m_binned;
    std::unordered_map<RecordId, RecordId> m_merged;  ///< of those in the bin, with whom they were merged into
    std::string m_lastClientText;
    RecordId m_lastClient = 0;
    std::vector<std::unordered_map<std::string, RecordId>> m_nameMemo;  ///< by column
    std::unordered_map<RecordId, Touch> m_touched;
    std::vector<RepeatedKey> m_repeats;
    RepeatedRows* m_watched = nullptr;
    std::optional<std::unordered_set<std::string>> m_awaited;  ///< match keys

    // The row at hand.
    std::span<const FileRow> m_lines;
    std::vector<Value> m_values;                      ///< by column
    std::vector<std::vector<std::string>> m_pending;  ///< by column: names of tags, and of what has to be made
    std::optional<OwnRow> m_own;
    RecordId m_client = 0;
    std::string m_newClient;
    Record m_seen;                    ///< the last one that was looked at
    const Record* m_match = nullptr;  ///< m_seen, or m_whole once the row turns out to change it
    std::optional<Record> m_whole;
    Record m_after;  ///< to be written
    RecordId m_id = 0;
    std::string m_currency;
    bool m_currencyNamed = false;
    std::optional<MinorUnits> m_lineAmount;  ///< quantity x unit price, where there is no amount
    MinorUnits m_refund = 0;                 ///< of a refund column, above 0
    std::string m_refundDay;                 ///< empty: the order's own
    std::vector<MinorUnits> m_sums;          ///< over the lines, by column
    std::vector<char> m_filled;
    std::optional<ImportReason> m_reason;
    bool m_retry = false;

    std::int64_t m_created = 0;
    std::int64_t m_clientsCreated = 0;
    /// Records that are made because a row names them.
    struct Made {
        std::int64_t count = 0;
        std::vector<std::string> names;  ///< the first of them
    };
    std::map<Kind, Made> m_made;
    std::int64_t m_refundsCreated = 0;
    std::int64_t m_numbersKnown = 0;
};

}  // namespace meike::importing
