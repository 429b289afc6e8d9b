// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine_input.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "base/money.h"
#include "engine/contracts.h"
#include "storage/base_currency.h"

namespace meike {

namespace {

/// Amounts of any currency and day in minor units of the base currency.
class Exchange {
public:
    explicit Exchange(const EngineRows& rows)
        : m_rows(rows), m_decimals(rows.currencies.size()), m_rates(rows.currencies.size()) {
        for (std::size_t i = 0; i < rows.currencies.size(); ++i) m_decimals[i] = currencyDecimals(rows.currencies[i]);
        for (const RateFacts& rate : rows.rates) m_rates[static_cast<std::size_t>(rate.currency)].push_back(rate);
    }

    std::optional<std::int64_t> toBase(std::int64_t amount, std::int32_t currency, DayNumber day) const {
        if (currency == 0) return amount;
        const auto index = static_cast<std::size_t>(currency);
        const auto& rates = m_rates[index];  // by day
        auto after = std::upper_bound(rates.begin(), rates.end(), day,
                                      [](DayNumber d, const RateFacts& r) { return d < r.day; });
        if (after == rates.begin()) return std::nullopt;
        const std::int64_t rate = std::prev(after)->rate;
        return toBaseCurrency(amount, m_decimals[index], rate, m_decimals[0]);
    }

    std::array<char, 3> code(std::int32_t currency) const {
        std::array<char, 3> code{'?', '?', '?'};
        const std::string& text = m_rows.currencies[static_cast<std::size_t>(currency)];
        std::copy_n(text.begin(), std::min<std::size_t>(text.size(), 3), code.begin());
        return code;
    }

private:
    const EngineRows& m_rows;
    std::vector<int> m_decimals;
    std::vector<std::vector<RateFacts>> m_rates;
};

engine::OrderRow orderRow(const OrderFacts& order, engine::ClientIndex client, const Exchange& exchange) {
    engine::OrderRow row;
    row.client = client;
    row.day = order.day;
    row.document = order.id;
    row.refundOf = order.refundOf;
    row.service = order.service;
    const auto convert = [&](std::int64_t amount) { return exchange.toBase(amount, order.currency, order.day); };
    const auto gross = convert(order.gross);
    if (!gross) {
        row.unrated = exchange.code(order.currency);
        row.gross = order.gross;
        return row;
    }
    row.gross = *gross;
    if (order.net) {
        const auto net = convert(*order.net);
        row.netKnown = net.has_value();
        row.net = net.value_or(0);
        if (order.cost) {
            const auto contribution = convert(*order.net - *order.cost);
            row.contributionKnown = contribution.has_value();
            row.contribution = contribution.value_or(0);
        }
    }
    return row;
}

engine::HandScore handScore(const std::optional<int>& value, const std::optional<DayNumber>& day = std::nullopt) {
    engine::HandScore score;
    if (value && *value >= 1 && *value <= 5) score.value = static_cast<std::uint8_t>(*value);
    if (day) score.day = *day;
    return score;
}

engine::ClientFact clientFact(const ClientFactsRow& row) {
    engine::ClientFact fact;
    if (const auto grade = findClassRow(creditGradeRows(), row.creditGrade))
        fact.credit = static_cast<CreditGrade>(*grade);
    fact.growth = handScore(row.growthPotential, row.growthPotentialOn);
    fact.influence = handScore(row.influence);
    fact.endorsement = handScore(row.endorsement);
    fact.referral = handScore(row.referral);
    if (const auto stage = findClassRow(stageRows(), row.stageOverride); stage && *stage > 0) {
        fact.stage.value = static_cast<std::int8_t>(*stage);
        fact.stage.from = row.stageOverrideFrom.value_or(engine::kAlways);
        fact.stage.until = row.stageOverrideUntil.value_or(engine::kNever);
    }
    fact.tier = {row.tierOverride, row.tierOverrideFrom.value_or(engine::kAlways),
                 row.tierOverrideUntil.value_or(engine::kNever)};
    return fact;
}

}  // namespace

EngineInput engineInput(const EngineRows& rows) {
    EngineInput input;
    const Exchange exchange(rows);
    std::unordered_map<RecordId, engine::ClientIndex> position;
    position.reserve(rows.clients.size());
    for (const ClientFactsRow& client : rows.clients) {
        position.emplace(client.id, static_cast<engine::ClientIndex>(position.size()));
        input.facts.push_back(clientFact(client));
    }
    input.interactions.resize(rows.clients.size());
    input.service.resize(rows.clients.size());
    // Records of clients that are archived or in the bin find no position and are left out with them.
    const auto at = [&](RecordId client) -> std::optional<engine::ClientIndex> {
        const auto found = position.find(client);
        return found == position.end() ? std::nullopt : std::optional(found->second);
    };

    std::unordered_set<RecordId> agreed;
    for (const FrameworkFacts& framework : rows.frameworks) agreed.insert(framework.id);
    input.orders.reserve(rows.orders.size());
    for (const OrderFacts& order : rows.orders) {
        const auto client = at(order.client);
        if (!client) continue;
        engine::OrderRow& row = input.orders.emplace_back(orderRow(order, *client, exchange));
        row.framework = order.framework != 0 && agreed.contains(order.framework);
        if (!order.serviceEnd || order.gross < 0) continue;
        const DayNumber start = order.serviceStart.value_or(order.day);
        input.facts[*client].engagements.push_back({start, *order.serviceEnd, order.day});
        // What is placed below a framework contract is part of that one.
        if (row.framework) continue;
        input.facts[*client].terms.push_back({start, *order.serviceEnd, order.day, order.service});
        row.contract = *order.serviceEnd - start + 1 >= engine::kShortestContract;
    }
    for (const FrameworkFacts& framework : rows.frameworks) {
        if (const auto client = at(framework.client))
            input.facts[*client].terms.push_back(
                {framework.start, framework.finish, framework.start, engine::ContractTerm::kFramework});
    }
    for (const ProjectFacts& project : rows.projects) {
        const auto client = at(project.client);
        if (!client || (!project.finish && !(project.running && project.start))) continue;
        input.facts[*client].engagements.push_back({project.start.value_or(project.finish.value_or(0)),
                                                    project.finish.value_or(engine::kNever), engine::kAlways});
    }

    struct Place {
        engine::ClientIndex client;
        std::int32_t receivable;
        std::int32_t currency;
        DayNumber due;
    };
    std::unordered_map<RecordId, Place> receivables;
    for (const ReceivableFacts& receivable : rows.receivables) {
        const auto client = at(receivable.client);
        if (!client) continue;
        const auto amount = exchange.toBase(receivable.amount, receivable.currency, receivable.due);
        if (!amount) continue;
        auto& list = input.facts[*client].receivables;
        receivables.emplace(
            receivable.id, Place{*client, static_cast<std::int32_t>(list.size()), receivable.currency, receivable.due});
        list.push_back({receivable.due, *amount});
    }
    std::unordered_map<RecordId, std::int64_t> allocated;
    for (const AllocationFacts& allocation : rows.allocations) {
        allocated[allocation.receipt] += allocation.amount;
        const auto found = receivables.find(allocation.receivable);
        if (found == receivables.end()) continue;
        const Place& place = found->second;
        if (const auto amount = exchange.toBase(allocation.amount, place.currency, place.due))
            input.facts[place.client].receipts.push_back({allocation.day, *amount, place.receivable});
    }
    for (const ReceiptFacts& receipt : rows.receipts) {
        const auto client = at(receipt.client);
        if (!client) continue;
        const auto found = allocated.find(receipt.id);
        const std::int64_t rest = receipt.amount - (found == allocated.end() ? 0 : found->second);
        if (rest <= 0) continue;
        if (const auto amount = exchange.toBase(rest, receipt.currency, receipt.day))
            input.facts[*client].receipts.push_back({receipt.day, *amount, -1});
    }
    for (const InteractionDay& interaction : rows.interactions)
        if (const auto client = at(interaction.client)) {
            input.interactions[*client].push_back(interaction.day);
            input.service[*client].touches.push_back(
                {interaction.day, interaction.kind, interaction.nextStep.value_or(engine::kNever)});
        }
    for (const AnswerRow& row : rows.answers)
        if (const auto client = at(row.client)) input.service[*client].answers.push_back(row.answer);
    for (const ComplaintRow& row : rows.complaints)
        if (const auto client = at(row.client)) input.service[*client].complaints.push_back(row.complaint);
    for (const TaskRow& row : rows.tasks)
        if (const auto client = at(row.client)) input.service[*client].tasks.push_back(row.task);
    for (const InvitationRow& row : rows.invitations)
        if (const auto client = at(row.client)) input.service[*client].invitations.push_back(row.invitation);
    for (auto& days : input.interactions) std::sort(days.begin(), days.end());
    return input;
}

}  // namespace meike
