// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/label.h"
#include "domain/choice.h"
#include "domain/kind.h"

namespace meike {

struct TextForm;

/// How a field is stored, shown, edited, parsed and compared. Everything that depends on the type switches on it once.
enum class FieldType : std::uint8_t {
    text,       ///< one line
    long_text,  ///< several lines
    integer,    ///< whole number, `minimum`..`maximum`
    decimal,    ///< whole number scaled by 10^`scale`
    money,      ///< minor units of the record's `currency` field, or of the base currency when the kind has none
    date,       ///< ISO text
    moment,     ///< UTC milliseconds
    boolean,    ///< 0 or 1
    choice,     ///< key of one of `choices`
    choices,    ///< keys of several of `choices`, joined by commas in table order
    pick,       ///< id of an item of the editable list `target`
    reference,  ///< id of a record of kind `refersTo`
    tags        ///< the client's tags; stored as client_tag rows
};

/// Where a field's value comes from.
enum class FieldSource : std::uint8_t {
    column,  ///< a column of the kind's own table
    custom,  ///< a row of custom_value (domain/custom_field.h)
    score,   ///< a column of the derived table client_score
    link     ///< rows of another table (tags)
};

/// Where people's own values are: they are entered, stored and compared alike.
constexpr bool isStored(FieldSource source) { return source == FieldSource::column || source == FieldSource::custom; }

/// How long holds what a field says: what changes is asked again sooner (app/view/verification.h).
enum class Steadiness : std::uint8_t { unsaid, stable, changing };

/// One row of the field table. From it follow list columns, forms, import mapping, export and filters.
struct Field {
    std::string_view key;  ///< stable; also the SQL column
    Label label;
    FieldType type = FieldType::text;
    FieldSource source = FieldSource::column;
    bool required = false;
    bool editable = true;
    bool fillable = false;    ///< files may fill it though no form does
    bool personal = false;    ///< personal data: exports say so, erasure clears it, logs never hold it
    bool listed = false;      ///< a column of the list until the user chooses others
    bool identifier = false;  ///< digits that name something and count nothing: codes, numbers of papers, phones
    std::int64_t minimum = 0;
    std::int64_t maximum = 0;  ///< of integers and decimals (scaled); no limits when both are 0
    int scale = 0;
    bool share = false;            ///< a decimal 0..1 that people read as per cent
    Kind refersTo = Kind::client;  ///< for references
    std::string_view target = {};  ///< for picks: the list's key
    std::span<const Choice> choices = {};
    std::string_view aliases = {};  ///< headers that mean this field in imported files, separated by '|'
    Label sample = {};              ///< what the sample row of a template says
    Label section = {};             ///< heading in forms
    int width = 110;                ///< list column, pixels at 96 dpi
    Steadiness holds = Steadiness::unsaid;
    const TextForm* form = nullptr;  ///< what its text must be, and how it is written (domain/text_form.h)
    bool anywhere = false;           ///< of a reference: the record may be another client's
    bool tree = false;               ///< of a reference to the same kind: nobody stands above themselves
    std::string_view partOf = {};  ///< says something of that field, and is taken with it where two records become one
};

/// A field of another kind that files of this one may hold as well: the contact in a list of clients.
struct BesideField {
    std::string_view key;  ///< of the other kind
    std::string_view aliases;
};
/// Records of another kind that a row of a file may make besides its own: the contact in a list of clients, what is due
/// in a list of orders. They are of the row's client, and in its currency unless they name another.
struct BesideKind {
    Kind kind;
    std::span<const BesideField> fields;
    std::string_view link = {};  ///< its reference to the record of the row, where it has one besides the client
    bool inTemplate = false;     ///< blank files to fill in offer it
};

class Record;

/// One thing wrong with a record before it is stored.
struct FieldProblem {
    std::string field;  ///< key
    ErrorDetail what;

    friend bool operator==(const FieldProblem& a, const FieldProblem& b) {
        return a.field == b.field && a.what.plain() == b.what.plain();
    }
};

/// Two dates of a record of which the second is never before the first.
struct DatePair {
    std::string_view from;
    std::string_view until;
};

/// Where the records of a kind stand on a client's page.
enum class ClientTab : std::uint8_t { none, overview, activity, business, money, care, people };

struct ClientTabRow {
    ClientTab tab;
    std::string_view key;
    Label label;
};
/// The tabs of a client's page in their order.
std::span<const ClientTabRow> clientTabs();

/// One kind of record: its table, its names, its fields, and the traits from which everything else follows: forms,
/// lists on the client's page, import and its templates, export, rules, the command line, undo and digest.
struct KindRow {
    Kind kind;
    std::string_view key;    ///< stable, plural as on the command line: `clients`
    std::string_view table;  ///< SQL
    Label one;
    Label many;
    std::span<const Field> fields;
    std::string_view nameField = {};  ///< the field that names a record to people; empty when there is none

    bool uid = true;                ///< has uid, updated_at, updated_by: its records may leave the file
    std::string_view owner = {};    ///< the reference that says whose it is: `client`, `receivable`
    std::string_view day = {};      ///< the date it stands for
    bool planned = false;           ///< its day lies ahead when it is entered: known from its entry on
    std::string_view done = {};     ///< the date on which it was over: a task's done_on
    std::string_view moneyIn = {};  ///< the field that holds the currency of its amounts; empty: the base currency
    bool edited = false;            ///< people add, change and delete its records
    bool snapshot = false;  ///< keeps what was so on a day: stays its owner's when that becomes one with another
    int importOrder = 0;    ///< its place among what a newcomer imports, from 1; 0: cannot be imported
    std::span<const std::string_view> matchKeys = {};  ///< fields by which a row of a file may be a record we have
    bool matchByDefault = false;              ///< also where nobody asked; money never is: numbers of papers repeat
    bool matchWithinOwner = false;            ///< among the records of the row's client only
    bool matchAllKeys = false;                ///< all of them together, not each on its own
    std::span<const Field> fileFields = {};   ///< what only files have: quantity, unit_price
    std::span<const BesideKind> beside = {};  ///< whose records a row may make besides its own
    std::span<const DatePair> periods = {};
    /// What else must hold between fields.
    void (*check)(const Record&, std::vector<FieldProblem>&) = nullptr;
    /// What must hold between what stood there and what is to stand there.
    void (*checkChange)(const Record& before, const Record& after, std::vector<FieldProblem>&) = nullptr;
    /// What a new record begins with besides its owner, day and currency.
    void (*begin)(Record&) = nullptr;
    /// What follows from its own values, when one that it follows from has changed: the province of a city.
    void (*follow)(Record&, const Record* before) = nullptr;
    std::span<const std::string_view> caption = {};  ///< fields that tell one record from another; empty: its name
    ClientTab tab = ClientTab::none;
    std::string_view icon = {};
    char addKey = 0;  ///< Ctrl+Shift and this letter add one to the client; 0: no key
};

/// All kinds, in the order of the enumeration.
std::span<const KindRow> kindTable();
const KindRow& kindRow(Kind kind);
const KindRow* findKind(std::string_view key);
/// The name of the enumerator: `interaction`.
std::string_view kindName(Kind kind);

/// Where the field of that key stands among the kind's; nothing when it is none of them.
std::optional<std::size_t> fieldPlace(Kind kind, std::string_view key);
/// The field of that key, or nullptr.
const Field* findField(Kind kind, std::string_view key);
/// The field of that key; Error{internal} when there is none, for keys written in code.
const Field& fieldOf(Kind kind, std::string_view key);

/// The editable pick lists of a workspace (industry, region, service type ...).
std::span<const Choice> pickLists();

}  // namespace meike
