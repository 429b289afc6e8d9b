// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/field_text.h"
#include "app/import_columns.h"
#include "app/import_target.h"
#include "base/money.h"

/// Decides the fate of one row after the other. Inside of app/import.
namespace meike::importing {

struct RowResult {
    RowFate fate = RowFate::rejected;
    std::optional<ImportReason> reason;
    std::vector<CellChange> changes;  ///< only when asked for
    bool retry = false;               ///< refused for want of a record that a later row may bring
};

/// What a value is not, when it cannot be used: a key of ImportReason.
std::string_view reasonKey(const Field& field);

/// Reads rows into records, finds what they are about, and writes them to a target. A row that is refused leaves no
/// trace.
class RowImporter {
public:
    /// `explain`: keep the old and new texts of changed cells, in `language`.
    RowImporter(Target& target, const ImportPlan& plan, const std::vector<Column>& columns, bool explain,
                Language language);

    /// `texts`: cleaned and trimmed, one per column. `last`: do not ask for another try.
    RowResult process(const std::vector<std::string>& texts, bool last);
    /// The cells of the row just processed, as they were read.
    std::vector<std::string> cellTexts() const;

    std::int64_t clientsCreated() const { return m_clientsCreated; }
    std::int64_t othersCreated() const { return m_peopleCreated + m_itemsCreated + m_tagsCreated; }
    std::vector<ImportNote> notes() const;

private:
    using Texts = std::vector<std::string>;

    bool reject(std::string_view key, std::string_view field = {}, std::string text = {}, ErrorDetail why = {});
    bool refuse(const Column& column, const std::string& text, const Error& error);
    bool readClient(const Texts& texts);
    bool readPlain(const Texts& texts);
    bool readNames(std::size_t i, const std::string& text);
    bool readMoney(const Texts& texts);
    bool readReferences(const Texts& texts, RecordId client);
    /// The client the row belongs to, by the row or by the record it matches; 0 for kinds that belong to none.
    RecordId ownerOfRow() const;
    bool findMatch(const Texts& texts);
    bool chooseCurrency(const Texts& texts);
    bool checkComplete();
    /// Refuses a row whose record could not be stored.
    bool fits(const Record& record, const Record* before);
    void explain(const Record& before, const Record& after, RowResult& result);
    void create(RowResult& result);
    void update(RowResult& result, const Texts& texts);
    void fill(Record& record);
    bool putTags(RecordId client, RowResult& result);
    RecordId makeClient(const std::string& name);
    RecordId makeNamed(const Field& field, const std::string& name);
    KeyIndex& index(Kind kind, std::string_view field, bool withinClient);
    std::optional<std::size_t> columnOf(std::string_view key) const;
    const Field* fieldAt(std::size_t i) const { return m_columns[i].info->field; }
    RecordId bestOrder(const std::vector<RecordId>& orders);

    Target& m_target;
    const ImportPlan& m_plan;
    const std::vector<Column>& m_columns;
    bool m_explain;
    Language m_language;
    std::vector<std::string> m_matchKeys;
    std::vector<ImportField> m_fields;  ///< what the file may fill
    std::string m_defaultCurrency;
    NameBook m_names;
    std::map<std::tuple<Kind, std::string, bool>, std::unique_ptr<KeyIndex>> m_indexes;
    std::unordered_set<RecordId> m_binned;
    std::unordered_map<std::string, RecordId> m_clientMemo;
    std::vector<std::unordered_map<std::string, RecordId>> m_nameMemo;  ///< by column

    // The row at hand.
    std::vector<Value> m_values;                      ///< by column
    std::vector<std::vector<std::string>> m_pending;  ///< by column: names of tags, and of what has to be made
    RecordId m_client = 0;
    std::string m_newClient;
    std::optional<Record> m_match;
    std::string m_currency;
    bool m_currencyNamed = false;
    std::optional<MinorUnits> m_lineAmount;  ///< quantity x unit price
    std::optional<ImportReason> m_reason;
    bool m_retry = false;

    std::int64_t m_clientsCreated = 0;
    std::int64_t m_peopleCreated = 0;
    std::int64_t m_itemsCreated = 0;
    std::int64_t m_tagsCreated = 0;
};

}  // namespace meike::importing
