// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/model_store.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <nlohmann/json.hpp>

#include "storage/meta.h"

namespace meike {

namespace {

using Json = nlohmann::json;
using engine::FitNote;
using engine::ModelKind;

/// JSON has no NaN: what is not known is null.
Json numberJson(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
double numberOf(const Json& json) {
    return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

template <std::size_t N>
Json listJson(const std::array<double, N>& values) {
    Json list = Json::array();
    for (const double value : values) list.push_back(numberJson(value));
    return list;
}
template <std::size_t N>
void readList(const Json& json, std::array<double, N>& values) {
    for (std::size_t i = 0; i < N; ++i) values[i] = numberOf(json.at(i));
}

template <std::size_t N>
Json matrixJson(const std::array<std::array<double, N>, N>& rows) {
    Json list = Json::array();
    for (const auto& row : rows) list.push_back(listJson(row));
    return list;
}
template <std::size_t N>
void readMatrix(const Json& json, std::array<std::array<double, N>, N>& rows) {
    for (std::size_t i = 0; i < N; ++i) readList(json.at(i), rows[i]);
}

/// An enumerator of 0..last, else what follows throws.
template <class E>
E enumOf(const Json& json, E last) {
    const int value = json.get<int>();
    if (value < 0 || value > static_cast<int>(last))
        throw Json::other_error::create(501, "unknown enumerator", nullptr);
    return static_cast<E>(value);
}

Json purchaseJson(const engine::ModelFit& fit) {
    return {{"kind", static_cast<int>(fit.parameters.kind)},
            {"parameters", listJson(fit.parameters.value)},
            {"k", fit.parameters.k},
            {"asked", static_cast<int>(fit.asked)},
            {"errors", listJson(fit.standardErrors)},
            {"covariance", matrixJson(fit.logCovariance)},
            {"log_likelihood", numberJson(fit.logLikelihood)},
            {"clients", fit.clients},
            {"repeats", fit.repeatPurchases},
            {"converged", fit.converged},
            {"evaluations", fit.evaluations},
            {"note", static_cast<int>(fit.note)}};
}

engine::ModelFit purchaseOf(const Json& json) {
    engine::ModelFit fit;
    fit.parameters.kind = enumOf(json.at("kind"), engine::kModelKinds.back());
    // Files of before there was a k have models without one.
    fit.parameters.k = std::clamp(json.value("k", 1), 1, engine::kMostRegular);
    readList(json.at("parameters"), fit.parameters.value);
    fit.asked = enumOf(json.at("asked"), engine::kModelKinds.back());
    fit.mode = engine::FitMode::map;
    readList(json.at("errors"), fit.standardErrors);
    readMatrix(json.at("covariance"), fit.logCovariance);
    fit.logLikelihood = numberOf(json.at("log_likelihood"));
    fit.clients = json.at("clients").get<double>();
    fit.repeatPurchases = json.at("repeats").get<double>();
    fit.converged = json.at("converged").get<bool>();
    fit.evaluations = json.at("evaluations").get<int>();
    fit.note = enumOf(json.at("note"), FitNote::no_errors);
    return fit;
}

Json spendJson(const engine::SpendFit& fit) {
    return {{"parameters", listJson(std::array<double, 3>{fit.p, fit.q, fit.gamma})},
            {"errors", listJson(fit.standardErrors)},
            {"covariance", matrixJson(fit.logCovariance)},
            {"log_likelihood", numberJson(fit.logLikelihood)},
            {"clients", fit.clients},
            {"base_mean", fit.baseMean},
            {"correlation", numberJson(fit.correlation)},
            {"converged", fit.converged},
            {"evaluations", fit.evaluations},
            {"note", static_cast<int>(fit.note)}};
}

engine::SpendFit spendOf(const Json& json) {
    engine::SpendFit fit;
    std::array<double, 3> parameters{};
    readList(json.at("parameters"), parameters);
    fit.p = parameters[0];
    fit.q = parameters[1];
    fit.gamma = parameters[2];
    readList(json.at("errors"), fit.standardErrors);
    readMatrix(json.at("covariance"), fit.logCovariance);
    fit.logLikelihood = numberOf(json.at("log_likelihood"));
    fit.clients = json.at("clients").get<double>();
    fit.baseMean = json.at("base_mean").get<double>();
    fit.correlation = numberOf(json.at("correlation"));
    fit.mode = engine::FitMode::map;
    fit.converged = json.at("converged").get<bool>();
    fit.evaluations = json.at("evaluations").get<int>();
    fit.note = enumOf(json.at("note"), FitNote::no_errors);
    return fit;
}

Json renewalsJson(const engine::ContractModels& models) {
    const engine::RenewalFit& fit = models.fit;
    const engine::RenewalParameters& at = fit.parameters;
    return {{"kind", static_cast<int>(at.kind)},
            {"parameters", listJson(std::array<double, 3>{at.alpha, at.beta, at.c})},
            {"errors", listJson(fit.standardErrors)},
            {"covariance", matrixJson(fit.logCovariance)},
            {"log_likelihood", numberJson(fit.logLikelihood)},
            {"contracts", fit.contracts},
            {"renewals", fit.renewals},
            {"lost", fit.lost},
            {"converged", fit.converged},
            {"evaluations", fit.evaluations},
            {"note", static_cast<int>(fit.note)},
            {"gaps", models.gaps.count},
            {"pace", models.frameworkPace},
            {"price_spread", models.priceSpread}};
}

engine::ContractModels renewalsOf(const Json& json) {
    engine::ContractModels models;
    engine::RenewalFit& fit = models.fit;
    std::array<double, 3> parameters{};
    readList(json.at("parameters"), parameters);
    fit.parameters = {enumOf(json.at("kind"), engine::kRenewalKinds.back()), parameters[0], parameters[1],
                      parameters[2]};
    readList(json.at("errors"), fit.standardErrors);
    readMatrix(json.at("covariance"), fit.logCovariance);
    fit.logLikelihood = numberOf(json.at("log_likelihood"));
    fit.contracts = json.at("contracts").get<double>();
    fit.renewals = json.at("renewals").get<double>();
    fit.lost = json.at("lost").get<double>();
    fit.converged = json.at("converged").get<bool>();
    fit.evaluations = json.at("evaluations").get<int>();
    fit.note = enumOf(json.at("note"), FitNote::no_errors);
    models.gaps.count = json.at("gaps").get<std::vector<std::int64_t>>();
    if (models.gaps.count.size() != engine::RenewalGaps{}.count.size())
        throw Json::other_error::create(501, "gaps of another length", nullptr);
    for (const std::int64_t count : models.gaps.count) models.gaps.all += count;
    models.frameworkPace = json.at("pace").get<double>();
    models.priceSpread = json.at("price_spread").get<double>();
    return models;
}

Json seasonJson(const engine::SeasonIndex& season) { return {{"on", season.on}, {"month", listJson(season.month)}}; }

engine::SeasonIndex seasonOf(const Json& json) {
    engine::SeasonIndex season;
    season.on = json.at("on").get<bool>();
    readList(json.at("month"), season.month);
    return season;
}

}  // namespace

std::optional<StoredModels> readModels(Database& database) {
    const Json json = Json::parse(meta::text(database, "models"), nullptr, false);
    if (!json.is_object()) return std::nullopt;
    try {
        StoredModels stored;
        stored.dataVersion = json.at("data_version").get<std::int64_t>();
        stored.profile = json.at("profile").get<std::string>();
        stored.asOf = json.at("as_of").get<std::string>();
        stored.models.purchase = purchaseOf(json.at("purchase"));
        stored.models.spend = spendOf(json.at("spend"));
        stored.models.contracts = renewalsOf(json.at("renewals"));
        stored.models.season = seasonOf(json.at("season"));
        const Json& past = json.at("past");
        stored.models.calibration = {past.at("shift").get<double>(), past.at("spread").get<double>(),
                                     past.at("dates").get<int>()};
        stored.models.past = {enumOf(past.at("verdict"), ForecastVerdict::do_not_use),
                              past.at("origins").get<std::int32_t>(),
                              enumOf(past.at("closest_rule"), engine::SimpleRule::mean)};
        stored.models.basis = enumOf(json.at("basis"), ValueBasis::contribution);
        stored.models.asOf = json.at("day").get<DayNumber>();
        stored.clients = json.at("scored").get<std::int64_t>();
        stored.total = json.at("total").get<MinorUnits>();
        return stored;
    } catch (const Json::exception&) {
        return std::nullopt;  // of another version of the program: fitted anew
    }
}

void writeModels(Database& database, const StoredModels& stored) {
    const Json json = {{"data_version", stored.dataVersion},
                       {"profile", stored.profile},
                       {"as_of", stored.asOf},
                       {"purchase", purchaseJson(stored.models.purchase)},
                       {"spend", spendJson(stored.models.spend)},
                       {"renewals", renewalsJson(stored.models.contracts)},
                       {"season", seasonJson(stored.models.season)},
                       {"past",
                        {{"shift", stored.models.calibration.shift},
                         {"spread", stored.models.calibration.spread},
                         {"dates", stored.models.calibration.origins},
                         {"verdict", static_cast<int>(stored.models.past.verdict)},
                         {"origins", stored.models.past.origins},
                         {"closest_rule", static_cast<int>(stored.models.past.closestRule)}}},
                       {"basis", static_cast<int>(stored.models.basis)},
                       {"day", stored.models.asOf},
                       {"scored", stored.clients},
                       {"total", stored.total}};
    meta::setText(database, "models", json.dump());
}

}  // namespace meike
