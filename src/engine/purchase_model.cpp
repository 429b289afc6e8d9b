// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/purchase_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/error_code.h"
#include "base/progress.h"
#include "engine/bg_nbd.h"
#include "engine/mbg_cnbd.h"
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

/// Normal densities on the log-parameters.
struct Prior {
    Vector4 mean{};
    Vector4 deviation{};
};

/// Chance that a Pareto/NBD client who is still active orders within `days` before it leaves: integral over u in
/// (0, days) of E[lambda e^(-lambda u)] E[e^(-mu u)], by Simpson's rule in ln(alpha + T + u).
double orderBeforeLeaving(const ModelParameters& parameters, const HistoryCell& history, double days) {
    const auto& v = parameters.value;
    const double shape = v[0] + history.x;
    const double age = v[1] + history.T;
    const double staying = v[3] + history.T;
    constexpr int kParts = 128;
    const double step = std::log1p(days / age) / kParts;
    double sum = 0;
    for (int i = 0; i <= kParts; ++i) {
        const double u = age * std::expm1(i * step);
        const double value = shape * std::exp(-shape * i * step - v[2] * std::log1p(u / staying));
        sum += value * (i == 0 || i == kParts ? 1 : i % 2 == 1 ? 4 : 2);
    }
    return std::min(1.0, sum * step / 3);
}

/// The same where one leaves only after a purchase.
double orderAtAll(const ModelParameters& parameters, const HistoryCell& history, double days) {
    const auto& v = parameters.value;
    return -std::expm1(-(v[0] + history.x) * std::log1p(days / (v[1] + history.T)));
}

double expectedForEver(const ModelParameters& parameters, const HistoryCell& history, double days) {
    return (parameters.value[0] + history.x) * days / (parameters.value[1] + history.T);
}

/// A model: its names, and the functions that it consists of. `k` is that of mbg_cnbd_k.
struct ModelRow {
    const char* key;
    std::size_t parameters;
    std::array<const char*, 4> names;
    std::array<bool, 4> isTime;
    /// meanAge: mean T. With k stages to a purchase a client passes them k times as fast.
    Prior (*prior)(double meanAge, int k);
    Derivatives (*likelihood)(int k, const CellTotals& totals, const Vector4& logParameters);
    double (*logOddsGone)(const ModelParameters&, const HistoryCell&);
    double (*expectedIfActive)(const ModelParameters&, const HistoryCell&, double days);  ///< CET / P(alive), days > 0
    double (*orderIfActive)(const ModelParameters&, const HistoryCell&, double days);     ///< chance of a purchase
    /// Share of clients that are lost, for the question whether anybody leaves: per purchase, or within the mean T.
    double (*dropOut)(const ModelParameters&, double meanAge);
};

double dropOutPerPurchase(const ModelParameters& parameters, double /*meanAge*/) {
    return parameters.value[2] / (parameters.value[2] + parameters.value[3]);
}

const std::array kRows{
    ModelRow{
        "bg-nbd",
        4,
        {"r", "alpha", "a", "b"},
        {false, true, false, false},
        [](double meanAge, int) {
            return Prior{{0, std::log(meanAge / 4), 0, std::log(3.0)}, {1, 1.5, 1, 1}};
        },
        [](int, const CellTotals& totals, const Vector4& at) { return bgNbdLikelihood(ModelKind::bg_nbd, totals, at); },
        bgNbdLogOddsGone,
        bgNbdExpectedIfActive,
        orderAtAll,
        dropOutPerPurchase},
    ModelRow{"mbg-nbd",
             4,
             {"r", "alpha", "a", "b"},
             {false, true, false, false},
             [](double meanAge, int) {
                 return Prior{{0, std::log(meanAge / 4), 0, std::log(1.5)}, {1, 1.5, 1, 1}};
             },
             [](int, const CellTotals& totals, const Vector4& at) {
                 return bgNbdLikelihood(ModelKind::mbg_nbd, totals, at);
             },
             bgNbdLogOddsGone,
             bgNbdExpectedIfActive,
             orderAtAll,
             dropOutPerPurchase},
    ModelRow{"pareto-nbd",
             4,
             {"r", "alpha", "s", "beta"},
             {false, true, false, true},
             [](double meanAge, int) {
                 return Prior{{0, std::log(meanAge / 4), 0, std::log(meanAge / 2)}, {1, 1.5, 1, 1.5}};
             },
             [](int, const CellTotals& totals, const Vector4& at) { return paretoNbdLikelihood(totals, at); },
             paretoNbdLogOddsGone,
             paretoNbdExpectedIfActive,
             orderBeforeLeaving,
             [](const ModelParameters& parameters, double meanAge) {
                 return parameters.value[2] * meanAge / parameters.value[3];
             }},
    ModelRow{"nbd",
             2,
             {"r", "alpha", "", ""},
             {false, true, false, false},
             [](double meanAge, int) {
                 return Prior{{0, std::log(meanAge / 4), 0, 0}, {1, 1.5, 1, 1}};
             },
             [](int, const CellTotals& totals, const Vector4& at) { return nbdLikelihood(totals, at); },
             [](const ModelParameters&, const HistoryCell&) { return -std::numeric_limits<double>::infinity(); },
             expectedForEver,
             orderAtAll,
             [](const ModelParameters&, double) { return 0.0; }},
    ModelRow{"mbg-cnbd-k",
             4,
             {"r", "alpha", "a", "b"},
             {false, true, false, false},
             [](double meanAge, int k) {
                 return Prior{{0, std::log(meanAge / 4 / k), 0, std::log(1.5)}, {1, 1.5, 1, 1}};
             },
             mbgCnbdLikelihood,
             mbgCnbdLogOddsGone,
             mbgCnbdExpectedIfActive,
             mbgCnbdOrderIfActive,
             dropOutPerPurchase},
};
static_assert(kRows.size() == kModelKinds.size());

const ModelRow& rowOf(ModelKind kind) { return kRows.at(static_cast<std::size_t>(kind)); }

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

/// Sum of ln(gap) over the repeat purchases of `totals`, from gaps counted by length (none is below a day). Where the
/// cells are a sample, or weighted, the gaps are those of all clients.
double logOfGaps(std::span<const std::int64_t> gaps, const CellTotals& totals) {
    double sum = 0;
    double count = 0;
    for (std::size_t days = 1; days < gaps.size(); ++days) {
        if (gaps[days] == 0) continue;
        sum += static_cast<double>(gaps[days]) * std::log(static_cast<double>(days));
        count += static_cast<double>(gaps[days]);
    }
    return count > 0 ? sum * (totals.repeats / count) : 0;
}

/// Above so many cells k is looked for in an even sample of them.
constexpr std::size_t kCellsForK = 3'000;

/// Every so manieth cell, weighted to stand for all of them.
std::vector<HistoryCell> sampleOf(std::span<const HistoryCell> cells) {
    const std::size_t step = (cells.size() + kCellsForK - 1) / kCellsForK;
    std::vector<HistoryCell> out;
    for (std::size_t i = step / 2; i < cells.size(); i += step) {
        out.push_back(cells[i]);
        out.back().weight *= static_cast<double>(step);
    }
    return out;
}

ModelFit fitKind(ModelKind kind, const CellTotals& totals, FitMode mode, const std::stop_token& stop,
                 const ModelParameters* start, int k = 1) {
    const ModelRow& row = rowOf(kind);
    const std::size_t n = row.parameters;
    // Everybody's first purchase is today: any age does, the data say nothing.
    const double meanAge = std::max(totals.meanAge, 1.0);
    const Prior prior = row.prior(meanAge, k);
    // The priors' centres are where models of this kind usually are: a start that does not depend on the run.
    Vector4 first = prior.mean;
    if (start != nullptr && start->kind == kind) {
        for (std::size_t i = 0; i < n; ++i) first[i] = std::log(start->value[i]);
    }
    const NewtonResult found = maximize(
        n,
        [&](const Vector4& at) {
            throwIfStopped(stop);
            Derivatives d = row.likelihood(k, totals, at);
            if (mode == FitMode::map) addPrior(prior, n, at, d);
            return d;
        },
        first, boxOf(kind, meanAge));

    ModelFit fit;
    fit.parameters.kind = kind;
    fit.parameters.k = k;
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

/// A fit, and what its k is judged by: the top of the posterior (ml: of the likelihood), with the constant of k.
struct RegularFit {
    ModelFit fit;
    double height = 0;
};

RegularFit fitOfK(int k, const CellTotals& totals, FitMode mode, const std::stop_token& stop,
                  const ModelParameters* start, std::span<const std::int64_t> gaps) {
    RegularFit at{fitKind(ModelKind::mbg_cnbd_k, totals, mode, stop, start, k)};
    at.fit.logLikelihood += mbgCnbdConstant(k, totals, logOfGaps(gaps, totals));
    at.height = at.fit.logLikelihood;
    if (mode == FitMode::map) {
        Vector4 logs{};
        for (std::size_t i = 0; i < 4; ++i) logs[i] = std::log(at.fit.parameters.value[i]);
        Derivatives prior;
        addPrior(rowOf(ModelKind::mbg_cnbd_k).prior(std::max(totals.meanAge, 1.0), k), 4, logs, prior);
        at.height += prior.value;
    }
    return at;
}

/// The fits of k = 1, 2, ... until two in a row are worse than the best.
ModelFit fitRegular(const CellTotals& totals, FitMode mode, const std::stop_token& stop, const ModelParameters* start,
                    std::span<const std::int64_t> gaps) {
    if (totals.cells.size() > kCellsForK) {
        const std::vector<HistoryCell> sample = sampleOf(totals.cells);
        const ModelFit there = fitRegular(CellTotals(sample), mode, stop, start, gaps);
        RegularFit irregular = fitOfK(1, totals, mode, stop, there.parameters.k == 1 ? &there.parameters : start, gaps);
        if (there.parameters.k == 1) return irregular.fit;
        RegularFit regular = fitOfK(there.parameters.k, totals, mode, stop, &there.parameters, gaps);
        return regular.fit.converged && regular.height > irregular.height + kRegularFrom ? regular.fit : irregular.fit;
    }
    std::optional<RegularFit> irregular, best;
    int evaluations = 0;
    int worse = 0;
    for (int k = 1; k <= kMostRegular && worse < 2; ++k) {
        RegularFit at = fitOfK(k, totals, mode, stop, start, gaps);
        evaluations += at.fit.evaluations;
        if (!irregular) irregular = at;
        const bool higher = !best || (at.fit.converged && at.height > best->height);
        worse = higher ? 0 : worse + 1;
        if (higher) best = at;
    }
    const bool regular = best->height > irregular->height + kRegularFrom;
    ModelFit fit = regular ? best->fit : irregular->fit;
    fit.evaluations = evaluations;
    return fit;
}

/// Whether the fit raises the question if anybody leaves at all. Pure likelihood: the drop-out parameters ran off,
/// along a ridge or to an edge. Priors stop that, so there it is a drop-out of less than 10 % (per purchase, or in the
/// mean T).
bool doubtsAttrition(const ModelFit& fit, double meanAge) {
    if (fit.note != FitNote::none) return true;
    if (fit.mode == FitMode::ml) return false;
    return rowOf(fit.parameters.kind).dropOut(fit.parameters, meanAge) < 0.1;
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

const char* modelKey(ModelKind kind) { return rowOf(kind).key; }

std::optional<ModelKind> modelOfKey(std::string_view key) {
    for (const ModelKind kind : kModelKinds) {
        if (key == modelKey(kind)) return kind;
    }
    return std::nullopt;
}

std::size_t parameterCount(ModelKind kind) { return rowOf(kind).parameters; }

const char* parameterName(ModelKind kind, std::size_t i) { return rowOf(kind).names.at(i); }

bool parameterIsTime(ModelKind kind, std::size_t i) { return rowOf(kind).isTime.at(i); }

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
                          const ModelParameters* start, std::span<const std::int64_t> gaps) {
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
    // Without a gap k could be anything.
    ModelFit fit = kind == ModelKind::mbg_cnbd_k && !gaps.empty()
                       ? fitRegular(totals, mode, stop, start, gaps)
                       : fitKind(kind, totals, mode, stop, start, start != nullptr ? start->k : 1);
    // Regular clients who stay keep what is known of their rhythm.
    if (kind == ModelKind::nbd || fit.parameters.k > 1 || !doubtsAttrition(fit, totals.meanAge)) return fit;
    ModelFit staying = fitKind(ModelKind::nbd, totals, mode, stop, nullptr);
    // Everybody may also leave at the same rate: that is a ridge too, but attrition there is.
    if (!staying.converged || fit.logLikelihood - staying.logLikelihood >= worthwhile(mode)) return fit;
    staying.asked = kind;
    staying.evaluations += fit.evaluations;
    staying.note = FitNote::no_attrition;
    return staying;
}

ModelFit fitHistories(ModelKind kind, const HistoryColumns& histories, FitMode mode, const std::stop_token& stop) {
    return fitPurchaseModel(kind, historyCells(histories.history), mode, stop, nullptr, histories.gaps);
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

double logLikelihood(const ModelParameters& parameters, std::span<const HistoryCell> cells,
                     std::span<const std::int64_t> gaps) {
    const CellTotals totals(cells);
    Vector4 at{};
    for (std::size_t i = 0; i < parameterCount(parameters.kind); ++i) at[i] = std::log(parameters.value[i]);
    if (parameters.kind == ModelKind::pareto_nbd) return paretoNbdLogLikelihood(totals, at);
    const double value = rowOf(parameters.kind).likelihood(parameters.k, totals, at).value;
    return parameters.k == 1 ? value : value + mbgCnbdConstant(parameters.k, totals, logOfGaps(gaps, totals));
}

double logOddsGone(const ModelParameters& parameters, const HistoryCell& history) {
    return rowOf(parameters.kind).logOddsGone(parameters, history);
}

double probabilityAlive(const ModelParameters& parameters, const HistoryCell& history) {
    return logistic(-logOddsGone(parameters, history));
}

double expectedPurchasesIfActive(const ModelParameters& parameters, const HistoryCell& history, double days) {
    return days > 0 ? rowOf(parameters.kind).expectedIfActive(parameters, history, days) : 0;
}

double expectedPurchases(const ModelParameters& parameters, const HistoryCell& history, double days) {
    return probabilityAlive(parameters, history) * expectedPurchasesIfActive(parameters, history, days);
}

double orderProbability(const ModelParameters& parameters, const HistoryCell& history, double days) {
    if (!(days > 0)) return 0;
    return probabilityAlive(parameters, history) * rowOf(parameters.kind).orderIfActive(parameters, history, days);
}

double daysToNextOrder(const ModelParameters& parameters, const HistoryCell& history, double share, double farthest) {
    constexpr double kFar = std::numeric_limits<double>::infinity();
    const auto& v = parameters.value;
    if (parameters.kind != ModelKind::mbg_cnbd_k) {
        const double days = (v[1] + history.T) * std::expm1(-std::log1p(-share) / (v[0] + history.x));
        return days <= farthest ? days : kFar;
    }
    // False position, the end that stays weighing half as much each time (Dowell, Jarratt 1971, "Illinois").
    double low = 0, lowOff = -share;
    double high = farthest, highOff = mbgCnbdOrderIfActive(parameters, history, farthest) - share;
    if (highOff < 0) return kFar;
    for (int i = 0, side = 0; i < 200 && high - low > 1e-6; ++i) {
        const double at = (low * highOff - high * lowOff) / (highOff - lowOff);
        const double off = mbgCnbdOrderIfActive(parameters, history, at) - share;
        if (std::abs(off) < 1e-9) return at;
        if (off < 0) {
            low = at;
            lowOff = off;
            if (side == -1) highOff /= 2;
            side = -1;
        } else {
            high = at;
            highOff = off;
            if (side == 1) lowOff /= 2;
            side = 1;
        }
    }
    return high;
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
