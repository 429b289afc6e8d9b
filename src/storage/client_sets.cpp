// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/client_sets.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <limits>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <utility>
#include <vector>

#include "base/money.h"

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
/// A tally is asked as soon as it is made, all its clients in one go; this is room for one inside another.
constexpr std::size_t kKeptTallies = 4;

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
    /// In any order; complete() once behind the last.
    void add(std::int64_t id) {
        if (id < 0 || id >= kDenseIds) {
            others.push_back(id);
            return;
        }
        const auto at = static_cast<std::size_t>(id) / 8;
        if (at >= bits.size()) bits.resize(std::max(at + 1, bits.size() * 2), 0);
        bits[at] = static_cast<unsigned char>(bits[at] | (1U << (id % 8)));
    }
    void complete() {
        std::sort(others.begin(), others.end());
        others.erase(std::unique(others.begin(), others.end()), others.end());
    }
};

/// How a client's rows become one figure.
enum class How { count, sum, min, max, average };

/// A figure for each client.
class Tally {
public:
    explicit Tally(How how) : m_how(how) {}

    /// False when a figure leaves 64 bits.
    bool add(std::int64_t client, std::int64_t value) {
        std::int64_t& figure = slot(m_figures, m_otherFigures, client, kNone);
        if (m_how == How::average) ++slot(m_counts, m_otherCounts, client, 0);
        if (figure == kNone)
            figure = value;
        else if (m_how == How::min)
            figure = std::min(figure, value);
        else if (m_how == How::max)
            figure = std::max(figure, value);
        else if (__builtin_add_overflow(figure, value, &figure))
            return false;
        return figure != kNone;
    }

    /// None: the client has no row, or none with a value. Averages are in hundredths, rounded half away from zero.
    std::optional<std::int64_t> figure(std::int64_t client) const {
        const std::int64_t figure = found(m_figures, m_otherFigures, client, kNone);
        if (figure == kNone) return std::nullopt;
        if (m_how != How::average) return figure;
        const auto mean = mulDivRound(figure, 100, found(m_counts, m_otherCounts, client, 1));
        return mean ? std::optional(*mean) : std::nullopt;
    }

    template <class Keep>
    ClientSet set(const Keep& keep) const {
        ClientSet set;
        for (std::size_t i = m_figures.size(); i-- > 0;) {  // the highest first: room is made once
            if (m_figures[i] == kNone) continue;
            const auto id = static_cast<std::int64_t>(i);
            if (const auto value = figure(id); value && keep(*value)) set.add(id);
        }
        for (const auto& each : m_otherFigures)
            if (const auto value = figure(each.first); value && keep(*value)) set.add(each.first);
        set.complete();
        return set;
    }

private:
    /// No figure. A sum that comes to just this counts as too large.
    static constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::min();

    using Dense = std::vector<std::int64_t>;
    using Others = std::map<std::int64_t, std::int64_t>;

    static bool isDense(std::int64_t client) { return client >= 0 && client < kDenseIds; }
    static std::int64_t& slot(Dense& dense, Others& others, std::int64_t client, std::int64_t first) {
        if (!isDense(client)) return others.try_emplace(client, first).first->second;
        const auto index = static_cast<std::size_t>(client);
        if (index >= dense.size()) dense.resize(std::max(index + 1, dense.size() * 2), first);
        return dense[index];
    }
    static std::int64_t found(const Dense& dense, const Others& others, std::int64_t client, std::int64_t none) {
        if (isDense(client)) {
            const auto index = static_cast<std::size_t>(client);
            return index < dense.size() ? dense[index] : none;
        }
        const auto at = others.find(client);
        return at == others.end() ? none : at->second;
    }

    How m_how;
    Dense m_figures;
    Others m_otherFigures;
    Dense m_counts;  ///< of averages only
    Others m_otherCounts;
};

/// The sets and tallies of one connection; SQLite lets one thread at a time in.
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

    std::int64_t keep(Tally tally) {
        m_tallies.emplace_back(++m_lastTally, std::move(tally));
        if (m_tallies.size() > kKeptTallies) m_tallies.pop_front();
        return m_lastTally;
    }
    /// nullptr: it is gone, or never was.
    const Tally* tally(std::int64_t handle) const {
        for (const auto& each : m_tallies)
            if (each.first == handle) return &each.second;
        return nullptr;
    }
    void drop(std::int64_t handle) {
        std::erase_if(m_tallies, [handle](const auto& each) { return each.first == handle; });
    }

private:
    std::deque<ClientSet> m_sets;  ///< their handles follow each other without a gap
    std::size_t m_bytes = 0;
    std::int64_t m_last = 0;
    std::deque<std::pair<std::int64_t, Tally>> m_tallies;
    std::int64_t m_lastTally = 0;
};

ClientSets& setsOf(sqlite3_context* context) { return *static_cast<ClientSets*>(sqlite3_user_data(context)); }

/// What SQLite keeps for one aggregate: zeroed memory of its own.
struct State {
    Tally* tally;
};

// Exceptions must not pass through SQLite's C frames: what can fail here is memory.

template <How how>
void step(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    // A sum of nothing is 0; the least, the greatest and the mean of nothing are nothing.
    constexpr bool kOfValues = how == How::min || how == How::max || how == How::average;
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
    if (kOfValues && sqlite3_value_type(values[1]) == SQLITE_NULL) return;
    auto* state = static_cast<State*>(sqlite3_aggregate_context(context, sizeof(State)));
    try {
        if (!state) throw std::bad_alloc();
        if (!state->tally) state->tally = new Tally(how);
        const std::int64_t value = how == How::count ? 1 : sqlite3_value_int64(values[1]);
        if (!state->tally->add(sqlite3_value_int64(values[0]), value))
            sqlite3_result_error(context, "the sum is too large", -1);
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    }
}

/// Ends a tally: `keep` makes of it what the statement gets.
template <class Keep>
void end(sqlite3_context* context, How how, const Keep& keep) {
    auto* state = static_cast<State*>(sqlite3_aggregate_context(context, 0));
    const std::unique_ptr<Tally> tally(state ? std::exchange(state->tally, nullptr) : nullptr);
    try {
        sqlite3_result_int64(context, keep(tally ? std::move(*tally) : Tally(how)));
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    }
}

template <How how>
void finishTally(sqlite3_context* context) {
    end(context, how, [&](Tally tally) { return setsOf(context).keep(std::move(tally)); });
}

/// What SQLite keeps for one set.
struct SetState {
    ClientSet* set;
};

void stepSet(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
    auto* state = static_cast<SetState*>(sqlite3_aggregate_context(context, sizeof(SetState)));
    try {
        if (!state) throw std::bad_alloc();
        if (!state->set) state->set = new ClientSet;
        state->set->add(sqlite3_value_int64(values[0]));
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    }
}

void finishSet(sqlite3_context* context) {
    auto* state = static_cast<SetState*>(sqlite3_aggregate_context(context, 0));
    const std::unique_ptr<ClientSet> made(state ? std::exchange(state->set, nullptr) : nullptr);
    try {
        ClientSet set;
        if (made) set = std::move(*made);
        set.complete();
        sqlite3_result_int64(context, setsOf(context).keep(std::move(set)));
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    }
}

/// nullptr after an error has been told.
const Tally* tallyOf(sqlite3_context* context, sqlite3_value* handle) {
    const Tally* tally = setsOf(context).tally(sqlite3_value_int64(handle));
    if (!tally) sqlite3_result_error(context, "a tally of clients is gone", -1);
    return tally;
}

void rangeSet(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    const Tally* tally = tallyOf(context, values[0]);
    if (!tally) return;
    const auto bound = [&](int at, std::int64_t none) {
        return sqlite3_value_type(values[at]) == SQLITE_NULL ? none : sqlite3_value_int64(values[at]);
    };
    const std::int64_t low = bound(1, std::numeric_limits<std::int64_t>::min());
    const std::int64_t high = bound(2, std::numeric_limits<std::int64_t>::max());
    const bool inside = sqlite3_value_int64(values[3]) != 0;
    try {
        ClientSet set = tally->set([&](std::int64_t figure) { return (figure >= low && figure <= high) == inside; });
        // Many conditions' tallies would take much memory; the sets are small.
        setsOf(context).drop(sqlite3_value_int64(values[0]));
        sqlite3_result_int64(context, setsOf(context).keep(std::move(set)));
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    }
}

void figureOf(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    const Tally* tally = tallyOf(context, values[0]);
    if (!tally) return;
    if (const auto figure = tally->figure(sqlite3_value_int64(values[1]))) sqlite3_result_int64(context, *figure);
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
        ClientSet chosen;
        if (const std::size_t place = count(); place > 0) {
            const auto nth = values.begin() + static_cast<std::ptrdiff_t>(place - 1);
            const auto before = [this](const auto& a, const auto& b) {
                return top ? a.first > b.first : a.first < b.first;
            };
            std::nth_element(values.begin(), nth, values.end(), before);
            const std::int64_t limit = nth->first;
            for (const auto& [value, client] : values)
                if (top ? value >= limit : value <= limit) chosen.add(client);
        }
        chosen.complete();
        return chosen;
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

int registerClientSets(sqlite3* database) {
    // A set is another number each time: not deterministic.
    constexpr int kFlags = SQLITE_UTF8 | SQLITE_INNOCUOUS;
    auto* sets = new ClientSets;
    int first = SQLITE_OK;
    const auto note = [&](int code) { first = first == SQLITE_OK ? code : first; };
    const auto aggregate = [&](const char* name, int arguments, auto step, auto finish) {
        note(sqlite3_create_function_v2(database, name, arguments, kFlags, sets, nullptr, step, finish, nullptr));
    };
    const auto scalar = [&](const char* name, int arguments, auto function, void (*drop)(void*)) {
        note(sqlite3_create_function_v2(database, name, arguments, kFlags, sets, function, nullptr, nullptr, drop));
    };
    aggregate("meike_client_set", 1, stepSet, finishSet);
    aggregate("meike_count_tally", 1, step<How::count>, finishTally<How::count>);
    aggregate("meike_sum_tally", 2, step<How::sum>, finishTally<How::sum>);
    aggregate("meike_min_tally", 2, step<How::min>, finishTally<How::min>);
    aggregate("meike_max_tally", 2, step<How::max>, finishTally<How::max>);
    aggregate("meike_avg_tally", 2, step<How::average>, finishTally<How::average>);
    aggregate("meike_rank_set", 5, stepRank, finishRank);
    scalar("meike_range_set", 4, rangeSet, nullptr);
    scalar("meike_figure", 2, figureOf, nullptr);
    // The last one to be asked for owns them: SQLite calls this when the connection closes, or when it fails.
    scalar("meike_in_set", 2, inSet, [](void* kept) { delete static_cast<ClientSets*>(kept); });
    return first;
}

}  // namespace meike
