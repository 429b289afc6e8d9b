// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contracts.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>
#include <tuple>

#include "engine/purchases.h"

namespace meike::engine {
namespace {

/// Terms of one service become contracts: long ones as they are, short ones joined to retainers.
void addContracts(std::span<const ContractTerm> terms, std::vector<Contract>& out) {
    const std::size_t first = out.size();
    Contract retainer;
    bool open = false;
    const auto close = [&] {
        if (open && retainer.days() >= kShortestContract) out.push_back(retainer);
        open = false;
    };
    for (const ContractTerm& term : terms) {
        if (term.end - term.start + 1 >= kShortestContract) {
            out.push_back({term.start, term.end, term.service});
            continue;
        }
        if (open && term.start - retainer.end <= kRetainerGap) {
            retainer.end = std::max(retainer.end, term.end);
            continue;
        }
        close();
        retainer = {term.start, term.end, term.service};
        retainer.joined = true;
        open = true;
    }
    close();
    const auto own = std::span(out).subspan(first);
    std::sort(own.begin(), own.end(),
              [](const Contract& a, const Contract& b) { return std::tie(a.start, a.end) < std::tie(b.start, b.end); });
    for (std::size_t i = 0; i < own.size(); ++i) {
        Contract* renewed = nullptr;
        for (std::size_t j = 0; j < i; ++j) {
            const std::int32_t gap = own[i].start - own[j].end;
            if (own[j].renewed || own[j].start == own[i].start || std::abs(gap) > kRenewalDays) continue;
            if (renewed == nullptr || std::abs(gap) < std::abs(own[i].start - renewed->end)) renewed = &own[j];
        }
        if (renewed == nullptr) continue;
        renewed->renewed = true;
        renewed->renewalGap = own[i].start - renewed->end;
        own[i].renewals = renewed->renewals + 1;
    }
}

}  // namespace

std::vector<Contract> contractsOf(const ClientFact& fact, std::span<const DayNumber> purchaseDays, DayNumber asOf) {
    std::vector<ContractTerm> terms;
    for (const ContractTerm& term : fact.terms) {
        const bool stands = term.service == ContractTerm::kFramework ||
                            std::binary_search(purchaseDays.begin(), purchaseDays.end(), term.knownDay);
        if (term.knownDay <= asOf && term.start <= term.end && stands) terms.push_back(term);
    }
    std::sort(terms.begin(), terms.end(), [](const ContractTerm& a, const ContractTerm& b) {
        return std::tie(a.service, a.start, a.end) < std::tie(b.service, b.start, b.end);
    });
    std::vector<Contract> out;
    for (std::size_t i = 0; i < terms.size();) {
        std::size_t end = i;
        while (end < terms.size() && terms[end].service == terms[i].service) ++end;
        addContracts(std::span(terms).subspan(i, end - i), out);
        i = end;
    }
    return out;
}

std::vector<std::vector<Contract>> contractsOf(const OrderColumns& columns, const ClientFacts& facts, DayNumber asOf) {
    std::vector<std::vector<Contract>> out(columns.clients());
    std::vector<DayNumber> days;
    for (std::size_t c = 0; c < out.size(); ++c) {
        if (facts[c].terms.empty()) continue;
        purchaseDays(columns, static_cast<ClientIndex>(c), asOf, days);
        out[c] = contractsOf(facts[c], days, asOf);
    }
    return out;
}

bool isOpen(const Contract& contract, DayNumber asOf) {
    return !contract.renewed && contract.end + kRenewalDays >= asOf;
}

std::vector<RenewalCell> contractCells(std::span<const std::vector<Contract>> clients, DayNumber asOf) {
    std::vector<RenewalCell> fates;
    for (const std::vector<Contract>& contracts : clients) {
        for (const Contract& contract : contracts)
            if (!contract.renewed && !contract.joined) fates.push_back({contract.renewals, !isOpen(contract, asOf), 1});
    }
    return renewalCells(fates);
}

RenewalGaps renewalGaps(std::span<const std::vector<Contract>> clients) {
    RenewalGaps gaps;
    for (const std::vector<Contract>& contracts : clients) {
        for (const Contract& contract : contracts) {
            if (!contract.renewed || contract.joined) continue;
            const std::int64_t place = std::int64_t{contract.renewalGap} + kRenewalDays;
            ++gaps.count[static_cast<std::size_t>(place)];
            ++gaps.all;
        }
    }
    return gaps;
}

RenewalFit fitContractRenewals(RenewalKind kind, std::span<const std::vector<Contract>> clients,
                               const RenewalGaps& gaps, DayNumber asOf, FitMode mode, const std::stop_token& stop) {
    // Contracts whose renewals have begun to come, by renewals so far and days since the end: counted, so that sums do
    // not depend on the order of the clients.
    std::map<std::pair<std::int32_t, std::int32_t>, std::int64_t> open;
    std::vector<RenewalCell> known;
    for (const std::vector<Contract>& contracts : clients) {
        for (const Contract& contract : contracts) {
            if (contract.renewed || contract.joined) continue;
            const std::int32_t gap = asOf - contract.end;
            if (isOpen(contract, asOf) && gaps.startedBy(gap) > 0)
                ++open[{contract.renewals, gap}];
            else
                known.push_back({contract.renewals, !isOpen(contract, asOf), 1});
        }
    }
    const std::vector<RenewalCell> settled = renewalCells(known);
    std::vector<RenewalCell> cells = settled;
    for (const auto& [place, count] : open) cells.push_back({place.first, false, static_cast<double>(count)});
    RenewalFit fit = fitRenewals(kind, renewalCells(cells), mode, stop);
    constexpr int kRounds = 12;
    for (int round = 0; round < kRounds && !open.empty(); ++round) {
        if (!fit.converged) return fit;
        cells = settled;
        for (const auto& [place, count] : open) {
            const double r = renewalChance(fit.parameters, place.first);
            const double started = gaps.startedBy(place.second);
            const double chance = started >= 1 ? 0 : r * (1 - started) / (1 - r * started);
            cells.push_back({place.first, true, static_cast<double>(count) * (1 - chance)});
            cells.push_back({place.first + 1, false, static_cast<double>(count) * chance});
        }
        fit = fitRenewals(kind, renewalCells(cells), mode, stop);
    }
    return fit;
}

double RenewalGaps::startedBy(std::int32_t days) const {
    if (days > kRenewalDays) return 1;
    if (all == 0) return days >= 1 ? 1 : 0;
    if (days < -kRenewalDays) return 0;
    const auto end = count.begin() + days + kRenewalDays + 1;
    return static_cast<double>(std::accumulate(count.begin(), end, std::int64_t{0})) / static_cast<double>(all);
}

double renewalChanceOn(const RenewalParameters& parameters, const Contract& contract, const RenewalGaps& gaps,
                       DayNumber asOf) {
    if (!isOpen(contract, asOf)) return 0;
    const double r = renewalChance(parameters, contract.renewals);
    const std::int32_t gap = asOf - contract.end;
    if (gap <= 0) return r;
    const double started = gaps.startedBy(gap);
    return started >= 1 ? 0 : r * (1 - started) / (1 - r * started);
}

bool renewalDue(const Contract& contract, DayNumber asOf) {
    const std::int32_t last = std::min(kRenewalDays, contract.days() / 2);
    return !contract.renewed && !contract.joined && contract.runsOn(asOf) && contract.end - asOf < last;
}

}  // namespace meike::engine
