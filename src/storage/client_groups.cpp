// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/client_groups.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/error_code.h"
#include "base/unicode.h"
#include "storage/client_query_sql.h"
#include "storage/records.h"

namespace meike {

namespace {

std::int64_t heldSum(std::int64_t a, std::int64_t b) {
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
    if (b > 0 && a > kMost - b) return kMost;
    if (b < 0 && a < kLeast - b) return kLeast;
    return a + b;
}

// ---- The order of groups ----

/// Where a group stands among the others: by number, then by bytes.
using GroupPlace = std::pair<std::int64_t, std::string>;

GroupPlace placeOfChoice(Database&, const Field& field, const Value& key) {
    const std::string& text = textOrEmpty(key);
    const auto at = std::find_if(field.choices.begin(), field.choices.end(),
                                 [&](const Choice& choice) { return choice.key == text; });
    return {at - field.choices.begin(), text};
}

GroupPlace placeOfPick(Database& database, const Field&, const Value& key) {
    Statement& look = database.cached("SELECT position FROM pick_item WHERE id = ?");
    look.reset().bind(1, key);
    const std::int64_t position = look.step() ? look.integer(0) : 0;
    look.reset();
    return {position, {}};
}

GroupPlace placeOfRecord(Database& database, const Field& field, const Value& key) {
    return {0, sortKey(recordName(database, field.refersTo, integerOr(key, 0), Language::zh))};
}

GroupPlace placeOfText(Database&, const Field&, const Value& key) { return {0, sortKey(textOrEmpty(key))}; }
GroupPlace placeOfNumber(Database&, const Field&, const Value& key) { return {integerOr(key, 0), {}}; }
GroupPlace placeOfMonth(Database&, const Field&, const Value& key) { return {0, textOrEmpty(key)}; }

/// How the values of each type that makes groups are stored and stand in order, as sortExpression() has it for rows.
struct GroupOrderRow {
    FieldType type;
    bool whole;  ///< stored as whole numbers, else as texts
    GroupPlace (*place)(Database&, const Field&, const Value&);
};
constexpr GroupOrderRow kGroupOrders[] = {
    {FieldType::choice, false, placeOfChoice},   {FieldType::pick, true, placeOfPick},
    {FieldType::reference, true, placeOfRecord}, {FieldType::text, false, placeOfText},
    {FieldType::boolean, true, placeOfNumber},   {FieldType::integer, true, placeOfNumber},
    {FieldType::date, false, placeOfMonth},
};

const GroupOrderRow& orderOf(const Field& field) {
    return *std::find_if(std::begin(kGroupOrders), std::end(kGroupOrders),
                         [&](const GroupOrderRow& row) { return row.type == field.type; });
}

/// Whether the largest comes first: as the list is sorted by this very field, else as its type has it.
bool turnedRound(const ClientQuery& query, const GroupingRow& row) {
    const bool own = !query.sorts.empty() && query.sorts.front().field == query.grouping.field;
    return own ? query.sorts.front().descending : row.largestFirst;
}

// ---- Counting ----

std::string keyExpression(const Field& field, const GroupingRow& row) {
    const std::string value = fieldExpression(field);
    return row.key == GroupKey::month ? "substr(" + value + ", 1, 7)" : value;
}

/// Finds the number of a group by its key; the values of one field are all whole numbers or all texts.
class GroupNumbers {
public:
    explicit GroupNumbers(std::vector<ClientGroup>& groups) : m_groups(groups) {}

    std::uint32_t of(const Statement& row, int column, bool whole) {
        if (row.isNull(column)) return m_none ? *m_none : *(m_none = add({}));
        if (whole) {
            const std::int64_t key = row.integer(column);
            const auto [at, isNew] = m_byNumber.try_emplace(key, 0);
            if (isNew) at->second = add(key);
            return at->second;
        }
        const std::string_view key = row.text(column);
        if (const auto at = m_byText.find(key); at != m_byText.end()) return at->second;
        const std::uint32_t number = add(std::string(key));
        m_byText.emplace(key, number);
        return number;
    }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::uint32_t add(Value key) {
        m_groups.push_back({std::move(key), 0, {}});
        return static_cast<std::uint32_t>(m_groups.size() - 1);
    }

    std::vector<ClientGroup>& m_groups;
    std::optional<std::uint32_t> m_none;
    std::unordered_map<std::int64_t, std::uint32_t> m_byNumber;
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_byText;
};

struct Counted {
    std::vector<ClientGroup> groups;  ///< as they were met
    std::unordered_map<RecordId, std::uint32_t> groupOf;
};

/// One pass over the clients: groups, counts and figures together. SQLite's own GROUP BY would sort every row by its
/// key first, and refuse a sum beyond 64 bits.
Counted countGroups(Database& database, const ClientQuery& query, const Field& by,
                    const std::vector<const Field*>& figures) {
    const SqlPiece piece = clientSource(database, query);
    std::string sql = "SELECT c.id, " + keyExpression(by, *groupingOf(by));
    for (const Field* field : figures) {
        sql += ", " + fieldExpression(*field);
        if (!knownBeside(*field).empty()) sql += ", " + fieldExpression(fieldOf(Kind::client, knownBeside(*field)));
    }
    Statement statement = database.prepare(sql + piece.sql);
    bindAll(statement, piece);
    Counted counted;
    GroupNumbers numbers(counted.groups);
    std::vector<bool> beside;
    beside.reserve(figures.size());
    for (const Field* field : figures) beside.push_back(!knownBeside(*field).empty());
    const bool whole = orderOf(by).whole;
    while (statement.step()) {
        const std::uint32_t number = numbers.of(statement, 1, whole);
        counted.groupOf.emplace(statement.integer(0), number);
        ClientGroup& group = counted.groups[number];
        if (group.count++ == 0) group.figures.resize(figures.size());
        int column = 2;
        for (std::size_t i = 0; i < figures.size(); ++i) {
            GroupFigure& figure = group.figures[i];
            const bool known = !statement.isNull(column);
            if (known) {
                ++figure.clients;
                figure.total = heldSum(figure.total, statement.integer(column));
            }
            ++column;
            if (!beside[i]) continue;
            if (!known && !statement.isNull(column)) ++figure.open;
            ++column;
        }
    }
    return counted;
}

/// The numbers of the groups in the order of the list.
std::vector<std::uint32_t> orderedGroups(Database& database, const ClientQuery& query, const Field& by,
                                         const std::vector<ClientGroup>& groups,
                                         const std::vector<const Field*>& figures) {
    std::vector<GroupPlace> places;
    places.reserve(groups.size());
    for (const ClientGroup& group : groups)
        places.push_back(isEmpty(group.key) ? GroupPlace{} : orderOf(by).place(database, by, group.key));
    const bool round = turnedRound(query, *groupingOf(by));
    const auto figure = std::find_if(figures.begin(), figures.end(),
                                     [&](const Field* field) { return field->key == query.grouping.by; });
    const auto at = static_cast<std::size_t>(figure - figures.begin());
    const auto size = [&](const ClientGroup& group) -> double {
        if (query.grouping.by == ClientQuery::Grouping::kByCount) return static_cast<double>(group.count);
        if (figure == figures.end()) return 0;
        const GroupFigure& figureOf = group.figures[at];
        return tallyOf(**figure) == Tally::mean ? figureOf.mean() : static_cast<double>(figureOf.total);
    };
    std::vector<std::uint32_t> order(groups.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
    std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
        const ClientGroup& a = groups[x];
        const ClientGroup& b = groups[y];
        if (isEmpty(a.key) != isEmpty(b.key)) return isEmpty(b.key);
        if (const double first = size(a), second = size(b); first != second) return first > second;
        if (places[x] != places[y]) return round ? places[x] > places[y] : places[x] < places[y];
        return a.key < b.key;
    });
    return order;
}

}  // namespace

GroupedClients queryGroupedClients(Database& database, const ClientQuery& query,
                                   const std::vector<std::string>& wanted) {
    GroupedClients answer;
    ClientQuery flat = query;
    flat.grouping = {};
    if (!query.grouping) {
        answer.ids = queryClientIds(database, flat);
        return answer;
    }
    const Field* by = findField(Kind::client, query.grouping.field);
    if (!by || !groupingOf(*by)) throw Error(ErrorKind::invalid_value, query.grouping.field, ErrorCode::no_sort_field);
    std::vector<const Field*> figures;
    const auto want = [&](const std::string& key) {
        const Field* field = findField(Kind::client, key);
        const bool there = std::find(answer.figures.begin(), answer.figures.end(), key) != answer.figures.end();
        if (!field || there || tallyOf(*field) == Tally::none) return;
        figures.push_back(field);
        answer.figures.push_back(key);
    };
    for (const std::string& key : wanted) want(key);
    want(query.grouping.by);

    // Order and groups of one moment.
    std::optional<Transaction> snapshot;
    if (!database.inTransaction()) snapshot.emplace(database, false);
    flat.limit = -1;
    const std::vector<RecordId> ids = queryClientIds(database, flat);
    Counted counted = countGroups(database, query, *by, figures);
    const std::vector<std::uint32_t> order = orderedGroups(database, query, *by, counted.groups, figures);
    std::vector<std::size_t> next(counted.groups.size());  // where the next client of each group goes
    std::size_t begin = 0;
    for (const std::uint32_t number : order) {
        next[number] = begin;
        begin += static_cast<std::size_t>(counted.groups[number].count);
        answer.groups.push_back(std::move(counted.groups[number]));
    }
    answer.ids.resize(ids.size());
    for (const RecordId id : ids) answer.ids[next[counted.groupOf.at(id)]++] = id;
    if (query.limit >= 0 && answer.ids.size() > static_cast<std::size_t>(query.limit))
        answer.ids.resize(static_cast<std::size_t>(query.limit));
    return answer;
}

}  // namespace meike
