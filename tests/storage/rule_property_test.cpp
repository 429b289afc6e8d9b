// SPDX-License-Identifier: GPL-3.0-or-later
// What a rule means does not depend on its SQL: random rules over random data find exactly the clients that a plain
// predicate finds. MEIKE_RULES sets how many (10,000 in ./dev soak), MEIKE_RULE_SEED
// which others.
#include <gtest/gtest.h>

#include <cstdlib>

#include "exchange/rule_json.h"
#include "tests/support/random_agency.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using test::RandomAgency;

void expectSame(RandomAgency& agency, const Rule& rule) {
    ASSERT_TRUE(validate(rule)) << validate(rule).error().what();
    EXPECT_EQ(agency.found(rule), agency.expected(rule)) << ruleJson(rule) << "\nas of " << isoDate(agency.words.asOf);
}

TEST(RuleProperty, EveryOperatorOverEveryFieldIsWhatThePlainPredicateSays) {
    const test::TemporaryFolder folder;
    std::vector<Kind> kinds = relatedKinds();
    kinds.push_back(Kind::client);
    for (int round = 0; round < 3; ++round) {
        RandomAgency agency(folder / ("sweep" + std::to_string(round) + ".meike"), 100 + static_cast<unsigned>(round));
        DeterministicRandom random(static_cast<std::uint64_t>(round));
        for (const Kind kind : kinds)
            for (const Field& field : kindRow(kind).fields) {
                if (!isFilterable(kind, field)) continue;
                for (const OperatorRow& op : operatorTable()) {
                    if (!appliesTo(op, field.type) || (op.ranks && kind != Kind::client)) continue;
                    Rule rule = Rule::condition(std::string(field.key), {});
                    test::someComparison(random, rule, op, field, agency.words);
                    if (kind != Kind::client) rule = Rule::exists(std::string(kindRow(kind).key), {rule});
                    expectSame(agency, rule);
                    if (HasFailure()) return;
                }
            }
    }
}

TEST(RuleProperty, EveryAggregateOfEveryFieldIsWhatThePlainPredicateSays) {
    const test::TemporaryFolder folder;
    for (int round = 0; round < 2; ++round) {
        RandomAgency agency(folder / ("sums" + std::to_string(round) + ".meike"), 200 + static_cast<unsigned>(round));
        DeterministicRandom random(static_cast<std::uint64_t>(round));
        for (const Kind kind : relatedKinds())
            for (const AggregateRow& aggregate : aggregateTable()) {
                if (aggregate.key == "exists") continue;
                std::vector<const Field*> fields{nullptr};
                for (const Field& field : kindRow(kind).fields)
                    if (std::find(aggregate.types.begin(), aggregate.types.end(), field.type) != aggregate.types.end())
                        fields.push_back(&field);
                for (const Field* field : fields) {
                    if ((field == nullptr) != aggregate.types.empty()) continue;
                    const Field figure = aggregateField(aggregate, field);
                    for (const OperatorRow& op : operatorTable()) {
                        if (!appliesTo(op, figure.type)) continue;
                        Rule rule = test::someRelated(random, kind, agency.words, 1);
                        rule.aggregate = aggregate.key;
                        rule.field = field ? std::string(field->key) : std::string();
                        test::someComparison(random, rule, op, figure, agency.words);
                        expectSame(agency, rule);
                        if (HasFailure()) return;
                    }
                }
            }
    }
}

TEST(RuleProperty, RandomRulesFindWhatThePlainPredicateFinds) {
    const char* wanted = std::getenv("MEIKE_RULES");
    const long rules = wanted ? std::strtol(wanted, nullptr, 10) : 1'000;
    const char* chosen = std::getenv("MEIKE_RULE_SEED");
    const std::uint64_t seed = chosen ? std::strtoull(chosen, nullptr, 10) : 0;
    const test::TemporaryFolder folder;
    std::unique_ptr<RandomAgency> agency;
    DeterministicRandom random(2026 + seed);
    long some = 0;
    for (long i = 0; i < rules; ++i) {
        if (i % 100 == 0) {
            const std::string name = "agency" + std::to_string(i) + ".meike";
            agency = std::make_unique<RandomAgency>(folder / name, static_cast<std::uint64_t>(i) + seed * 1'000'003);
        }
        const Rule rule = test::someRule(random, Kind::client, agency->words, 3);
        expectSame(*agency, rule);
        const auto& clients = agency->world.of(Kind::client);
        const RecordId one = clients[random.below(clients.size())].id();
        const auto all = agency->expected(rule);
        EXPECT_EQ(agency->holdsFor(rule, one), std::binary_search(all.begin(), all.end(), one));
        if (!all.empty() && all.size() < clients.size()) ++some;
        ASSERT_FALSE(HasFailure()) << "rule " << i;
    }
    EXPECT_GT(some, rules / 4) << "most rules would find everyone or nobody";
}

}  // namespace
}  // namespace meike
