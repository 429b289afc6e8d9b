// SPDX-License-Identifier: GPL-3.0-or-later
// Scoring profiles into JSON, and those that the program brings.
#include "exchange/profile_json.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/error_code.h"
#include "exchange/profile_keys.h"
#include "generated/embedded_resources.h"

namespace meike {

namespace {

using namespace profile_keys;
using Json = nlohmann::ordered_json;

Json decimal(std::int64_t value) {
    if (value % 100 == 0) return value / 100;
    return static_cast<double>(value) / 100;
}

template <class Enum, std::size_t Size>
std::string word(Enum value, const std::string_view (&words)[Size]) {
    return std::string(words[static_cast<std::size_t>(value)]);
}

Json labelJson(const ProfileLabel& label) { return {{"zh", label.zh}, {"en", label.en}}; }

Json axisJson(const AxisRule& rule) {
    Json json;
    json["method"] = word(rule.method, kAxisMethods);
    json["limits"] = rule.limits;
    return json;
}

Json rfmJson(const ScoringProfile& profile) {
    Json json;
    json["levels"] = profile.levels;
    json["recency"] = axisJson(profile.recency);
    json["frequency"] = axisJson(profile.frequency);
    Json monetary;
    monetary["method"] = word(profile.monetary.method, kAxisMethods);
    monetary["unit"] = word(profile.monetaryUnit, kMonetaryUnits);
    monetary["limits"] = Json::array();
    for (const std::int64_t limit : profile.monetary.limits) {
        monetary["limits"].push_back(profile.monetaryUnit == MonetaryUnit::median ? decimal(limit) : Json(limit));
    }
    json["monetary"] = std::move(monetary);
    json["quantile_minimum_clients"] = profile.quantileMinimumClients;
    json["method"] = word(profile.rfmMethod, kRfmMethods);
    json["grid"] = Json::array();
    for (const GridRule& rule : profile.grid) {
        Json entry;
        entry["class"] = rule.classKey;
        entry["r"] = {rule.r.from, rule.r.to};
        entry["f"] = {rule.f.from, rule.f.to};
        if (rule.m.from != 1 || rule.m.to != profile.levels) entry["m"] = {rule.m.from, rule.m.to};
        json["grid"].push_back(std::move(entry));
    }
    json["classes"] = Json::array();
    for (const ProfileClass& row : profile.classes)
        json["classes"].push_back({{"key", row.key}, {"label", labelJson(row.label)}});
    json["eight_types"] = {{"cut", word(profile.eightTypes.cut, kCuts)},
                           {"recency_days", profile.eightTypes.recencyDays},
                           {"frequency", profile.eightTypes.frequency},
                           {"monetary", profile.eightTypes.monetary}};
    return json;
}

Json tiersJson(const ScoringProfile& profile) {
    Json json;
    json["method"] = word(profile.tierMethod, kTierMethods);
    json["scale"] = Json::array();
    for (const TierRule& tier : profile.tiers) {
        Json entry;
        entry["key"] = tier.key;
        entry["label"] = labelJson(tier.label);
        entry["limit"] = decimal(tier.limit);
        if (!tier.classes.empty()) entry["classes"] = tier.classes;
        entry["reassess_months"] = tier.reassessMonths;
        json["scale"].push_back(std::move(entry));
    }
    if (profile.growthTier.empty()) {
        json["growth_exception"] = nullptr;
    } else {
        json["growth_exception"] = {{"tier", profile.growthTier}, {"minimum", profile.growthMinimum}};
    }
    json["hold"] = {{"points", decimal(profile.holdPoints)}, {"grace_days", profile.graceDays}};
    return json;
}

constexpr std::string_view kFolder = "profiles/";
constexpr std::string_view kEnding = ".json";

}  // namespace

std::string profileJson(const ScoringProfile& profile) {
    Json json;
    json["key"] = profile.key;
    json["label"] = labelJson(profile.label);
    json["version"] = profile.version;
    json["value_basis"] = word(profile.valueBasis, kBases);
    json["window_days"] = profile.windowDays;
    json["count_every_order"] = profile.countEveryOrder;
    json["mean_monetary"] = profile.meanMonetary;
    json["rfm"] = rfmJson(profile);
    json["stage"] = {{"repeat_from", profile.repeatFrom},
                     {"loyal_from", profile.loyalFrom},
                     {"returned_days", profile.returnedDays}};
    json["dormancy"] = {
        {"days", profile.dormancyDays}, {"rhythm", Json::array()}, {"minimum_gaps", profile.dormancyMinimumGaps}};
    for (const int factor : profile.dormancyRhythm) json["dormancy"]["rhythm"].push_back(decimal(factor));
    json["behaviour"] = {{"frequent_from", profile.frequentFrom}};
    json["abc"] = {{"a", profile.abcA}, {"b", profile.abcB}};
    json["value_score"] = {{"weights",
                            {{"amount", profile.weights.amount},
                             {"frequency", profile.weights.frequency},
                             {"margin", profile.weights.margin},
                             {"growth", profile.weights.growth},
                             {"influence", profile.weights.influence}}},
                           {"margin_full_percent", profile.marginFullPercent},
                           {"risk",
                            {{"deduction_percent", profile.risk.deductionPercent},
                             {"credit_points", profile.risk.creditPoints},
                             {"received_days", profile.risk.receivedDays}}}};
    json["tiers"] = tiersJson(profile);
    const ForecastRule& forecast = profile.forecast;
    json["forecast"] = {
        {"model", word(forecast.model, kForecastModels)},    {"horizon_months", forecast.horizonMonths},
        {"discount_percent", decimal(forecast.discount)},    {"margin_percent", decimal(forecast.margin)},
        {"error_limit_percent", forecast.errorLimitPercent}, {"omission_limit_percent", forecast.omissionLimitPercent}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<std::string> presetNames() {
    std::vector<std::string> names;
    for (const std::string_view resource : embeddedResourceNames()) {
        if (resource.size() <= kFolder.size() + kEnding.size() || resource.substr(0, kFolder.size()) != kFolder ||
            resource.substr(resource.size() - kEnding.size()) != kEnding) {
            continue;
        }
        names.emplace_back(resource.substr(kFolder.size(), resource.size() - kFolder.size() - kEnding.size()));
    }
    std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
        return std::pair(a != "agency", a) < std::pair(b != "agency", b);
    });
    return names;
}

Result<ScoringProfile> presetProfile(std::string_view name) {
    const std::string_view json = embeddedResource(std::string(kFolder) + std::string(name) + std::string(kEnding));
    if (!json.empty()) return parseProfile(json);
    std::string known;
    for (const std::string& preset : presetNames()) known += (known.empty() ? "" : ", ") + preset;
    return failure(ErrorKind::not_found, std::string(name), {ErrorCode::no_preset, {known}});
}

}  // namespace meike
