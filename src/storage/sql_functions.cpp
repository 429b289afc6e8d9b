// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sql_functions.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <limits>
#include <new>
#include <string>

#include "base/date.h"
#include "base/money.h"
#include "base/unicode.h"
#include "domain/period.h"
#include "storage/base_currency.h"
#include "storage/client_sets.h"

namespace meike {

namespace {

/// Throws std::bad_alloc where a text is there that SQLite has no memory to hand out: it must not count as empty.
std::string_view argument(sqlite3_value* value) {
    if (sqlite3_value_type(value) == SQLITE_NULL) return {};
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    if (!text) throw std::bad_alloc();
    return {text, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

/// What is being thrown, as an error of the statement.
void failWithCurrent(sqlite3_context* context) {
    try {
        throw;
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    } catch (const std::exception& error) {
        sqlite3_result_error(context, error.what(), -1);
    }
}

// Exceptions must not pass through SQLite's C frames: what can fail here is memory.
void fold(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
    try {
        const std::string folded = foldForSearch(argument(values[0]));
        sqlite3_result_text(context, folded.data(), static_cast<int>(folded.size()), SQLITE_TRANSIENT);
    } catch (const std::exception&) {
        failWithCurrent(context);
    }
}

void key(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
    try {
        const std::string bytes = sortKey(argument(values[0]));
        sqlite3_result_blob(context, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
    } catch (const std::exception&) {
        failWithCurrent(context);
    }
}

/// meike_to_base(amount, currency, base currency, rate times 10^9): minor units of the base currency; NULL without an
/// amount or a rate, or when the result leaves 64 bits.
void toBase(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL || sqlite3_value_type(values[3]) == SQLITE_NULL) return;
    try {
        const auto converted = toBaseCurrency(sqlite3_value_int64(values[0]), currencyDecimals(argument(values[1])),
                                              sqlite3_value_int64(values[3]), currencyDecimals(argument(values[2])));
        if (converted) sqlite3_result_int64(context, *converted);
    } catch (const std::exception&) {
        failWithCurrent(context);
    }
}

/// meike_average(sum, count): hundredths of a unit, rounded half away from zero; NULL of nothing.
void average(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
    try {
        const auto mean = mulDivRound(sqlite3_value_int64(values[0]), 100, sqlite3_value_int64(values[1]));
        if (mean) sqlite3_result_int64(context, *mean);
    } catch (const std::exception&) {
        failWithCurrent(context);
    }
}

/// What SQLite keeps of a sum: zeroed memory of its own, aligned for 64 bits, of which each half has some.
struct TotalState {
    std::int64_t high;
    std::uint64_t low;
};

/// meike_total(number): the sum, which never wraps and is held at the edge of 64 bits; 0 of nothing. SQLite's own ends
/// in an error there.
void addToTotal(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
    auto* state = static_cast<TotalState*>(sqlite3_aggregate_context(context, sizeof(TotalState)));
    if (!state) {
        sqlite3_result_error_nomem(context);
        return;
    }
    const std::int64_t value = sqlite3_value_int64(values[0]);
    const std::uint64_t before = state->low;
    state->low += static_cast<std::uint64_t>(value);
    state->high += (value < 0 ? -1 : 0) + (state->low < before ? 1 : 0);
}

void finishTotal(sqlite3_context* context) {
    const auto* state = static_cast<TotalState*>(sqlite3_aggregate_context(context, 0));
    if (!state) {
        sqlite3_result_int64(context, 0);
        return;
    }
    // The low half is the number itself where the high one only repeats its sign.
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    const bool fits = state->high == (static_cast<std::int64_t>(state->low) < 0 ? -1 : 0);
    const std::int64_t sum = fits ? static_cast<std::int64_t>(state->low) : state->high < 0 ? -kMost : kMost;
    sqlite3_result_int64(context, std::max(sum, -kMost));
}

/// meike_lunar_day(ISO date): MM-DD of the lunar calendar, MM+DD in a leap month; NULL outside the lunar table.
void lunar(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
    try {
        const auto date = parseIsoDate(argument(values[0]));
        if (!date) return;
        const std::string day = lunarMonthDay(*date);
        if (!day.empty()) sqlite3_result_text(context, day.data(), static_cast<int>(day.size()), SQLITE_TRANSIENT);
    } catch (const std::exception&) {
        failWithCurrent(context);
    }
}

/// The bytes of a text as they lie: asked for as a text SQLite would copy each to end it with a NUL.
std::string_view bytesOf(sqlite3_value* value) {
    const auto* bytes = static_cast<const char*>(sqlite3_value_blob(value));
    return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_value_bytes(value))) : std::string_view();
}

/// meike_holds(text, part): whether the part stands in the text, byte by byte; what instr() also says, sooner.
void holds(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
    sqlite3_result_int(context, bytesOf(values[0]).find(bytesOf(values[1])) != std::string_view::npos ? 1 : 0);
}

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// `small`: the part in small letters, not longer than the text.
bool mentions(std::string_view text, std::string_view small) {
    static const std::array<char, 256> kLowered = [] {
        std::array<char, 256> table{};
        for (std::size_t i = 0; i < table.size(); ++i) table[i] = lowered(static_cast<char>(i));
        return table;
    }();
    const auto at = [&](std::size_t i) { return kLowered[static_cast<unsigned char>(text[i])]; };
    for (std::size_t begin = 0; begin + small.size() <= text.size(); ++begin) {
        std::size_t same = 0;
        while (same < small.size() && at(begin + same) == small[same]) ++same;
        if (same == small.size()) return true;
    }
    return false;
}

/// meike_mentions(part, text, text ...): whether the part, in small letters, stands in one of the texts, in whatever
/// case of Latin letters; what a LIKE for each of them also says, sooner.
void mentions(sqlite3_context* context, int count, sqlite3_value** values) {
    const std::string_view part = bytesOf(values[0]);
    int found = 0;
    for (int i = 1; i < count && found == 0; ++i) {
        if (sqlite3_value_type(values[i]) != SQLITE_TEXT) continue;
        const std::string_view text = bytesOf(values[i]);
        found = text.size() >= part.size() && mentions(text, part);
    }
    sqlite3_result_int(context, found);
}

/// meike_numbers(digits, text, text ...): the same of digits, whatever blanks and dashes stand between those of a text.
void numbers(sqlite3_context* context, int count, sqlite3_value** values) {
    const std::string_view digits = bytesOf(values[0]);
    char plain[256];
    int found = 0;
    for (int i = 1; i < count && found == 0; ++i) {
        if (sqlite3_value_type(values[i]) != SQLITE_TEXT) continue;
        // A longer text is no number; its beginning may be one.
        std::size_t length = 0;
        for (const char c : bytesOf(values[i])) {
            if (c == ' ' || c == '-') continue;
            if (length == sizeof plain) break;
            plain[length++] = c;
        }
        found = std::string_view(plain, length).find(digits) != std::string_view::npos;
    }
    sqlite3_result_int(context, found);
}

}  // namespace

int registerSqlFunctions(sqlite3* database) {
    constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    int first = SQLITE_OK;
    const auto note = [&](int code) { first = first == SQLITE_OK ? code : first; };
    const auto scalar = [&](const char* name, int arguments, void (*function)(sqlite3_context*, int, sqlite3_value**)) {
        note(sqlite3_create_function_v2(database, name, arguments, kFlags, nullptr, function, nullptr, nullptr,
                                        nullptr));
    };
    scalar("meike_fold", 1, fold);
    scalar("meike_sort_key", 1, key);
    scalar("meike_holds", 2, holds);
    scalar("meike_mentions", -1, mentions);
    scalar("meike_numbers", -1, numbers);
    note(registerClientSets(database));
    scalar("meike_to_base", 4, toBase);
    scalar("meike_average", 2, average);
    note(sqlite3_create_function_v2(database, "meike_total", 1, kFlags, nullptr, nullptr, addToTotal, finishTotal,
                                    nullptr));
    scalar("meike_lunar_day", 1, lunar);
    return first;
}

}  // namespace meike
