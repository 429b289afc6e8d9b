// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/purchase_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/error_code.h"
#include "base/progress.h"
#include "engine/bg_nbd.h"
#include "engine/nbd.h"
#include "engine/newton.h"
#include "engine/pareto_nbd.h"
#include "engine/special_functions.h"

namespace meike::engine {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// Log-parameters stay within this factor of 1 (of the mean T, for times): beyond it the likelihood has no more to say.
const double kRidge = std::log(1e6);

/// A model with drop-out that gains less log-likelihood over NBD than this has found no drop-out. Under priors the
/// parameters are drawn towards drop-out, so there the data must speak against it.
double worthwhile(FitMode mode) { return mode == FitMode::ml ? 2 : -1; }

struct ModelInfo {
    const char* key;
    std::size_t parameters;
    std::array<const char*, 4> names;
};

const ModelInfo& infoOf(ModelKind kind) {
    static constexpr ModelInfo kBg{"bg-nbd", 4, {"r", "alpha", "a", "b"}};
    static constexpr ModelInfo kMbg{"mbg-nbd", 4, {"r", "alpha", "a", "b"}};
    static constexpr ModelInfo kPareto{"pareto-nbd", 4, {"r", "alpha", "s", "beta"}};
    static constexpr ModelInfo kNbd{"nbd", 2, {"r", "alpha", "", ""}};
    switch (kind) {
        case ModelKind::bg_nbd:
            return kBg;
        case ModelKind::mbg_nbd:
            return kMbg;
        case ModelKind::pareto_nbd:
            return kPareto;
        case ModelKind::nbd:
            break;
    }
    return kNbd;
}

Derivatives likelihoodOf(ModelKind kind, const CellTotals& totals, const Vector4& logParameters) {
    switch (kind) {
        case ModelKind::bg_nbd:
        case ModelKind::mbg_nbd:
            return bgNbdLikelihood(kind, totals, logParameters);
        case ModelKind::pareto_nbd:
            return paretoNbdLikelihood(totals, logParameters);
        case ModelKind::nbd:
            break;
    }
    return nbdLikelihood(totals, logParameters);
}

/// Normal densities on the log-parameters.
struct Prior {
    Vector4 mean{};
    Vector4 deviation{};
};

Prior priorOf(ModelKind kind, double meanAge) {
    const double logAlpha = std::log(meanAge / 4);
    switch (kind) {
        case ModelKind::bg_nbd:
            return {{0, logAlpha, 0, std::log(3.0)}, {1, 1.5, 1, 1}};
        case ModelKind::mbg_nbd:
            return {{0, logAlpha, 0, std::log(1.5)}, {1, 1.5, 1, 1}};
        case ModelKind::pareto_nbd:
            return {{0, logAlpha, 0, std::log(meanAge / 2)}, {1, 1.5, 1, 1.5}};
        case ModelKind::nbd:
            break;
    }
    return {{0, logAlpha, 0, 0}, {1, 1.5, 1, 1}};
}

void addPrior(const Prior& prior, std::size_t n, const Vector4& at, Derivatives& d) {
    for (std::size_t i = 0; i < n; ++i) {
        const double variance = prior.deviation[i] * prior.deviation[i];
        const double off = at[i] - prior.mean[i];
        d.value -= off * off / (2 * variance);
        d.gradient[i] -= off / variance;
        d.hessian[i][i] -= 1 / variance;
    }
}

Box boxOf(ModelKind kind, double meanAge) {
    Box box;
    for (std::size_t i = 0; i < parameterCount(kind); ++i) {
        const double centre = parameterIsTime(kind, i) ? std::log(meanAge) : 0;
        box.lower[i] = centre - kRidge;
        box.upper[i] = centre + kRidge;
    }
    return box;
}

ModelFit fitKind(ModelKind kind, const CellTotals& totals, FitMode mode, const std::stop_token& stop,
                 const ModelParameters* start) {
    const std::size_t n = parameterCount(kind);
    // Everybody's first purchase is today: any age does, the data say nothing.
    const double meanAge = std::max(totals.meanAge, 1.0);
    const Prior prior = priorOf(kind, meanAge);
    // The priors' centres are where models of this kind usually are: a start that does not depend on the run.
    Vector4 first = prior.mean;
    if (start != nullptr && start->kind == kind) {
        for (std::size_t i = 0; i < n; ++i) first[i] = std::log(start->value[i]);
    }
    const NewtonResult found = maximize(
        n,
        [&](const Vector4& at) {
            throwIfStopped(stop);
            Derivatives d = likelihoodOf(kind, totals, at);
            if (mode == FitMode::map) addPrior(prior, n, at, d);
            return d;
        },
        first, boxOf(kind, meanAge));

    ModelFit fit;
    fit.parameters.kind = kind;
    fit.asked = kind;
    fit.mode = mode;
    fit.clients = totals.clients;
    fit.repeatPurchases = totals.repeats;
    fit.evaluations = found.evaluations;
    fit.converged = found.converged;
    fit.standardErrors.fill(kUnknown);
    for (std::size_t i = 0; i < n; ++i) fit.parameters.value[i] = std::exp(found.at[i]);
    fit.logLikelihood = found.there.value;
    if (mode == FitMode::map) {
        Derivatives priorAlone;
        addPrior(prior, n, found.at, priorAlone);
        fit.logLikelihood -= priorAlone.value;
    }
    const bool flat = found.onRidge || std::any_of(found.onEdge.begin(), found.onEdge.end(), [](bool e) { return e; });
    const auto covariance = inverseOfNegative(found.there.hessian, n);
    if (!found.converged) {
        fit.note = FitNote::not_converged;
    } else if (!covariance || flat) {
        fit.note = FitNote::no_errors;
    } else {
        fit.logCovariance = *covariance;
        for (std::size_t i = 0; i < n; ++i)
            fit.standardErrors[i] = fit.parameters.value[i] * std::sqrt(fit.logCovariance[i][i]);
    }
    return fit;
}

/// Whether the fit raises the question if anybody leaves at all. Pure likelihood: the drop-out parameters ran off,
/// along a ridge or to an edge. Priors stop that, so there it is a drop-out of less than 10 % (per purchase, or in the
/// mean T).
bool doubtsAttrition(const ModelFit& fit, double meanAge) {
    if (fit.note != FitNote::none) return true;
    if (fit.mode == FitMode::ml) return false;
    const auto& [r, alpha, a, b] = fit.parameters.value;
    return fit.parameters.kind == ModelKind::pareto_nbd ? a * meanAge < 0.1 * b : a < 0.1 * (a + b);
}

}  // namespace

CellTotals::CellTotals(std::span<const HistoryCell> all) : cells(all) {
    double age = 0;
    std::vector<double> count;
    for (const HistoryCell& cell : all) {
        clients += cell.weight;
        repeats += cell.weight * cell.x;
        age += cell.weight * cell.T;
        const auto x = static_cast<std::size_t>(cell.x);
        if (x >= count.size()) count.resize(x + 1);
        count[x] += cell.weight;
    }
    meanAge = clients > 0 ? age / clients : 0;
    if (count.empty()) return;
    above.assign(count.size() - 1, 0);
    double sum = 0;
    for (std::size_t j = above.size(); j-- > 0;) {
        sum += count[j + 1];
        above[j] = sum;
    }
}

const char* modelKey(ModelKind kind) { return infoOf(kind).key; }

std::optional<ModelKind> modelOfKey(std::string_view key) {
    for (const ModelKind kind : {ModelKind::bg_nbd, ModelKind::mbg_nbd, ModelKind::pareto_nbd, ModelKind::nbd}) {
        if (key == modelKey(kind)) return kind;
    }
    return std::nullopt;
}

std::size_t parameterCount(ModelKind kind) { return infoOf(kind).parameters; }

const char* parameterName(ModelKind kind, std::size_t i) { return infoOf(kind).names.at(i); }

bool parameterIsTime(ModelKind kind, std::size_t i) { return i == 1 || (kind == ModelKind::pareto_nbd && i == 3); }

const char* fitNoteKey(FitNote note) {
    switch (note) {
        case FitNote::no_attrition:
            return "no_attrition";
        case FitNote::no_clients:
            return "no_clients";
        case FitNote::not_converged:
            return "not_converged";
        case FitNote::no_errors:
            return "no_errors";
        case FitNote::none:
            break;
    }
    return "none";
}

ModelFit fitPurchaseModel(ModelKind kind, std::span<const HistoryCell> cells, FitMode mode, const std::stop_token& stop,
                          const ModelParameters* start) {
    const CellTotals totals(cells);
    if (!(totals.clients > 0)) {
        ModelFit none;
        none.parameters.kind = kind;
        none.asked = kind;
        none.mode = mode;
        none.standardErrors.fill(kUnknown);
        none.note = FitNote::no_clients;
        return none;
    }
    ModelFit fit = fitKind(kind, totals, mode, stop, start);
    if (kind == ModelKind::nbd || !doubtsAttrition(fit, totals.meanAge)) return fit;
    ModelFit staying = fitKind(ModelKind::nbd, totals, mode, stop, nullptr);
    // Everybody may also leave at the same rate: that is a ridge too, but attrition there is.
    if (!staying.converged || fit.logLikelihood - staying.logLikelihood >= worthwhile(mode)) return fit;
    staying.asked = kind;
    staying.evaluations += fit.evaluations;
    staying.note = FitNote::no_attrition;
    return staying;
}

ModelFit inUnit(const ModelFit& fit, double days) {
    ModelFit out = fit;
    for (std::size_t i = 0; i < parameterCount(fit.parameters.kind); ++i) {
        if (!parameterIsTime(fit.parameters.kind, i)) continue;
        out.parameters.value[i] /= days;
        out.standardErrors[i] /= days;
    }
    // A density over the times of the repeat purchases: one factor for each.
    out.logLikelihood += fit.repeatPurchases * std::log(days);
    return out;
}

double logLikelihood(const ModelParameters& parameters, std::span<const HistoryCell> cells) {
    const CellTotals totals(cells);
    Vector4 at{};
    for (std::size_t i = 0; i < parameterCount(parameters.kind); ++i) at[i] = std::log(parameters.value[i]);
    if (parameters.kind == ModelKind::pareto_nbd) return paretoNbdLogLikelihood(totals, at);
    return likelihoodOf(parameters.kind, totals, at).value;
}

double probabilityAlive(const ModelParameters& parameters, const HistoryCell& history) {
    switch (parameters.kind) {
        case ModelKind::bg_nbd:
        case ModelKind::mbg_nbd:
            return logistic(-bgNbdLogOddsGone(parameters, history));
        case ModelKind::pareto_nbd:
            return logistic(-paretoNbdLogOddsGone(parameters, history));
        case ModelKind::nbd:
            break;
    }
    return 1;
}

double expectedPurchasesIfActive(const ModelParameters& parameters, const HistoryCell& history, double days) {
    if (!(days > 0)) return 0;
    switch (parameters.kind) {
        case ModelKind::bg_nbd:
        case ModelKind::mbg_nbd:
            return bgNbdExpectedIfActive(parameters, history, days);
        case ModelKind::pareto_nbd:
            return paretoNbdExpectedIfActive(parameters, history, days);
        case ModelKind::nbd:
            break;
    }
    return (parameters.value[0] + history.x) * days / (parameters.value[1] + history.T);
}

double expectedPurchases(const ModelParameters& parameters, const HistoryCell& history, double days) {
    return probabilityAlive(parameters, history) * expectedPurchasesIfActive(parameters, history, days);
}

double discountedResidual(const ModelParameters& parameters, const HistoryCell& history, double rate) {
    if (!(rate > 0)) throw Error(ErrorKind::invalid_value, "rate", ErrorCode::no_rate_for_ever);
    if (parameters.kind == ModelKind::pareto_nbd) return paretoNbdDiscounted(parameters, history, rate);
    if (parameters.kind == ModelKind::nbd)
        return (parameters.value[0] + history.x) / (parameters.value[1] + history.T) / rate;
    throw Error(ErrorKind::internal, modelKey(parameters.kind),
                {ErrorCode::fault, {"no closed form of the discounted residual"}});
}

}  // namespace meike::engine
