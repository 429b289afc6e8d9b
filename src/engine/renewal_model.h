// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

#include "engine/purchase_model.h"

namespace meike::engine {

/// Models of contracts that are renewed, or not, when they end; time is counted in terms. A contract's chance of being
/// given up at an end is its own, Beta(alpha, beta).
///
/// sbg: it stays what it is (Fader, Hardie 2007, "How to Project Customer Retention", eq. 5, 6):
/// S(n) = B(alpha, beta + n) / B(alpha, beta) is the chance of n renewals in a row.
/// bdw: it moves with the age of the contract (Fader, Hardie, Liu, Davin, Steenburgh 2018, "How to Project Customer
/// Retention Revisited", eq. 9): S(n) = B(alpha, beta + n^c) / B(alpha, beta); c = 1 is sbg.
enum class RenewalKind : std::uint8_t { sbg, bdw };
inline constexpr std::array kRenewalKinds{RenewalKind::sbg, RenewalKind::bdw};

const char* renewalKey(RenewalKind kind);  ///< `sbg`, `bdw`
std::optional<RenewalKind> renewalOfKey(std::string_view key);
std::size_t parameterCount(RenewalKind kind);
const char* renewalParameterName(std::size_t i);  ///< alpha, beta, c

/// Contracts that were renewed so often in a row, and then either given up or are still running.
struct RenewalCell {
    std::int32_t renewals = 0;
    bool ended = false;
    double weight = 1;  ///< contracts
};

/// Contracts of equal fate counted together, in order, so that sums do not depend on the order of the contracts.
std::vector<RenewalCell> renewalCells(std::span<const RenewalCell> contracts);

struct RenewalParameters {
    RenewalKind kind = RenewalKind::sbg;
    double alpha = 1;
    double beta = 2;
    double c = 1;
};

struct RenewalFit {
    RenewalParameters parameters;
    FitMode mode = FitMode::map;
    std::array<double, 3> standardErrors{};  ///< of alpha, beta, c (delta method from the log scale); NaN when unknown
    std::array<std::array<double, 3>, 3> logCovariance{};  ///< of the log-parameters
    double logLikelihood = 0;                              ///< without priors
    double contracts = 0;                                  ///< sum of weights
    double renewals = 0;                                   ///< ends of terms that were renewed
    double lost = 0;                                       ///< ... and that were not
    bool converged = false;
    int evaluations = 0;
    FitNote note = FitNote::none;  ///< no_clients: no end of a term has been seen yet
};

/// Fits by Newton with exact derivatives on the log-parameters. map: ln alpha ~ N(0, 1), ln beta ~ N(ln 2, 1), ln c ~
/// N(0, 0.5) (deviations). Throws Error{cancelled} when stopped.
RenewalFit fitRenewals(RenewalKind kind, std::span<const RenewalCell> cells, FitMode mode,
                       const std::stop_token& stop = {}, const RenewalParameters* start = nullptr);

/// Log-likelihood of the cells without priors.
double logLikelihood(const RenewalParameters& parameters, std::span<const RenewalCell> cells);

/// S(n), 0..1: the chance that a new contract is renewed n times in a row, n >= 0.
double renewalSurvival(const RenewalParameters& parameters, double renewals);

/// Chance that a contract renewed n times so far is renewed once more when its term ends: S(n + 1) / S(n).
double renewalChance(const RenewalParameters& parameters, std::int32_t renewals);

/// Expected renewals at the next `ends` ends of such a contract: sum over i = 1..ends of S(n + i) / S(n).
double expectedRenewals(const RenewalParameters& parameters, std::int32_t renewals, std::int32_t ends);

}  // namespace meike::engine
