// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/client_sets.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <limits>
#include <map>
#include <new>
#include <utility>
#include <vector>

namespace meike {

namespace {

/// Ids below this are kept by position: at most 2 MiB a set. Others, which no workspace has by itself, in a map.
constexpr std::int64_t kDenseIds = 16'777'216;

/// Sets that a connection keeps. A statement makes as many as its rule has conditions (kMaxConditions), and two may be
/// under way at once.
constexpr std::size_t kKeptSets = 1'024;
/// Beyond this the oldest go, but never so that a rule of ordinary size misses one.
constexpr std::size_t kKeptBytes = 64U << 20;
constexpr std::size_t kLeastKept = 64;

struct ClientSet {
    std::int64_t handle = 0;
    std::vector<unsigned char> bits;   ///< by id
    std::vector<std::int64_t> others;  ///< ids beyond, rising

    std::size_t bytes() const { return bits.size() + others.size() * sizeof(std::int64_t); }
    bool holds(std::int64_t id) const {
        if (id < 0 || id >= kDenseIds) return std::binary_search(others.begin(), others.end(), id);
        const auto at = static_cast<std::size_t>(id) / 8;
        return at < bits.size() && (bits[at] >> (id % 8) & 1) != 0;
    }
};

/// The sets of one connection; SQLite lets one thread at a time in.
class ClientSets {
public:
    std::int64_t keep(ClientSet set) {
        set.handle = ++m_last;
        m_bytes += set.bytes();
        m_sets.push_back(std::move(set));
        while (m_sets.size() > kKeptSets || (m_bytes > kKeptBytes && m_sets.size() > kLeastKept)) {
            m_bytes -= m_sets.front().bytes();
            m_sets.pop_front();
        }
        return m_last;
    }
    /// nullptr: it is gone, or never was.
    const ClientSet* find(std::int64_t handle) const {
        if (m_sets.empty() || handle < m_sets.front().handle || handle > m_last) return nullptr;
        return &m_sets[static_cast<std::size_t>(handle - m_sets.front().handle)];
    }

private:
    std::deque<ClientSet> m_sets;  ///< their handles follow each other without a gap
    std::size_t m_bytes = 0;
    std::int64_t m_last = 0;
};

ClientSets& setsOf(sqlite3_context* context) { return *static_cast<ClientSets*>(sqlite3_user_data(context)); }

/// A figure for each client.
class Tally {
public:
    /// False when a sum leaves 64 bits.
    bool add(std::int64_t client, std::int64_t amount) {
        std::int64_t& sum = at(client);
        return !__builtin_add_overflow(sum, amount, &sum);
    }

    template <class Keep>
    ClientSet set(const Keep& keep) const {
        ClientSet set;
        for (std::size_t i = m_seen.size(); i-- > 0;) {
            if (!m_seen[i] || !keep(m_sums[i])) continue;
            if (set.bits.empty()) set.bits.resize(i / 8 + 1, 0);  // the highest comes first
            set.bits[i / 8] = static_cast<unsigned char>(set.bits[i / 8] | (1U << (i % 8)));
        }
        for (const auto& [id, sum] : m_others)
            if (keep(sum)) set.others.push_back(id);
        return set;
    }

private:
    std::int64_t& at(std::int64_t client) {
        if (client < 0 || client >= kDenseIds) return m_others[client];
        const auto index = static_cast<std::size_t>(client);
        if (index >= m_seen.size()) {
            const std::size_t size = std::max(index + 1, m_seen.size() * 2);
            m_seen.resize(size, 0);
            m_sums.resize(size, 0);
        }
        m_seen[index] = 1;
        return m_sums[index];
    }

    std::vector<unsigned char> m_seen;
    std::vector<std::int64_t> m_sums;
    std::map<std::int64_t, std::int64_t> m_others;
};

/// What SQLite keeps for one aggregate: zeroed memory of its own.
struct State {
    Tally* tally;
    std::int64_t low;
    std::int64_t high;
    bool inside;
};

// Exceptions must not pass through SQLite's C frames: what can fail here is memory.
State* stateOf(sqlite3_context* context) {
    auto* state = static_cast<State*>(sqlite3_aggregate_context(context, sizeof(State)));
    if (!state) {
        sqlite3_result_error_nomem(context);
        return nullptr;
    }
    if (!state->tally) {
        state->tally = new (std::nothrow) Tally;
        state->low = std::numeric_limits<std::int64_t>::min();
        state->high = std::numeric_limits<std::int64_t>::max();
        state->inside = true;
        if (!state->tally) {
            sqlite3_result_error_nomem(context);
            return nullptr;
        }
    }
    return state;
}

void addTo(sqlite3_context* context, State* state, sqlite3_value* client, std::int64_t amount) {
    try {
        if (!state->tally->add(sqlite3_value_int64(client), amount))
            sqlite3_result_error(context, "the sum is too large", -1);
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    }
}

void readRange(State* state, sqlite3_value** range) {
    if (sqlite3_value_type(range[0]) != SQLITE_NULL) state->low = sqlite3_value_int64(range[0]);
    if (sqlite3_value_type(range[1]) != SQLITE_NULL) state->high = sqlite3_value_int64(range[1]);
    state->inside = sqlite3_value_int64(range[2]) != 0;
}

void stepSet(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
    if (State* state = stateOf(context)) addTo(context, state, values[0], 0);
}

void stepCount(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
    State* state = stateOf(context);
    if (!state) return;
    readRange(state, values + 1);
    addTo(context, state, values[0], 1);
}

void stepSum(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
    State* state = stateOf(context);
    if (!state) return;
    readRange(state, values + 2);
    addTo(context, state, values[0], sqlite3_value_int64(values[1]));  // of NULL: 0
}

void finish(sqlite3_context* context) {
    auto* state = static_cast<State*>(sqlite3_aggregate_context(context, 0));
    try {
        ClientSet set;
        if (state && state->tally)
            set = state->tally->set(
                [&](std::int64_t figure) { return (figure >= state->low && figure <= state->high) == state->inside; });
        sqlite3_result_int64(context, setsOf(context).keep(std::move(set)));
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    }
    if (!state) return;
    delete state->tally;
    state->tally = nullptr;
}

/// The values that a rank is taken of.
struct Ranking {
    std::vector<std::pair<std::int64_t, std::int64_t>> values;  ///< value, client
    std::int64_t most = 0;
    bool percent = false;
    bool top = true;

    /// How many clients the rank takes, ties aside.
    std::size_t count() const {
        const auto all = static_cast<std::int64_t>(values.size());
        const auto wanted =
            percent ? static_cast<std::int64_t>((static_cast<__int128>(all) * most + 9'999) / 10'000) : most;
        return static_cast<std::size_t>(std::clamp<std::int64_t>(wanted, 0, all));
    }

    ClientSet set() {
        Tally chosen;
        if (const std::size_t place = count(); place > 0) {
            const auto nth = values.begin() + static_cast<std::ptrdiff_t>(place - 1);
            const auto before = [this](const auto& a, const auto& b) {
                return top ? a.first > b.first : a.first < b.first;
            };
            std::nth_element(values.begin(), nth, values.end(), before);
            const std::int64_t limit = nth->first;
            for (const auto& [value, client] : values)
                if (top ? value >= limit : value <= limit) chosen.add(client, 0);
        }
        return chosen.set([](std::int64_t) { return true; });
    }
};

/// What SQLite keeps for one rank.
struct RankState {
    Ranking* ranking;
};

void stepRank(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL || sqlite3_value_type(values[1]) == SQLITE_NULL) return;
    auto* state = static_cast<RankState*>(sqlite3_aggregate_context(context, sizeof(RankState)));
    try {
        if (!state) throw std::bad_alloc();
        if (!state->ranking) {
            state->ranking = new Ranking;
            state->ranking->most = sqlite3_value_int64(values[2]);
            state->ranking->percent = sqlite3_value_int64(values[3]) != 0;
            state->ranking->top = sqlite3_value_int64(values[4]) != 0;
        }
        state->ranking->values.emplace_back(sqlite3_value_int64(values[1]), sqlite3_value_int64(values[0]));
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    }
}

void finishRank(sqlite3_context* context) {
    auto* state = static_cast<RankState*>(sqlite3_aggregate_context(context, 0));
    try {
        ClientSet set;
        if (state && state->ranking) set = state->ranking->set();
        sqlite3_result_int64(context, setsOf(context).keep(std::move(set)));
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    }
    if (!state) return;
    delete state->ranking;
    state->ranking = nullptr;
}

void inSet(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    const ClientSet* set = setsOf(context).find(sqlite3_value_int64(values[0]));
    if (!set) {
        sqlite3_result_error(context, "a set of clients is gone", -1);
        return;
    }
    sqlite3_result_int(context, set->holds(sqlite3_value_int64(values[1])) ? 1 : 0);
}

}  // namespace

void registerClientSets(sqlite3* database) {
    // A set is another number each time: not deterministic.
    constexpr int kFlags = SQLITE_UTF8 | SQLITE_INNOCUOUS;
    auto* sets = new ClientSets;
    const auto drop = [](void* kept) { delete static_cast<ClientSets*>(kept); };
    sqlite3_create_function_v2(database, "meike_client_set", 1, kFlags, sets, nullptr, stepSet, finish, nullptr);
    sqlite3_create_function_v2(database, "meike_count_set", 4, kFlags, sets, nullptr, stepCount, finish, nullptr);
    sqlite3_create_function_v2(database, "meike_sum_set", 5, kFlags, sets, nullptr, stepSum, finish, nullptr);
    sqlite3_create_function_v2(database, "meike_rank_set", 5, kFlags, sets, nullptr, stepRank, finishRank, nullptr);
    // The last one to be asked for owns them: SQLite calls `drop` when the connection closes, or when this fails.
    sqlite3_create_function_v2(database, "meike_in_set", 2, kFlags, sets, inSet, nullptr, nullptr, drop);
}

}  // namespace meike
