// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string_view>

#include "engine/purchase_history.h"

namespace meike::engine {

/// Models of when clients buy and whether they are still active. Order of the parameters (time in days):
/// bg_nbd (Fader, Hardie, Lee 2005) and mbg_nbd (Batislam, Denizel, Filiztekin 2007): r, alpha, a, b;
/// pareto_nbd (Schmittlein, Morrison, Colombo 1987): r, alpha, s, beta; nbd (Ehrenberg 1959: nobody leaves): r, alpha;
/// mbg_cnbd_k (Reutterer, Platzer, Schroeder 2020: clients buy regularly): r, alpha, a, b, and the whole number k.
/// Files keep the numbers: new ones come last.
enum class ModelKind : std::uint8_t { bg_nbd, mbg_nbd, pareto_nbd, nbd, mbg_cnbd_k };
inline constexpr std::array kModelKinds{ModelKind::bg_nbd, ModelKind::mbg_nbd, ModelKind::pareto_nbd, ModelKind::nbd,
                                        ModelKind::mbg_cnbd_k};

/// k of mbg_cnbd_k runs from 1 (as irregular as can be: MBG/NBD) to this.
inline constexpr int kMostRegular = 12;
/// A k above 1 must gain more than this in log-likelihood (with priors: in the posterior) over k = 1.
inline constexpr double kRegularFrom = 2;

const char* modelKey(ModelKind kind);  ///< `bg-nbd` ...
std::optional<ModelKind> modelOfKey(std::string_view key);
std::size_t parameterCount(ModelKind kind);
const char* parameterName(ModelKind kind, std::size_t i);
/// Whether parameter i is in units of time (alpha, beta).
bool parameterIsTime(ModelKind kind, std::size_t i);

/// ml: pure maximum likelihood, as publications do it. map: with weak priors on the log-parameters, for small bases.
enum class FitMode : std::uint8_t { ml, map };

enum class FitNote : std::uint8_t {
    none,
    /// Fitted as NBD instead. ml: the drop-out parameters run off (1e6 times or more) and gain less than 2 in
    /// log-likelihood over NBD. map: drop-out is small and the data speak against it (NBD is better by more than 1).
    no_attrition,
    no_clients,     ///< nobody has a purchase (or, Gamma-Gamma, a repeat purchase of a value above zero)
    not_converged,  ///< the cap of iterations was reached: do not use
    no_errors       ///< converged, but the Hessian is not definite: no standard errors
};
const char* fitNoteKey(FitNote note);

/// A model with its parameters: what predictions are made from. Time in days.
struct ModelParameters {
    ModelKind kind = ModelKind::mbg_nbd;
    std::array<double, 4> value{};
    int k = 1;  ///< regularity, 1..kMostRegular; of mbg_cnbd_k alone
};

/// A fitted model. All in days; inUnit() converts for reports.
struct ModelFit {
    ModelParameters parameters;
    ModelKind asked = ModelKind::mbg_nbd;  ///< parameters.kind is nbd instead when no attrition was detectable
    FitMode mode = FitMode::map;
    std::array<double, 4> standardErrors{};  ///< of the parameters (delta method from the log scale); NaN when unknown
    std::array<std::array<double, 4>, 4>
        logCovariance{};         ///< of the log-parameters: inverse of the (posterior) Hessian
    double logLikelihood = 0;    ///< without priors; densities per day
    double clients = 0;          ///< sum of weights
    double repeatPurchases = 0;  ///< sum of weight x
    bool converged = false;
    int evaluations = 0;  ///< of likelihood with derivatives
    FitNote note = FitNote::none;
};

/// Fits by Newton with exact gradient and Hessian on the log-parameters, from a deterministic start (or `start`).
/// Cells as historyCells() makes them. Throws Error{cancelled} when stopped.
///
/// mbg_cnbd_k: k is taken upwards from 1 until two in a row are worse than the best; what `gaps` (as
/// HistoryColumns::gaps; without any k is that of `start`, or 1) adds to the likelihood makes them comparable. The best
/// k is kept when it gains more than kRegularFrom over k = 1. Where nobody seems to leave and purchases are irregular
/// NBD stands in.
ModelFit fitPurchaseModel(ModelKind kind, std::span<const HistoryCell> cells, FitMode mode,
                          const std::stop_token& stop = {}, const ModelParameters* start = nullptr,
                          std::span<const std::int64_t> gaps = {});

/// The same of all clients of a base, with their gaps.
ModelFit fitHistories(ModelKind kind, const HistoryColumns& histories, FitMode mode, const std::stop_token& stop = {});

/// The same fit with time measured in units of `days` days (7 = weeks): alpha, beta, their errors and the likelihood.
ModelFit inUnit(const ModelFit& fit, double days);

/// Log-likelihood of the cells without priors, densities per day (mbg_cnbd_k: with `gaps` as in fitPurchaseModel).
double logLikelihood(const ModelParameters& parameters, std::span<const HistoryCell> cells,
                     std::span<const std::int64_t> gaps = {});

/// ln of the odds that a client with this history has left by the as-of date; minus infinity when it cannot have.
double logOddsGone(const ModelParameters& parameters, const HistoryCell& history);

/// Probability that a client with this history is still active on the as-of date, 0..1.
double probabilityAlive(const ModelParameters& parameters, const HistoryCell& history);

/// Expected purchases in the `days` after the as-of date of a client with this history who is still active on it:
/// CET / P(alive). >= 0, finite, increasing in `days`. For several horizons of one client: P(alive) is needed once.
double expectedPurchasesIfActive(const ModelParameters& parameters, const HistoryCell& history, double days);

/// Expected purchases in the `days` after the as-of date, given the history (CET). >= 0, finite, increasing in `days`.
double expectedPurchases(const ModelParameters& parameters, const HistoryCell& history, double days);

/// Probability of at least one purchase in the `days` after the as-of date. Where one leaves only after a purchase:
/// P(alive) (1 - ((alpha + T) / (alpha + T + t))^(r + x)), mbg_cnbd_k by its gaps; Pareto/NBD: the same with the chance
/// that the first purchase comes before the end, integrated over its time.
double orderProbability(const ModelParameters& parameters, const HistoryCell& history, double days);

/// Days until the next purchase of a client that stays: that share (0..1) of such clients has bought by then. Gaps with
/// a Gamma rate are Lomax (Pareto II), P(> t) = ((alpha + T) / (alpha + T + t))^(r + x); mbg_cnbd_k by false position
/// to a millionth of a day. Infinite past `farthest` days.
double daysToNextOrder(const ModelParameters& parameters, const HistoryCell& history, double share, double farthest);

/// Discounted expected residual transactions of a Pareto/NBD client, continuously discounted by `rate` a day for ever
/// (Fader, Hardie, Lee 2005, "RFM and CLV", eq. 2).
double discountedResidual(const ModelParameters& parameters, const HistoryCell& history, double rate);

}  // namespace meike::engine
