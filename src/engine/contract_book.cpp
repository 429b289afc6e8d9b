// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contract_book.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "base/progress.h"
#include "engine/purchases.h"
#include "engine/wide_sum.h"

namespace meike::engine {
namespace {

/// What came under the contracts of one client for one service (or under its framework contracts).
struct Brought {
    std::int32_t orders = 0;  ///< purchase days
    WideSum value = 0;
    bool valueKnown = true;
    std::vector<double> amounts;  ///< of the purchase days, oldest first
};

/// By service: the purchases among the rows of contracts, judged as in purchaseDays().
std::map<std::int64_t, Brought> broughtBy(const OrderColumns& columns, ClientIndex client, const OrderValues& values,
                                          DayNumber asOf) {
    std::map<std::int64_t, Brought> out;
    if ((columns.clientFlags[client] & OrderColumns::kHasContract) == 0) return out;
    struct Day {
        WideSum gross = 0, value = 0;
        bool order = false, refund = false;
    };
    std::map<std::pair<std::int64_t, DayNumber>, Day> days;
    for (std::size_t i = columns.begin[client]; i < columns.begin[client] + columns.count[client]; ++i) {
        const std::uint8_t flags = columns.flags[i];
        if ((flags & OrderColumns::kByContract) == 0 || columns.day[i] > asOf || columns.knownDay[i] > asOf) continue;
        const std::int64_t service =
            (flags & OrderColumns::kFramework) != 0 ? ContractTerm::kFramework : columns.services[columns.service[i]];
        Day& day = days[{service, columns.day[i]}];
        day.gross += columns.gross[i];
        ((flags & OrderColumns::kRefund) != 0 ? day.refund : day.order) = true;
        if ((flags & OrderColumns::kUnrated) != 0)
            out[service].valueKnown = false;
        else
            day.value += values[i];
    }
    for (const auto& [place, day] : days) {
        if (!day.order || !(day.gross > 0 || !day.refund)) continue;
        Brought& brought = out[place.first];
        ++brought.orders;
        brought.value += day.value;
        brought.amounts.push_back(static_cast<double>(narrow(day.value)));
    }
    return out;
}

/// Days of its framework contracts up to the as-of date.
double frameworkDays(std::span<const Contract> contracts, DayNumber asOf) {
    double days = 0;
    for (const Contract& contract : contracts)
        if (contract.service == ContractTerm::kFramework && contract.start <= asOf)
            days += std::min(contract.end, asOf) - contract.start + 1;
    return days;
}

RenewalFit bestRenewalFit(std::span<const std::vector<Contract>> contracts, const RenewalGaps& gaps, DayNumber asOf,
                          const std::stop_token& stop) {
    RenewalFit sbg = fitContractRenewals(RenewalKind::sbg, contracts, gaps, asOf, FitMode::map, stop);
    if (!sbg.converged) return sbg;
    RenewalFit bdw = fitContractRenewals(RenewalKind::bdw, contracts, gaps, asOf, FitMode::map, stop);
    return bdw.converged && bdw.logLikelihood > sbg.logLikelihood + kBdwFrom ? bdw : sbg;
}

struct ContractTotals {
    std::int64_t frameworkOrders = 0;
    double frameworkDays = 0;
    std::vector<double> ratios;  ///< squares of ln(order / the one before)
};

double meanOf(std::vector<double> values) {
    // Sorted, so that the sum does not depend on the order of the clients.
    std::sort(values.begin(), values.end());
    double sum = 0;
    for (const double value : values) sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

}  // namespace

const Contract* nextToEnd(std::span<const Contract> contracts, DayNumber asOf) {
    const auto rank = [&](const Contract& contract) {
        const int state = renewalDue(contract, asOf) ? 0 : contract.runsOn(asOf) ? 1 : 2;
        return std::tuple(state, contract.joined, contract.end, contract.start, contract.service);
    };
    const Contract* next = nullptr;
    for (const Contract& contract : contracts)
        if (isOpen(contract, asOf) && (next == nullptr || rank(contract) < rank(*next))) next = &contract;
    return next;
}

ContractBook contractBook(const OrderColumns& columns, const ClientFacts& facts, const OrderValues& values,
                          DayNumber asOf, const ContractModels* models, const std::stop_token& stop) {
    ContractBook book;
    if (std::none_of(facts.begin(), facts.end(), [](const ClientFact& fact) { return !fact.terms.empty(); }))
        return book;
    throwIfStopped(stop);
    book.contracts = contractsOf(columns, facts, asOf);
    if (models != nullptr) {
        book.models = *models;
    } else {
        book.models.gaps = renewalGaps(book.contracts);
        book.models.fit = bestRenewalFit(book.contracts, book.models.gaps, asOf, stop);
    }
    if (!book.models.usable()) return book;

    const std::size_t n = columns.clients();
    std::vector<std::map<std::int64_t, Brought>> brought(n);
    ContractTotals totals;
    for (std::size_t c = 0; c < n; ++c) {
        if (book.contracts[c].empty()) continue;
        brought[c] = broughtBy(columns, static_cast<ClientIndex>(c), values, asOf);
        totals.frameworkDays += frameworkDays(book.contracts[c], asOf);
        for (const auto& [service, of] : brought[c]) {
            if (service == ContractTerm::kFramework) totals.frameworkOrders += of.orders;
            for (std::size_t i = 1; of.valueKnown && i < of.amounts.size(); ++i) {
                if (of.amounts[i - 1] <= 0 || of.amounts[i] <= 0) continue;
                const double log = std::log(of.amounts[i] / of.amounts[i - 1]);
                totals.ratios.push_back(log * log);
            }
        }
    }
    if (models == nullptr) {
        book.models.frameworkPace =
            totals.frameworkDays > 0 ? static_cast<double>(totals.frameworkOrders) / totals.frameworkDays : 0;
        // Where nothing was renewed yet, prices move by a fifth.
        book.models.priceSpread = totals.ratios.empty() ? 0.2 : std::min(1.0, std::sqrt(meanOf(totals.ratios)));
    }

    book.open.resize(n);
    for (std::size_t c = 0; c < n; ++c) {
        const std::vector<Contract>& own = book.contracts[c];
        for (const Contract& contract : own) {
            if (contract.joined || !isOpen(contract, asOf)) continue;
            const Brought& of = brought[c][contract.service];
            OpenTerm term;
            term.toEnd = contract.end - asOf;
            term.days = contract.days();
            term.renewals = contract.renewals;
            term.valueKnown = of.valueKnown;
            term.value = of.orders > 0 ? static_cast<double>(narrow(of.value)) / of.orders : 0;
            if (contract.service == ContractTerm::kFramework) {
                // Its own pace, drawn to the base's by the weight of one order.
                const double pace = book.models.frameworkPace;
                if (of.orders > 0 && pace > 0) {
                    term.shape = of.orders + 1;
                    term.age = frameworkDays(own, asOf) + 1 / pace;
                }
            } else {
                const auto terms = std::count_if(own.begin(), own.end(), [&](const Contract& each) {
                    return each.service == contract.service && !each.joined;
                });
                term.perTerm = static_cast<double>(of.orders) / static_cast<double>(terms);
            }
            book.open[c].push_back(term);
        }
        std::sort(book.open[c].begin(), book.open[c].end());
    }
    return book;
}

}  // namespace meike::engine
