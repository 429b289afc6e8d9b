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
#include "exchange/json_once.h"
#include "exchange/profile_json.h"
#include "exchange/profile_keys.h"

namespace meike {

namespace {

using namespace profile_keys;
using Json = nlohmann::ordered_json;

[[noreturn]] void fail(const std::string& path, ErrorDetail expected) {
    throw Error(ErrorKind::invalid_value, path.empty() ? "profile" : path,
                {ErrorCode::expected, {std::move(expected)}});
}

std::string at(const std::string& path, std::size_t index) { return path + "[" + std::to_string(index) + "]"; }

std::int64_t wholeNumber(const Json& value, const std::string& path) {
    const bool tooLarge =
        value.is_number_unsigned() &&
        value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (!value.is_number_integer() || tooLarge) fail(path, ErrorCode::whole_number);
    return value.get<std::int64_t>();
}

int smallNumber(const Json& value, const std::string& path) {
    const std::int64_t number = wholeNumber(value, path);
    if (number < -1'000'000'000 || number > 1'000'000'000) fail(path, {ErrorCode::whole_number_up_to, {1000000000}});
    return static_cast<int>(number);
}

/// A number with at most two decimals, as hundredths.
std::int64_t hundredths(const Json& value, const std::string& path) {
    if (!value.is_number()) fail(path, ErrorCode::a_number);
    const double scaled = value.get<double>() * 100;
    if (!(std::abs(scaled) <= 1e15)) fail(path, ErrorCode::smaller_number);
    const double whole = std::round(scaled);
    if (std::abs(scaled - whole) > 1e-6 * std::max(1.0, std::abs(scaled) * 1e-6))
        fail(path, ErrorCode::number_of_two_decimals);
    return static_cast<std::int64_t>(whole);
}

std::string text(const Json& value, const std::string& path) {
    if (!value.is_string()) fail(path, ErrorCode::a_text);
    return value.get<std::string>();
}

const Json& list(const Json& value, const std::string& path, std::size_t most) {
    if (!value.is_array()) fail(path, ErrorCode::a_list);
    if (value.size() > most) fail(path, {ErrorCode::most_entries, {most}});
    return value;
}

/// Reads the members of one JSON object; what is absent keeps its default, what is left over is an error.
class Object {
public:
    Object(const Json& json, std::string path) : m_json(json), m_path(std::move(path)) {
        if (!json.is_object()) fail(m_path, ErrorCode::an_object);
    }

    /// Calls read(value, path) when the member is there.
    template <class Read>
    void member(const char* key, Read read) {
        m_known.insert(key);
        const auto found = m_json.find(key);
        if (found != m_json.end()) read(*found, m_path.empty() ? std::string(key) : m_path + "." + key);
    }
    void read(const char* key, int& target) {
        member(key, [&](const Json& value, const std::string& path) { target = smallNumber(value, path); });
    }
    void read(const char* key, std::int64_t& target) {
        member(key, [&](const Json& value, const std::string& path) { target = wholeNumber(value, path); });
    }
    void read(const char* key, bool& target) {
        member(key, [&](const Json& value, const std::string& path) {
            if (!value.is_boolean()) fail(path, ErrorCode::true_or_false);
            target = value.get<bool>();
        });
    }
    void read(const char* key, std::string& target) {
        member(key, [&](const Json& value, const std::string& path) { target = text(value, path); });
    }
    void readHundredths(const char* key, int& target) {
        member(key, [&](const Json& value, const std::string& path) {
            const std::int64_t number = hundredths(value, path);
            if (std::abs(number) > 1'000'000'000) fail(path, ErrorCode::smaller_number);
            target = static_cast<int>(number);
        });
    }
    void read(const char* key, ProfileLabel& target) {
        member(key, [&](const Json& value, const std::string& path) {
            Object object(value, path);
            object.read("zh", target.zh);
            object.read("en", target.en);
            object.finish();
        });
    }
    template <class Enum>
    void read(const char* key, Enum& target, std::span<const std::string_view> words) {
        member(key, [&](const Json& value, const std::string& path) {
            std::string choices;  // all but the last
            const std::string word = value.is_string() ? value.get<std::string>() : std::string();
            for (std::size_t i = 0; i < words.size(); ++i) {
                if (words[i] == word) {
                    target = static_cast<Enum>(i);
                    return;
                }
                if (i + 1 < words.size()) choices += (i == 0 ? "" : ", ") + std::string(words[i]);
            }
            fail(path, {ErrorCode::either_of, {choices, words.back()}});
        });
    }
    template <std::size_t Size>
    void read(const char* key, std::array<int, Size>& target, bool asHundredths = false) {
        member(key, [&](const Json& value, const std::string& path) {
            if (list(value, path, 1000).size() != Size) fail(path, {ErrorCode::some_numbers, {Size}});
            for (std::size_t i = 0; i < Size; ++i) {
                if (!asHundredths) {
                    target[i] = smallNumber(value[i], at(path, i));
                    continue;
                }
                const std::int64_t number = hundredths(value[i], at(path, i));
                if (std::abs(number) > 1'000'000'000) fail(at(path, i), ErrorCode::smaller_number);
                target[i] = static_cast<int>(number);
            }
        });
    }
    /// Every member must have been asked for.
    void finish() const {
        for (const auto& item : m_json.items()) {
            if (m_known.count(item.key()) > 0) continue;
            std::string known;
            for (const std::string& key : m_known) known += (known.empty() ? "" : ", ") + key;
            fail(m_path.empty() ? item.key() : m_path + "." + item.key(), {ErrorCode::known_key, {known}});
        }
    }

private:
    const Json& m_json;
    std::string m_path;
    std::set<std::string> m_known;
};

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
