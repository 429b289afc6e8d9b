// SPDX-License-Identifier: GPL-3.0-or-later
// Scoring profiles out of JSON.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <span>

#include "base/error_code.h"
#include "exchange/json_object.h"
#include "exchange/json_once.h"
#include "exchange/profile_json.h"
#include "exchange/profile_keys.h"

namespace meike {

namespace {

using namespace profile_keys;
using namespace json_reading;

void readAxis(Object& parent, const char* key, AxisRule& rule, MonetaryUnit* unit) {
    parent.member(key, [&](const Json& value, const std::string& path) {
        Object object(value, path);
        object.read("method", rule.method, kAxisMethods);
        if (unit != nullptr) object.read("unit", *unit, kMonetaryUnits);
        // The defaults are multiples of the median: as amounts they would mean nothing.
        if (unit != nullptr && *unit == MonetaryUnit::amount) rule.limits.clear();
        object.member("limits", [&](const Json& limits, const std::string& limitsPath) {
            rule.limits.clear();
            const bool asHundredths = unit != nullptr && *unit == MonetaryUnit::median;
            for (std::size_t i = 0; i < list(limits, limitsPath, 20).size(); ++i) {
                const std::string place = at(limitsPath, i);
                rule.limits.push_back(asHundredths ? hundredths(limits[i], place) : wholeNumber(limits[i], place));
            }
        });
        object.finish();
    });
}

void readRange(Object& parent, const char* key, ScoreRange& range) {
    parent.member(key, [&](const Json& value, const std::string& path) {
        if (!value.is_array() || value.size() != 2) fail(path, ErrorCode::two_scores);
        range = {smallNumber(value[0], at(path, 0)), smallNumber(value[1], at(path, 1))};
    });
}

void readRfm(Object& parent, ScoringProfile& profile) {
    parent.member("rfm", [&](const Json& value, const std::string& path) {
        Object object(value, path);
        object.read("levels", profile.levels);
        readAxis(object, "recency", profile.recency, nullptr);
        readAxis(object, "frequency", profile.frequency, nullptr);
        readAxis(object, "monetary", profile.monetary, &profile.monetaryUnit);
        object.read("quantile_minimum_clients", profile.quantileMinimumClients);
        object.read("method", profile.rfmMethod, kRfmMethods);
        object.member("grid", [&](const Json& rules, const std::string& rulesPath) {
            profile.grid.clear();
            for (std::size_t i = 0; i < list(rules, rulesPath, 1000).size(); ++i) {
                Object entry(rules[i], at(rulesPath, i));
                GridRule rule{{}, {0, 0}, {0, 0}, {1, profile.levels}};
                entry.read("class", rule.classKey);
                readRange(entry, "r", rule.r);
                readRange(entry, "f", rule.f);
                readRange(entry, "m", rule.m);
                entry.finish();
                profile.grid.push_back(std::move(rule));
            }
        });
        object.member("classes", [&](const Json& classes, const std::string& classesPath) {
            profile.classes.clear();
            for (std::size_t i = 0; i < list(classes, classesPath, 100).size(); ++i) {
                Object entry(classes[i], at(classesPath, i));
                ProfileClass row;
                entry.read("key", row.key);
                entry.read("label", row.label);
                entry.finish();
                profile.classes.push_back(std::move(row));
            }
        });
        object.member("eight_types", [&](const Json& types, const std::string& typesPath) {
            Object entry(types, typesPath);
            entry.read("cut", profile.eightTypes.cut, kCuts);
            entry.read("recency_days", profile.eightTypes.recencyDays);
            entry.read("frequency", profile.eightTypes.frequency);
            entry.read("monetary", profile.eightTypes.monetary);
            entry.finish();
        });
        object.finish();
    });
}

void readValueScore(Object& parent, ScoringProfile& profile) {
    parent.member("value_score", [&](const Json& value, const std::string& path) {
        Object object(value, path);
        object.member("weights", [&](const Json& weights, const std::string& weightsPath) {
            Object entry(weights, weightsPath);
            entry.read("amount", profile.weights.amount);
            entry.read("frequency", profile.weights.frequency);
            entry.read("margin", profile.weights.margin);
            entry.read("growth", profile.weights.growth);
            entry.read("influence", profile.weights.influence);
            entry.finish();
        });
        object.read("margin_full_percent", profile.marginFullPercent);
        object.member("risk", [&](const Json& risk, const std::string& riskPath) {
            Object entry(risk, riskPath);
            entry.read("deduction_percent", profile.risk.deductionPercent);
            entry.read("credit_points", profile.risk.creditPoints);
            entry.read("received_days", profile.risk.receivedDays);
            entry.finish();
        });
        object.finish();
    });
}

void readTiers(Object& parent, ScoringProfile& profile) {
    parent.member("tiers", [&](const Json& value, const std::string& path) {
        Object object(value, path);
        object.read("method", profile.tierMethod, kTierMethods);
        object.member("scale", [&](const Json& tiers, const std::string& tiersPath) {
            profile.tiers.clear();
            for (std::size_t i = 0; i < list(tiers, tiersPath, 100).size(); ++i) {
                Object entry(tiers[i], at(tiersPath, i));
                TierRule tier;
                entry.read("key", tier.key);
                entry.read("label", tier.label);
                entry.readHundredths("limit", tier.limit);
                entry.member("classes", [&](const Json& classes, const std::string& classesPath) {
                    for (std::size_t c = 0; c < list(classes, classesPath, 200).size(); ++c) {
                        tier.classes.push_back(text(classes[c], at(classesPath, c)));
                    }
                });
                entry.read("reassess_months", tier.reassessMonths);
                entry.finish();
                profile.tiers.push_back(std::move(tier));
            }
        });
        object.member("growth_exception", [&](const Json& exception, const std::string& exceptionPath) {
            if (exception.is_null()) {
                profile.growthTier.clear();
                return;
            }
            Object entry(exception, exceptionPath);
            entry.read("tier", profile.growthTier);
            entry.read("minimum", profile.growthMinimum);
            entry.finish();
        });
        object.member("hold", [&](const Json& hold, const std::string& holdPath) {
            Object entry(hold, holdPath);
            entry.readHundredths("points", profile.holdPoints);
            entry.read("grace_days", profile.graceDays);
            entry.finish();
        });
        object.finish();
    });
}

void readForecast(Object& parent, ForecastRule& rule) {
    parent.member("forecast", [&](const Json& value, const std::string& path) {
        Object object(value, path);
        object.read("model", rule.model, kForecastModels);
        object.read("horizon_months", rule.horizonMonths);
        object.readHundredths("discount_percent", rule.discount);
        object.readHundredths("margin_percent", rule.margin);
        object.read("error_limit_percent", rule.errorLimitPercent);
        object.read("omission_limit_percent", rule.omissionLimitPercent);
        object.finish();
    });
}

ScoringProfile readProfile(const Json& json) {
    ScoringProfile profile;
    Object object(json, {});
    object.read("key", profile.key);
    object.read("label", profile.label);
    object.read("version", profile.version);
    object.read("value_basis", profile.valueBasis, kBases);
    object.read("window_days", profile.windowDays);
    object.read("count_every_order", profile.countEveryOrder);
    object.read("mean_monetary", profile.meanMonetary);
    readRfm(object, profile);
    object.member("stage", [&](const Json& value, const std::string& path) {
        Object entry(value, path);
        entry.read("repeat_from", profile.repeatFrom);
        entry.read("loyal_from", profile.loyalFrom);
        entry.read("returned_days", profile.returnedDays);
        entry.finish();
    });
    object.member("dormancy", [&](const Json& value, const std::string& path) {
        Object entry(value, path);
        entry.read("days", profile.dormancyDays);
        entry.read("rhythm", profile.dormancyRhythm, true);
        entry.read("minimum_gaps", profile.dormancyMinimumGaps);
        entry.finish();
    });
    object.member("behaviour", [&](const Json& value, const std::string& path) {
        Object entry(value, path);
        entry.read("frequent_from", profile.frequentFrom);
        entry.finish();
    });
    object.member("abc", [&](const Json& value, const std::string& path) {
        Object entry(value, path);
        entry.read("a", profile.abcA);
        entry.read("b", profile.abcB);
        entry.finish();
    });
    readValueScore(object, profile);
    readTiers(object, profile);
    readForecast(object, profile.forecast);
    object.finish();
    return profile;
}

}  // namespace

Result<ScoringProfile> parseProfile(std::string_view json) {
    try {
        const Json tree = parseJsonOnce<Json>(json, "profile");
        ScoringProfile profile = readProfile(tree);
        const std::vector<ProfileProblem> problems = validate(profile);
        if (!problems.empty()) fail(problems.front().path, problems.front().expected);
        return profile;
    } catch (const Error& error) {
        return tl::unexpected(error);
    } catch (const Json::exception&) {
        return failure(ErrorKind::invalid_value, "profile", ErrorCode::not_json);
    }
}

}  // namespace meike
