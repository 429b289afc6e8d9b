// SPDX-License-Identifier: GPL-3.0-or-later
// What the segment editor asks while one types: how many clients a rule holds for and what they are worth. Beside each
// rule stands the query that somebody would write by hand for just that question.
#include <benchmark/benchmark.h>

#include "domain/operators.h"
#include "storage/client_query.h"
#include "storage/membership.h"
#include "tests/bench/agency.h"

namespace meike {
namespace {

using bench::agency;

Rule figure(const char* kind, const char* aggregate, const char* field, const char* op, const char* value,
            std::int64_t days) {
    Rule rule = Rule::exists(kind);
    rule.aggregate = aggregate;
    rule.field = field;
    rule.op = op;
    rule.values = {value};
    rule.period.withinDays = days;
    return rule;
}

Rule within(const char* kind, std::int64_t days) {
    Rule rule = Rule::exists(kind);
    rule.period.withinDays = days;
    return rule;
}

/// Two orders or more in a year, and a contact in half a year.
Rule countAndContact() {
    return Rule::all({figure("orders", "count", "", ">=", "2", 365), within("interactions", 180)});
}
/// Ten thousand or more in a year, and no order in a quarter.
Rule sumAndSilence() {
    return Rule::all({figure("orders", "sum", "amount", ">=", "10000", 365), Rule::none({within("orders", 90)})});
}

void count(benchmark::State& state, const Rule& rule) {
    ClientQuery query;
    query.rule = rule;
    query.asOf = agency().today;
    Database& reader = *agency().reader;
    std::int64_t clients = 0;
    for (auto _ : state) clients = queryClientTotals(reader, query).count;
    state.counters["clients"] = static_cast<double>(clients);
}

/// `%Y`, `%H`, `%Q` in the query are the first days of the last 365, 180 and 90, `%T` is today.
void byHand(benchmark::State& state, std::string sql) {
    const auto put = [&](const std::string& mark, Date day) {
        for (std::size_t at = 0; (at = sql.find(mark, at)) != std::string::npos;)
            sql.replace(at, 2, "'" + isoDate(day) + "'");
    };
    const Date today = agency().today;
    put("%Y", today - std::chrono::days(364));
    put("%H", today - std::chrono::days(179));
    put("%Q", today - std::chrono::days(89));
    put("%T", today);
    Database& reader = *agency().reader;
    std::int64_t clients = 0;
    for (auto _ : state) clients = reader.integer(sql);
    state.counters["clients"] = static_cast<double>(clients);
}

void Rule_CountAndContact(benchmark::State& state) { count(state, countAndContact()); }
BENCHMARK(Rule_CountAndContact)->Unit(benchmark::kMillisecond);

void Rule_CountAndContact_Reference_ByHand(benchmark::State& state) {
    byHand(state,
           "SELECT count(*) FROM client c JOIN (SELECT client FROM client_order WHERE date BETWEEN %Y AND %T GROUP BY "
           "client HAVING count(*) >= 2) o ON o.client = c.id WHERE c.deleted_at IS NULL AND c.archived_at IS NULL AND "
           "EXISTS (SELECT 1 FROM interaction i WHERE i.client = c.id AND i.date BETWEEN %H AND %T)");
}
BENCHMARK(Rule_CountAndContact_Reference_ByHand)->Unit(benchmark::kMillisecond);

void Rule_SumAndSilence(benchmark::State& state) { count(state, sumAndSilence()); }
BENCHMARK(Rule_SumAndSilence)->Unit(benchmark::kMillisecond);

void Rule_SumAndSilence_Reference_ByHand(benchmark::State& state) {
    byHand(state,
           "SELECT count(*) FROM client c JOIN (SELECT client FROM client_order WHERE date BETWEEN %Y AND %T GROUP BY "
           "client HAVING sum(amount) >= 1000000) o ON o.client = c.id WHERE c.deleted_at IS NULL AND c.archived_at IS "
           "NULL AND NOT EXISTS (SELECT 1 FROM client_order n WHERE n.client = c.id AND n.date BETWEEN %Q AND %T)");
}
BENCHMARK(Rule_SumAndSilence_Reference_ByHand)->Unit(benchmark::kMillisecond);

void Rule_FieldsAlone(benchmark::State& state) {
    count(state, Rule::all({Rule::condition("tier", "any_of", {"core", "key"}),
                            Rule::condition("last_order", "within_days", {"180"})}));
}
BENCHMARK(Rule_FieldsAlone)->Unit(benchmark::kMillisecond);

void Rule_TopTwentyPercentBySum(benchmark::State& state) {
    count(state, figure("orders", "sum", "amount", "top_percent", "20", 365));
}
BENCHMARK(Rule_TopTwentyPercentBySum)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace meike
